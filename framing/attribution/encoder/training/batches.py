"""Training batches: windows of marked articles as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from framing.attribution.encoder.pieces import WordPiece, encode_words
from framing.attribution.encoder.training.augment import augment
from framing.attribution.encoder.training.marks import Tokens
from framing.attribution.encoder.windows import cut

IGNORE = -100
Batch = dict[str, Any]
# Attributions that one source serves, at most; more are rare and the first ones are kept.
SHARED = 4


@dataclass(slots=True)
class Sample:
    """One window as arrays over its pieces, [CLS] and [SEP] included."""

    ids: NDArray[Any]
    feats: NDArray[Any]
    tag: NDArray[Any]
    role: NDArray[Any]
    owner: NDArray[Any]
    sentence: NDArray[Any]
    paragraph: NDArray[Any]
    cues: list[tuple[int, int, int]]  # first piece, last token's first piece, owner


def tag_labels(t: Tokens) -> NDArray[Any]:
    """Return one label number a token."""
    role, span = np.array(t.role), np.array(t.span)
    begins = np.ones(len(role), bool)
    begins[1:] = span[1:] != span[:-1]
    return np.where(role == 0, 0, 2 * role - begins)


def samples(
    t: Tokens, wordpiece: WordPiece, *, size: int, context: int, begin_share: float, rng: random.Random
) -> Iterator[Sample]:
    """Cut a marked article into windows; for a share of articles the cutting starts at a random early sentence."""
    e = encode_words(t.words, t.gaps, wordpiece)
    n = len(e.first)
    tags, role, span = tag_labels(t), np.array(t.role), np.array(t.span)
    owner = np.array([(*o[:SHARED], *(-1,) * (SHARED - len(o))) for o in t.owner])
    sentence, paragraph = np.cumsum(e.breaks > 0), np.cumsum(e.breaks == 2)
    ends = np.append(e.first[1:], len(e.ids))
    begin = 0
    if rng.random() < begin_share:
        starts = np.flatnonzero(e.breaks)
        starts = starts[(e.first[starts] < size // 2) & (starts < n)]
        begin = int(starts[rng.randrange(len(starts))]) if len(starts) else 0
    for w in cut(e, size=size - 2, context=context, begin=begin):
        lo, hi = int(e.first[w.low]), int(ends[w.high - 1])
        hi = min(hi, lo + size - 2)
        m = hi - lo + 2
        at = e.first[w.low : w.whole] - lo + 1
        at = at[at < m - 1]
        k = w.low + len(at)
        s = Sample(
            np.full(m, wordpiece.stop),
            np.zeros(m, np.int64),
            np.full(m, IGNORE),
            np.full(m, IGNORE),
            np.full((m, SHARED), -1),
            np.zeros(m, np.int64),
            np.zeros(m, np.int64),
            [],
        )
        s.ids[0] = wordpiece.start
        s.ids[1:-1], s.feats[1:-1] = e.ids[lo:hi], e.feats[lo:hi]
        s.tag[at], s.role[at], s.owner[at] = tags[w.low : k], role[w.low : k], owner[w.low : k]
        piece_token = np.searchsorted(e.first, np.arange(lo, hi), side="right") - 1
        s.sentence[1:-1], s.paragraph[1:-1] = sentence[piece_token], paragraph[piece_token]
        i = w.low
        while i < k:
            j = i + 1
            if role[i] == 2:
                while j < k and span[j] == span[i]:
                    j += 1
                if j < k or k == n:
                    s.cues.append((int(at[i - w.low]), int(at[j - 1 - w.low]), int(owner[i, 0])))
            i = j
        yield s


def collate(chunk: list[Sample]) -> Batch:
    """Pad windows to one length and stack them."""
    width = max(len(s.ids) for s in chunk)

    def pad(name: str, fill: int) -> torch.Tensor:
        out = np.full((len(chunk), width, *getattr(chunk[0], name).shape[1:]), fill, np.int64)
        for i, s in enumerate(chunk):
            a = getattr(s, name)
            out[i, : len(a)] = a
        return torch.from_numpy(out)

    short = any(len(s.ids) < width for s in chunk)
    mask = torch.tensor([[j < len(s.ids) for j in range(width)] for s in chunk]) if short else None
    cues = [(i, a, z, o) for i, s in enumerate(chunk) for a, z, o in s.cues]
    return {
        "ids": pad("ids", 0),
        "feats": pad("feats", 0),
        "tag": pad("tag", IGNORE),
        "role": pad("role", IGNORE),
        "owner": pad("owner", -1),
        "sentence": pad("sentence", 0),
        "paragraph": pad("paragraph", 0),
        "mask": mask,
        "cues": torch.tensor(cues, dtype=torch.long).reshape(-1, 4),
    }


def epoch(
    docs: list[Tokens], wordpiece: WordPiece, *, size: int, context: int, batch: int, share: float, rng: random.Random
) -> list[Batch]:
    """Return the batches of one pass over the articles, each rewritten anew; full windows need no padding."""
    pool = [
        s
        for t in docs
        for s in samples(augment(t, rng, share=share), wordpiece, size=size, context=context, begin_share=0.5, rng=rng)
    ]
    rng.shuffle(pool)
    full = [s for s in pool if len(s.ids) == size]
    rest = sorted((s for s in pool if len(s.ids) != size), key=lambda s: len(s.ids))
    groups = [full[i : i + batch] for i in range(0, len(full), batch)] + [
        rest[i : i + batch] for i in range(0, len(rest), batch)
    ]
    rng.shuffle(groups)
    return [collate(g) for g in groups]
