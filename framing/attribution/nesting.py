"""Attributions inside the content of others: "He said the ministry had confirmed the deaths".

In: `Prose`, its groups of mentions and the tagger that found them. Out: further groups, all inside contents.

Conventions: a label a token can't show one attribution inside another, so each content that holds a word for saying
is read once more, as if it were a paragraph of its own. An inner attribution counts only with a source, a cue and a
content of its own (guidelines, section 2), and only if it is as likely as `least`, since training texts have none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.attribution.assembly import gather, judge
from framing.attribution.cues import load_cues
from framing.attribution.labels import Mention
from framing.attribution.linking import Group
from framing.attribution.tagger import Tagger
from framing.records import Span
from framing.segmentation.prose import Prose, Quotation, Sentence

__all__ = ["find_nested"]

# Shorter contents have no room for a source, a cue and a content beside other words.
_SHORTEST = 6
# Verbs of speaking; judging and believing verbs inside a content are too often the source's own.
_VERBS = frozenset(
    {"say", "tell", "report", "confirm", "announce", "state", "claim", "deny", "write", "warn", "add", "declare"}
)


def find_nested(
    prose: Prose, groups: Sequence[Group], tagger: Tagger, *, least: float
) -> tuple[tuple[Group, float | None], ...]:
    """Return the attributions inside the contents of `groups`, each with how likely it is.

    Parameters
    ----------
    prose : Prose
        The document.
    groups : sequence of Group
        Its attributions.
    tagger : Tagger
        Reads the contents once more.
    least : float
        How likely an inner attribution must be, where the tagger gives a calibration.
    """
    pieces = [piece for group in groups for piece in group.content if _may_hold(prose, piece)]
    if not pieces:
        return ()
    pieces.sort()
    inner, tokens = _extract(prose, pieces)
    tagging = tagger.tag(inner)
    found = gather(inner, tagging)
    nested = []
    for group, likely in zip(found, judge(found, tagging), strict=True):
        cue, source = group.cue, group.source
        if cue is None or source is None or (likely is not None and likely < least):
            continue
        home = _home(pieces, tokens[cue.first])
        content = tuple(_moved(piece, tokens) for piece in group.content if _home(pieces, tokens[piece.first]) == home)
        if content and _home(pieces, tokens[source.first]) == home:
            links = group.source_link, group.content_link
            nested.append((Group(_moved(cue, tokens), _moved(source, tokens), content, *links), likely))
    return tuple(nested)


def _may_hold(prose: Prose, piece: Mention) -> bool:
    if len(piece) < _SHORTEST:
        return False
    known = load_cues().words
    for index in range(piece.first + 1, piece.last):
        entry = known.get(prose.words[index])
        if entry is not None and entry.base in _VERBS and entry.kind == "verb":
            return True
    return "according" in prose.words[piece.first : piece.last]


def _extract(prose: Prose, pieces: Sequence[Mention]) -> tuple[Prose, list[int]]:
    """Return prose made of the contents alone, a paragraph each, and the token of the document for each of its own."""
    tokens: list[int] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    for number, piece in enumerate(pieces):
        first, last = piece.first, piece.last
        around = Span(prose.starts[first], prose.ends[last - 1])
        outer = [q for q in prose.quotations if q.start <= around.start and around.end <= q.end]
        if outer and outer[0].start == around.start:
            # marks around the whole are the outer source's; the inner reading starts inside them
            first += 1
            last -= outer[0].closed and outer[0].end == around.end
        quotations += [q for q in prose.quotations if around.start < q.start and q.end <= around.end]
        for sentence in prose.sentences:
            low, high = max(first, sentence.first), min(last, sentence.last)
            if low < high:
                sentences.append(Sentence(len(tokens), len(tokens) + high - low, number, sentence.kind))
                tokens += range(low, high)
    starts, ends = tuple(prose.starts[t] for t in tokens), tuple(prose.ends[t] for t in tokens)
    words = tuple(prose.words[t] for t in tokens)
    return Prose(prose.text, starts, ends, words, tuple(sentences), tuple(quotations)), tokens


def _home(pieces: Sequence[Mention], token: int) -> int:
    """Return the number of the content that a token stands in."""
    return bisect_right([piece.first for piece in pieces], token)


def _moved(mention: Mention, tokens: Sequence[int]) -> Mention:
    """Return the mention in tokens of the document."""
    return Mention(tokens[mention.first], tokens[mention.last - 1] + 1, mention.kind)
