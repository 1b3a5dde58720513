from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.exceptions import DecodingError, InputError
from framing.reading.decoding import decode

TEXT = "The envoy’s aide said: “Café talks, no deal.”\r\nNothing more.\n"


@pytest.mark.parametrize(
    ("content", "encoding", "guessed"),
    [
        (TEXT.encode("utf-8"), "utf-8", False),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", False),
        (TEXT.encode("utf-16"), "utf-16", False),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", False),
        (TEXT.encode("utf-32"), "utf-32", False),
        (TEXT.encode("utf-16-le"), "utf-16-le", True),
        (TEXT.encode("utf-16-be"), "utf-16-be", True),
        (TEXT.encode("cp1252"), "cp1252", True),
    ],
)
def test_every_usual_encoding_gives_the_same_text(content, encoding, guessed):
    """The text comes back to the last line end, and a guess is called one."""
    decoded = decode(content)
    assert (decoded.text, decoded.encoding, decoded.guessed) == (TEXT, encoding, guessed)


def test_bytes_that_both_single_byte_encodings_read_alike_are_latin_1():
    """Windows-1252 is named only where its own range is used."""
    assert decode("Un café à Genève, said the aide.".encode("latin-1")).encoding == "latin-1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n...", "PNG", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0....", "JPEG", id="jpeg"),
        pytest.param(b"PK\x03\x04....", "Word", id="docx"),
        pytest.param(b"{\\rtf1 No.}", "RTF", id="rtf"),
        pytest.param(b"The minister\0said no.", "NUL bytes, the first at byte 12", id="nul"),
        pytest.param(bytes(range(1, 32)) * 9, "binary", id="control characters"),
        pytest.param(b"He said \x81 twice. " * 4, "neither UTF-8", id="undefined in cp1252"),
        pytest.param("“Да” — “нет”, said he.\n".encode()[:-3] + b"\xe2\x80 end", "damaged UTF-8", id="cut sequence"),
        pytest.param("Министр сказал нет.".encode("cp1251"), "pass encoding=", id="cyrillic"),
        pytest.param(b"\x00\xd8\x00\x00" * 20, "NUL", id="zeros on both sides"),
    ],
)
def test_bytes_that_are_no_text_raise(content, message):
    """The message says what the bytes are, or where they fail."""
    with pytest.raises(DecodingError, match=message):
        decode(content)


def test_the_callers_encoding_is_the_only_one_tried():
    """It is used even where UTF-8 would do, and fails where it doesn't fit."""
    assert decode("Министр".encode("cp1251"), encoding="cp1251").text == "Министр"
    assert decode("é".encode(), encoding="latin-1").text == "Ã©"
    with pytest.raises(DecodingError, match=r"not ascii.*byte 3"):
        decode("Café".encode(), encoding="ascii")


def test_the_callers_utf_8_leaves_no_byte_order_mark():
    """A mark is no character of the text."""
    assert decode(codecs.BOM_UTF8 + b"No.", encoding="UTF8").text == "No."


def test_an_unknown_encoding_raises():
    """A misspelt name is the caller's slip, not a fault of the file."""
    with pytest.raises(InputError, match="utf-9"):
        decode(b"No.", encoding="utf-9")


def test_the_place_of_a_fault_gives_its_line():
    """A person can find the byte in an editor."""
    with pytest.raises(DecodingError, match=r"byte 10 \(line 3\)"):
        decode(b"One.\nTwo.\n\x81")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_utf_8(text):
    """Whatever characters it has, except a leading byte order mark and marks of binary formats."""
    content = text.encode()
    if not content.startswith((codecs.BOM_UTF8, b"GIF8", b"%PDF-", b"RIFF", b"Rar!", b"PAR1", b"BZh", b"{\\rtf")):
        assert decode(content).text == text
