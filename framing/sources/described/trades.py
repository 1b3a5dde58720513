"""Nouns for people that no list holds, told by their endings: "a locksmith", "the cocoa buyer".

In: a noun phrase whose head no list knows. Out: whether it is a person by trade. Left undone: trades without such an
ending ("a cook"), and things that end like people beyond the few listed.
"""

from __future__ import annotations

from framing.sources.articles.article import Article
from framing.sources.clues.mentions import Part

__all__ = ["is_trade"]

# Ends of nouns for people by their trade or place that no list can hold all of.
_TRADES = ("smith", "maker", "keeper", "worker", "driver", "seller", "grower", "goer", "holder", "owner", "dweller",
           "monger", "woman", "women", "man", "men", "wife", "wives", "herder", "picker", "dresser", "er", "or", "ist",
           "ian")  # fmt: skip

# Things that end like people.
_THINGS = frozenset({
    "letter", "newsletter", "paper", "poster", "banner", "number", "order", "tower", "power", "matter", "chapter",
    "error", "sticker", "folder", "ledger", "register", "rumor", "terror", "mirror", "monitor", "computer", "factor",
    "flier", "flyer", "placard", "marker", "charter", "river", "border", "answer", "corridor", "list", "other",
    "tanker", "bomber", "freighter", "trailer", "container", "tractor", "helicopter", "cruiser", "bulldozer", "digger",
    "scooter", "steamer", "carrier", "launcher", "quarter", "shelter", "reactor", "boiler", "meter", "hectare", "acre",
})  # fmt: skip


def is_trade(article: Article, part: Part) -> bool:
    """Tell whether an unlisted noun is a trade by its end: "a locksmith"; "a cook" it can't tell."""
    if part.head is None or part.head.kind != "word":
        return False
    if part.head.capital and article.prose.sentences[article.sentence_of(part.head.first)].first != part.head.first:
        return False
    if any(item.role is not None and item.role.kind == "body" for item in part.complement):
        # "a logistician for another organisation": what that is would tell more
        return False
    word = article.folded[part.head.first].removesuffix("s")
    return word.endswith(_TRADES) and word not in _THINGS
