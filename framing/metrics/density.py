"""How much of the text rests on a source: attribution density, attributed and quoted shares, judging cues.

In: a `Tally`. Out: a `Ratio`. Only outermost attributions count here, so that no word is attributed twice. Undefined
where the prose has no words, or no attributions, as each function says.

References
----------
E. Newell, D. Margolin, D. Ruths. 2018. An Attribution Relations Corpus for Political News. LREC 2018.
J. B. Hooper. 1975. On assertive predicates. Syntax and Semantics 4. (cue verbs that judge what they introduce)
"""

from __future__ import annotations

from framing.metrics.ratio import Ratio
from framing.metrics.tally import Tally

__all__ = [
    "attributed_sentence_share",
    "attributed_word_share",
    "attribution_density",
    "direct_quote_share",
    "judging_cue_share",
    "quoted_word_share",
]


def attribution_density(tally: Tally) -> Ratio:
    """1000 x outermost attributions / words. In [0, 1000]; undefined without words.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(attribution_density(Tally(words=500, attributions=12)))
    24.0
    """
    return Ratio(tally.attributions, tally.words, 1000)


def attributed_sentence_share(tally: Tally) -> Ratio:
    """Sentences at least half of whose words are attributed / sentences. In [0, 1]; undefined without sentences.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(attributed_sentence_share(Tally(sentences=20, attributed_sentences=9)))
    0.45
    """
    return Ratio(tally.attributed_sentences, tally.sentences)


def attributed_word_share(tally: Tally) -> Ratio:
    """Words inside the content of an attribution / words. In [0, 1]; undefined without words.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(attributed_word_share(Tally(words=500, attributed_words=200)))
    0.4
    """
    return Ratio(tally.attributed_words, tally.words)


def direct_quote_share(tally: Tally) -> Ratio:
    """Attributions whose whole content is quoted / outermost attributions. In [0, 1]; undefined without attributions.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(direct_quote_share(Tally(attributions=8, direct=2)))
    0.25
    """
    return Ratio(tally.direct, tally.attributions)


def quoted_word_share(tally: Tally) -> Ratio:
    """Words both attributed and in quotation marks / words. In [0, 1]; undefined without words.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(quoted_word_share(Tally(words=500, attributed_words=200, quoted_words=50)))
    0.1
    """
    return Ratio(tally.quoted_words, tally.words)


def judging_cue_share(tally: Tally) -> Ratio:
    """Attributions whose cue judges what is said / outermost attributions with a cue. In [0, 1].

    A cue judges when a loaded term of category ``epistemic`` lies on it: "claimed" doubts, "admitted" vouches.
    Undefined without cues.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(judging_cue_share(Tally(cued=10, judging=1)))
    0.1
    """
    return Ratio(tally.judging, tally.cued)
