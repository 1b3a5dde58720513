"""Stance of cue verbs: whether an outlet lets a source say, confirm, claim or admit, and whom it lets do which.

In: annotations. Out: a table of stances by outlet and source type, and the credence gap.

Conventions: the stance of a cue is the note of its epistemic entry in the lexicon, else ``neutral``: ``supportive``
(confirmed, revealed) takes the saying for true, ``doubting`` (claimed, alleged) does not vouch for it, ``conceding``
(admitted) implies guilt, ``hostile`` (boasted, ranted) belittles the speaker.

Left undone: a neutral verb undercut by what follows it ("said, without evidence").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from framing.records import Annotation, SourceType
from framing.terms.inflection import split_words
from framing.terms.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Stance", "classify_stance", "compare_stances", "credence_gap"]

Stance = Literal["neutral", "supportive", "doubting", "conceding", "hostile"]
# Stances that hold the source's words off.
_DISTANT = frozenset(("doubting", "conceding", "hostile"))


def classify_stance(cue: str, *, lexicon: Lexicon | None = None) -> Stance:
    """Classify a cue by what it implies about the words it introduces.

    Examples
    --------
    >>> [classify_stance(cue) for cue in ("said", "has claimed", "pointed out", "admitted", "boasted")]
    ['neutral', 'doubting', 'supportive', 'conceding', 'hostile']
    """
    lexicon, words = lexicon or load_lexicon(), split_words(cue)
    for at in range(len(words)):
        for rest, entry, _, _ in lexicon.look_up(*words[at : at + 2]):
            if entry.category == "epistemic" and words[at + 1 : at + 1 + len(rest)] == rest:
                return _read_stance(entry.note)
    return "neutral"


def compare_stances(annotations: Iterable[Annotation], *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Count the stances of cues by outlet and source type.

    Returns
    -------
    DataFrame
        One row an outlet, source type and stance: ``count``, and ``share`` of the outlet's cues for that type. Only
        the outlet's own cues: nested attributions, and those without a cue, are left out.

    Examples
    --------
    >>> from framing.records import Attribution, Document, Span, Speaker
    >>> claimed = Attribution(Span(0, 4), Span(5, 12), (Span(13, 20),), speaker=Speaker("Rana", "opposition"))
    >>> article = Annotation(Document("a", "Rana claimed victory.", outlet="One"), attributions=(claimed,))
    >>> compare_stances([article]).to_dict("split")["data"]
    [['One', 'opposition', 'doubting', 1, 1.0]]
    """
    import pandas as pd

    cells = _count_stances(annotations, lexicon or load_lexicon())
    totals = Counter[tuple[str | None, str]]()
    for (outlet, source_type, _), count in cells.items():
        totals[outlet, source_type] += count
    rows = [(*cell, count, count / totals[cell[:2]]) for cell, count in cells.items()]
    return pd.DataFrame(rows, columns=["outlet", "source_type", "stance", "count", "share"])


def credence_gap(
    annotations: Iterable[Annotation],
    *,
    trusted: SourceType = "state",
    other: SourceType = "opposition",
    lexicon: Lexicon | None = None,
) -> float:
    """Return how much more often cues hold off `other` sources than `trusted` ones.

    Share of doubting, conceding and hostile cues among those of `other`, less the same share among those of
    `trusted`. In [-1, 1]; positive where the state says what the opposition claims. NaN where either has no cue.

    Examples
    --------
    >>> import math
    >>> math.isnan(credence_gap([]))
    True
    """
    distant, totals = Counter[str](), Counter[str]()
    for (_, source_type, stance), count in _count_stances(annotations, lexicon or load_lexicon()).items():
        totals[source_type] += count
        distant[source_type] += count * (stance in _DISTANT)
    if not totals[trusted] or not totals[other]:
        return float("nan")
    return distant[other] / totals[other] - distant[trusted] / totals[trusted]


def _count_stances(annotations: Iterable[Annotation], lexicon: Lexicon) -> Counter[tuple[str | None, str, Stance]]:
    cells = Counter[tuple[str | None, str, Stance]]()
    for annotation in annotations:
        for attribution in annotation.attributions:
            if attribution.cue is None or attribution.nested or attribution.speaker is None:
                continue
            stance = classify_stance(attribution.cue.of(annotation.text), lexicon=lexicon)
            cells[annotation.document.outlet, attribution.speaker.type, stance] += 1
    return cells


def _read_stance(note: str) -> Stance:
    stances: tuple[Stance, ...] = ("supportive", "doubting", "conceding", "hostile")
    return next((stance for stance in stances if stance == note), "neutral")
