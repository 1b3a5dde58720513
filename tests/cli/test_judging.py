"""`framing train judge` and `senses`."""

from __future__ import annotations

import pytest

from framing.cli import main


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["judge"], "training the judge needs --babe FILE"),
        (["judge", "--babe", "nowhere.jsonl"], "nowhere.jsonl"),
        (["senses"], "training the senses needs --marked FILE"),
        (["senses", "--marked", "nowhere.tsv"], "nowhere.tsv"),
        (["attribution"], "training a tagger needs --polnear DIR"),
    ],
)
def test_train_says_what_is_missing(arguments, message, tmp_path, capsys):
    """Each model names the data that it is trained on, and nothing is written without it."""
    assert main(["train", *arguments, "--output", str(tmp_path / "out")]) == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
