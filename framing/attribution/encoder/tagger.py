"""The accurate tagger: a small transformer in ONNX (int8), run by onnxruntime on one core.

In: `Prose`. Out: `Tagging` with labels, probabilities, and the attributions put together with their probabilities:
the network scores mentions and their links in one pass, so it decodes them together too. The text is read in windows
of at most SIZE word pieces that open with up to CONTEXT pieces of what came before.

The model is ``framing/data/attribution/accurate``: ``model.onnx``, ``vocabulary.txt`` (one piece a line),
``linker.npz`` (linking head and calibration).

Left undone: an attribution whose parts lie more than a window apart.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.attribution.encoder.calibration import Calibration
from framing.attribution.encoder.chain import Found, Outputs, Reading, Settings, decode, gather, trim
from framing.attribution.encoder.links import Floats, Linker
from framing.attribution.encoder.pieces import Encoded, WordPiece, encode_words
from framing.attribution.encoder.windows import Window, cut
from framing.attribution.labels import LABELS, Mention
from framing.attribution.linking import Group
from framing.attribution.tagger import States, Tagging
from framing.segmentation.prose import Prose
from framing.wordlists import packaged

__all__ = ["EncoderTagger", "load_encoder_tagger"]

SIZE, CONTEXT = 256, 48


class EncoderTagger:
    """Label tokens and link mentions with a small transformer.

    Parameters
    ----------
    folder : Path
        Holds ``model.onnx``, ``vocabulary.txt`` and ``linker.npz``.
    settings : Settings, optional
        Of the decoder.
    context : int
        Word pieces of what came before that each window opens with.
    """

    def __init__(self, folder: Path, *, settings: Settings | None = None, context: int = CONTEXT) -> None:
        import onnxruntime  # about 0.1 s: not with this module

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # the graph is written as it should run; the extended rules would fuse its normalisation into a slower operator
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._wordpiece = WordPiece((folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1])
        self._linker = Linker.load(folder / "linker.npz")
        self._calibration = Calibration.load(folder / "linker.npz")
        self._settings, self._context = settings or Settings(), context
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._encoder = self._session.get_modelmeta().custom_metadata_map.get("encoder", "")

    def tag(self, prose: Prose) -> Tagging:
        """Return labels, probabilities, and the attributions put together."""
        if not len(prose):
            return Tagging((), np.zeros((0, len(LABELS)), dtype=np.float32), groups=())
        reading, early = self._read(prose)
        groups = tuple(
            Group(
                cue=Mention(*found.cue, "cue"),
                source=Mention(*found.source, "source") if found.source else None,
                content=tuple(Mention(first, last, "content") for first, last in found.content),
                confidence=found.confidence,
            )
            for found in gather(reading, self._calibration, self._settings)
        )
        states = None if early is None else States(early, self._encoder)
        return Tagging(tuple(reading.labels()), np.exp(reading.tag), groups=groups, states=states)

    def find(self, prose: Prose) -> list[Found]:
        """Return the attributions of a document as token ranges, with the facts that their confidence rests on."""
        return gather(self._read(prose)[0], self._calibration, self._settings) if len(prose) else []

    def _read(self, prose: Prose) -> tuple[Reading, NDArray[np.float16] | None]:
        breaks = np.zeros(len(prose), np.int64)
        paragraph = -1
        for sentence in prose.sentences:
            breaks[sentence.first] = 1 + (sentence.paragraph != paragraph)
            paragraph = sentence.paragraph
        before = zip((0, *prose.ends), prose.starts, strict=False)
        gaps = ["" if end == start else " " for end, start in before]
        encoded = encode_words(prose.words, gaps, self._wordpiece, breaks)
        windows = cut(encoded, size=SIZE - 2, context=self._context)
        read = [self._run(encoded, w) for w in windows]
        reading = decode(encoded, windows, [outputs for outputs, _ in read], self._linker, self._settings)
        early = [states[w.keep - w.low :] for w, (_, states) in zip(windows, read, strict=True) if states is not None]
        return trim(reading, prose.words), np.concatenate(early) if early else None

    def _run(self, e: Encoded, w: Window) -> tuple[Outputs, NDArray[np.float16] | None]:
        """Tag log-probabilities, link vectors and states of the tokens of a window, and their early states."""
        low = int(e.first[w.low])
        high = min(int(e.first[w.whole]) if w.whole < len(e.first) else len(e.ids), low + SIZE - 2)
        ids, feats = np.full((1, high - low + 2), self._wordpiece.stop), np.zeros((1, high - low + 2), np.int64)
        ids[0, 0] = self._wordpiece.start
        ids[0, 1:-1], feats[0, 1:-1] = e.ids[low:high], e.feats[low:high]
        found = dict(zip(self._outputs, self._session.run(None, {"ids": ids, "feats": feats}), strict=True))
        tag, token, states, early = found["tag"], found["token"], found["states"], found.get("early")
        at = np.minimum(e.first[w.low : w.whole] - low + 1, high - low + 1)
        tag = tag[at]
        top = tag.max(1, keepdims=True)
        outputs = Outputs(tag - top - np.log(np.exp(tag - top).sum(1, keepdims=True)), token[at], states[at])
        return outputs, None if early is None else _mean_of_pieces(early, at)


def _mean_of_pieces(states: Floats, first: NDArray[np.int64]) -> NDArray[np.float16]:
    """Give each token the mean of the states of its pieces, which begin at `first`; the last row is a closing mark.

    In half precision: a long document has many tokens, and the states are of one scale.
    """
    ends = np.append(first[1:], len(states) - 1)
    # a token whose pieces did not fit into the window is read off the closing mark
    sums = np.add.reduceat(states, first, axis=0)
    sums[-1] = states[first[-1] : max(ends[-1], first[-1] + 1)].sum(0)
    return np.asarray(sums / np.maximum(ends - first, 1)[:, None], np.float16)


@lru_cache(maxsize=1)
def load_encoder_tagger() -> EncoderTagger:
    """Return the packaged accurate tagger; it is loaded once and kept."""
    with as_file(packaged("attribution") / "accurate") as folder:
        return EncoderTagger(folder)
