"""Measure the judges of wording.

    python benchmarks/wording.py babe BABE [--plain REPORTS.jsonl] [--seeds N]
        both judges across five folds of articles (needs the dependency group `train`)
    python benchmarks/wording.py basil BASIL [--tagger accurate|fast] [--vader]
        how counts of loaded wording rank the three outlets of an event, against the annotated lexical spans
        (--vader needs the package vaderSentiment)
    python benchmarks/wording.py senses benchmarks/senses/*.tsv
        how many neutral and how many loaded occurrences of listed terms the models of senses would take out, in
        sentences and with terms that they had not seen (needs the dependency group `train`)

BABE and BASIL are files or folders as `framing.datasets` reads them; REPORTS are JSON lines with ``text``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict

import numpy as np

from framing.attribution import Tagger, find_attributions, load_tagger
from framing.datasets import read_basil
from framing.datasets.marked import MarkedDocument
from framing.evaluation.judges import JudgeScores, cross_validate, read_lessons
from framing.evaluation.ranking import rank_agreement
from framing.metrics import count_annotation
from framing.records import Annotation
from framing.segmentation import read_prose
from framing.terms import find_terms, load_lexicon, read_wording
from framing.terms.finding import LEAST_SENSE
from framing.terms.matching import Words
from framing.terms.sense_training import cross_validate_senses, read_marked


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
    given = parser.parse_args()
    given.measure(given)
