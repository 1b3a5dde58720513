"""The network: a 6-layer encoder with token features, a tagging head and a linking head.

The linking head scores, for a cue and every token of the window, the classes {neither, source of this cue, content of
this cue} by a small perceptron over both states, their distance in pieces, sentences and paragraphs, and a product
term.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from framing.attribution.encoder.pieces import BREAKS, QUOTES, SHAPES

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
DISTANCES = (1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61, 101)  # lower edges of the distance buckets, in pieces
PAIR, PRODUCT = 96, 64


class Block(nn.Module):
    """One layer of the encoder: attention without padding or attention dropout, and a feed-forward part."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: torch.Tensor, bias: torch.Tensor | None, drop: float) -> torch.Tensor:
        """Return the states after this layer."""
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + F.dropout(self.out(a), drop, self.training))
        states: torch.Tensor = self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))
        return states


class Network(nn.Module):
    """The encoder and its two heads."""

    def __init__(self, pieces: int, *, layers: int = 6, width: int = 384, inner: int = 1536, heads: int = 12) -> None:
        super().__init__()
        self.piece, self.position = nn.Embedding(pieces, width), nn.Embedding(512, width)
        self.shape, self.quote, self.brk = (
            nn.Embedding(SHAPES, width),
            nn.Embedding(QUOTES, width),
            nn.Embedding(BREAKS, width),
        )
        for e in (self.shape, self.quote, self.brk):
            nn.init.normal_(e.weight, std=0.01)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.blocks = nn.ModuleList(Block(width, inner, heads) for _ in range(layers))
        self.tag = nn.Linear(width, len(LABELS))
        self.cue_pair, self.token_pair = nn.Linear(2 * width, PAIR), nn.Linear(width, PAIR)
        self.cue_product, self.token_product = nn.Linear(2 * width, 2 * PRODUCT), nn.Linear(width, 2 * PRODUCT)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, PAIR)
        self.sentence, self.paragraph = nn.Embedding(7, PAIR), nn.Embedding(3, PAIR)
        for e in (self.distance, self.sentence, self.paragraph):
            nn.init.normal_(e.weight, std=0.1)
        self.pair = nn.Linear(PAIR, 3)

    def layers(self) -> list[Block]:
        """Return the layers of the encoder, in order."""
        return [block for block in self.blocks if isinstance(block, Block)]

    def feature_table(self) -> torch.Tensor:
        """One row for each combination of shape, quotation state and break."""
        table = self.shape.weight[:, None, None] + self.quote.weight[None, :, None] + self.brk.weight[None, None]
        return table.reshape(-1, table.shape[-1])

    def encode(
        self, ids: torch.Tensor, feats: torch.Tensor, mask: torch.Tensor | None, drop: float = 0.0
    ) -> torch.Tensor:
        """Return the states of all pieces."""
        x: torch.Tensor = (
            self.piece(ids) + self.position.weight[: ids.shape[1]] + F.embedding(feats, self.feature_table())
        )
        x = F.dropout(self.norm(x), drop, self.training)
        bias = None
        if mask is not None:
            kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype
            bias = torch.zeros_like(mask, dtype=kind).masked_fill(~mask, -1e4)[:, None, None]
        for block in self.layers():
            x = block(x, bias, drop)
        return x

    def link(
        self, states: torch.Tensor, cues: torch.Tensor, sentence: torch.Tensor, paragraph: torch.Tensor
    ) -> torch.Tensor:
        """Return scores (cues, pieces, 3); `cues` holds (row, first piece, last piece)."""
        row, a, z = cues.unbind(1)
        cue = torch.cat([states[row, a], states[row, z]], -1)
        place = torch.arange(states.shape[1])[None] - a[:, None]
        hidden = self.cue_pair(cue)[:, None] + self.token_pair(states)[row]
        hidden = hidden + self.distance(bucket(place))
        hidden = hidden + self.sentence((sentence[row] - sentence[row, a][:, None]).clamp(-3, 3) + 3)
        hidden = hidden + self.paragraph((paragraph[row] - paragraph[row, a][:, None]).clamp(-1, 1) + 1)
        scores: torch.Tensor = self.pair(F.relu(hidden))
        q = self.cue_product(cue).view(-1, 2, PRODUCT)
        k = self.token_product(states).view(*states.shape[:2], 2, PRODUCT)[row]
        product = torch.einsum("crk,ctrk->ctr", q, k) * PRODUCT**-0.5
        return scores + F.pad(product, (1, 0))


def bucket(place: torch.Tensor) -> torch.Tensor:
    """Return the distance bucket of each offset in pieces."""
    edges = torch.tensor(DISTANCES)
    size = torch.bucketize(place.abs(), edges, right=True)
    return torch.where(place < 0, -size, size) + len(DISTANCES)


def load_base(network: Network, folder: Path) -> None:
    """Copy the weights of a BERT-shaped base model (safetensors) into the encoder."""
    from safetensors.torch import load_file

    base = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    with torch.no_grad():
        network.piece.weight.copy_(base["embeddings.word_embeddings.weight"])
        network.position.weight.copy_(
            base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        )
        network.norm.weight.copy_(base["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(base["embeddings.LayerNorm.bias"])
        for i, block in enumerate(network.blocks):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                qkv = [base[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(block.qkv, kind).copy_(torch.cat(qkv))
                for part, name in (
                    (block.out, "attention.output.dense"),
                    (block.norm1, "attention.output.LayerNorm"),
                    (block.up, "intermediate.dense"),
                    (block.down, "output.dense"),
                    (block.norm2, "output.LayerNorm"),
                ):
                    getattr(part, kind).copy_(base[f"{p}{name}.{kind}"])
