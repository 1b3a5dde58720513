"""The wording of a document: its words, the listed terms among them, and how loaded each word and sentence is.

In: `Prose`, and the states of its tokens where the tagger has an encoder. Out: a `Wording`, from which `find_terms`
reports terms and from which sentences get their probabilities. The contextual judge is asked where it was fitted to
that encoder, otherwise the linear one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from framing.attribution.tagger import States
from framing.records import JudgedSentence
from framing.segmentation.prose import Prose
from framing.terms.contextual import load_contextual_judge
from framing.terms.judge import Judge, Scores, Verdict, load_judge
from framing.terms.lexicon import Lexicon, load_lexicon
from framing.terms.matching import Occurrence, Words, find_occurrences, read_words
from framing.terms.material import join_material
from framing.terms.senses import load_senses

__all__ = ["Wording", "read_wording", "read_wordings"]

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
    senses : list of float
        Of each listed term: how likely it is to be meant in its loaded sense.
    """

    words: Words
    occurrences: list[Occurrence]
    verdict: Verdict
    senses: list[float]

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
    [wording] = read_wordings([prose], lexicon=lexicon, judge=judge, states=[states])
    return wording


def read_wordings(
    proses: Sequence[Prose],
    *,
    lexicon: Lexicon | None = None,
    judge: Judge | None = None,
    states: Sequence[States | None] = (),
) -> list[Wording]:
    """Judge the words and sentences of several documents, which takes less time than one after the other.

    Parameters
    ----------
    proses : sequence of Prose
    lexicon, judge
        As for `read_wording`.
    states : sequence of States or None, optional
        Of each document.
    """
    documents = [read_words(prose) for prose in proses]
    occurrences = [find_occurrences(words, lexicon or load_lexicon()) for words in documents]
    linear, material = judge or load_judge(), join_material(documents, occurrences)
    rows = load_judge().find_rows(material.lower)
    scores = linear.score(material, rows=rows if judge is None else None)
    verdict = linear.conclude(scores)
    known = states or [None] * len(documents)
    return [
        Wording(
            words, found,
            (judge is None and _weigh_states(words, scores, part, given)) or _cut_verdict(verdict, *part),
            load_senses().weigh(words, found, rows[part[1]], states=given),
        )
        for words, found, given, part in zip(documents, occurrences, known, _cut(documents), strict=True)
    ]  # fmt: skip


def _weigh_states(words: Words, scores: Scores, part: tuple[slice, slice], states: States | None) -> Verdict | None:
    """Ask the contextual judge, where it was fitted to the encoder."""
    if states is None or states.encoder != load_contextual_judge().encoder:
        return None
    # where words are parted at hyphens, the parts of a token share its state
    rows = None if words.whole else np.asarray(words.owners)
    return load_contextual_judge().weigh(_cut_scores(scores, *part), states.values, rows=rows)


def _cut_scores(scores: Scores, sentences: slice, words: slice) -> Scores:
    bounds = scores.bounds[sentences.start : sentences.stop + 1] - words.start
    return Scores(scores.sentences[sentences], scores.words[words], scores.judged[words], bounds)


def _cut_verdict(verdict: Verdict, sentences: slice, words: slice) -> Verdict:
    return Verdict(verdict.sentences[sentences], verdict.words[words])


def _cut(documents: Sequence[Words]) -> Iterator[tuple[slice, slice]]:
    """Give the sentences and the words of each document among those of all."""
    sentence = word = 0
    for words in documents:
        after = sentence + len(words.firsts), word + len(words.lower)
        yield slice(sentence, after[0]), slice(word, after[1])
        sentence, word = after
