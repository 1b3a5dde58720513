"""Speakers over a corpus: one row each, one spelling each.

In: annotations with speakers. Out: `list_speakers`, a table of everybody who was heard, with type, reason and how much
room they got, ready to be corrected and fed back as a gazetteer; `unite_names`, the same annotations in which the
spellings of one name ("Tikhanovskaya", "Tsikhanouskaya") are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.records import Annotation, Attribution, Speaker
from framing.segmentation.tokens import count_words
from framing.sources.lists.gazetteer import Gazetteer, load_gazetteer
from framing.sources.lists.names import choose_names

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SPEAKER_COLUMNS", "list_speakers", "unite_names"]

# The columns of the table of speakers, in order.
SPEAKER_COLUMNS = (
    "name", "type", "country", "anonymous", "attributions", "documents", "outlets", "words", "first_position",
    "reason", "confidence",
)  # fmt: skip


def list_speakers(annotations: Iterable[Annotation]) -> pd.DataFrame:
    """List every speaker of a corpus.

    Parameters
    ----------
    annotations : iterable of Annotation
        With speakers.

    Returns
    -------
    pandas.DataFrame
        One row per name, type, country and anonymity, most attributions first. ``words`` are those of the content
        given to the speaker; ``first_position`` is the earliest place of one of its contents as a share of the text
        (0: the very start); ``reason`` and ``confidence`` are those of its best attested attribution.

    Examples
    --------
    >>> from framing.records import Document, Span
    >>> speaker = Speaker("Anna Berg", "state", "SE", reason="role: minister", confidence=0.9)
    >>> attribution = Attribution(Span(0, 9), Span(10, 14), (Span(15, 19),), speaker=speaker)
    >>> annotation = Annotation(Document("a", "Anna Berg said no."), attributions=(attribution,))
    >>> list_speakers([annotation]).loc[0, "name"]
    'Anna Berg'
    """
    import pandas as pd

    found: dict[tuple[object, ...], list[tuple[Annotation, Attribution, Speaker]]] = {}
    for annotation in annotations:
        for attribution in annotation.attributions:
            speaker = attribution.speaker
            if speaker is not None:
                key = (speaker.name, speaker.type, speaker.country, speaker.anonymous)
                found.setdefault(key, []).append((annotation, attribution, speaker))
    rows = [(_row(entries), len(entries)) for entries in found.values()]
    rows.sort(key=lambda row: (-row[1], str(row[0][0])))
    return pd.DataFrame([row for row, _ in rows], columns=list(SPEAKER_COLUMNS))


def unite_names(annotations: Sequence[Annotation], *, gazetteer: Gazetteer | None = None) -> list[Annotation]:
    """Give each speaker one name over a corpus.

    Parameters
    ----------
    annotations : sequence of Annotation
        With speakers.
    gazetteer : Gazetteer, optional
        Names that stand in it become the entry's name; the packaged one by default.

    Returns
    -------
    list of Annotation
        In the order given; only named speakers change.

    Examples
    --------
    >>> from framing.records import Document, Span
    >>> def said(name):
    ...     attribution = Attribution(None, None, (Span(0, 1),), speaker=Speaker(name, "opposition", "BY"))
    ...     return Annotation(Document(name, "."), attributions=(attribution,))
    >>> united = unite_names([said("Maryia Kalesnikava"), said("Mariya Kalesnikava"), said("Mariya Kalesnikava")])
    >>> {annotation.attributions[0].speaker.name for annotation in united}
    {'Mariya Kalesnikava'}
    """
    entries = load_gazetteer() if gazetteer is None else gazetteer
    listed: dict[str, str] = {}
    for speaker in _speakers(annotations):
        entry = entries.find(speaker.name or "")
        listed[speaker.name or ""] = entry.name if entry is not None else speaker.name or ""
    chosen = choose_names(listed[speaker.name or ""] for speaker in _speakers(annotations))
    names = {name: chosen[other] for name, other in listed.items()}
    return [_renamed(annotation, names) for annotation in annotations]


def _speakers(annotations: Iterable[Annotation]) -> list[Speaker]:
    """Return the named speakers, once per attribution."""
    speakers = (attribution.speaker for annotation in annotations for attribution in annotation.attributions)
    return [speaker for speaker in speakers if speaker is not None and speaker.name and not speaker.anonymous]


def _renamed(annotation: Annotation, names: dict[str, str]) -> Annotation:
    attributions = []
    for attribution in annotation.attributions:
        speaker = attribution.speaker
        if speaker is not None and not speaker.anonymous and speaker.name in names:
            attribution = replace(attribution, speaker=replace(speaker, name=names[speaker.name]))
        attributions.append(attribution)
    return replace(annotation, attributions=tuple(attributions))


def _row(entries: Sequence[tuple[Annotation, Attribution, Speaker]]) -> tuple[object, ...]:
    speaker = max((entry[2] for entry in entries), key=lambda one: one.confidence or 0)
    words = sum(count_words(annotation.text, attribution.content) for annotation, attribution, _ in entries)
    starts = [
        attribution.content[0].start / max(len(annotation.text), 1)
        for annotation, attribution, _ in entries
        if attribution.content
    ]
    return (
        speaker.name,
        speaker.type,
        speaker.country,
        speaker.anonymous,
        len(entries),
        len({annotation.document.id for annotation, *_ in entries}),
        len({annotation.document.outlet for annotation, *_ in entries if annotation.document.outlet is not None}),
        words,
        round(min(starts), 3) if starts else float("nan"),
        speaker.reason,
        speaker.confidence,
    )
