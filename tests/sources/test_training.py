"""Fitting the classifier of body names: what it learns, what is held out, what its probabilities are worth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from framing.cli import main
from framing.exceptions import InputError
from framing.sources.lists.classification import COLUMNS, TYPES, NameModel, name_features
from framing.sources.lists.gazetteer import Entry, Gazetteer
from framing.sources.lists.training import fit_names, measure_reliability, write_names
from framing.wordlists import read_rows

PLACES = [f"{first}{second}" for first in ("Ab", "Eb", "Ip", "Of", "Ur", "At") for second in "aeio"]


def make_gazetteer() -> Gazetteer:
    """Bodies of three types whose names tell, and of two types that are called alike."""
    telling = [("Liberation Front", "opposition"), ("Daily News", "media"), ("Relief Society", "ngo")]
    entries = [Entry(f"{place} {words}", (), kind) for words, kind in telling for place in PLACES]
    alike = [Entry(f"{place} Council", (), "state" if number % 2 else "un") for number, place in enumerate(PLACES)]
    return Gazetteer((*entries, *alike))


@pytest.mark.parametrize(
    ("name", "kind"), [("Oro Liberation Front", "opposition"), ("Oro Daily News", "media"), ("Oro Relief", "ngo")]
)
def test_names_unlike_any_listed_get_the_type_of_their_words(name: str, kind: str) -> None:
    """What the list's names share carries over to a name that it doesn't have."""
    assert fit_names(make_gazetteer(), folds=2).classify(name_features(name))[0] == kind


def test_words_that_two_types_share_give_less_certainty() -> None:
    """A council of either type is a toss-up, a liberation front is not, and the probabilities say so."""
    model = fit_names(make_gazetteer(), folds=2)
    assert model.classify(["council"])[1] < 0.7 < model.classify(["liberation", "front"])[1]


def test_aliases_of_one_body_are_held_out_together() -> None:
    """Words that only the names of one body have are never known where they are tested."""
    many = tuple(f"Quicksilver Lantern {ending}" for ending in ("Ada", "Bea", "Cyd"))
    alone = Gazetteer((*make_gazetteer().entries, Entry("Quicksilver Lantern", many, "business")))
    whole, without = measure_reliability(alone, folds=2), measure_reliability(make_gazetteer(), folds=2)
    assert whole.names == without.names + 4
    assert round(whole.known * whole.names) == round(without.known * without.names)


def test_reliability_adds_up() -> None:
    """Every name with a known word is in one band and one type, and the shares are shares of them."""
    found = measure_reliability(make_gazetteer(), folds=2)
    counted = round(found.known * found.names)
    assert sum(count for _, _, count, _, _ in found.bands) == counted
    assert sum(count for count, _, _ in found.types.values()) == counted
    right = sum(count * share for _, _, count, _, share in found.bands)
    assert right / counted == pytest.approx(found.accuracy)
    assert sum(count * share for count, share, _ in found.types.values()) == pytest.approx(right)
    assert "expected calibration error" in found.to_table()


def test_packaged_probabilities_are_what_they_say() -> None:
    """On bodies of the packaged list held out, stated and found differ by less than three points on average."""
    found = measure_reliability(folds=3)
    assert found.error < 0.03
    assert found.accuracy > 0.6
    for _, _, count, stated, share in found.bands:
        assert abs(stated - share) < 0.05 + 2 * np.sqrt(0.25 / count)


def test_names_without_a_common_word_are_refused() -> None:
    """Nothing can be learnt from a list whose names share no word, and the message says so."""
    with pytest.raises(InputError, match="too few names to learn from: no word stands in 3 names"):
        fit_names(Gazetteer(tuple(Entry(f"{place} {place}is", (), "ngo") for place in PLACES[:4])), folds=2)


def test_the_file_holds_the_model(tmp_path: Path) -> None:
    """What is written reads as the same classifier, up to the third decimal."""
    model = fit_names(make_gazetteer(), folds=2)
    write_names(model, tmp_path / "name_words.tsv")
    rows = read_rows(tmp_path / "name_words.tsv", COLUMNS, required=COLUMNS[:-1], unique=("word",))
    again = NameModel({row["word"]: tuple(float(row[kind]) for kind in TYPES) for row in rows})
    for words in (["liberation", "front"], ["relief"], ["news"]):
        kind, probability = model.classify(words)
        assert again.classify(words) == (kind, pytest.approx(probability, abs=0.01))


def test_train_sources_prints_the_table_and_writes_the_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`framing train sources` says how far the probabilities can be trusted, and writes the file."""
    assert main(["train", "sources", "--output", str(tmp_path / "out")]) == 0
    assert "of those given it, right" in capsys.readouterr().out
    assert (tmp_path / "out" / "name_words.tsv").read_text(encoding="utf-8").startswith("word\tbusiness\t")
