"""From the encoder's scores to attributions: one chain over the tokens, whose states name the owner of a content.

In: tag log-probabilities, and link log-probabilities of every cue. Out: `Found` attributions as token ranges.

Conventions: cues are read off the tags. Then the best path over the states {outside or cue, source, content of cue 1,
content of cue 2, ...} chooses borders and owners together: a state scores the tag's log-probability plus, for contents,
the log-share of its cue among all that claim the token; opening a span costs the B- tag, staying inside the I- tag. A
cue then takes the source span that it claims most; one source may serve several cues ("she said ..., adding that ...").
Windows are decoded one by one, so time and memory grow with the length of the text and not faster.

Left undone: an attribution inside the content of another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.attribution.encoder.calibration import Calibration, describe
from framing.attribution.encoder.links import Cue, Floats, Ints, Linker, Place
from framing.attribution.encoder.pieces import Encoded
from framing.attribution.encoder.windows import Window
from framing.attribution.labels import trim_edges

# Log-probability of what can't be: low enough never to win, finite so that sums stay finite.
FAR = -30.0
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


@dataclass(frozen=True, slots=True)
class Settings:
    """Chosen on dev.

    Parameters
    ----------
    cue_offset : float
        Added to the log-probabilities of the two cue tags: how readily a cue is seen.
    weight : float
        How much the owner's share counts beside the tag.
    null : float
        Log-probability that a content has no cue at all.
    trust : float
        How much a cue's own log-probability counts in its claims.
    source_floor : float
        Mean link probability from which a source span is a cue's.
    content_floor : float
        The same for contents.
    """

    cue_offset: float = 0.85
    weight: float = 1.0
    null: float = -0.5
    trust: float = 0.5
    source_floor: float = 0.1
    content_floor: float = 0.25


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the encoder says about the tokens of one window."""

    tag: Floats
    token: Floats
    states: Floats


@dataclass(frozen=True, slots=True)
class Link:
    """Link log-probabilities (tokens, 2) of one cue, from token `low` on."""

    cue: Cue
    low: int
    scores: Floats

    def claim(self, first: int, last: int, role: int) -> float:
        """Mean probability that tokens `first` to `last` stand in the source (0) or content (1) of the cue."""
        inside = self.scores[max(first - self.low, 0) : max(last - self.low, 0), role]
        return float(np.exp(inside).sum()) / (last - first)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as token ranges, with the probability that it is one."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    confidence: float
    facts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A decoded document, before its parts are put together.

    Parameters
    ----------
    tag : array (tokens, 7)
        Log-probabilities of the tags.
    links : sequence of Link
        One a cue.
    sources : sequence of (first, last)
        Source spans; any cue near them may have them.
    contents : sequence of (cue number, first, last)
        Content spans and their owners.
    """

    tag: Floats
    links: list[Link]
    sources: list[tuple[int, int]]
    contents: list[tuple[int, int, int]]

    def labels(self) -> list[str]:
        """One label a token; a cue that owns no content keeps its label."""
        out = ["O"] * len(self.tag)
        spans = [("source", *s) for s in self.sources] + [("content", *c[1:]) for c in self.contents]
        for kind, first, last in spans + [("cue", k.cue.first, k.cue.last) for k in self.links]:
            out[first] = f"B-{kind}"
            out[first + 1 : last] = [f"I-{kind}"] * (last - first - 1)
        return out


def decode(
    encoded: Encoded, windows: Sequence[Window], outputs: Sequence[Outputs], linker: Linker, settings: Settings
) -> Reading:
    """Choose cues, then borders and owners together."""
    tag = np.concatenate([o.tag[w.keep - w.low :] for o, w in zip(outputs, windows, strict=True)])
    links = _link(encoded, windows, outputs, find_cues(tag, offset=settings.cue_offset), linker)
    reading = Reading(tag, links, [], [])
    for state, first, last in _read_spans(windows, links, tag, settings):
        if state == 1:
            reading.sources.append((first, last))
        elif links[state - 2].claim(first, last, 1) >= settings.content_floor:
            reading.contents.append((state - 2, first, last))
    return reading


def trim(reading: Reading, words: Sequence[str]) -> Reading:
    """Take marks that can't stand there off the ends of contents."""
    contents = [(owner, *trim_edges(words, first, last)) for owner, first, last in reading.contents]
    return Reading(reading.tag, reading.links, reading.sources, [c for c in contents if c[1] < c[2]])


def gather(reading: Reading, calibration: Calibration, settings: Settings) -> list[Found]:
    """Put each cue together with its contents and with the source that it claims most."""
    firsts = [first for first, _ in reading.sources]
    contents: dict[int, list[tuple[int, int]]] = {}
    for number, first, last in reading.contents:
        contents.setdefault(number, []).append((first, last))
    found = []
    for number, content in sorted(contents.items()):
        link = reading.links[number]
        high = link.low + len(link.scores)
        near = [s for s in reading.sources[bisect_left(firsts, link.low) : bisect_left(firsts, high)] if s[1] <= high]
        best = max(near, key=lambda s: link.claim(s[0], s[1], 0), default=None)
        source = best if best is not None and link.claim(best[0], best[1], 0) >= settings.source_floor else None
        cue = (link.cue.first, link.cue.last)
        facts = describe(reading.tag, link.scores, link.low, cue, source, content)
        sure = calibration.probability(facts)
        found.append(Found(cue, source, tuple(content), sure, tuple(facts)))
    return found


def _link(
    e: Encoded, windows: Sequence[Window], outputs: Sequence[Outputs], cues: list[Cue], linker: Linker
) -> list[Link]:
    sentence: Ints = np.cumsum(e.breaks > 0)
    paragraph: Ints = np.cumsum(e.breaks == 2)
    links: list[Link] = []
    for w, o in zip(windows, outputs, strict=True):
        mine = [c for c in cues if w.keep <= c.first < w.whole]
        if mine:
            here = slice(w.low, w.whole)
            place = Place(e.first[here], sentence[here], paragraph[here])
            local = [Cue(c.first - w.low, min(c.last, w.whole) - w.low) for c in mine]
            scores = linker.score(o.states, o.token, place, local)
            links += [Link(c, w.low, s) for c, s in zip(mine, scores, strict=True)]
    return links


def find_cues(tag: Floats, *, offset: float = 0.0) -> list[Cue]:
    """Return the runs of tokens whose best tag, after adding `offset` to both cue tags, is a cue."""
    score = tag.copy()
    score[:, 3:5] += offset
    best = score.argmax(1)
    inside = (best == 3) | (best == 4)
    before = np.concatenate([[False], inside[:-1]])
    firsts = np.flatnonzero(inside & ((best == 3) | ~before))
    if not len(firsts):
        return []
    stops = np.flatnonzero(np.concatenate([~inside, [True]]))
    nexts = np.append(firsts[1:], len(tag))
    return [Cue(int(a), int(min(b, stops[np.searchsorted(stops, a)]))) for a, b in zip(firsts, nexts, strict=True)]


def assign(tag: Floats, link: Floats, cues: Sequence[Cue], settings: Settings) -> tuple[Ints, NDArray[np.bool_]]:
    """Choose a state for each token (0 outside or cue, 1 source, 2 + c content of cue c), and whether it opens a span.

    Parameters
    ----------
    tag : array (tokens, 7)
        Log-probabilities of the tags.
    link : array (cues, tokens)
        Log-probabilities that a token stands in the content of a cue.
    cues : sequence of Cue
        Token ranges, which may lie outside these tokens (negative or past the end).
    """
    share = link - np.logaddexp(np.logaddexp.reduce(link, 0, keepdims=True), settings.null)
    share = np.maximum(settings.weight * share, FAR).T
    begin = np.concatenate([tag[:, [0, 1]], tag[:, [5]] + share], 1).astype(np.float64)
    inside = np.concatenate([tag[:, [0, 2]], tag[:, [6]] + share], 1).astype(np.float64)
    for cue in cues:
        own = slice(max(cue.first, 0), max(cue.last, 0))
        begin[own], inside[own] = 10 * FAR, 10 * FAR
        begin[own, 0], inside[own, 0] = 0.0, 0.0
    return _best_path(begin, inside)


def _best_path(begin: NDArray[np.float64], inside: NDArray[np.float64]) -> tuple[Ints, NDArray[np.bool_]]:
    n = len(begin)
    opened = np.empty(begin.shape, bool)
    previous = np.zeros(n, np.int64)
    opened[0] = begin[0] >= inside[0]
    best = np.maximum(begin[0], inside[0])
    for t in range(1, n):
        top = best.argmax()
        fresh = begin[t] + best[top]
        best += inside[t]
        np.greater(fresh, best, out=opened[t])
        np.maximum(fresh, best, out=best)
        previous[t] = top
    path, opens = np.empty(n, np.int64), np.zeros(n, bool)
    state = int(best.argmax())
    for t in range(n - 1, -1, -1):
        path[t], opens[t] = state, opened[t, state]
        if opens[t]:
            state = int(previous[t])
    return path, opens


def _read_spans(
    windows: Sequence[Window], links: Sequence[Link], tag: Floats, settings: Settings
) -> Iterator[tuple[int, int, int]]:
    """(state, first token, end token) of every source and content; a span may run on into the next window."""
    run: tuple[int, int, int] | None = None
    for w in windows:
        near = [i for i, k in enumerate(links) if k.low < w.whole and k.low + len(k.scores) > w.keep]
        scores = np.full((len(near), w.whole - w.keep), FAR, np.float32)
        for row, i in enumerate(near):
            low, high = max(links[i].low, w.keep), min(links[i].low + len(links[i].scores), w.whole)
            scores[row, low - w.keep : high - w.keep] = links[i].scores[low - links[i].low : high - links[i].low, 1]
        if settings.trust:
            scores += settings.trust * np.array([[_sure(tag, links[i].cue)] for i in near], np.float32).reshape(-1, 1)
        local = [Cue(links[i].cue.first - w.keep, links[i].cue.last - w.keep) for i in near]
        if not near:
            if run is not None:
                yield run
                run = None
            continue
        path, opens = assign(tag[w.keep : w.whole], scores, local, settings)
        for t, state, opened in zip(range(w.keep, w.whole), path.tolist(), opens.tolist(), strict=True):
            owner = near[state - 2] + 2 if state > 1 else state
            if run is not None and (owner != run[0] or opened):
                yield run
                run = None
            if owner:
                run = (owner, run[1] if run else t, t + 1)
    if run is not None:
        yield run


def _sure(tag: Floats, cue: Cue) -> float:
    return float(np.logaddexp(tag[cue.first : cue.last, 3], tag[cue.first : cue.last, 4]).mean())
