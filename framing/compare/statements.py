"""Which stretches of attributed words are one statement: sentences compared by their words and their order.

In: the pieces of attributed content of one event. Out: a group number for each piece and how it stands to the fullest
version. A piece is one sentence of an attribution's content, so that a long quotation of which another outlet prints
two sentences shows one of them cut.

Relations, by tokens without case, accents and punctuation:

- ``exact``: the same words;
- ``trimmed``: the words of the shorter, four or more, stand in the longer in runs of three or more;
- ``altered``: at least 80 % of them do, or eight or more in one row, and it has words of its own;
- ``paraphrased``: by what they say: cosine of the stemmed words that carry meaning, weighted by how rare they are in
  the event (Salton and Buckley 1988); the two must share three such words.

References
----------
G. Salton, C. Buckley. 1988. Term-weighting approaches in automatic text retrieval. Information Processing &
Management 24(5).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from functools import cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from sklearn.preprocessing import normalize

from framing.sources.names import fold

__all__ = ["Relation", "find_kept", "group_statements", "relate", "split_words"]

Relation = Literal["fullest", "exact", "trimmed", "altered", "paraphrased"]

# Three words in a row are seldom shared by chance, two often are ("of the").
_RUN = 3
_KEPT = 0.8
# Eight words in a row are reused, whatever an outlet puts before and after them.
_LONG_RUN = 8
# Words that may stand between a run and a shorter match for the latter to count.
_GAP = 2
_LEAST_WORDS = 4
# Words of meaning that a paraphrase must share, so that two short sentences about one town are not one statement.
_SHARED_WORDS = 3
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text for comparing.

    Examples
    --------
    >>> split_words("“We’re Ready,” he said")
    ('were', 'ready', 'he', 'said')
    """
    return tuple(fold(word) for word in _WORD.findall(text))


def find_kept(fullest: Sequence[str], version: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Mark the words of the fullest version that stand in another, in runs of three or more or close to such a run.

    Examples
    --------
    >>> find_kept("the gate was shut at dawn".split(), "the gate was shut".split()).tolist()
    [True, True, True, True, False, False]
    """
    blocks = SequenceMatcher(None, fullest, version, autojunk=False).get_matching_blocks()[:-1]
    certain = [block for block in blocks if block.size >= _RUN]
    kept = np.zeros(len(fullest), dtype=np.bool_)
    for block in blocks:
        # one changed word cuts a run in two: what is left of it beside a longer run counts as well
        if block.size >= _RUN or any(_lies_close(block, one) for one in certain):
            kept[block.a : block.a + block.size] = True
    return kept


def _find_longest(one: Sequence[str], other: Sequence[str]) -> int:
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _lies_close(block: Match, run: Match) -> bool:
    first, second = sorted((block, run), key=lambda one: one.a)
    gaps = second.a - first.a - first.size, second.b - first.b - first.size
    return max(gaps) <= _GAP


def relate(fullest: Sequence[str], version: Sequence[str]) -> Relation:
    """Say how a version stands to the fullest one.

    Examples
    --------
    >>> relate("the gate was shut at dawn".split(), "the gate was shut".split())
    'trimmed'
    >>> relate("the gate was shut at dawn".split(), "the gates were shut at dawn".split())
    'paraphrased'
    """
    if tuple(fullest) == tuple(version):
        return "exact"
    shorter = min(len(fullest), len(version))
    n_kept = int(find_kept(fullest, version).sum())
    if shorter < _LEAST_WORDS or (n_kept < _KEPT * shorter and _find_longest(fullest, version) < _LONG_RUN):
        return "paraphrased"
    return "trimmed" if n_kept == len(version) else "altered"


def group_statements(
    wholes: Sequence[Sequence[str]],
    cores: Sequence[Sequence[str]],
    owners: Sequence[str],
    speakers: Sequence[object],
    *,
    similarity: float,
) -> npt.NDArray[np.int64]:
    """Return the statement of each piece of one event, as a number that its versions share.

    Parameters
    ----------
    wholes, cores : sequence of sequence of str
        The words of each piece, and of these the quoted ones (or all, where few are).
    owners : sequence of str
        The outlet of each; only pieces of different outlets are compared, others meet through a third.
    speakers : sequence
        The source of each; a paraphrase is only looked for between pieces of one source.
    similarity : float
        Least cosine of a paraphrase.

    Returns
    -------
    array of int
        In order of first appearance.
    """
    n = len(wholes)
    if not n:
        return np.zeros(0, dtype=np.int64)
    counts, weight = _weigh(wholes)
    near = sparse.coo_array(sparse.triu(counts @ counts.T, k=1))
    unit = normalize(counts * weight)
    sizes = np.diff(counts.indptr)
    links = []
    for a, b, shared in zip(near.row.tolist(), near.col.tolist(), near.data.tolist(), strict=True):
        if owners[a] == owners[b]:
            continue
        if shared < min(_SHARED_WORDS, _KEPT * min(sizes[a], sizes[b])):
            continue
        likeness = float((unit[[a]] @ unit[[b]].T).sum())
        alike = speakers[a] == speakers[b] and shared >= _SHARED_WORDS and likeness >= similarity
        # the words of a cut quotation stand in a row in the longer one
        if alike or any(relate(version[a], version[b]) != "paraphrased" for version in (cores, wholes)):
            links.append((a, b))
    edges = np.array(links, dtype=np.int64).reshape(-1, 2)
    graph = sparse.coo_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(n, n))
    labels = connected_components(graph, directed=False)[1]
    order = {label: k for k, label in enumerate(dict.fromkeys(labels.tolist()))}
    return np.array([order[label] for label in labels.tolist()], dtype=np.int64)


def _weigh(pieces: Sequence[Sequence[str]]) -> tuple[Any, Any]:
    """Return which stems of meaning stand in each piece, and the weight of each stem."""
    vocabulary: dict[str, int] = {}
    rows, columns = [], []
    for row, words in enumerate(pieces):
        stems = {_stem(word) for word in words if word not in ENGLISH_STOP_WORDS and len(word) > 1}
        rows += [row] * len(stems)
        columns += [vocabulary.setdefault(stem, len(vocabulary)) for stem in sorted(stems)]
    shape = (len(pieces), max(len(vocabulary), 1))
    counts = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    frequency = np.bincount(columns, minlength=shape[1]) if columns else np.ones(shape[1])
    return counts, np.log(1 + len(pieces) / np.maximum(frequency, 1))


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> Any:
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()
