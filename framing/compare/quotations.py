"""The same words in other frames: statements that several outlets attribute, and what each makes of them.

In: annotations. Out: a `QuotationComparison`: for each statement that at least two outlets attribute, every version
with its source, cue, place in the article, and the words that it leaves out. What a cue is worth is not said.

Conventions. A piece is one sentence of the content of an outermost attribution; pieces are grouped by
`framing.compare.statements`. Of a piece that is partly quoted, the quoted words are compared if there are enough of
them: what an outlet puts in quotation marks is what it offers as the source's own. The fullest version is a quoted
one if there is one, and the longest. Left undone: a statement that an outlet prints without attributing it is not
seen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.affiliations import find_affiliations, is_kin
from framing.compare.counted import Citation, find_citations, group_by_event
from framing.compare.grouping import read_comparable
from framing.compare.names import Source, match_sources
from framing.compare.sense import find_figures
from framing.compare.statements import Relation, find_kept, group_statements, relate, split_words
from framing.compare.tabular import Tabular
from framing.exceptions import InputError
from framing.records import Annotation, Span
from framing.segmentation import read_prose

__all__ = ["QuotationComparison", "compare_quotations"]

_VERSIONS = [
    "event", "statement", "outlet", "id", "source", "type", "cue", "quote", "relation", "text", "words", "kept_share",
    "cut", "other_figures", "position", "in_opening", "start", "end",
]  # fmt: skip
# So many words in quotation marks are what an outlet offers as the source's own.
_QUOTED_WORDS = 3
_STATEMENTS = ["event", "statement", "text", "source", "n_outlets", "n_versions", "n_quoted", "outlets"]


@dataclass(frozen=True, slots=True, eq=False)
class QuotationComparison(Tabular):
    """Statements that at least two outlets attribute.

    Parameters
    ----------
    statements : pandas.DataFrame
        One row a statement: its fullest text, source, n_outlets, n_versions, n_quoted (versions in quotation marks, in
        whole or in part), and the outlets in the order given.
    versions : pandas.DataFrame
        The main table (`frame`, `to_csv`). One row a version: outlet, id, source, type, cue, quote (direct,
        mixed, indirect), relation to the fullest version (fullest, exact, trimmed, altered, paraphrased), text,
        words, kept_share (of the fullest version's words, NaN for a paraphrase), cut (the words left out),
        other_figures (numbers of this version that stand against others of the fullest: "18, 5 for 15, 4"),
        position (share of the article before it), in_opening, start and end in the document's text.
    cautions : tuple of str
        What a reader has to know about the whole.
    """

    statements: pd.DataFrame
    versions: pd.DataFrame
    cautions: tuple[str, ...]
    _main: ClassVar[str] = "versions"

    def __repr__(self) -> str:
        return f"<QuotationComparison: statements={len(self.statements)}, versions={len(self.versions)}>"


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    citation: Citation
    source: Source
    span: Span
    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    quoted: bool


def compare_quotations(
    annotations: Iterable[Annotation],
    *,
    within: str | None = "event",
    by: str = "outlet",
    similarity: float = 0.4,
    least_words: int = 4,
) -> QuotationComparison:
    """Track statements over the outlets that attribute them.

    Parameters
    ----------
    annotations : iterable of Annotation
        From `framing.annotate`, or read back.
    within, by : str
        As for `framing.compare_outlets`.
    similarity : float, default=0.4
        Least likeness of a paraphrase, in (0, 1]; 1 keeps paraphrases out.
    least_words : int, default=4
        Sentences with fewer words are not tracked.

    Returns
    -------
    QuotationComparison

    Raises
    ------
    InputError
        If an option is out of range or there is nothing to compare.

    Examples
    --------
    >>> from framing.records import Attribution, Document, Speaker
    >>> def article(outlet, said, cue):
    ...     text = f"“{said},” Berg {cue}."
    ...     start = text.index("Berg")
    ...     said = Attribution(Span(start, start + 4), Span(start + 5, start + 5 + len(cue)), (Span(0, start - 1),),
    ...                        "direct", speaker=Speaker("Anna Berg", "state"))
    ...     return Annotation(Document(outlet, text, outlet=outlet, event="rain"), (), (said,))
    >>> found = compare_quotations([
    ...     article("Wire", "We saw the water rise before dawn", "said"),
    ...     article("Daily", "We saw the water rise", "claimed"),
    ... ])
    >>> found.versions[["outlet", "cue", "relation", "kept_share", "cut"]].round(2).to_dict("records")
    [{'outlet': 'Wire', 'cue': 'said', 'relation': 'fullest', 'kept_share': 1.0, 'cut': ''},
     {'outlet': 'Daily', 'cue': 'claimed', 'relation': 'trimmed', 'kept_share': 0.71, 'cut': 'before dawn'}]
    """
    if not 0 < similarity <= 1 or least_words < 1:
        msg = (
            "similarity must lie in (0, 1] and least_words be 1 or more, got "
            f"similarity={similarity!r}, least_words={least_words!r}"
        )
        raise InputError(msg)
    annotated, grouping = read_comparable(annotations, by=by, within=within)
    texts = [annotation.text for annotation in annotated]
    statements: list[tuple[Any, ...]] = []
    versions: list[tuple[Any, ...]] = []
    for event, own in group_by_event(find_citations(annotated, grouping)).items():
        sources = match_sources(own, texts)
        pieces = list(_find_pieces(annotated, own, sources, least_words))
        written = [text for text, name in zip(texts, grouping.event_of, strict=True) if name == event]
        for group in _group(pieces, written, similarity):
            number = len(statements)
            ordered = sorted(group, key=lambda piece: grouping.outlets.index(piece.citation.outlet))
            fullest = max(ordered, key=lambda piece: (piece.quoted, len(piece.core)))
            statements.append(_describe_statement(event, number, ordered, fullest))
            versions += [_describe_version(event, number, piece, fullest, annotated) for piece in ordered]
    return QuotationComparison(
        statements=pd.DataFrame.from_records(statements, columns=_STATEMENTS),
        versions=pd.DataFrame.from_records(versions, columns=_VERSIONS),
        cautions=grouping.cautions,
    )


def _find_pieces(
    annotations: Sequence[Annotation], citations: Sequence[Citation], sources: Sequence[Source], least_words: int
) -> Iterator[_Piece]:
    """Cut the content of outermost attributions into sentences; short ones are left out."""
    read: dict[int, tuple[list[int], list[Span]]] = {}
    for citation, source in zip(citations, sources, strict=True):
        if citation.attribution.nested:
            continue
        annotation = annotations[citation.document]
        if citation.document not in read:
            prose = read_prose(annotation.document, annotation.segments)
            breaks = [prose.starts[sentence.first] for sentence in prose.sentences]
            read[citation.document] = breaks, [quotation.span for quotation in prose.quotations]
        breaks, marks = read[citation.document]
        for content in citation.attribution.content:
            inner = [place for place in breaks if content.start < place < content.end]
            for start, end in zip([content.start, *inner], [*inner, content.end], strict=True):
                piece = _read_piece(citation, source, annotation.text, Span(start, end), marks, least_words)
                if piece is not None:
                    yield piece


def _read_piece(
    citation: Citation, source: Source, text: str, span: Span, marks: Sequence[Span], least_words: int
) -> _Piece | None:
    whole = span.of(text).rstrip()
    span = Span(span.start, span.start + len(whole))
    inside = [Span(max(m.start, span.start), min(m.end, span.end)) for m in marks if m.overlaps(span)]
    words = split_words(whole)
    outer = [part for part in inside if not any(other != part and other.contains(part) for other in inside)]
    quoted = split_words(" ".join(part.of(text) for part in outer))
    if len(words) < least_words:
        return None
    core = quoted if len(quoted) >= min(least_words, _QUOTED_WORDS) else words
    return _Piece(citation, source, span, whole, words, core, bool(inside))


def _group(pieces: Sequence[_Piece], texts: Sequence[str], similarity: float) -> list[list[_Piece]]:
    """Return the statements that at least two outlets attribute; `texts` tell the event."""
    if len({piece.citation.outlet for piece in pieces}) < 2:
        return []
    affiliations = find_affiliations(list(dict.fromkeys(piece.source for piece in pieces)), texts)
    labels = group_statements(
        [piece.words for piece in pieces],
        [piece.core for piece in pieces],
        [piece.citation.outlet for piece in pieces],
        [piece.source for piece in pieces],
        similarity=similarity,
        is_kin=lambda one, other: is_kin(one, other, affiliations),
    )
    groups: dict[int, list[_Piece]] = {}
    for label, piece in zip(labels.tolist(), pieces, strict=True):
        groups.setdefault(label, []).append(piece)
    return [group for group in groups.values() if len({piece.citation.outlet for piece in group}) > 1]


def _describe_statement(event: str, number: int, group: Sequence[_Piece], fullest: _Piece) -> tuple[Any, ...]:
    outlets = list(dict.fromkeys(piece.citation.outlet for piece in group))
    n_quoted = sum(piece.quoted for piece in group)
    counts = (len(outlets), len(group), n_quoted, " | ".join(outlets))
    return (event, number, fullest.text, fullest.source.name, *counts)


def _describe_version(
    event: str, number: int, piece: _Piece, fullest: _Piece, annotations: Sequence[Annotation]
) -> tuple[Any, ...]:
    citation, annotation = piece.citation, annotations[piece.citation.document]
    relation, base, kept = _relate(fullest, piece)
    cue = citation.attribution.cue
    share = float("nan") if relation == "paraphrased" else float(kept.mean())
    figures = _oppose_figures(piece, fullest, relation)
    return (
        event, number, citation.outlet, annotation.document.id, piece.source.name, piece.source.type,
        "" if cue is None else cue.of(annotation.text), citation.attribution.quote, relation, piece.text,
        len(piece.words), share, _join_cut(base, kept), figures, citation.position, citation.in_opening,
        piece.span.start, piece.span.end,
    )  # fmt: skip


def _relate(fullest: _Piece, piece: _Piece) -> tuple[str, Sequence[str], npt.NDArray[np.bool_]]:
    """Return how a version stands to the fullest one, the latter's words, and which of them it keeps.

    By whichever reading is closest: the quoted words of both, of the fullest alone, or all words.
    """
    if piece is fullest:
        return "fullest", fullest.core, np.ones(len(fullest.core), dtype=np.bool_)
    closeness: tuple[Relation, ...] = ("exact", "trimmed", "altered", "paraphrased")
    readings = ((fullest.core, piece.core), (fullest.core, piece.words), (fullest.words, piece.words))
    base, version = min(readings, key=lambda reading: closeness.index(relate(*reading)))
    relation = relate(base, version)
    if relation in ("exact", "paraphrased"):
        return relation, base, np.ones(len(base), dtype=np.bool_)
    return relation, base, find_kept(base, version)


def _join_cut(words: Sequence[str], kept: Any) -> str:
    """Return the words left out, with dots where something that was kept stands between them."""
    parts: list[str] = []
    previous = None
    for place in np.flatnonzero(~kept).tolist():
        if previous is not None and place != previous + 1:
            parts.append("…")
        parts.append(words[place])
        previous = place
    return " ".join(parts)


def _oppose_figures(piece: _Piece, fullest: _Piece, relation: str) -> str:
    """Return the numbers in which two versions differ: those that count one thing, or stand in the same words."""
    ours, theirs = find_figures(piece.words), find_figures(fullest.words)
    own = [figure for figure in ours if figure.value not in {other.value for other in theirs}]
    others = [figure for figure in theirs if figure.value not in {other.value for other in ours}]
    if relation == "paraphrased" or len(own) + len(others) < len(ours) + len(theirs):
        own, others = (
            [figure for figure in some if any(figure.counted & other.counted for other in against)]
            for some, against in ((own, others), (others, own))
        )
    if not own or not others:
        return ""
    return " for ".join(", ".join(f"{figure.value:g}" for figure in some) for some in (own, others))
