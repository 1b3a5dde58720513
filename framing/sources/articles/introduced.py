"""How an article introduces a name in one place: by the noun phrases, the title and the body beside it.

In: an article and the place of a name. Out: `Introduction` records: "Kremlin spokesman Dmitry Peskov", "Anna Berg, who
heads the charity X", "Bishop Anna Berg", "Anna Berg of the Lake Monitor". Which of them counts for a person is
`framing.sources.articles.article`'s. Left undone: introductions in another sentence than the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framing.sources.clues.introductions import (
    led_by,
    may_introduce,
    part_before_complement,
    part_before_title,
)
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.clues.wording import is_unit
from framing.sources.surface.items import Item

if TYPE_CHECKING:
    from framing.sources.articles.article import Article

__all__ = ["Introduction", "read_introductions"]

# Titles of offices that somebody is elected to.
_SEATED = frozenset({"rep", "sen", "gov", "congressman", "congresswoman", "senator", "representative", "mp"})

# Fewest items of "of the Lake Monitor".
_BODY_AFTER = 2


class Introduction(NamedTuple):
    """One place where a name is given a role: the evidence, the role's phrase and gender, and the token."""

    evidence: Evidence
    role: str | None
    position: int
    gender: str | None = None


def read_introductions(article: Article, index: int) -> list[Introduction]:
    """Return how the article introduces a name in one place.

    Parameters
    ----------
    article : Article
        The document.
    index : int
        The place of the name among its items.
    """
    before, after = may_introduce(article, index)
    found: list[Introduction] = []
    told: list[Part] = []
    if before:
        start, part = article.part_before(index)
        found += _leading(article, index, start)
        if article.items[index - 1].kind == "title":
            found += _titled(article, index)
        told += filter(None, (part, part_before_title(article, start, index), part_before_complement(article, index)))
    if after:
        if article.items[index + 1].kind == "preposition":
            found += _belonging(article, index)
        else:
            told += article.parts_after(index)
    if told and _is_place(article, index):
        told = [part for part in told if part.role is None or part.role.kind != "person"]
    return found + [one for part in told if (one := _told(article, part, index)) is not None]


def _told(article: Article, part: Part, index: int) -> Introduction | None:
    """Read a noun phrase beside a name."""
    evidence = article.evidence_of(part)
    if is_unit(evidence) and _is_ranked(article, index):
        # "Lt. Col. Berg, spokesman of the brigade": an army's, unless the brigade has a name that says more
        evidence = evidence._replace(type="state", confidence=0.7)
    role = part.role
    if evidence.type is None and (role is None or role.gender is None):
        return None
    phrase, gender = (role.phrase, role.gender) if role is not None else (None, None)
    return Introduction(evidence, "head" if part.clause else phrase, article.items[index].first, gender)


def _leading(article: Article, index: int, start: int) -> list[Introduction]:
    """Read what somebody leads: "the commission, led by Anna Berg"."""
    led = led_by(article, start)
    if led is None:
        return []
    evidence = article.of_noun(led) if led.kind == "noun" else _of_body(article, led)
    told = evidence is not None and evidence.type is not None
    return [Introduction(evidence, "head", article.items[index].first)] if told and evidence is not None else []


def _titled(article: Article, index: int) -> list[Introduction]:
    """Read the title before a name: "Bishop Anna Berg", whom the text then calls "she"."""
    before = article.items[index - 1]
    role = before.role
    if role is None or role.kind != "title" or role.type is None:
        return []
    # a senator is one whatever party is named
    trust = (0.65 if role.phrase in _SEATED else 0.5) if role.type == "state" else 0.4
    evidence = Evidence(role.type, None, f"title: {role.phrase}", trust)
    return [Introduction(evidence, role.phrase, before.first, role.gender)]


def _belonging(article: Article, index: int) -> list[Introduction]:
    """Read the body after a person's name: "Anna Berg of the Lake Monitor"."""
    item = article.items[index]
    rest = article.items[index + 1 : index + 5]
    if item.role is not None or len(rest) < _BODY_AFTER or not _is_somebody(item):
        return []
    body = next((one for one in rest[1:] if one.kind not in ("determiner", "modifier", "country", "word")), None)
    if body is None or body.kind not in ("entry", "name") or not article.adjacent(index):
        return []
    if body.entry is not None and (body.entry.is_person or body.entry.note == "place"):
        return []
    evidence = _of_body(article, body) if body.entry is not None or body.role is not None else None
    if evidence is None or evidence.type is None:
        return []
    return [Introduction(evidence._replace(confidence=min(evidence.confidence, 0.7)), None, item.first)]


def _is_ranked(article: Article, index: int) -> bool:
    """Tell whether a military rank stands before a name."""
    before = article.items[index - 1] if index else None
    return before is not None and before.kind == "title" and before.role is not None and before.role.type == "state"


def _is_place(article: Article, index: int) -> bool:
    """Tell whether a name stands where a place does: "in San Jose, the candidate said"."""
    if article.name_of(article.items[index]) in article.setting.places:
        return True
    before = article.items[index - 1] if index else article.items[index]
    return before.kind == "preposition" and article.folded[before.first] in ("in", "near", "at", "outside", "across")


def _of_body(article: Article, item: Item) -> Evidence | None:
    if item.entry is not None:
        return Evidence(item.entry.type, item.entry.country, item.entry.origin, 0.9, item.entry.name)
    return article.of_name(item)


def _is_somebody(item: Item) -> bool:
    """Tell whether a name is somebody's rather than a body's."""
    return item.entry.is_person if item.entry is not None else item.country is None
