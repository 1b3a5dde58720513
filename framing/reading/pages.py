"""Saved web pages: the article inside the page, as trafilatura finds it.

In: the decoded HTML of a page. Out: the article's text, which is what all offsets refer to, with title, date, site name
and address where the page says them. The page itself is not kept. Needs the extra ``html``.

Reference: Adrien Barbaresi. 2021. Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction. ACL 2021, System Demonstrations. Left undone: pages that need a browser to show their text, and archives of
pages (``.mhtml``, ``.warc``).
"""

from __future__ import annotations

import re
from typing import Any

from framing.exceptions import InputError, MissingDependencyError

__all__ = ["MAX_PAGE_BYTES", "PAGE_SUFFIXES", "declared_encoding", "read_page"]

PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
# Pages saved whole, with images inside, reach tens of megabytes for an article of a few kilobytes.
MAX_PAGE_BYTES = 64_000_000
_DECLARATION = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# The HTML standard asks for the declaration within the first 1,024 bytes; some pages are late.
_HEAD = 4096
# Only dates that the page states: the extensive search would take one from the copyright line or the prose.
_DATES = {"original_date": True, "extensive_search": False}


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding that a page declares.

    Examples
    --------
    >>> declared_encoding(b'<html><head><meta charset="windows-1251">')
    'windows-1251'
    """
    match = _DECLARATION.search(content[:_HEAD])
    return match[1].decode("ascii") if match else None


def read_page(html: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values of our fields, and other metadata, of a saved page.

    Parameters
    ----------
    html : str
        The page.

    Raises
    ------
    MissingDependencyError
        If trafilatura is not installed.
    InputError
        If there is no article in the page.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        msg = 'reading saved web pages needs trafilatura: pip install "framing[html]"'
        raise MissingDependencyError(msg) from error

    # comments are other people's words; tables in news pages hold figures that belong to the article
    page = bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        msg = "no article text was found in the page"
        raise InputError(msg)
    values = {"text": page.text, "title": page.title, "date": page.date, "outlet": page.sitename, "url": page.url}
    extra = {key: getattr(page, key) for key in ("author", "description", "hostname") if getattr(page, key)}
    return values, extra
