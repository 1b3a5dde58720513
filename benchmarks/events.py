"""Group 100,000 generated documents of 500 words into events; print time, memory and how well the events come back.

    python benchmarks/events.py [documents]

Not part of the test suite: it takes minutes. The text is generated: every event has names and nouns of its own, drawn
with the frequencies of natural text (Zipf), mixed into a vocabulary that all share; five outlets report each event
within three days, and each outlet's pages carry the same furniture.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date, timedelta

import numpy as np

from framing.corpus import Corpus
from framing.events import group_events
from framing.records import Document

N_OUTLETS, N_WORDS = 5, 500
# Words that all events share, and those that one event has for itself.
N_COMMON, N_OWN = 40_000, 60


def make_corpus(n_documents: int, *, seed: int = 0) -> tuple[Corpus, list[int]]:
    """Return the documents without events, and the event of each."""
    rng = np.random.default_rng(seed)
    common = np.array([f"word{k}" for k in range(N_COMMON)])
    rank = 1 / np.arange(1, N_COMMON + 1)
    own_rank = 1 / np.arange(1, N_OWN + 1)
    documents, truth = [], []
    n_events = n_documents // N_OUTLETS
    for event in range(n_events):
        first = date(2015, 1, 1) + timedelta(days=int(rng.integers(0, 2000)))
        names = np.array(
            [f"Name{rng.integers(0, 300_000)}" if k % 2 else f"noun{rng.integers(0, 100_000)}" for k in range(N_OWN)]
        )
        for outlet in range(N_OUTLETS):
            shared = rng.choice(common, N_WORDS - 100, p=rank / rank.sum())
            own = rng.choice(names, 90, p=own_rank / own_rank.sum())
            words = rng.permutation(np.concatenate([shared, own]))
            text = f"{' '.join(words)}\nfollow outlet{outlet} on every channel of outlet{outlet} and subscribe today"
            day = first + timedelta(days=int(rng.integers(0, 3)))
            documents.append(Document(f"{event}-{outlet}", text, outlet=f"outlet{outlet}", date=day.isoformat()))
            truth.append(event)
    order = rng.permutation(len(documents))
    return Corpus([documents[k] for k in order]), [truth[k] for k in order]


def score_bcubed(truth: list[int], found: list[str | None]) -> float:
    """Return BCubed F1 (Bagga and Baldwin 1998)."""
    sizes: dict[object, int] = {}
    for key in [*(("t", t) for t in truth), *(("f", f) for f in found), *zip(truth, found, strict=True)]:
        sizes[key] = sizes.get(key, 0) + 1
    both = [sizes[t, f] for t, f in zip(truth, found, strict=True)]
    precision = np.mean([n / sizes["f", f] for n, f in zip(both, found, strict=True)])
    recall = np.mean([n / sizes["t", t] for n, t in zip(both, truth, strict=True)])
    return float(2 * precision * recall / (precision + recall))


def main() -> None:
    """Run the benchmark."""
    n_documents = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    corpus, truth = make_corpus(n_documents)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    start = time.perf_counter()
    grouped = group_events(corpus)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    found = [document.event for document in grouped]
    print(f"{len(corpus):,} documents of {N_WORDS} words, {len(set(truth)):,} events")
    print(f"{seconds:.0f} s, peak {peak:.1f} GB (of which the texts {before:.1f} GB)")
    print(f"{len(set(found)):,} events found, BCubed F1 {score_bcubed(truth, found):.3f}")


if __name__ == "__main__":
    main()
