"""Which outlet and event each document counts for, by rules that are stated in the result.

In: annotations and the names of two metadata columns. Out: a `Grouping`: an outlet for every document, an event for
those that have one, and a caution in words for each rule that had to be used.

Rules
-----
- Outlets and events keep the order of first appearance; nothing is sorted by its score.
- A document without an outlet goes to ``(no outlet)``. Where no document has one, each of a handful of documents is
  its own outlet, by its id; of many, all stand together.
- A document without an event stands alone: it counts for its outlet, and is compared with no other document. Where no
  document has one, all are taken to tell one event, ``(all documents)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.exceptions import InputError
from framing.metrics.scores import check_annotations
from framing.records import Annotation, Document

__all__ = ["Grouping", "group_annotations", "read_comparable"]

# Metadata that is a field of the document; any other column is looked up in what it carries along.
_FIELDS = ("outlet", "event", "date", "title", "url")
_ONE_EVENT = "(all documents)"
# So many documents without any outlet are still compared one by one; a table of more pairs could not be read.
_ONE_BY_ONE = 20


@dataclass(frozen=True, slots=True)
class Grouping:
    """The outlet and event of each document, in the order of the documents.

    Parameters
    ----------
    outlet_of : tuple of str
        One a document.
    event_of : tuple of str or None
        One a document.
    outlets, events : tuple of str
        Each once, in order of first appearance.
    cautions : tuple of str
        What a reader has to know about the rules that were used.
    """

    outlet_of: tuple[str, ...]
    event_of: tuple[str | None, ...]
    outlets: tuple[str, ...]
    events: tuple[str, ...]
    cautions: tuple[str, ...] = ()


def group_annotations(annotations: Sequence[Annotation], *, by: str, within: str | None) -> Grouping:
    """Find the outlet and event of each document.

    Parameters
    ----------
    annotations : sequence of Annotation
        At least one.
    by, within : str
        The metadata that says which documents are one outlet, and which tell one event; `within` may be ``None``.

    Returns
    -------
    Grouping

    Raises
    ------
    InputError
        If no document has the column, except for the columns ``outlet`` and ``event``, which have a rule.

    Examples
    --------
    >>> grouping = group_annotations(
    ...     [Annotation(Document("a", "", outlet="Wire")), Annotation(Document("b", ""))], by="outlet", within="event"
    ... )
    >>> grouping.outlets, grouping.events
    (('Wire', '(no outlet)'), ('(all documents)',))
    """
    documents = [annotation.document for annotation in annotations]
    cautions: list[str] = []
    outlet_of = _label_outlets(documents, by, cautions)
    event_of = _label_events(documents, within, cautions)
    return Grouping(
        outlet_of=tuple(outlet_of),
        event_of=tuple(event_of),
        outlets=tuple(dict.fromkeys(outlet_of)),
        events=tuple(dict.fromkeys(event for event in event_of if event is not None)),
        cautions=tuple(cautions),
    )


def read_comparable(
    annotations: Iterable[Annotation], *, by: str, within: str | None
) -> tuple[tuple[Annotation, ...], Grouping]:
    """Return the annotations of a comparison, checked, and the outlet and event of each.

    Raises
    ------
    InputError
        If there are none, or a column does not exist.
    """
    annotated = check_annotations(annotations)
    if not annotated:
        msg = "there is nothing to compare: no annotations were given"
        raise InputError(msg)
    return annotated, group_annotations(annotated, by=by, within=within)


def _label_outlets(documents: Sequence[Document], by: str, cautions: list[str]) -> list[str]:
    labels = [_look_up(document, by) for document in documents]
    missing = sum(label is None for label in labels)
    if missing == len(labels):
        if by != "outlet":
            raise _no_column(documents, by)
        if len(labels) > _ONE_BY_ONE:
            cautions.append("No document has an outlet: all stand together, and there is nothing to compare.")
            return [f"(no {by})"] * len(labels)
        cautions.append("No document has an outlet: each stands for itself, under its id.")
        return [document.id for document in documents]
    if missing:
        cautions.append(f"{_count(missing)} without {by} stand together as '(no {by})'.")
    return [f"(no {by})" if label is None else label for label in labels]


def _label_events(documents: Sequence[Document], within: str | None, cautions: list[str]) -> list[str | None]:
    labels = [None if within is None else _look_up(document, within) for document in documents]
    missing = sum(label is None for label in labels)
    if missing == len(labels):
        if within not in (None, "event"):
            raise _no_column(documents, within)
        cautions.append(
            "No events are given: all documents are taken to tell one event, so a difference between outlets may be "
            "a difference of topic."
        )
        return [_ONE_EVENT] * len(labels)
    if missing:
        cautions.append(f"{_count(missing)} without {within} count for their outlets, but are paired with no other.")
    return labels


def _look_up(document: Document, column: str) -> str | None:
    value = getattr(document, column) if column in _FIELDS else document.extra.get(column)
    # an empty cell of a table is read as "" or as NaN, the one value that differs from itself
    if value is None or value == "" or value != value:
        return None
    return str(value)


def _no_column(documents: Iterable[Document], column: str) -> InputError:
    known = dict.fromkeys([*_FIELDS, *(name for document in documents for name in document.extra)])
    return InputError(f"no document has a value for {column!r}; the columns there are: {', '.join(known)}")


def _count(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
