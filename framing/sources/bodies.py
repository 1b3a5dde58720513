"""The bodies that an article names, and what their names say.

In: an article. Out: `Body` records in text order, for "the group", "its director", "the Observatory". A body is a
gazetteer entry, a name that holds a body noun ("Highland Liberation Front"), or a name introduced as a body ("Plain
Witness, the rights group").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.records import SourceType
from framing.sources.classification import classify_name
from framing.sources.evidence import read_evidence
from framing.sources.introductions import part_before, parts_after
from framing.sources.items import Item
from framing.sources.mentions import Evidence
from framing.sources.names import fold
from framing.sources.sounding import guess_sounding
from framing.sources.wording import guess_type, owner_before

if TYPE_CHECKING:
    from framing.sources.article import Article

__all__ = ["CAN_BE", "Body", "entry_name", "find_bodies", "fits_noun"]

# What a body noun without a type of its own can point back to.
CAN_BE: dict[str, tuple[SourceType, ...]] = {
    "group": ("ngo", "opposition", "business"),
    "organisation": ("ngo", "igo", "un", "opposition"),
    "organization": ("ngo", "igo", "un", "opposition"),
    "agency": ("media", "un", "igo", "ngo"),
    "body": ("un", "igo", "ngo"),
    "bloc": ("igo", "party", "opposition"),
    "alliance": ("igo", "opposition", "party"),
    "network": ("ngo", "media"),
    "coalition": ("opposition", "ngo", "party"),
    "party": ("party", "opposition"),
    "movement": ("opposition", "party", "ngo"),
    "council": ("opposition", "un", "state", "igo"),
    "commission": ("un", "igo", "state"),
    "committee": ("un", "ngo", "igo", "state"),
    "office": ("un", "igo", "ngo"),
    "mission": ("igo", "un"),
    "team": ("ngo", "un", "igo"),
    "union": ("ngo", "igo"),
    "inquiry": ("un", "state"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body in an article: its name, where it stands, what it is, and the folded words of its name.

    A generic one ("the government") is only there for "its" and "their".
    """

    name: str
    position: int
    evidence: Evidence
    words: frozenset[str]
    generic: bool = False


def find_bodies(article: Article) -> list[Body]:
    """Return the bodies that an article names, in text order."""
    found = []
    for index, item in enumerate(article.items):
        # nothing else can be a body, and most items are something else
        if item.kind not in ("entry", "noun", "country", "name"):
            continue
        body = _body(article, index, item)
        if body is not None:
            found.append(body)
    return found


def _body(article: Article, index: int, item: Item) -> Body | None:
    """Return the body that one item of the article names, if it names one."""
    if item.kind == "entry":
        return _listed(article, item)
    if item.kind == "noun":
        return _described(article, index, item)
    if item.kind == "country":
        if item.country is None or item.country.kind == "adjective":
            return None
        country = item.country.country
        evidence = Evidence("state", country.code, f"country: {country.name}", 0.8)
        return Body(country.name, item.first, evidence, frozenset(), generic=True)
    return _named(article, index, item)


def _listed(article: Article, item: Item) -> Body | None:
    entry = item.entry
    if entry is None or entry.is_person:
        return None
    evidence = Evidence(entry.type, entry.country, entry.origin, 0.9, entry.name)
    name = entry_name(article, item)
    printed = frozenset(fold(f"{name} {article.name_of(item)}").replace("-", " ").split())
    listed = frozenset(fold(entry.name).replace("-", " ").split())
    # "the organization" is not the one whose listed name alone holds the word, "the group" not "the X group"
    generic = (printed ^ listed) & CAN_BE.keys()
    return Body(name, item.first, evidence, (printed | listed) - generic)


def _described(article: Article, index: int, item: Item) -> Body | None:
    """Return a body by its noun: "a UN commission", "the Front's Political Bureau", "the government"."""
    role = item.role
    if role is None or role.kind != "body":
        return None
    name = article.name_of(item)
    owner = article.items[index - 1] if index > 0 else item
    if owner.entry is not None and owner.entry.type in ("un", "igo") and owner.last == item.first:
        name = f"{article.name_of(owner)} {name}"
        evidence = Evidence(owner.entry.type, None, owner.entry.origin, 0.9, name)
        return Body(name, item.first, evidence, frozenset(fold(name).split()))
    if item.capital and role.inherits and owner.kind == "possessive":
        owned = owner_before(article, item)
        if owned is not None and owned.type != "state":
            return Body(name, item.first, replace(owned, body=name), frozenset(fold(name).split()))
    if role.type != "state":
        return None
    return Body(name, item.first, Evidence("state", None, f"body: {role.phrase}", 0.8), frozenset(), generic=True)


def _named(article: Article, index: int, item: Item) -> Body | None:
    """Return a body by a name that no list knows: its own noun, its introduction or who serves it tells."""
    name = article.name_of(item)
    words = frozenset(fold(name).split())
    if item.role is not None:
        return Body(name, item.first, guess_type(article, item), words)
    told = article.has_body_noun(index)
    for part in (part_before(article, index), *parts_after(article, index)) if told else ():
        if part is None or part.role is None or part.role.kind != "body" or part.clause or part.role.type == "state":
            continue
        if part.head is not None and part.head.kind == "noun":
            evidence = read_evidence(part, article.words, article.folded, _Lists(article))
            if evidence.type is not None:
                return Body(name, item.first, replace(evidence, body=name), words | {part.role.phrase.split()[-1]})
    if name in article.setting.states:
        evidence = Evidence("state", None, f"country: {name}, as the article uses it", 0.85, name)
        return Body(name, item.first, evidence, words)
    served = _served_by(article, index) if index > 1 else None
    served = served or guess_sounding(article, index, name)
    return Body(name, item.first, served, words) if served is not None else None


def _served_by(article: Article, index: int) -> Evidence | None:
    """Read "spokesman for X", "director at X", "volunteers of the X": X is a body that people serve."""
    items = article.items
    place = index - 1
    if items[place].kind == "determiner":
        if article.folded[items[place].first] in ("its", "their", "his", "her"):
            # "an employee of its Lund office" serves another
            return None
        place -= 1
    if place < 1 or items[place].kind != "preposition" or not article.adjacent(place - 1):
        return None
    link = article.folded[items[place].first]
    role = items[place - 1].role
    if article.name_of(items[index]) in article.setting.places:
        return None
    if (
        link not in ("at", "of", "for")
        or items[place - 1].kind != "noun"
        or role is None
        or role.kind not in ("person", "body")
    ):
        # "Director for the Strait Region at X"
        if link != "at" or not any(map(_is_serving, items[max(place - 6, 0) : place])):
            return None
        role = None
    if role is not None and not (role.inherits or link == "at"):
        return None
    name = article.name_of(items[index])
    kind, probability = classify_name(name)
    if role is not None and role.type in ("ngo", "business", "opposition", "un", "igo"):
        return Evidence(role.type, None, f"served by: {role.phrase}", 0.7, name)
    if link != "at" and items[index - 1].kind != "determiner":
        return None
    if kind is not None and probability > 0.5:
        return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
    return Evidence("ngo", None, "body that somebody serves", 0.4, name)


def _is_serving(item: Item) -> bool:
    role = item.role
    return item.kind == "noun" and role is not None and role.kind == "person" and role.type is None


class _Lists:
    """A context that knows nothing of the article, so that looking for its bodies doesn't ask for them."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def of_name(self, item: Item) -> Evidence | None:
        return None

    def of_noun(self, item: Item) -> Evidence | None:
        return None

    def of_owner(self, pronoun: str, position: int) -> Evidence | None:
        return None

    def is_state(self, item: Item) -> bool:
        return self.article.is_state(item)


def entry_name(article: Article, item: Item) -> str:
    """Return the name of a gazetteer entry, in the fullest wording of the article where that is another name.

    The entry's own name is used for a short form of it ("Amnesty"), the article's for another name ("ISIS").
    """
    entry = item.entry
    assert entry is not None  # the caller has looked
    if entry.own:
        return entry.name
    full = article.wordings.get(entry.name, entry.name)
    words = set(fold(full).split())
    if words <= set(fold(entry.name).split()) or len(full) < 3 or not any(map(str.isupper, full)):
        return entry.name
    if "regime" in words:
        # the name under which a source is listed doesn't repeat the outlet's word for it
        return entry.name
    return full


def fits_noun(body: Body, item: Item, folded: Sequence[str]) -> bool:
    """Tell whether a noun phrase of the article may stand for a body: "the Observatory", "the commission"."""
    return folded[item.last - 1] in body.words
