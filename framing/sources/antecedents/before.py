"""The sentences that a pronoun may point into, and the speaker before who is surely meant: "Berg said. He said".

In: an article, the place of a pronoun, what it is said to say and the speakers so far. Out: numbers of sentences, and
an antecedent where no noun phrase can have more that speaks for it (`framing.sources.antecedents.facts`), so that none
is looked for. Left undone: speakers of a sentence further back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.records import Span
from framing.segmentation.prose import Prose, Sentence
from framing.sources.antecedents.facts import is_post
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent

__all__ = ["find_speaker_before", "says_nothing", "sentences_back"]

# How many sentences back phrases are looked for, and how many quoted ones are passed over on the way.
_SENTENCES, _QUOTED = 2, 6


def sentences_back(article: Article, position: int, said: Sequence[Span], *, inside: bool) -> Iterator[tuple[int, int]]:
    """Return the sentences that candidates are looked for in, with how many steps back each is.

    Quoted ones are passed over unless the pronoun is quoted itself; one that begins with the same pronoun goes on with
    the same person.

    Parameters
    ----------
    article : Article
        The document.
    position : int
        Token of the pronoun.
    said : sequence of Span
        What it is said to say.
    inside : bool
        Whether it stands in quotation marks.
    """
    sentences = article.prose.sentences
    number = article.sentence_of(position)
    pronoun = article.folded[position]
    yield 0, number
    steps = 1
    for place in range(number - 1, max(number - _QUOTED, 0) - 1, -1):
        sentence = sentences[place]
        if said and _is_said(article.prose, sentence, said):
            continue
        if not inside and article.is_quoted(sentence.first, sentence.last):
            continue
        yield steps, place
        steps += article.folded[sentence.first] != pronoun
        if steps > _SENTENCES:
            return


def find_speaker_before(
    article: Article,
    seen: Sequence[Antecedent],
    position: int,
    needs: tuple[Sequence[str], str | None],
    said: Sequence[Span],
) -> Antecedent | None:
    """Return the speaker of the sentence before, where nothing else can be meant.

    Parameters
    ----------
    article : Article
        The document.
    seen : sequence of Antecedent
        The speakers so far.
    position : int
        Token of the pronoun.
    needs : tuple
        The kinds of antecedents that it can stand for, and its gender.
    said : sequence of Span
        What it is said to say.
    """
    kinds, gender = needs
    inside = article.is_quoted(position, position + 1)
    sentences = sentences_back(article, position, said, inside=inside)
    own = article.prose.sentences[next(sentences)[1]].first
    start = article.prose.starts[own]
    if inside or (own != position and not any(one.start <= start + 1 and one.end > start for one in said)):
        return None
    before = next(sentences, None)
    if before is None:
        return None
    first, last = article.prose.sentences[before[1]].first, article.prose.sentences[before[1]].last
    spoken = [one for one in seen if first <= one.position < last]
    opening = next((one for one in reversed(spoken) if one.position == first), None)
    if opening is not None and opening.kind in kinds and (
        (gender is not None and opening.gender == gender) or _is_sure_of(opening, None)
    ):  # fmt: skip
        return opening._replace(gender=gender or opening.gender)
    if not says_nothing(article, own, position, said):
        return None
    # for these no phrase of that sentence or an earlier one that nobody spoke in can have as much
    if gender is not None:
        sure = [one for one in spoken if one.kind in kinds and _is_sure_of(one, gender)]
    else:
        sure = [one for one in spoken if one.kind == "people"] if "people" in kinds else []
    best = max(sure, key=lambda one: (one.gender == gender, one.position), default=None)
    return best._replace(gender=gender or best.gender) if best is not None else None


def says_nothing(article: Article, first: int, position: int, said: Sequence[Span]) -> bool:
    """Tell whether what stands before a pronoun in its sentence is nothing but what it is said to say."""
    if first == position:
        return True
    for span in said:
        start, end = article.tokens_of(span)
        if start <= first + 1 and not any(word[0].isalnum() for word in article.words[end:position]):
            return True
    return False


def _is_said(prose: Prose, sentence: Sentence, said: Sequence[Span]) -> bool:
    """Tell whether a sentence is part of what somebody says."""
    start, end = prose.starts[sentence.first], prose.ends[sentence.last - 1]
    return any(one.start <= start and end <= one.end + 1 for one in said)


def _is_sure_of(known: Antecedent, gender: str | None) -> bool:
    """Tell whether a speaker is called by a name, and is of a gender or may be of any."""
    return known.gender in (None, gender) and not known.speaker.anonymous and not is_post(known)
