"""From what a source says of one article to a checked `Document`.

In: a `Draft`, made by the reader of a file, a table row or a manifest entry. Out: a `Document`, or nothing where the
draft was set aside. Every article passes here, whatever it came from, so that the same fault gets the same answer.

Conventions: the text is kept exactly as it is. Outlet, event, title and address lose white space around them, and are
``None`` when blank. A date that was not ISO 8601 stays in ``extra["date_given"]`` beside the date made of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.corpus import Problem
from framing.exceptions import DecodingError, InputError, LanguageWarning
from framing.reading.dates import to_iso_date
from framing.reading.language import is_english
from framing.reading.plain import plain_json, plain_value
from framing.reading.problems import ProblemLog
from framing.records import Document

__all__ = ["FIELDS", "MAX_CHARACTERS", "Draft", "ReadingOptions", "to_document"]

# What an article may have, in the order of the interchange format.
FIELDS = ("id", "outlet", "event", "date", "title", "url", "text")
# Keys of a record in the interchange format: metadata of the same name has to take another.
_RESERVED = frozenset((*FIELDS, "segments", "attributions", "loaded", "wording"))
# The longest newspaper reports have about 50,000 words, some 300,000 characters. Ten times more is a dump of many.
MAX_CHARACTERS = 3_000_000


def _nothing() -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the caller of `read_corpus` asked for.

    Parameters
    ----------
    columns : mapping, optional
        Our field to their column, for tables.
    encoding : str, optional
        The encoding of the files.
    outlet, event : str, optional
        For articles whose source doesn't say.
    max_characters : int or None
        The longest text taken for one article.
    """

    columns: Mapping[str, str | None] | None = None
    encoding: str | None = None
    outlet: str | None = None
    event: str | None = None
    max_characters: int | None = MAX_CHARACTERS


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its source gives it, before any check.

    Parameters
    ----------
    values : mapping
        Values of some of `FIELDS`, of any type.
    default_id : str
        The id where `values` has none.
    default_outlet, default_event : str or None
        What the place of a file suggests, where neither `values` nor the caller says it.
    extra : mapping
        All else that the source says.
    path : str or None
        The file.
    line : int or None
        The line of the file or row of the table.
    text_path : str or None
        The file of the text, where `path` only names it.
    """

    values: Mapping[str, Any]
    default_id: str
    default_outlet: str | None = None
    default_event: str | None = None
    extra: Mapping[str, Any] = field(default_factory=_nothing)
    path: str | None = None
    line: int | None = None
    text_path: str | None = None

    @property
    def text_place(self) -> tuple[str | None, int | None]:
        """Path and line at which the text stands."""
        return (self.path, self.line) if self.text_path is None else (self.text_path, None)


def to_document(draft: Draft, options: ReadingOptions, log: ProblemLog) -> Document | None:
    """Check a draft and make a document of it.

    Parameters
    ----------
    draft : Draft
        What the source says.
    options : ReadingOptions
        What the caller asked for.
    log : ProblemLog
        Takes what is wrong.

    Returns
    -------
    Document or None
        ``None`` when the article was set aside.

    Examples
    --------
    >>> log = ProblemLog("raise")
    >>> to_document(Draft({"text": "No.", "date": "4 April 2017"}, default_id="a"), ReadingOptions(), log).date
    '2017-04-04'
    """
    document_id = _default_id(draft)
    try:
        document_id = _label(draft, "id", strip=False) or draft.default_id
        outlet = _label(draft, "outlet") or options.outlet or draft.default_outlet
        event = _label(draft, "event") or options.event or draft.default_event
        title, url = _label(draft, "title"), _label(draft, "url")
    except InputError as error:
        log.refuse(error, path=draft.path, line=draft.line, document_id=document_id)
        return None
    path, line = draft.text_place
    try:
        text = _checked_text(plain_value(draft.values.get("text")), options.max_characters)
    except InputError as error:
        log.refuse(error, path=path, line=line, document_id=document_id)
        return None

    extra = _renamed(draft.extra)
    date = _date(draft, document_id, extra, log)
    if not is_english(text):
        reason = "does not look like English, which the models and word lists are made for"
        log.note(Problem(path, line, reason, document_id, set_aside=False), LanguageWarning)
    return Document(document_id, text, outlet=outlet, event=event, date=date, title=title, url=url, extra=extra)


def _default_id(draft: Draft) -> str:
    given = draft.values.get("id")
    return given if isinstance(given, str) and given.strip() else draft.default_id


def _label(draft: Draft, name: str, *, strip: bool = True) -> str | None:
    value = plain_value(draft.values.get(name))
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # pandas turns a column of whole numbers with a gap into floats
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        msg = f"the {name} must be text, got {_kind(value)}"
        raise InputError(msg)
    label = str(value)
    if "\0" in label:
        msg = f"the {name} holds NUL characters"
        raise DecodingError(msg)
    if not label.isprintable() and any("\ud800" <= character <= "\udfff" for character in label):
        msg = f"the {name} {label!r} holds half of a character (a lone surrogate): it was cut or decoded wrongly"
        raise DecodingError(msg)
    if not label.strip():
        return None
    return label.strip() if strip else label


def _checked_text(text: object, max_characters: int | None) -> str:
    if text is None or text == "":
        msg = "the text is empty"
        raise InputError(msg)
    if not isinstance(text, str):
        msg = f"the text must be text, got {_kind(text)}"
        raise InputError(msg)
    if "\0" in text:
        msg = f"the text holds NUL characters, the first at character {text.index(chr(0))}"
        raise DecodingError(msg)
    if text.isspace():
        msg = "the text is only white space"
        raise InputError(msg)
    if max_characters is not None and len(text) > max_characters:
        msg = (
            f"the text has {len(text):,} characters, more than max_characters={max_characters:,}: split it if it holds "
            "several articles, or raise the limit if it is one"
        )
        raise InputError(msg)
    return text


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), type(value).__name__)


def _renamed(extra: Mapping[str, Any]) -> dict[str, Any]:
    renamed: dict[str, Any] = {}
    for key, value in extra.items():
        name = key
        while name in _RESERVED or (name in extra and name != key):
            name += "_given"
        renamed[name] = plain_json(value)
    return renamed


def _date(draft: Draft, document_id: str, extra: dict[str, Any], log: ProblemLog) -> str | None:
    given = plain_value(draft.values.get("date"))
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    try:
        date = to_iso_date(given)
    except InputError as error:
        log.complain(error, path=draft.path, line=draft.line, document_id=document_id)
        date = None
    is_plain = type(given) is datetime.date or (
        isinstance(given, datetime.datetime) and given.time() == datetime.time() and given.tzinfo is None
    )
    if given != date and not is_plain:
        extra.setdefault("date_given", plain_json(given))
    return date
