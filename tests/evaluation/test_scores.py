"""Scores against gold on hand-made rows, where every figure can be checked by eye."""

from __future__ import annotations

from typing import Any

import pytest

from framing.evaluation import is_polnear, score_attributions, score_gold
from framing.exceptions import InputError

TEXT = "Anna Berg said the talks failed. Officials denied it."


def span(part: str) -> dict[str, int]:
    """Return where `part` stands in the text."""
    start = TEXT.index(part)
    return {"start": start, "end": start + len(part)}


def attribution(source: str, cue: str, content: str, type_: str = "state", **more: Any) -> dict[str, Any]:
    """Return an attribution with a named speaker."""
    speaker = {"name": source, "type": type_, "anonymous": False}
    return {"source": span(source), "cue": span(cue), "content": [span(content)], "speaker": speaker, **more}


BERG = attribution("Anna Berg", "said", "the talks failed")
OFFICIALS = attribution("Officials", "denied", "it", required=False)


def row(*attributions: dict[str, Any], loaded: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """Return a document with these attributions."""
    return {"id": "a", "text": TEXT, "attributions": list(attributions), "loaded": list(loaded)}


def test_gold_against_itself_is_perfect() -> None:
    """Gold scored against itself reaches 1 everywhere and distance 0."""
    scores = score_gold([row(BERG, OFFICIALS)], [row(BERG, OFFICIALS)])
    assert (scores.attribution.precision, scores.attribution.recall, scores.mix_distance) == (1.0, 1.0, 0.0)
    assert (scores.type_share, scores.name_share, scores.source_share) == (1.0, 1.0, 1.0)


def test_optional_entry_is_not_missed() -> None:
    """Leaving out an optional entry costs no recall; predicting it costs no precision."""
    without = score_gold([row(BERG)], [row(BERG, OFFICIALS)])
    assert (without.attribution.precision, without.attribution.recall) == (1.0, 1.0)


def test_wrong_type_counts_in_typed_only() -> None:
    """The content is found, the typed attribution is not, and the confusion is listed."""
    wrong = attribution("Anna Berg", "said", "the talks failed", "ngo")
    scores = score_gold([row(wrong)], [row(BERG)])
    assert scores.attribution.f1 == 1.0
    assert scores.typed.f1 == 0.0
    assert scores.confusions == {("state", "ngo"): 1}


def test_gold_may_accept_several_types() -> None:
    """A list of types accepts each of them."""
    gold = attribution("Anna Berg", "said", "the talks failed")
    gold["speaker"]["type"] = ["party", "state"]
    assert score_gold([row(BERG)], [row(gold)]).type_share == 1.0


def test_missing_prediction_counts_as_empty() -> None:
    """A gold document without prediction lowers recall and has the largest distance."""
    scores = score_gold([], [row(BERG)])
    assert (scores.missing, scores.attribution.recall, scores.mix_distance) == (1, 0.0, 1.0)


def test_voice_is_judged_on_matched_terms() -> None:
    """A term found with the wrong voice counts as found."""
    term = {**span("failed"), "category": "emotive", "voice": "source"}
    scores = score_gold([row(loaded=({**term, "voice": "outlet"},))], [row(loaded=(term,))])
    assert (scores.loaded.f1, scores.voice_share) == (1.0, 0.0)


def test_id_inside_file_name_is_found() -> None:
    """Predictions whose id is the file's path meet gold named by its stem."""
    prediction = row(BERG) | {"id": "folder/a_01.txt"}
    assert score_gold([prediction], [row(BERG) | {"id": "a_01"}]).missing == 0


def test_unknown_prediction_is_an_error() -> None:
    """A prediction for a document that gold lacks points at mixed-up files."""
    gold = [{"id": "a", "text": TEXT, "attributions": []}]
    with pytest.raises(InputError, match="'b' is not in the gold file"):
        score_attributions([{"id": "b", "attributions": []}], gold)
    with pytest.raises(InputError, match="'a' occurs twice"):
        score_attributions([{"id": "a", "attributions": []}] * 2, gold)
    with pytest.raises(InputError, match="no documents"):
        score_attributions([], [])


def test_forms_are_told_apart() -> None:
    """PolNeAR's lists of pairs and our objects are recognised by the first attribution."""
    assert not is_polnear([row(BERG)])
    assert not is_polnear([{"attributions": []}])
    assert is_polnear([{"attributions": []}, {"attributions": [{"content": [[0, 3]]}]}])
