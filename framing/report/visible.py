"""Hostile text made visible: what would steer the display of a page is shown instead of obeyed.

In: text from an article or its metadata. Out: text in which bidirectional controls, other format and control
characters and lone surrogates are replaced by a readable mark. Escaping for HTML is the template's work.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

__all__ = ["safe_link", "show_controls"]

# Controls (but not tab and line break), format characters that reorder or hide text, lone surrogates, and the
# noncharacters. Zero-width joiners stay: scripts such as Persian and Hindi need them.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff]"
)


def show_controls(text: str) -> str:
    r"""Replace every character that would steer the display by its code in brackets.

    Examples
    --------
    >>> show_controls("abc\u202edef")
    'abc⟨U+202E⟩def'
    >>> show_controls("plain, with\ttab")
    'plain, with\ttab'
    """
    return _STEERING.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def safe_link(url: str | None) -> str | None:
    """Return an address if it leads to a web page, else ``None``: no ``javascript:``, ``data:`` or ``file:``.

    Examples
    --------
    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not url or any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
