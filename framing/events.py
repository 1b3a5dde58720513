"""Which documents tell the same story.

In: a corpus. Out: the same corpus with each document's ``event`` set. Events that are given stay; a document without
one joins the given event that it belongs to, or forms a new one with its like. The order of documents plays no part.

Method: a document is a unit vector over its words without stop words: sublinear counts, more weight for words of the
lead and for names, inverse document frequency over the corpus and, as a prior, over news at large. Similarity is the
cosine, less as the dates lie further apart. Groups grow by average linkage, mutual nearest neighbours merging in rounds
(Murtagh & Contreras 2012), on a sparse matrix: there is never a table of all pairs. A merge is refused when both groups
hold together much better than they would hold with each other: two quakes a year apart share most words, yet each story
is tighter than the pair.

Left undone: a story that is told for months falls into parts; near-copies are not marked.

References
----------
F. Murtagh, P. Contreras. 2012. Algorithms for hierarchical clustering: an overview. WIREs Data Mining 2(1), 86-97.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from sklearn.preprocessing import normalize

from framing.corpus import Corpus
from framing.exceptions import InputError
from framing.records import Document
from framing.wordlists import packaged, read_rows

__all__ = ["group_events"]

_Matrix = sparse.csr_array
_Floats = npt.NDArray[np.float64]
_Labels = npt.NDArray[np.int64]

# Words (inner hyphens and apostrophes included) and numbers of two digits or more; the possessive ending is left out.
_TERM = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*|\d{2,}")
# The first words of a news story say what happened (the inverted pyramid); a word among them counts one more.
_LEAD_WORDS = 200
# Document frequencies start as if so many articles of any news had been read before (`news_words.tsv`): in a corpus of
# five reports on one event, the words that all share would else weigh nothing.
_PRIOR_DOCUMENTS = 70
# Only the strongest terms of a document are kept, which bounds memory and time for texts of any length.
_TERMS_KEPT = 200
# A group of this many documents is large enough to be called tight or loose.
_TIGHT_SIZE = 5
# A word is page furniture if it stands in this share of an outlet's documents, of which there are at least so many, and
# is so many times as common there as elsewhere.
_FURNITURE_SHARE, _FURNITURE_DOCUMENTS, _FURNITURE_FACTOR = 0.3, 20, 5
# Rows compared with all columns at a time: 256 x 100,000 similarities stay below half a gigabyte.
_CHUNK = 256


def group_events(
    corpus: Corpus,
    *,
    threshold: float = 0.16,
    tightness: float = 0.85,
    horizon: int = 14,
) -> Corpus:
    """Set the event of each document that has none.

    Parameters
    ----------
    corpus : Corpus
        The documents; an ``event`` that is set already is kept, and two given events are never merged.
    threshold : float, default=0.16
        Least mean similarity of two groups that are merged, in (0, 1). The default was chosen on the development
        parts of BASIL, ECB+ and NewsWCL50 together (``docs/metrics.md``).
    tightness : float, default=0.85
        Two groups of five or more are merged only if their mean similarity is at least this share of the looser
        one's own. 0 switches the rule off. Chosen as `threshold` was.
    horizon : int, default=14
        Days after which two dated documents count as different stories. One day apart costs nothing, since time
        zones and print editions differ by as much; then similarity falls linearly. Undated documents are compared
        by words alone.

    Returns
    -------
    Corpus
        The same documents in the same order. A new event is named by its first date, where there is one, and its
        three weightiest words.

    Raises
    ------
    InputError
        If a parameter is out of range, or a date is not ``YYYY-MM-DD``.

    Examples
    --------
    >>> from framing.records import Document
    >>> corpus = Corpus([
    ...     Document("a", "Quake hits Lorvale: the quake shook Lorvale harbour at dawn.", date="2021-03-02"),
    ...     Document("b", "Parliament in Dresk votes down the budget of the finance minister.", date="2021-03-02"),
    ...     Document("c", "Dozens hurt as a quake struck the harbour of Lorvale.", date="2021-03-03"),
    ... ])
    >>> grouped = group_events(corpus)
    >>> grouped[0].event == grouped[2].event != grouped[1].event
    True
    """
    _check_options(threshold=threshold, tightness=tightness, horizon=horizon)
    # One fixed order, whatever order the corpus has: sums, ties and names then come out the same.
    order = sorted(range(len(corpus)), key=lambda i: (corpus[i].date or "~", corpus[i].text, corpus[i].id))
    documents = [corpus[i] for i in order]
    if all(document.event is not None for document in documents):
        return corpus

    vectors, terms = _weigh_terms(documents)
    similarity = _find_similar(vectors, _read_days(documents), horizon=horizon, floor=threshold / 4)
    start, n_given = _start_groups(documents)
    labels = _merge_groups(similarity, start, n_given, threshold=threshold, tightness=tightness)
    names = _name_groups(documents, labels, vectors, terms)

    event = {documents[k].id: documents[k].event or names[labels[k]] for k in range(len(documents))}
    return corpus.replaced(replace(document, event=event[document.id]) for document in corpus)


def _check_options(*, threshold: float, tightness: float, horizon: int) -> None:
    if not 0 < threshold < 1:
        msg = f"threshold must lie between 0 and 1, got {threshold!r}"
        raise InputError(msg)
    if not 0 <= tightness <= 1:
        msg = f"tightness must lie in [0, 1], got {tightness!r}"
        raise InputError(msg)
    if horizon < 1:
        msg = f"horizon must be at least one day, got {horizon!r}"
        raise InputError(msg)


def _read_days(documents: Sequence[Document]) -> _Floats:
    """Return each document's date as a day number, NaN where there is none."""
    days = np.full(len(documents), np.nan)
    for k, document in enumerate(documents):
        if document.date is None:
            continue
        try:
            days[k] = date.fromisoformat(document.date[:10]).toordinal()
        except ValueError as error:
            msg = f"document {document.id!r}: the date must be YYYY-MM-DD, got {document.date!r}"
            raise InputError(msg) from error
    return days


def _weigh_terms(documents: Sequence[Document]) -> tuple[_Matrix, list[str]]:
    """Return one unit row a document over the terms, and the terms."""
    vocabulary: dict[str, int] = {}
    capitals, totals = Counter[int](), Counter[int]()
    columns, weights, ends = array("q"), array("d"), array("q", [0])
    for document in documents:
        words = _TERM.findall(_headed(document))
        lead = {word.lower() for word in words[:_LEAD_WORDS]}
        counts: dict[int, int] = {}
        marked = set[int]()
        for word, count in Counter(words).items():
            term = word.lower()
            if len(term) < 2 or term in ENGLISH_STOP_WORDS:
                continue
            column = vocabulary.setdefault(term, len(vocabulary))
            counts[column] = counts.get(column, 0) + count
            capitals[column] += count * word[0].isupper()
            if term in lead:
                marked.add(column)
        totals.update(counts)
        columns.extend(counts)
        weights.extend(1 + log(count) + (column in marked) for column, count in counts.items())
        ends.append(len(columns))

    shape = (len(documents), max(len(vocabulary), 1))  # texts without any words still need a column
    matrix = sparse.csr_array((weights, columns, ends), shape=shape, dtype=np.float64)
    matrix = _drop_furniture(matrix, [document.outlet for document in documents])
    frequency = np.bincount(matrix.indices, minlength=shape[1])
    usual = _load_shares()
    expected = _PRIOR_DOCUMENTS * np.array([usual.get(term, 0.0) for term in vocabulary] or [0.0])
    rarity = np.log((len(documents) + _PRIOR_DOCUMENTS + 1) / (frequency + expected + 1))
    # A name (always capitalised) weighs twice a common noun: two stories of one kind differ in their names
    name_weight = 1 + np.array([capitals[c] / totals[c] for c in range(len(vocabulary))])
    matrix.data *= (np.maximum(rarity, 0) * name_weight)[matrix.indices]
    return normalize(_keep_strongest(matrix)), list(vocabulary)


@lru_cache(maxsize=1)
def _load_shares() -> dict[str, float]:
    """Return the share of news articles that hold an ordinary word."""
    rows = read_rows(packaged("news_words.tsv"), ("word", "share"), required=("word", "share"), unique=("word",))
    return {row["word"]: float(row["share"]) for row in rows}


def _drop_furniture(matrix: _Matrix, outlets: Sequence[str | None]) -> _Matrix:
    """Drop, from each outlet's documents, the terms that belong to the outlet and not to the story.

    Its name, its desk's address, "follow us" and "subscribe" make two articles of one site alike, whatever they tell.
    """
    total = np.bincount(matrix.indices, minlength=matrix.shape[1])
    row_of = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    kept = np.ones(len(matrix.data), dtype=np.bool_)
    for outlet, n_own in Counter(outlet for outlet in outlets if outlet is not None).items():
        if n_own < _FURNITURE_DOCUMENTS:
            continue
        rows = np.array([name == outlet for name in outlets])
        entries = rows[row_of]
        own = np.bincount(matrix.indices[entries], minlength=matrix.shape[1])
        elsewhere = (total - own + 1) / (len(outlets) - n_own + 1)
        furniture = (own / n_own >= _FURNITURE_SHARE) & (own / n_own >= _FURNITURE_FACTOR * elsewhere)
        kept &= ~(entries & furniture[matrix.indices])
    return sparse.csr_array((matrix.data[kept], (row_of[kept], matrix.indices[kept])), shape=matrix.shape)


def _headed(document: Document) -> str:
    """Return the text under its title, which many sources keep apart from it."""
    if document.title is None or document.text.lstrip().startswith(document.title):
        return document.text
    return f"{document.title}\n{document.text}"


def _keep_strongest(matrix: _Matrix) -> _Matrix:
    """Drop all but the heaviest terms of each row; of equal weights, those seen first stay."""
    sizes = np.diff(matrix.indptr)
    if sizes.max(initial=0) <= _TERMS_KEPT:
        return matrix
    rows = np.repeat(np.arange(matrix.shape[0]), sizes)
    order = np.lexsort((matrix.indices, -matrix.data, rows))
    rank = np.arange(len(order)) - matrix.indptr[rows[order]]
    kept = order[rank < _TERMS_KEPT]
    return sparse.csr_array((matrix.data[kept], (rows[kept], matrix.indices[kept])), shape=matrix.shape)


def _find_similar(vectors: _Matrix, days: _Floats, *, horizon: int, floor: float) -> _Matrix:
    """Return the similarities of at least `floor` as a sparse symmetric matrix with an empty diagonal.

    Documents are in order of date, the undated last, so a chunk of rows meets only the columns within its horizon.
    """
    n_dated = int(np.count_nonzero(~np.isnan(days)))
    transposed = sparse.csc_array(vectors.T)
    pieces = []
    for first in range(0, len(days), _CHUNK):
        last = min(first + _CHUNK, len(days))
        # each pair once: columns start at the chunk itself; dated rows skip the dated columns beyond the horizon
        reach = n_dated
        if last <= n_dated:
            reach = int(np.searchsorted(days[:n_dated], days[last - 1] + horizon + 1, side="right"))
        columns = np.r_[first : max(reach, last), max(n_dated, last, reach) : len(days)]
        block = sparse.coo_array(vectors[first:last] @ transposed[:, columns])
        row, column = block.row + first, columns[block.col]
        gap = np.nan_to_num(np.abs(days[row] - days[column]))
        value = block.data * np.clip(1 - np.maximum(gap - 1, 0) / horizon, 0, 1)
        keep = (value >= floor) & (row < column)
        pieces.append((value[keep], row[keep], column[keep]))
    value, row, column = (np.concatenate(part) for part in zip(*pieces, strict=True))
    upper = sparse.coo_array((value, (row, column)), shape=(len(days), len(days)))
    return sparse.csr_array(upper + upper.T)


def _start_groups(documents: Sequence[Document]) -> tuple[_Labels, int]:
    """Return a first label for each document, and how many labels are given events: those come first."""
    given = {event: k for k, event in enumerate(sorted({d.event for d in documents if d.event is not None}))}
    labels = np.empty(len(documents), dtype=np.int64)
    free = len(given)
    for k, document in enumerate(documents):
        if document.event is not None:
            labels[k] = given[document.event]
        else:
            labels[k] = free
            free += 1
    return labels, len(given)


def _merge_groups(similarity: _Matrix, labels: _Labels, n_given: int, *, threshold: float, tightness: float) -> _Labels:
    """Merge mutual nearest groups until none may merge; average linkage over all pairs of documents."""
    while True:
        n_groups = int(labels.max()) + 1
        member = sparse.csr_array(
            (np.ones(len(labels)), (np.arange(len(labels)), labels)), shape=(len(labels), n_groups)
        )
        sizes = np.bincount(labels, minlength=n_groups)
        joint = sparse.csr_array(member.T @ similarity @ member)
        pairs = sparse.triu(joint, k=1, format="coo")
        mean = pairs.data / (sizes[pairs.row] * sizes[pairs.col])
        allowed = (mean >= threshold) & (np.maximum(pairs.row, pairs.col) >= n_given)

        own = joint.diagonal() / np.maximum(sizes * (sizes - 1), 1)
        looser = np.minimum(own[pairs.row], own[pairs.col])
        large = np.minimum(sizes[pairs.row], sizes[pairs.col]) >= _TIGHT_SIZE
        allowed &= ~large | (mean >= tightness * looser)
        if not allowed.any():
            return labels
        labels = _merge_mutual(pairs.row[allowed], pairs.col[allowed], mean[allowed], n_groups)[labels]


def _merge_mutual(row: _Labels, column: _Labels, mean: _Floats, n_groups: int) -> _Labels:
    """Return a new label for each group: a pair whose members are each other's nearest becomes one."""
    order = np.lexsort((column, row, -mean))
    pairs = np.stack([row[order], column[order]])
    # the nearest of each group is the other end of its first pair in this order
    position = np.full(n_groups, len(order))
    np.minimum.at(position, pairs[0], np.arange(len(order)))
    np.minimum.at(position, pairs[1], np.arange(len(order)))
    mutual = np.flatnonzero(
        (position[pairs[0]] == np.arange(len(order))) & (position[pairs[1]] == np.arange(len(order)))
    )
    target = np.arange(n_groups)
    target[pairs[1, mutual]] = pairs[0, mutual]
    # the lower label is kept, so that given events stay in front; then labels close up without gaps
    return np.unique(target, return_inverse=True)[1]


def _name_groups(
    documents: Sequence[Document], labels: _Labels, vectors: _Matrix, terms: Sequence[str]
) -> dict[int, str]:
    """Name each new group by its first date and its three weightiest terms; a repeated name is numbered."""
    taken = {document.event for document in documents}
    names: dict[int, str] = {}
    members: dict[int, list[int]] = {}
    for k, label in enumerate(labels):
        members.setdefault(int(label), []).append(k)

    for label, rows in members.items():
        given = next((documents[k].event for k in rows if documents[k].event is not None), None)
        if given is not None:
            names[label] = given
            continue
        total = sparse.coo_array(vectors[rows].sum(axis=0))
        weight = dict(zip(np.ravel(total.coords[-1]).tolist(), total.data.tolist(), strict=True))
        heaviest = sorted(weight, key=lambda c: (-weight[c], terms[c]))[:3]
        first = min(documents[k].date or "~" for k in rows)
        parts = [first[:10]] * (first != "~") + [terms[c] for c in heaviest]
        base = name = " ".join(parts) or "event"
        number = 2
        while name in taken:
            name = f"{base} ({number})"
            number += 1
        taken.add(name)
        names[label] = name
    return names
