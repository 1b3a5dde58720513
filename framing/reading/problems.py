"""What goes wrong while reading: raised at once, or collected and warned of once at the end.

In: errors and notes from the readers. Out: the `framing.corpus.Problem` records of a corpus, and at most one warning of
each class. Convention: a *refusal* means that the input is missing from the corpus, and raises with
``on_error="raise"``; a *note* means that it was read, or that it never was an article, and never raises.
"""

from __future__ import annotations

import warnings
from typing import Literal, get_args

from framing.corpus import Problem
from framing.exceptions import FramingWarning, InputError, InputWarning

__all__ = ["OnError", "ProblemLog", "shown_path"]

OnError = Literal["raise", "warn"]

# A warning names this many problems; a screenful of them would hide the first, and all are in `corpus.problems`.
SHOWN = 3


class ProblemLog:
    """The problems of one reading.

    Parameters
    ----------
    on_error : {"raise", "warn"}
        What a refusal does.

    Examples
    --------
    >>> log = ProblemLog("warn")
    >>> log.refuse(InputError("the file is empty"), path="a.txt")
    >>> print(log.problems[0])
    a.txt: the file is empty
    """

    def __init__(self, on_error: OnError) -> None:
        if on_error not in get_args(OnError):
            msg = f"on_error must be one of {get_args(OnError)}, got {on_error!r}"
            raise InputError(msg)
        self.on_error = on_error
        self.problems: list[Problem] = []
        self._raised: InputError | None = None
        self._unsaid: dict[type[FramingWarning], list[Problem]] = {}

    def refuse(
        self, error: InputError, *, path: str | None, line: int | None = None, document_id: str | None = None
    ) -> None:
        """Set an input aside, or raise `error` with the place in front of its message."""
        self._raise_or_add(error, Problem(path, line, str(error), document_id))

    def complain(
        self, error: InputError, *, path: str | None, line: int | None = None, document_id: str | None = None
    ) -> None:
        """Raise `error` as `refuse` does, but keep the input when only warning."""
        self._raise_or_add(error, Problem(path, line, str(error), document_id, set_aside=False))

    def note(self, problem: Problem, category: type[FramingWarning] | None = None) -> None:
        """Record a problem that never raises; it is warned of at the end if a category is given."""
        self._add(problem, category)

    def warn(self, *, stacklevel: int) -> None:
        """Issue one warning for each class of what was collected since the last call."""
        unsaid, self._unsaid = self._unsaid, {}
        for category, problems in unsaid.items():
            warnings.warn(_summary(problems), category, stacklevel=stacklevel + 1)

    def _raise_or_add(self, error: InputError, problem: Problem) -> None:
        if error is self._raised:
            raise error  # on its way out through the reader of the whole source: it has its place already
        if self.on_error == "raise":
            self._raised = type(error)(str(problem))
            raise self._raised from None
        self._add(problem, InputWarning)

    def _add(self, problem: Problem, category: type[FramingWarning] | None) -> None:
        self.problems.append(problem)
        if category is not None:
            self._unsaid.setdefault(category, []).append(problem)


def _summary(problems: list[Problem]) -> str:
    if len(problems) == 1:
        return f"{problems[0]}{' (set aside)' if problems[0].set_aside else ''}"
    aside = sum(problem.set_aside for problem in problems)
    shown = "; ".join(str(problem) for problem in problems[:SHOWN])
    more = f"; and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
    return f"{len(problems)} problems, {aside} of them set aside: {shown}{more} (all in corpus.problems)"


def shown_path(path: object) -> str:
    """Return a path as messages show it."""
    return str(path)
