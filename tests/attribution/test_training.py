import numpy as np
import pytest

from framing.attribution.fast import FastTagger
from framing.attribution.fitting import Reading
from framing.attribution.gold import GoldArticle, GoldMention
from framing.attribution.training import fit_fast, learn_vocabulary, read_across
from framing.segmentation.pieces import read_prose

pytest.importorskip("torch", reason="training needs torch, which is in the dependency group train")

from framing.attribution.learning import Settings

PIECES = ({"said": 0, "rain": 1, "##ed": 2}, np.eye(3, 4, dtype=np.float32))
SMALL = Settings(width=8, gaps=(1, 2), epochs=2, batch=2)


def article(name):
    """Return an article of one attribution."""
    text = f"{name} said it rained. Nothing else happened on that day."
    spans = [
        (0, len(name), "source"),
        (len(name) + 1, len(name) + 5, "cue"),
        (len(name) + 6, len(name) + 15, "content"),
    ]
    return GoldArticle(text, tuple(GoldMention(start, end, kind, 0) for start, end, kind in spans))


ARTICLES = [article(name) for name in ("Ann", "Bo", "Police", "The minister", "She", "He", "They", "Critics")]


def test_a_model_learns_its_articles():
    """A network fitted long enough labels what it was fitted on."""
    settings = Settings(width=16, gaps=(1, 2), epochs=60, batch=4, rate=1e-2, dropout=0.0, word_dropout=0.0)
    tagger = FastTagger(fit_fast(ARTICLES, settings=settings, copies=0, pieces=PIECES))
    labels = tagger.tag(read_prose(ARTICLES[3].text)).labels
    assert labels[:5] == ("B-source", "I-source", "B-cue", "B-content", "I-content")
    assert set(labels[5:]) == {"O"}


def test_fitting_is_repeatable():
    """The same seed gives the same model, another seed another one."""
    models = [
        fit_fast(ARTICLES, settings=settings, copies=1, pieces=PIECES)
        for settings in (SMALL, SMALL, Settings(8, (1, 2), 2, 2, seed=1))
    ]
    assert all((models[0][name] == models[1][name]).all() for name in models[0])
    assert any((models[0][name] != models[2][name]).any() for name in ("layer0_weight", "column_lower"))


def test_articles_are_read_by_a_tagger_that_has_not_seen_them():
    """Each article and a rewritten copy of it are read once."""
    readings = read_across(ARTICLES, settings=SMALL, copies=0, pieces=PIECES)
    assert all(isinstance(reading, Reading) for reading in readings)
    assert {reading.prose.text for reading in readings} >= {article.text for article in ARTICLES}
    assert len(readings) == 2 * len(ARTICLES)


def test_rates_come_in_classes():
    """A word that is always in a cue has the highest class, one that never is the lowest; rare words have none."""
    prose = read_prose("said it " * 10 + "rained")
    labels = ["B-cue", "O"] * 10 + ["O"]
    assert learn_vocabulary([prose], [labels]).rates == {"said": 5, "it": 1}


def test_model_loads_without_pickle(tmp_path):
    """A model is plain arrays and strings as bytes."""
    model = fit_fast(ARTICLES, settings=SMALL, copies=0, pieces=PIECES)
    np.savez_compressed(tmp_path / "model.npz", **model)
    with np.load(tmp_path / "model.npz", allow_pickle=False) as stored:
        tagger = FastTagger({name: stored[name] for name in stored.files})
    assert len(tagger.tag(read_prose("Ann said no.")).labels) == 4
