"""Write a trained network as one small int8 ONNX file, node by node.

The graph uses onnxruntime's fused operators (dynamic int8 matrix products, attention); on one core it runs about three
times as many pieces a second as the same weights through a general exporter and quantiser.
Inputs: `ids` and `feats` (1, pieces). Outputs: `tag` (pieces, 7), `token` (pieces, link width), `states` (pieces,
width), and `early` (pieces, width), the states after layer EARLY: they still know more about the words themselves than
about who says them, which the judge of wording needs. The model's metadata hold a mark of its own, ``encoder``.
Weights are int8 with one scale a column (a row for embeddings), kept to [-LIMIT, LIMIT]. Activations get one scale a
window while the model runs, so outliers cost precision; two remedies halve the error against 32-bit floats: channels
that run hot on training text pass part of their size to the weights (SmoothQuant: Xiao et al. 2023), and the inputs of
the second feed-forward product are divided by their row's largest value first.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from framing.attribution.encoder.training.network import Network

# 63 keeps the sums of two products inside 16 bits on processors without VNNI, where they would saturate at 127
LIMIT = 63
_FUSED = "com.microsoft"
_OUTPUTS = ("tag", "token", "states", "early")
# Layers after which the states are given out for judging words and sentences: on BABE the second and third serve best,
# before and after training on attributions.
EARLY = 3


class _Graph:
    def __init__(self, limit: int) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.limit = limit

    def add(self, name: str, array: NDArray[Any]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, *, domain: str = "", **options: Any) -> str:
        self.nodes.append(helper.make_node(op, inputs, [output], domain=domain, **options))
        return output

    def linear(
        self, x: str, layer: torch.nn.Linear, name: str, *, smooth: NDArray[Any] | None = None, rows: bool = False
    ) -> str:
        """Add an int8 product, after the two remedies where asked for."""
        w = layer.weight.detach().numpy().T
        if smooth is not None:
            x = self.node("Mul", [x, self.add(f"{name}.smooth", 1 / smooth)], f"{name}.x")
            w = w * smooth[:, None]
        if rows:
            top = self.node("ReduceMax", [x], f"{name}.max", axes=[-1], keepdims=1)
            top = self.node("Max", [top, self.add(f"{name}.least", np.array([1e-3], np.float32))], f"{name}.top")
            x = self.node("Div", [x, top], f"{name}.x")
        scale = np.abs(w).max(0) / self.limit + 1e-12
        names = [
            self.add(f"{name}.w", np.round(w / scale).astype(np.int8)),
            self.add(f"{name}.s", scale.astype(np.float32)),
            self.add(f"{name}.z", np.zeros(len(scale), np.int8)),
        ]
        if rows:
            y = self.node("DynamicQuantizeMatMul", [x, *names], f"{name}.y", domain=_FUSED)
            y = self.node("Mul", [y, top], f"{name}.scaled")
            return self.node("Add", [y, self.add(f"{name}.b", layer.bias.detach().numpy())], name)
        names.append(self.add(f"{name}.b", layer.bias.detach().numpy()))
        return self.node("DynamicQuantizeMatMul", [x, *names], name, domain=_FUSED)

    def norm(self, x: str, y: str, layer: torch.nn.LayerNorm, name: str) -> str:
        """Add a sum and a normalisation: the fused operator for both is eight times slower on a processor."""
        g, b = self.add(f"{name}.g", layer.weight.detach().numpy()), self.add(f"{name}.b", layer.bias.detach().numpy())
        total = self.node("Add", [x, y], f"{name}.sum")
        return self.node("LayerNormalization", [total, g, b], name, axis=-1, epsilon=1e-12)


def build(
    net: Network,
    *,
    pieces: list[int] | None = None,
    positions: int = 256,
    limit: int = LIMIT,
    smooth: dict[str, NDArray[Any]] | None = None,
) -> onnx.ModelProto:
    """Return the model; `pieces` lists the rows of the embedding table to keep, in their new order."""
    g = _Graph(limit)
    table = net.piece.weight.detach().numpy()
    table = table if pieces is None else table[pieces]
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    g.add("piece", np.round(table / scale).astype(np.int8))
    g.add("piece.s", scale.astype(np.float32))
    g.add("feature", net.feature_table().detach().numpy())
    g.add("position", net.position.weight.detach().numpy()[:positions].astype(np.float16))
    x = g.node("Cast", [g.node("Gather", ["piece", "ids"], "x8")], "x.f", to=TensorProto.FLOAT)
    x = g.node("Mul", [x, g.node("Gather", ["piece.s", "ids"], "x.s")], "x.piece")
    x = g.node("Add", [x, g.node("Gather", ["feature", "feats"], "x.feature")], "x.both")
    length = g.node("Shape", ["ids"], "length", start=1, end=2)
    place = g.node("Slice", ["position", g.add("zero", np.array([0])), length], "place16")
    place = g.node("Unsqueeze", [g.node("Cast", [place], "place32", to=TensorProto.FLOAT), "zero"], "place")
    x = g.norm(x, place, net.norm, "embedded")
    width = table.shape[1]
    g.add("thirds", np.array([width] * 3))
    smooth = smooth or {}
    for i, block in enumerate(net.layers()):
        qkv = g.linear(x, block.qkv, f"{i}.qkv", smooth=smooth.get(f"{i}.qkv"))
        parts = [f"{i}.{c}" for c in "qkv"]
        g.nodes.append(helper.make_node("Split", [qkv, "thirds"], parts, axis=-1))
        a = g.node("MultiHeadAttention", parts, f"{i}.attended", domain=_FUSED, num_heads=block.heads)
        x = g.norm(g.linear(a, block.out, f"{i}.out"), x, block.norm1, f"{i}.norm1")
        up = g.node(
            "Gelu", [g.linear(x, block.up, f"{i}.up", smooth=smooth.get(f"{i}.up"))], f"{i}.gelu", domain=_FUSED
        )
        x = g.norm(g.linear(up, block.down, f"{i}.down", rows=True), x, block.norm2, f"{i}.norm2")
        if i + 1 == min(EARLY, len(net.blocks)):
            g.node("Squeeze", [x, "zero"], "early")
    states = g.node("Squeeze", [x, "zero"], "states")
    _heads(g, states, net)
    ins = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "pieces"]) for n in ("ids", "feats")]
    outs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["pieces", None]) for n in _OUTPUTS]
    graph = helper.make_graph(g.nodes, "attribution", ins, outs, g.weights)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)], ir_version=9
    )
    helper.set_model_props(model, {"encoder": hashlib.sha256(model.SerializeToString()).hexdigest()[:16]})
    return model


def _heads(g: _Graph, states: str, net: Network) -> None:
    """Add the two heads in 32-bit floats: they are small and set the scores."""
    for name, layers in (("tag", [net.tag]), ("token", [net.token_pair, net.token_product])):
        w = g.add(f"{name}.w", np.concatenate([k.weight.detach().numpy() for k in layers]).T)
        b = g.add(f"{name}.b", np.concatenate([k.bias.detach().numpy() for k in layers]))
        g.node("Gemm", [states, w, b], name)


def export(
    net: Network,
    path: Path,
    *,
    vocabulary: list[str],
    keep: list[int] | None = None,
    smooth: dict[str, NDArray[Any]] | None = None,
    limit: int = LIMIT,
) -> None:
    """Write `model.onnx`, `vocabulary.txt` and `linker.npz` into the folder `path`."""
    path.mkdir(parents=True, exist_ok=True)
    onnx.save(build(net, pieces=keep, smooth=smooth, limit=limit), path / "model.onnx")
    kept = vocabulary if keep is None else [vocabulary[i] for i in keep]
    weights: dict[str, Any] = linker_weights(net)
    np.savez_compressed(path / "linker.npz", **weights)
    (path / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")


@torch.inference_mode()
def find_smoothing(
    net: Network, windows: list[tuple[NDArray[Any], NDArray[Any]]], *, power: float = 0.75
) -> dict[str, NDArray[Any]]:
    """Return scales for the inputs of two products of each layer, from the largest values in windows (ids, feats)."""
    peaks: dict[str, torch.Tensor] = {}
    hooks = []
    for i, block in enumerate(net.blocks):
        for kind in ("qkv", "up"):

            def watch(_m: torch.nn.Module, x: tuple[torch.Tensor], key: str = f"{i}.{kind}") -> None:
                seen = x[0].abs().flatten(0, 1).amax(0)
                peaks[key] = torch.maximum(peaks[key], seen) if key in peaks else seen

            hooks.append(getattr(block, kind).register_forward_pre_hook(watch))
    for ids, feats in windows:
        net.encode(torch.from_numpy(ids)[None], torch.from_numpy(feats)[None], None)
    for hook in hooks:
        hook.remove()
    out = {}
    for key, peak in peaks.items():
        layer, kind = key.split(".")
        weight = getattr(net.blocks[int(layer)], kind).weight.abs().amax(0).clamp(min=1e-3)
        scale = (peak.clamp(min=1e-3) ** power / weight ** (1 - power)).numpy()
        out[key] = (scale / scale.mean()).astype(np.float32)
    return out


def linker_weights(net: Network) -> dict[str, NDArray[Any]]:
    """Return the weights of the linking head that `Linker` multiplies itself, in half precision."""

    def g(weight: torch.Tensor) -> NDArray[Any]:
        array: NDArray[Any] = weight.detach().numpy()
        return array

    weights = {
        "cue_w": np.concatenate([g(net.cue_pair.weight), g(net.cue_product.weight)]).T,
        "cue_b": np.concatenate([g(net.cue_pair.bias), g(net.cue_product.bias)]),
        "distance": g(net.distance.weight),
        "sentence": g(net.sentence.weight),
        "paragraph": g(net.paragraph.weight),
        "pair_w": g(net.pair.weight).T,
        "pair_b": g(net.pair.bias),
    }
    return {name: array.astype(np.float16) for name, array in weights.items()}


def choose_pieces(vocabulary: list[str], seen: set[int], *, common: int = 20_000) -> list[int]:
    """Return the rows worth shipping: the `common` first ones (the most frequent) and those seen in training.

    Reserved rows and pieces in other scripts go. A word whose piece is gone is spelt with shorter pieces.
    """

    def is_plain(piece: str) -> bool:
        body = piece.removeprefix("##")
        reserved = body.startswith("[") and body.endswith("]") and len(body) > 1
        return not reserved and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in body)

    return [
        i
        for i, p in enumerate(vocabulary)
        if p in ("[UNK]", "[CLS]", "[SEP]")
        or (is_plain(p) and (i < common or i in seen or len(p.removeprefix("##")) == 1))
    ]
