"""The wording of a document: its words, the listed terms among them, and how loaded each word and sentence is.

In: `Prose`, and the states of its tokens where the tagger has an encoder. Out: a `Wording`, from which `find_terms`
reports terms and from which sentences get their probabilities. The contextual judge is asked where it was fitted to
that encoder, otherwise the linear one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.attribution.tagger import States
from framing.records import JudgedSentence
from framing.segmentation.prose import Prose
from framing.terms.contextual import load_contextual_judge
from framing.terms.judge import Judge, Verdict, load_judge
from framing.terms.lexicon import Lexicon, load_lexicon
from framing.terms.matching import Occurrence, Words, find_occurrences, read_words

__all__ = ["Wording", "read_wording"]

# Decimal places kept of a sentence's probability: it is not known better, and a line of JSON stays short.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """What the judges were shown and what they said.

    Parameters
    ----------
    words : Words
    occurrences : list of Occurrence
        The listed terms.
    verdict : Verdict
        Probabilities of sentences and words.
    """

    words: Words
    occurrences: list[Occurrence]
    verdict: Verdict

    @property
    def sentences(self) -> tuple[JudgedSentence, ...]:
        """The sentences of the prose with the probability that readers would find them loaded."""
        prose = self.words.prose
        likely = self.verdict.sentences.astype(float).round(_PLACES).tolist()
        return tuple(
            JudgedSentence(prose.starts[sentence.first], prose.ends[sentence.last - 1], probability, sentence.kind)
            for sentence, probability in zip(prose.sentences, likely, strict=True)
            if sentence.last > sentence.first
        )


def read_wording(
    prose: Prose, *, lexicon: Lexicon | None = None, judge: Judge | None = None, states: States | None = None
) -> Wording:
    """Judge the words and sentences of a document.

    Parameters
    ----------
    prose : Prose
        The attributable part of a document.
    lexicon : Lexicon, optional
        The packaged one by default.
    judge : Judge, optional
        A linear judge of your own, which then decides alone.
    states : States, optional
        The tokens as the tagger's encoder reads them.

    Returns
    -------
    Wording

    References
    ----------
    Spinde, T., Plank, M., Krieger, J.-D., Ruas, T., Gipp, B. & Aizawa, A. (2021). Neural media bias detection using
    distant supervision with BABE. Findings of EMNLP.

    Examples
    --------
    >>> from framing.segmentation import read_prose
    >>> from framing.records import Document
    >>> text = "The council met on Monday. The shameless regime butchered its own people."
    >>> plain, charged = read_wording(read_prose(Document("a", text), ())).sentences
    >>> plain.probability < 0.5 < charged.probability
    True
    """
    words = read_words(prose)
    occurrences = find_occurrences(words, lexicon or load_lexicon())
    return Wording(words, occurrences, _weigh(words, occurrences, judge, states))


def _weigh(words: Words, occurrences: list[Occurrence], judge: Judge | None, states: States | None) -> Verdict:
    linear = judge or load_judge()
    contextual = load_contextual_judge() if states is not None and judge is None else None
    if states is None or contextual is None or contextual.encoder != states.encoder:
        return linear.weigh(words, occurrences)
    # where words are parted at hyphens, the parts of a token share its state
    rows = None if len(words.lower) == len(states.values) else np.asarray(words.owners)
    return contextual.weigh(linear.score(words, occurrences), states.values, rows=rows)
