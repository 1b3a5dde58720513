"""Role nouns, body nouns, titles and type-giving adjectives: the words that say in which capacity somebody speaks.

In: ``roles.tsv``. Out: `Role` records by folded phrase, plural forms included.

Conventions. ``kind`` is ``person`` (spokesman, resident), ``people`` (authorities, rebels), ``body`` (ministry,
rights group), ``text`` (statement, report), ``title`` (Colonel, Ms.) or ``modifier`` (rebel, state-run). A role that
inherits takes the type of the body or country it serves ("a spokesman for the interior ministry", "a UN official") and
falls back on its own; one that does not keeps its own ("a resident of Aleppo").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, cast, get_args

from framing.exceptions import DataFileError
from framing.records import SOURCE_TYPES, SourceType
from framing.sources.lists.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["Role", "RoleKind", "load_modifiers", "load_nouns", "load_possessives", "load_titles", "pluralise"]

RoleKind = Literal["person", "people", "body", "text", "title", "modifier"]

_COLUMNS = ("phrase", "kind", "type", "with_country", "inherits", "gender", "origin", "note")

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "wife": "wives", "person": "people"}

# Words whose own form is already plural or has none: no plural is made of them.
_NO_PLURAL = ("es", "ns", "ts", "rs", "ds", "ls", "ys", "ms", "ks", "hs", "us", "cs", "police", "people", "men",
              "women", "personnel", "staff", "media", "press", "data", "youth")  # fmt: skip

# Plurals whose possessive has an s of its own.
_PLURALS = ("people", "women", "men", "children")


@dataclass(frozen=True, slots=True)
class Role:
    """A phrase that names a capacity.

    Parameters
    ----------
    phrase : str
        As in the list, folded; the singular also for a plural form.
    kind : RoleKind
        What it names.
    type : str or None
        The source type it gives by itself.
    with_country : str or None
        The type when it is qualified by a country alone ("Iranian sources").
    inherits : bool
        Whether the body served goes before `type`.
    gender : str or None
        ``"m"`` or ``"f"`` where the phrase tells.
    plural : bool
        Whether this is the plural form, or a noun that is always plural.

    Attributes
    ----------
    noun : str
        The last word of the phrase.
    """

    phrase: str
    kind: RoleKind
    type: SourceType | None
    with_country: SourceType | None
    inherits: bool
    gender: str | None = None
    plural: bool = False
    noun: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "noun", self.phrase.rpartition(" ")[2])


@cache
def load_nouns() -> Mapping[str, Role]:
    """Return role and body nouns by folded phrase.

    Examples
    --------
    >>> load_nouns()["residents"].type, load_nouns()["residents"].plural
    ('civilian', True)
    >>> load_nouns()["spokesman"].inherits
    True
    """
    found = {role.phrase: role for role in _read_roles()[0] if role.kind not in ("title", "modifier")}
    plurals = {
        pluralise(role.phrase): replace(role, plural=True)
        for role in found.values()
        if not role.phrase.endswith(_NO_PLURAL)
    }
    # a plural that the list also holds ("families") keeps its own row and counts as plural
    for key in found.keys() & plurals.keys():
        found[key] = replace(found[key], plural=True)
    return {**plurals, **found}


@cache
def load_possessives() -> Mapping[str, Role]:
    """Return nouns that begin with a plural possessive, by their folded tokens as printed with the apostrophe.

    Examples
    --------
    >>> load_possessives()["teachers  union"].type, load_possessives()["people s court"].type
    ('ngo', 'state')
    """
    nouns = load_nouns()
    found = {}
    for printed in _read_roles()[1]:
        first, _, rest = printed.replace("’", "'").partition(" ")
        if rest.startswith("d'"):
            # "chargé d'affaires"
            found[f"{fold(first)} d  {fold(rest[2:])}"] = nouns[fold(printed)]
        owner, mark, ending = first.partition("'")
        if not mark or not rest or not (owner.endswith("s") or owner in _PLURALS):
            continue
        split = f"{fold(owner)} {ending} "
        for phrase in (fold(rest), pluralise(fold(rest))):
            role = nouns.get(f"{fold(first)} {phrase}")
            if role is not None:
                found[split + phrase] = role
    return found


@cache
def load_titles() -> Mapping[str, Role]:
    """Return titles and ranks that stand before a name, by folded phrase.

    Examples
    --------
    >>> load_titles()["mrs"].gender, load_titles()["colonel"].type
    ('f', 'state')
    """
    return {role.phrase: role for role in _read_roles()[0] if role.kind == "title"}


@cache
def load_modifiers() -> Mapping[str, Role]:
    """Return adjectives and attributive nouns that give a type, by folded phrase.

    Examples
    --------
    >>> load_modifiers()["rebel"].type
    'opposition'
    """
    return {role.phrase: role for role in _read_roles()[0] if role.kind == "modifier"}


def pluralise(phrase: str) -> str:
    """Return the plural of a noun phrase whose last word is the noun.

    Examples
    --------
    >>> pluralise("ministry"), pluralise("policeman"), pluralise("coach"), pluralise("member of parliament")
    ('ministries', 'policemen', 'coaches', 'members of parliament')
    """
    head, link, rest = phrase.partition(" of ")
    for singular, plural in _IRREGULAR.items():
        if head.endswith(singular):
            return head[: -len(singular)] + plural + link + rest
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies" + link + rest
    ending = "es" if head.endswith(("s", "x", "ch", "sh")) else "s"
    return head + ending + link + rest


@cache
def _read_roles() -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """Read the list: its roles, and as printed those of its phrases that have an apostrophe."""
    source = packaged("roles.tsv")
    rows = read_rows(source, _COLUMNS, required=("phrase", "kind", "type", "origin"), unique=())
    roles = tuple(_role(row, where=f"{source}:{row['line']}") for row in rows)
    return roles, tuple(row["phrase"] for row in rows if "'" in row["phrase"] or "’" in row["phrase"])


def _role(row: Mapping[str, str], *, where: str) -> Role:
    if row["kind"] not in get_args(RoleKind):
        msg = f"{where}: kind {row['kind']!r} is not one of {list(get_args(RoleKind))}"
        raise DataFileError(msg)
    return Role(
        phrase=fold(row["phrase"]),
        kind=cast(RoleKind, row["kind"]),
        type=_type(row["type"], where=where),
        with_country=_type(row["with_country"], where=where),
        inherits=row["inherits"] == "yes",
        gender=None if row["gender"] == "-" else row["gender"],
        plural=row["kind"] == "people",
    )


def _type(cell: str, *, where: str) -> SourceType | None:
    if cell == "-":
        return None
    if cell not in SOURCE_TYPES:
        msg = f"{where}: type {cell!r} is not one of {list(SOURCE_TYPES)}"
        raise DataFileError(msg)
    return cell
