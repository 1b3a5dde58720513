"""The scikit-learn face: texts or documents in, scores out, one row each.

`FramingScorer` is `framing.annotate` followed by `framing.score` as a transformer: it can be cloned, put in a pipeline
or a column transformer, and tuned. It learns nothing from the data; ``fit`` checks the options. Undefined scores are
NaN: a model that takes none needs an imputer in between.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, TransformerMixin

from framing.exceptions import InputError
from framing.metrics import Metric, count_annotation, select_metrics
from framing.metrics.scores import warn_undefined
from framing.pipeline import iter_annotations
from framing.records import Document

if TYPE_CHECKING:
    from framing.attribution import Tagger, TaggerName

__all__ = ["FramingScorer"]


class FramingScorer(TransformerMixin, BaseEstimator):  # type: ignore[misc] # scikit-learn ships no type information
    """Score texts on sourcing, attribution and loaded terms.

    Parameters
    ----------
    tagger : {"accurate", "fast"} or Tagger, default="accurate"
        What marks sources, cues and contents, as for `framing.annotate`.
    metrics : iterable of str or Metric, str, or None, default=None
        Names of metrics or groups; all of `framing.METRICS` by default.
    n_jobs : int or None, default=None
        Worker processes, as in joblib.

    Attributes
    ----------
    metrics_ : tuple of Metric
        The metrics asked for, one a column.

    Examples
    --------
    >>> scorer = FramingScorer(metrics=["attribution_density", "direct_quote_share"])
    >>> scorer.fit_transform(['"It rains," Anna Berg said.']).shape
    (1, 2)
    >>> scorer.get_feature_names_out().tolist()
    ['attribution_density', 'direct_quote_share']
    """

    def __init__(
        self,
        *,
        tagger: TaggerName | Tagger = "accurate",
        metrics: Iterable[str | Metric] | str | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.tagger = tagger
        self.metrics = metrics
        self.n_jobs = n_jobs

    def fit(self, X: Iterable[str | Document], y: object = None) -> Self:
        """Check the options; nothing is learnt.

        Parameters
        ----------
        X : iterable of str or Document
            Not looked at beyond its kind.
        y : ignored
            Present by convention.

        Returns
        -------
        FramingScorer
            Itself.
        """
        _check_texts(X)
        self.metrics_ = select_metrics(self.metrics)
        return self

    def transform(self, X: Iterable[str | Document]) -> npt.NDArray[np.float64]:
        """Return one row a text and one column a metric.

        Parameters
        ----------
        X : iterable of str or Document
            The texts; a generator is read as it is needed.

        Returns
        -------
        array of shape (n_texts, n_metrics)
            Or a data frame, after ``set_output(transform="pandas")``.

        Warns
        -----
        UndefinedScoreWarning
            Once, when a score is NaN because there was nothing to count.
        """
        _check_texts(X)
        chosen = select_metrics(self.metrics)
        rows = []
        for annotation in iter_annotations(X, tagger=self.tagger, n_jobs=self.n_jobs):
            tally = count_annotation(annotation)
            rows.append([metric.value(tally) for metric in chosen])
        values = np.array(rows, dtype=np.float64).reshape(len(rows), len(chosen))
        warn_undefined(values, [metric.name for metric in chosen], stacklevel=3)
        return values

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """Return the names of the metrics, in the order of the columns.

        Parameters
        ----------
        input_features : ignored
            Present by convention.

        Returns
        -------
        array of str
        """
        return np.array([metric.name for metric in select_metrics(self.metrics)], dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        # nothing is learnt, so an instance is ready as it is
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.no_validation = True  # texts are not arrays: scikit-learn's array checks don't apply
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.input_tags.allow_nan = False
        tags.transformer_tags.preserves_dtype = []
        return tags


def _check_texts(texts: object) -> None:
    """Refuse a bare string, whose characters would be taken as texts, as scikit-learn's vectorizers do."""
    if isinstance(texts, str | Document):
        msg = f"a list of texts or documents is needed, got a single {type(texts).__name__}"
        raise InputError(msg)
    if getattr(texts, "ndim", 1) != 1:
        msg = (
            f"one text a row is needed, got a {type(texts).__name__} with {texts.ndim} dimensions: pick the text column"  # type: ignore[attr-defined] # it has ndim
        )
        raise InputError(msg)
