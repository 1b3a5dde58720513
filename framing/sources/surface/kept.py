"""Values of a document that are read when they are first asked for, and then kept.

In: a method without arguments. Out: what `functools.cached_property` makes of it, but without the lock that this takes
in Python 3.11: no two threads share a document while it is read, and the locks are a thirtieth of the time of the step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["kept"]

_Value = TypeVar("_Value")


class kept(Generic[_Value]):
    """A property that is read once; named like one, since it stands where ``property`` does.

    Parameters
    ----------
    read : callable
        The method.

    Examples
    --------
    >>> class Words:
    ...     @kept
    ...     def count(self):
    ...         return print("counted") or 2
    >>> words = Words()
    >>> words.count, words.count
    counted
    (2, 2)
    """

    def __init__(self, read: Callable[[Any], _Value]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...

    def __get__(self, instance: object | None, owner: type) -> Self | _Value:
        if instance is None:
            return self
        # from now on the instance's own attribute goes before this one
        value = instance.__dict__[self._name] = self._read(instance)
        return value
