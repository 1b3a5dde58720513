"""The scikit-learn face."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import estimator_checks

import framing
from framing.estimators import FramingScorer
from framing.exceptions import InputError, UndefinedScoreWarning
from framing.records import Document

TEXTS = [
    '"The talks failed," minister Anna Berg said on Monday. Her office gave no reason.',
    "Police said that two people were hurt. Residents blamed the army, which denied it.",
    "Snow fell.",
]

# Scikit-learn's own checks that apply to a scorer of texts. `parametrize_with_checks` yields only the first of them for
# an estimator whose tags say that it takes no two-dimensional arrays. The others are left out because they fit arrays
# of random numbers (check_fit_score_takes_y, check_transformer_general, check_estimators_dtypes, the array API, sparse
# and contiguity checks ...); what they ask is tested below on texts: order and subset of samples, pickling, fitting
# twice, unchanged state, use without fit.
CHECKS = (
    "check_estimator_cloneable",
    "check_estimator_tags_renamed",
    "check_valid_tag_types",
    "check_estimator_repr",
    "check_no_attributes_set_in_init",
    "check_do_not_raise_errors_in_init_or_set_params",
    "check_mixin_order",
    "check_parameters_default_constructible",
    "check_get_params_invariance",
    "check_set_params",
    "check_estimators_overwrite_params",
    "check_estimators_fit_returns_self",
)


@pytest.fixture
def scores() -> pd.DataFrame:
    """The scores of the texts by the plain functions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=UndefinedScoreWarning)
        return framing.score(framing.annotate(TEXTS))


@pytest.fixture
def quiet() -> Iterator[None]:
    """Undefined scores are not the point."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=UndefinedScoreWarning)
        yield


@pytest.mark.parametrize("check", CHECKS)
def test_scikit_learn_checks(check: str) -> None:
    """Scikit-learn's own checks of an estimator pass where they apply to text input."""
    getattr(estimator_checks, check)("FramingScorer", FramingScorer(metrics="density"))


@pytest.mark.usefixtures("quiet")
def test_rows_depend_on_their_own_text_alone() -> None:
    """The order of the texts, and which others there are, change no row."""
    scorer = FramingScorer(metrics="density")
    values = scorer.transform(TEXTS)
    np.testing.assert_array_equal(scorer.transform(TEXTS[::-1]), values[::-1])
    np.testing.assert_array_equal(np.vstack([scorer.transform([text]) for text in TEXTS]), values)


@pytest.mark.usefixtures("quiet")
def test_scorer_is_stateless() -> None:
    """It works without fit, fitting twice changes nothing, transforming changes no attribute, pickling keeps all."""
    values = FramingScorer(metrics="density").transform(TEXTS)
    scorer = FramingScorer(metrics="density").fit(TEXTS)
    state = dict(vars(scorer))
    np.testing.assert_array_equal(scorer.transform(TEXTS), values)
    assert vars(scorer) == state
    np.testing.assert_array_equal(scorer.fit(TEXTS[:1]).transform(TEXTS), values)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(scorer)).transform(TEXTS), values)


@pytest.mark.usefixtures("quiet")
def test_scores_are_those_of_the_functions(scores: pd.DataFrame) -> None:
    """The transformer gives what annotate and score give."""
    scorer = FramingScorer()
    values = scorer.fit_transform(TEXTS)
    names = scorer.get_feature_names_out().tolist()
    assert names == [metric.name for metric in framing.METRICS]
    np.testing.assert_array_equal(values, scores[names].to_numpy(dtype=float))


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    "texts",
    [
        tuple(TEXTS),
        np.array(TEXTS, dtype=object),
        pd.Series(TEXTS, index=[7, 8, 9]),
        [Document(str(k), text) for k, text in enumerate(TEXTS)],
    ],
    ids=["tuple", "array", "series", "documents"],
)
def test_any_sequence_of_texts_is_taken(texts: list[str]) -> None:
    """Whatever holds texts or documents gives the same scores."""
    scorer = FramingScorer(metrics="density")
    np.testing.assert_array_equal(scorer.fit_transform(texts), scorer.fit_transform(TEXTS))


@pytest.mark.usefixtures("quiet")
def test_set_output_gives_a_data_frame_with_names_and_index() -> None:
    """After ``set_output`` the columns are the metrics and the index is kept."""
    texts = pd.Series(TEXTS, index=["x", "y", "z"])
    frame = FramingScorer(metrics=["attribution_density"]).set_output(transform="pandas").fit_transform(texts)
    assert frame.columns.tolist() == ["attribution_density"]
    assert frame.index.tolist() == ["x", "y", "z"]


@pytest.mark.usefixtures("quiet")
def test_scorer_works_in_pipelines_and_column_transformers() -> None:
    """It takes a text column beside others, and steps may follow."""
    table = pd.DataFrame({"text": TEXTS, "length": [1.0, 2.0, 3.0]})
    columns = make_column_transformer((FramingScorer(metrics="density"), "text"), remainder="passthrough")
    assert columns.fit_transform(table).shape == (3, 7)
    pipeline = make_pipeline(FramingScorer(metrics="density"), FunctionTransformer(np.nan_to_num))
    assert np.isfinite(pipeline.fit_transform(TEXTS)).all()


def test_clone_keeps_the_options() -> None:
    """A clone has the same options and is another object."""
    scorer = FramingScorer(tagger="fast", metrics=["unnamed_share"], n_jobs=2)
    assert clone(scorer) is not scorer
    assert clone(scorer).get_params() == scorer.get_params()


def test_undefined_scores_give_one_warning() -> None:
    """NaN is announced once for the whole batch."""
    with pytest.warns(UndefinedScoreWarning, match="1 of 3 documents") as caught:
        FramingScorer(metrics=["direct_quote_share"]).fit_transform(TEXTS)
    assert len(caught) == 1


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("one text", "got a single str"),
        (Document("a", "one text"), "got a single Document"),
        (pd.DataFrame({"text": TEXTS}), "DataFrame with 2 dimensions: pick the text column"),
        ([3.5], "entry 0 is a float, not a Document or a string"),
    ],
    ids=["string", "document", "frame", "numbers"],
)
def test_wrong_input_is_refused(texts: object, message: str) -> None:
    """What holds no texts is refused with what to do."""
    with pytest.raises(InputError, match=message):
        FramingScorer(metrics="density").fit_transform(texts)  # type: ignore[arg-type] # that is the mistake


def test_unknown_metric_is_refused_at_fit() -> None:
    """Options are checked when the scorer is fitted, not when it is made."""
    scorer = FramingScorer(metrics=["mood"])
    with pytest.raises(InputError, match="no metric or group 'mood'"):
        scorer.fit(TEXTS)
