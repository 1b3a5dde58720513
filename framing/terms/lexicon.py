"""The lexicon: words and phrases that may carry judgement, with category, strength, plainer wording and guard.

In: ``framing/data/lexicon.tsv``, or a user's file over it. Out: a `Lexicon`, which knows every inflected form.

Conventions: columns ``term class category strength neutral guard origin note``. Strength 3 is loaded almost wherever
it occurs, 2 mostly, 1 only where the context says so. A term written with a capital is a name-like word ("Takfiri");
any other is not loaded inside a capitalised name. The note of an epistemic verb is the stance that it implies:
doubting, conceding, supportive or hostile. A user's file may leave out ``class`` and leave ``strength`` blank (2); a
term that it shares with ours replaces ours, and strength 0 takes ours out.

Left undone: terms in other scripts than Latin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, cast

from framing.exceptions import DataFileError
from framing.records import TERM_CATEGORIES, TermCategory
from framing.terms.guards import parse_guard
from framing.terms.inflection import WORD_CLASSES, Form, WordClass, inflect, split_words
from framing.wordlists import packaged, read_rows

__all__ = [
    "COLUMNS",
    "USER_COLUMNS",
    "Entry",
    "Lexicon",
    "build_lexicon",
    "check_lexicon",
    "load_lexicon",
    "read_lexicon",
]

COLUMNS = ("term", "class", "category", "strength", "neutral", "guard", "origin", "note")
USER_COLUMNS = tuple(column for column in COLUMNS if column != "class")
STANCES = ("doubting", "conceding", "supportive", "hostile")

# What a term of each category most often is, for a user's file without classes; a phrase in spaces stays a phrase.
_USUAL_CLASS: Mapping[str, WordClass] = MappingProxyType(
    {"label": "noun", "emotive": "adjective", "intensifier": "adverb", "charged-verb": "verb", "epistemic": "verb"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon.

    Examples
    --------
    >>> load_lexicon().entries["regime"].neutral
    'government'
    """

    term: str
    classes: tuple[WordClass, ...]
    category: TermCategory
    strength: int
    neutral: str | None = None
    guard: str = ""
    origin: str = ""
    note: str = ""

    @property
    def named(self) -> bool:
        """Whether the term itself is written with a capital."""
        return self.term != self.term.lower()


Candidate: TypeAlias = tuple[tuple[str, ...], Entry, Form, WordClass]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by term, and an index from a form's first two words to what may stand there.

    Parameters
    ----------
    entries : mapping of str to Entry
        By the term in lower case.
    index : mapping of str to mapping of str to sequence of (rest of the form, entry, form, word class)
        By the first word and the second, the longest forms first and those of the first word alone at the end; under
        ``""`` only these.
    own : frozenset of str
        The terms, in lower case, that a user's list has put in.
    """

    entries: Mapping[str, Entry]
    index: Mapping[str, Mapping[str, Sequence[Candidate]]]
    own: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.entries)

    def look_up(self, first: str, second: str = "") -> Sequence[Candidate]:
        """Return the forms that may begin at a word, given the one after it.

        Examples
        --------
        >>> [rest for rest, *_ in load_lexicon().look_up("show", "trial")]
        [('trial',), ()]
        """
        following = self.index.get(first, {})
        return following.get(second) or following.get("", ())


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the packaged lexicon.

    Examples
    --------
    >>> len(load_lexicon()) > 1500
    True
    """
    return build_lexicon(_read_entries(packaged("lexicon.tsv")))


def read_lexicon(path: str | Path, *, over: Lexicon | None = None) -> Lexicon:
    r"""Read a user's list, laid over a lexicon.

    Parameters
    ----------
    path : str or Path
        A tab-separated file with the columns `COLUMNS`, or the same without ``class``.
    over : Lexicon, optional
        What it is laid over; the packaged one by default.

    Returns
    -------
    Lexicon

    Raises
    ------
    DataFileError
        On the first bad row, by file and line.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "house-style.tsv")
    ...     _ = path.write_text("term\tcategory\tstrength\tneutral\tguard\torigin\tnote\n"
    ...                         "cyclone bomb\temotive\t3\tstorm\t\thouse style\t\n")
    ...     read_lexicon(path).entries["cyclone bomb"].neutral
    'storm'
    """
    base = load_lexicon() if over is None else over
    given = {entry.term.lower(): entry for entry in _read_checked(Path(path))}
    entries = {term: entry for term, entry in (dict(base.entries) | given).items() if entry.strength > 0}
    return build_lexicon(entries.values(), own=base.own | set(given))


def check_lexicon(path: str | Path) -> int:
    """Check a user's list and return its number of entries.

    Raises
    ------
    DataFileError
        On the first bad row, by file and line.
    """
    return len(_read_checked(Path(path)))


def build_lexicon(entries: Iterable[Entry], *, own: Iterable[str] = ()) -> Lexicon:
    """Index the inflected forms of `entries`; `own` are those of a user's list."""
    by_term = {entry.term.lower(): entry for entry in entries}
    candidates: dict[str, list[Candidate]] = {}
    for term, entry in by_term.items():
        words = (term,) if term.isalpha() else split_words(term)
        for kind in entry.classes:
            for form, name in inflect(words, kind).items():
                candidates.setdefault(form[0], []).append((form[1:], entry, name, kind))
    # a plain dict, since every word of a text is looked up: through a proxy this takes twice the time
    index = {word: _sort_by_second(forms) for word, forms in candidates.items()}
    return Lexicon(MappingProxyType(by_term), index, frozenset(own))


def _sort_by_second(candidates: list[Candidate]) -> Mapping[str, Sequence[Candidate]]:
    if len(candidates) > 1:
        # the longest first; a term of its own ("eliminated") before a form of another ("eliminate")
        candidates.sort(key=_rank)
    alone = tuple(candidate for candidate in candidates if not candidate[0])
    by_second: dict[str, list[Candidate]] = {}
    for candidate in candidates[: len(candidates) - len(alone)]:
        by_second.setdefault(candidate[0][0], []).append(candidate)
    return {second: (*longer, *alone) for second, longer in by_second.items()} | ({"": alone} if alone else {})


def _rank(candidate: Candidate) -> tuple[int, bool]:
    return -len(candidate[0]), candidate[2] != "base"


def _read_checked(path: Path) -> list[Entry]:
    entries = _read_entries(path)
    # the guards of the packaged list are held to this by a test, and are parsed only when their term is met
    for line, entry in enumerate(entries, start=2):
        parse_guard(entry.guard, where=f"{path}:{line}")
    return entries


def _read_entries(source: Traversable | Path) -> list[Entry]:
    with source.open(encoding="utf-8-sig") as lines:
        header = tuple(lines.readline().rstrip("\r\n").split("\t"))
    columns = USER_COLUMNS if header == USER_COLUMNS else COLUMNS
    rows = read_rows(source, columns, required=("term", "category"), unique=("term",))
    return [_read_entry(row, where=f"{source}:{row['line']}") for row in rows]


def _read_entry(row: Mapping[str, str], *, where: str) -> Entry:
    if not split_words(row["term"]):
        msg = f"{where}: the term {row['term']!r} holds no word"
        raise DataFileError(msg)
    _check_choice(row["category"], TERM_CATEGORIES, "category", where)
    _check_choice(row["strength"] or "2", ("0", "1", "2", "3"), "strength", where)
    usual = "phrase" if " " in row["term"] else _USUAL_CLASS.get(row["category"], "phrase")
    classes = (row.get("class") or usual).split("/")
    for kind in classes:
        _check_choice(kind, WORD_CLASSES, "class", where)
    if row["category"] == "epistemic" and row["note"]:
        _check_choice(row["note"], STANCES, "note of an epistemic term", where)
    return Entry(
        row["term"],
        cast("tuple[WordClass, ...]", tuple(classes)),
        cast("TermCategory", row["category"]),
        int(row["strength"] or "2"),
        row["neutral"] or None,
        row["guard"],
        row["origin"],
        row["note"],
    )


def _check_choice(value: str, choices: tuple[str, ...], name: str, where: str) -> None:
    if value not in choices:
        msg = f"{where}: {name} must be one of {', '.join(choices)}, got {value!r}"
        raise DataFileError(msg)
