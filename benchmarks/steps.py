"""Seconds of each step of annotation, and what resolving speakers and finding terms add to the rest.

Run ``python benchmarks/steps.py TEXTS.jsonl ... [--tagger accurate|fast] [--batch N] [--limit N]``: JSON lines with
``text``, in batches as `framing.annotate` goes through documents (1: as `framing.iter_annotations` does). Process time
with everything loaded; of each batch the fastest of some rounds counts, since a busy machine slows now this one, now
that one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import numpy as np

from framing.attribution import BatchTagger, Tagger, find_attributions, load_tagger
from framing.records import Document
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.terms import find_terms
from framing.terms.wording import read_wordings

ROUNDS = 5
STEPS = ("segmentation", "tagging", "speakers", "wording", "terms")


def time_steps(documents: Sequence[Document], tagger: Tagger) -> list[float]:
    """Return the seconds that each step takes on a batch."""
    stamps = [process_time()]
    proses = [read_prose(document, segment(document)) for document in documents]
    stamps.append(process_time())
    taggings = tagger.tag_all(proses) if isinstance(tagger, BatchTagger) else [tagger.tag(prose) for prose in proses]
    found = [
        find_attributions(prose, tagger=tagger, tagging=tagging)
        for prose, tagging in zip(proses, taggings, strict=True)
    ]
    stamps.append(process_time())
    attributions = [resolve_speakers(prose, cited) for prose, cited in zip(proses, found, strict=True)]
    stamps.append(process_time())
    wordings = read_wordings(proses, states=[tagging.states for tagging in taggings])
    _ = [wording.sentences for wording in wordings]
    stamps.append(process_time())
    for prose, cited, wording in zip(proses, attributions, wordings, strict=True):
        find_terms(prose, cited, wording=wording)
    stamps.append(process_time())
    return np.diff(stamps).tolist()


def read_texts(paths: Sequence[Path], limit: int) -> Iterator[str]:
    """Yield the first texts of each file."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
            yield json.loads(line)["text"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--tagger", choices=("fast", "accurate"), default="fast")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--limit", type=int, default=250, help="documents of each file at the most")
    options = parser.parse_args()

    tagger = load_tagger(options.tagger)
    documents = [Document(str(at), text) for at, text in enumerate(read_texts(options.texts, options.limit))]
    batches = [documents[at : at + options.batch] for at in range(0, len(documents), options.batch)]
    for batch in batches:
        time_steps(batch, tagger)  # loads lists and models
    fastest = np.min([[time_steps(batch, tagger) for batch in batches] for _ in range(ROUNDS)], axis=0)
    seconds = dict(zip(STEPS, fastest.sum(axis=0).tolist(), strict=True))
    for step, taken in seconds.items():
        sys.stdout.write(f"{step:<13} {taken:7.3f} s  {taken / sum(seconds.values()):6.1%} of all\n")
    before = seconds["segmentation"] + seconds["tagging"]
    judging = seconds["wording"] + seconds["terms"]
    sys.stdout.write(
        f"speakers add {seconds['speakers'] / before:.1%} to segmentation and tagging, "
        f"{seconds['speakers'] / (before + judging):.1%} to all other steps\n"
        f"wording and terms add {judging / (before + seconds['speakers']):.1%} to all other steps\n"
    )


if __name__ == "__main__":
    main()
