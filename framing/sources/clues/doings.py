"""What a phrase without a noun of its own says: a clause ("who imports wheat for a mill"), "for the defence".

In: the part, and what the body in it says. Out: `Evidence`, weak by design. Left undone: what somebody does for no
body and with a verb that says nothing ("who saw the blast").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.clues.serving import DOING, HELPING, PLACED

__all__ = ["read_headless"]

_DONE, _EMPLOYED, _BELONGS, _DEFECTED = 0.5, 0.6, 0.48, 0.7

# Prepositions that open an apposition of nothing but the body somebody belongs to.
_BELONGING = frozenset({"of", "from", "with", "at", "for"})

# Types of bodies that people do something for in that body's name.
_EMPLOYING = ("un", "igo", "ngo", "business", "media", "opposition", "party", "state")

# Whom a lawyer is for.
_PLEADED = frozenset({"defence", "defense", "accused", "appellant", "appellants", "plaintiff", "plaintiffs", "victims"})


def read_headless(part: Part, folded: Sequence[str], served: Evidence | None) -> Evidence:
    """Return what a clause or a phrase that opens with a preposition says of the speaker.

    Parameters
    ----------
    part : Part
        The phrase.
    folded : sequence of str
        The document's tokens, folded.
    served : Evidence or None
        What the body after its preposition says.
    """
    first = folded[part.items[0].first]
    if part.clause:
        return _done(part, folded, served)
    if first == "for" and folded[part.items[-1].last - 1] in _PLEADED and len(part.items) < 4:
        # ", for the defence"
        return Evidence("expert", None, "speaks for a side in court", _DONE)
    if served is None or first not in _BELONGING:
        return Evidence()
    # ", of the opposition Border party"
    return served._replace(confidence=min(served.confidence, _BELONGS))


def _done(part: Part, folded: Sequence[str], served: Evidence | None) -> Evidence:
    verb = next((folded[item.first] for item in part.items if folded[item.first] not in HELPING), "")
    kind: SourceType | None = DOING.get(verb)
    if verb == "writes" and any(folded[item.last - 1] in ("newsletter", "column", "for") for item in part.items):
        kind = "media"
    if folded[part.items[0].first : part.items[0].first + 2] in PLACED:
        return Evidence("opposition", None, "in exile or hiding", _BELONGS)
    if verb == "fled":
        # for `framing.sources.clues.offices`: a politician who did is against the government
        return Evidence()
    if served is not None and served.type in _EMPLOYING and kind not in ("expert", "party", "opposition"):
        # "who documents strikes for a rights monitor"
        return served._replace(confidence=min(served.confidence, _EMPLOYED))
    if served is not None and served.type in ("media", "un", "igo", "ngo", "party") and kind == "expert":
        return served._replace(confidence=min(served.confidence, _EMPLOYED))
    trust = _DEFECTED if kind == "opposition" or verb in ("standing", "stands") else _DONE
    return Evidence(kind, None, f"what somebody does: {verb}", trust) if kind not in (None, "civilian") else Evidence()
