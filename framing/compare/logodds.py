"""Log-odds of words with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

In: counts of words in documents, the group and event of each. Out: for every group and word the log-odds ratio of the
group against all others, its standard error, z and p-value.

What is added to the paper:

- *Events*: the others are counted as if they had written about each event as much as the group did, so a word that
  belongs to an event is not distinctive for the outlet that reports the event most. Events that no other reports are
  left out.
- *Burstiness*: a word that one document repeats ten times is not ten choices. The variance is multiplied by the word's
  dispersion over documents (Pearson's chi square over its degrees of freedom, at least 1) inside groups; topics
  make it larger, so the tests err on the side of silence.

References
----------
B. Monroe, M. Colaresi, K. Quinn. 2008. Fightin' Words: lexical feature selection and evaluation for identifying the
content of political conflict. Political Analysis 16(4), 372-403.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse, stats

__all__ = ["LogOdds", "compute_log_odds"]

_Floats = npt.NDArray[np.float64]
_Codes = npt.NDArray[np.int64]

_LEAST = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """The result for one group: arrays over words.

    Parameters
    ----------
    count, expected : array
        How often the group uses the word, and how often it would at the others' rate.
    log_odds, error, z, p_value : array
        Of the group against the others; NaN where neither uses the word or there are no others.
    dispersion : array
        Factor of the variance for words that come in bursts.
    n_words, n_others : int
        Words of the group, and words of the others on the same events.
    """

    count: _Floats
    expected: _Floats
    log_odds: _Floats
    error: _Floats
    z: _Floats
    p_value: _Floats
    dispersion: _Floats
    n_words: int
    n_others: int


def compute_log_odds(counts: sparse.csr_array, group: _Codes, event: _Codes, *, chosen: int, prior: float) -> LogOdds:
    """Compare one group with all others.

    Parameters
    ----------
    counts : sparse array of shape (n_documents, n_words)
        How often each document has each word.
    group, event : array of int
        The group and event of each document.
    chosen : int
        The group that is compared with the rest.
    prior : float
        Weight of the prior in words: every group is taken to have written so many words more, in the mix of the whole.

    Returns
    -------
    LogOdds

    Examples
    --------
    >>> counts = sparse.csr_array(np.array([[30, 10], [10, 30]]))
    >>> result = compute_log_odds(counts, np.array([0, 1]), np.array([0, 0]), chosen=0, prior=10)
    >>> result.log_odds.round(2).tolist(), result.count.tolist(), result.expected.tolist()
    ([1.69, -1.69], [30.0, 10.0], [10.0, 30.0])
    """
    own, rest, weight = _balance(counts, group, event, chosen)
    n_own, n_rest = own.sum(), rest.sum()
    total = np.asarray(counts.sum(axis=0), dtype=np.float64).ravel()
    missing = np.full(len(total), np.nan)
    if not n_own or not n_rest:
        return LogOdds(own, missing, missing, missing, missing, missing, missing, int(n_own), int(n_rest))

    # the others' words, weighted to the group's events, count as so many words as carry the same information
    effective = (weight @ counts) ** 2 / np.maximum((weight**2) @ counts, _LEAST)
    rate = rest / n_rest
    size = effective.sum()
    background = prior * total / total.sum()
    # the least number keeps words that nobody uses out of the logarithm; they are NaN below
    ours, theirs = (np.maximum(part + background, _LEAST) for part in (own, rate * size))
    # a vocabulary of one word leaves no other words to set it against
    odds = np.log(ours / np.maximum(n_own + prior - ours, _LEAST)) - np.log(
        theirs / np.maximum(size + prior - theirs, _LEAST)
    )
    dispersion = _measure_dispersion(counts, group)
    error = np.sqrt(dispersion * (1 / ours + 1 / theirs))
    z = odds / error
    used = total > 0
    odds, error, z = (np.where(used, part, np.nan) for part in (odds, error, z))
    p_value = 2 * stats.norm.sf(np.abs(z))
    return LogOdds(own, rate * n_own, odds, error, z, p_value, dispersion, int(n_own), round(float(n_rest)))


def _balance(counts: sparse.csr_array, group: _Codes, event: _Codes, chosen: int) -> tuple[_Floats, _Floats, _Floats]:
    """Return the group's words, the others' weighted to its events, and the weight of each document of the others."""
    length = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    is_own = group == chosen
    n_events = int(event.max(initial=0)) + 1
    own_words = np.bincount(event[is_own], length[is_own], minlength=n_events)
    rest_words = np.bincount(event[~is_own], length[~is_own], minlength=n_events)
    shared = (own_words > 0) & (rest_words > 0)
    factor = np.divide(own_words, rest_words, out=np.zeros(n_events), where=shared)
    # mean weight 1, so that the weighted words are about as many as there are
    factor *= rest_words[shared].sum() / max(own_words[shared].sum(), 1)
    weight = np.where(is_own, 0.0, factor[event])
    own: _Floats = (is_own & shared[event]).astype(np.float64) @ counts
    rest: _Floats = weight @ counts
    return own, rest, weight


def _measure_dispersion(counts: sparse.csr_array, group: _Codes) -> _Floats:
    """Return Pearson's chi square over its degrees of freedom for each word, over the documents inside groups.

    Given how often a group has a word, chi square is expected to be the number of its documents less one.
    """
    length = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    kept = length > 0
    counts, length = sparse.csr_array(counts[kept]), length[kept]
    codes, label = np.unique(group[kept], return_inverse=True)
    member = sparse.csr_array((np.ones(len(label)), (label, np.arange(len(label)))), shape=(len(codes), len(label)))
    total = sparse.csr_array(member @ counts)
    squares = sparse.csr_array(member @ sparse.csr_array(counts.multiply(counts) / length[:, None]))
    words = np.bincount(label, length, minlength=len(codes))
    size = np.bincount(label, minlength=len(codes))
    row = np.repeat(np.arange(len(codes)), np.diff(total.indptr))
    # sum of (y - n r)^2 / (n r) over documents, with the group's rate r = total / words
    inverse = total.copy()
    inverse.data = words[row] / total.data
    chi_square = np.asarray((squares.multiply(inverse) - total).sum(axis=0), dtype=np.float64).ravel()
    present = total.copy()
    present.data = (size[row] - 1).astype(np.float64)
    freedom = np.asarray(present.sum(axis=0), dtype=np.float64).ravel()
    ratio: _Floats = np.divide(chi_square, freedom, out=np.ones(len(freedom)), where=freedom > 0)
    return np.maximum(ratio, 1.0)
