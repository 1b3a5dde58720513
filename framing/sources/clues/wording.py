"""What the name of a body says by itself: its noun, its other words, whose it is.

In: an item of an article. Out: `Evidence`, or ``None``. A body noun that any side may use ("council", "coalition")
yields to the other words of the name, a firm one ("ministry", "newspaper") only where those are nearly certain. Left
undone: names that are plain words without a body noun or an ending that bodies have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence, read_part
from framing.sources.lists.classification import classify_name
from framing.sources.lists.patterns import type_by_pattern
from framing.sources.lists.roles import Role
from framing.sources.lists.units import ORDINAL, UNITS
from framing.sources.surface.items import Item

if TYPE_CHECKING:
    from framing.sources.articles.article import Article

__all__ = [
    "guess_type",
    "is_bare_unit",
    "is_ordinal_unit",
    "is_states_own",
    "is_unit",
    "owner_before",
]

# Body nouns that any side may use: the other words of the name decide sooner than for "ministry" or "newspaper".
_WEAK = frozenset({"council", "committee", "commission", "coalition", "alliance", "network", "bloc",
                   "congress", "forum", "federation", "movement", "assembly", "campaign"})  # fmt: skip

# Probabilities from which cross-validation on the gazetteer finds the classifier right in seven and in nine cases
# of ten.
_WEAK_NEEDS, _FIRM_NEEDS = 0.4, 0.8


# What centres and institutes do that campaign rather than study.
_CAMPAIGNING = frozenset({"monitors", "documents", "defends", "helps", "campaigns", "advocates", "assists", "gives",
                          "offers", "provides", "supports", "aids"})  # fmt: skip


# What a country has rather than anybody in it.
_AGENCIES = frozenset({"board", "commission", "agency", "service", "office", "inspectorate", "directorate", "bureau",
                       "authority", "corporation", "secretariat", "administration", "institute"})  # fmt: skip

# Faiths, in the names of their councils and assemblies.
_FAITHS = frozenset({"islamic", "muslim", "ulema", "ulama", "christian", "catholic", "orthodox", "hindu", "buddhist",
                     "jewish", "churches", "evangelical", "methodist", "baptist", "lutheran", "anglican", "interfaith",
                     "interreligious", "sangha", "sikh", "mosques", "imams", "rabbis"})  # fmt: skip

# Nouns that by themselves are the state's, whoever else has one in the name.
_STATES_OWN = frozenset({"army", "military", "police", "government", "navy", "air force", "armed forces", "parliament"})


# Bodies of local government, whatever else is in their names.
_LOCAL_COUNCILS = frozenset({"regional council", "municipal council", "city council", "provincial council",
                             "district council", "county council", "town council", "village council"})  # fmt: skip


def guess_type(article: Article, item: Item) -> Evidence:
    """Return what the name of a body says by itself: its noun, its other words, the body it belongs to."""
    role = item.role
    name = article.name_of(item)
    country = item.country.country.code if item.country is not None else None
    assert role is not None  # the caller has looked
    inner = _inner(article, item)
    if inner is not None and role.inherits and inner.type in ("opposition", "un", "igo", "ngo", "party"):
        return inner._replace(body=name, confidence=0.85)
    owner = owner_before(article, item) if role.inherits else None
    if owner is not None and owner.type in ("opposition", "un", "igo", "ngo", "party", "business"):
        return owner._replace(body=name, confidence=0.85)
    before = _attribute_before(article, item)
    if before is not None:
        return Evidence(before, country, f"modifier before {name}", 0.85, name)
    if role.noun in UNITS and _is_numbered(article, item):
        # "Ukraine's 3rd Separate Assault Brigade"
        return Evidence("state", country, f"unit: {role.phrase}", 0.85, name)
    if role.type == "state" and not _FAITHS.isdisjoint(article.folded[item.first : item.last]):
        # "the Supreme Islamic Council"
        return Evidence("ngo", country, f"a faith in the name: {name}", 0.8, name)
    civic = type_by_pattern(role, article.folded[item.first : item.last])
    if civic is not None:
        return Evidence(civic, country, f"pattern of the name: {name}", 0.85, name)
    if role.noun in _AGENCIES and _is_countrys(article, item):
        # "Singapore's Housing and Development Board"
        return Evidence("state", country, f"of a country: {name}", 0.8, name)
    if role.type == "state" and role.phrase in _LOCAL_COUNCILS:
        return Evidence("state", country, f"body: {role.phrase}", 0.85, name)
    kind, probability = classify_name(name)
    if role.phrase == "party" and kind == "opposition":
        kind = "party"
    weak = (role.noun in _WEAK and " " not in role.phrase) or role.type is None
    needed = _WEAK_NEEDS if weak else _FIRM_NEEDS
    if kind is not None and probability >= needed:
        return Evidence(kind, country, f"words of the name: {name}", round(probability, 2), name)
    if role.type == "expert" and not _CAMPAIGNING.isdisjoint(_clause_after(article, item)):
        return Evidence("ngo", country, f"what it does: {name}", 0.8, name)
    if role.type == "media" and _is_run_by_state(article, item):
        return Evidence("state", country, f"state media: {name}", 0.9, name)
    return Evidence(role.type, country, f"body: {role.phrase}", 0.8, name)


def is_states_own(role: Role | None) -> bool:
    """Tell whether a noun without more means the state's: "the army", not "the Military Council"."""
    return role is not None and role.type == "state" and role.phrase in _STATES_OWN


def is_ordinal_unit(phrase: str, folded: Sequence[str]) -> bool:
    """Tell whether a unit is numbered, as a regular army's are: "the 14th Brigade".

    Examples
    --------
    >>> is_ordinal_unit("brigade", ["14th"]), is_ordinal_unit("brigade", ["northern"])
    (True, False)
    """
    return phrase in UNITS and any(ORDINAL.fullmatch(word) for word in folded)


def _is_countrys(article: Article, item: Item) -> bool:
    """Tell whether a country's possessive stands right before a name."""
    owners = article.items_in(item.first - 2, item.first) if item.first > 1 else []
    return len(owners) > 1 and owners[-1].kind == "possessive" and owners[-2].kind == "country"


def _is_numbered(article: Article, item: Item) -> bool:
    """Tell whether a number or a country's possessive stands right before the name of a unit."""
    before = article.folded[max(item.first - 2, 0) : item.first]
    if before and ORDINAL.fullmatch(before[-1]):
        return True
    owners = article.items_in(item.first - 2, item.first) if len(before) == len("'s") and before[-1][-1:] == "s" else []
    return len(owners) > 1 and owners[-1].kind == "possessive" and owners[0].kind == "country"


def is_bare_unit(phrase: str, folded: Sequence[str]) -> bool:
    """Tell whether a unit has neither name nor number: "the brigade"."""
    return phrase in UNITS and tuple(folded) == ("the", phrase)


def is_unit(evidence: Evidence) -> bool:
    """Tell whether evidence against a government rests on no more than the noun for a unit."""
    return evidence.type == "opposition" and evidence.reason.partition(": ")[2] in UNITS


def _inner(article: Article, item: Item) -> Evidence | None:
    """Read what follows a link inside a name: "Military Council of the Highland Liberation Front"."""
    for token in range(item.first + 1, item.last - 1):
        if article.folded[token] in ("of", "for"):
            part = read_part(article.items_in(token + 1, item.last), article.folded)
            if part.head is not None and part.head.first > item.first and part.head.kind in ("entry", "name"):
                if part.head.kind == "name" and part.head.role is not None:
                    return guess_type(article, part.head)
                if part.head.entry is not None:
                    entry = part.head.entry
                    return Evidence(entry.type, entry.country, entry.origin, 0.85)
            return None
    return None


def owner_before(article: Article, item: Item) -> Evidence | None:
    """Read the possessor right before a name: "the Front's Political Bureau"."""
    if item.first < 2 or article.words[item.first - 1] not in ("'s", "’s", "'", "’"):
        return None
    owners = article.items_in(max(item.first - 2, 0), item.first - 1)
    if not owners:
        return None
    if owners[-1].entry is not None:
        entry = owners[-1].entry
        return Evidence(entry.type, entry.country, entry.origin, 0.85)
    noun = article.folded[item.first - 2]
    for other in article.items:
        if (
            other.kind == "name"
            and other.role is not None
            and other is not item
            and article.folded[other.last - 1] == noun
        ):
            owned = other.first > 0 and article.words[other.first - 1] in ("'s", "’s", "'", "’")
            known = None if owned else guess_type(article, other)
            return known or Evidence(other.role.type, None, f"body: {other.role.phrase}", 0.8)
    return None


def _clause_after(article: Article, item: Item) -> tuple[str, ...]:
    """Return the first words of the relative clause after a name: "which monitors press freedom"."""
    words = article.folded[item.last : item.last + 4]
    start = 1 if words[:1] == (",",) else 0
    return words[start + 1 : start + 2] if words[start : start + 1] in (("which",), ("that",)) else ()


def _is_run_by_state(article: Article, item: Item) -> bool:
    """Tell whether the adjective right before an outlet makes it the state's: "state-run", not "pro-government"."""
    before = article.folded[item.first - 1] if item.first else ""
    return before in ("state", "official") or before.startswith(("state-", "government-"))


def _attribute_before(article: Article, item: Item) -> SourceType | None:
    """Return the type of an adjective right before a name: "the exiled Velmari Council"."""
    if item.first == 0:
        return None
    before = article.items_in(max(item.first - 1, 0), item.first)
    role = before[-1].role if before and before[-1].kind in ("modifier", "noun") else None
    return role.type if role is not None and role.type in ("opposition", "ngo", "un", "igo", "party") else None
