"""Whom "he" or "she" points to when that person was not cited before: somebody named or described nearby.

In: the article and the place of a pronoun. Out: an antecedent, or ``None``. Looked through are the pronoun's own
sentence up to it and the sentence before; sentences that are wholly quoted are passed over, since the words of a
quotation introduce nobody. A subject goes before anybody else, a name before a description, and a description counts
only where it tells the gender ("his mother"). Reference: Lappin & Leass (1994) on subjects and recency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from framing.records import Span
from framing.segmentation.prose import Sentence
from framing.sources.article import Article
from framing.sources.coreference import Antecedent
from framing.sources.items import Item

__all__ = ["person_before"]

# How many quoted sentences are passed over on the way back.
_QUOTED = 6

# How many items of a sentence its subject lies within.
_OPENING = 8

_NOMINAL = ("name", "noun", "title", "modifier", "country", "determiner", "entry", "number")


def person_before(
    article: Article,
    read: Callable[[Sequence[Item]], Antecedent],
    position: int,
    gender: str | None,
    known: Antecedent | None,
    *,
    said: Sequence[Span] = (),
) -> Antecedent | None:
    """Return the person nearby whom a pronoun may mean.

    Parameters
    ----------
    article : Article
        The document.
    read : callable
        Resolves a noun phrase.
    position : int
        Token of the pronoun.
    gender : str or None
        What the pronoun asks for.
    known : Antecedent or None
        The speaker cited last that agrees.
    said : sequence of Span
        What is attributed to the pronoun; these words introduce nobody either, also without quotation marks.
    """
    inside = article.is_quoted(position, position + 1)
    for sentence in _sentences(article, position, said, inside=inside):
        items = article.items_in(sentence.first, min(sentence.last, position)) if position > sentence.first else []
        if not inside:
            items = [item for item in items if not article.is_quoted(item.first, item.last)]
        items = _main_clause(article, [item for item in items if not _is_said(article, item, said)])
        subject = _subject(article, items)
        found = _agreeing(read, subject, gender) if subject else None
        told = None
        if gender is not None and (known is None or (known.gender is None and known.speaker.anonymous)):
            told = _described(read, items, gender)
        if found is not None and not (told is not None and found.gender is None and found.speaker.anonymous):
            return replace(found, gender=gender, position=items[0].first)
        if known is not None and known.position >= sentence.first:
            return None
        if told is not None:
            return told
    return None


# Words that join a sentence to the one before.
_JOINING = frozenset(
    {"but", "and", "yet", "so", "however", "meanwhile", "then", "still", "nonetheless", "nevertheless"}
)


def _is_said(article: Article, item: Item, said: Sequence[Span]) -> bool:
    """Tell whether an item is part of what the pronoun says: "Gold, he argues, comes first"."""
    start = article.prose.starts[item.first]
    return any(span.start <= start < span.end for span in said)


def _main_clause(article: Article, items: Sequence[Item]) -> list[Item]:
    """Return a sentence from its subject on: without "But", "Asked about it,", and the "for" of "For Anna Berg,"."""
    start = 0
    if items and article.folded[items[0].first] in _JOINING:
        start = 1 + (len(items) > 1 and items[1].kind == "mark")
    rest = list(items[start:])
    opener = article.folded[rest[0].first] if rest else ""
    if rest and rest[0].kind == "word" and opener.endswith(("ed", "ing")):
        comma = next((place for place, item in enumerate(rest) if article.folded[item.first] == ","), None)
        return rest[comma + 1 :] if comma is not None else rest
    return rest[1:] if opener == "for" and len(rest) > 2 and _is_person(article, rest[1]) else rest


def _sentences(article: Article, position: int, said: Sequence[Span], *, inside: bool) -> Iterator[Sentence]:
    """Return the sentence of the pronoun and those before it, as far back as they go on with the same person.

    Quoted ones are passed over unless the pronoun is quoted itself.
    """
    sentences = article.prose.sentences
    number = article.sentence_of(position)
    pronoun = article.folded[position]
    yield sentences[number]
    for sentence in sentences[max(number - _QUOTED, 0) : number][::-1]:
        span = article.prose.span(sentence.first, sentence.last)
        if any(one.start <= span.start and span.end <= one.end + 1 for one in said):
            continue
        if inside or not article.is_quoted(sentence.first, sentence.last):
            yield sentence
            if article.folded[sentence.first] != pronoun:
                return


def _subject(article: Article, items: Sequence[Item]) -> list[Item]:
    """Return the person's name that opens a sentence, after an adverbial at most ("At the mission, Anna Berg")."""
    adverbial = bool(items) and items[0].kind == "preposition"
    for place, item in enumerate(items[:_OPENING]):
        if item.kind == "mark" and place and (items[place - 1].kind == "noun" or adverbial):
            continue
        if item.kind == "preposition" and adverbial:
            continue
        if item.kind == "word" and items[place - 1].kind == "determiner" and items[place + 1 : place + 2]:
            # "a senior official"
            continue
        if item.kind not in _NOMINAL:
            return []
        owner = place + 1 < len(items) and items[place + 1].kind in ("possessive", "noun")
        after = place > 0 and items[place - 1].kind == "preposition"
        if _is_person(article, item) and not owner and not after:
            return [item]
        if _describes(article, items, place) and not after and not owner:
            after_it = [one.kind for one in items[place + 1 : place + 3]]
            if after_it[:1] in (["noun"], ["name"], ["entry"]) or after_it in (["mark", "name"], ["mark", "entry"]):
                continue
            return _first_name(article, items[place:]) or _from_article(items, place)
    return []


def _from_article(items: Sequence[Item], place: int) -> list[Item]:
    """Return the noun phrase that ends at an item, from its article on."""
    start = place
    while start > 0 and items[start].kind != "determiner" and items[start - 1].kind not in ("mark", "preposition"):
        start -= 1
    end = place + 1
    while end + 1 < len(items) and items[end].kind == "preposition" and items[end + 1].kind in _NOMINAL:
        end += 1
        while end < len(items) and items[end].kind in _NOMINAL:
            end += 1
    return list(items[start:end])


def _describes(article: Article, items: Sequence[Item], place: int) -> bool:
    """Tell whether an item is a noun for one person who is the sentence's subject: "A schoolteacher"."""
    role = items[place].role
    if items[place].kind != "noun" or role is None or role.kind != "person" or role.plural:
        return False
    # a relative brought in by somebody else is seldom whom the next sentence is about
    related = article.folded[items[0].first] in ("his", "her", "their")
    return not related and items[max(place - 1, 0)].kind in ("determiner", "modifier", "word")


def _first_name(article: Article, items: Sequence[Item]) -> list[Item]:
    """Return the name in "a teacher who gave only his first name, Rostin"."""
    for place, item in enumerate(items[2:], start=2):
        told = article.folded[item.first - 3 : item.first - 1]
        if item.kind == "name" and items[place - 1].kind == "mark" and told == ("first", "name"):
            return [item]
    return []


def _is_person(article: Article, item: Item) -> bool:
    if item.entry is not None:
        return item.entry.is_person
    return item.kind == "name" and item.role is None and article.name_of(item) not in article.setting.states


def _described(
    read: Callable[[Sequence[Item]], Antecedent], items: Sequence[Item], gender: str | None
) -> Antecedent | None:
    """Return the last person described by a noun that tells the gender: "his mother"."""
    for place in range(len(items) - 1, -1, -1):
        role = items[place].role
        if items[place].kind != "noun" or role is None or role.kind != "person" or role.plural:
            continue
        follows = place + 1 < len(items) and items[place + 1].kind in ("name", "possessive", "entry")
        if role.gender != gender or follows:
            continue
        start = place
        while start > 0 and items[start - 1].kind in ("modifier", "country", "number", "word"):
            start -= 1
        if start > 0 and items[start - 1].kind == "determiner":
            found = read(items[start - 1 : place + 1])
            return replace(found, position=items[start].first) if found.kind == "person" else None
    return None


def _agreeing(
    read: Callable[[Sequence[Item]], Antecedent], items: Sequence[Item], gender: str | None
) -> Antecedent | None:
    found = read(items)
    return found if found.kind == "person" and found.gender in (None, gender) else None
