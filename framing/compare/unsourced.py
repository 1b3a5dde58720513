"""Claims in no one's mouth: stretches of an article that stand on no source.

In: annotations. Out: an `UnsourcedComparison`: every run of sentences of the body in which no word is attributed to
anybody, and what they add up to by outlet. What is true, known to all, or seen by the reporter needs no source: the
number says where to look, and nothing about whether it should be there.

Conventions. The body only: headlines are too short to name a source. A sentence counts as standing on a source as soon
as one word of it lies in the content of an attribution. A stretch ends at such a sentence, not at a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from framing.compare.counted import find_prose
from framing.compare.grouping import read_comparable
from framing.compare.tabular import Tabular
from framing.exceptions import InputError
from framing.records import Annotation, Span

__all__ = ["UnsourcedComparison", "compare_unsourced"]

_STRETCHES = ["event", "outlet", "id", "sentences", "words", "position", "start", "end", "text"]
_OUTLETS = [
    "outlet", "n_documents", "sentences", "unsourced_sentences", "unsourced_sentence_share", "words", "unsourced_words",
    "unsourced_word_share", "stretches", "longest_words", "caution",
]  # fmt: skip
_FEW_DOCUMENTS = 5


@dataclass(frozen=True, slots=True, eq=False)
class UnsourcedComparison(Tabular):
    """Stretches without a source.

    Parameters
    ----------
    by_outlet : pandas.DataFrame
        The main table (`frame`, `to_csv`). One row an outlet: n_documents, sentences and words of the body,
        unsourced_sentences and unsourced_words with their shares, stretches, longest_words, caution.
    stretches : pandas.DataFrame
        One row a stretch of at least as many sentences as asked for: sentences, words, position (share of the body's
        words before it), start and end in the document's text, text.
    cautions : tuple of str
        What a reader has to know about the whole.
    """

    by_outlet: pd.DataFrame
    stretches: pd.DataFrame
    cautions: tuple[str, ...]
    _main: ClassVar[str] = "by_outlet"

    def __repr__(self) -> str:
        return f"<UnsourcedComparison: outlets={len(self.by_outlet)}, stretches={len(self.stretches)}>"


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: int
    sourced: bool


def compare_unsourced(
    annotations: Iterable[Annotation],
    *,
    within: str | None = "event",
    by: str = "outlet",
    least_sentences: int = 2,
) -> UnsourcedComparison:
    """Count the sentences that stand on no source, and list the stretches that they make.

    Parameters
    ----------
    annotations : iterable of Annotation
        From `framing.annotate`, or read back.
    within, by : str
        As for `framing.compare_outlets`.
    least_sentences : int, default=2
        Shorter stretches are counted as sentences, but not listed: a single sentence often rests on the one before.

    Returns
    -------
    UnsourcedComparison

    Raises
    ------
    InputError
        If `least_sentences` is below 1 or there is nothing to compare.

    Examples
    --------
    >>> from framing.records import Attribution, Document
    >>> said = Attribution(None, Span(10, 17), (Span(0, 8),))
    >>> article = Annotation(Document("a", "It rains, he said. Cars stood. Men fled.", outlet="Wire"), (), (said,))
    >>> found = compare_unsourced([article])
    >>> found.stretches[["sentences", "words", "text"]].to_dict("records")
    [{'sentences': 2, 'words': 4, 'text': 'Cars stood. Men fled.'}]
    """
    if least_sentences < 1:
        msg = f"least_sentences must be 1 or more, got {least_sentences!r}"
        raise InputError(msg)
    annotated, grouping = read_comparable(annotations, by=by, within=within)
    read = [list(_read_sentences(annotation)) for annotation in annotated]
    rows = []
    for annotation, outlet, event, sentences in zip(
        annotated, grouping.outlet_of, grouping.event_of, read, strict=True
    ):
        total = max(sum(sentence.words for sentence in sentences), 1)
        before = 0
        for run in _find_stretches(sentences):
            before = sum(sentence.words for sentence in sentences[: run.start])
            own = sentences[run.start : run.stop]
            span = Span(own[0].span.start, own[-1].span.end)
            if len(own) >= least_sentences:
                place = (before / total, span.start, span.end, span.of(annotation.text))
                words = sum(sentence.words for sentence in own)
                rows.append((event, outlet, annotation.document.id, len(own), words, *place))
    outlets = [
        _count_outlet(outlet, [s for s, o in zip(read, grouping.outlet_of, strict=True) if o == outlet])
        for outlet in grouping.outlets
    ]
    return UnsourcedComparison(
        by_outlet=pd.DataFrame.from_records(outlets, columns=_OUTLETS),
        stretches=pd.DataFrame.from_records(rows, columns=_STRETCHES),
        cautions=grouping.cautions,
    )


def _read_sentences(annotation: Annotation) -> Iterator[_Sentence]:
    """Yield the sentences of the body that have words."""
    scored = find_prose(annotation)
    for sentence in scored.prose.sentences:
        tokens = slice(sentence.first, sentence.last)
        words = int(scored.is_word[tokens].sum())
        if sentence.kind == "body" and words:
            sourced = bool(scored.attributed[tokens].any())
            yield _Sentence(scored.prose.span(sentence.first, sentence.last), words, sourced)


def _find_stretches(sentences: list[_Sentence]) -> Iterator[range]:
    """Yield the longest runs of sentences without a source."""
    first = None
    for place, sentence in enumerate(sentences):
        if sentence.sourced:
            if first is not None:
                yield range(first, place)
            first = None
        elif first is None:
            first = place
    if first is not None:
        yield range(first, len(sentences))


def _count_outlet(outlet: str, documents: list[list[_Sentence]]) -> tuple[object, ...]:
    sentences = [sentence for document in documents for sentence in document]
    unsourced = [sentence for sentence in sentences if not sentence.sourced]
    words, own = sum(s.words for s in sentences), sum(s.words for s in unsourced)
    lengths = [
        sum(sentence.words for sentence in document[run.start : run.stop])
        for document in documents
        for run in _find_stretches(document)
    ]
    nothing = float("nan")
    caution = "" if len(documents) >= _FEW_DOCUMENTS else f"only {len(documents)} document{'s' * (len(documents) > 1)}"
    return (
        outlet, len(documents), len(sentences), len(unsourced), len(unsourced) / len(sentences) if words else nothing,
        words, own, own / words if words else nothing, len(lengths), max(lengths, default=0), caution,
    )  # fmt: skip
