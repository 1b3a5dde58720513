"""Bytes to text, exactly: no newline is translated, nothing is stripped, only a byte order mark is taken off.

In: the bytes of a file, and the encoding where the caller knows it. Out: `Decoded`, which says which encoding it was
and whether that was a guess. The order: the caller's encoding; a byte order mark; UTF-8; UTF-16 without a mark, known
by its zero bytes; Windows-1252, and Latin-1 where the two agree. Binary formats are known by their first bytes.

The guess of a single-byte encoding is made for Western European text alone. A file with many bytes outside ASCII is
more likely Cyrillic, Arabic or Chinese in an encoding of its own, and a file in which most such bytes form UTF-8
sequences is damaged UTF-8: both are refused, since a wrong guess would give readable nonsense.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from framing.exceptions import DecodingError, InputError

__all__ = ["Decoded", "check_is_text", "decode"]

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive (Word, Excel, OpenDocument and EPUB files are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a RAR archive"),
    (b"RIFF", "a RIFF file (image, sound or video)"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Scraped text has a stray control character now and then; above one in twenty it is not text.
MAX_CONTROL_SHARE = 0.05
# French, the most accented of the Western languages, stays below one byte in ten; Cyrillic is above three in four.
MAX_HIGH_SHARE = 0.3
# Zero bytes are half of UTF-16 English; the other half of the positions has none.
MIN_UTF16_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how its bytes were read.

    Parameters
    ----------
    text : str
        The characters.
    encoding : str
        Python's name of the encoding.
    guessed : bool
        Whether neither the caller nor the bytes said so.
    """

    text: str
    encoding: str
    guessed: bool = False


def decode(content: bytes, *, encoding: str | None = None) -> Decoded:
    r"""Return the text of `content`.

    Parameters
    ----------
    content : bytes
        A whole file, or one line of one.
    encoding : str, optional
        The encoding, where it is known; then nothing else is tried.

    Raises
    ------
    DecodingError
        If the bytes are no text. The message doesn't name the file, which is the caller's to add.

    Examples
    --------
    >>> decode("Café\r\n".encode("utf-8-sig"))
    Decoded(text='Café\r\n', encoding='utf-8-sig', guessed=False)
    >>> decode(b"He said \x93no\x94.").encoding
    'cp1252'
    """
    if encoding is not None:
        return Decoded(_decode_as(content, encoding), encoding)

    check_is_text(content)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Decoded(_decode_as(content, name), name)
    if b"\0" in content:
        return _decode_with_zeros(content)
    if len(_CONTROL.findall(content)) > MAX_CONTROL_SHARE * len(content):
        msg = "holds binary content, not text"
        raise DecodingError(msg)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_single_byte(content, error)


def check_is_text(content: bytes) -> None:
    """Raise if the first bytes are those of a known binary format."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            msg = f"is {kind}, not text: save the article as .txt or .html"
            raise DecodingError(msg)


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        # the plain UTF-8 codec would leave the mark in the text
        name = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
        text = content.decode(name)
    except UnicodeDecodeError as error:
        msg = f"is not {encoding}: {error.reason} at byte {error.start}"
        raise DecodingError(msg) from error
    except LookupError as error:
        msg = f"encoding={encoding!r} is not an encoding that Python knows"
        raise InputError(msg) from error
    if "\0" in text:
        msg = f"holds NUL bytes, the first at character {text.index(chr(0))} when read as {encoding}"
        raise DecodingError(msg)
    return text


def _decode_with_zeros(content: bytes) -> Decoded:
    for name, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[0::2])):
        one_sided = zeros.count(0) >= 0.98 * content.count(0)
        if len(content) % 2 == 0 and one_sided and zeros.count(0) > MIN_UTF16_SHARE * len(zeros):
            return Decoded(_decode_as(content, name), name, guessed=True)
    msg = f"holds NUL bytes, the first at byte {content.index(0)}: it is binary, or damaged"
    raise DecodingError(msg)


def _decode_single_byte(content: bytes, error: UnicodeDecodeError) -> Decoded:
    high = sum(byte >= 0x80 for byte in content)
    in_sequences = len(content.decode("utf-8", errors="ignore").encode()) - (len(content) - high)
    line = content.count(b"\n", 0, error.start) + 1
    where = f"byte {error.start}" + (f" (line {line})" if line > 1 else "")
    if in_sequences > high - in_sequences:
        msg = f"is damaged UTF-8: {error.reason} at {where}"
        raise DecodingError(msg)
    if high > MAX_HIGH_SHARE * len(content):
        msg = (
            f"is not UTF-8 ({error.reason} at {where}), and has too many bytes outside ASCII for a guess: "
            "pass encoding='...'"
        )
        raise DecodingError(msg)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as second:
        msg = f"is neither UTF-8 ({error.reason} at {where}) nor Windows-1252 (byte {second.start})"
        raise DecodingError(msg) from second
    # the two differ only in 0x80 to 0x9f, where Windows has quotation marks and Latin-1 nothing printable
    name = "cp1252" if any(0x80 <= byte < 0xA0 for byte in content) else "latin-1"
    return Decoded(text, name, guessed=True)
