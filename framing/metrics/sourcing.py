"""Who is heard: shares of source types, unnamed sources, and how evenly the attributions are spread.

In: a `Tally`. Out: a `Ratio`. Every attribution of the scored prose counts once, nested ones included: a source heard
through another was heard too. Undefined without attributions.

References
----------
H. J. Gans. 1979. Deciding What's News. Pantheon. (who gets to speak)
C. E. Shannon. 1948. A mathematical theory of communication. Bell System Technical Journal 27. (entropy)
"""

from __future__ import annotations

from math import log2

from framing.metrics.ratio import Ratio
from framing.metrics.tally import Tally
from framing.records import SourceType

__all__ = ["distinct_sources_count", "source_entropy", "source_share", "top_source_share", "unnamed_share"]


def source_share(tally: Tally, source_type: SourceType) -> Ratio:
    """Attributions to sources of one type / all attributions. In [0, 1]; the eleven types sum to 1.

    An attribution whose source could not be resolved counts as ``other``.

    Parameters
    ----------
    tally : Tally
        Counts of a document.
    source_type : str
        One of `framing.records.SOURCE_TYPES`.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(source_share(Tally(types={"state": 3, "civilian": 1}), "state"))
    0.75
    """
    return Ratio(tally.types.get(source_type, 0), sum(tally.types.values()))


def unnamed_share(tally: Tally) -> Ratio:
    """Attributions to unnamed sources / attributions whose source was resolved. In [0, 1].

    Unnamed is neither a named person nor a named body: "officials", "a resident who asked not to be named". An
    attribution with no resolved source ("it was reported") is in neither count.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(unnamed_share(Tally(named=9, unnamed=1)))
    0.1
    """
    return Ratio(tally.unnamed, tally.named + tally.unnamed)


def distinct_sources_count(tally: Tally) -> Ratio:
    """Different speakers heard: a count of 0 or more, always defined.

    Speakers are told apart by resolved name, those without a name by the words that describe them; "officials" twice
    is one. Pooled over documents it is the mean per document.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(distinct_sources_count(Tally(speakers={"anna berg": 2, "officials": 1})))
    2.0
    """
    return Ratio(len(tally.speakers), 1)


def source_entropy(tally: Tally) -> Ratio:
    """Shannon entropy of the attributions over speakers, in bits: ``-sum p log2 p``. 0 when one speaker has all.

    k speakers heard equally often give ``log2 k``. Pooled over documents it is the mean over those that have a
    resolved speaker.

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(source_entropy(Tally(speakers={"anna berg": 1, "omar said": 1})))
    1.0
    """
    total = sum(tally.speakers.values())
    if not total:
        return Ratio(0, 0)
    # the sum is over p log2 (1/p), so that a single speaker gives 0.0 and not -0.0
    return Ratio(sum(n / total * log2(total / n) for n in tally.speakers.values()), 1)


def top_source_share(tally: Tally) -> Ratio:
    """Attributions to the speaker heard most often / attributions with a resolved speaker. In (0, 1].

    Parameters
    ----------
    tally : Tally
        Counts of a document.

    Returns
    -------
    Ratio

    Examples
    --------
    >>> float(top_source_share(Tally(speakers={"anna berg": 3, "omar said": 1})))
    0.75
    """
    return Ratio(max(tally.speakers.values(), default=0), sum(tally.speakers.values()))
