"""`framing train judge` and `senses`: fit the models of wording again, to the packaged tagger's encoder or to none."""

from __future__ import annotations

import argparse
from pathlib import Path

from framing.attribution import Tagger, load_tagger
from framing.cli.terminal import note_written, say
from framing.exceptions import InputError

__all__ = ["train_judge", "train_senses"]


def train_judge(options: argparse.Namespace) -> None:
    """Train from BABE; write ``judge.npz`` and, for the accurate tagger, ``contextual_judge.npz``."""
    from framing.evaluation.judges import read_lessons
    from framing.terms.stacking import train_judges
    from framing.terms.training import write_judge

    if not options.babe:
        msg = "training the judge needs --babe FILE; docs/datasets.md says where it comes from"
        raise InputError(msg)
    lessons = read_lessons(options.babe, options.plain)
    judge, contextual = train_judges(lessons, tagger=_choose_tagger(options))
    out = Path(options.output)
    out.mkdir(parents=True, exist_ok=True)
    write_judge(judge, out / "judge.npz")
    note_written(out / "judge.npz")
    if contextual is not None:
        contextual.write(out / "contextual_judge.npz")
        note_written(out / "contextual_judge.npz")
    say(f"written to {out}: {', '.join(sorted(path.name for path in out.iterdir()))}")


def train_senses(options: argparse.Namespace) -> None:
    """Train from sentences in which every loaded expression is marked; write ``senses.npz``."""
    from framing.terms.sense_training import read_marked, train_senses, write_senses

    if not options.marked:
        msg = "training the senses needs --marked FILE...; benchmarks/senses has those that the packaged ones are from"
        raise InputError(msg)
    senses = train_senses(read_marked(options.marked), tagger=_choose_tagger(options))
    out = Path(options.output)
    out.mkdir(parents=True, exist_ok=True)
    write_senses(senses, out / "senses.npz")
    note_written(out / "senses.npz")
    say(f"written to {out}: senses.npz")


def _choose_tagger(options: argparse.Namespace) -> Tagger | None:
    """Return the tagger whose encoder the contextual judge is to read, if any."""
    if options.tagger == "fast":
        return None
    if not options.model_dir:
        return load_tagger("accurate")
    from framing.attribution.encoder.tagger import EncoderTagger

    return EncoderTagger(Path(options.model_dir))
