"""Near-copies: documents that share their wording, so that one agency's text printed five times is not five voices.

In: documents or annotations. Out: a `CopyReport`: pairs of documents, groups of them, and the words that each has for
itself. Two documents are compared by their shingles, the runs of five words that stand in them (Broder 1997), counted
exactly by sparse matrices; the share of the shorter one's shingles that stand in the other is the measure.

Conventions. Words are compared without case, accents and apostrophes. Of annotations only the scored prose is read, so
that menus, captions and credits make no copies; of plain documents all words. Which of two copied the other is not
claimed: both may have an agency's text. `earlier` names the one with the earlier date, where both have one, and
`agency` the agency that a text credits at its beginning or end.

References
----------
A. Broder. 1997. On the resemblance and containment of documents. SEQUENCES, 21-29.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from framing.compare.tabular import Tabular
from framing.exceptions import InputError
from framing.metrics.tally import SCORED_KINDS
from framing.records import Annotation, Document, Span
from framing.sources.lists.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["CopyReport", "find_copies"]

_Ints = npt.NDArray[np.int64]

# Runs of five words are seldom written twice by chance; shorter ones are phrases, longer ones break at every edit.
_RUN = 5
# Fewer different runs than this are a headline or a picture's caption, too little to call a copy.
_FEWEST_RUNS = 30
# Rows compared with all others at a time, which bounds memory.
_CHUNK = 512
# Where credits stand: this many characters from the beginning and from the end of a text.
_MARGIN = 250
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PAIRS = ["event", "id_a", "id_b", "outlet_a", "outlet_b", "shared_runs", "share_a", "share_b", "earlier"]
_DOCUMENTS = ["id", "outlet", "event", "date", "group", "agency", "words", "shared_words", "own_words", "own_share"]


@dataclass(frozen=True, slots=True, eq=False)
class CopyReport(Tabular):
    """Which documents share their wording, and what each has for itself.

    Parameters
    ----------
    pairs : pandas.DataFrame
        One row for two documents that share enough: shared_runs (of five words), share_a and share_b (of the runs of
        each that stand in the other), earlier (the id with the earlier date, empty where dates don't tell).
    documents : pandas.DataFrame
        The main table (`frame`, `to_csv`). One row a document, in the order given: group (a number that
        documents linked by pairs have in common, -1 for none), agency (credited at the beginning or end),
        words, shared_words (in runs shared with the group), own_words and own_share (the rest).
    own : tuple of tuple of Span
        For each document, the stretches that it shares with no other of its group.
    threshold : float
        Least share of the shorter document.
    """

    pairs: pd.DataFrame
    documents: pd.DataFrame
    own: tuple[tuple[Span, ...], ...]
    threshold: float
    _main: ClassVar[str] = "documents"

    def __repr__(self) -> str:
        n_copies, n_groups = int((self.documents["group"] >= 0).sum()), self.documents["group"].max() + 1
        return f"<CopyReport: documents={len(self.documents)}, in groups={n_copies}, groups={max(n_groups, 0)}>"


def find_copies(
    documents: Iterable[Document | Annotation], *, within: str | None = "event", threshold: float = 0.5
) -> CopyReport:
    """Find documents that share much of their wording.

    Parameters
    ----------
    documents : iterable of Document or Annotation
        A corpus, or annotations.
    within : {"event", None}
        Compare only documents of one event (those without an event are compared with each other), or all.
    threshold : float, default=0.5
        Least share of the runs of the document with fewer, in (0, 1].

    Returns
    -------
    CopyReport

    Raises
    ------
    InputError
        If `threshold` or `within` is out of range.

    Examples
    --------
    >>> places = "gate quay road shed pier crane customs-house".split()
    >>> wire = " ".join(f"The {place} of the harbour was closed at dawn." for place in places)
    >>> report = find_copies([
    ...     Document("a", wire, outlet="Wire"),
    ...     Document("b", wire + " Nobody in the town would say why.", outlet="Daily"),
    ... ])
    >>> report.documents[["id", "group", "own_words"]].to_dict("records")
    [{'id': 'a', 'group': 0, 'own_words': 0}, {'id': 'b', 'group': 0, 'own_words': 7}]
    """
    if not 0 < threshold <= 1:
        msg = f"threshold must lie in (0, 1], got {threshold!r}"
        raise InputError(msg)
    if within not in ("event", None):
        msg = f"within must be 'event' or None, got {within!r}"
        raise InputError(msg)
    given = list(documents)
    plain = [one.document if isinstance(one, Annotation) else one for one in given]
    texts = [_read_runs(one) for one in given]
    parts: dict[str | None, list[int]] = {}
    for index, document in enumerate(plain):
        parts.setdefault(document.event if within else None, []).append(index)

    found = [pair for members in parts.values() for pair in _pair_up(members, texts, threshold)]
    group = _link(found, len(plain))
    members_of: dict[int, list[_Runs]] = {}
    for k in np.flatnonzero(group >= 0).tolist():
        members_of.setdefault(int(group[k]), []).append(texts[k])
    own = [_find_own(text, members_of.get(int(group[k]), [])) for k, text in enumerate(texts)]
    return CopyReport(
        pairs=pd.DataFrame.from_records([_describe_pair(plain, texts, *pair) for pair in found], columns=_PAIRS),
        documents=pd.DataFrame.from_records(
            [_describe(plain[k], texts[k], int(group[k]), own[k]) for k in range(len(plain))], columns=_DOCUMENTS
        ),
        own=tuple(_merge(texts[k], own[k]) for k in range(len(plain))),
        threshold=threshold,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """The words of a document, and the number of the run that begins at each of them."""

    starts: _Ints
    ends: _Ints
    runs: npt.NDArray[np.uint64]
    distinct: npt.NDArray[np.uint64]


def _read_runs(one: Document | Annotation) -> _Runs:
    places = [match.span() for match in _WORD.finditer(one.text)]
    offsets = np.array(places, dtype=np.int64).reshape(-1, 2)
    if isinstance(one, Annotation):
        read = np.ones(len(offsets), dtype=np.bool_)
        for segment in one.segments:
            if segment.kind not in SCORED_KINDS:
                read &= (offsets[:, 0] < segment.start) | (offsets[:, 0] >= segment.end)
        offsets = offsets[read]
    words = np.array([_number(one.text[a:b]) for a, b in offsets.tolist()], dtype=np.uint64)
    runs = np.zeros(max(len(words) - _RUN + 1, 0), dtype=np.uint64)
    for k in range(_RUN):
        # a polynomial over the numbers of the words, modulo 2**64: two runs share a value once in 10**19
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + words[k : len(runs) + k]
    return _Runs(offsets[:, 0], offsets[:, 1], runs, np.unique(runs))


@lru_cache(maxsize=2**20)
def _number(word: str) -> int:
    """Return a 64-bit number for a word, whatever its case and accents, that is the same in every process."""
    return int.from_bytes(blake2b(fold(word).encode(), digest_size=8).digest(), "little")


def _pair_up(members: Sequence[int], texts: Sequence[_Runs], threshold: float) -> list[tuple[int, int, int]]:
    """Return (document, document, shared runs) for those that share enough."""
    long = [k for k in members if len(texts[k].distinct) >= _FEWEST_RUNS]
    if len(long) < 2:
        return []
    sizes = np.array([len(texts[k].distinct) for k in long])
    runs, column = np.unique(np.concatenate([texts[k].distinct for k in long]), return_inverse=True)
    row = np.repeat(np.arange(len(long)), sizes)
    # most runs stand in one document only and can make no pair
    kept = np.bincount(column, minlength=len(runs))[column] > 1
    matrix = sparse.csr_array(
        (np.ones(int(kept.sum()), dtype=np.int32), (row[kept], column[kept])), shape=(len(long), len(runs))
    )
    pairs = []
    for first in range(0, len(long), _CHUNK):
        block = sparse.coo_array(matrix[first : first + _CHUNK] @ matrix.T)
        a, b = block.row + first, block.col
        enough = (a < b) & (block.data >= threshold * np.minimum(sizes[a], sizes[b]))
        pairs += [(long[i], long[j], int(n)) for i, j, n in zip(a[enough], b[enough], block.data[enough], strict=True)]
    return sorted(pairs)


def _link(pairs: Sequence[tuple[int, int, int]], n_documents: int) -> _Ints:
    """Return the group of each document, counted in order of appearance; -1 is a document by itself."""
    edges = np.array([(a, b) for a, b, _ in pairs], dtype=np.int64).reshape(-1, 2)
    graph = sparse.coo_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(n_documents, n_documents))
    _, label = connected_components(graph, directed=False)
    linked = np.unique(edges)
    numbers = {value: k for k, value in enumerate(dict.fromkeys(label[linked].tolist()))}
    group = np.full(n_documents, -1, dtype=np.int64)
    group[linked] = [numbers[value] for value in label[linked].tolist()]
    return group


def _find_own(text: _Runs, group: Sequence[_Runs]) -> npt.NDArray[np.bool_]:
    """Mark the words that stand in no run of another document of the group."""
    own = np.ones(len(text.starts), dtype=np.bool_)
    known = [other.distinct for other in group if other is not text]
    if known:
        for place in np.flatnonzero(np.isin(text.runs, np.concatenate(known))):
            own[place : place + _RUN] = False
    return own


def _merge(text: _Runs, own: npt.NDArray[np.bool_]) -> tuple[Span, ...]:
    edges = np.flatnonzero(np.diff(np.r_[False, own, False].astype(np.int8)))
    return tuple(
        Span(int(text.starts[first]), int(text.ends[last - 1]))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    )


def _describe_pair(
    documents: Sequence[Document], texts: Sequence[_Runs], a: int, b: int, n_shared: int
) -> tuple[object, ...]:
    one, other = documents[a], documents[b]
    earlier = ""
    if one.date and other.date and one.date != other.date:
        earlier = min(one, other, key=lambda document: document.date or "").id
    shares = n_shared / len(texts[a].distinct), n_shared / len(texts[b].distinct)
    return (one.event, one.id, other.id, one.outlet, other.outlet, n_shared, *shares, earlier)


def _describe(document: Document, text: _Runs, group: int, own: npt.NDArray[np.bool_]) -> tuple[object, ...]:
    n_words, n_own = len(own), int(own.sum())
    share = n_own / n_words if n_words else float("nan")
    known = (document.id, document.outlet, document.event, document.date)
    return (*known, group, _find_agency(document.text), n_words, n_words - n_own, n_own, share)


def _find_agency(text: str) -> str:
    """Return the agency that a text credits at its beginning or end, as in "(Reuters) -" or "--Reuters"."""
    for margin in (text[:_MARGIN], text[-_MARGIN:]):
        match = _credits().search(margin)
        if match is not None:
            return match[1] or match[2]
    return ""


@cache
def _credits() -> re.Pattern[str]:
    rows = read_rows(packaged("agencies.tsv"), ("name", "role", "origin"), required=("name",), fold_case=False)
    names = sorted((row["name"] for row in rows if row["role"] == "agency"), key=len, reverse=True)
    known = "|".join(re.escape(name) for name in names)
    # in brackets, after a dash, or alone at the beginning or end before or after a dash
    return re.compile(rf"[(\[]({known})[)\]]|(?:--|[-–—])\s*({known})\b(?!\w)")
