"""The table of metrics: every score that the library gives, with what is needed to print and read it.

`METRICS` is in the order in which tables and reports show them. ``docs/metrics.md`` explains each in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from framing.exceptions import InputError
from framing.metrics.density import (
    attributed_sentence_share,
    attributed_word_share,
    attribution_density,
    direct_quote_share,
    judging_cue_share,
    quoted_word_share,
)
from framing.metrics.ratio import Metric
from framing.metrics.sourcing import (
    distinct_sources_count,
    source_entropy,
    source_share,
    top_source_share,
    unnamed_share,
)
from framing.metrics.terminology import loaded_density, loaded_sentence_share
from framing.records import SOURCE_TYPES, TERM_CATEGORIES, VOICES, SourceType, TermCategory, Voice

__all__ = ["METRICS", "select_metrics"]

_SHARE, _THOUSAND, _OPEN = (0.0, 1.0), (0.0, 1000.0), (0.0, float("inf"))
_GANS, _POLNEAR, _GUIDE = "Gans 1979", "Newell et al. 2018", "annotation guidelines"

# The word for each type in a label: what a reader sees on an axis.
_TYPE_LABELS: dict[SourceType, str] = {
    "un": "UN",
    "igo": "other intergovernmental",
    "state": "state",
    "opposition": "opposition",
    "party": "party",
    "ngo": "NGO",
    "media": "media",
    "expert": "expert",
    "civilian": "civilian",
    "business": "business",
    "other": "other",
}
_TERM_LABELS: dict[TermCategory, str] = {
    "label": "Labels",
    "emotive": "Emotive words",
    "intensifier": "Intensifiers",
    "charged-verb": "Charged verbs",
    "scare-quote": "Scare quotes",
    "euphemism": "Euphemisms",
    "epistemic": "Judging cues",
}
_VOICE_LABELS: dict[Voice, str] = {"outlet": "own voice", "source": "sources' voices"}
_VOICE_WORDS: dict[Voice, str] = {"outlet": "own-voice words", "source": "attributed words"}

_SOURCE_TYPE_METRICS = tuple(
    Metric(
        name=f"{kind}_source_share",
        function=partial(source_share, source_type=kind),
        unit="share of attributions",
        range=_SHARE,
        label=f"Sources: {_TYPE_LABELS[kind]}",
        group="sourcing",
        per="attributions",
        reference=_GANS,
    )
    for kind in SOURCE_TYPES
)

# fmt: off
_OTHER_METRICS = (
    Metric("unnamed_share", unnamed_share, "share of attributions", _SHARE,
           "Unnamed sources", "sourcing", "attributions", 1, _GUIDE),
    Metric("distinct_sources_count", distinct_sources_count, "speakers per document", _OPEN,
           "Different speakers", "sourcing", "documents", 1, _GANS),
    Metric("source_entropy", source_entropy, "bits", _OPEN,
           "Spread over speakers (entropy)", "sourcing", "documents", 1, "Shannon 1948"),
    Metric("top_source_share", top_source_share, "share of attributions", _SHARE,
           "Most cited speaker", "sourcing", "attributions", 1, _GANS),
    Metric("attribution_density", attribution_density, "per 1,000 words", _THOUSAND,
           "Attributions", "density", "words", 1000, _POLNEAR),
    Metric("attributed_sentence_share", attributed_sentence_share, "share of sentences", _SHARE,
           "Attributed sentences", "density", "sentences", 1, _POLNEAR),
    Metric("attributed_word_share", attributed_word_share, "share of words", _SHARE,
           "Attributed words", "density", "words", 1, _POLNEAR),
    Metric("direct_quote_share", direct_quote_share, "share of attributions", _SHARE,
           "Direct quotes", "density", "attributions", 1, _POLNEAR),
    Metric("quoted_word_share", quoted_word_share, "share of words", _SHARE,
           "Quoted words", "density", "words", 1, _POLNEAR),
    Metric("judging_cue_share", judging_cue_share, "share of cues", _SHARE,
           "Cues that judge", "density", "cues", 1, "Hooper 1975"),
)
# fmt: on

_LOADED_METRICS = tuple(
    Metric(
        name=f"{voice}_{'loaded' if category is None else category.replace('-', '_')}_density",
        function=partial(loaded_density, voice=voice, category=category),
        unit=f"per 1,000 {_VOICE_WORDS[voice]}",
        range=_THOUSAND,
        label=f"{'Loaded terms' if category is None else _TERM_LABELS[category]}, {_VOICE_LABELS[voice]}",
        group="terminology",
        per=_VOICE_WORDS[voice],
        scale=1000,
        reference=_GUIDE,
    )
    for voice in VOICES
    for category in (None, *TERM_CATEGORIES)
)

# fmt: off
_SENTENCE_METRICS = (
    Metric("loaded_sentence_share", loaded_sentence_share, "share of own-voice sentences", _SHARE,
           "Loaded sentences, own voice", "terminology", "own-voice sentences", 1, "Spinde et al. 2021"),
)
# fmt: on

METRICS: tuple[Metric, ...] = _SOURCE_TYPE_METRICS + _OTHER_METRICS + _LOADED_METRICS + _SENTENCE_METRICS


def select_metrics(metrics: Iterable[str | Metric] | str | None = None) -> tuple[Metric, ...]:
    """Return the rows of the table asked for, in the order asked for.

    Parameters
    ----------
    metrics : iterable of str or Metric, str, or None
        Names of metrics or of groups, or `Metric` records of your own; ``None`` means all of `METRICS`.

    Returns
    -------
    tuple of Metric

    Raises
    ------
    InputError
        On a name that is neither a metric nor a group, an empty selection, or the same metric twice.

    Examples
    --------
    >>> [metric.name for metric in select_metrics(["unnamed_share", "source_entropy"])]
    ['unnamed_share', 'source_entropy']
    >>> len(select_metrics("sourcing"))
    15
    """
    if metrics is None:
        return METRICS
    asked = [metrics] if isinstance(metrics, str) else list(metrics)
    chosen: list[Metric] = []
    for entry in asked:
        found = [entry] if isinstance(entry, Metric) else [m for m in METRICS if entry in (m.name, m.group)]
        if not found:
            msg = f"there is no metric or group {entry!r}; there are {', '.join(m.name for m in METRICS)}"
            raise InputError(msg)
        chosen.extend(found)
    names = [metric.name for metric in chosen]
    if not names:
        msg = "no metric was asked for; leave metrics out to get all of them"
        raise InputError(msg)
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        msg = f"the metric {twice!r} was asked for twice"
        raise InputError(msg)
    return tuple(chosen)
