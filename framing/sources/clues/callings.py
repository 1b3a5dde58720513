"""Callings and crafts that are followed for a body: "a nurse with the charity", "a UN forensic expert".

In: a role and the phrase it stands in. Out: whether the body beside it says more than the calling. Left undone: bodies
that somebody only treats or studies ("a historian of the army" keeps the calling, since none is listed here).
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.mentions import Evidence, Part
from framing.sources.lists.roles import Role

__all__ = ["CALLINGS", "is_field", "is_firm", "is_followed", "is_remit"]

# Callings that say less than the body they are followed for: "a nurse with the Red Cross", "one of its authors".
CALLINGS = frozenset({
    "author", "co-author", "doctor", "physician", "nurse", "surgeon", "medic", "paramedic", "barrister", "counsel",
    "engineer", "volunteer", "adviser", "advisor", "legal adviser", "rector",
    "clerk", "receptionist", "accountant", "pilot", "technician", "paralegal", "deckhand", "veterinarian", "vet",
    "nutritionist", "epidemiologist", "translator", "interpreter", "mechanic", "logistician", "organiser", "organizer",
})  # fmt: skip

# Last words of those that bodies send out: "a UN forensic expert".
_CRAFTS = CALLINGS | {
    "expert", "veteran", "specialist", "biologist", "hydrologist", "agronomist", "geologist", "scientist", "economist",
    "lawyer", "psychologist", "driver", "cook", "midwife", "teacher", "skipper", "sailor", "trainer", "archaeologist",
}  # fmt: skip

# People by what they do, who are companies where somebody speaks for them.
_FIRMS = frozenset({"miner", "trader", "builder", "producer", "brewer", "refiner", "distiller", "insurer", "shipper",
                    "developer", "operator", "exporter", "importer", "distributor", "contractor", "manufacturer",
                    "supplier", "grower", "processor", "smelter", "maker", "packer", "hotelier"})  # fmt: skip

# Whoever holds an office of these serves nobody of those types, but has to do with them.
_OFFICES = ("state", "un", "igo")
_REMITS = ("civilian", "expert", "business", "media")

# Types that an adjective or noun for a field gives ("medical", "media"): the body served says more.
_FIELDS = ("civilian", "media", "ngo", "expert", "business")
_REGIONAL = frozenset({"modifier: regional", "modifier: parliamentary", "modifier: provincial", "modifier: defence",
                       "modifier: defense", "modifier: security", "modifier: municipal"})  # fmt: skip


def is_followed(role: Role, part: Part, folded: Sequence[str], *, sent: bool) -> bool:
    """Tell whether a role that says a type of its own may be followed for a body.

    Parameters
    ----------
    role : Role
        The role: a calling ("a nurse with the charity"), a craft ("a UN forensic expert"), "the agency's man".
    part : Part
        The phrase.
    folded : sequence of str
        The document's tokens, folded.
    sent : bool
        Whether a body that sends people out stands before it.
    """
    served = bool(part.complement or part.possessor)
    if role.kind == "body":
        return role.type == "civilian" and served
    if role.phrase in ("man", "woman"):
        return bool(part.possessor)
    if role.phrase in CALLINGS:
        return served or sent or part.determiner in ("its", "their", "his", "her")
    if role.noun not in _CRAFTS:
        return False
    if role.phrase == "veteran":
        # "a veteran of the resistance"
        return served or sent
    # "an economist at the central bank"
    return sent or (bool(part.complement) and folded[part.complement[0].first - 1] in ("at", "with"))


def is_firm(inner: Part, role: Role | None) -> bool:
    """Tell whether people serve a company called by what it does: "a spokesman for the platinum producer"."""
    if role is None or role.kind != "person" or not role.inherits or inner.role is None or inner.role.plural:
        return False
    return inner.determiner in ("the", "a", "an") and inner.role.noun in _FIRMS


def is_remit(part: Part, inner: Part, found: Evidence) -> bool:
    """Tell whether a complement is what an office is for, not whom it serves: "the minister for women and children"."""
    office = part.role is not None and part.role.kind == "person" and part.role.type in _OFFICES
    bare = inner.head is not None and inner.head.kind == "noun" and not inner.determiner
    return office and bare and found.type in _REMITS


def is_field(found: Evidence) -> bool:
    """Tell whether an adjective says no more than the field or place somebody works in ("the regional chairman")."""
    return found.type in _FIELDS or found.reason in _REGIONAL
