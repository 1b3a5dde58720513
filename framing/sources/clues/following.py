"""The noun phrases after a name that say who it is: ", director of X", ", who heads the charity Y", " head of Z".

In: an article and the place of a name in its items. Out: the appositions after it, as `Part` records. Where commas are
lost an apposition looks like the subject of what follows. What stands before a name is
`framing.sources.clues.introductions`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.appositions import read_parts
from framing.sources.clues.introductions import COMMAS, Reading, is_heading, is_verb
from framing.sources.clues.mentions import Part
from framing.sources.clues.serving import PLACED
from framing.sources.clues.setting import LOCALITIES
from framing.sources.surface.items import Item

__all__ = ["parts_after"]

# How many items an apposition may reach, without commas to end it.
_REACH = 14


def parts_after(article: Reading, index: int) -> list[Part]:
    """Return the appositions after the name at `index` of the article's items."""
    items = article.items
    start = index + 1
    if start >= len(items) or not article.adjacent(index):
        return []
    opener = items[start]
    comma = article.folded[opener.first] in COMMAS
    if not comma and not (opener.kind in ("determiner", "noun", "relative") and not is_heading(article, index)):
        return []
    if not comma and opener.kind == "determiner" and (_is_located(article, index) or _is_subject(article, index)):
        # "in the province of Deir al-Zor the monitoring group said", "the first day of Ramadan a monitor said": the
        # comma is lost
        return []
    if not comma and opener.kind == "noun" and (opener.role is None or opener.role.kind != "person"):
        return []
    start += comma
    # an age in between: "Anna Berg, 45, a teacher"
    if start + 1 < len(items) and items[start].kind == "number":
        start += 1 + (article.folded[items[start + 1].first] == ",")
    window = _clause(article, start)
    if not window or window[0].kind in ("pronoun", "and", "possessive"):
        return []
    if window[0].kind == "preposition" and article.folded[window[0].first : window[0].first + 2] not in PLACED:
        return []
    parts = read_parts(window, article.folded)
    return [part for part in (_apposed(part, window) for part in parts[:2]) if part is not None]


def _is_located(article: Reading, index: int) -> bool:
    """Tell whether a name stands where only a place does."""
    first = article.items[index].first
    before = article.folded[max(first - 2, 0) : first]
    return len(before) == len(("province", "of")) and (
        before[1] in ("in", "near", "outside", "across") or (before[1] == "of" and before[0] in LOCALITIES)
    )


def _is_subject(article: Reading, index: int) -> bool:
    """Tell whether what follows a name of one word is a body that speaks itself: "a monitor said"."""
    items = article.items
    noun, verb = items[index + 2 : index + 3], items[index + 3 : index + 4]
    body = bool(noun) and noun[0].role is not None and noun[0].role.kind == "body" and bool(verb)
    one = items[index].last - items[index].first == 1 and not article.words[items[index].first].isupper()
    return one and body and is_verb(article, verb[0])


def _clause(article: Reading, start: int) -> list[Item]:
    """Return items up to the next mark, cut where a verb seems to begin."""
    window: list[Item] = []
    seen_noun = False
    for item in article.items[start : start + _REACH]:
        if item.kind == "relative" and window:
            seen_noun = False
        if item.kind == "mark" or (item.kind == "word" and seen_noun) or is_verb(article, item):
            break
        verb = len(window) == 1 and window[0].kind == "relative"
        seen_noun = not verb and (seen_noun or item.kind in ("noun", "entry")) and item.kind != "preposition"
        window.append(item)
    return window


def _apposed(part: Part, window: Sequence[Item]) -> Part | None:
    if part.clause:
        return part
    if part.head is None or part.head.kind not in ("noun", "name", "entry"):
        return None
    first = window[0]
    if part.items[0] is not first or (first.kind == "word" and not part.determiner):
        # ", has accused the police": not what she is
        return None
    if part.determiner in ("his", "her", "their", "its") and part.role is not None and part.role.kind == "body":
        # "asked by the Lake Watch, his office replied"
        return None
    if part.role is None or (part.head.kind != "noun" and part.role.kind != "title" and first.kind != "determiner"):
        return None
    # ", the Geneva talks", ", officers said": only one person's role or a kind of body describes the name
    return part if part.role.kind in ("person", "body") and not part.role.plural else None
