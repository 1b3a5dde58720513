"""What each part of attribution gives, what damaged pages cost, and how far its confidence can be believed.

    python benchmarks/attribution.py ablations DEV.jsonl [MODEL ...]   parts changed or left out; other model folders
    python benchmarks/attribution.py damage DEV.jsonl                  the articles rewritten throughout
    python benchmarks/attribution.py reliability DEV.jsonl             stated confidence against found

DEV.jsonl is PolNeAR's development split (`docs/datasets.md`). Each line gives F1 of attribution, content@0.5 and
content exact, as `framing evaluate` does. A MODEL is a folder that ``framing train attribution`` wrote for the
accurate tagger; it is scored beside the packaged one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from framing.attribution import LEAST_CONFIDENCE, Tagger, Tagging, load_tagger
from framing.attribution.assembly import gather, judge, to_attributions
from framing.attribution.augmentation import DAMAGES, Edit, apply_edits
from framing.attribution.labels import LABELS
from framing.attribution.linking import Linker
from framing.attribution.pairs import Pairs
from framing.evaluation import score_attributions
from framing.records import Document
from framing.segmentation import read_prose, segment
from framing.segmentation.prose import Prose, Sentence

Row = dict[str, Any]
ROLES = ("source", "cue", "content")


class NearestLinker(Linker):
    """Every mention belongs to the cue with the fewest tokens between them."""

    def __init__(self) -> None:
        super().__init__({f"{kind}_{number}": np.zeros((1, 1)) for kind in ROLES for number in range(4)})

    def score(self, pairs: Pairs, mentions: Sequence[Any]) -> Any:
        """Return a score that falls with the distance."""
        gaps = [
            max(mentions[cue].first - mentions[other].last, mentions[other].first - mentions[cue].last, 0)
            for cue, other in zip(pairs.cue.tolist(), pairs.mention.tolist(), strict=True)
        ]
        return 1 - np.minimum(np.array(gaps, dtype=np.float32), 5000) / 10_000


@dataclass(frozen=True)
class Variant:
    """One way to get from a tagging to attributions."""

    name: str
    tag: Callable[[Prose], Tagging]
    linker: Linker | None = None
    least: float = 0.0

    def find(self, text: str) -> Row:
        """Return the attributions of a text as a record."""
        document = Document("", text)
        prose = read_prose(document, segment(document))
        tagging = self.tag(prose)
        groups = gather(prose, tagging, linker=self.linker)
        found = to_attributions(prose, groups, judge(groups, tagging), min_confidence=self.least)
        return {"attributions": [_to_row(attribution) for attribution in found]}


def _to_row(attribution: Any) -> Row:
    def spans(role: str) -> list[list[int]]:
        value = getattr(attribution, role)
        parts = value if role == "content" else [value] if value else []
        return [[span.start, span.end] for span in parts]

    return {role: spans(role) for role in ROLES}


def score(rows: Sequence[Row], find: Callable[[str], Row]) -> str:
    """Score what `find` gives for the texts of `rows`."""
    scores = score_attributions([{"id": row["id"], **find(row["text"])} for row in rows], rows)
    named = {name: metric.f1 for name, metric in scores.metrics.items()}
    return " / ".join(f"{named[name]:.3f}" for name in ("attribution", "content@0.5", "content@exact"))


def without_groups(tagger: Tagger, *, alone: bool) -> Callable[[Prose], Tagging]:
    """Return a tagging that leaves linking to others; with `alone`, each token takes its likeliest label."""

    def tag(prose: Prose) -> Tagging:
        tagging = tagger.tag(prose)
        if not alone or tagging.probabilities is None:
            return replace(tagging, groups=None)
        return Tagging(tuple(LABELS[best] for best in tagging.probabilities.argmax(axis=1)), tagging.probabilities)

    return tag


def cascade(first: Tagger, second: Tagger, *, least: float) -> Callable[[Prose], Tagging]:
    """Let `second` read only the paragraphs in which `first` gives some cue at least the probability `least`."""

    def tag(prose: Prose) -> Tagging:
        unsure = first.tag(prose).probabilities
        if unsure is None:
            return second.tag(prose)
        cue = unsure[:, 3] + unsure[:, 4]
        wanted = {s.paragraph for s in prose.sentences if cue[s.first : s.last].max(initial=0) >= least}
        part, tokens = _keep(prose, wanted)
        READ.append(len(tokens) / max(len(prose), 1))
        return _spread(second.tag(part), tokens, prose)

    return tag


# The share of each document's tokens that the second tagger of a cascade read.
READ: list[float] = []


def _keep(prose: Prose, paragraphs: set[int]) -> tuple[Prose, list[int]]:
    tokens: list[int] = []
    sentences = []
    for sentence in prose.sentences:
        if sentence.paragraph in paragraphs:
            length = sentence.last - sentence.first
            sentences.append(Sentence(len(tokens), len(tokens) + length, sentence.paragraph, sentence.kind))
            tokens += range(sentence.first, sentence.last)
    starts, ends = tuple(prose.starts[t] for t in tokens), tuple(prose.ends[t] for t in tokens)
    words = tuple(prose.words[t] for t in tokens)
    return Prose(prose.text, starts, ends, words, tuple(sentences), prose.quotations), tokens


def _spread(tagging: Tagging, tokens: Sequence[int], prose: Prose) -> Tagging:
    """Carry a tagging of some tokens over to the whole document."""
    labels = ["O"] * len(prose)
    for token, label in zip(tokens, tagging.labels, strict=True):
        labels[token] = label

    def move(mention: Any) -> Any:
        return mention and replace(mention, first=tokens[mention.first], last=tokens[mention.last - 1] + 1)

    groups = tuple(
        replace(g, cue=move(g.cue), source=move(g.source), content=tuple(map(move, g.content)))
        for g in tagging.groups or ()
    )
    return Tagging(tuple(labels), groups=groups)


def ablations(rows: Sequence[Row], models: Iterable[str]) -> Iterable[str]:
    """Yield one line a variant."""
    accurate, fast = (Remembering(load_tagger(name)) for name in ("accurate", "fast"))
    variants = [
        Variant("accurate: likeliest labels, nearest cue", without_groups(accurate, alone=True), NearestLinker()),
        Variant("accurate: likeliest labels, learned linker", without_groups(accurate, alone=True)),
        Variant("accurate: decoded labels, nearest cue", without_groups(accurate, alone=False), NearestLinker()),
        Variant("accurate: decoded labels, learned linker", without_groups(accurate, alone=False)),
        Variant("accurate: decoded with its own links", accurate.tag),
        Variant("accurate: and the least likely left out (shipped)", accurate.tag, least=LEAST_CONFIDENCE),
        Variant("fast: nearest cue", fast.tag, NearestLinker()),
        Variant("fast: learned linker", fast.tag),
        Variant("fast: and the least likely left out (shipped)", fast.tag, least=LEAST_CONFIDENCE),
    ]
    for variant in variants:
        yield f"{variant.name:<55} {score(rows, variant.find)}"
    for least in (0.05, 0.2):
        READ.clear()
        name = f"cascade: accurate where fast sees a cue, p >= {least}"
        figures = score(rows, Variant(name, cascade(fast, load_tagger("accurate"), least=least), least=0.15).find)
        yield f"{name:<55} {figures}   read by the accurate tagger: {np.mean(READ):.0%}"
    for model in models:
        from framing.attribution.encoder.tagger import EncoderTagger

        yield f"{model:<55} {score(rows, Variant(model, EncoderTagger(Path(model)).tag, least=LEAST_CONFIDENCE).find)}"


class Remembering:
    """A tagger that tags each text once."""

    def __init__(self, tagger: Tagger) -> None:
        self.tag = lru_cache(maxsize=None)(tagger.tag)


def damage(rows: Sequence[Row]) -> Iterable[str]:
    """Yield the scores on articles rewritten throughout, for both taggers."""
    random = np.random.default_rng(0)
    taggers = {"accurate": load_tagger("accurate").tag, "fast": load_tagger("fast").tag}
    for name, rewritings in {"as it is": (), **DAMAGES}.items():
        damaged = list(rows)
        for rewriting in rewritings:
            damaged = [_rewrite(row, rewriting(row["text"], random)) for row in damaged]
        for tagger, tag in taggers.items():
            yield f"{name:<40} {tagger:<9} {score(damaged, Variant(tagger, tag, least=LEAST_CONFIDENCE).find)}"


def _rewrite(row: Row, edits: Iterable[Edit]) -> Row:
    moved = apply_edits(row["text"], edits)

    def move(spans: Iterable[Sequence[int]]) -> list[list[int]]:
        new = [[moved.offset(start), moved.offset(end)] for start, end in spans]
        return [span for span in new if span[0] < span[1]]

    attributions = [{role: move(old[role]) for role in ROLES} for old in row["attributions"]]
    return {**row, "text": moved.text, "attributions": [kept for kept in attributions if kept["content"]]}


def reliability(rows: Sequence[Row]) -> Iterable[str]:
    """Yield stated confidence against found, in tenths, and the expected calibration error (Naeini et al. 2015).

    The accurate tagger's confidence was fitted on the development split, so it is fitted anew here, five times, each
    time on four fifths of the articles.
    """
    from framing.attribution.encoder.tagger import load_encoder_tagger
    from framing.attribution.encoder.training.calibrate import collect_facts, fit_weights

    collected = collect_facts(load_encoder_tagger(), rows)
    stated = np.zeros(len(collected.right))
    for fold in range(5):
        held_out = collected.article % 5 == fold
        fitted = fit_weights(collected.facts[~held_out], collected.right[~held_out])
        stated[held_out] = [fitted.probability(facts) for facts in collected.facts[held_out]]
    bins = np.minimum((stated * 10).astype(int), 9)
    error = 0.0
    for tenth in np.unique(bins):
        inside = bins == tenth
        told, found = stated[inside].mean(), collected.right[inside].mean()
        error += abs(told - found) * inside.mean()
        yield f"stated {told:.2f}  found {found:.2f}  n {inside.sum()}"
    yield f"expected calibration error {error:.3f}"


def main() -> None:
    """Read the command line and print."""
    match sys.argv[1:]:
        case ["ablations", path, *models]:
            lines = ablations(_read(path), models)
        case ["damage", path]:
            lines = damage(_read(path))
        case ["reliability", path]:
            lines = reliability(_read(path))
        case _:
            sys.exit(__doc__)
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _read(path: str) -> list[Row]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
