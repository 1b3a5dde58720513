"""BASIL: one hundred events, each told by three US outlets, with marked phrases.

In: the repository's folder (second release), or JSON lines. Out: `MarkedDocument` records. The text is rebuilt from the
published sentences: a space between those of a paragraph, a blank line between paragraphs. The title is not in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.datasets.access import as_path, is_json_lines, read_json, read_json_lines
from framing.datasets.marked import MarkedDocument, MarkedSpan
from framing.exceptions import MissingInputError
from framing.reading.checks import JsonObject, check_date
from framing.records import Document, Span

__all__ = ["read_basil"]

_LABELS = ("lex", "inf")
_SENTENCE = re.compile(r"p(\d+)")


def read_basil(path: str | os.PathLike[str]) -> Iterator[MarkedDocument]:
    """Read the articles of BASIL with their marked phrases.

    Origin: the repository launchnlp/BASIL (second release): 300 articles of 2010 to 2019, 100 events as told by the
    New York Times (``nyt``), Fox News (``fox``) and HuffPost (``hpo``). Licence: none stated. Citation: Lisa Fan,
    Marshall White, Eva Sharma, Ruisi Su, Prafulla Kumar Choubey, Ruihong Huang, Lu Wang. 2019. In Plain Sight: Media
    Bias Through the Lens of Factual Reporting. EMNLP-IJCNLP 2019.

    Layout: ``articles/<year>/<triplet>_<n>.json`` with ``title``, ``date``, ``source``, ``url``, ``main-event``,
    ``main-entities``, ``triplet-uuid`` and ``body-paragraphs`` (lists of sentences), and
    ``annotations/<year>/<triplet>_<n>_ann.json`` with ``phrase-level-annotations`` (``id`` is ``p`` and the number of
    the sentence, or ``title``; ``start`` and ``end`` count inside it) and ``article-level-annotations``.

    Parameters
    ----------
    path : path
        The folder that holds ``articles`` and ``annotations``, or ``.jsonl`` with offsets into ``text``.

    Yields
    ------
    MarkedDocument
        Sorted by year and triplet. The event is the triplet. A span's label is ``lex`` (word choice) or ``inf`` (choice
        of information); its ``extra`` has ``aim``, ``polarity``, ``quote``, ``speaker``, ``target``,
        ``indirect_target`` and ``indirect_sentiment``. The document's ``extra`` has ``event_name``, ``entities`` and
        ``article``, the annotation of the whole.

    Raises
    ------
    MissingInputError
        If the folder, or the annotation of an article, is missing.
    InterchangeError
        If a file does not have this form, or a phrase does not stand where it should; the message names the file.

    Examples
    --------
    >>> import json, tempfile
    >>> row = {
    ...     "id": "t_1", "triplet": "t", "outlet": "nyt", "date": "2017-04-25", "title": "Plan", "event": "A plan",
    ...     "text": "The plan is a disgrace.",
    ...     "annotations": [{"start": 14, "end": 22, "where": "text", "bias": "lex", "target": "plan"}],
    ... }
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "basil.jsonl").write_text(json.dumps(row))
    ...     marked = next(read_basil(Path(folder, "basil.jsonl")))
    >>> marked.document.outlet, marked.document.event
    ('nyt', 't')
    >>> [(span.label, span.span.of(marked.document.text)) for span in marked.spans]
    [('lex', 'disgrace')]
    """
    found = as_path(path)
    if is_json_lines(found):
        return (_from_row(row) for row in read_json_lines(found))
    if not (found / "articles").is_dir() or not (found / "annotations").is_dir():
        msg = f"{found}: needs the folders 'articles' and 'annotations' of the BASIL repository"
        raise MissingInputError(msg)
    return _from_folder(found)


def _from_folder(folder: Path) -> Iterator[MarkedDocument]:
    for path in sorted((folder / "articles").glob("*/*.json")):
        beside = folder / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        if not beside.is_file():
            msg = f"{path}: its annotation {beside} is missing"
            raise MissingInputError(msg)
        yield _from_pair(path.stem, read_json(path), read_json(beside))


def _from_pair(name: str, article: JsonObject, annotation: JsonObject) -> MarkedDocument:
    text, sentences = _join(article)
    title = article.text("title")
    spans: list[MarkedSpan] = []
    title_spans: list[MarkedSpan] = []
    for entry in annotation.objects("phrase-level-annotations"):
        where = entry.text("id")
        if where == "title":
            title_spans.append(_phrase(entry, title, Span(0, len(title))))
        else:
            spans.append(_phrase(entry, text, _sentence(where, sentences, entry)))
    document = Document(
        name,
        text,
        outlet=article.text("source").lower(),  # written in both cases
        event=article.text("triplet-uuid"),
        date=_date(article),
        title=title,
        url=article.optional_text("url"),
        extra={
            "event_name": article.get("main-event"),
            "entities": article.get("main-entities"),
            "article": annotation.get("article-level-annotations"),
        },
    )
    return MarkedDocument(document, _ordered(spans), _ordered(title_spans))


def _join(article: JsonObject) -> tuple[str, list[Span]]:
    """Return the text and where each sentence stands in it."""
    paragraphs = article.get("body-paragraphs")
    place = article.place.at("body-paragraphs")
    if not isinstance(paragraphs, list):
        place.fail("must be a list of paragraphs")
    text, spans = "", []
    for number, sentences in enumerate(paragraphs):
        if not isinstance(sentences, list) or not all(isinstance(sentence, str) for sentence in sentences):
            place.at(number).fail("must be a list of sentences")
        for index, sentence in enumerate(sentences):
            text += ("" if not text else " " if index else "\n\n") + sentence
            spans.append(Span(len(text) - len(sentence), len(text)))
    return text, spans


def _sentence(where: str, sentences: list[Span], entry: JsonObject) -> Span:
    match = _SENTENCE.fullmatch(where)
    if match is None or int(match[1]) >= len(sentences):
        entry.place.at("id").fail(f"must be 'title' or 'p' and a number below {len(sentences)}, got {where!r}")
    return sentences[int(match[1])]


def _phrase(entry: JsonObject, text: str, inside: Span) -> MarkedSpan:
    words = entry.text("txt")
    given = entry.span(length=len(text))
    start = inside.start + given.start
    if not words or text[start : inside.start + given.end] != words:
        # the first release has some offsets that are off by a few characters; the words themselves are right
        start = text.find(words, inside.start, inside.end) if words else -1
        if start < 0:
            entry.place.at("txt").fail(f"is {words!r}, which is not in the sentence {inside.of(text)!r}")
    extra = {
        "aim": entry.get("aim"),
        "polarity": entry.get("polarity"),
        "quote": entry.choice("quote", ("yes", "no")) == "yes",
        "speaker": entry.get("speaker"),
        "target": entry.get("target"),
        "indirect_target": entry.get("indirect-target-name"),
        "indirect_sentiment": entry.get("indirect-ally-opponent-sentiment"),
    }
    return MarkedSpan(start, start + len(words), entry.choice("bias", _LABELS), extra)


def _ordered(spans: list[MarkedSpan]) -> tuple[MarkedSpan, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.label)))


def _date(row: JsonObject) -> str | None:
    date = row.optional_text("date")
    return check_date(date, row.place.at("date")) if date else None


def _from_row(row: JsonObject) -> MarkedDocument:
    text, title = row.text("text"), row.text("title")
    spans: list[MarkedSpan] = []
    title_spans: list[MarkedSpan] = []
    for entry in row.objects("annotations"):
        in_title = entry.choice("where", ("text", "title")) == "title"
        span = entry.span(length=len(title if in_title else text))
        label = entry.choice("bias", _LABELS)
        extra: dict[str, Any] = {k: v for k, v in entry.rest().items() if k not in {"txt", "sentence"}}
        (title_spans if in_title else spans).append(MarkedSpan(span.start, span.end, label, extra))
    document = Document(
        row.text("id"),
        text,
        outlet=row.text("outlet"),
        event=row.text("triplet"),
        date=_date(row),
        title=title,
        url=row.optional_text("url"),
        extra={"event_name": row.get("event"), "entities": row.get("entities"), "article": row.get("article")},
    )
    return MarkedDocument(document, _ordered(spans), _ordered(title_spans))
