"""Loaded terms in the outlet's own voice and in its sources' voices, and loaded sentences in its own.

In: a `Tally`. Out: a `Ratio`. The two voices have their own denominators: the words outside every attribution's
content are the outlet's own, the words inside are its sources'. An outlet that quotes much is therefore not credited
with few loaded terms of its own.

References: the categories are those of the project's glossary; own and reported voice are kept apart as in
E. Newell, D. Margolin, D. Ruths. 2018. An Attribution Relations Corpus for Political News. LREC 2018. What readers
find loaded is learnt from T. Spinde et al. 2021. Neural Media Bias Detection Using Distant Supervision With BABE.
Findings of EMNLP 2021.
"""

from __future__ import annotations

from framing.metrics.ratio import Ratio
from framing.metrics.tally import Tally
from framing.records import TermCategory, Voice

__all__ = ["loaded_density", "loaded_sentence_share"]


def loaded_density(tally: Tally, voice: Voice, category: TermCategory | None = None) -> Ratio:
    """1000 x loaded terms in a voice / words in that voice. In [0, 1000]; undefined where the voice has no words.

    Parameters
    ----------
    tally : Tally
        Counts of a document.
    voice : {"outlet", "source"}
        Whose words are counted, above and below the line.
    category : str, optional
        One of `framing.records.TERM_CATEGORIES`; all of them by default.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> tally = Tally(words=500, attributed_words=100, terms={("label", "outlet"): 2, ("emotive", "source"): 1})
    >>> float(loaded_density(tally, "outlet")), float(loaded_density(tally, "source", "emotive"))
    (5.0, 10.0)
    """
    words = tally.own_words if voice == "outlet" else tally.attributed_words
    return Ratio(tally.count_terms(voice, category), words, 1000)


def loaded_sentence_share(tally: Tally) -> Ratio:
    """Divide the loaded sentences expected in the outlet's own voice by the sentences in it. In [0, 1].

    A sentence counts by the probability that readers would find it loaded, so that one on the border counts half.
    Undefined where the outlet's own voice has no sentence.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(loaded_sentence_share(Tally(own_sentences=20, own_loading=4.0)))
    0.2
    """
    return Ratio(tally.own_loading, tally.own_sentences)
