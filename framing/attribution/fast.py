"""The fast tagger: word tables, a small convolutional network and constrained decoding, all in numpy.

In: `Prose`. Out: `Tagging` with the probability of each label. The model is ``framing/data/attribution/fast.npz``,
written by `framing.attribution.training`.

Conventions: sentences are decoded each on its own, except that a quotation holds the sentences it runs over
together; the network sees over both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from framing.attribution.confidence import Calibration
from framing.attribution.decoding import Chain, find_best_labels, find_probabilities, order_ranges
from framing.attribution.labels import KINDS, LABELS
from framing.attribution.network import Network
from framing.attribution.places import CODES, PLACE_COLUMNS, describe_places
from framing.attribution.tagger import Tagging
from framing.attribution.words import RATE_OF_CUES, RATE_OF_NOUNS, WORD_COLUMNS, Vocabulary, WordTable
from framing.segmentation.prose import Prose

__all__ = ["FastTagger", "describe_tokens", "find_ranges", "load_fast_tagger"]

FloatArray = NDArray[np.float32]

# Place columns that hold a word; the others are added up two at a time, from tables of all pairs of their codes.
_WORDS = ("left", "right")
# A cue without content is no attribution, yet the network may see the cue clearly and be torn between several ends of
# the content, which together outweigh having none. From 1 to 4 does equally well on PolNeAR dev.
_EASE = np.float32(2)
_OPENS = LABELS.index("B-content")
_CUE, _CONTENT = 1 + KINDS.index("cue"), 1 + KINDS.index("content")
# A run of sentences held together by quotations is cut after so many tokens.
_LONGEST = 150


class FastTagger:
    """Label tokens with a small convolutional network.

    Parameters
    ----------
    model : mapping of str to array
        As `framing.attribution.training` writes it.
    """

    def __init__(self, model: Mapping[str, NDArray[np.generic]]) -> None:
        tables = {
            name: _unpacked(model[f"column_{name}"], model[f"column_{name}_scale"])
            for name in (*WORD_COLUMNS, *PLACE_COLUMNS)
        }
        codes = {
            name: {value: code for code, value in enumerate(_strings(model[f"values_{name}"]), start=1)}
            for name in ("lower", "shape", "suffix2", "suffix3")
        }
        rated = zip(_strings(model["rated"]), np.asarray(model["rates"]).tolist(), strict=True)
        pieces = {piece: row for row, piece in enumerate(_strings(model["pieces"]))}
        vectors = _unpacked(model["piece_vectors"], model["piece_vectors_scale"])
        self._words = WordTable(
            Vocabulary(codes, dict(rated)),
            columns=tables,
            pieces=pieces,
            piece_vectors=vectors @ np.asarray(model["piece_weight"], dtype=np.float32).T,
        )
        coded = [name for name in PLACE_COLUMNS if name not in _WORDS]
        left_over = coded[len(coded) // 2 * 2 :]
        self._single = {name: tables[name] for name in (*_WORDS, *left_over)}
        self._pairs = {
            (one, other): (tables[one][:, None] + tables[other][None]).reshape(-1, tables[one].shape[1])
            for one, other in zip(coded[::2], coded[1::2], strict=False)
        }
        self._offset = np.asarray(model["piece_offset"], dtype=np.float32)
        self._network = Network(model)
        calibration = np.asarray(model["calibration"], dtype=np.float64).tolist()
        self._calibration = Calibration(tuple(calibration[:-1]), calibration[-1]) if calibration else None
        self._chain = Chain.constrained(np.asarray(model["chain_first"]), np.asarray(model["chain_after"]))

    def score(self, prose: Prose) -> FloatArray:
        """Return one score a token and label, before decoding."""
        if not len(prose):
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        rows, columns = describe_tokens(prose, self._words)
        vectors = np.take(self._words.vectors, rows, axis=0)
        vectors += self._offset
        for (one, other), table in self._pairs.items():
            vectors += np.take(table, columns[one] * CODES + columns[other], axis=0)
        for name, table in self._single.items():
            # a word past the end of the table is a rare one and has row 0
            vectors += np.take(table, np.where(columns[name] < len(table), columns[name], 0), axis=0)
        return self._network.score(vectors)

    def tag(self, prose: Prose) -> Tagging:
        """Return the best labels and the probability of each label."""
        return self.tag_all([prose])[0]

    def tag_all(self, proses: Sequence[Prose]) -> list[Tagging]:
        """Return the same for several documents, which are decoded side by side."""
        ends = list(accumulate(map(len, proses), initial=0))
        scores = np.concatenate([self.score(prose) for prose in proses])
        bounds = [
            (first + start, last + start)
            for start, prose in zip(ends, proses, strict=False)
            for first, last in find_ranges(prose)
        ]
        ranges = order_ranges(bounds)
        best = find_best_labels(scores, ranges, self._chain)
        self._open_contents(scores, bounds, best)
        probabilities = find_probabilities(scores, ranges, self._chain)
        labels = [LABELS[number] for number in best.tolist()]
        return [
            Tagging(tuple(labels[start:end]), probabilities[start:end], calibration=self._calibration)
            for start, end in pairwise(ends)
        ]

    def _open_contents(self, scores: FloatArray, bounds: Sequence[tuple[int, int]], best: NDArray[np.int64]) -> None:
        """Decode ranges that have a cue and no content once more, with contents made easier to open."""
        if not bounds:
            return
        kinds, starts = (best + 1) // 2, [first for first, _ in bounds]
        is_cued = np.logical_or.reduceat(kinds == _CUE, starts)
        is_bare = is_cued & ~np.logical_or.reduceat(kinds == _CONTENT, starts)
        bare = [bounds[number] for number in np.flatnonzero(is_bare).tolist()]
        easier = scores.copy()
        easier[:, _OPENS] += _EASE
        again = find_best_labels(easier, order_ranges(bare), self._chain)
        for first, last in bare:
            best[first:last] = again[first:last]


@lru_cache(maxsize=1)
def load_fast_tagger() -> FastTagger:
    """Return the packaged fast tagger; it is loaded once and kept."""
    path = files("framing") / "data" / "attribution" / "fast.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as model:
        return FastTagger({name: model[name] for name in model.files})


def describe_tokens(prose: Prose, words: WordTable) -> tuple[NDArray[np.int64], dict[str, NDArray[np.int32]]]:
    """Return the row of each token in the word table, and the place columns.

    Parameters
    ----------
    prose : Prose
        The document.
    words : WordTable
        Grows with the words met.
    """
    rows = words.look_up(prose.words)
    codes = words.codes[rows]
    lower, rate = codes[:, WORD_COLUMNS.index("lower")], codes[:, WORD_COLUMNS.index("rate")]
    known = words.vocabulary.codes["lower"]
    columns = describe_places(
        prose,
        lower=lower,
        possible=(rate >= RATE_OF_CUES) & (rate != RATE_OF_NOUNS),
        comma=lower == known.get(",", -1),
        that=lower == known.get("that", -1),
    )
    return rows, columns


def find_ranges(prose: Prose) -> list[tuple[int, int]]:
    """Return the token ranges that are decoded each on its own; together they cover all tokens."""
    held = np.zeros(len(prose) + 1, dtype=bool)
    for quotation in prose.quotations:
        start, stop = bisect_left(prose.starts, quotation.start), bisect_left(prose.starts, quotation.end)
        held[start + 1 : stop] = True
    ranges = []
    start = 0
    for index, sentence in enumerate(prose.sentences):
        following = prose.sentences[index + 1 : index + 2]
        breaks = not following or following[0].paragraph != sentence.paragraph
        if breaks or not held[sentence.last] or sentence.last - start > _LONGEST:
            ranges.append((start, sentence.last))
            start = sentence.last
    return ranges


def _strings(stored: NDArray[np.generic]) -> list[str]:
    """Return the strings that were stored as the bytes of one text, a line each."""
    text = np.asarray(stored, dtype=np.uint8).tobytes().decode("utf-8")
    return text.split("\n") if text else []


def _unpacked(stored: NDArray[np.generic], scale: NDArray[np.generic]) -> FloatArray:
    """Return single-precision values of a table that was stored in bytes with one scale a row."""
    return np.asarray(stored, dtype=np.float32) * np.asarray(scale, dtype=np.float32)[:, None]
