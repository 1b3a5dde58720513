r"""NewsWCL50: ten events, each told by five US outlets, with who and what is named how.

In: a folder with ``dataset.conll`` as Diverse_CDCR_datasets publishes it, or JSON lines. Out: `MarkedDocument` records
whose text is put together from the tokens, since the set's own repository has annotations and addresses but no
articles. Spacing is by rule, so a text can differ from the published article in its blanks: no blank before closing
punctuation and endings (``'s``, ``n't``), none after opening brackets, none around hyphens; straight quotation marks
open and close in turn inside a paragraph; the token ``\n`` ends a paragraph.

A chain's brackets that don't pair up inside a document are left out with one warning.
"""

from __future__ import annotations

import os
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from framing.datasets.access import as_path, is_json_lines, read_json_lines, read_utf8, table_error
from framing.datasets.marked import MarkedDocument, MarkedSpan
from framing.exceptions import InputWarning, MissingInputError
from framing.reading.checks import JsonObject
from framing.records import Document

__all__ = ["read_newswcl50"]

FILE_NAME = "dataset.conll"

# The set names outlets by their place on its own line from left to right; urls.tsv of its repository shows which is
# which.
_OUTLETS = {"LL": "HuffPost", "L": "The New York Times", "M": "USA Today", "R": "Fox News", "RR": "Breitbart"}
_BEGIN = re.compile(r"#begin document \(?(?P<key>[^;()]+)\)?; part \d+")
_BREAK = "\\n"
_NO_BLANK_BEFORE = re.compile(r"[,.;:!?%)\]}’”]+|\.\.\.|…|['’](?:s|S|re|ve|ll|d|m)|n['’]t|[-‑/]")
_NO_BLANK_AFTER = re.compile(r"[(\[{$£€#“‘]+|[-‑/]")


@dataclass(slots=True)
class _Article:
    """The tokens of one document and the brackets on them, as they are read."""

    key: str
    line: int
    tokens: list[str] = field(default_factory=list)
    chains: list[tuple[str, int, int]] = field(default_factory=list)
    unpaired: int = 0
    _open: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, token: str, reference: str) -> None:
        """Take in a token and the brackets that open or close on it."""
        index = len(self.tokens)
        self.tokens.append(token)
        marks = [] if reference == "-" else [mark.strip() for mark in reference.split("|")]
        # what closes here was opened before: it goes first, whatever the order in the file
        for mark in sorted(marks, key=lambda mark: mark.startswith("(")):
            chain = mark.removeprefix("(").removesuffix(")")
            if mark.startswith("(") and mark.endswith(")"):
                self.chains.append((chain, index, index + 1))
            elif mark.startswith("("):
                self._open[chain].append(index)
            elif self._open[chain]:
                self.chains.append((chain, self._open[chain].pop(), index + 1))
            else:
                self.unpaired += 1

    def close(self) -> int:
        """Return how many brackets found no partner."""
        return self.unpaired + sum(map(len, self._open.values()))


def read_newswcl50(path: str | os.PathLike[str]) -> Iterator[MarkedDocument]:
    r"""Read the articles of NewsWCL50 with the mentions coded in them.

    Origin: the repository fhamborg/NewsWCL50 (annotations), with the articles' tokens in
    anastasia-zhukova/Diverse_CDCR_datasets, folder ``NewsWCL50-prep/output_data``: 50 articles of April and May 2018,
    ten events as told by HuffPost, the New York Times, USA Today, Fox News and Breitbart. Licences: CC BY-SA 4.0
    (annotations), Apache 2.0 (Diverse_CDCR_datasets); the articles are their publishers'. Citations: Felix Hamborg,
    Anastasia Zhukova, Bela Gipp. 2019. Automated Identification of Media Bias by Word Choice and Labeling in News
    Articles. JCDL 2019. Anastasia Zhukova, Felix Hamborg, Bela Gipp. 2022. Towards Evaluation of Cross-document
    Coreference Resolution Models Using Datasets with Diverse Annotation Schemes. LREC 2022.

    Columns, separated by tabs: ``topic/subtopic/document``, sentence, token number, token, and the chains that open
    ``(chain``, close ``chain)`` or do both ``(chain)`` on it, separated by bars, or ``-``.

    Parameters
    ----------
    path : path
        The folder with ``dataset.conll``, that file, or ``.jsonl`` with offsets into ``text``.

    Yields
    ------
    MarkedDocument
        In the order of the file. The event is the topic's number. A span's label is the type of what is named:
        ``ACTOR``, ``ACTOR-I``, ``COUNTRY``, ``GROUP``, ``OBJECT``, ``EVENT``, ``ACTION`` or ``MISC``; its ``extra`` has
        the ``chain``, which the articles of an event share.

    Raises
    ------
    MissingInputError
        If the file is missing.
    InterchangeError
        If a line does not have this form; the message names file and line.

    Warns
    -----
    InputWarning
        If brackets don't pair up.

    Examples
    --------
    >>> import tempfile
    >>> rows = [("Ms.", "(3_Rao_ACTOR"), ("Rao", "3_Rao_ACTOR)"), ("left", "-"), (".", "-")]
    >>> lines = [f"3/3/3_L\t0\t{number}\t{token}\t{chain}" for number, (token, chain) in enumerate(rows)]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "dataset.conll").write_text(
    ...         "\n".join(["#begin document (3/3/3_L); part 000", *lines, "", "#end document", ""])
    ...     )
    ...     marked = next(read_newswcl50(folder))
    >>> marked.document.outlet, marked.document.text, marked.spans[0].label
    ('The New York Times', 'Ms. Rao left.', 'ACTOR')
    """
    found = as_path(path)
    if is_json_lines(found):
        return (_from_row(row) for row in read_json_lines(found))
    file = found / FILE_NAME if found.is_dir() else found
    if not file.is_file():
        msg = (
            f"{file}: there is no such file. The articles are in Diverse_CDCR_datasets, NewsWCL50-prep/output_data; "
            "the set's own repository has none"
        )
        raise MissingInputError(msg)
    return _from_tokens(file)


def _from_tokens(path: Path) -> Iterator[MarkedDocument]:
    unpaired = 0
    for article in _articles(path):
        unpaired += article.close()
        yield _marked(article, path)
    if unpaired:
        msg = f"{path}: {unpaired} brackets of chains found no partner in their document; those mentions are left out"
        warnings.warn(msg, InputWarning, stacklevel=2)


def _articles(path: Path) -> Iterator[_Article]:
    article: _Article | None = None
    for number, line in enumerate(read_utf8(path).split("\n"), start=1):
        content = line.rstrip("\r")
        if content.startswith("#begin document"):
            match = _BEGIN.fullmatch(content)
            if match is None:
                raise table_error(path, number, f"must be '#begin document (key); part 000', got {content!r}")
            article = _Article(match["key"], number)
        elif content.startswith("#end document"):
            if article is not None:
                yield article
            article = None
        elif content:
            _add_token(article, content, path, number)
    if article is not None:
        raise table_error(path, article.line, f"begins document {article.key!r}, which has no end")


def _add_token(article: _Article | None, content: str, path: Path, number: int) -> None:
    cells = content.split("\t")
    if article is None or len(cells) != 5 or cells[0] != article.key:
        where = "outside of a document" if article is None else f"in document {article.key!r}"
        raise table_error(
            path, number, f"must have five cells and stand in the document it names ({where}): {content!r}"
        )
    article.add(cells[3], cells[4])


def _marked(article: _Article, path: Path) -> MarkedDocument:
    text, places = _join(article.tokens)
    name = article.key.rsplit("/", 1)[-1]
    event, _, side = name.partition("_")
    if side not in _OUTLETS:
        raise table_error(path, article.line, f"document {name!r} must end in one of {', '.join(_OUTLETS)}")
    spans = [
        MarkedSpan(places[first][0], places[last - 1][1], chain.rsplit("_", 1)[-1], {"chain": chain})
        for chain, first, last in article.chains
    ]
    document = Document(name, text, outlet=_OUTLETS[side], event=event, extra={"side": side})
    return MarkedDocument(document, _ordered(spans))


def _join(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text and where each token stands in it; a paragraph's end is an empty place."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    at, glue, in_quotation = 0, True, False
    for token in tokens:
        if token == _BREAK:
            piece = "" if not pieces or pieces[-1] == "\n\n" else "\n\n"
            places.append((at, at))
            glue, in_quotation = True, False
        else:
            closes = token == '"' and in_quotation
            blank = "" if glue or closes or _NO_BLANK_BEFORE.fullmatch(token) else " "
            piece = blank + token
            places.append((at + len(blank), at + len(piece)))
            in_quotation ^= token == '"'
            glue = (token == '"' and not closes) or _NO_BLANK_AFTER.fullmatch(token) is not None
        if piece:
            pieces.append(piece)
        at += len(piece)
    return "".join(pieces), places


def _from_row(row: JsonObject) -> MarkedDocument:
    text = row.text("text")
    spans = []
    for entry in row.objects("mentions"):
        span = entry.span(length=len(text))
        extra = {"chain": entry.text("chain"), "concept": entry.get("concept")}
        spans.append(MarkedSpan(span.start, span.end, entry.text("type"), extra))
    document = Document(
        row.text("id"),
        text,
        outlet=row.text("outlet"),
        event=str(row.get("event")),
        url=row.optional_text("url"),
        extra={"side": row.get("side"), "event_name": row.get("event_name")},
    )
    return MarkedDocument(document, _ordered(spans))


def _ordered(spans: list[MarkedSpan]) -> tuple[MarkedSpan, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.label)))
