"""How certain bodies are usually called: "Union for Progress", "Citizens' Vote Coalition", "Exporters' Guild".

In: the noun of a name and its words. Out: a type, or ``None``. The patterns hold in any country; they go before the
fitted words of names. Left undone: names that are their own pattern ("Business at Lunch").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.lists.roles import Role
from framing.sources.lists.units import ORDINAL, UNITS

__all__ = ["OWNERS", "TRADING", "type_by_pattern"]

# Words in the name of a coalition or network that watches elections.
_WATCHING = frozenset({"vote", "votes", "voter", "voters", "ballot", "election", "elections", "electoral", "watch",
                       "monitor", "monitors", "monitoring", "observers", "observatory", "observation", "witness",
                       "transparency", "civic", "citizens", "citizen"})  # fmt: skip

_CIVIC = frozenset({"coalition", "network", "platform", "alliance", "forum", "collective", "movement"})

_VOTING = _WATCHING - {"citizens", "citizen", "civic", "witness"}

# What people of one trade or fate form, and who they are: "Council of Contract Oil Workers", "Indigenous Council".
_JOINED = frozenset({
    "council", "committee", "coordination", "coordinator", "congress", "assembly", "movement", "federation",
    "confederation", "network", "platform", "centre", "center", "institute", "collective",
})  # fmt: skip

_MEMBERS = frozenset({
    "workers", "teachers", "students", "student", "farmers", "peasants", "peasant", "campesino", "miners", "nurses",
    "drivers", "truckers", "fishermen", "fishers", "dockers", "retirees", "pensioners", "attorney", "attorneys",
    "lawyers", "victims", "families", "relatives", "mothers", "widows", "indigenous", "protesters", "protests",
    "churches", "imams", "bishops", "rabbis", "tenants", "journalists", "refugees", "survivors", "growers", "youth",
    "landless", "residents", "parents", "villagers", "prisoners", "detainees", "neighbours", "neighbors", "women",
    "evacuees", "elders", "diaspora", "villages", "mosques", "synagogues", "unrecognised", "unrecognized",
})  # fmt: skip

# What owners of businesses form: "Exporters' Association".
TRADING = frozenset({"association", "federation", "confederation", "council", "union", "chamber", "lobby", "forum",
                      "guild"})  # fmt: skip

OWNERS = frozenset({
    "exporters", "importers", "manufacturers", "employers", "industrialists", "bankers", "shipowners", "hoteliers",
    "retailers", "brokers", "millers", "entrepreneurs", "commerce", "industries", "planters", "sawmillers",
    "hauliers", "producers", "packers", "processors", "refiners", "houses", "mills", "banks", "apparel", "textile",
    "textiles", "garment", "garments", "knitwear", "minerals", "poultry", "shrimp", "hotels", "airlines",
    "shippers", "freight", "transporters", "contractors", "developers", "builders", "dealers", "traders",
    "merchants", "insurers", "brewers", "distillers", "wholesalers", "forwarders", "operators", "investors",
    "franchisees", "marketers", "ginners", "spinners", "tanners", "jewellers", "realtors", "fleet", "guilds",
    "taxi", "minibus", "hospitality", "tourism", "chambers", "employer", "businesses", "companies", "coal", "cement",
    "steel",
})  # fmt: skip

# What states form, and whom its name then names; bodies of more than one state besides.
_LEAGUES = frozenset({"confederation", "league", "community", "union", "organisation", "organization", "alliance",
                      "association", "conference", "commonwealth"})  # fmt: skip

_STATES = frozenset({"states", "nations", "countries"})

_BETWEEN_STATES = frozenset(
    {"un", "united", "inter-american", "inter", "african", "asian", "international", "european"}
)

# A local government's body begins with the first and ends in the second: "City Social Welfare Office".
_LOCAL = frozenset({"city", "municipal", "provincial", "district", "county", "regional", "federal", "national"})

_OFFICES = frozenset({"office", "department", "bureau", "administration", "authority", "board", "ministry"})

# Arms that only an army has.
_ARMS = frozenset({"infantry", "armored", "armoured", "mechanized", "mechanised", "airborne", "artillery", "marine"})

# Those whom owners employ.
_EMPLOYED = frozenset({"workers", "employees", "drivers", "staff", "labourers", "women"})

# Sports, and what those who play or run them form.
_PLAYING = frozenset({"federation", "confederation", "association", "committee", "union", "league", "club", "board",
                      "council"})  # fmt: skip
_SPORTS = frozenset({"football", "athletics", "surfing", "cricket", "rugby", "olympic", "basketball", "volleyball",
                     "cycling", "swimming", "chess", "boxing", "tennis", "hockey", "golf", "soccer", "netball",
                     "wrestling", "handball", "judo", "gymnastics", "skiing"})  # fmt: skip

# Professions, and what their members form to uphold them rather than to bargain.
_LEARNED = frozenset({"association", "society", "college", "academy", "order", "board", "institution", "chapter"})
_PROFESSIONS = frozenset({"medical", "surgeons", "physicians", "doctors", "dentists", "pharmacists", "engineers",
                          "architects", "psychologists", "psychiatrists", "geologists", "jurists", "lawyers",
                          "barristers", "advocates", "economists", "statisticians", "pediatrics", "paediatrics",
                          "thoracic", "cardiology", "oncology", "neurology", "infectious", "haematology",
                          "hematology", "dermatology", "epidemiology", "psychiatry", "anaesthetists", "radiology",
                          })  # fmt: skip

# What those who study politics call theirs.
_THINKING = frozenset({"foundation", "group", "forum", "initiative", "network", "council", "project"})
_THOUGHT = frozenset({"policy", "strategic", "geopolitical", "intelligence", "studies", "forecasting"})

# Where somebody studies something other than what rights groups record.
_STUDYING = frozenset({"centre", "center", "institute", "bureau"})
_STUDY = frozenset({"studies", "research", "analysis", "polling", "forecasting", "economics", "statistics", "policy"})
_RIGHTS = frozenset({"rights", "human", "documentation", "violations", "victims", "freedom", "legal", "women"})

# What those want who are against a government.
_WANTED = frozenset({"free", "new", "democratic", "independent", "united", "better"})

# Companies that states hold, by what they provide.
_FIRMS = frozenset({"corporation", "company", "holding", "enterprise"})
_SERVICES = frozenset({"state", "electricity", "railways", "railway", "forestry", "ports", "housing", "broadcasting",
                       "sewerage", "roads", "metro", "lotteries", "postal"})  # fmt: skip


def type_by_pattern(role: Role, folded: Sequence[str]) -> SourceType | None:
    """Return the type of bodies that are called by a pattern, or ``None``.

    Parameters
    ----------
    role : Role
        The body noun of the name.
    folded : sequence of str
        The words of the name, folded.

    Examples
    --------
    >>> from framing.sources.lists.roles import load_nouns
    >>> type_by_pattern(load_nouns()["union"], ("union", "for", "progress"))
    'party'
    >>> type_by_pattern(load_nouns()["coalition"], ("citizens", "vote", "coalition"))
    'ngo'
    """
    noun = role.noun
    if folded and folded[0] in _LOCAL and noun in _OFFICES:
        return "state"
    if noun in UNITS and not _ARMS.isdisjoint(folded):
        return "state"
    if role.phrase in ("bar association", "law society"):
        return "expert"
    if noun in UNITS and folded and ORDINAL.fullmatch(folded[0]):
        return "state"
    words = {part for word in folded for part in word.split("-")}
    if noun in _PLAYING and not words.isdisjoint(_SPORTS):
        return "other"
    if noun in _LEAGUES and not _STATES.isdisjoint(folded[1:]):
        return "igo"
    national = noun == "commission" or (noun in ("council", "institution") and "national" in words)
    if national and {"human", "rights"} <= words and _BETWEEN_STATES.isdisjoint(words):
        return "state"
    if noun in _CIVIC and words & (_VOTING if noun == "movement" else _WATCHING):
        return "ngo"
    if noun in TRADING and words & OWNERS and words.isdisjoint(_EMPLOYED) and role.type in (None, "ngo", "expert"):
        return "business"
    if noun in _THINKING and not words.isdisjoint(_THOUGHT):
        return "expert"
    if noun in _STUDYING and words & _STUDY and words.isdisjoint(_RIGHTS):
        return "expert"
    if noun in _LEARNED and words & _PROFESSIONS:
        return "expert"
    if noun in _FIRMS and words & _SERVICES and role.type == "business":
        return "state"
    if noun in _JOINED and words & _MEMBERS and (role.type in (None, "state", "expert", "ngo") or noun == "movement"):
        return "ngo"
    after = folded.index(noun) + 1 if noun in folded else len(folded)
    if folded[after : after + 2] == ("for", "a") and folded[after + 2 : after + 3] and folded[after + 2] in _WANTED:
        # "Council for a Free Republic"
        return "opposition"
    return "party" if noun == "union" and folded[after : after + 1] == ("for",) else None
