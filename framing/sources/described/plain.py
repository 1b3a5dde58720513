"""What a speaker without a name is called: "the Syrian foreign ministry", "residents of Aleppo".

In: a description and the evidence for its type. Out: the words under which the source is listed, the same for "Russia's
defence ministry" and "the Russian defence ministry". Left undone: descriptions cut by the tagger.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.antecedents.known import is_office
from framing.sources.articles.article import Article
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.lists.countries import load_countries
from framing.sources.surface.items import Item

__all__ = ["plain_name"]


# Bodies of state that are told apart by the capital they sit in.
_SEATED = frozenset({"ministry", "government", "authorities", "army", "military", "junta", "administration"})


def plain_name(article: Article, part: Part, evidence: Evidence) -> str:
    """Return the description without its determiner, with the country's adjective where the type has a country.

    Parameters
    ----------
    article : Article
        The document.
    part : Part
        The description.
    evidence : Evidence
        What it says of the speaker.
    """
    items = _own_items(article, part)
    whole = _with_place(article, part, items)
    if whole is not None:
        return whole
    text = article.text_of(items[0].first, items[-1].last)
    if len(items) > 2 and items[0].country is not None and items[0].kind == "country" and items[1].kind == "possessive":
        # "Russia's defence ministry" and "the Russian defence ministry" are one source
        text = f"{items[0].country.country.adjective} {article.text_of(items[2].first, items[-1].last)}"
    # "Foreign Ministry" keeps the case that the page gives it
    titled = " " in text and article.words[items[0].first + 1][0].isupper()
    if items[0].kind not in ("name", "entry", "country") and not titled and article.prints_lower(items[0].first):
        text = text[0].lower() + text[1:]
    if part.determiner in ("his", "her", "its", "their") and article.folded[part.items[0].first] == part.determiner:
        whose = article.owner_name(part.items[0].first)
        if whose is not None:
            return f"{whose}'s {text}"
        if part.determiner in ("his", "her"):
            return text
    owner = article.owner_of(part.head) if part.head is not None and len(items) == 1 and _is_of_state(part) else None
    if owner is not None and not part.possessor:
        return f"{owner} {text}"
    if evidence.type == "state" and text.lower() == "regime":
        # the name under which a source is listed doesn't repeat the outlet's word for it
        text = "government"
    if not _has_country(part, items, evidence):
        return text
    country = load_countries().get(evidence.country or "")
    adjective = country.adjective if country is not None else article.setting.adjective
    return f"{adjective} {text}" if adjective else text


def _is_of_state(part: Part) -> bool:
    return part.role is not None and part.role.type == "state" and part.role.kind == "body"


def _own_items(article: Article, part: Part) -> Sequence[Item]:
    """Return the items of a description that say what somebody is, without those that only count or point."""
    start = 0
    while start < len(part.items) - 1 and (
        part.items[start].kind == "determiner" or article.folded[part.items[start].first] == "one"
    ):
        start += 1
    if len(part.items) > 3 and part.many and part.items[start].kind == "preposition":
        start += 1
    items = part.items[start:]
    headed = any(item.kind == "title" or (item.entry is not None and item.entry.office) for item in part.complement)
    if _is_of_state(part) and headed and part.head is not None:
        # "the government of President X": the government's name doesn't hold its head's
        return tuple(item for item in items if item.last <= part.head.last) or items
    return items


def _with_place(article: Article, part: Part, items: Sequence[Item]) -> str | None:
    """Return the name of a body that is told by where it sits or as the country's own, ``None`` for others."""
    seat = part.complement[0].country if len(part.complement) == 1 else None
    seated = part.role is not None and part.role.noun in _SEATED and not part.possessor
    seated = seated and not any(item.country is not None for item in part.attributes)
    if seated and seat is not None and part.head is not None and article.folded[part.complement[0].first - 1] == "in":
        # "the defence ministry in Moscow"
        return f"{seat.country.adjective} {article.text_of(items[0].first, part.head.last)}"
    own = items[0].role.phrase if items[0].role is not None else None
    if len(items) > 2 and own in ("country", "nation") and items[1].kind == "possessive" and article.setting.adjective:
        # "the country's lawyers' union"
        return f"{article.setting.adjective} {article.text_of(items[2].first, items[-1].last)}"
    return None


def _has_country(part: Part, items: Sequence[Item], evidence: Evidence) -> bool:
    """Tell whether a description is told apart by a country that it doesn't name itself."""
    shared = part.role is not None and (part.role.kind in ("body", "people") or is_office(part))
    if evidence.type not in ("state", "opposition") or not shared:
        return False
    if evidence.type == "opposition" and is_indefinite(part.determiner):
        # "a rebel group"
        return False
    named = any(item.country is not None or item.kind in ("name", "entry") for item in items)
    return not (part.possessor or named)
