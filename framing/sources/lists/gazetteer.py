"""The gazetteer: named bodies and people with their source type and country, as reviewed data.

In: ``gazetteer.tsv`` (bodies), ``officeholders.tsv`` (people in office, with years) and, laid over them, a user's own
file in TSV or TOML. Out: a `Gazetteer` that finds an entry by any of its names.

Conventions. An entry says what somebody usually is; what the article says about them goes before it. Office-holders
go stale, so they are kept apart, carry the years, and are asked last. Names are compared folded (case, accents, full
stops and apostrophes ignored), but a name of one word in capitals (IS, WHO, AP) only matches capitals.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from framing.exceptions import DataFileError, MissingInputError
from framing.records import SOURCE_TYPES, SourceType
from framing.segmentation.tokens import find_tokens
from framing.sources.lists.names import fold
from framing.sources.lists.roles import load_nouns
from framing.wordlists import packaged, read_rows

__all__ = ["Entry", "Gazetteer", "check_gazetteer", "load_gazetteer", "phrase_keys", "read_gazetteer"]

# Names whose tokens are the words between their spaces; nine in ten, and much the quickest to split.
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+(?:-[^\W\d_]+)*)*")

# The hyphen of an Arabic article.
_ARTICLE = re.compile(r"(?<=\b[AaEe]l)-(?=\w)")

_COLUMNS = ("name", "aliases", "type", "country", "origin", "note")
_OFFICE_COLUMNS = ("name", "aliases", "type", "country", "office", "from", "until", "origin", "note")


@dataclass(frozen=True, slots=True)
class Entry:
    """A named source.

    Parameters
    ----------
    name : str
        The name it goes by in results.
    aliases : tuple of str
        Other names and acronyms.
    type : str
        One of `framing.records.SOURCE_TYPES`.
    country : str or None
        ISO 3166-1 alpha-2.
    office : str or None
        For a person: the office; the entry is then only a last resort.
    years : str or None
        For a person: the years in office, ``2017-`` when still there at the time of writing.
    note : str or None
        Anything a reviewer should know.
    own : bool
        From a user's file: goes before whatever the article says.

    Attributes
    ----------
    is_person : bool
        Whether it is somebody rather than a body: an office-holder, or a user's entry with a person's name.
    """

    name: str
    aliases: tuple[str, ...]
    type: SourceType
    country: str | None = None
    office: str | None = None
    years: str | None = None
    note: str | None = None
    own: bool = False
    is_person: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # kept, since it is asked several times for each mention of each entry
        object.__setattr__(self, "is_person", self.office is not None or (self.own and _is_persons(self.name)))

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def origin(self) -> str:
        """The list and the entry, for `Speaker.reason`."""
        return f"{'your gazetteer' if self.own else 'gazetteer'}: {self.name}"


@dataclass(frozen=True)
class Gazetteer:
    """Entries, findable by any of their names.

    Parameters
    ----------
    entries : tuple of Entry
        Later entries go before earlier ones that share a name.

    Examples
    --------
    >>> gazetteer = Gazetteer((Entry("Lake Rights Watch", ("LRW",), "ngo"),))
    >>> gazetteer.find("lake rights watch").type, gazetteer.find("lrw")
    ('ngo', None)
    """

    entries: tuple[Entry, ...]
    phrases: Mapping[str, tuple[Entry, bool]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        phrases: dict[str, tuple[Entry, bool]] = {}
        for entry in self.entries:
            for name in entry.names:
                for key in phrase_keys(name):
                    held, capitals = phrases.get(key, (None, True))
                    # "SANA" beside "Sana": either way
                    phrases[key] = (entry, _needs_capitals(name) and (held is not entry or capitals))
        object.__setattr__(self, "phrases", phrases)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def has_own(self) -> bool:
        """Whether a user's entries lie over the packaged ones."""
        return bool(self.entries) and self.entries[-1].own

    def find(self, name: str) -> Entry | None:
        """Return the entry of that name, or ``None``."""
        for key in phrase_keys(name):
            found = self.phrases.get(key)
            if found is not None and (not found[1] or name.isupper()):
                return found[0]
        return None


def _is_persons(name: str) -> bool:
    """Tell whether a name in a user's file is a person's: a few capitalised words, none of them a body's."""
    words = name.split()
    return (
        1 < len(words) < 5
        and all(word[0].isupper() for word in words if len(word) > 3)
        and not any(fold(word) in _nouns_of_names() for word in words)
    )


@cache
def _nouns_of_names() -> frozenset[str]:
    """Return the words that make a name a body's: nouns of roles and bodies, and the words of the packaged bodies."""
    bodies = (entry.name for entry in load_gazetteer().entries if entry.office is None)
    counts = Counter(fold(word) for name in bodies for word in name.split())
    return frozenset(word for word, count in counts.items() if count > 2) | frozenset(load_nouns())


def phrase_keys(name: str) -> tuple[str, ...]:
    """Return the folded token sequences under which a name may be printed.

    A possessive in the name is kept as its own token and, as in texts that have lost their apostrophes, joined; an
    Arabic article is printed with a hyphen or a space.

    Examples
    --------
    >>> phrase_keys("People's Assembly")
    ('people s assembly', 'peoples assembly')
    """
    spaced = _ARTICLE.sub(" ", name) if "-" in name else name
    return _split_keys(name) if spaced == name else (*_split_keys(name), *_split_keys(spaced))


def _split_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name in one spelling."""
    if _PLAIN.fullmatch(name):
        return (fold(name),)
    starts, ends = find_tokens(name)
    words = [fold(name[start:end]) for start, end in zip(starts, ends, strict=True)]
    split = " ".join(words)
    starts, ends = find_tokens(name.replace("'", "").replace("’", ""))
    plain = name.replace("'", "").replace("’", "")
    joined = " ".join(fold(plain[start:end]) for start, end in zip(starts, ends, strict=True))
    return (split,) if split == joined else (split, joined)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the packaged gazetteer.

    Examples
    --------
    >>> load_gazetteer().find("Syrian Observatory for Human Rights").type
    'ngo'
    """
    holders = read_rows(packaged("officeholders.tsv"), _OFFICE_COLUMNS, required=_OFFICE_COLUMNS)
    bodies = read_rows(packaged("gazetteer.tsv"), _COLUMNS, required=_COLUMNS, unique=("name",))
    offices = [_entry(row, where=f"officeholders.tsv:{row['line']}") for row in holders]
    return Gazetteer((*offices, *(_entry(row, where=f"gazetteer.tsv:{row['line']}") for row in bodies)))


def read_gazetteer(path: str | Path, *, over: Gazetteer | None = None) -> Gazetteer:
    """Read a user's gazetteer and lay it over the packaged one.

    Parameters
    ----------
    path : path-like
        A TSV file with the columns name, aliases, type, country, origin, note, or a TOML file with ``[[source]]``
        tables that have ``name`` and ``type`` and may have ``aliases`` (a list), ``country`` and ``note``.
    over : Gazetteer, optional
        What to lay it over; the packaged gazetteer by default.

    Returns
    -------
    Gazetteer
        The user's entries go before those they share a name with.

    Raises
    ------
    MissingInputError
        If there is no such file.
    DataFileError
        If a row is wrong; the message names file and line. `check_gazetteer` lists all that is wrong at once.
    """
    base = load_gazetteer() if over is None else over
    return Gazetteer((*base.entries, *(replace(entry, own=True) for entry in _read_entries(Path(path)))))


def check_gazetteer(path: str | Path) -> list[str]:
    """Say what is wrong with a user's gazetteer.

    Parameters
    ----------
    path : path-like
        As for `read_gazetteer`.

    Returns
    -------
    list of str
        One problem each, with file and line; empty when all is well.
    """
    source = Path(path)
    try:
        entries = _read_entries(source)
    except DataFileError as error:
        return [str(error)]
    problems = []
    seen: dict[str, str] = {}
    for entry in entries:
        for name in entry.names:
            other = seen.setdefault(fold(name), entry.name)
            if other != entry.name:
                problems.append(f"{source}: {name!r} is a name of both {other!r} and {entry.name!r}")
    return problems


def _read_entries(path: Path) -> tuple[Entry, ...]:
    if not path.is_file():
        msg = f"there is no gazetteer at {path}"
        raise MissingInputError(msg)
    if path.suffix.lower() == ".toml":
        return tuple(_toml_entries(path))
    rows = read_rows(path, _COLUMNS, required=("name", "type"), unique=("name",))
    return tuple(_entry(row, where=f"{path}:{row['line']}") for row in rows)


def _toml_entries(path: Path) -> Iterator[Entry]:
    try:
        tables: Any = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("source", [])
    except tomllib.TOMLDecodeError as error:
        msg = f"{path}: not valid TOML: {error}"
        raise DataFileError(msg) from error
    for number, table in enumerate(tables, start=1):
        where = f"{path}: [[source]] number {number}"
        aliases: Iterable[str] = table.get("aliases", [])
        cells = {column: str(table.get(column, "")) for column in _COLUMNS} | {"aliases": "|".join(aliases)}
        if not cells["name"]:
            msg = f"{where}: name is missing"
            raise DataFileError(msg)
        yield _entry(cells, where=where)


def _entry(row: Mapping[str, str], *, where: str) -> Entry:
    kind = row["type"]
    if kind not in SOURCE_TYPES:
        msg = f"{where}: type {kind!r} is not one of {list(SOURCE_TYPES)}"
        raise DataFileError(msg)
    country = _cell(row["country"])
    if country is not None and not (len(country) == 2 and country.isalpha() and country.isupper()):
        msg = f"{where}: country {country!r} is not a two-letter ISO 3166 code in capitals"
        raise DataFileError(msg)
    years = f"{row['from']}-{row['until'].strip('-')}" if "from" in row else None
    return Entry(
        name=row["name"],
        aliases=tuple(alias for alias in (_cell(row["aliases"]) or "").split("|") if alias),
        type=kind,
        country=country,
        office=_cell(row.get("office", "-")),
        years=years,
        note=_cell(row.get("note", "-")),
    )


def _cell(cell: str) -> str | None:
    return None if cell in ("", "-") else cell


def _needs_capitals(name: str) -> bool:
    """Tell whether a name is an acronym, which only counts when printed in capitals."""
    return " " not in name and name.isupper()
