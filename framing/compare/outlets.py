"""Compare outlets inside events: annotations in, one `OutletComparison` out.

Values are pooled (ratios of sums), intervals come from resampling whole events, differences are paired inside events.
What each rests on stands beside it. The errors of the annotation itself are part of the intervals only after
`OutletComparison.corrected` has been given a hand-checked sample.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.utils import check_random_state

from framing.compare.comparison import OutletComparison
from framing.compare.copies import find_copies
from framing.compare.counts import Counts, count_cells, count_documents
from framing.compare.grouping import Grouping, group_annotations
from framing.compare.pairs import tabulate_differences
from framing.compare.tables import FEW_DOCUMENTS, tabulate_events, tabulate_group, tabulate_sources
from framing.exceptions import InputError, SmallSampleWarning
from framing.metrics import Metric, Tally, count_annotation, select_metrics
from framing.metrics.scores import check_annotations
from framing.records import Annotation
from framing.sources import unite_names

__all__ = ["compare_outlets"]


def compare_outlets(
    annotations: Iterable[Annotation],
    *,
    within: str | None = "event",
    by: str = "outlet",
    metrics: Iterable[str | Metric] | str | None = None,
    copies: Literal["keep", "drop"] = "keep",
    n_boot: int = 1000,
    confidence: float = 0.95,
    random_state: int | np.random.RandomState | None = 0,
) -> OutletComparison:
    """Compare outlets, or any other groups of documents, inside the events they report.

    Parameters
    ----------
    annotations : iterable of Annotation
        From `framing.annotate`, or read back.
    within : str or None, default="event"
        The metadata that says which documents tell the same story; ``None`` takes all of them as one event.
    by : str, default="outlet"
        The metadata whose values are compared: any field of the document or extra column (country, owner, desk ...).
        Whatever it is, the column of the result is called ``outlet``.
    metrics : iterable of str or Metric, str, or None
        Names of metrics or groups; all of `METRICS` by default. Asking for fewer makes the control of false
        discoveries less strict.
    copies : {"keep", "drop"}, default="keep"
        What becomes of documents that share half of their wording with another on the same event (`find_copies`): they
        are counted and mentioned in the cautions, or all but the earliest of each group are left out.
    n_boot : int, default=1000
        Bootstrap samples behind each interval; 0 leaves intervals out.
    confidence : float, default=0.95
        Level of the intervals.
    random_state : int, RandomState or None, default=0
        As in scikit-learn; the same integer gives the same result, whatever the order of the documents.

    Returns
    -------
    OutletComparison

    Raises
    ------
    InputError
        If there is nothing to compare, an option is out of range, or a column does not exist.

    Warns
    -----
    SmallSampleWarning
        Once, when an outlet has fewer than five documents.

    Examples
    --------
    >>> import warnings
    >>> from framing.records import Attribution, Document, Span, Speaker
    >>> text = "It rains, Berg said. Cars were stuck."
    >>> said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state"))
    >>> annotations = [
    ...     Annotation(Document("a", text, outlet="Wire", event="rain"), (), (said,)),
    ...     Annotation(Document("b", text, outlet="Daily", event="rain")),
    ... ]
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore", category=SmallSampleWarning)
    ...     comparison = compare_outlets(annotations, metrics=["state_source_share"])
    >>> comparison
    <OutletComparison: outlets=2, events=1, documents=2, metrics=1>
    >>> comparison.by_outlet[["outlet", "value", "n"]].to_dict("records")
    [{'outlet': 'Wire', 'value': 1.0, 'n': 1}, {'outlet': 'Daily', 'value': nan, 'n': 0}]
    """
    annotated = tuple(unite_names(check_annotations(annotations)))  # so that one source in five outlets is one row
    _check_options(annotated, copies=copies, n_boot=n_boot, confidence=confidence)
    chosen = select_metrics(metrics)
    annotated, copied = _treat_copies(annotated, copies)
    grouping = group_annotations(annotated, by=by, within=within)
    tallies = tuple(count_annotation(annotation) for annotation in annotated)
    counts = count_documents(tallies, chosen, grouping)
    # one seed for all groups and pairs: the result then doesn't depend on which of them comes first
    seed = int(check_random_state(random_state).randint(2**31 - 1))
    n_outlets = len(grouping.outlets)
    small = _caution_small(np.bincount(counts.outlet, minlength=n_outlets))
    cells = count_cells(counts, n_outlets=n_outlets, n_events=len(grouping.events))
    pairs = tabulate_differences(cells, chosen, grouping.outlets, n_boot=n_boot, confidence=confidence, seed=seed)
    return OutletComparison(
        overall=tabulate_group(counts, chosen, n_boot=n_boot, confidence=confidence, seed=seed),
        by_outlet=_tabulate_outlets(counts, chosen, grouping, n_boot=n_boot, confidence=confidence, seed=seed),
        by_event=tabulate_events(cells, counts, chosen, grouping),
        sources=tabulate_sources(tallies, grouping),
        documents=_tabulate_documents(annotated, tallies, grouping),
        cautions=grouping.cautions + copied + small,
        by=by,
        within=within,
        outlets=grouping.outlets,
        events=grouping.events,
        metrics=chosen,
        annotations=annotated,
        tallies=tallies,
        confidence=confidence,
        n_boot=n_boot,
        _differences=pairs,
    )


def _check_options(annotations: tuple[Annotation, ...], *, copies: str, n_boot: int, confidence: float) -> None:
    if not annotations:
        msg = "there is nothing to compare: no annotations were given"
        raise InputError(msg)
    if copies not in ("keep", "drop"):
        msg = f"copies must be 'keep' or 'drop', got {copies!r}"
        raise InputError(msg)
    if n_boot < 0:
        msg = f"n_boot must be 0 or more, got {n_boot!r}"
        raise InputError(msg)
    if not 0 < confidence < 1:
        msg = f"confidence must lie between 0 and 1, got {confidence!r}"
        raise InputError(msg)


def _treat_copies(annotations: tuple[Annotation, ...], copies: str) -> tuple[tuple[Annotation, ...], tuple[str, ...]]:
    """Say how many documents share their wording, and leave them out where that was asked for."""
    group = find_copies(annotations).documents["group"].to_numpy()
    n_copies, n_groups = int((group >= 0).sum()), int(group.max(initial=-1)) + 1
    if not n_groups:
        return annotations, ()
    told = f"{n_copies} documents, in {n_groups} group{'s' * (n_groups > 1)}, share at least half of their wording"
    if copies == "keep":
        return annotations, (f"{told} with another on the same event: they are not so many voices.",)
    first: dict[int, int] = {}
    # the earliest, then the first given; an undated one gives way to a dated one
    for k in sorted(np.flatnonzero(group >= 0).tolist(), key=lambda k: (annotations[k].document.date or "~", k)):
        first.setdefault(int(group[k]), k)
    kept = tuple(a for k, a in enumerate(annotations) if group[k] < 0 or first[int(group[k])] == k)
    return kept, (f"{told}: only the earliest of each group is counted ({n_copies - n_groups} left out).",)


def _caution_small(n_documents: npt.NDArray[np.int64]) -> tuple[str, ...]:
    """Warn once, and return the same words for the result, if outlets have few documents."""
    few = int((n_documents < FEW_DOCUMENTS).sum())
    if not few:
        return ()
    msg = (
        f"{few} of {len(n_documents)} outlets have fewer than {FEW_DOCUMENTS} documents: they get no interval, and a "
        "score shows the articles as much as the outlet."
    )
    warnings.warn(msg, SmallSampleWarning, stacklevel=3)
    return (msg,)


def _tabulate_outlets(
    counts: Counts, metrics: tuple[Metric, ...], grouping: Grouping, *, n_boot: int, confidence: float, seed: int
) -> pd.DataFrame:
    frames = []
    for code, outlet in enumerate(grouping.outlets):
        own = counts.outlet == code
        part = Counts(
            counts.numerator[own], counts.denominator[own], counts.scale, counts.outlet[own], counts.event[own]
        )
        frame = tabulate_group(part, metrics, n_boot=n_boot, confidence=confidence, seed=seed)
        frame.insert(0, "outlet", outlet)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _tabulate_documents(
    annotations: tuple[Annotation, ...], tallies: tuple[Tally, ...], grouping: Grouping
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": [annotation.document.id for annotation in annotations],
            "outlet": list(grouping.outlet_of),
            "event": list(grouping.event_of),
            "words": [tally.words for tally in tallies],
            "attributions": [tally.attributions for tally in tallies],
        }
    )
