"""Whom a pronoun points to: the candidates before it, each with a score from what speaks for it.

In: the article, the speakers resolved so far, the place of a pronoun. Out: an antecedent, or ``None``. Candidates are
the noun phrases of the pronoun's sentence and of those before it, and the last speakers;
`framing.sources.antecedents.facts` says what speaks for each. The best few are read as mentions, and the first that
fits in kind and gender is taken. Reference: Lappin & Leass (1994).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter

from framing.records import Span
from framing.sources.antecedents.before import find_speaker_before, says_nothing, sentences_back
from framing.sources.antecedents.candidates import Phrase, find_phrases
from framing.sources.antecedents.facts import (
    Candidate,
    Question,
    best_from,
    is_post,
    paragraph_of,
    score_of,
    weigh,
)
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent, Antecedents, pronoun_needs
from framing.sources.surface.items import Item

__all__ = ["Ranking"]

# A speaker further back than so many sentences counts as so far.
_FAR = 6

# Nouns for relatives.
_KIN = frozenset({"family", "families", "relatives", "relative", "mother", "mothers", "father", "parents", "children",
                  "son", "sons", "daughter", "daughters", "brother", "sister", "cousin", "uncle", "aunt", "widow",
                  "widows", "wives", "husbands", "kin", "grandmother", "grandfather", "neighbours"})  # fmt: skip

_NOMINAL = frozenset({"name", "noun", "title", "modifier", "country", "determiner", "entry", "number"})

# Words before a comma that only joins a clause to its sentence.
_JOINING = frozenset({"which", "that", "who", "where", "and", "but", "because", "as", "when", "if", "while"})

# Below this an owner is nobody.
_WORST = -4.5

# How many candidates are read, the best first.
_TRIED = 6


class Ranking:
    """Finds antecedents in one document.

    Parameters
    ----------
    article : Article
        The document.
    antecedents : Antecedents
        The speakers resolved so far.
    read : callable
        Resolves a noun phrase.
    """

    def __init__(
        self,
        article: Article,
        antecedents: Antecedents,
        read: Callable[[Sequence[Item]], Antecedent],
    ) -> None:
        self.article = article
        self.antecedents = antecedents
        self.read = read
        self._phrases: dict[int, list[Phrase]] = {}
        self._owners: dict[int, Antecedent | None] = {}
        self._known: dict[tuple[int, int], Antecedent] = {}
        # sources that stand inside what another says: known, but not who is spoken of next
        self.inner: dict[int, Antecedent] = {}

    def point(self, position: int, *, said: Sequence[Span] = (), apart: str | None = None) -> Antecedent | None:
        """Return whom the pronoun at a token means.

        Parameters
        ----------
        position : int
            Token of the pronoun.
        said : sequence of Span
            What is attributed to the pronoun: these words introduce nobody.
        apart : str, optional
            Name of who speaks the words around the pronoun, whom it can't mean.
        """
        needs = pronoun_needs(self.article.folded[position])
        if needs is None:
            return None
        plain = (
            find_speaker_before(self.article, self.antecedents.seen, position, needs, said) if apart is None else None
        )
        return plain or self.find(position, needs[0], needs[1], said=said, apart=apart)

    def find(
        self,
        position: int,
        kinds: Sequence[str],
        gender: str | None = None,
        *,
        said: Sequence[Span] = (),
        apart: str | None = None,
        fits: Callable[[Antecedent], bool] | None = None,
        owning: bool = False,
    ) -> Antecedent | None:
        """Return the best candidate of some kinds before a token.

        Parameters
        ----------
        position : int
            Token of the word that points back.
        kinds : sequence of str
            Kinds of antecedents that will do.
        gender : str, optional
            What it must not contradict.
        said, apart
            As for `point`.
        fits : callable, optional
            What else is asked of it.
        owning : bool
            Whether it is only asked for as an owner, who stands nearer.
        """
        ranked = self.candidates(position, kinds, gender, said=said, owning=owning, fits=fits)
        if owning and self._opens_main_clause(position):
            ranked = [one for one in ranked if one.steps] or ranked
        for candidate in sorted(ranked, key=itemgetter(0, 3), reverse=True)[:_TRIED]:
            if owning and candidate.score < _WORST:
                return None
            found = candidate.known
            if found is None and candidate.phrase is not None:
                found = self.read_phrase(candidate.phrase)
            if found is not None and found.kind == "unknown" and "people" in kinds and found.speaker.type != "other":
                found = found._replace(kind="people")
            if found is None or (candidate.known is None and found.kind not in kinds):
                continue
            if gender is not None and found.gender not in (None, gender):
                continue
            if (apart is None or found.speaker.name != apart) and (fits is None or fits(found)):
                return found.at(candidate.position, gender)
        return None

    def read_phrase(self, phrase: Phrase) -> Antecedent:
        """Read a phrase as a mention, once: what stood before it doesn't change."""
        place = phrase.first, phrase.last
        found = self._known.get(place)
        if found is None:
            found = self.read(self.whole(phrase))
            if phrase.called and found.kind == "person":
                # "their union, Podkrepa": what is called so is the union
                body = self.read(phrase.called)
                found = body._replace(speaker=replace(body.speaker, name=found.speaker.name, anonymous=False))
            self._known[place] = found
        return found

    def owner(self, word: str, position: int) -> Antecedent | None:
        """Return whose something is by "its", "their", "his" or "her" at a token."""
        if position not in self._owners:
            # None while it is looked for, since whose it is may hang on itself
            self._owners[position] = None
            needs = pronoun_needs(word)
            after = self.article.folded[position + 1 : position + 3]
            if needs is not None and word == "their" and not _KIN.isdisjoint(after):
                # "their families": people's, never a body's
                needs = (("people", "person"), None)
            if needs is not None:
                self._owners[position] = self.find(position, needs[0], needs[1], owning=True)
        return self._owners[position]

    def candidates(
        self,
        position: int,
        kinds: Sequence[str],
        gender: str | None = None,
        *,
        said: Sequence[Span] = (),
        owning: bool = False,
        fits: Callable[[Antecedent], bool] | None = None,
    ) -> list[Candidate]:
        """Return the candidates of some kinds before a token, each once; those that can't be best are left out."""
        article = self.article
        inside = article.is_quoted(position, position + 1)
        asked = Question(position, kinds, gender, said, inside, paragraph_of(self.article, position))
        speakers = {known.position: known for known in self.antecedents.seen}
        cited_at = speakers.__contains__
        # "Anna Berg agreed, her spokesman said"
        whose = article.folded[position] in ("his", "her")
        fronted = len(article.words) if whose else self._fronted(position)
        found: list[Candidate] = []
        for steps, number in sentences_back(article, position, said, inside=inside):
            most = best_from(steps, owning=owning)
            if any(one.score >= most and _is_sure(one, fits) for one in found):
                return found
            sentence = article.prose.sentences[number]
            if steps == 0 and not inside and says_nothing(article, sentence.first, position, said):
                continue
            always = ["paragraph"] if sentence.paragraph != asked.paragraph else []
            if steps == 0:
                always.append("here")
            joint = -1
            for phrase in self.phrases(number):
                first, last = phrase.first, phrase.last
                if last > position or (steps == 0 and first >= fronted):
                    continue
                cited = speakers.get(next(filter(cited_at, range(first, last)), -1))
                if cited is not None and cited.kind == "people":
                    joint = last
                elif first == joint + 1 and article.folded[joint] == "and":
                    # "her son and daughter" spoke together
                    continue
                known = cited or self.inner.get(first)
                if known is None and phrase.kind not in kinds:
                    # the quick answer for half of them
                    continue
                facts = weigh(article, asked, phrase, known, cited=cited is not None)
                if facts is not None:
                    facts += always
                    score = score_of(facts, steps, owning=owning)
                    found.append(Candidate(score, tuple(facts), steps, first, phrase, known))
        return found + self._far(asked, found, owning=owning)

    def _fronted(self, position: int) -> int:
        """Return where what a pronoun interrupts because it says it begins: "All sites, she warned, were lost"."""
        article = self.article
        if position == 0 or article.words[position - 1] != "," or not any(
            word in (",", ".") for word in article.words[position + 2 : position + 4]
        ):  # fmt: skip
            return len(article.words)
        if article.folded[position - 2] in _JOINING:
            # "lift the sanctions which, it said, hurt": its own clause stands before
            return len(article.words)
        start = position - 1
        first = article.prose.sentences[article.sentence_of(position)].first
        while start > first and article.words[start - 1] not in (":", ";", "—", "–"):
            start -= 1
        return start

    def _opens_main_clause(self, position: int) -> bool:
        """Tell whether "its" opens what follows a fronted phrase: "In a letter to the charity, its adviser"."""
        article = self.article
        first = article.prose.sentences[article.sentence_of(position)].first
        if position == 0 or article.words[position - 1] != "," or first == position:
            return False
        return article.items_in(first, first + 1)[0].kind == "preposition"

    def _far(self, asked: Question, found: Sequence[Candidate], *, owning: bool) -> list[Candidate]:
        """Return the last speakers that no phrase nearby holds."""
        near = {one.known.speaker.name for one in found if one.known is not None}
        number = self.article.sentence_of(asked.position)
        far: list[Candidate] = []
        for known in self.antecedents.backwards():
            if known.speaker.name in near or known.position >= asked.position or known.kind not in asked.kinds:
                continue
            if asked.gender is not None and known.gender not in (None, asked.gender):
                continue
            steps = min(number - self.article.sentence_of(known.position), _FAR)
            facts = ["subject", known.kind, "spoke inside" if asked.inside else "spoke"]
            facts += ["agrees"] * (asked.gender is not None and known.gender == asked.gender)
            post = asked.gender is not None and known.gender is None and is_post(known)
            facts.append("vague" if post else "unnamed" if known.speaker.anonymous else "named")
            facts += ["paragraph"] * (paragraph_of(self.article, known.position) != asked.paragraph)
            near.add(known.speaker.name)
            score = score_of(facts, steps, owning=owning)
            far.append(Candidate(score, tuple(facts), steps, known.position, None, known))
            if len(far) == _TRIED:
                break
        return far

    def whole(self, phrase: Phrase) -> Sequence[Item]:
        """Return a description with the complements after it: "a monk from the monastery"."""
        if phrase.head.kind != "noun":
            return phrase.items
        sentence = self.article.prose.sentences[self.article.sentence_of(phrase.first)]
        items = list(phrase.items)
        rest = self.article.items_in(phrase.last, sentence.last) if phrase.last < sentence.last else []
        end = 0
        while end + 1 < len(rest) and rest[end].kind == "preposition" and rest[end + 1].kind in _NOMINAL:
            end += 1
            while end < len(rest) and rest[end].kind in _NOMINAL:
                end += 1
        while end and rest[end - 1].kind not in (
            "noun",
            "name",
            "entry",
            "country",
            "number",
        ):
            end -= 1
        return items + rest[:end]

    def phrases(self, number: int) -> list[Phrase]:
        """Return the noun phrases of a sentence."""
        known = self._phrases.get(number)
        if known is None:
            sentence = self.article.prose.sentences[number]
            known = self._phrases[number] = find_phrases(self.article, sentence.first, sentence.last)
        return known


def _is_sure(candidate: Candidate, fits: Callable[[Antecedent], bool] | None) -> bool:
    """Tell whether a candidate surely is what is asked for: a speaker, or called by a name where any will do."""
    if candidate.known is not None:
        return fits is None or fits(candidate.known)
    return fits is None and candidate.phrase is not None and candidate.phrase.head.kind == "name"
