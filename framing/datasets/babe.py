"""BABE: sentences from US outlets, each judged by five or eight trained annotators.

In: ``final_labels_SG1.csv`` or ``final_labels_SG2.csv``, or JSON lines. Out: `LabelledSentence` records. The ``.xlsx``
files beside them hold the same rows and are not read.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

from framing.datasets.access import as_path, is_json_lines, read_json_lines, read_table, read_utf8, table_error
from framing.datasets.marked import LabelledSentence
from framing.reading.checks import JsonObject

__all__ = ["read_babe"]

_COLUMNS = ("text", "news_link", "outlet", "topic", "type", "label_bias", "label_opinion", "biased_words")
_LABELS = {"Biased": True, "Non-biased": False, "No agreement": None}


def read_babe(path: str | os.PathLike[str]) -> Iterator[LabelledSentence]:
    r"""Read the sentences of BABE.

    Origin: the repository Media-Bias-Group/Neural-Media-Bias-Detection-Using-Distant-Supervision-With-BABE, folder
    ``data``: 1,700 sentences in SG1 (eight annotators), 3,700 in SG2 (five), most of SG1 among them. Licence: GNU AGPL
    3.0. Citation: Timo Spinde, Manuel Plank, Jan-David Krieger, Terry Ruas, Bela Gipp, Akiko Aizawa. 2021. Findings of
    EMNLP 2021, 1166-1177.

    Columns, separated by semicolons: ``text``, ``news_link``, ``outlet``, ``topic``, ``type`` (the outlet's political
    place), ``label_bias`` (whether most annotators found the wording loaded), ``label_opinion``, ``biased_words`` (the
    words that they marked, as a Python list).

    Parameters
    ----------
    path : path
        The ``.csv``, or ``.jsonl`` with ``id``, ``text``, ``outlet``, ``topic``, ``leaning``, ``biased``,
        ``biased_words``, ``opinion`` and ``url``.

    Yields
    ------
    LabelledSentence
        In the order of the file; the ids of the ``.csv`` are the numbers of its rows.

    Raises
    ------
    MissingInputError
        If there is no such file.
    InputError
        If the file does not have this form; the message names file and line.

    Examples
    --------
    >>> import tempfile
    >>> table = (
    ...     "text;news_link;outlet;topic;type;label_bias;label_opinion;biased_words\n"
    ...     "The plan is a disgrace.;;Wire;budget;center;Biased;Entirely factual;['disgrace']\n"
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "final_labels_SG2.csv").write_text(table)
    ...     sentence = next(read_babe(Path(folder, "final_labels_SG2.csv")))
    >>> sentence.id, sentence.loaded, sentence.words
    ('1', True, ('disgrace',))
    """
    found = as_path(path)
    return _from_json(found) if is_json_lines(found) else _from_table(found)


def _from_table(path: Path) -> Iterator[LabelledSentence]:
    rows = read_table(read_utf8(path), path, columns=_COLUMNS, delimiter=";")
    for number, (line, row) in enumerate(rows, start=1):
        label = row["label_bias"]
        if label not in _LABELS:
            raise table_error(path, line, f"label_bias must be one of {', '.join(_LABELS)}, got {label!r}")
        yield LabelledSentence(
            str(number),
            row["text"],
            _LABELS[label],
            _words(row["biased_words"], path, line),
            outlet=row["outlet"] or None,
            topic=row["topic"] or None,
            url=row["news_link"] or None,
            leaning=row["type"] or None,
            opinion=row["label_opinion"] or None,
        )


def _words(cell: str, path: Path, line: int) -> tuple[str, ...]:
    try:
        words = ast.literal_eval(cell) if cell.strip() else []
    except (ValueError, SyntaxError):
        words = None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise table_error(path, line, f"biased_words must be a list of strings as Python writes it, got {cell[:60]!r}")
    return tuple(words)


def _from_json(path: Path) -> Iterator[LabelledSentence]:
    for row in read_json_lines(path):
        yield _from_row(row)


def _from_row(row: JsonObject) -> LabelledSentence:
    words = row.get("biased_words")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        row.place.at("biased_words").fail("must be a list of strings")
    return LabelledSentence(
        row.text("id"),
        row.text("text"),
        row.flag("biased"),
        tuple(words),
        outlet=row.optional_text("outlet"),
        topic=row.optional_text("topic"),
        url=row.optional_text("url"),
        leaning=row.optional_text("leaning"),
        opinion=row.optional_text("opinion"),
    )
