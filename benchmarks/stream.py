"""Memory over a long stream, and what a second worker gains.

Run ``python benchmarks/stream.py``. A stream of documents, each different, made from the example corpora, goes through
`framing.iter_annotations`; peak memory is printed as it goes on, and should not grow. Then the same documents are
annotated by one worker and by two, in turn, three rounds; the median ratio counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import framing  # noqa: E402  # the thread limits must stand before any numeric library is loaded

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3


def documents(count: int) -> Iterator[framing.Document]:
    """Yield documents that are all different: paragraphs of the corpora, rotated, each with a number in it."""
    texts = [document.text.split("\n\n") for document in framing.read_corpus(ROOT / "corpora")]
    for number in range(count):
        parts = texts[number % len(texts)]
        turn = number % len(parts)
        yield framing.Document(str(number), "\n\n".join([*parts[turn:], f"Report {number}.", *parts[:turn]]))


def peak() -> float:
    """Return the peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--tagger", choices=("fast", "accurate"), default="fast")
    options = parser.parse_args()

    step = max(1, options.documents // 10)
    for number, _ in enumerate(framing.iter_annotations(documents(options.documents), tagger=options.tagger), start=1):
        if number % step == 0:
            sys.stdout.write(f"{number:>7,} documents: peak {peak():,.0f} MiB\n")

    sample = list(documents(400))
    seconds: dict[int, list[float]] = {1: [], 2: []}
    framing.annotate(sample[:64], tagger=options.tagger, n_jobs=2)  # starts the workers and loads their models
    for _ in range(ROUNDS):
        for n_jobs, measured in seconds.items():
            start = time.perf_counter()
            framing.annotate(sample, tagger=options.tagger, n_jobs=n_jobs)
            measured.append(time.perf_counter() - start)
    ratio = statistics.median(seconds[1]) / statistics.median(seconds[2])
    sys.stdout.write(f"two workers: {ratio:.2f} times as fast as one (median of {ROUNDS} rounds)\n")


if __name__ == "__main__":
    main()
