"""Which state an article is about, also when no list knows it.

In: the items of an article. Out: a `Setting`: the country most spoken of, and the names that the article itself uses
as a state's ("Velmara's foreign ministry", "the Republic of X", "Velmari officers"). "The government" in an article
means that country's; a name used as a state's speaks for its government.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from framing.sources.lists.countries import load_countries, load_places
from framing.sources.lists.names import fold
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item

__all__ = ["LOCALITIES", "Setting", "find_setting"]

# Bodies and offices that only a state has; a city has its police and its council.
_STATEHOOD = frozenset({
    "government", "foreign ministry", "defence ministry", "defense ministry", "interior ministry", "justice ministry",
    "health ministry", "army", "military", "president", "prime minister", "foreign minister", "ambassador", "embassy",
    "parliament", "supreme court", "capital", "authorities", "armed forces", "security forces", "air force", "navy",
    "junta", "presidency", "state television", "state tv", "state media", "constitution", "ruler", "forces",
    "troops", "officer", "soldier", "official", "diplomat", "national assembly", "government spokesman", "republic",
    "kingdom", "minister", "commander", "court", "police", "envoy", "defence minister", "defense minister",
    "interior minister", "head of state", "secret police", "law",
})  # fmt: skip

# How many letters of a state's name and its adjective agree at the start (Velmara, Velmari).
_STEM = 4

# Endings that make a people's adjective of a country's name: Ondovar -> Ondovari, Kestria -> Kestrian.
_ENDINGS = ("i", "n", "an", "ian", "ese", "ish", "is", "ans")

# Fewest mentions of a country from which an article is about it; in its first sentences each counts three.
_FEWEST = 2

# Prepositions before a place rather than before a person.
_IN = frozenset({"in", "near", "inside", "across", "outside", "throughout", "from"})


# What stands before the first item and after the last.
_NOTHING = Item("mark", -1, -1)


@dataclass(frozen=True, slots=True)
class Setting:
    """The states of an article.

    Parameters
    ----------
    country : str or None
        ISO code of the country most spoken of, where the lists know it.
    adjective : str or None
        How the article calls what belongs to that state.
    states : mapping of str to str
        Names used as a state's, by the name: the noun that it is called by.
    places : frozenset of str
        Other names used as a place's; as a source they speak for its government.
    """

    country: str | None = None
    adjective: str | None = None
    states: dict[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()


def find_setting(
    items: Sequence[Item],
    folded: Sequence[str],
    *,
    places: Sequence[int],
    texts: Mapping[int, str],
    third: int,
    people: Set[str] = frozenset(),
) -> Setting:
    """Return the setting of an article.

    Parameters
    ----------
    items : sequence of Item
        All items of the article, in text order.
    folded : sequence of str
        The article's tokens, folded.
    places : sequence of int
        Where names and countries stand among the items.
    texts : mapping
        The names among them, as printed, by place.
    third : int
        Token after the first two sentences, which set the scene.
    people : set of str
        Names that the article uses as surnames: no states ("the Assad regime").
    """
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    adjectives: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    uses: Mapping[str, Counter[str]] = {"adjective": adjectives, "noun": unknown, "place": towns}
    singles: set[str] = set()
    located = load_places()
    for index in places:
        item = items[index]
        if item.kind != "name":
            if item.country is not None:
                known[item.country.country.code] += 3 if item.first < third else 1
            continue
        name = texts[index]
        if item.role is not None:
            if item.country is not None and _is_statehood(item.role, item):
                # "the Republic of Belarus"
                known[item.country.country.code] += 3 if item.first < third else 1
            elif item.role.phrase in ("republic", "kingdom"):
                unknown[name.rpartition(" of ")[2]] += 1
        elif name not in people:
            if item.last - item.first == 1:
                singles.add(name)
            code = located.get(fold(name))
            if code is not None:
                known[code] += 3 if item.first < third else 1
                towns[name] += 1
            elif (use := _used_as_state(items, index, folded)) is not None:
                uses[use][name] += 1
    for noun, adjective in _related(singles):
        unknown[noun] += 1
        adjectives[adjective] += 1
    states = _pair(unknown, adjectives)
    return _choose(folded, known, states, unknown, adjectives, frozenset(towns))


def _related(names: set[str]) -> list[tuple[str, str]]:
    """Return pairs of names of which one is made from the other like a people's adjective from a country's name."""
    pairs = []
    for name in names:
        for ending in _ENDINGS if name.endswith(_ENDINGS) else ():
            if name.endswith(ending) and len(name) - len(ending) >= _STEM:
                stem = name[: -len(ending)]
                pairs += [
                    (other, name)
                    for other in (stem, stem + "a", stem + "ia", stem + "y")
                    if other in names and other != name
                ]
    return pairs


def _used_as_state(items: Sequence[Item], index: int, folded: Sequence[str]) -> str | None:
    """Tell whether a name is used as a state's "noun" or "adjective", or as that of a "place"."""
    item = items[index]
    before = items[index - 1] if index else _NOTHING
    if before.kind in ("title", "name") or (before.kind == "noun" and before.last == item.first):
        return None
    after = items[index + 1] if index + 1 < len(items) else _NOTHING
    if after.kind == "possessive":
        return "noun" if any(_is_statehood(head.role, head) for head in items[index + 2 : index + 4]) else None
    if after.kind == "noun" and item.last == after.first and _is_statehood(after.role, after):
        return "adjective"
    if _is_located(item, after, folded):
        return "place"
    if before.kind != "preposition" or index == 0:
        return None
    # "in Velmara", "from Velmara": a place, which as a source speaks for its government
    if folded[before.first] in _IN and item.last - item.first == 1:
        return "place" if after.kind != "number" else None
    owned = items[index - 2] if index > 1 else _NOTHING
    return "noun" if before.last - before.first == 1 and _is_statehood(owned.role, owned) else None


# Nouns for a place, before "of" and the name or after it.
LOCALITIES = frozenset({
    "city", "town", "village", "province", "region", "district", "governorate", "county", "island", "port", "suburb",
    "neighbourhood", "neighborhood", "airport", "countryside", "area",
})  # fmt: skip


def _is_located(item: Item, after: Item, folded: Sequence[str]) -> bool:
    """Tell whether a name is called a place: "the city of Gomel", "Gomel province"."""
    if after.first == item.last and folded[after.first] in LOCALITIES:
        return not after.capital
    first = item.first
    return first > 1 and folded[first - 1] == "of" and folded[first - 2] in LOCALITIES


def _is_statehood(role: Role | None, item: Item) -> bool:
    if role is None or item.kind not in ("noun", "title", "name"):
        return False
    phrase = role.phrase
    return phrase in _STATEHOOD or phrase.split()[-1] in _STATEHOOD


def _pair(nouns: Counter[str], adjectives: Counter[str]) -> dict[str, str]:
    """Give each name of a state its noun: "Velmari" -> "Velmara"."""
    states = {noun: noun for noun in nouns}
    for adjective in adjectives:
        stem = adjective[:_STEM]
        states[adjective] = next((noun for noun in nouns if noun[:_STEM] == stem), adjective)
    return states


def _choose(
    folded: Sequence[str],
    known: Counter[str],
    states: dict[str, str],
    nouns: Counter[str],
    adjectives: Counter[str],
    places: frozenset[str],
) -> Setting:
    country, count = known.most_common(1)[0] if known else (None, 0)
    if count < _FEWEST:
        country = None
    if nouns or adjectives:
        stems = {name: name[:_STEM].lower() for name in (*nouns, *adjectives)}
        wanted = tuple(stems.values())
        counts = Counter([word for word in folded if word.startswith(wanted)])
        uses = {
            name: sum(count for word, count in counts.items() if word.startswith(stem)) for name, stem in stems.items()
        }
        most = max(uses, key=lambda name: (uses[name], name))
        if uses[most] >= count:
            own = [name for name, _ in adjectives.most_common() if name[:_STEM] == most[:_STEM]]
            return Setting(None, (own or [most])[0], states, places)
    adjective = load_countries()[country].adjective if country is not None else None
    return Setting(country, adjective, states, places)
