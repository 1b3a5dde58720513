"""What an office says when it is over, or when a party is the state, and what callings yield to a body.

In: the evidence that a noun phrase gives, and the phrase. Out: the evidence put right. Who has left an office doesn't
speak for it: a politician goes on as one, a jurist, diplomat or officer is heard for what they know. Where a country
has one party only, its secretaries and committees are the state. Left undone: former members of bodies without a
role noun ("a man who had been in the guard").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.sources.context import Context
from framing.sources.mentions import Evidence, Part
from framing.sources.roles import Role

__all__ = [
    "BARE",
    "CALLINGS",
    "FIELDS",
    "RULING",
    "TELLING",
    "is_candidate",
    "is_former",
    "is_legislator",
    "is_overreach",
    "keeps_own",
    "read_former",
    "read_ruling_party",
]

# Callings that say less than the body they are followed for: "a nurse with the Red Cross", "one of its authors".
CALLINGS = frozenset({
    "author", "co-author", "doctor", "physician", "nurse", "surgeon", "medic", "paramedic", "barrister", "counsel",
    "engineer", "volunteer", "adviser", "advisor", "legal adviser", "rector",
    "clerk", "receptionist", "accountant",
})  # fmt: skip

# Types that an adjective or noun for a field gives ("medical", "media"): the body served says more.
FIELDS = ("civilian", "media", "ngo", "expert", "business")

# Types that a modifier or body noun gives against a weaker one beside it ("Kurdish police").
TELLING = ("opposition", "un", "igo", "party")

# Nouns that say no more than that it is a person.
BARE = frozenset({
    "sister", "brother", "wife", "husband", "son", "daughter", "father", "mother", "man", "woman", "person", "people",
    "men", "women", "boy", "girl", "friend", "youth",
})  # fmt: skip

# What makes a front or movement no opposition.
RULING = frozenset({"ruling", "governing"})

# Adjectives of a campaign for votes.
_ELECTORAL = frozenset({"presidential", "election", "electoral", "re-election", "reelection", "senate", "primary"})

# Words that say that a role is over: what follows them is weak evidence for the capacity now.
_PAST = frozenset({"former", "ex", "late", "retired", "onetime", "one-time", "ousted", "deposed", "then"})

# Offices whose former holders go on speaking as politicians.
_POLITICIANS = frozenset({
    "president", "prime minister", "minister", "foreign minister", "senator", "governor", "mayor", "premier",
    "chancellor", "vice president", "deputy prime minister", "gov", "sen", "rep", "congressman", "congresswoman",
    "lawmaker", "mp", "secretary of state", "member of parliament", "legislator", "treasury secretary",
})  # fmt: skip

# Last words of offices whose former holders are asked for what they know.
_KNOWING = frozenset({
    "prosecutor", "judge", "justice", "magistrate", "attorney", "ambassador", "diplomat", "envoy", "consul", "general",
    "colonel", "admiral", "major", "commander", "officer", "negotiator", "inspector", "ombudsman", "adviser",
})  # fmt: skip

_PARLIAMENTS = frozenset(
    {"parliament", "senate", "congress", "assembly", "knesset", "duma", "legislature", "bundestag"}
)

# Verbs of a clause that say for whom somebody works, and bodies that so go before a calling.
_WORKING = frozenset({"works", "work", "heads", "runs", "leads", "chairs", "directs", "coordinates", "manages"})
_EMPLOYING = ("ngo", "un", "igo", "business", "opposition", "media")

# Countries whose constitution knows one party.
_ONE_PARTY = frozenset({"CN", "VN", "KP", "LA", "CU", "ER"})


def read_former(found: Evidence, part: Part, folded: Sequence[str]) -> Evidence:
    """Return what a phrase says once "former" or "retired" in it is heeded.

    Parameters
    ----------
    found : Evidence
        What the phrase says without.
    part : Part
        The phrase.
    folded : sequence of str
        The document's tokens, folded.
    """
    first = part.items[0].first
    served = part.clause and "served" in folded[max(first - 2, 0) : first]
    if part.clause and found.type in _EMPLOYING and _WORKING & set(folded[max(first - 2, 0) : first]):
        # "a doctor who works with MSF"
        return replace(found, confidence=0.96)
    leading = part.role is not None and part.role.phrase == "leader" and found.type is None
    if leading and any(folded[item.first] in _PAST for item in part.attributes):
        return Evidence("party", found.country, "former leader", 0.45)
    if found.type is None or not (served or any(folded[item.first] in _PAST for item in part.attributes)):
        return found
    role = part.role
    politician = role is not None and (role.phrase in _POLITICIANS or role.phrase.endswith(" minister"))
    if found.type == "state" and role is not None and politician:
        return Evidence("party", found.country, f"former {role.phrase}", 0.5)
    if found.type == "state" and role is not None and role.phrase.split()[-1] in _KNOWING:
        return Evidence("expert", None, f"former {role.phrase}", 0.45)
    return replace(found, confidence=found.confidence / 2)


def is_overreach(role: Role, served: Evidence) -> bool:
    """Tell whether a guessed body would turn an official into something else ("the governor of the Lake region")."""
    known = served.reason.startswith(("gazetteer:", "your gazetteer:", "body:", "words", "role:"))
    return role.kind == "person" and role.type == "state" and served.type not in (*TELLING, "state") and not known


def keeps_own(role: Role, served: Evidence, *, called: bool, union: bool, national: bool) -> bool:
    """Tell whether a role keeps its own type against the body beside it.

    Parameters
    ----------
    role : Role
        The role.
    served : Evidence
        The body beside it.
    called : bool
        Whether the role is one of `CALLINGS`.
    union : bool
        Whether it is a union that somebody has: "the water company's union".
    national : bool
        Whether a country stands before it.
    """
    if called and served.type in ("civilian", "expert", "other"):
        return True
    if union and served.type == "business":
        return True
    if role.phrase.endswith("ambassador") and (served.type == "un" or (served.type == "igo" and national)):
        # a state's ambassador to the body
        return True
    # "a candidate for president"
    return role.type == "party" and role.kind == "person" and served.reason.startswith("role:")


def is_candidate(part: Part, folded: Sequence[str], context: Context) -> bool:
    """Tell whether a campaign is somebody's: "his campaign", "the Berg campaign", "Anna Berg's campaign"."""
    if part.determiner in ("his", "her"):
        return True
    owners = (*part.attributes, *part.possessor)
    if any(folded[item.first] in _ELECTORAL for item in part.attributes):
        return True
    return any(item.kind == "name" and item.role is None and not context.is_state(item) for item in owners)


def is_legislator(part: Part, folded: Sequence[str]) -> bool:
    """Tell whether somebody is a member of a parliament, whatever party goes before: "a KDP member of parliament"."""
    role = part.role
    if role is None or not role.phrase.startswith("member"):
        return False
    return any(folded[item.last - 1] in _PARLIAMENTS for item in part.complement)


def is_former(evidence: Evidence) -> bool:
    """Tell whether evidence rests on an office that is over."""
    return evidence.reason.startswith("former ")


def read_ruling_party(evidence: Evidence, country: str | None) -> Evidence:
    """Let a party without a name be the state where it is the only one.

    Examples
    --------
    >>> read_ruling_party(Evidence("party", None, "body: party", 0.9), "VN").type
    'state'
    """
    bare = evidence.type == "party" and evidence.reason in ("body: party", "role: party", "modifier: party")
    code = evidence.country or country
    return replace(evidence, type="state", country=code) if bare and code in _ONE_PARTY else evidence
