"""Which bodies a noun for a kind may mean: "the agency" a state's too, "the firm" a name of which nothing is known.

In: a speaker or candidate. Out: whether it is of a kind. Left undone: bodies of two kinds at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent

__all__ = ["PLATFORMS", "is_guess", "is_of_kind", "may_be_body"]

# Where people write, not who speaks.
PLATFORMS = frozenset({"Telegram", "Facebook", "Twitter", "Instagram", "WhatsApp", "YouTube", "TikTok", "X"})

# Openings of reasons that rest on the sound of a name.
_GUESSES = ("words of the name", "first word of", "last word of")


def is_guess(known: Antecedent) -> bool:
    """Tell whether nothing but the sound of a name says what a body is."""
    return (known.speaker.reason or "").startswith(_GUESSES)


def is_of_kind(article: Article, known: Antecedent, wanted: Sequence[str]) -> bool:
    """Tell whether a body is of one of some types; a news agency that a state runs is of the media too.

    Parameters
    ----------
    article : Article
        The document.
    known : Antecedent
        The body.
    wanted : sequence of str
        The types.
    """
    name = known.speaker.name
    if known.speaker.type in wanted:
        return name not in PLATFORMS
    return "media" in wanted and known.speaker.type == "state" and name in article.state_outlets


def may_be_body(known: Antecedent, wanted: Sequence[str]) -> bool:
    """Tell whether what was taken for a person may be a body: nothing says that it is one."""
    named = not known.speaker.anonymous and known.speaker.name not in PLATFORMS
    plain = named and known.gender is None and not known.roles
    return plain and (known.speaker.reason == "person without a role" or known.speaker.type in wanted)
