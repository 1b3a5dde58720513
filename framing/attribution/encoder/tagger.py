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

from framing.attribution.encoder.calibration import Calibration
from framing.attribution.encoder.chain import Found, Outputs, Reading, Settings, decode, gather, trim
from framing.attribution.encoder.links import Linker
from framing.attribution.encoder.pieces import Encoded, WordPiece, encode_words
from framing.attribution.encoder.windows import Window, cut
from framing.attribution.labels import LABELS, Mention
from framing.attribution.linking import Group
from framing.attribution.tagger import Tagging
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

    def tag(self, prose: Prose) -> Tagging:
        """Return labels, probabilities, and the attributions put together."""
        if not len(prose):
            return Tagging((), np.zeros((0, len(LABELS)), dtype=np.float32), groups=())
        reading = self._read(prose)
        groups = tuple(
            Group(
                cue=Mention(*found.cue, "cue"),
                source=Mention(*found.source, "source") if found.source else None,
                content=tuple(Mention(first, last, "content") for first, last in found.content),
                confidence=found.confidence,
            )
            for found in gather(reading, self._calibration, self._settings)
        )
        return Tagging(tuple(reading.labels()), np.exp(reading.tag), groups=groups)

    def find(self, prose: Prose) -> list[Found]:
        """Return the attributions of a document as token ranges, with the facts that their confidence rests on."""
        return gather(self._read(prose), self._calibration, self._settings) if len(prose) else []

    def _read(self, prose: Prose) -> Reading:
        breaks = np.zeros(len(prose), np.int64)
        paragraph = -1
        for sentence in prose.sentences:
            breaks[sentence.first] = 1 + (sentence.paragraph != paragraph)
            paragraph = sentence.paragraph
        before = zip((0, *prose.ends), prose.starts, strict=False)
        gaps = ["" if end == start else " " for end, start in before]
        encoded = encode_words(prose.words, gaps, self._wordpiece, breaks)
        windows = cut(encoded, size=SIZE - 2, context=self._context)
        outputs = [self._run(encoded, w) for w in windows]
        return trim(decode(encoded, windows, outputs, self._linker, self._settings), prose.words)

    def _run(self, e: Encoded, w: Window) -> Outputs:
        """Tag log-probabilities, link vectors and states of the tokens of a window."""
        low = int(e.first[w.low])
        high = min(int(e.first[w.whole]) if w.whole < len(e.first) else len(e.ids), low + SIZE - 2)
        ids, feats = np.full((1, high - low + 2), self._wordpiece.stop), np.zeros((1, high - low + 2), np.int64)
        ids[0, 0] = self._wordpiece.start
        ids[0, 1:-1], feats[0, 1:-1] = e.ids[low:high], e.feats[low:high]
        tag, token, states = self._session.run(None, {"ids": ids, "feats": feats})
        at = np.minimum(e.first[w.low : w.whole] - low + 1, high - low + 1)
        tag = tag[at]
        top = tag.max(1, keepdims=True)
        return Outputs(tag - top - np.log(np.exp(tag - top).sum(1, keepdims=True)), token[at], states[at])


@lru_cache(maxsize=1)
def load_encoder_tagger() -> EncoderTagger:
    """Return the packaged accurate tagger; it is loaded once and kept."""
    with as_file(packaged("attribution") / "accurate") as folder:
        return EncoderTagger(folder)
