"""What speaks for a noun phrase as the one that a pronoun points to.

In: a phrase of the article, the speaker that it named, and what is asked for. Out: facts, or ``None`` where the phrase
can't be meant: it differs in kind or gender, stands on the wrong side of quotation marks or in what the pronoun itself
says. A candidate's score is the sum of the weights of its facts. Reference: Lappin & Leass (1994), whose factors these
are; the weights are set by hand on the development articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from framing.records import Span
from framing.sources.antecedents.candidates import Phrase
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent, gender_by_ending
from framing.sources.lists.names import fold, load_given_names

__all__ = [
    "Candidate",
    "Question",
    "best_from",
    "is_post",
    "paragraph_of",
    "score_of",
    "weigh",
]

# What each fact adds to a candidate's score.
_WEIGHTS = defaultdict(float, {
    # its place in the grammar
    "subject": 3.0, "clause": 1.5, "object": 0.5, "governed": 0.0, "owner": -0.5, "heard": -0.5,
    # what it is: a text or country is seldom meant, "they" is rather people than a body
    "text": -0.5, "country": -1.0, "loose": -1.0, "named": 1.0, "agrees": 0.5, "told": 1.0, "vague": -1.5,
    "related": -1.0, "placelike": -2.0,
    # where it stands, and whether it spoke
    "spoke": 1.0, "here": 1.0, "inside": 2.0, "spoke inside": -2.0, "paragraph": -1.0, "step": -1.5,
    # of an owner, who stands nearer
    "owner step": -3.0, "owner spoke": -1.0,
})  # fmt: skip
_weight_of = _WEIGHTS.__getitem__

_TO = frozenset({
    "of", "in", "to", "near", "from", "into", "towards", "toward", "at", "outside", "across",
})  # fmt: skip

_WITHIN = frozenset({"in", "near", "outside", "across"})

_SEXES = {"male": "m"} | dict.fromkeys(("female", "woman", "widow", "mum", "actress", "businesswoman"), "f")

# All that can speak for a candidate in an earlier sentence.
_MOST = ("subject", "spoke", "named", "agrees")

_OWNERS = frozenset({"his", "her", "their", "its", "my"})


class Question(NamedTuple):
    """What is asked of a candidate, and where."""

    position: int
    kinds: Sequence[str]
    gender: str | None
    said: Sequence[Span]
    inside: bool
    paragraph: int


class Candidate(NamedTuple):
    """A phrase or speaker that a pronoun may mean, with the facts that count and the score that they make."""

    score: float
    facts: tuple[str, ...]
    steps: int
    position: int
    phrase: Phrase | None = None
    known: Antecedent | None = None


def score_of(facts: Sequence[str], steps: int, *, owning: bool) -> float:
    """Return how much speaks for a candidate so many sentences back, the place in the grammar being its first fact."""
    total = sum(map(_weight_of, facts))
    if owning:
        return (
            total + (_weight_of("owner spoke") * ("spoke" in facts) - _weight_of(facts[0]) / 2)
            + _weight_of("owner step") * steps
        )  # fmt: skip
    return total + _weight_of("step") * steps


def best_from(steps: int, *, owning: bool) -> float:
    """Return the score that no candidate so many sentences back can pass."""
    return score_of(_MOST, steps, owning=owning)


def weigh(
    article: Article,
    asked: Question,
    phrase: Phrase,
    known: Antecedent | None,
    *,
    cited: bool,
) -> list[str] | None:
    """Return what speaks for a phrase, ``None`` where it can't be meant."""
    kind = known.kind if known is not None else phrase.kind
    if kind not in asked.kinds and (phrase.kind != "text" or phrase.kind not in asked.kinds):
        # "the statement said. It added": the statement, whoever issued it
        return None
    if phrase.quoted and not asked.inside:
        return None
    if known is None:
        if asked.said and _is_said(article, phrase, asked.said):
            return None
        if kind == "country" and phrase.place not in ("subject", "clause"):
            return None
        if kind == "person" and phrase.head.kind == "name" and any(map(str.isdigit, article.folded[phrase.first])):
            # "LE6,000"
            return None
    agrees = _agrees(article, phrase, known, asked.gender) if asked.gender is not None else False
    if agrees is None:
        return None
    facts: list[str] = ["subject" if cited else phrase.place, kind]
    if agrees:
        facts.append("agrees")
    if known is None:
        if not agrees and _is_related(article, phrase):
            facts.append("related")
        elif agrees and phrase.head.kind == "noun":
            facts.append("told")
    if _is_named(phrase, known):
        facts.append("named")
    elif asked.gender is not None and not agrees and not (cited and _is_next(article, phrase, asked.position)):
        facts.append("vague")
    if known is None and kind == "person" and phrase.place == "governed" and _is_placelike(article, phrase):
        facts.append("placelike")
    if kind != "people" and "people" in asked.kinds:
        facts.append("loose")
    if cited:
        facts.append("spoke inside" if asked.inside else "spoke")
    if asked.inside and phrase.quoted:
        facts.append("inside")
    return facts


def _is_next(article: Article, phrase: Phrase, position: int) -> bool:
    """Tell whether a pronoun stands in the sentence of a phrase or in the next, where whoever spoke goes on."""
    return article.sentence_of(position) - article.sentence_of(phrase.first) <= 1


def _agrees(article: Article, phrase: Phrase, known: Antecedent | None, gender: str) -> bool | None:
    """Tell whether a phrase agrees in gender for sure, ``None`` where it doesn't agree."""
    own = known.gender if known is not None else phrase.head.role.gender if phrase.head.role is not None else None
    if known is None and own is None and len(phrase.items) > 1:
        # "prominent female activist Marcel Berg"
        own = next(
            (_SEXES[word] for item in phrase.items if (word := article.folded[item.first]) in _SEXES),
            None,
        )
    if own is None and phrase.head.kind == "name":
        name = article.full_name(article.name_of(phrase.head))
        own = load_given_names().get(fold(name.split()[0])) or gender_by_ending(name.split()[-1])
        own = own or next((one.gender for one in article.introductions(name) if one.gender), None)
    return None if own not in (None, gender) else own == gender


def _is_related(article: Article, phrase: Phrase) -> bool:
    """Tell whether a phrase is somebody brought in by another, seldom whom the next sentence is about."""
    folded, first = article.folded, phrase.first
    if folded[first] in _OWNERS:
        return True
    return folded[first - 1] == "and" and not _OWNERS.isdisjoint(folded[max(first - 5, 0) : first])


def _is_said(article: Article, phrase: Phrase, said: Sequence[Span]) -> bool:
    start = article.prose.starts[phrase.first]
    return any(span.start <= start < span.end for span in said)


def is_post(known: Antecedent) -> bool:
    """Tell whether a speaker is called by a post alone: "the Special Rapporteur"."""
    words = fold(known.speaker.name or "").split()
    return any(role.rpartition(" ")[2] in words for role in known.roles)


def _is_placelike(article: Article, phrase: Phrase) -> bool:
    """Tell whether a name stands where a place does: "in the direction of Gwarsha", "who lives in Tuen Mun"."""
    if phrase.head.kind != "name":
        return False
    single = phrase.last - phrase.first == 1
    unknown = article.folded[phrase.first] not in load_given_names()
    before, name = article.folded[phrase.first - 1], article.name_of(phrase.head)
    return before in (_TO if single else _WITHIN if unknown else ()) and article.full_name(name) == name


def _is_named(phrase: Phrase, known: Antecedent | None) -> bool:
    """Tell whether a candidate is called by a name, not by a post ("the Special Rapporteur")."""
    if phrase.head.kind in ("name", "entry"):
        return True
    if known is None or known.speaker.anonymous or known.speaker.name is None:
        return False
    role = phrase.head.role
    return role is None or role.noun not in fold(known.speaker.name).split()


def paragraph_of(article: Article, token: int) -> int:
    """Return the number of the paragraph that holds a token."""
    return article.prose.sentences[article.sentence_of(token)].paragraph
