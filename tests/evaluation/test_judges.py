"""Scores of the judges of wording."""

from __future__ import annotations

import json

import numpy as np
import pytest

from framing.evaluation.judges import read_lessons, score_verdicts
from framing.exceptions import InputError
from framing.terms.judge import Verdict

ROWS = [
    {"id": "1", "text": "The shameless plan failed.", "biased": True, "biased_words": ["shameless"], "url": "u"},
    {"id": "2", "text": "The council met on Monday.", "biased": False, "biased_words": []},
]


def write(path, rows):
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_read_lessons_keeps_what_readers_said(tmp_path):
    """Sentences come with their label, their marked words and their article; those without one stand alone."""
    reports = write(tmp_path / "plain.jsonl", [{"text": "The council met on Monday to vote on the budget."}])
    lessons = read_lessons(write(tmp_path / "babe.jsonl", ROWS), reports)
    assert lessons.labels == [True, False]
    assert lessons.groups == ["u", "2"]
    assert lessons.samples[0].marks.tolist() == [False, True, False, False, False]
    assert len(lessons.plain) == 1


def test_read_lessons_names_the_line_without_text(tmp_path):
    """A report without text is named by file and line."""
    reports = write(tmp_path / "plain.jsonl", [{"text": "No."}, {"body": "No."}])
    with pytest.raises(InputError, match=r"plain\.jsonl:2: not a JSON object with 'text'"):
        read_lessons(write(tmp_path / "babe.jsonl", ROWS), reports)


def test_score_verdicts_takes_the_threshold_from_other_folds():
    """A fold whose words score far lower than those of the others is not saved by a threshold of its own."""
    marks = [np.array([True, False])] * 4
    verdicts = [
        Verdict(np.array([0.9]), np.array(words)) for words in ([0.5, 0.2], [0.5, 0.2], [0.15, 0.1], [0.15, 0.1])
    ]
    labels, folds = np.ones(4, bool), np.array([0, 0, 1, 1])
    together = score_verdicts(verdicts, labels, marks, folds)
    alike = score_verdicts([verdicts[0]] * 4, labels, marks, folds)
    assert together.word_f1 < alike.word_f1 == 1.0


@pytest.mark.parametrize(("stated", "error"), [(0.75, 0.0), (0.95, 0.2), (0.55, 0.2)])
def test_calibration_error_is_the_distance_from_what_is_found(stated, error):
    """Where three in four sentences are loaded, 0.75 is the probability that has no error."""
    labels = np.array([True, True, True, False])
    verdicts = [Verdict(np.array([stated]), np.array([0.0]))] * 4
    scores = score_verdicts(verdicts, labels, [np.array([False])] * 4, np.arange(4) % 2)
    assert scores.calibration_error == pytest.approx(error)
