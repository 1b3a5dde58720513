"""Where each counted span stands, so that a number can link to what it counts.

In: the page of each document. Out: addresses. They are ``#a3-7`` for attribution 7 of document 3 and ``#t3-7`` for a
loaded term, behind the name of the page where the document stands on another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from framing.report.marking import LONGEST

__all__ = ["Pages"]


@dataclass(frozen=True, slots=True)
class Pages:
    """The page on which each document stands.

    Parameters
    ----------
    page_of : mapping of int to str
        Document number -> page, relative to the report; empty for the report itself.
    """

    page_of: Mapping[int, str]

    def document(self, number: int) -> str:
        """Return the address of a document."""
        return f"{self.page_of.get(number, '')}#doc-{number}"

    def attribution(self, document: int, number: int, *, at: int = 0) -> str:
        """Return the address of an attribution; that of its document where it stands past the text that is shown."""
        if at >= LONGEST:
            return self.document(document)
        return f"{self.page_of.get(document, '')}#a{document}-{number}"

    def term(self, document: int, number: int, *, at: int = 0) -> str:
        """Return the address of a loaded term; that of its document where it stands past the text that is shown."""
        if at >= LONGEST:
            return self.document(document)
        return f"{self.page_of.get(document, '')}#t{document}-{number}"
