"""Words a second of whole-document annotation, beside a yardstick that any reader of the field knows.

Run ``python benchmarks/speed.py [PATH]``: each contestant works on the same texts, in one process pinned to one core,
in turn, five rounds; the median counts. The yardstick is ``nltk.word_tokenize`` (per sentence) followed by nltk's
averaged perceptron tagger. The tagger's trained weights are a download, so it is trained here, on this text and tags
made up from word endings: its work per word is the same, its tags are not looked at. Ratios are what to compare:
machines differ, and the same one differs from hour to hour.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
# The tag set of the trained tagger has 45 tags; as many classes are made up, or its scoring would be too cheap.
CLASSES = 45


def pin() -> None:
    """Keep to one core and one thread, before any numeric library is imported."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def yardstick(texts: list[str]) -> Callable[[], int]:
    """Return a function that tokenizes and tags all texts with nltk."""
    from nltk.tag.perceptron import PerceptronTagger
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    sentences, words = PunktSentenceTokenizer(), NLTKWordTokenizer()

    def split(text: str) -> list[list[str]]:
        return [words.tokenize(sentence) for sentence in sentences.tokenize(text)]

    tagger = PerceptronTagger(load=False)
    sample = [sentence for text in texts[:15] for sentence in split(text)]
    tagged = [[(word, f"T{sum(map(ord, word[-3:])) % CLASSES}") for word in sentence] for sentence in sample]
    tagger.train(tagged, nr_iter=3)
    return lambda: sum(len(tagger.tag(sentence)) for text in texts for sentence in split(text))


def annotate(texts: list[str], tagger: str) -> Callable[[], int]:
    """Return a function that annotates all texts, every step of the pipeline."""
    import framing

    documents = [framing.Document(str(number), text) for number, text in enumerate(texts)]
    framing.annotate(documents[0], tagger=tagger)  # type: ignore[arg-type]  # loads the models
    return lambda: len(framing.annotate(documents, tagger=tagger))  # type: ignore[arg-type]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("path", nargs="?", default=ROOT / "corpora", type=Path, help="what framing.read_corpus takes")
    parser.add_argument("--limit", type=int, default=200, help="documents at the most")
    options = parser.parse_args()
    pin()

    import framing

    texts = [document.text for document in framing.read_corpus(options.path, on_error="warn")][: options.limit]
    count = sum(len(text.split()) for text in texts)
    contestants = {
        "nltk word_tokenize + perceptron tagger": yardstick(texts),
        "framing, tagger='fast'": annotate(texts, "fast"),
        "framing, tagger='accurate'": annotate(texts, "accurate"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, work in contestants.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)

    base = statistics.median(seconds["nltk word_tokenize + perceptron tagger"])
    sys.stdout.write(f"{len(texts)} documents, {count:,} words, median of {ROUNDS} rounds, one core\n")
    for name, measured in seconds.items():
        middle = statistics.median(measured)
        spread = f"{count / max(measured):>9,.0f} to {count / min(measured):,.0f}"
        sys.stdout.write(f"{name:<40} {count / middle:>9,.0f} words/s  ratio {base / middle:5.2f}  ({spread})\n")


if __name__ == "__main__":
    main()
