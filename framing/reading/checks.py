"""One JSON object of the interchange format, taken apart key by key.

In: a `dict` and where it stands. Out: checked values; what was never asked for is `rest`. Every failure is an
`InterchangeError` that names the file, the line, the key by its full path and the value that it had.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from framing.exceptions import InterchangeError
from framing.records import Span

__all__ = ["JsonObject", "Place", "check_date"]

Choice = TypeVar("Choice", bound=str)

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Values are shown to find them again, not to read them.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands.

    Parameters
    ----------
    path : str or None
        The file.
    line : int or None
        Its line.
    key : str
        The path of keys inside the line, such as ``attributions[2].cue``.
    """

    path: str | None = None
    line: int | None = None
    key: str = ""

    def at(self, key: str | int) -> Place:
        """Return the place of a key or index inside this one."""
        inner = f"{self.key}[{key}]" if isinstance(key, int) else f"{self.key}.{key}" if self.key else key
        return Place(self.path, self.line, inner)

    def fail(self, what: str) -> NoReturn:
        """Raise `InterchangeError` with the place in front."""
        where = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        msg = f"{f'{where}: ' if where else ''}{self.key or 'the record'} {what}"
        raise InterchangeError(msg)


def check_date(value: str, place: Place) -> str:
    """Return an ISO 8601 date as it is; raise for any other.

    Examples
    --------
    >>> check_date("2017-04-04", Place())
    '2017-04-04'
    """
    try:
        # fromisoformat alone would take a week date and the form without hyphens too
        is_date = _ISO_DATE.fullmatch(value) is not None and bool(datetime.date.fromisoformat(value))
    except ValueError:
        is_date = False
    if not is_date:
        place.fail(f"must be a date YYYY-MM-DD, got {value!r}")
    return value


class JsonObject:
    """A JSON object whose keys are taken one by one.

    Parameters
    ----------
    value : object
        What stands at the place.
    place : Place
        Where.

    Examples
    --------
    >>> entry = JsonObject({"start": 0, "end": 4, "kind": "byline", "note": "x"}, Place("gold.jsonl", 3, "segments[0]"))
    >>> entry.choice("kind", ("headline", "byline"))
    'byline'
    >>> entry.span(length=10), entry.rest()
    (Span(start=0, end=4), {'note': 'x'})
    """

    def __init__(self, value: object, place: Place) -> None:
        if not isinstance(value, Mapping):
            place.fail(f"must be an object, got {_shown(value)}")
        self._values = value
        self._taken: set[str] = set()
        self.place = place

    def rest(self) -> dict[str, Any]:
        """Return the keys that were not asked for."""
        return {key: value for key, value in self._values.items() if key not in self._taken}

    def get(self, key: str) -> Any:
        """Return any value; None where the key is absent."""
        self._taken.add(key)
        return self._values.get(key)

    def text(self, key: str) -> str:
        """Return a string that must be there."""
        value = self.get(key)
        if not isinstance(value, str):
            self._fail(key, "a string", value)
        return value

    def optional_text(self, key: str) -> str | None:
        """Return a string or null."""
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            self._fail(key, "a string or null", value)
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is absent."""
        value = self.get(key)
        if value is None and key not in self._values:
            return False
        if not isinstance(value, bool):
            self._fail(key, "true or false", value)
        return value

    def choice(self, key: str, choices: Sequence[Choice], default: Choice | None = None) -> Choice:
        """Return one of the choices; the default, if there is one, where the key is absent."""
        value = self.get(key)
        if default is not None and key not in self._values:
            return default
        chosen = next((choice for choice in choices if choice == value), None)
        if chosen is None:
            self._fail(key, f"one of {', '.join(choices)}", value)
        return chosen

    def probability(self, key: str) -> float | None:
        """Return a number in [0, 1] or null."""
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self._fail(key, "a number in [0, 1] or null", value)
        return value

    def objects(self, key: str) -> list[JsonObject]:
        """Return the objects of a list; none where the key is absent."""
        value = self.get(key)
        if value is None and key not in self._values:
            return []
        if not isinstance(value, list | tuple):
            self._fail(key, "a list", value)
        return [JsonObject(entry, self.place.at(key).at(number)) for number, entry in enumerate(value)]

    def optional_object(self, key: str) -> JsonObject | None:
        """Return an object or null."""
        value = self.get(key)
        return None if value is None else JsonObject(value, self.place.at(key))

    def span(self, *, length: int) -> Span:
        """Return the span that ``start`` and ``end`` give inside a text of `length` characters."""
        start, end = self._offset("start"), self._offset("end")
        if not 0 <= start <= end:
            self.place.fail(f"must have 0 <= start <= end, got start={start} end={end}")
        if end > length:
            self.place.at("end").fail(f"is {end}, past the end of the text ({length} characters)")
        return Span(start, end)

    def _offset(self, key: str) -> int:
        value = self.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self._fail(key, "a whole number", value)
        return value

    def _fail(self, key: str, wanted: str, value: object) -> NoReturn:
        there = f"got {_shown(value)}" if key in self._values else "and is missing"
        self.place.at(key).fail(f"must be {wanted}, {there}")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
