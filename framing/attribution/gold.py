"""Training articles with their attributions, and the labels that a tagger should give them.

In: PolNeAR as JSON lines: ``{"text", "attributions": [{"source": [[start, end], ...], "cue": ..., "content": ...}]}``.
Out: `GoldArticle` records, labels for the tokens of their `Prose`, and which attribution each mention belongs to.

Conventions: one source mention may serve several attributions (in PolNeAR some 7 in 100 do), so a mention has a set
of owners. Only training uses this module.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from framing.attribution.augmentation import rewrite
from framing.attribution.headlines import make_headline
from framing.attribution.labels import KINDS, Mention, MentionKind, to_labels
from framing.exceptions import MissingInputError
from framing.segmentation.prose import Prose

__all__ = ["GoldArticle", "GoldMention", "find_owners", "gather_tokens", "label_prose", "read_gold", "rewrite_article"]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A span of one attribution, `owner` counting the attributions of the article."""

    start: int
    end: int
    kind: MentionKind
    owner: int


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and the mentions of its attributions, in text order."""

    text: str
    mentions: tuple[GoldMention, ...]


def read_gold(path: str | Path) -> tuple[GoldArticle, ...]:
    """Read the articles of a PolNeAR file.

    Parameters
    ----------
    path : str or Path
        A file of JSON lines.

    Raises
    ------
    MissingInputError
        If there is no such file.
    """
    path = Path(path)
    if not path.is_file():
        msg = f"no PolNeAR file at {path}; give the folder that holds train.jsonl and dev.jsonl"
        raise MissingInputError(msg)
    articles = []
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            row = json.loads(line)
            mentions = [
                GoldMention(start, end, kind, owner)
                for owner, attribution in enumerate(row["attributions"])
                for kind in KINDS
                for start, end in attribution[kind]
            ]
            mentions.sort(key=lambda mention: (mention.start, mention.end))
            articles.append(GoldArticle(row["text"], tuple(mentions)))
    return tuple(articles)


def rewrite_article(article: GoldArticle, *, random: np.random.Generator) -> GoldArticle:
    """Return a copy as a scraped page might show it (`framing.attribution.augmentation`)."""
    if random.random() < _EXCERPTS:
        article = _excerpt(article, random)
    if random.random() < _HEADLINES:
        article = _with_headline(article, random)
    text, spans = rewrite(article.text, [(m.start, m.end) for m in article.mentions], random=random)
    moved = zip(article.mentions, spans, strict=True)
    return GoldArticle(text, tuple(replace(m, start=start, end=end) for m, (start, end) in moved if start < end))


# Share of the copies that are some paragraphs of the article: texts without a headline, and short ones.
_EXCERPTS = 0.35


def _excerpt(article: GoldArticle, random: np.random.Generator) -> GoldArticle:
    bounds = [0, *(match.end() for match in re.finditer(r"\n+", article.text)), len(article.text)]
    first = int(random.integers(len(bounds) - 1))
    # half of them go on to the end
    last = len(bounds) - 1 if random.random() < 0.5 else int(random.integers(first + 1, len(bounds)))
    start, end = bounds[first], bounds[last]
    inside = (m for m in article.mentions if start <= m.start and m.end <= end)
    moved = tuple(replace(m, start=m.start - start, end=m.end - start) for m in inside)
    return GoldArticle(article.text[start:end], moved) if article.text[start:end].strip() else article


# Share of the copies that get a headline made from one of their attributions, and the words it may have.
_HEADLINES = 0.4
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i", "you", "that", "which"})
_SOURCE_WORDS, _CONTENT_WORDS = range(1, 5), range(4, 15)


def _with_headline(article: GoldArticle, random: np.random.Generator) -> GoldArticle:
    parts: dict[int, dict[str, list[str]]] = {}
    for mention in article.mentions:
        held = parts.setdefault(mention.owner, {kind: [] for kind in KINDS})
        held[mention.kind].append(article.text[mention.start : mention.end])
    fit = [
        (held["source"][0], held["content"][0])
        for held in parts.values()
        if len(held["source"]) == len(held["content"]) == 1
        and len(held["source"][0].split()) in _SOURCE_WORDS
        and held["source"][0].lower() not in _PRONOUNS
        and len(held["content"][0].split()) in _CONTENT_WORDS
    ]
    if not fit:
        return article
    source, content = fit[int(random.integers(len(fit)))]
    headline, spans = make_headline(source, content, random=random)
    owner = 1 + max(mention.owner for mention in article.mentions)
    made = [GoldMention(start, end, kind, owner) for start, end, kind in spans]
    shift = len(headline) + 2
    moved = [replace(m, start=m.start + shift, end=m.end + shift) for m in article.mentions]
    return GoldArticle(f"{headline}\n\n{article.text}", (*made, *moved))


def label_prose(prose: Prose, article: GoldArticle) -> tuple[str, ...]:
    """Return the label of each token.

    Examples
    --------
    >>> prose = Prose("she said", (0, 4), (3, 8), ("she", "said"), (), ())
    >>> label_prose(prose, GoldArticle("she said", (GoldMention(4, 8, "cue", 0),)))
    ('O', 'B-cue')
    """
    return to_labels((mention for mention, _ in _token_mentions(prose, article)), len(prose))


def find_owners(prose: Prose, article: GoldArticle, mentions: Sequence[Mention]) -> list[frozenset[int]]:
    """Return, for each mention that a tagger found, the gold attributions that hold at least half of it.

    Examples
    --------
    >>> prose = Prose("she said", (0, 4), (3, 8), ("she", "said"), (), ())
    >>> article = GoldArticle("she said", (GoldMention(0, 3, "source", 0), GoldMention(0, 3, "source", 1)))
    >>> sorted(find_owners(prose, article, [Mention(0, 1, "source")])[0])
    [0, 1]
    """
    holders: dict[tuple[int, str], list[int]] = {}
    for mention, owner in _token_mentions(prose, article):
        for token in range(mention.first, mention.last):
            holders.setdefault((token, mention.kind), []).append(owner)
    owners = []
    for mention in mentions:
        tokens = range(mention.first, mention.last)
        counts = Counter(owner for token in tokens for owner in holders.get((token, mention.kind), ()))
        owners.append(frozenset(owner for owner, count in counts.items() if 2 * count >= len(mention)))
    return owners


def gather_tokens(prose: Prose, article: GoldArticle) -> tuple[Mapping[str, frozenset[int]], ...]:
    """Return the tokens of the source, cue and content of each gold attribution.

    Examples
    --------
    >>> prose = Prose("she said", (0, 4), (3, 8), ("she", "said"), (), ())
    >>> gather_tokens(prose, GoldArticle("she said", (GoldMention(4, 8, "cue", 0),)))[0]["cue"]
    frozenset({1})
    """
    tokens: dict[int, dict[str, set[int]]] = {}
    for mention, owner in _token_mentions(prose, article):
        held = tokens.setdefault(owner, {kind: set() for kind in KINDS})
        held[mention.kind].update(range(mention.first, mention.last))
    return tuple({kind: frozenset(found) for kind, found in held.items()} for held in tokens.values())


def _token_mentions(prose: Prose, article: GoldArticle) -> Iterator[tuple[Mention, int]]:
    for gold in article.mentions:
        first, last = bisect_left(prose.ends, gold.start + 1), bisect_left(prose.starts, gold.end)
        if first < last:
            yield Mention(first, last, gold.kind), gold.owner
