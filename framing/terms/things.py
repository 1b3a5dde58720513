"""Things in an article: the nouns that different outlets may choose differently, and the words that describe them.

In: a sentence of the prose. Out: `Mention`s with keys such as ``thing SY government`` and ``title  president``.

Conventions: a thing is a head noun of ``framing/data/naming.tsv`` with the adjectives and nouns before it, and with the
name before it where that tells it apart ("the Rana regime"). A noun that may as well be a verb ("claim", "move") is one
unless the word before it asks for a verb. Forces and fighters are on the side that the words before them say
("opposition forces"); a group of which no side is told is left out, since it may be any.

Left undone: verb phrases ("to halt its tests"), and adjectives that no ending shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from framing.segmentation.prose import Prose, Sentence
from framing.sources.lists.countries import load_country_phrases
from framing.sources.surface.items import function_words
from framing.terms.capitals import is_title_case
from framing.terms.names import Mention, is_capital, is_plain_word, naming_words
from framing.wordlists import packaged, read_rows

__all__ = ["find_things"]

# Kinds of things that a name before them tells apart ("the Rana government").
_NAMED_KINDS = frozenset(("government", "army", "rebels", "party", "police", "campaign"))
_ENDINGS = ("al", "ed", "ic", "an", "ish", "ese", "ive", "ous", "ar", "ry", "led", "based", "backed")
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "some", "all", "any", "no", "each", "every"))
# Words after which a word that may be a verb is one.
_BEFORE_VERBS = frozenset(
    (
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "did",
        "does",
        "do",
        "not",
        "n't",
    )
)
_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your", "'s", "’s", "'", "’"))
# Words of a noun phrase looked at before its head.
_REACH = 4


class _Thing(NamedTuple):
    kind: str
    verb: bool
    determined: bool


def find_things(article: int, prose: Prose, sentence: Sentence) -> Iterator[tuple[Mention, int, int]]:
    """Find the things of a sentence, with their first token and the one after their last."""
    things, countries = _load_things(), load_country_phrases()
    titled = is_title_case(prose, sentence)
    for at in range(sentence.first, sentence.last):
        word = prose.words[at].lower()
        thing = things.get(word)
        if thing is None and word not in naming_words("title"):
            continue
        if (
            at + 1 < sentence.last
            and prose.words[at + 1].lower() in things
            and not things[prose.words[at + 1].lower()].verb
        ):
            continue  # the head is the last noun: "the rebel group"
        first = _begin_thing(prose, sentence, at, thing)
        before = prose.words[first - 1] if first > sentence.first else ""
        if (
            thing is not None
            and word not in naming_words("title")
            and at > sentence.first
            and not titled
            and is_capital(prose.words[at])
        ):
            continue  # "the Islamic State" is a name
        if not _is_noun(prose.words[at], thing, before, described=first < at):
            continue
        found = (countries.get(prose.words[near]) for near in range(first, at))
        country = next((place.country.code for place in found if place is not None), "")
        if word in naming_words("title") and not (country or before.lower() in _ARTICLES):
            continue
        span = prose.span(first, at + 1)
        label = " ".join(_spell(prose.words[near], near == sentence.first) for near in range(first, at + 1))
        key = f"title {country} {word}"
        if thing is not None and word not in naming_words("title"):
            side = _take_side(thing.kind, prose.words[first:at])
            if side == "group":
                continue  # "the group" may be any
            key = f"thing {country} {side}"
        yield Mention(article, span, key, label), first, at + 1


def _begin_thing(prose: Prose, sentence: Sentence, head: int, thing: _Thing | None) -> int:
    first = head
    while first > sentence.first and head - first < _REACH and _may_describe(prose.words[first - 1]):
        first -= 1
    if first == head and thing is not None and thing.kind in _NAMED_KINDS:
        while first > sentence.first + 1 and head - first < _REACH and is_capital(prose.words[first - 1]):
            first -= 1
        while first < head and is_plain_word(prose.words[first]):
            first += 1
    # "he described officers": a participle describes only what a determiner or preposition stands before
    while first < head and prose.words[first].endswith("ed"):
        before = prose.words[first - 1].lower() if first > sentence.first else ""
        if before in _ARTICLES or before in _POSSESSIVES or function_words().get(before) in ("preposition", "number"):
            break
        first += 1
    return first


def _may_describe(word: str) -> bool:
    lower = word.lower()
    if not word[:1].isalpha() or lower in naming_words("no adjective") or lower in _POSSESSIVES or is_plain_word(word):
        return False
    things = _load_things()
    if lower in things:
        return not lower.endswith("s") and not things[lower].verb
    return lower.endswith(_ENDINGS) or lower in naming_words("compound") or word in load_country_phrases()


def _is_noun(word: str, thing: _Thing | None, before: str, *, described: bool) -> bool:
    """Tell a noun from a verb by the word before it; the third person looks like the plural."""
    if thing is None or described or not (thing.verb or thing.determined):
        return True
    lower = before.lower()
    if thing.determined:
        return lower in _ARTICLES
    if lower in _BEFORE_VERBS or lower.endswith("ly") or function_words().get(lower) in ("pronoun", "relative"):
        return lower == "her"
    if word.lower().endswith("s"):
        return not before[:1].isupper()
    return not lower.endswith("s") or lower in _POSSESSIVES


def _take_side(kind: str, described: Sequence[str]) -> str:
    """Tell whose fighters or forces these are: "opposition forces", "pro-government fighters"."""
    if kind not in ("army", "rebels", "group"):
        return kind
    things = _load_things()
    if "islamic state" in " ".join(described).lower():
        return "rebels"
    for word in described:
        lower = word.lower().removeprefix("pro-")
        side = things[lower].kind if lower in things else kind
        if side in ("government", "army"):
            return "army"
        if side == "rebels":
            return "rebels"
    return kind


def _spell(word: str, opens: bool) -> str:
    """Keep the capital of a name, and of an adjective made of one."""
    if word in load_country_phrases():
        return word
    lower = word.lower()
    listed = lower in _load_things() or lower in naming_words("title")
    return word if is_capital(word) and not opens and not listed else lower


@cache
def _load_things() -> Mapping[str, _Thing]:
    columns = ("word", "kind", "origin", "note")
    rows = read_rows(
        packaged("naming.tsv"),
        columns,
        required=("word", "kind"),
        unique=("word",),
        choices={"note": ("", "also a verb", "with a determiner")},
    )
    return MappingProxyType(
        {
            row["word"]: _Thing(row["kind"], row["note"] == "also a verb", row["note"] == "with a determiner")
            for row in rows
        }
    )
