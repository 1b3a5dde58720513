"""Attribution: who is cited for what.

``find_attributions`` is the step: a tagger labels the tokens of the prose as source, cue and content, and
assembly turns the labels into `Attribution` records. The definition of an attribution follows PolNeAR (Newell,
Margolin & Ruths 2018).
"""

from __future__ import annotations

from framing.attribution.assembly import gather, judge, to_attributions
from framing.attribution.nesting import find_nested
from framing.attribution.packaged import TaggerName, load_tagger
from framing.attribution.tagger import BatchTagger, Tagger, Tagging
from framing.records import Attribution
from framing.segmentation.prose import Prose

__all__ = ["LEAST_CONFIDENCE", "BatchTagger", "Tagger", "TaggerName", "Tagging", "find_attributions", "load_tagger"]

# Attributions below this are wrong more than four times in five (reliability in docs/attribution.md), and a higher
# floor would cost texts that cite much more of their attributions than others.
LEAST_CONFIDENCE = 0.13
# Inner attributions are wanted only when they are all but certain: training texts have none to learn from.
_LEAST_NESTED = 0.8


def find_attributions(
    prose: Prose,
    *,
    tagger: Tagger | TaggerName = "accurate",
    min_confidence: float = LEAST_CONFIDENCE,
    nested: bool = False,
    tagging: Tagging | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in text order, with `speaker` still ``None``.

    Parameters
    ----------
    prose : Prose
        The attributable part of a document.
    tagger : Tagger or {"accurate", "fast"}
        What labels the tokens.
    min_confidence : float
        Leave out attributions that are less likely than this to be right; those of a tagger without a calibration
        have no confidence and stay.
    nested : bool
        Read the contents once more for attributions inside them, which then have ``nested=True``.
    tagging : Tagging, optional
        What the tagger said of this prose, where it has been asked before.

    Examples
    --------
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("The minister denied it.", (0, 4, 13, 20, 22), (3, 12, 19, 22, 23),
    ...               ("The", "minister", "denied", "it", "."), (Sentence(0, 5, 0),), ())
    >>> [attribution.cue.of(prose.text) for attribution in find_attributions(prose, tagger="fast")]
    ['denied']
    """
    chosen = load_tagger(tagger) if isinstance(tagger, str) else tagger
    tagging = tagging or chosen.tag(prose)
    groups = gather(prose, tagging)
    found = to_attributions(prose, groups, judge(groups, tagging), min_confidence=min_confidence)
    if not nested:
        return found
    inner = find_nested(prose, groups, chosen, least=_LEAST_NESTED)
    within = to_attributions(prose, [group for group, _ in inner], [likely for _, likely in inner], nested=True)
    return tuple(sorted(found + within, key=lambda attribution: (attribution.start, attribution.end)))
