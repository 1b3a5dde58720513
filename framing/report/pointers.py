"""Where to read first: the three things in a comparison that stand out by their counts.

In: an `OutletComparison`. Out: `Pointer` records: a sentence, what a reader has to know about it, and where its words
stand. The first are the largest distances between two outlets for their counts (`framing.find_contrasts`). Where there
are fewer than three of them, others follow: a source that the other outlets cite on the same event and one does not,
the speaker on whom one outlet rests most, the loaded term that stands most often in one outlet's own voice, the outlet
with the most unnamed sources. They test nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from framing.display.counting import counted_attributions, counted_terms, speaker_name
from framing.display.wording import count_of
from framing.report.marking import term_words

if TYPE_CHECKING:
    from framing.compare import OutletComparison
    from framing.report.stories import Stories

__all__ = ["Pointer", "find_pointers"]

# Fewer attributions to one speaker, or uses of one word, are not worth a pointer.
_LEAST_REPEATED = 3
# What a reader has to know about a bare count.
_COUNT = "a count, not set against anything"


@dataclass(frozen=True, slots=True)
class Pointer:
    """One thing worth a first look.

    Parameters
    ----------
    text : str
        What was counted, with the outlets and the numbers.
    caution : str
        What a reader has to know.
    part : str
        The part of the report that shows it: ``scores``, ``sources``, ``omissions`` or ``terms``.
    """

    text: str
    caution: str
    part: str

    def __str__(self) -> str:
        return self.text


def find_pointers(comparison: OutletComparison, *, n: int = 3, stories: Stories | None = None) -> tuple[Pointer, ...]:
    """Find what to read first.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    n : int, optional
        How many at most.
    stories : Stories, optional
        Of this comparison, where they have been compared already.

    Returns
    -------
    tuple of Pointer
        Fewer than `n` where too little was found.
    """
    from framing.compare import find_contrasts

    # that they are no tests is said once for all
    contrasts = (
        Pointer(str(found), found.caution.partition("; ")[2], "scores") for found in find_contrasts(comparison, n=n)
    )
    return tuple(islice(chain(contrasts, _find_omissions(comparison, stories), _find_counts(comparison)), n))


def _find_omissions(comparison: OutletComparison, stories: Stories | None) -> Iterator[Pointer]:
    """Yield the source whose absence from one outlet rests on most, if there is one."""
    from framing.report.stories import compare_stories

    omissions = (stories or compare_stories(comparison)).omissions
    if not len(omissions):
        return
    row = omissions.sort_values("caution", key=lambda words: words != "", kind="stable").iloc[0]
    told = f"Not heard: {row['outlet']} does not cite {row['source']}"
    heard = f"whom {row['n_heard']} of {row['n_others']} others cite on {row['event']}"
    yield Pointer(f"{told}, {heard}", row["caution"], "omissions")


def _find_counts(comparison: OutletComparison) -> Iterator[Pointer]:
    """Yield the speaker, the word and the outlet without names that stand out by their counts."""
    speakers: Counter[tuple[str, str]] = Counter()
    terms: Counter[tuple[str, str]] = Counter()
    attributions: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for outlet, annotation in zip(comparison.documents["outlet"], comparison.annotations, strict=True):
        for _, attribution in counted_attributions(annotation):
            speaker = attribution.speaker
            attributions[outlet] += 1
            if speaker and speaker.anonymous:
                unnamed[outlet] += 1
            elif speaker and speaker.name:
                speakers[outlet, speaker_name(attribution, annotation.text)] += 1
        for _, term in counted_terms(annotation):
            if term.voice == "outlet":
                terms[outlet, term_words(annotation.text, term).casefold()] += 1
    for (outlet, name), times in speakers.most_common(1):
        if times >= _LEAST_REPEATED:
            text = f"Most cited speaker: {outlet} attributes {times:,} of {attributions[outlet]:,} to {name}"
            yield Pointer(text, _COUNT, "sources")
    for (outlet, words), times in terms.most_common(1):
        if times >= _LEAST_REPEATED:
            text = f"Loaded term: {outlet} writes “{words}” {count_of(times, 'time')} in its own voice"
            yield Pointer(text, _COUNT, "terms")
    for outlet, times in unnamed.most_common(1):
        if times >= _LEAST_REPEATED:
            text = f"Unnamed sources: in {outlet} {times:,} of {count_of(attributions[outlet], 'attribution')}"
            yield Pointer(text, _COUNT, "sources")
