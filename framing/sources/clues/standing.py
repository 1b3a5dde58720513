"""What a person is when no role is ever given: by what is called theirs, and by what the article is about.

In: the article and a name without any introduction. Out: `Evidence`, weak by design: an introduction or a list goes
before it. News leaves out the role of those whom everybody knows. "The Berg campaign", "Berg's rally" are a
politician's. Where an article is about an election, the person it names most is one too; where it also tells of
arrests, exile or a crackdown, such a person stands against the government. Left undone: sport, law and business, whose
main characters are private people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence
from framing.sources.surface.items import Item

__all__ = ["MENTIONS", "count_standing", "read_article_standing", "read_belongings"]

# Nouns after a name that only a candidate's name goes before, and those that other leaders' do too.
_ELECTORAL = frozenset({"campaign", "campaigns", "candidacy", "nomination", "rally", "rallies", "ticket", "delegates",
                        "presidency", "voters", "primary", "endorsement", "running mate"})  # fmt: skip
_FOLLOWED = frozenset({"supporters", "supporter", "backers", "allies", "aides", "aide", "adviser", "advisers", "camp"})

# What a ruler's name goes before or, with "of", after.
_RULING = frozenset({"regime", "government", "administration", "dictatorship", "cabinet", "presidency"})

# Words of an article on an election, and of one on a state that strikes at its opponents.
_ELECTION = frozenset({
    "campaign", "campaigns", "candidate", "candidates", "nominee", "nomination", "primary", "primaries", "ballot",
    "ballots", "voter", "voters", "poll", "polls", "polling", "election", "elections", "electoral", "delegates",
    "caucus", "republican", "republicans", "democrat", "democrats", "gop", "vote", "votes", "turnout",
})  # fmt: skip
_REPRESSION = frozenset({
    "junta", "regime", "dictator", "crackdown", "detained", "detention", "arrested", "arrests", "exile", "exiled",
    "hiding", "prison", "jailed", "repression", "teargas", "bullets", "stolen", "opposition", "protesters", "rifles",
})  # fmt: skip

# Fewest words of either kind, and mentions of the person, that make up an article on it.
_WORDS, MENTIONS = 6, 3

_SURE, _LIKELY, _GUESSED = 0.6, 0.42, 0.41


def read_belongings(items: Sequence[Item], folded: Sequence[str], places: Iterable[int]) -> Evidence | None:
    """Return what the nouns after a name say: "the Berg campaign", "Berg's supporters".

    Parameters
    ----------
    items : sequence of Item
        Of the article.
    folded : sequence of str
        Its tokens, folded.
    places : iterable of int
        Where the name stands among the items.
    """
    likely = False
    for place in places:
        if _rules(items, folded, place):
            return Evidence("state", None, "named with: a government", _SURE)
        after = place + 1
        if after < len(items) and items[after].kind == "possessive":
            after += 1
        if after >= len(items) or items[after].kind not in ("noun", "word", "modifier"):
            continue
        if items[after].first - items[place].last > 1:
            continue
        phrase = " ".join(folded[items[after].first : items[after].last])
        if phrase in _ELECTORAL or phrase.startswith("campaign"):
            return Evidence("party", None, f"named with: {phrase}", _SURE)
        likely = likely or phrase in _FOLLOWED
    return Evidence("party", None, "named with: supporters", _LIKELY) if likely else None


def _rules(items: Sequence[Item], folded: Sequence[str], place: int) -> bool:
    """Tell whether a name is that of a government: "the Berg administration", "the regime of Berg and his wife"."""
    after = items[place].last
    if place + 1 < len(items) and items[place + 1].first == after and folded[after] in _RULING:
        return not items[place + 1].capital
    start = place
    while start > 1 and items[start - 1].kind == "and" and items[start - 2].kind in ("name", "entry"):
        start -= 2
    first = items[start].first
    return first > 1 and folded[first - 1] == "of" and folded[first - 2] in _RULING


def count_standing(folded: Sequence[str]) -> tuple[int, int]:
    """Count an article's words of an election, and of a state that strikes at its opponents."""
    return sum(map(_ELECTION.__contains__, folded)), sum(map(_REPRESSION.__contains__, folded))


def read_article_standing(counts: tuple[int, int], mentions: int) -> Evidence | None:
    """Return what an article on an election says of somebody whom it names often.

    Parameters
    ----------
    counts : (int, int)
        As `count_standing` gives them.
    mentions : int
        How often the person is named.

    Examples
    --------
    >>> counts = count_standing(["candidate", "voters", "polls"] * 4)
    >>> read_article_standing(counts, 5).type, read_article_standing(counts, 1)
    ('party', None)
    """
    election, repression = counts
    if mentions < MENTIONS or election < _WORDS:
        return None
    repressed = repression >= _WORDS
    kind: SourceType = "opposition" if repressed else "party"
    return Evidence(kind, None, "named often in an article on an election", _GUESSED)
