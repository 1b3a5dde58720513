"""Bodies that a noun alone points to: "the group", "the Observatory", "a monitor" of a headline.

In: the head part of a mention, what it says of itself, the speakers before. Out: the body cited or named that fits, or
``None``. What was cited goes before what is only named, what is near before what is far.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.antecedents.kinds import PLATFORMS, is_of_kind
from framing.sources.antecedents.known import make_speaker
from framing.sources.articles.article import Article
from framing.sources.articles.bodies import CAN_BE, Body
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.clues.wording import is_states_own
from framing.sources.lists.names import fold
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item

__all__ = ["find_body"]

# Within so many sentences "the group" points to a body before; from this confidence on a body's type is no guess.
_NEAR, _SURE = 3, 0.7

# Collective nouns that stand for a whole side, not for a body named elsewhere.
_NEVER_SHORT = frozenset({"opposition", "resistance", "insurgency", "rebellion", "media", "press", "capital",
                          "reports"})  # fmt: skip

# Words that lead from the noun of a body's name to what it is for.
_LINKS = frozenset({"of", "for", "on", "in", "to", "against", "and", "from", "at"})


def _heads(noun: str, name: Sequence[str]) -> bool:
    """Tell whether a noun is the one that a name is of: "Observatory for Rights", not "Government Service"."""
    return any(
        word == noun and (place + 1 == len(name) or name[place + 1] in _LINKS) for place, word in enumerate(name)
    )


def find_body(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Find the body that "the group" or "the Observatory" points to: cited before, then named anywhere."""
    head, role = part.head, part.role
    assert head is not None  # the caller has looked
    assert role is not None
    if role.type == "state" and any(item.kind in ("name", "country") for item in part.attributes):
        return None
    noun = article.folded[head.last - 1]
    cited = _cited_body(article, antecedents, part, noun)
    if cited is not None:
        return cited
    body = article.body_for(head) if not part.possessor else None
    if body is not None and _may_mean(body, noun, role, evidence):
        return Antecedent(make_speaker(article, body.name, body.evidence, anonymous=False), "body", head.first)
    if "state" in (role.type, evidence.type) or noun in _NEVER_SHORT or part.possessor:
        return None
    if any(item.entry is not None or item.kind == "name" for item in part.attributes):
        return None
    return _body_of_kind(article, antecedents, part, evidence)


def _cited_body(article: Article, antecedents: Antecedents, part: Part, noun: str) -> Antecedent | None:
    """Return the body cited last whose name holds all words of a description."""
    assert part.head is not None  # the caller has looked
    words = {article.folded[item.first] for item in part.attributes if item.kind in ("noun", "name", "entry")}
    words.update(article.folded[part.head.first : part.head.last])
    words.update(article.folded[item.last - 1] for item in part.possessor if item.kind in ("noun", "name"))
    state = part.role is not None and part.role.type == "state"
    for known in antecedents.backwards():
        if known.kind != "body" or known.speaker.anonymous:
            continue
        name = fold(known.speaker.name or "").split()
        if not _heads(noun, name) or not words <= set(name):
            continue
        if known.speaker.type == "opposition" and is_states_own(part.role):
            # "the army" is not the People's Army that fights it
            continue
        # "Ondovar's foreign ministry" is not the foreign ministry cited before
        if not state or not part.possessor or known.speaker.type != "state":
            return known
    return None


def _may_mean(body: Body, noun: str, role: Role, evidence: Evidence) -> bool:
    """Tell whether a noun and what is said of it fit a body whose name holds the noun."""
    kind = body.evidence.type
    if role.type == "state" and not _heads(noun, fold(body.name).split()):
        # "the government" is no Government Communication Service
        return False
    if kind == "opposition" and is_states_own(role):
        return False
    if evidence.type == "opposition" and kind not in ("opposition", "party"):
        return False
    return evidence.type in (None, kind, role.type)


def _body_of_kind(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the body cited last that is of the kind of a noun, else one that the article names."""
    head, role = part.head, part.role
    assert head is not None  # the caller has looked
    assert role is not None
    noun = article.folded[head.last - 1]
    new = is_indefinite(part.determiner)
    several = bool(part.complement) and not any(item.kind in ("name", "entry") for item in part.complement)
    if new and (evidence.type not in ("ngo", "un", "igo") or several):
        # "a coalition of women's groups"
        return None
    # "the Observatory a monitoring group said": the comma is lost
    start = part.items[0].first
    before = next(iter(article.items_before(start)), None) if new else None
    new = new and not part.complement and (before is None or before.last != start)
    # a bare "party" may also be an opposition; "extremist group" says what it is
    alone = role.phrase == noun and noun in CAN_BE
    bare = evidence.type is None or (alone and not (part.attributes or part.possessor or part.complement))
    wanted = CAN_BE.get(noun, ()) if bare or evidence.type is None else (evidence.type,)
    if not wanted:
        return None
    for known in antecedents.backwards():
        if known.kind == "body" and is_of_kind(article, known, wanted) and not known.speaker.anonymous and not new:
            return known
    # "a war monitor said": one that is named later
    one = _nearest_body(article, head, wanted, after=new)
    if one is None:
        return None
    return Antecedent(make_speaker(article, one.name, one.evidence, anonymous=False), "body", head.first)


def _nearest_body(article: Article, head: Item, wanted: Sequence[SourceType], *, after: bool) -> Body | None:
    """Return the body of some types named near before a noun, else further before, else after it.

    Of several it is the kind that is wanted first, the nearest; one whose type is known or that is called by the noun
    goes before all that only sound like it.
    """
    sentences, position = article.prose.sentences, head.first
    number, noun = article.sentence_of(position), article.folded[head.last - 1]
    near, last = sentences[max(number - _NEAR, 0)].first, sentences[number].last
    guessed: list[Body] = []
    for start, end in ((position + 1 if after else near, last), (0, 0 if after else near), (last, len(article.words))):
        best, unsure = len(wanted), []
        found: Body | None = None
        for one in article.bodies.around(start, end, position):
            kind = one.evidence.type
            if kind not in wanted or one.position == position or one.name in PLATFORMS:
                continue
            if one.evidence.confidence < _SURE and noun not in one.words:
                unsure.append(one)
            elif wanted.index(kind) < best:
                best, found = wanted.index(kind), one
                if best == 0:
                    # none that is farther can be more
                    return found
        if found is not None:
            return found
        guessed = guessed or unsure
    return min(guessed, key=lambda one: (wanted.index(one.evidence.type), abs(one.position - position)), default=None)
