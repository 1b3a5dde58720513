"""What a speaker without a name is called: "the Syrian foreign ministry", "residents of Aleppo".

In: a description and the evidence for its type. Out: the words under which the source is listed, the same for "Russia's
defence ministry" and "the Russian defence ministry". Left undone: descriptions cut by the tagger.
"""

from __future__ import annotations

from framing.sources.antecedents.known import is_office
from framing.sources.articles.article import Article
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.lists.countries import load_countries

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
    start = 0
    while start < len(part.items) - 1 and (
        part.items[start].kind == "determiner" or article.folded[part.items[start].first] == "one"
    ):
        start += 1
    if len(part.items) > 3 and part.many and part.items[start].kind == "preposition":
        start += 1
    items = part.items[start:]
    is_state = part.role is not None and part.role.type == "state" and part.role.kind == "body"
    headed = any(item.kind == "title" or (item.entry is not None and item.entry.office) for item in part.complement)
    if is_state and headed and part.head is not None:
        # "the government of President X": the government's name doesn't hold its head's
        items = tuple(item for item in items if item.last <= part.head.last) or items
    text = article.text_of(items[0].first, items[-1].last)
    seat = part.complement[0].country if len(part.complement) == 1 else None
    seated = part.role is not None and part.role.noun in _SEATED and not part.possessor
    seated = seated and not any(item.country is not None for item in part.attributes)
    if seated and seat is not None and part.head is not None and article.folded[part.complement[0].first - 1] == "in":
        # "the defence ministry in Moscow"
        return f"{seat.country.adjective} {article.text_of(items[0].first, part.head.last)}"
    if len(items) > 2 and items[0].kind == "country" and items[1].kind == "possessive" and items[0].country is not None:
        # "Russia's defence ministry" and "the Russian defence ministry" are one source
        text = f"{items[0].country.country.adjective} {article.text_of(items[2].first, items[-1].last)}"
    own = items[0].role.phrase if items[0].role is not None else None
    if len(items) > 2 and own in ("country", "nation") and items[1].kind == "possessive" and article.setting.adjective:
        # "the country's lawyers' union"
        return f"{article.setting.adjective} {article.text_of(items[2].first, items[-1].last)}"
    # "Foreign Ministry" keeps the case that the page gives it
    titled = " " in text and article.words[items[0].first + 1][0].isupper()
    lower = article.prints_lower(items[0].first) and not titled
    if items[0].kind not in ("name", "entry", "country") and lower:
        text = text[0].lower() + text[1:]
    if part.determiner in ("his", "her", "its", "their") and article.folded[part.items[0].first] == part.determiner:
        whose = article.owner_name(part.items[0].first)
        if whose is not None:
            return f"{whose}'s {text}"
        if part.determiner in ("his", "her"):
            return text
    owner = article.owner_of(part.head) if part.head is not None and len(items) == 1 and is_state else None
    if owner is not None and not part.possessor:
        return f"{owner} {text}"
    if evidence.type == "state" and text.lower() == "regime":
        # the name under which a source is listed doesn't repeat the outlet's word for it
        text = "government"
    shared = part.role is not None and (part.role.kind in ("body", "people") or is_office(part))
    if evidence.type not in ("state", "opposition") or not shared:
        return text
    if evidence.type == "opposition" and is_indefinite(part.determiner):
        # "a rebel group" is not told apart by its country
        return text
    if part.possessor or any(item.country is not None or item.kind in ("name", "entry") for item in items):
        return text
    country = load_countries().get(evidence.country or "")
    adjective = country.adjective if country is not None else article.setting.adjective
    return f"{adjective} {text}" if adjective else text
