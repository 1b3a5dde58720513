"""The bodies that an article names, and what their names say.

In: an article. Out: `Body` records in text order, for "the group", "its director", "the Observatory". A body is a
gazetteer entry, a name that holds a body noun ("Highland Liberation Front"), or a name introduced as a body ("Plain
Witness, the rights group").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from framing.records import SourceType
from framing.sources.clues.evidence import read_evidence
from framing.sources.clues.introductions import may_introduce
from framing.sources.clues.mentions import Evidence
from framing.sources.clues.setting import LOCALITIES
from framing.sources.clues.sounding import guess_branch, guess_foreign, guess_last, guess_sounding
from framing.sources.clues.wording import guess_type, owner_before
from framing.sources.lists.classification import classify_name
from framing.sources.lists.names import fold
from framing.sources.surface.items import Item

if TYPE_CHECKING:
    from framing.sources.articles.article import Article

__all__ = ["CAN_BE", "Body", "entry_name", "read_body"]

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
    "force": ("un", "igo", "state"),
    "collective": ("ngo",),
    "clan": ("civilian", "opposition"),
    "initiative": ("ngo",),
    "platform": ("ngo", "opposition"),
}


# Nouns for bodies on a side that "its" may point to.
_SIDES = frozenset({"party", "movement", "militia", "rebel group", "armed group", "opposition party"})

# Nouns for people and places that are called by a name before them.
_TOLD = LOCALITIES | {"tribe", "clan", "people", "family", "community"}

# Types of bodies without a name that "its" may point to, and offices that are of a town.
_OWNING = ("state", "business", "ngo", "media")
_SEATED = frozenset({"archbishop", "bishop", "metropolitan", "patriarch", "imam", "rabbi", "mayor", "emir", "sultan"})


class Body(NamedTuple):
    """A body in an article: its name, where it stands, what it is, and the folded words of its name.

    A generic one ("the government") is only there for "its" and "their".
    """

    name: str
    position: int
    evidence: Evidence
    words: frozenset[str]
    generic: bool = False


def read_body(article: Article, index: int, item: Item) -> Body | None:
    """Return the body that one item of the article names, if it names one."""
    if item.kind == "entry":
        return _listed(article, item)
    if item.kind == "noun":
        return _described(article, index, item)
    if item.kind == "country":
        if item.country is None or item.country.kind == "adjective":
            return None
        country = item.country.country
        evidence = _generic("state", f"country: {country.name}", country.code)
        return Body(country.name, item.first, evidence, frozenset(), generic=True)
    return _named(article, index, item) if item.kind == "name" else None


@lru_cache(maxsize=1_000)
def _generic(kind: SourceType, reason: str, country: str | None = None) -> Evidence:
    """Return the evidence for a country or a body without a name: the same few again and again."""
    return Evidence(kind, country, reason, 0.8)


def _listed(article: Article, item: Item) -> Body | None:
    entry = item.entry
    if entry is None or entry.is_person:
        return None
    evidence = Evidence(entry.type, entry.country, entry.origin, 0.9, entry.name)
    name = entry_name(article, item)
    return Body(name, item.first, evidence, _words_for(name, article.name_of(item), entry.name))


@lru_cache(maxsize=5_000)
def _words_for(name: str, printed: str, listed: str) -> frozenset[str]:
    """Return the words that may stand for a listed body: of its names, as printed and as listed."""
    shown = frozenset(fold(f"{name} {printed}").replace("-", " ").split())
    known = frozenset(fold(listed).replace("-", " ").split())
    # "the organization" is not the one whose listed name alone holds the word, "the group" not "the X group"
    generic = (shown ^ known) & CAN_BE.keys()
    return (shown | known) - generic


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
        return Body(name, item.first, evidence, _words_of(name))
    if item.capital and role.inherits and owner.kind == "possessive":
        owned = owner_before(article, item)
        if owned is not None and owned.type != "state":
            return Body(name, item.first, owned._replace(body=name), _words_of(name))
    if (
        (role.type not in _OWNING and role.phrase not in _SIDES)
        or role.phrase == "law"
        or role.plural
        or (role.type != "state" and item.capital)
    ):
        return None
    return Body(name, item.first, _generic(role.type, f"body: {role.phrase}"), frozenset(), generic=True)


def _named(article: Article, index: int, item: Item) -> Body | None:
    """Return a body by a name that no list knows: its own noun, its introduction or who serves it tells."""
    name = article.texts[index]
    if item.role is not None:
        return Body(name, item.first, guess_type(article, item), _words_of(name))
    introduced = _introduced(article, index, name)
    if introduced is not None:
        return introduced
    if name in article.setting.states:
        evidence = Evidence("state", None, f"country: {name}, as the article uses it", 0.85, name)
    elif item.country is not None and item.entry is None:
        # "Transparency Peru"
        evidence = guess_branch(name)
    else:
        told = (
            _served_by(article, index, name) or guess_foreign(name) or guess_last(name)
            or guess_sounding(article, index, name)
        )  # fmt: skip
        if told is None:
            return None
        evidence = told
    return Body(name, item.first, evidence, _words_of(name))


@lru_cache(maxsize=5_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def _introduced(article: Article, index: int, name: str) -> Body | None:
    """Return a body by what stands beside its name: "Plain Witness, the rights group"."""
    opened, closed = may_introduce(article, index)
    if not opened and not closed:
        return None
    before, after = article.near_body_noun(index)
    parts = [article.part_before(index)[1]] if before and opened else []
    if after and closed:
        parts += article.parts_after(index)
    for part in parts:
        role = part.role if part is not None else None
        if part is None or role is None or role.kind != "body" or part.clause or role.type == "state":
            continue
        if part.head is not None and part.head.kind == "noun":
            evidence = read_evidence(part, article.words, article.folded, _Lists(article))
            noun = role.noun
            kinds = CAN_BE.get(noun, ()) if noun != "commission" else ("state",)
            if evidence.type is None and kinds:
                # "the apex body of the hill tribes"
                kind = "ngo" if "ngo" in kinds and noun == "body" else kinds[0]
                evidence = Evidence(kind, None, f"introduced as: {role.phrase}", 0.5)
            if evidence.type is not None:
                first = article.items[index].first
                return Body(name, first, evidence._replace(body=name), _words_of(name) | {noun})
    return None


def _served_by(article: Article, index: int, name: str) -> Evidence | None:
    """Read "spokesman for X", "director at X", "volunteers of the X": X is a body that people serve."""
    items, folded = article.items, article.folded
    place = index - 1
    bare = place < 0 or items[place].kind != "determiner"
    if not bare:
        if folded[items[place].first] in ("its", "their", "his", "her"):
            # "an employee of its Lund office" serves another
            return None
        place -= 1
    if place < 1 or items[place].kind != "preposition" or not article.adjacent(place - 1):
        return None
    link, server = folded[items[place].first], items[place - 1]
    if link not in ("at", "of", "for") or name in article.setting.places or _is_told(article, index):
        return None
    if bare and article.full_name(name) != name:
        # "at Berg's wake": a person's surname
        return None
    if link == "of" and bare and folded[server.last - 1] in _SEATED:
        # "the archbishop of Lund": a town
        return None
    role = server.role if server.kind == "noun" else None
    if role is None or role.kind not in ("person", "body"):
        # "Director for the Strait Region at X"
        if link != "at" or not any(map(_is_serving, items[max(place - 6, 0) : place])):
            return None
        role = None
    elif not (role.inherits or link == "at"):
        return None
    if role is not None and role.type in ("ngo", "business", "opposition", "un", "igo", "expert"):
        return Evidence(role.type, None, f"served by: {role.phrase}", 0.7, name)
    if link != "at" and bare:
        return None
    kind, probability = classify_name(name)
    if kind is not None and probability > 0.5:
        return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
    return Evidence("ngo", None, "body that somebody serves", 0.4, name)


def _is_told(article: Article, index: int) -> bool:
    """Tell whether a noun after a name says what it is of: "the head of the Berg tribe", "the Lund rural district"."""
    after = article.items[index + 1 : index + 3]
    if not after or after[0].first != article.items[index].last:
        return False
    return any(article.folded[item.last - 1] in _TOLD and item.first - after[0].first <= 1 for item in after)


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

    def of_earlier(self, item: Item) -> Evidence | None:
        return None

    def is_state(self, item: Item) -> bool:
        return self.article.is_state(item)


def entry_name(article: Article, item: Item) -> str:
    """Return the name of a gazetteer entry, in the fullest wording of the article where that is another name.

    The entry's own name is used for a short form of it ("Amnesty"), the article's for another name ("ISIS").
    """
    entry = item.entry
    assert entry is not None  # the caller has looked
    place = article.place_from(item.last) if entry.type in ("un", "igo") else len(article.items)
    after = article.items[place : place + 1]
    if after and after[0].first == item.last and after[0].kind == "name" and after[0].role is not None:
        # "the UN Working Group on Arbitrary Detention"
        return article.text_of(item.first, after[0].last)
    return entry.name if entry.own else _fuller(entry.name, article.wordings.get(entry.name, entry.name))


@lru_cache(maxsize=5_000)
def _fuller(listed: str, printed: str) -> str:
    """Return the printed name where it is another than the listed one."""
    words = set(fold(printed).split())
    if words <= set(fold(listed).split()) or len(printed) < 3 or not any(map(str.isupper, printed)):
        return listed
    if listed.isupper() and printed[-1].islower() and all(word.isupper() or word.islower() for word in printed.split()):
        # "the UN refugee agency" describes UNHCR, "SANA news agency" is SANA
        return listed
    # the name under which a source is listed doesn't repeat the outlet's word for it
    return listed if "regime" in words else printed
