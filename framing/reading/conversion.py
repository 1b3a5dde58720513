"""Annotations to records of the interchange format and back, each value checked.

In: an `Annotation`, or a `dict` as JSON gives it. Out: the other. Conventions: keys come in the order of the format,
absent values are ``None``, unknown keys last. The keys that the format may grow by (``url``; ``confidence`` and,
unless it is ``body``, ``segment`` of attributions and loaded terms; ``reason`` and ``confidence`` of speakers;
``wording``) are written only when set.

Unknown keys are kept in the ``extra`` of the record they stand in. A span has none, so those of an attribution's
source, cue and content are kept in the attribution's ``extra`` under ``source``, ``cue`` and ``content`` (a list, one
mapping a span), and put back into the spans on writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from framing.reading.checks import JsonObject, Place, check_date
from framing.records import (
    SEGMENT_KINDS,
    SOURCE_TYPES,
    TERM_CATEGORIES,
    VOICES,
    Annotation,
    Attribution,
    Document,
    JudgedSentence,
    QuoteKind,
    Segment,
    Span,
    Speaker,
    TermMatch,
)

__all__ = ["from_record", "to_record"]

_QUOTES: tuple[QuoteKind, ...] = get_args(QuoteKind)


def from_record(record: object, *, path: str | None = None, line: int | None = None) -> Annotation:
    """Return the annotation that a record of the interchange format describes.

    Parameters
    ----------
    record : dict
        A line of the format, parsed. ``id`` and ``text`` are required, and of each entry its offsets, kind, category
        and content; the rest may be absent.
    path, line : optional
        Where it stands, for messages.

    Raises
    ------
    InterchangeError
        If it does not follow the format.

    Examples
    --------
    >>> annotation = from_record({"id": "a", "text": "Police said no.", "attributions": [
    ...     {"source": {"start": 0, "end": 6}, "cue": {"start": 7, "end": 11}, "content": [{"start": 12, "end": 14}]}]})
    >>> annotation.attributions[0].source.of(annotation.text)
    'Police'
    """
    whole = JsonObject(record, Place(path, line))
    document_id, text = whole.text("id"), whole.text("text")
    outlet, event, date = (whole.optional_text(key) for key in ("outlet", "event", "date"))
    title, url = whole.optional_text("title"), whole.optional_text("url")
    if date is not None:
        check_date(date, whole.place.at("date"))
    segments = tuple(_segment(entry, len(text)) for entry in whole.objects("segments"))
    attributions = tuple(_attribution(entry, len(text)) for entry in whole.objects("attributions"))
    loaded = tuple(_term(entry, len(text)) for entry in whole.objects("loaded"))
    wording = tuple(_sentence(entry, len(text)) for entry in whole.objects("wording"))
    document = Document(
        document_id, text, outlet=outlet, event=event, date=date, title=title, url=url, extra=whole.rest()
    )
    return Annotation(document, segments, attributions, loaded, wording)


def to_record(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation as a record of the interchange format.

    Parameters
    ----------
    annotation : Annotation
        Any.

    Returns
    -------
    dict
        Ready for `json.dumps`, keys in the order of the format.

    Raises
    ------
    InterchangeError
        If an ``extra`` holds a key of the format, or the date is not ISO 8601.

    Examples
    --------
    >>> list(to_record(Annotation(Document("a", "No."))))
    ['id', 'outlet', 'event', 'date', 'title', 'text', 'segments', 'attributions', 'loaded']
    """
    document = annotation.document
    place = Place(key=f"document {document.id!r}")
    if document.date is not None:
        check_date(document.date, place.at("date"))
    record: dict[str, Any] = {
        "id": document.id,
        "outlet": document.outlet,
        "event": document.event,
        "date": document.date,
        "title": document.title,
        **_set(url=document.url),
        "text": document.text,
        "segments": [
            _with_extra({"start": s.start, "end": s.end, "kind": s.kind}, s.extra, place.at("segments"))
            for s in annotation.segments
        ],
        "attributions": [_attribution_record(a, place.at("attributions")) for a in annotation.attributions],
        "loaded": [_term_record(t, place.at("loaded")) for t in annotation.loaded],
        **_set(wording=[_sentence_record(s, place.at("wording")) for s in annotation.wording] or None),
    }
    return _with_extra(record, document.extra, place, ("url", "wording"))


def _segment(entry: JsonObject, length: int) -> Segment:
    span, kind = entry.span(length=length), entry.choice("kind", SEGMENT_KINDS)
    return Segment(span.start, span.end, kind, extra=entry.rest())


def _attribution(entry: JsonObject, length: int) -> Attribution:
    parts = {key: entry.optional_object(key) for key in ("source", "cue")}
    spans = {key: None if part is None else part.span(length=length) for key, part in parts.items()}
    contents = entry.objects("content")
    content = tuple(part.span(length=length) for part in contents)
    if not content:
        entry.place.at("content").fail("must hold at least one span")
    said_by = entry.optional_object("speaker")
    quote, nested = entry.choice("quote", _QUOTES, "indirect"), entry.flag("nested")
    segment, confidence = entry.choice("segment", SEGMENT_KINDS, "body"), entry.probability("confidence")

    extra = entry.rest()
    extra |= {key: rest for key, part in parts.items() if part is not None and (rest := part.rest())}
    rests = [part.rest() for part in contents]
    if any(rests):
        extra["content"] = rests
    return Attribution(
        source=spans["source"],
        cue=spans["cue"],
        content=content,
        quote=quote,
        nested=nested,
        speaker=None if said_by is None else _speaker(said_by),
        segment=segment,
        confidence=confidence,
        extra=extra,
    )


def _speaker(entry: JsonObject) -> Speaker:
    return Speaker(
        name=entry.optional_text("name"),
        type=entry.choice("type", SOURCE_TYPES, "other"),
        country=entry.optional_text("country"),
        anonymous=entry.flag("anonymous"),
        reason=entry.optional_text("reason"),
        confidence=entry.probability("confidence"),
        extra=entry.rest(),
    )


def _term(entry: JsonObject, length: int) -> TermMatch:
    span = entry.span(length=length)
    return TermMatch(
        span.start,
        span.end,
        entry.choice("category", TERM_CATEGORIES),
        voice=entry.choice("voice", VOICES, "outlet"),
        neutral=entry.optional_text("neutral"),
        segment=entry.choice("segment", SEGMENT_KINDS, "body"),
        confidence=entry.probability("confidence"),
        extra=entry.rest(),
    )


def _sentence(entry: JsonObject, length: int) -> JudgedSentence:
    span, probability = entry.span(length=length), entry.probability("probability")
    if probability is None:
        entry.place.at("probability").fail("must be a number in [0, 1]")
    segment = entry.choice("segment", SEGMENT_KINDS, "body")
    return JudgedSentence(span.start, span.end, probability, segment, extra=entry.rest())


def _sentence_record(sentence: JudgedSentence, place: Place) -> dict[str, Any]:
    segment = sentence.segment if sentence.segment != "body" else None
    record = {
        "start": sentence.start,
        "end": sentence.end,
        "probability": sentence.probability,
        **_set(segment=segment),
    }
    return _with_extra(record, sentence.extra, place, ("segment",))


def _attribution_record(attribution: Attribution, place: Place) -> dict[str, Any]:
    extra = dict(attribution.extra)
    rests = extra.pop("content", None) or ()
    source = _span_record(attribution.source, extra.pop("source", None), place.at("source"))
    cue = _span_record(attribution.cue, extra.pop("cue", None), place.at("cue"))
    content = [
        _span_record(span, rests[number] if number < len(rests) else None, place.at("content"))
        for number, span in enumerate(attribution.content)
    ]
    record = {
        "source": source,
        "cue": cue,
        "content": content,
        "quote": attribution.quote,
        "nested": attribution.nested,
        "speaker": None if attribution.speaker is None else _speaker_record(attribution.speaker, place.at("speaker")),
        **_growth(attribution),
    }
    return _with_extra(record, extra, place, ("segment", "confidence"))


def _span_record(span: Span | None, extra: Mapping[str, Any] | None, place: Place) -> dict[str, Any] | None:
    return None if span is None else _with_extra({"start": span.start, "end": span.end}, extra or {}, place)


def _speaker_record(speaker: Speaker, place: Place) -> dict[str, Any]:
    record = {
        "name": speaker.name,
        "type": speaker.type,
        "country": speaker.country,
        "anonymous": speaker.anonymous,
        **_set(reason=speaker.reason, confidence=speaker.confidence),
    }
    return _with_extra(record, speaker.extra, place, ("reason", "confidence"))


def _term_record(term: TermMatch, place: Place) -> dict[str, Any]:
    record = {
        "start": term.start,
        "end": term.end,
        "category": term.category,
        "voice": term.voice,
        "neutral": term.neutral,
        **_growth(term),
    }
    return _with_extra(record, term.extra, place, ("segment", "confidence"))


def _growth(entry: Attribution | TermMatch) -> dict[str, Any]:
    return _set(segment=entry.segment if entry.segment != "body" else None, confidence=entry.confidence)


def _set(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _with_extra(
    record: dict[str, Any], extra: Mapping[str, Any], place: Place, unset: tuple[str, ...] = ()
) -> dict[str, Any]:
    for key in extra:
        if key in record or key in unset:
            place.at(key).fail("is in extra, but is a key of the format: rename it there")
    return {**record, **extra}
