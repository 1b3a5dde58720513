"""The step: prose and attributions in, loaded terms with category, voice and plainer wording out.

In: `Prose` and the attributions, speakers resolved or not. Out: `TermMatch` records in text order.

Conventions: ``extra`` holds ``term`` (the lexicon's own form) or ``unlisted`` (a word that the judge found), and for
the source's voice ``quoted`` (inside quotation marks) or ``paraphrase`` (outside them, so that the wording may be the
outlet's), ``speaker`` and ``source_type``. A term within a scare quote is reported once, as the scare quote.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from framing.records import Attribution, SegmentKind, Span, TermCategory, TermMatch
from framing.segmentation.prose import Prose
from framing.terms.judge import Judge
from framing.terms.lexicon import Entry, Lexicon, load_lexicon
from framing.terms.matching import Occurrence, Words
from framing.terms.quoting import find_scare_quotes
from framing.terms.voice import Voices, read_voices
from framing.terms.wording import Wording, read_wording

__all__ = ["LEAST_SENSE", "find_terms"]

# Probability that an occurrence is loaded, by the strength of its entry, where the judge gives it its usual score.
_PRIOR: Mapping[int, float] = {2: 0.8, 3: 0.9}
# The score (a logit) that the judge gives to listed words on average, and how far its departure from that moves the
# prior: it was trained on other subjects than most that it meets, so it moves it by little.
_USUAL_SCORE, _TRUST = -2.0, 0.3
# A word that is unlisted, or listed as loaded only in some contexts, is reported from this probability on: at 0.6 three
# in five such words are ones that readers marked (BABE, held out).
_UNLISTED = 0.6
# A listed word less likely than this to be meant in its loaded sense is not reported; what a user lists always is.
LEAST_SENSE = 0.2
# Of scare quotes.
_SCARE_QUOTE = 0.7


def find_terms(
    prose: Prose,
    attributions: tuple[Attribution, ...],
    *,
    lexicon: Lexicon | None = None,
    judge: Judge | None = None,
    wording: Wording | None = None,
) -> tuple[TermMatch, ...]:
    """Return the loaded terms of a document, in text order.

    Parameters
    ----------
    prose : Prose
        The attributable part of a document.
    attributions : tuple of Attribution
        Who is cited for what; they decide the voice.
    lexicon : Lexicon, optional
        The packaged one by default.
    judge : Judge, optional
        A linear judge of your own.
    wording : Wording, optional
        What `read_wording` said of the same prose with the same lexicon, where it has been asked before.

    Returns
    -------
    tuple of TermMatch

    Examples
    --------
    >>> from framing.records import Span
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("Rana called it a brutal regime.", (0, 5, 12, 15, 17, 24, 30), (4, 11, 14, 16, 23, 30, 31),
    ...               ("Rana", "called", "it", "a", "brutal", "regime", "."), (Sentence(0, 7, 0),), ())
    >>> called = Attribution(Span(0, 4), Span(5, 11), (Span(12, 30),))
    >>> [(term.category, term.voice, term.neutral) for term in find_terms(prose, (called,))]
    [('label', 'source', 'government')]
    """
    lexicon = lexicon or load_lexicon()
    wording = wording or read_wording(prose, lexicon=lexicon, judge=judge)
    words = wording.words
    voices = read_voices(attributions, prose)
    held = [quotation.span for quotation in find_scare_quotes(prose, voices, lexicon)]
    terms = [_report(span, "scare-quote", words, voices) for span in held]
    for finding in _weigh(wording, voices, lexicon):
        if not any(quoted.overlaps(finding.span) for quoted in held):
            held += [finding.span] if finding.category == "scare-quote" else []
            terms.append(_report(finding.span, finding.category, words, voices, finding))
    return tuple(sorted(terms, key=lambda term: (term.start, term.end)))


class _Finding(NamedTuple):
    span: Span
    category: TermCategory
    confidence: float
    entry: Entry | None


def _weigh(wording: Wording, voices: Voices, lexicon: Lexicon) -> Iterator[_Finding]:
    words, likely = wording.words, wording.verdict.words.tolist()
    for occurrence, sense in zip(wording.occurrences, wording.senses, strict=True):
        first, last, entry = occurrence
        probability = max(likely[first:last])
        if entry.strength == 1 and (probability < _UNLISTED or entry.category == "scare-quote"):
            continue
        if sense < LEAST_SENSE and entry.term.lower() not in lexicon.own:
            continue
        span = Span(words.start(first), words.end(last - 1))
        if entry.category == "epistemic" and not _is_verdict(occurrence, span, words, voices):
            continue
        confidence = _lean(_PRIOR[entry.strength], probability) if entry.strength > 1 else probability
        yield _Finding(span, entry.category, confidence, entry)
    unlisted = np.flatnonzero(wording.verdict.words >= _UNLISTED).tolist()
    listed = {at for o in wording.occurrences for at in range(o.first, o.last)} if unlisted else set()
    for at in unlisted:
        word = words.lower[at]
        # a listed word that was not found stands in a name, in guarded company, or in another word class
        if at not in listed and not lexicon.look_up(word) and not words.has_capital(at):
            yield _Finding(Span(words.start(at), words.end(at)), _guess_category(word), likely[at], None)


def _lean(prior: float, probability: float) -> float:
    """Move a prior by the judge's probability."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    logit = math.log(prior / (1 - prior)) + _TRUST * (math.log(bounded / (1 - bounded)) - _USUAL_SCORE)
    return 1 / (1 + math.exp(-logit))


def _guess_category(word: str) -> TermCategory:
    if word.endswith("ly"):
        return "intensifier"
    return "charged-verb" if word.endswith(("ed", "ing")) else "emotive"


def _is_verdict(occurrence: Occurrence, span: Span, words: Words, voices: Voices) -> bool:
    # a verb of saying judges what is said only where something is
    if "verb" not in occurrence.entry.classes:
        return True
    following = words.lower[occurrence.last] if occurrence.last < len(words.lower) else ""
    return following == "that" or voices.is_cue(span)


def _report(
    span: Span, category: TermCategory, words: Words, voices: Voices, finding: _Finding | None = None
) -> TermMatch:
    entry = finding.entry if finding else None
    extra: dict[str, Any] = {"term": entry.term} if entry else {"unlisted": True} if finding else {}
    # the marks of a scare quote are the outlet's, even around a source's word
    attribution = voices.attribution_of(span) if finding else None
    if attribution is not None:
        extra["quoted" if voices.is_quoted(span) else "paraphrase"] = True
        if attribution.speaker is not None:
            extra["speaker"] = attribution.speaker.name
            extra["source_type"] = attribution.speaker.type
    return TermMatch(
        span.start,
        span.end,
        category,
        "outlet" if attribution is None else "source",
        entry.neutral if entry else None,
        _kind(span, words),
        finding.confidence if finding else _SCARE_QUOTE,
        extra,
    )


def _kind(span: Span, words: Words) -> SegmentKind:
    token = max(0, bisect_right(words.prose.starts, span.start) - 1)
    return words.sentence(words.find_word(token)).kind
