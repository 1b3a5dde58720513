"""Members of a group that was spoken of before: "one of them", "another", "both", "the latter".

In: the head part of a mention and the ranking of candidates. Out: an antecedent, or ``None``. One of a group is unnamed
and of the group's type; a name beside it ("one of them, Anna Berg,") takes that type where nothing else is known of it.
Left undone: members of a body ("one of the party's deputies"), which say themselves what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.sources.antecedents.facts import paragraph_of
from framing.sources.antecedents.known import find_another
from framing.sources.antecedents.ranking import Ranking
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent
from framing.sources.clues.mentions import Part
from framing.sources.surface.items import Item

__all__ = ["as_member", "find_member", "is_new"]

# Words that stand for some of a group by themselves or before "of them".
_MEMBERS = frozenset({"one", "another", "some", "several", "both", "many", "most", "others", "two", "three", "few",
                      "all", "none", "neither", "each", "other"})  # fmt: skip
_SINGLE = frozenset({"one", "another", "each", "neither", "other"})
_THEM = frozenset({"them", "these", "those", "whom"})

# Openings that may point to others of a group, or to one of two.
_OTHERS = frozenset(
    ("the", word) for word in ("other", "others", "two", "three", "second", "third", "latter", "former")
)

# What counts a group, and what follows the noun for it.
_COUNTED = frozenset({"the", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some",
                      "many", "other", "dozens", "both"})  # fmt: skip
_LINKS = frozenset({"of", "in", "at", "from", "who", "for", "with", "on", "near", "to", "and"})

# How far back a group is looked for, in sentences, and how many "both" are.
_GROUP_BACK, _TWO = 4, 2

# How far back "the latter" is looked for, in sentences.
_BACK = 2


def find_member(article: Article, ranking: Ranking, part: Part) -> Antecedent | None:
    """Return whom "one", "another of them" or "some" speaks for, or who "the latter" is.

    Parameters
    ----------
    article : Article
        The document.
    ranking : Ranking
        Its candidates.
    part : Part
        The head part of the mention.
    """
    position, end = part.items[0].first, part.items[-1].last
    opening = article.folded[position : position + 2]
    if opening[0] not in _MEMBERS and opening not in _OTHERS and article.folded[end - 1] != "source":
        # the quick answer for most
        return None
    words = [article.folded[token] for item in part.items for token in range(item.first, item.last)]
    if words in (["the", "latter"], ["the", "former"]):
        return _of_two(article, ranking, position, last=words[1] == "latter")
    if words[-2:] == ["same", "source"]:
        return ranking.antecedents.last(("person", "people", "body"))
    if words == ["the", "other", "two"]:
        del words[2:]
    bare = words[0] == "the" and words[1:] in (["other"], ["others"], ["two"], ["three"], ["second"], ["third"])
    if words[0] not in _MEMBERS and not bare:
        return None
    again = find_another(article, ranking.antecedents, part)
    if again is not None:
        return again
    if words[1:] == ["of"] and article.folded[end : end + 1] == ("whom",):
        # "many of whom": the relative pronoun is another part
        words.append("whom")
    if not bare and len(words) > 1 and not (words[1] == "of" and words[-1] in _THEM):
        return None
    if article.words[end : end + 1] == (",",) or (len(words) > 1 and article.words[end : end + 1] != (".",)):
        named = _named_after(article, end)
    else:
        named = None
    pair = _pair_before(article, ranking, position) if words == ["both"] else None
    found = pair or ranking.find(position, ("people",)) or _one_before(ranking, position, words[0])
    if found is not None and article.sentence_of(position) - article.sentence_of(found.position) > _GROUP_BACK:
        found = None
    if named is not None:
        return _with_type(ranking.read(named), found)
    if found is None:
        return None
    single = words[0] in _SINGLE or bare
    name = _one_of(found.speaker.name or "") if single and found.kind == "people" and not bare else found.speaker.name
    speaker = replace(found.speaker, name=name, anonymous=True, reason=f"one of: {found.speaker.reason}")
    return Antecedent(speaker, "person" if single else "people", position)


def _one_of(name: str) -> str | None:
    """Return what one of a group is called.

    Examples
    --------
    >>> _one_of("two military sources in Lund"), _one_of("Three drivers"), _one_of("women")
    ('military source in Lund', 'driver', 'woman')
    """
    words = name.split()
    while len(words) > 1 and (words[0].lower() in _COUNTED or words[0].isdigit()):
        del words[0]
    if not words:
        return None
    end = next((place for place, word in enumerate(words) if word in _LINKS and place), len(words)) - 1
    head = words[end]
    if head.endswith("men"):
        head = head[:-2] + "an"
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return " ".join([*words[:end], head, *words[end + 1 :]])


def as_member(article: Article, ranking: Ranking, named: Antecedent, part: Part) -> Antecedent:
    """Return somebody named in "one of them, Anna Berg" with the type of the group, where nothing else is known."""
    words = [article.folded[token] for item in part.items for token in range(item.first, item.last)]
    if words[0] not in _SINGLE or named.speaker.reason != "person without a role":
        return named
    if len(words) > 1 and not (words[1] == "of" and words[-1] in _THEM):
        return named
    return _with_type(named, ranking.find(part.items[0].first, ("people",)))


def _with_type(named: Antecedent, group: Antecedent | None) -> Antecedent:
    """Return somebody named as one of a group with the group's type, where nothing else is known of them."""
    if group is None or named.speaker.reason != "person without a role":
        return named
    of = group.speaker
    reason = f"one of: {of.reason}"
    return named._replace(speaker=replace(named.speaker, type=of.type, country=of.country, reason=reason))


def _pair_before(article: Article, ranking: Ranking, position: int) -> Antecedent | None:
    """Return the two people cited last before "both", as one speaker."""
    people: list[Antecedent] = []
    for known in ranking.antecedents.backwards():
        if known.kind != "person" or article.sentence_of(position) - article.sentence_of(known.position) > _GROUP_BACK:
            break
        if known.speaker.name not in [other.speaker.name for other in people]:
            people.append(known)
    if len(people) < _TWO:
        return None
    names = " and ".join(one.speaker.name or "" for one in people[1::-1])
    return Antecedent(replace(people[1].speaker, name=names), "people", position)


def _one_before(ranking: Ranking, position: int, word: str) -> Antecedent | None:
    """Return the one person of whose kind "another" is: "A fisherman has waited a year. Another said"."""
    if word != "another":
        return None
    return ranking.find(position, ("person",), fits=lambda one: one.speaker.anonymous)


def _named_after(article: Article, end: int) -> Sequence[Item] | None:
    """Return the name in "one of them, Anna Berg, said"."""
    start = end + (article.words[end : end + 1] == (",",))
    sentence = article.prose.sentences[article.sentence_of(end - 1)]
    items = article.items_in(start, sentence.last)[:4] if start < sentence.last else []
    while items and items[0].kind in ("determiner", "title"):
        items = items[1:]
    named = bool(items) and items[0].kind in ("name", "entry") and items[0].first - start <= 1
    return items[:1] if named else None


def _of_two(article: Article, ranking: Ranking, position: int, *, last: bool) -> Antecedent | None:
    """Return the latter or the former of what was named last."""
    number = article.sentence_of(position)
    for place in range(number, max(number - _BACK, -1), -1):
        phrases = [
            phrase
            for phrase in ranking.phrases(place)
            if phrase.last <= position and phrase.kind in ("person", "people", "body", "country")
            and phrase.place not in ("governed", "owner")
        ]  # fmt: skip
        if len(phrases) > 1:
            return ranking.read_phrase(phrases[-1] if last else phrases[-2])
    return None


def is_new(article: Article, unnamed: Antecedent, name: Item) -> bool:
    """Tell whether a name can't be an unnamed speaker's: it comes late in a new paragraph, or is no person's."""
    if article.folded[name.last : name.last + 2] == (",", "which"):
        return True
    here = paragraph_of(article, name.first)
    before = article.prose.sentences[article.sentence_of(name.first) - 1]
    late = before.paragraph == here != paragraph_of(article, unnamed.position)
    return late and not article.is_quoted(before.first + 1, before.first + 2)
