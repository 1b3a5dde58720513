"""Fitting the fast tagger's network, with torch.

In: `Example` records: codes, piece vectors, ranges and labels of an article. Out: the weights, as numpy arrays under
the names that `framing.attribution.network` and `framing.attribution.fast` read.

Conventions: the loss is the negative log-likelihood of a linear chain over the labels (as in
`framing.attribution.decoding`); the weights kept are a running mean of those of the last few hundred steps. Words
are dropped at random so that the network learns to do without them. torch is needed here and nowhere else in the
room; it belongs to the dependency group ``train``.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.attribution.decoding import Chain
from framing.attribution.labels import LABELS
from framing.exceptions import MissingDependencyError

__all__ = ["Example", "Settings", "fit_network"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One article: one row of `codes` and `pieces` a token, the ranges that are decoded, the label numbers."""

    codes: NDArray[np.int64]
    pieces: FloatArray
    ranges: tuple[tuple[int, int], ...]
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is built and fitted; the defaults are those of the packaged model (``docs/accuracy.md``)."""

    width: int = 64
    gaps: tuple[int, ...] = (1, 2, 4, 8, 16, 1)
    epochs: int = 9
    batch: int = 4
    rate: float = 3e-3
    decay: float = 0.02
    dropout: float = 0.2
    word_dropout: float = 0.2
    seed: int = 0


def fit_network(
    examples: Sequence[Sequence[Example]],
    *,
    codes: int,
    word_columns: dict[str, tuple[int, int]],
    settings: Settings,
    progress: Callable[[int, float], None] | None = None,
) -> dict[str, FloatArray]:
    """Fit a network and return its weights.

    Parameters
    ----------
    examples : sequence of sequence of Example
        The copies of each article; each time the article's turn comes, one of its copies is drawn.
    codes : int
        Number of codes over all columns; the columns share one table.
    word_columns : dict
        Number of the column and its code 0 in that table, for the columns that word dropout blanks.
    settings : Settings
        Sizes, rates and the seed.
    progress : callable, optional
        Called after each epoch with its number and mean loss.
    """
    torch = _load_torch()
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    network = _build(codes, examples[0][0].pieces.shape[1], settings)
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=settings.decay)
    steps = settings.epochs * -(-len(examples) // settings.batch)
    step = 0
    for epoch in range(settings.epochs):
        network.train()
        losses = []
        order = random.permutation(len(examples))
        for start in range(0, len(order), settings.batch):
            turn = [examples[number] for number in order[start : start + settings.batch].tolist()]
            drawn = [copies[int(random.integers(len(copies)))] for copies in turn]
            # a short rise, then a straight fall to a fiftieth
            share = min(1, (step + 1) / 150) * max(0.02, 1 - step / steps)
            optimiser.param_groups[0]["lr"] = settings.rate * share
            loss: Any = _loss(network, drawn, word_columns, settings)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
            _blend(mean, network, 1 - min(0.995, (step + 1) / (step + 20)))
        if progress is not None:
            progress(epoch, float(np.mean(losses)))
    return _weights(mean, settings)


def _load_torch() -> Any:
    try:
        import torch
    except ImportError as error:
        msg = "training needs torch; install the dependency group: pip install --group train"
        raise MissingDependencyError(msg) from error
    return torch


def _build(codes: int, piece_width: int, settings: Settings) -> Any:
    torch = _load_torch()
    nn, width = torch.nn, settings.width
    parts = nn.ModuleDict(
        {
            "columns": nn.EmbeddingBag(codes, width, mode="sum"),
            "pieces": nn.Linear(piece_width, width),
            "norm": nn.LayerNorm(width),
            "mix": nn.ModuleList(nn.Linear(3 * width, 2 * width) for _ in settings.gaps),
            "norms": nn.ModuleList(nn.LayerNorm(width) for _ in settings.gaps),
            "out": nn.Linear(width, len(LABELS)),
            "chain": nn.ParameterList([torch.zeros(len(LABELS)), torch.zeros(len(LABELS), len(LABELS))]),
        }
    )
    nn.init.normal_(parts["columns"].weight, std=0.05)
    return parts


def _blend(mean: Any, network: Any, share: float) -> None:
    torch = _load_torch()
    with torch.no_grad():
        for old, new in zip(mean.parameters(), network.parameters(), strict=True):
            old.lerp_(new, share)


def _loss(network: Any, drawn: Sequence[Example], word_columns: dict[str, tuple[int, int]], settings: Settings) -> Any:
    torch = _load_torch()
    longest = max(len(example.codes) for example in drawn)
    shape = (len(drawn), longest)
    codes = torch.zeros((*shape, drawn[0].codes.shape[1]), dtype=torch.long)
    pieces = torch.zeros((*shape, drawn[0].pieces.shape[1]))
    mask, labels = torch.zeros((*shape, 1)), torch.zeros(shape, dtype=torch.long)
    ranges = []
    for row, example in enumerate(drawn):
        size = len(example.codes)
        codes[row, :size] = torch.from_numpy(example.codes)
        pieces[row, :size] = torch.from_numpy(example.pieces)
        labels[row, :size] = torch.from_numpy(example.labels)
        mask[row, :size] = 1
        ranges += [(row * longest + first, row * longest + last) for first, last in example.ranges]
    codes, pieces = _drop_words(codes, pieces, word_columns, settings.word_dropout)
    scores = _forward(network, codes, pieces, mask, settings).reshape(-1, len(LABELS))
    return _chain_loss(scores, network["chain"], sorted(ranges, key=lambda r: r[0] - r[1]), labels.reshape(-1))


def _drop_words(codes: Any, pieces: Any, word_columns: dict[str, tuple[int, int]], share: float) -> tuple[Any, Any]:
    """Blank the word of some tokens, and of a third of those the endings and pieces too."""
    torch = _load_torch()
    drawn = torch.rand(codes.shape[:2])
    wholly = drawn < 0.3 * share
    for name, (column, blank) in word_columns.items():
        hit = drawn < share if name == "lower" else wholly
        codes[..., column] = torch.where(hit, torch.full_like(codes[..., column], blank), codes[..., column])
    return codes, pieces * (~wholly)[..., None]


def _forward(network: Any, codes: Any, pieces: Any, mask: Any, settings: Settings) -> Any:
    torch = _load_torch()
    functional = torch.nn.functional
    rows, size, count = codes.shape

    def drop(values: Any) -> Any:
        return functional.dropout(values, settings.dropout, network.training)

    summed = network["columns"](codes.view(rows * size, count)).view(rows, size, -1) + network["pieces"](pieces)
    values = drop(network["norm"](summed)) * mask
    for gap, mix, norm in zip(settings.gaps, network["mix"], network["norms"], strict=True):
        padded = functional.pad(values, (0, 0, gap, gap))
        beside = torch.cat([padded[:, :size], values, padded[:, 2 * gap : 2 * gap + size]], -1)
        values = norm(values + drop(functional.glu(mix(beside), -1))) * mask
    return network["out"](values)


def _chain_loss(scores: Any, chain: Any, ranges: Sequence[tuple[int, int]], labels: Any) -> Any:
    """Return the mean negative log-likelihood a token; `ranges` come longest first."""
    torch = _load_torch()
    allowed = Chain.constrained(np.zeros(len(LABELS), np.float32), np.zeros((len(LABELS), len(LABELS)), np.float32))
    first = torch.exp(chain[0] + torch.from_numpy(allowed.first))
    after = torch.exp(chain[1] + torch.from_numpy(allowed.after))
    lengths = torch.tensor([last - start for start, last in ranges])
    steps = torch.arange(int(lengths.max()))
    starts = torch.tensor([start for start, _ in ranges])
    at = torch.minimum(starts[:, None] + steps, (starts + lengths - 1)[:, None])
    inside = steps[None] < lengths[:, None]
    peaks = scores.max(1, keepdim=True).values.detach()
    weights = torch.exp(scores - peaks)

    value = weights[at[:, 0]] * first
    total = value.sum(1)
    loss = torch.log(total).sum() + peaks[at[inside]].sum()
    value = value / total[:, None]
    for step in range(1, len(steps)):
        count = int((lengths > step).sum())
        value = (value[:count] @ after) * weights[at[:count, step]]
        total = value.sum(1)
        loss = loss + torch.log(total).sum()
        value = value / total[:, None]
    tokens, before = at[inside], at[:, :-1][inside[:, 1:]]
    loss = loss - scores[tokens, labels[tokens]].sum() - chain[0][labels[starts]].sum()
    loss = loss - chain[1][labels[before], labels[at[:, 1:][inside[:, 1:]]]].sum()
    return loss / len(tokens)


def _weights(network: Any, settings: Settings) -> dict[str, FloatArray]:
    def array(parameter: Any) -> FloatArray:
        values: FloatArray = parameter.detach().numpy()
        return values

    weights = {
        "columns": array(network["columns"].weight),
        "piece_weight": array(network["pieces"].weight),
        "piece_offset": array(network["pieces"].bias),
        "scale": array(network["norm"].weight),
        "shift": array(network["norm"].bias),
        "gaps": np.array(settings.gaps, dtype=np.float32),
        "out_weight": array(network["out"].weight),
        "out_offset": array(network["out"].bias),
        "chain_first": array(network["chain"][0]),
        "chain_after": array(network["chain"][1]),
    }
    for number, (mix, norm) in enumerate(zip(network["mix"], network["norms"], strict=True)):
        weights[f"layer{number}_weight"], weights[f"layer{number}_offset"] = array(mix.weight), array(mix.bias)
        weights[f"layer{number}_scale"], weights[f"layer{number}_shift"] = array(norm.weight), array(norm.bias)
    return weights
