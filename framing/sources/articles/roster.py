"""The bodies of an article, each read when it is first asked for.

In: an article. Out: its `Body` records by name, by a noun that may stand for them, by where they stand. Most names in
an article are never asked about, so reading them all would be most of the work; what is asked is told from the printed
words first, and only what may fit is read. Generic bodies ("the government", a country) count only where that is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from framing.sources.articles.bodies import Body, read_body
from framing.sources.lists.countries import load_countries
from framing.sources.lists.names import fold

if TYPE_CHECKING:
    from framing.sources.articles.article import Article

__all__ = ["Roster"]

# Last words of a headline that say who reports it.
_CITED = frozenset({"monitor", "monitors", "ngo", "report", "reports", "source", "sources", "officials", "activists",
                    "watchdog", "observatory"})  # fmt: skip


class Roster:
    """The bodies that an article names.

    Parameters
    ----------
    article : Article
        The document.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._read: dict[int, Body | None] = {}
        self._known: dict[int, Body | None] = {}
        self._called: dict[str, list[int]] = {}
        self._meant: dict[int, Body | None] = {}
        self._named: dict[tuple[str, bool], Body | None] = {}

    def _at(self, place: int) -> Body | None:
        """Return the body that an item of the article names, if it names one.

        "Syria Monitor" at the end of a headline that has lost its colon is none.
        """
        try:
            return self._known[place]
        except KeyError:
            body = self._read_at(place)
            if body is not None and self._ends_headline(place, body):
                others = (self._read_at(other) for other in self._places_for(body.name, generic=True) if other != place)
                body = body if any(one is not None and one.name == body.name for one in others) else None
            self._known[place] = body
            return body

    def _read_at(self, place: int) -> Body | None:
        try:
            return self._read[place]
        except KeyError:
            body = self._read[place] = read_body(self._article, place, self._article.items[place])
            return body

    def _ends_headline(self, place: int, body: Body) -> bool:
        article, first = self._article, self._article.items[place].first
        end = first + body.name.count(" ") + 1
        if end - first == 1 or _CITED.isdisjoint(article.folded[end - 1 : end]):
            return False
        headline = article.prose.sentences[article.sentence_of(first)].kind in ("headline", "subheadline")
        return headline and article.words[end : end + 1] != ("'s",)

    def named(self, name: str, *, generic: bool = False) -> Body | None:
        """Return the first body of a name."""
        key = name, generic
        if key not in self._named:
            bodies = (self._at(place) for place in self._places_for(name, generic=generic))
            fitting = (one for one in bodies if one and one.name == name and (generic or not one.generic))
            self._named[key] = next(fitting, None)
        return self._named[key]

    def _places_for(self, name: str, *, generic: bool) -> list[int]:
        """Return where bodies of a name may stand, in text order."""
        article = self._article
        items = article.items
        places = [place for place in article.places_of(name) if items[place].kind == "name"]
        places += self._listed.get(name, ())
        if generic and name in _country_names():
            places += [place for place in article.telling if items[place].kind == "country"]
        places += self._noun_ends.get(name.rpartition(" ")[2], ())
        return sorted(places) if len(places) > 1 else places

    @cached_property
    def _listed(self) -> dict[str, list[int]]:
        """Where listed bodies stand, by what they may be called: their names and wordings."""
        article = self._article
        found: dict[str, list[int]] = {}
        for place in article.entries:
            entry = article.items[place].entry
            if entry is not None:
                found.setdefault(entry.name, []).append(place)
        for name, wording in article.wordings.items():
            if wording != name and name in found:
                found[wording] = [*found.get(wording, ()), *found[name]]
        return found

    @cached_property
    def _noun_ends(self) -> dict[str, list[int]]:
        """Where bodies without a name stand, by their last word as printed."""
        items, words = self._article.items, self._article.words
        found: dict[str, list[int]] = {}
        for place in self._article.body_nouns:
            found.setdefault(words[items[place].last - 1], []).append(place)
        return found

    def called(self, noun: str, position: int, *, later: bool = True) -> Body | None:
        """Return the body for which a noun at a token may stand ("the Observatory", "the commission").

        It is the last one before the token, else, where `later` ones will do, the first one after it; none beyond that
        is read.
        """
        if position not in self._meant:
            places = self._may_be_called(noun)
            at = bisect_left(places, self._article.place_from(position))
            bodies = map(self._at, (*places[:at][::-1], *(places[at:] if later else ())))
            fitting = (
                one for one in bodies
                if one is not None and noun in one.words and not one.generic and one.position != position
            )  # fmt: skip
            self._meant[position] = next(fitting, None)
        return self._meant[position]

    def _may_be_called(self, noun: str) -> list[int]:
        """Return where bodies may stand that a noun may stand for."""
        places = self._called.get(noun)
        if places is None:
            found = {place for place, text in self._texts if noun in text}.union(self._owned)
            for place in self._nouns.get(noun, ()):
                # "Plain Witness, the rights group"
                found.update(self._article.names_around(place))
            places = self._called[noun] = sorted(found)
        return places

    @cached_property
    def _nouns(self) -> dict[str, list[int]]:
        """Nouns for bodies, by their last word, and where they stand."""
        found: dict[str, list[int]] = {}
        for place in self._article.body_nouns:
            role = self._article.items[place].role
            if role is not None:
                found.setdefault(role.noun, []).append(place)
        return found

    @cached_property
    def _texts(self) -> list[tuple[int, str]]:
        """The places of names and listed bodies, with all words, folded, that they may be called by."""
        article = self._article
        texts = []
        for place, text in article.texts.items():
            entry = article.items[place].entry
            if entry is not None:
                listed = entry.name
                text = f"{text} {listed} {article.wordings[listed]}"
            texts.append((place, fold(text)))
        return texts

    @cached_property
    def _owned(self) -> list[int]:
        """Places of nouns that may be bodies of their own by what stands before them: "a UN commission"."""
        items = self._article.items
        return [
            place for place in self._article.body_nouns
            if place and (items[place - 1].entry is not None or items[place - 1].kind == "possessive")
        ]  # fmt: skip

    def before(self, position: int, kinds: Collection[str | None]) -> Body | None:
        """Return the last body of some types before a token."""
        end = bisect_left(self._places, self._article.place_from(position)) if kinds else 0
        for place in reversed(self._places[:end]):
            body = self._at(place)
            if body is not None and not body.generic and body.evidence.type in kinds:
                return body
        return None

    @cached_property
    def _places(self) -> list[int]:
        """Where bodies that aren't generic may stand."""
        return sorted((*self._article.named, *self._owned))

    def __iter__(self) -> Iterator[Body]:
        """Iterate over the bodies, in text order."""
        for place in self._places:
            body = self._at(place)
            if body is not None and not body.generic:
                yield body

    def around(self, first: int, last: int, position: int) -> Iterator[Body]:
        """Iterate over the bodies that stand from one token to before another, from the nearest to a third token on."""
        items = self._article.items
        low, high = (bisect_left(self._places, self._article.place_from(token)) for token in (first, last))
        for place in sorted(self._places[low:high], key=lambda place: abs(items[place].first - position)):
            body = self._at(place)
            if body is not None and not body.generic:
                yield body

    def between(self, first: int, last: int) -> list[Body]:
        """Return the bodies, also generic ones, that stand from one token to before another."""
        article = self._article
        places = article.telling
        low, high = (bisect_left(places, article.place_from(token)) for token in (first, last))
        return [body for place in places[low:high] if (body := self._at(place)) is not None]


@cache
def _country_names() -> frozenset[str]:
    return frozenset(country.name for country in load_countries().values())
