"""Measure the judges of wording.

    python benchmarks/wording.py babe BABE [--plain REPORTS.jsonl] [--seeds N]
        both judges across five folds of articles (needs the dependency group `train`)
    python benchmarks/wording.py basil BASIL [--tagger accurate|fast] [--vader]
        how counts of loaded wording rank the three outlets of an event, against the annotated lexical spans
        (--vader needs the package vaderSentiment)
    python benchmarks/wording.py senses benchmarks/senses/*.tsv
        how many neutral and how many loaded occurrences of listed terms the models of senses would take out, in
        sentences and with terms that they had not seen (needs the dependency group `train`)
    python benchmarks/wording.py time TEXTS.jsonl [--tagger accurate|fast] [--batch N]
        what judging the wording and finding the terms add to the time of annotation, in batches as `annotate` goes
        through documents (1: as `iter_annotations` does)

BABE and BASIL are files or folders as `framing.datasets` reads them; REPORTS and TEXTS are JSON lines with ``text``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from time import process_time

import numpy as np

from framing.attribution import BatchTagger, Tagger, find_attributions, load_tagger
from framing.datasets import read_basil
from framing.datasets.marked import MarkedDocument
from framing.evaluation.judges import JudgeScores, cross_validate, read_lessons
from framing.evaluation.ranking import rank_agreement
from framing.metrics import count_annotation
from framing.records import Annotation, Document
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.terms import find_terms, load_lexicon, read_wording
from framing.terms.finding import LEAST_SENSE
from framing.terms.matching import Words
from framing.terms.sense_training import cross_validate_senses, read_marked
from framing.terms.wording import read_wordings

_ROUNDS = 4


def measure_babe(options: argparse.Namespace) -> None:
    """Print the scores of each drawing of folds, and their means."""
    lessons, tagger = read_lessons(options.data, options.plain), load_tagger("accurate")
    found: dict[str, list[JudgeScores]] = {}
    for seed in range(options.seeds):
        for name, scores in cross_validate(lessons, tagger, seed=seed).items():
            found.setdefault(name, []).append(scores)
            sys.stdout.write(f"folds {seed}  {name:9} {scores}\n")
            sys.stdout.flush()
    for name, all_scores in found.items():
        means = {key: float(np.mean([asdict(s)[key] for s in all_scores])) for key in asdict(all_scores[0])}
        sys.stdout.write(f"mean     {name:9} {JudgeScores(**means)}\n")


def measure_basil(options: argparse.Namespace) -> None:
    """Print rank agreement for each count."""
    tagger, vader = load_tagger(options.tagger), _load_vader() if options.vader else None
    documents = list(read_basil(options.data))
    events = [str(marked.document.event) for marked in documents]
    rows = [_count(marked, tagger, vader) for marked in documents]
    gold = {name: [row[name] for row in rows] for name in ("all spans", "spans outside quotations")}
    counts = {name: [row[name] for row in rows] for name in rows[0] if name not in gold}
    for name, annotated in gold.items():
        sys.stdout.write(f"{name}, {len(set(events))} events\n")
        for count, agreement in rank_agreement(events, annotated, counts).items():
            sys.stdout.write(f"  {count:48} {agreement}\n")
        for base in ("raw list", "VADER intensity"):
            if base in counts:
                gains = rank_agreement(events, annotated, counts, against=base)
                told = "; ".join(f"{count} {gain}" for count, gain in gains.items() if "own" in count)
                sys.stdout.write(f"  better than {base} by: {told}\n")


def measure_senses(options: argparse.Namespace) -> None:
    """Print the shares taken out at several thresholds."""
    labels, likely = cross_validate_senses(read_marked(options.data), load_tagger("accurate"))
    sys.stdout.write(f"{labels.sum()} loaded, {(~labels).sum()} neutral\n")
    for name, probabilities in likely.items():
        for least in (0.3, LEAST_SENSE, 0.5):
            neutral, loaded = ((probabilities[labels == kind] < least).mean() for kind in (False, True))
            sys.stdout.write(f"{name:9} below {least}: {neutral:.1%} of the neutral, {loaded:.1%} of the loaded\n")


def measure_time(options: argparse.Namespace) -> None:
    """Print the seconds of this process that each part takes."""
    texts = [json.loads(line)["text"] for line in Path(options.data).read_text(encoding="utf-8").splitlines()]
    tagger, documents = load_tagger(options.tagger), [Document(str(at), text) for at, text in enumerate(texts)]
    batches = [documents[at : at + options.batch] for at in range(0, len(documents), options.batch)]
    # of each batch the fastest round: a busy machine slows now this one, now that one
    fastest = np.min([[_time_steps(batch, tagger) for batch in batches] for _ in range(_ROUNDS)], axis=0)
    before, wording, terms = fastest.sum(axis=0).tolist()
    sys.stdout.write(
        f"{options.tagger}: before {before:.2f} s, wording {wording:.2f} s, terms {terms:.2f} s; "
        f"added {(wording + terms) / before:.1%}\n"
    )


def _time_steps(documents: Sequence[Document], tagger: Tagger) -> tuple[float, float, float]:
    begin = process_time()
    proses = [read_prose(document, segment(document)) for document in documents]
    taggings = tagger.tag_all(proses) if isinstance(tagger, BatchTagger) else [tagger.tag(prose) for prose in proses]
    attributions = [
        resolve_speakers(prose, find_attributions(prose, tagger=tagger, tagging=tagging))
        for prose, tagging in zip(proses, taggings, strict=True)
    ]
    read = process_time()
    wordings = read_wordings(proses, states=[tagging.states for tagging in taggings])
    _ = [wording.sentences for wording in wordings]
    judged = process_time()
    for prose, cited, wording in zip(proses, attributions, wordings, strict=True):
        find_terms(prose, cited, wording=wording)
    return read - begin, judged - read, process_time() - judged


def _count(marked: MarkedDocument, tagger: Tagger, vader: Callable[[str], float] | None) -> dict[str, float]:
    """Return the annotated densities of an article and every count that may agree with them."""
    document = marked.document
    prose = read_prose(document, ())
    tagging = tagger.tag(prose)
    attributions = find_attributions(prose, tagger=tagger, tagging=tagging)
    wording = read_wording(prose, states=tagging.states)
    terms = find_terms(prose, attributions, wording=wording)
    tally = count_annotation(Annotation(document, (), attributions, terms, wording.sentences))
    lexical = [span for span in marked.spans if span.label == "lex"]
    said = [span for a in attributions for span in a.content]
    words = wording.words
    own = np.array(
        [not any(span.start <= words.start(at) < span.end for span in said) for at in range(len(words.lower))]
    )
    likely = wording.verdict.words
    counts = {
        "all spans": len(lexical) / tally.words,
        "spans outside quotations": sum(not span.extra["quote"] for span in lexical) / tally.words,
        "raw list": _count_raw(words) / tally.words,
        "terms, any voice": len(terms) / tally.words,
        "terms, own voice": tally.count_terms("outlet") / tally.own_words,
        "expected loaded words, own voice": float(likely[own].sum()) / tally.own_words,
        "loaded sentences, own voice": tally.own_loading / max(1, tally.own_sentences),
        "loaded sentences, any voice": float(wording.verdict.sentences.mean()),
    }
    if vader is not None:
        counts["VADER intensity"] = float(
            np.mean(
                [abs(vader(document.text[prose.starts[s.first] : prose.ends[s.last - 1]])) for s in prose.sentences]
            )
        )
    return counts


def _count_raw(words: Words) -> int:
    """Count listed forms, without guards, word classes, names or voice."""
    lower, lexicon = words.lower, load_lexicon()
    return sum(
        any(tuple(lower[at + 1 : at + 1 + len(rest)]) == rest for rest, *_ in lexicon.look_up(*lower[at : at + 2]))
        for at in range(len(lower))
    )


def _load_vader() -> Callable[[str], float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # type: ignore[import-not-found]

    analyser = SentimentIntensityAnalyzer()
    return lambda text: float(analyser.polarity_scores(text)["compound"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    rooms = parser.add_subparsers(required=True)
    babe = rooms.add_parser("babe")
    babe.add_argument("data")
    babe.add_argument("--plain")
    babe.add_argument("--seeds", type=int, default=1)
    babe.set_defaults(measure=measure_babe)
    basil = rooms.add_parser("basil")
    basil.add_argument("data")
    basil.add_argument("--tagger", choices=("accurate", "fast"), default="accurate")
    basil.add_argument("--vader", action="store_true")
    basil.set_defaults(measure=measure_basil)
    senses = rooms.add_parser("senses")
    senses.add_argument("data", nargs="+")
    senses.set_defaults(measure=measure_senses)
    timed = rooms.add_parser("time")
    timed.add_argument("data")
    timed.add_argument("--tagger", choices=("accurate", "fast"), default="accurate")
    timed.add_argument("--batch", type=int, default=16)
    timed.set_defaults(measure=measure_time)
    given = parser.parse_args()
    given.measure(given)
