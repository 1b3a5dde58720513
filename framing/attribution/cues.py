"""The cue list: words and phrases that signal an attribution, with the stance they give to the source.

In: ``framing/data/cues.tsv``, one cue a row with its stance, kind, irregular forms, origin and note (``-`` for
none). Out: a `CueList` that knows the inflected forms.

Conventions: everything lower case; a verb is listed by its base form and inflected by rule unless `forms` gives
the past, the participle or a form in -ing; the first row of the file is the header. The stances follow the
families of reporting verbs (report, assert, believe, demand, judge, intend, ask, show, decide, concede).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from framing.exceptions import DataFileError
from framing.wordlists import packaged, read_rows

__all__ = ["COLUMNS", "CUE_KINDS", "STANCES", "Cue", "CueList", "inflect", "load_cues", "read_cues"]

COLUMNS = ("cue", "stance", "kind", "forms", "origin", "note")
STANCES = ("report", "assert", "believe", "demand", "judge", "intend", "ask", "show", "decide", "concede")
CUE_KINDS = ("verb", "noun", "phrase", "word")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the cue list.

    Examples
    --------
    >>> load_cues().words["said"].base
    'say'
    """

    base: str
    stance: str
    kind: str
    origin: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CueList:
    """Cues by inflected single word, and by phrase as a tuple of words."""

    words: Mapping[str, Cue]
    phrases: Mapping[tuple[str, ...], Cue]


@lru_cache(maxsize=1)
def load_cues() -> CueList:
    """Return the packaged cue list.

    Examples
    --------
    >>> load_cues().phrases["according", "to"].stance
    'report'
    """
    return read_cues(packaged("cues.tsv"))


def read_cues(source: Traversable | Path) -> CueList:
    """Read a cue list.

    Parameters
    ----------
    source : path-like
        A tab-separated file with a header row (`COLUMNS`).

    Raises
    ------
    DataFileError
        On a row that breaks the rules of `framing.wordlists.read_rows`, an unknown stance or kind, or a cue that is
        not in lower case.
    """
    rows = read_rows(source, COLUMNS, required=COLUMNS, unique=("cue",), choices={"stance": STANCES, "kind": CUE_KINDS})
    words: dict[str, Cue] = {}
    phrases: dict[tuple[str, ...], Cue] = {}
    for row in rows:
        base, note = row["cue"], row["note"]
        if base != base.lower():
            msg = f"{source}:{row['line']}: cues are matched in lower case, got {base!r}"
            raise DataFileError(msg)
        cue = Cue(base, row["stance"], row["kind"], row["origin"], None if note == "-" else note)
        parts = tuple(base.split())
        if len(parts) > 1:
            phrases[parts] = cue
            continue
        forms = inflect(base, row["forms"]) if cue.kind == "verb" else (base,)
        for form in (*forms, base + "s") if cue.kind == "noun" else forms:
            words.setdefault(form, cue)
    return CueList(MappingProxyType(words), MappingProxyType(phrases))


def inflect(base: str, forms: str = "-") -> tuple[str, ...]:
    """Return the forms of a verb; `forms` holds irregular ones, separated by commas.

    Examples
    --------
    >>> inflect("deny")
    ('deny', 'denies', 'denying', 'denied')
    >>> inflect("say", "said")
    ('say', 'says', 'saying', 'said')
    """
    irregular = [] if forms == "-" else forms.split(",")
    after_consonant = len(base) > 1 and base[-2] not in "aeiou"
    if base.endswith("y") and after_consonant:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "x", "z", "ch", "sh")):
        third, past = base + "es", base + "ed"
    else:
        third, past = base + "s", base + ("d" if base.endswith("e") else "ed")
    present = base[:-1] + "ing" if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base + "ing"
    given = [form for form in irregular if form.endswith("ing")]
    pasts = [form for form in irregular if not form.endswith("ing")]
    return (base, third, *(given or [present]), *(pasts or [past]))
