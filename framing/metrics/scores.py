"""Scores of documents: annotations in, one table row a document out.

Counts first, then the metrics of `framing.metrics.table`. Undefined scores are NaN; one warning says how many.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from framing.exceptions import InputError, UndefinedScoreWarning
from framing.metrics.ratio import Metric
from framing.metrics.table import select_metrics
from framing.metrics.tally import count_annotation
from framing.records import Annotation

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["check_annotations", "score", "warn_undefined"]

_COUNTS = ("words", "sentences", "attributions", "nested", "loaded_terms", "loaded_outlet", "loaded_source")


def score(
    annotations: Iterable[Annotation] | Annotation, *, metrics: Iterable[str | Metric] | str | None = None
) -> pd.DataFrame:
    """Score annotated documents, one row each.

    Parameters
    ----------
    annotations : iterable of Annotation, or Annotation
        From `framing.annotate`, or read back with `framing.read_annotations`.
    metrics : iterable of str or Metric, str, or None
        Names of metrics or groups; all of `METRICS` by default.

    Returns
    -------
    pandas.DataFrame
        In the order given, numbered from 0, with the columns ``id``, ``outlet``, ``event``, ``date``, ``title``; the
        counts ``words``, ``sentences``, ``attributions`` (outermost), ``nested``, ``loaded_terms`` and of these
        ``loaded_outlet`` and ``loaded_source``; then one column a metric.

    Warns
    -----
    UndefinedScoreWarning
        Once, when a score is NaN because there was nothing to count.

    Examples
    --------
    >>> from framing.records import Attribution, Document, Span, Speaker
    >>> said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state"))
    >>> annotation = Annotation(Document("a", "It rains, Berg said. Cars were stuck."), (), (said,))
    >>> scores = score([annotation], metrics=["state_source_share", "attribution_density"])
    >>> scores[["id", "words", "state_source_share", "attribution_density"]].round(1).to_dict("records")
    [{'id': 'a', 'words': 7, 'state_source_share': 1.0, 'attribution_density': 142.9}]
    """
    import pandas as pd

    chosen = select_metrics(metrics)
    annotated = check_annotations(annotations)
    rows = []
    for annotation in annotated:
        document, tally = annotation.document, count_annotation(annotation)
        known = (document.id, document.outlet, document.event, document.date, document.title)
        counts = (tally.words, tally.sentences, tally.attributions, tally.nested)
        loaded = (tally.count_terms("outlet"), tally.count_terms("source"))
        rows.append((*known, *counts, sum(loaded), *loaded, *(metric.value(tally) for metric in chosen)))

    names = [metric.name for metric in chosen]
    scores = pd.DataFrame.from_records(rows, columns=["id", "outlet", "event", "date", "title", *_COUNTS, *names])
    warn_undefined(scores[names].to_numpy(dtype=float), names, stacklevel=3)
    return scores


def check_annotations(annotations: Iterable[Any] | Annotation) -> tuple[Annotation, ...]:
    """Return the annotations as a tuple, or say what was given instead."""
    annotated = (annotations,) if isinstance(annotations, Annotation) else tuple(annotations)
    for position, annotation in enumerate(annotated):
        if not isinstance(annotation, Annotation):
            msg = (
                f"entry {position} is a {type(annotation).__name__}, not an Annotation: "
                "annotate documents with framing.annotate first"
            )
            raise InputError(msg)
    return annotated


def warn_undefined(values: npt.NDArray[np.float64], names: list[str], *, stacklevel: int) -> None:
    """Warn once about the scores that are NaN, with how many documents and metrics they touch."""
    undefined: npt.NDArray[np.bool_] = np.isnan(values)
    if not undefined.any():
        return
    touched: npt.NDArray[np.bool_] = np.any(undefined, axis=0)
    columns = [name for name, hit in zip(names, touched, strict=True) if hit]
    shown = ", ".join(columns[:3]) + (" ..." if len(columns) > 3 else "")
    msg = (
        f"{undefined.any(axis=1).sum()} of {len(values)} documents have undefined scores (NaN), "
        f"in {len(columns)} of {len(names)} metrics ({shown}): nothing was there to count"
    )
    warnings.warn(msg, UndefinedScoreWarning, stacklevel=stacklevel)
