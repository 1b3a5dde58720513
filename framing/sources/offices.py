"""What an office says when it is over, or when a party is the state.

In: the evidence that a noun phrase gives, and the phrase. Out: the evidence put right. Who has left an office doesn't
speak for it: a politician goes on as one, a jurist, diplomat or officer is heard for what they know. Where a country
has one party only, its secretaries and committees are the state. Left undone: former members of bodies without a
role noun ("a man who had been in the guard").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.sources.mentions import Evidence, Part

__all__ = ["is_former", "read_former", "read_ruling_party"]

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
    if found.type is None or not any(folded[item.first] in _PAST for item in part.attributes):
        return found
    role = part.role
    if found.type == "state" and role is not None and role.phrase in _POLITICIANS:
        return Evidence("party", found.country, f"former {role.phrase}", 0.5)
    if found.type == "state" and role is not None and role.phrase.split()[-1] in _KNOWING:
        return Evidence("expert", None, f"former {role.phrase}", 0.45)
    return replace(found, confidence=found.confidence / 2)


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
