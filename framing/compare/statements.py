"""Which stretches of attributed words are one statement: sentences compared by their words and their order.

In: the pieces of attributed content of one event. Out: a group number for each piece and how it stands to the fullest
version. A piece is one sentence of an attribution's content, so that a long quotation of which another outlet prints
two sentences shows one of them cut.

Relations, by tokens without case, accents and punctuation:

- ``exact``: the same words;
- ``trimmed``: the words of the shorter, three or more, stand in the longer in runs of three or more;
- ``altered``: at least 80 % of them do, or eight or more in one row, and it has words of its own;
- ``paraphrased``: by what they say: cosine of the words of meaning (`framing.compare.sense`), weighted by how rare
  they are in the event (Salton and Buckley 1988). Three such words must be shared; figures that agree lower the
  threshold, figures that differ rule a paraphrase out: "70 children" and "112 dead" are two claims. Between two sources
  of one side (a minister and the ministry, a monitor and its director) more must be shared.

References
----------
G. Salton, C. Buckley. 1988. Term-weighting approaches in automatic text retrieval. Information Processing &
Management 24(5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import Match, SequenceMatcher
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from sklearn.preprocessing import normalize

from framing.compare.sense import Figure, compare_figures, find_figures, read_sense
from framing.sources.lists.names import fold

__all__ = ["Relation", "find_kept", "group_statements", "relate", "split_words"]

Relation = Literal["fullest", "exact", "trimmed", "altered", "paraphrased"]

# Three words in a row are seldom shared by chance, two often are ("of the").
_RUN = 3
_KEPT = 0.8
# Eight words in a row are reused, whatever an outlet puts before and after them.
_LONG_RUN = 8
# Words that may stand between a run and a shorter match for the latter to count.
_GAP = 2
_LEAST_WORDS = 3
# Three words in quotation marks may be anybody's phrase; from so many on they are tracked whoever says them.
_ANYBODYS = 4
# One word of meaning does not make a phrase, were there three words in a row.
_LEAST_CONCEPTS = 2
# Likeness is a sum of floats: an article that stands in an outlet twice is as close both times.
_TIE = 1e-9
# Words of meaning that a paraphrase must share, so that two short sentences about one town are not one statement.
_SHARED_WORDS = 3
# With figures that agree, so much of the likeness is enough; without them two sources of one side need more of it.
_WITH_FIGURES, _OF_ONE_SIDE = 0.6, 1.3
# Words of meaning that two sources of one side must share when figures speak for them.
_SHARED_ON_ONE_SIDE = 5
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’]\w+)*")


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text for comparing.

    Examples
    --------
    >>> split_words("“We’re Ready,” he said")
    ('were', 'ready', 'he', 'said')
    """
    # folding takes the point out of "58.4"
    return tuple(word if word[0].isdigit() else fold(word) for word in _WORD.findall(text))


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
    is_kin: Callable[[Any, Any], bool] = lambda one, other: False,
) -> npt.NDArray[np.int64]:
    """Return the statement of each piece of one event, as a number that its versions share.

    Parameters
    ----------
    wholes, cores : sequence of sequence of str
        The words of each piece, and of these the quoted ones (or all, where few are).
    owners : sequence of str
        The outlet of each; only pieces of different outlets are compared, others meet through a third.
    speakers : sequence
        The source of each; a paraphrase is only looked for between pieces of one source, or of one side.
    similarity : float
        Least cosine of a paraphrase.
    is_kin : callable, optional
        Whether two sources are of one side.

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
    figures = [find_figures(words) for words in wholes]
    links: list[tuple[int, int]] = []
    paraphrases: dict[tuple[int, int], float] = {}
    for a, b, shared in zip(near.row.tolist(), near.col.tolist(), near.data.tolist(), strict=True):
        if owners[a] == owners[b] or shared < _LEAST_CONCEPTS:
            continue
        same = speakers[a] == speakers[b]
        related = same or is_kin(speakers[a], speakers[b])
        agreement = compare_figures(figures[a], figures[b])
        if _is_reused(cores, wholes, a, b, related=related):
            # one clause of an agency, with the toll of another source in it, is another statement
            if related or agreement != "differ":
                links.append((a, b))
        elif shared >= _SHARED_WORDS and related:
            likeness = float((unit[[a]] @ unit[[b]].T).sum()) / similarity
            if _is_paraphrase(likeness, shared, agreement, same=same):
                paraphrases[a, b] = likeness
    edges = np.array(links, dtype=np.int64).reshape(-1, 2)
    graph = sparse.coo_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(n, n))
    reused = connected_components(graph, directed=False)[1].tolist()
    labels = _join(reused, _pair_off(paraphrases, owners, wholes), figures)
    order = {label: k for k, label in enumerate(dict.fromkeys(labels))}
    return np.array([order[label] for label in labels], dtype=np.int64)


def _join(labels: list[int], paraphrases: Sequence[tuple[int, int]], figures: Sequence[Sequence[Figure]]) -> list[int]:
    """Join statements by their paraphrases, the closest first, where their figures agree more often than they differ.

    A sentence with two claims would otherwise join what others say in two.
    """
    members: dict[int, list[int]] = {}
    for piece, label in enumerate(labels):
        members.setdefault(label, []).append(piece)
    for a, b in paraphrases:
        one, other = labels[a], labels[b]
        if one == other:
            continue
        verdicts = [compare_figures(figures[x], figures[y]) for x in members[one] for y in members[other]]
        if verdicts.count("differ") and verdicts.count("differ") >= verdicts.count("agree"):
            continue
        for piece in members.pop(other):
            labels[piece] = one
            members[one].append(piece)
    return labels


def _is_reused(
    cores: Sequence[Sequence[str]], wholes: Sequence[Sequence[str]], a: int, b: int, *, related: bool
) -> bool:
    """Tell whether the words of one piece stand in a row in the other; those of a cut quotation do."""
    for version in (cores, wholes):
        short = min(len(version[a]), len(version[b])) < _ANYBODYS
        if (related or not short) and relate(version[a], version[b]) != "paraphrased":
            return True
    return False


def _pair_off(
    likeness: Mapping[tuple[int, int], float], owners: Sequence[str], wholes: Sequence[Sequence[str]]
) -> list[tuple[int, int]]:
    """Return the paraphrases that are, between two outlets, the closest on both sides, closest first."""
    best: dict[tuple[int, str], float] = {}
    for (a, b), value in likeness.items():
        for piece, other in ((a, b), (b, a)):
            best[piece, owners[other]] = max(best.get((piece, owners[other]), 0.0), value)
    kept = [
        pair
        for pair, value in likeness.items()
        if value >= max(best[pair[0], owners[pair[1]]], best[pair[1], owners[pair[0]]]) - _TIE
    ]
    # of two as close the words decide, not the order of the documents
    return sorted(kept, key=lambda pair: (-round(likeness[pair], 9), sorted(tuple(wholes[k]) for k in pair)))


def _is_paraphrase(likeness: float, shared: float, agreement: str, *, same: bool) -> bool:
    """Tell whether two pieces say one thing; `likeness` is in units of the threshold."""
    if agreement == "differ":
        return False
    if agreement == "agree" and (same or shared >= _SHARED_ON_ONE_SIDE):
        return likeness >= _WITH_FIGURES
    return likeness >= (1 if same else _OF_ONE_SIDE)


def _weigh(pieces: Sequence[Sequence[str]]) -> tuple[Any, Any]:
    """Return which concepts stand in each piece, and the weight of each."""
    vocabulary: dict[str, int] = {}
    rows, columns = [], []
    for row, words in enumerate(pieces):
        concepts = sorted(read_sense(words))
        rows += [row] * len(concepts)
        columns += [vocabulary.setdefault(concept, len(vocabulary)) for concept in concepts]
    shape = (len(pieces), max(len(vocabulary), 1))
    counts = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    frequency = np.bincount(columns, minlength=shape[1]) if columns else np.ones(shape[1])
    return counts, np.log(1 + len(pieces) / np.maximum(frequency, 1))
