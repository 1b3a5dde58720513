"""Errors and warnings of the library, in one tree.

Every class is also a builtin, so that an ``except ValueError`` written for other code still works::

    FramingError (Exception)
    ├── InputError (ValueError)             something read from the user can't be used
    │   ├── MissingInputError (FileNotFoundError)   the path, or a file that a manifest names, isn't there
    │   ├── DecodingError                           bytes that are no text in any encoding tried
    │   ├── ColumnError (KeyError)                  a table lacks a column that was asked for
    │   └── InterchangeError                        a JSON line doesn't follow the interchange format
    ├── DataFileError (ValueError)          a word list, gazetteer or lexicon has a bad row
    └── MissingDependencyError (ImportError)  an optional package is needed and not installed

    FramingWarning (UserWarning)
    ├── EncodingWarning                     an encoding was guessed
    ├── InputWarning                        an input was set aside, or is unusual; the batch goes on
    ├── LanguageWarning                     a text doesn't look like English
    ├── SmallSampleWarning                  a comparison rests on few documents
    └── UndefinedScoreWarning               a score is NaN because nothing was there to count
"""

from __future__ import annotations

__all__ = [
    "ColumnError",
    "DataFileError",
    "DecodingError",
    "EncodingWarning",
    "FramingError",
    "FramingWarning",
    "InputError",
    "InputWarning",
    "InterchangeError",
    "LanguageWarning",
    "MissingDependencyError",
    "MissingInputError",
    "SmallSampleWarning",
    "UndefinedScoreWarning",
]


class FramingError(Exception):
    """Base of all errors that the library raises on purpose."""


class InputError(FramingError, ValueError):
    """Something that the user gave can't be read or used; the message says what, where and what to do."""


class MissingInputError(InputError, FileNotFoundError):
    """A path, or a file that a manifest names, does not exist."""


class DecodingError(InputError):
    """A file's bytes are not text: binary content, NUL bytes, or no encoding that fits."""


class ColumnError(InputError, KeyError):
    """A table lacks a column that was asked for; the message lists the columns there are."""

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which would print our sentence in quotation marks
        return str(self.args[0]) if self.args else ""


class InterchangeError(InputError):
    """A JSON line does not follow the interchange format; the message names file, line and key."""


class DataFileError(FramingError, ValueError):
    """A word list, gazetteer or lexicon has a bad row; the message names file and line."""


class MissingDependencyError(FramingError, ImportError):
    """An optional dependency is needed for what was asked; the message gives the install command."""


class FramingWarning(UserWarning):
    """Base of all warnings that the library issues."""


class EncodingWarning(FramingWarning):
    """A file was not UTF-8 or UTF-16 and its encoding was guessed."""


class InputWarning(FramingWarning):
    """An input was set aside or is unusual; the rest of the batch goes on."""


class LanguageWarning(FramingWarning):
    """A text does not look like English, which the models and lists are made for."""


class SmallSampleWarning(FramingWarning):
    """A comparison rests on so few documents that its intervals say little."""


class UndefinedScoreWarning(FramingWarning):
    """A score is NaN because there was nothing to count, such as source shares of a text without sources."""
