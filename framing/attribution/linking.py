"""Which source and which content belong to which cue.

In: the mentions of one document. Out: `Group` records: one for each cue that has content, and one for each content
that no cue wants.

Conventions: each pair of a cue and a source or content gets a probability from a small two-layer network
(`framing.attribution.pairs` gives the features); a content goes to its likeliest cue, and a cue takes its likeliest
source. One source mention may serve several cues ("the minister said ... and added ..."), as in PolNeAR.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from framing.attribution.labels import Mention
from framing.attribution.pairs import Pairs, describe_pairs
from framing.segmentation.prose import Prose

__all__ = ["Group", "Linker", "link_mentions", "load_linker"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Group:
    """One attribution as mentions.

    Parameters
    ----------
    cue, source : Mention or None
        ``None`` where there is none.
    content : tuple of Mention
        In text order.
    source_link, content_link : float
        Probability that the source belongs to the cue, and that the least likely content does.
    confidence : float or None
        Probability that the attribution is right, where the tagger itself says it.
    """

    cue: Mention | None
    source: Mention | None
    content: tuple[Mention, ...]
    source_link: float = 0.0
    content_link: float = 0.0
    confidence: float | None = None


class Linker:
    """Probability that a cue and another mention belong together.

    Parameters
    ----------
    weights : mapping of str to array
        For ``source`` and ``content`` each: ``_0`` and ``_1`` the two weight matrices, ``_2`` and ``_3`` the offsets.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        self._layers = {
            kind: tuple(np.asarray(weights[f"{kind}_{number}"], dtype=np.float32) for number in range(4))
            for kind in ("source", "content")
        }

    def score(self, pairs: Pairs, mentions: Sequence[Mention]) -> FloatArray:
        """Return one probability a pair."""
        is_content = np.array([mention.kind == "content" for mention in mentions])[pairs.mention]
        scores = np.empty(len(pairs.cue), dtype=np.float32)
        for kind, rows in (("content", is_content), ("source", ~is_content)):
            first, second, first_offset, second_offset = self._layers[kind]
            hidden = np.maximum(pairs.features[rows] @ first + first_offset, 0)
            scores[rows] = 1 / (1 + np.exp(-(hidden @ second + second_offset)[:, 0]))
        return scores


@lru_cache(maxsize=1)
def load_linker() -> Linker:
    """Return the packaged linker; it is loaded once and kept."""
    path = files("framing") / "data" / "attribution" / "linker.npz"
    with path.open("rb") as file, np.load(file) as weights:
        return Linker(dict(weights))


# A content whose likeliest cue is below this has none, and a cue whose likeliest source is. Chosen on PolNeAR dev:
# content floors from 0.05 to 0.5 and source floors from 0.02 to 0.3 all score within half a point of F1.
_LEAST_CONTENT, _LEAST_SOURCE = 0.3, 0.1


def link_mentions(
    prose: Prose,
    mentions: Sequence[Mention],
    *,
    linker: Linker | None = None,
    links: Mapping[tuple[int, int], float] | None = None,
) -> tuple[Group, ...]:
    """Return the groups of mentions that form one attribution each, and contents left without a cue.

    Parameters
    ----------
    prose : Prose
        The document.
    mentions : sequence of Mention
        In text order, without overlaps.
    linker : Linker, optional
        The packaged one by default.
    links : mapping, optional
        What the tagger thinks of pairs, ``(first token of the cue, first token of the other) -> probability``; the
        mean of both opinions counts.

    Examples
    --------
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("she said no", (0, 4, 9), (3, 8, 11), ("she", "said", "no"), (Sentence(0, 3, 0),), ())
    >>> mentions = [Mention(0, 1, "source"), Mention(1, 2, "cue"), Mention(2, 3, "content")]
    >>> [group.source == mentions[0] for group in link_mentions(prose, mentions)]
    [True]
    """
    pairs = describe_pairs(prose, mentions)
    scores = (linker or load_linker()).score(pairs, mentions) if len(pairs.cue) else np.zeros(0, dtype=np.float32)
    if links:
        named = [
            (mentions[cue].first, mentions[other].first) for cue, other in zip(pairs.cue, pairs.mention, strict=True)
        ]
        told = np.array([links.get(pair, np.nan) for pair in named], dtype=np.float32)
        scores = np.where(np.isnan(told), scores, (scores + told) / 2)
    cues, sources = _likeliest(pairs, scores, mentions)
    contents: dict[int | None, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.kind == "content":
            contents.setdefault(cues.get(index, _NOTHING)[0], []).append(index)
    groups = []
    for cue, pieces in contents.items():
        content = tuple(mentions[piece] for piece in pieces)
        if cue is None:
            groups += [Group(None, None, (piece,)) for piece in content]
            continue
        source, likelihood = sources.get(cue, _NOTHING)
        groups.append(
            Group(
                cue=mentions[cue],
                source=None if source is None else mentions[source],
                content=content,
                source_link=likelihood,
                content_link=min(cues[piece][1] for piece in pieces),
            )
        )
    return tuple(sorted(groups, key=lambda group: group.content[0].first))


_Choice = tuple[int | None, float]
_NOTHING: _Choice = (None, 0.0)


def _likeliest(
    pairs: Pairs, scores: FloatArray, mentions: Sequence[Mention]
) -> tuple[dict[int, _Choice], dict[int, _Choice]]:
    """Return the cue of each content and the source of each cue, with its probability, where one is likely enough."""
    cues: dict[int, _Choice] = {}
    sources: dict[int, _Choice] = {}
    order = np.argsort(scores, kind="stable")[::-1]
    for score, cue, mention in zip(
        scores[order].tolist(), pairs.cue[order].tolist(), pairs.mention[order].tolist(), strict=True
    ):
        if mentions[mention].kind == "content":
            if score >= _LEAST_CONTENT:
                cues.setdefault(mention, (cue, score))
        elif score >= _LEAST_SOURCE:
            sources.setdefault(cue, (mention, score))
    return cues, sources
