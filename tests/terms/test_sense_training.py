"""Training of the models of senses."""

from __future__ import annotations

import numpy as np
import pytest

from framing.attribution import load_tagger
from framing.exceptions import DataFileError
from framing.terms.sense_training import cross_validate_senses, read_lessons, read_marked, train_senses, write_senses
from framing.terms.senses import read_senses

ROWS = (
    "The {} jailed every poet who wrote about the palace\t{}|label",
    "The {} ate seeds in the forest near the lake\t-",
)
TERMS = ("tyrant", "despot", "dictator", "warlord", "thug", "butcher", "hawk", "vulture", "snake", "rat", "puppet")


@pytest.fixture
def vectors(monkeypatch):
    """Vectors drawn by lot, so that no base model is needed."""
    rng = np.random.default_rng(0)
    monkeypatch.setattr(
        "framing.terms.sense_training.read_vectors",
        lambda words: {word: rng.standard_normal(64).astype(np.float32) / 8 for word in words if word.isalpha()},
    )


@pytest.fixture
def marked(tmp_path):
    """Sentences that company alone tells apart."""
    path = tmp_path / "marked.tsv"
    rows = [row.format(*([term] * row.count("{}"))) for term in TERMS for row in ROWS]
    path.write_text("\n".join(["sentence\tmarks", *rows]) + "\n", encoding="utf-8")
    return read_marked([path])


def test_read_lessons_knows_which_are_loaded(marked):
    """Each listed term is a lesson; what overlaps a mark is loaded."""
    lessons = read_lessons(marked)
    assert [lesson.loaded for lesson in lessons] == [True, False] * len(TERMS)
    assert "poet" in lessons[0].company.sentence


@pytest.mark.usefixtures("vectors")
def test_train_senses_learns_for_terms_that_it_never_saw(marked, tmp_path):
    """Company is enough for a term that no lesson held, with and without an encoder; the file round-trips."""
    labels, likely = cross_validate_senses(marked, load_tagger("accurate"))
    assert set(likely) == {"fast", "accurate"}
    assert all((probabilities[labels].min() > probabilities[~labels].max()) for probabilities in likely.values())
    senses = train_senses(marked)
    write_senses(senses, tmp_path / "senses.npz")
    again = read_senses(tmp_path / "senses.npz")
    assert (again.encoder, again.traits) == ("", senses.traits)
    assert again.topic == pytest.approx(senses.topic, abs=1e-2)


def test_read_marked_when_the_header_is_wrong(tmp_path):
    """The first bad line is named."""
    path = tmp_path / "marked.tsv"
    path.write_text("text\tmarks\nA vile plan.\t-\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"marked\.tsv:1: the header must be"):
        read_marked([path])
