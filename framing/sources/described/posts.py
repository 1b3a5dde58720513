"""Who speaks by post alone: the holder of one, a spokesperson of a named body, a force, officials of no body.

In: a noun phrase without a name, and what it is evidence of. Out: whether it stands for somebody in particular, so
that the source is not anonymous, or for the state at large. Left undone: posts that several people hold at a time
("the deputy mayor").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.antecedents.known import is_office
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.clues.offices import BARE
from framing.sources.lists.roles import Role

__all__ = ["are_officials", "is_initiated", "is_known_post", "is_named_people"]

# Posts that one person at a time holds in a body or place.
_POSTS = frozenset({
    "ambassador", "archbishop", "auditor", "bishop", "chair", "chairman", "chairperson", "chairwoman", "chief",
    "commandant", "commander", "commissioner", "consul", "coordinator", "director", "envoy", "governor", "head", "imam",
    "leader", "mayor", "ombudsman", "patriarch", "president", "prosecutor", "rapporteur", "rector", "secretary",
    "secretary-general", "speaker",
})  # fmt: skip
# Posts known by their letters.
_LETTERED = frozenset({"igp", "dgp", "ppro", "dpo", "cds"})
# Those who speak for a body and not for themselves.
_VOICES = frozenset({"spokesman", "spokesperson", "spokeswoman"})

# What somebody who tells of a secret is said to be or have.
_KNOWING = frozenset({"briefed", "familiar", "knowledge", "direct", "first-hand", "aware", "privy", "close"})

# What those who have it from near are said to do.
_CLAIMING = frozenset({"know", "knew", "claim", "claimed", "spoke", "asked"})

# People whom a body between states sends as one.
_SENT = frozenset({"expert", "observer", "monitor", "inspector", "investigator", "peacekeeper", "agency"})


def is_named_people(role: Role | None, part: Part) -> bool:
    """Tell whether a collective is a body rather than unnamed people: "the security forces", "Syrian troops"."""
    one = role.noun.removesuffix("s") if role is not None and role.plural and not part.many else ""
    if one in _SENT and role is not None:
        # "UN experts", "African Union observers": a mission, spoken of by whom it is made of
        sent = any(item.entry is not None and item.entry.type in ("un", "igo") for item in part.attributes)
        return sent or role.phrase.startswith("un ")
    if role is None or role.kind != "people" or role.type != "state":
        return False
    return role.phrase.endswith("forces") or (bool(part.possessor) and role.phrase.startswith("joint chiefs"))


def is_known_post(part: Part, evidence: Evidence, folded: Sequence[str]) -> bool:
    """Tell whether a post names its holder: "the governor of the region", "its director", "an EU spokesperson"."""
    role = part.role
    if is_office(part) and evidence.type in ("state", "opposition", "party"):
        return True
    if role is None or role.plural or part.many or evidence.type in (None, "civilian", "other"):
        return False
    last = role.noun
    served = bool(evidence.body or part.possessor or part.complement)
    if part.complement and is_indefinite(folded[part.complement[0].first]):
        # "the head of a cooperative"
        return False
    if last == "representative" and part.complement and folded[part.complement[0].first - 1] == "of":
        # "a representative of the armed forces"
        return evidence.body is not None or evidence.type == "state"
    if last in _VOICES:
        return served or any(item.entry is not None or item.country is not None for item in part.attributes)
    definite = part.determiner in ("the", "its", "his", "her", "their", "whose") or bool(part.possessor)
    post = last in _LETTERED or not _POSTS.isdisjoint(role.phrase.split())
    return post and definite and (served or evidence.type in ("state", "un", "igo"))


def are_officials(part: Part, *, plural: bool) -> bool:
    """Tell whether officials speak, or one of a field ("an education official"); "an official" may be anybody's."""
    if part.role is None or part.role.noun not in ("official", "officials"):
        return False
    return plural or any(item.kind in ("word", "modifier") for item in part.attributes)


def is_initiated(after: int, role: Role | None, folded: Sequence[str]) -> bool:
    """Tell whether people are told apart by what they know alone: "people briefed on the decision".

    Parameters
    ----------
    after : int
        The token after the noun.
    role : Role or None
        The noun's role.
    folded : sequence of str
        The document's tokens, folded.
    """
    if role is None or role.phrase not in BARE:
        return False
    following = folded[after : after + 2]
    if following and following[0] == "who" and following[-1] in _CLAIMING:
        return True
    return bool(following) and (following[0] in _KNOWING or (following[0] == "with" and following[-1] in _KNOWING))
