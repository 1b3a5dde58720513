"""What an office says when it is over, and what callings yield to a body.

In: the evidence that a noun phrase gives, and the phrase. Out: the evidence put right. Who has left an office doesn't
speak for it: a politician goes on as one, a jurist, diplomat or officer is heard for what they know. Left undone:
former members of bodies without a role noun ("a man who had been in the guard").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.callings import CALLINGS
from framing.sources.clues.context import Context
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.lists.roles import Role

__all__ = [
    "BARE",
    "RULING",
    "SENDING",
    "TELLING",
    "is_candidate",
    "is_former",
    "is_legislator",
    "is_overreach",
    "is_post",
    "keeps_own",
    "read_exile",
    "read_former",
]

# Types that say no more than a calling does.
_PEOPLE = ("civilian", "expert", "other")

# Types of bodies that run clinics and schools of their own.
_HOSTS = ("ngo", "un", "igo", "opposition")

# Types of bodies that send people out.
SENDING = (*_HOSTS, "party")

# Types that a modifier or body noun gives against a weaker one beside it ("Kurdish police").
TELLING = ("opposition", "un", "igo", "party")

# Those who work in a hospital without speaking for it, and what it is called.
_MEDICS = frozenset({"nurse", "doctor", "medic", "surgeon", "paramedic", "midwife", "physician", "worker", "orderly"})
_WARDS = (["hospital"], ["clinic"], ["infirmary"])

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

_EMPLOYING = ("ngo", "un", "igo", "business", "opposition", "media")

# Verbs of somebody at the head of people.
_LEADS = frozenset({"leads", "leading", "heads", "chairs", "organises", "organizes", "coordinates", "led", "presides"})

# Verbs for what a lawyer does for somebody.
_PLEADING = frozenset({"acts", "appears", "defends", "represents"})
_OFFICIAL = ("state", "un", "igo", "opposition", "party")

# Words for being abroad against one's will, and last words of offices that people are voted into.
_EXILE = frozenset({"exile", "exiled", "self-exiled", "fled"})
_ELECTED = frozenset({"mp", "lawmaker", "senator", "deputy", "legislator", "mayor", "candidate", "councillor",
                      "governor", "parliament", "congressman", "congresswoman", "parliamentarian"})  # fmt: skip

# Openings of reasons that a body is known by, not guessed.
_KNOWN = ("gazetteer:", "your gazetteer:", "body:", "words", "role:", "formed by:", "their own:", "owned by")

_PARLIAMENTS = frozenset(
    {"parliament", "senate", "congress", "assembly", "knesset", "duma", "legislature", "bundestag"}
)

# Verbs of a clause that say for whom somebody works, and bodies that so go before a calling.
_WORKING = frozenset({"works", "work", "heads", "runs", "leads", "chairs", "directs", "coordinates", "manages"})


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
    told = _read_clause(found, part, folded) if part.clause else None
    if told is not None:
        return told
    if not _is_past(part, folded):
        return found
    role = part.role
    if found.type is None:
        leading = role is not None and role.phrase == "leader"
        return Evidence("party", found.country, "former leader", 0.45) if leading else found
    if found.reason.startswith("in public service"):
        return Evidence("civilian", None, "once in public service", 0.5)
    politician = role is not None and (role.phrase in _POLITICIANS or role.phrase.endswith(" minister"))
    if found.type == "state" and role is not None and politician:
        return Evidence("party", found.country, f"former {role.phrase}", 0.5)
    if found.type == "state" and role is not None and role.noun in _KNOWING:
        return Evidence("expert", None, f"former {role.phrase}", 0.45)
    return found._replace(confidence=found.confidence / 2)


def _is_past(part: Part, folded: Sequence[str]) -> bool:
    """Tell whether an office is over: "the former minister", "an ex-minister", "who served as minister"."""
    for item in part.attributes:
        if folded[item.first] in _PAST:
            return True
    if part.head is not None and folded[part.head.first][:3] == "ex-":
        return True
    first = part.items[0].first
    return part.clause and "served" in folded[max(first - 2, 0) : first]


def _read_clause(found: Evidence, part: Part, folded: Sequence[str]) -> Evidence | None:
    """Return what the verb of a clause makes of a phrase: "who works with MSF", "who acts for the families"."""
    first = part.items[0].first
    verbs = folded[max(first - 2, 0) : first]
    if found.type in _EMPLOYING and not _WORKING.isdisjoint(verbs):
        # "a doctor who works with MSF"
        return found._replace(confidence=0.96)
    if found.type not in _OFFICIAL and not _PLEADING.isdisjoint(verbs):
        if folded[max(first - 2, 0)] in ("which", "that"):
            # "Comaru, the council that represents 33 communities"
            return Evidence("business" if found.type == "business" else "ngo", None, "represents its members", 0.96)
        if found.type in (None, "civilian", "other"):
            # "who acts for the families"
            return Evidence("expert", None, "acts for somebody", 0.6)
    role = part.role
    if found.type == "civilian" and role is not None and role.plural and not _LEADS.isdisjoint(verbs):
        # "who leads the junior nurses"
        return Evidence("ngo", None, f"leads: {role.phrase}", 0.6)
    if found.reason.startswith("country:") and folded[first - 1] == "in":
        # "speaking in Berlin"
        return Evidence()
    return None


def is_post(found: Evidence, best: Evidence) -> bool:
    """Tell whether a post in a body says more than the calling beside it: "epidemiologist Anna Berg, its director".

    Parameters
    ----------
    found : Evidence
        What the phrase with the post says.
    best : Evidence
        What another phrase says.
    """
    posted = found.type in _EMPLOYING or found.type in ("state", "party")
    return posted and found.body is not None and best.type in _PEOPLE and best.reason.startswith("role:")


def read_exile(found: Evidence, folded: Sequence[str]) -> Evidence:
    """Return what a politician abroad is: of the opposition ("the MP, who fled in 2021", "speaking from exile").

    Parameters
    ----------
    found : Evidence
        What the mention says without.
    folded : sequence of str
        Its tokens, folded.
    """
    if _EXILE.isdisjoint(folded) or found.type not in ("party", "state", "other", None):
        return found
    if found.type is None and "fled" in folded and "exile" not in folded:
        return found
    if found.type == "state" and found.reason.rpartition(" ")[2] not in _ELECTED:
        return found
    return Evidence("opposition", found.country, "in exile", max(found.confidence, 0.5))


def is_overreach(role: Role, served: Evidence) -> bool:
    """Tell whether a guessed body would turn an official into something else ("the governor of the Lake region")."""
    known = served.reason.startswith(_KNOWN)
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
        Whether the role is a calling.
    union : bool
        Whether it is a union that somebody has: "the water company's union".
    national : bool
        Whether a country stands before it.
    """
    office = served.reason.endswith(("general", "minister", "prosecutor", "government", "ministry", "commission"))
    if called and role.phrase == "veteran":
        return served.type not in ("opposition", "party", "ngo")
    if called and role.phrase in _MEDICS and (served.body or "").lower().split()[-1:] in _WARDS:
        return True
    if called and role.phrase in ("counsel", "barrister") and served.reason.startswith("role:") and not office:
        # "counsel for three of the officers"
        return True
    if called and role.kind == "person" and role.phrase not in CALLINGS and served.type in ("business", "media"):
        # "an economist at Berg Capital"
        return role.phrase not in BARE
    if called and (served.type in _PEOPLE or (role.kind == "body" and served.type not in _HOSTS)):
        return True
    if role.type == "opposition" and role.kind == "person" and served.type in ("party", "state"):
        # "Opposition senator Anna Berg of the Border Party"
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
    if any(
        folded[item.last] == "against" or item.last - item.first > 2 for item in (*part.attributes, *part.items[-1:])
    ):
        # "the diaspora's campaign against it", "the Save Our River campaign"
        return False
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
