"""What the reading of a mention asks of the article that it stands in.

`framing.sources.articles.article.Article` answers; `framing.sources.articles.bodies`, which the article is built
from, answers less.
"""

from __future__ import annotations

from typing import Protocol

from framing.sources.clues.mentions import Evidence
from framing.sources.surface.items import Item

__all__ = ["Context"]


class Context(Protocol):
    """What the article answers when the lists don't."""

    def of_name(self, item: Item) -> Evidence | None:
        """Return what the article says about a name."""

    def of_noun(self, item: Item) -> Evidence | None:
        """Return what body of the article a noun points to ("the group")."""

    def of_owner(self, pronoun: str, position: int) -> Evidence | None:
        """Return the body that "its" points to."""

    def of_earlier(self, item: Item) -> Evidence | None:
        """Return the evidence for the same noun in an earlier sentence."""

    def is_state(self, item: Item) -> bool:
        """Tell whether the article uses a name as a state's."""
