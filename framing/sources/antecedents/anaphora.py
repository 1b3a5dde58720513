"""Short descriptions that point back: "the mission", "the carrier", "the statement", "the 68-year-old", "the IGP".

In: the head part of a mention, what it says of itself, and the ranking of candidates. Out: an antecedent, or ``None``
where the description stands by itself. A body noun points to a body that was described by it, or else that is of its
kind; a text to whoever issued it; a noun for a person to the one person nearby whom it fits. Members of a group are
read by `framing.sources.antecedents.members`. Left undone: several people together ("the defendants").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from framing.sources.antecedents.candidates import Phrase
from framing.sources.antecedents.kinds import is_guess, is_of_kind, may_be_body
from framing.sources.antecedents.known import make_speaker
from framing.sources.antecedents.ranking import Ranking
from framing.sources.articles.article import Article
from framing.sources.articles.bodies import CAN_BE
from framing.sources.articles.coreference import Antecedent
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.surface.items import Item

__all__ = ["find_again", "find_author", "find_described", "find_person"]

# Nouns that say what kind a person is who was named by another role.
_KINDS: dict[str, frozenset[str]] = {
    "monarch": frozenset({"king", "queen", "emir", "sultan", "prince", "sheikh", "oba", "emperor", "chief"}),
    "cleric": frozenset({"bishop", "archbishop", "imam", "priest", "pastor", "mufti", "ayatollah", "rabbi", "cardinal",
                         "reverend", "father", "pope", "patriarch", "metropolitan", "mullah", "preacher"}),
    "officer": frozenset({"colonel", "captain", "major", "lieutenant", "sergeant", "inspector", "superintendent",
                          "lieutenant colonel", "brigadier", "commissioner", "admiral", "rear admiral", "commander"}),
    "general": frozenset({"commander", "chief of staff", "major general", "lieutenant general", "brigadier general"}),
    "diplomat": frozenset({"ambassador", "envoy", "consul", "consul general", "special envoy", "high representative"}),
    "jurist": frozenset({"judge", "lawyer", "prosecutor", "justice"}),
    "expert": frozenset({"special rapporteur", "rapporteur", "independent expert", "professor", "researcher", "analyst",
                         "scientist", "economist"}),
    "churchman": frozenset({"bishop", "archbishop", "priest", "pastor", "cardinal"}),
}  # fmt: skip

# Posts that one holds in a body, so that they don't point to just anybody.
_POSTS = frozenset({"rector", "director", "head", "chief", "president", "chairman", "chairwoman", "chair", "secretary",
                    "dean", "editor", "spokesman", "spokeswoman", "spokesperson", "leader", "principal", "manager",
                    "owner", "boss", "founder", "coordinator", "commander", "minister", "deputy",
                    "adviser", "abbot", "bishop", "imam", "lama", "mufti", "vicar"})  # fmt: skip

# Kinds of items that may stand before the article of the noun that they qualify, the comma between them lost.
_QUALIFYING = ("modifier", "title", "number")

# Nouns for texts that may be one and the same.
_TEXTS = (
    {"report", "document", "study", "memorandum", "memo", "audit", "circular", "paper", "text", "findings",
     "publication", "survey", "dossier", "analysis"},
    {"statement", "communique", "message", "letter", "post", "note", "release", "declaration", "text", "tweet", "email",
     "notice", "announcement", "bulletin", "dispatch", "circular", "memorandum", "memo"},
    {"video", "recording", "footage", "clip", "audio", "message", "voice"},
    {"ruling", "verdict", "judgment", "judgement", "order", "warrant"},
)  # fmt: skip

# Participles of who issued a text, within how many tokens, and nouns for newspapers.
_ISSUING = frozenset({"signed", "issued", "written", "released", "published", "adopted", "drafted", "prepared",
                      "compiled", "commissioned", "circulated", "posted"})  # fmt: skip
_ISSUED = 5
_PAPERS = frozenset({"paper", "newspaper", "daily", "weekly", "magazine", "journal"})

# Nouns for any body, of which an article has many.
_ANY = frozenset({"group", "organisation", "organization", "agency", "body", "team", "party", "movement"})

# Who may issue a text.
_ACTING = ("person", "people", "body", "country")

# How far back the first mention of a text is looked for, in sentences.
_TEXT_BACK = 8

# Types of people whom any noun of their type may name; the state's are told apart by their offices.
_LOOSE = ("civilian", "expert", "ngo", "opposition", "business", "media", "party")

# Fewest letters of the initials of a post, and most other words between it and the name.
_INITIALS, _BETWEEN = 3, 9

# Words after which an unknown name is rather a place's.
_GOVERNING = frozenset({"of", "in", "near", "from", "to", "at", "around", "into", "outside", "across", "and"})

# How far back a person is looked for, in sentences, and most words of the mention.
_BACK, _WORDS = 2, 3


def find_described(article: Article, ranking: Ranking, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the body that "the mission", "the agency" or "the carrier" points back to.

    Parameters
    ----------
    article : Article
        The document.
    ranking : Ranking
        Its candidates.
    part : Part
        The head part of the mention, whose head is a noun for a body.
    evidence : Evidence
        What the mention says by itself.
    """
    head = part.head
    if head is None or head.role is None or head.role.plural or head.capital or is_indefinite(part.determiner):
        return None
    if part.possessor or part.complement or part.determiner not in ("the", "this", "that"):
        return None
    if any(item.kind in ("name", "entry", "noun") for item in part.attributes):
        return None
    mine = {article.folded[item.first] for item in part.attributes}
    again = find_again(article, ranking, head, mine)
    noun = article.folded[head.last - 1]
    state = head.role.type == "state" or evidence.type == "state"
    if state or (again is not None and not again.speaker.anonymous and noun not in _ANY):
        return again._replace(position=part.items[0].first) if again is not None else None
    wanted = CAN_BE.get(noun, ()) if evidence.type is None else (evidence.type,)
    found = _of_kind(article, ranking, part, evidence, wanted)
    if found is None or (again is not None and again.position > found.position):
        # a body with a name goes before one that was described, unless it was named before that
        found = again
    return found._replace(position=part.items[0].first) if found is not None else None


def find_again(article: Article, ranking: Ranking, noun: Item, attributes: Set[str] = frozenset()) -> Antecedent | None:
    """Return the body that the same noun described by more before: "the Kenyan-led security mission".

    Parameters
    ----------
    article : Article
        The document.
    ranking : Ranking
        Its candidates.
    noun : Item
        The noun for a body.
    attributes : set of str
        Folded words before it, which the description must hold too.
    """
    for phrase in _earlier(article, ranking, noun, article.folded[noun.last - 1]):
        words = {article.folded[item.first] for item in phrase.items if item.kind != "determiner"}
        if len(words) < 2 + len(attributes) or not attributes <= words:
            continue
        found = ranking.read_phrase(phrase)
        if found.kind == "body" and found.speaker.type != "other":
            return found._replace(position=phrase.first)
    return None


def _earlier(article: Article, ranking: Ranking, head: Item, noun: str) -> Iterator[Phrase]:
    """Return the phrases before a noun that have the same noun for a head, the nearest first."""
    for place in reversed(article.role_places.get(noun.removesuffix("s"), ())):
        item = article.items[place]
        before = [one.kind for one in article.items[max(place - 2, 0) : place]]
        if before[-1:] == ["determiner"] and before[0] not in _QUALIFYING:
            # as bare as it is here
            continue
        if item.kind != "noun" or item.first >= head.first or item.role is None or item.role.plural:
            continue
        if article.folded[item.last - 1] == noun:
            yield from (phrase for phrase in ranking.phrases(article.sentence_of(item.first)) if phrase.head == item)


def _of_kind(
    article: Article, ranking: Ranking, part: Part, evidence: Evidence, wanted: Sequence[str]
) -> Antecedent | None:
    """Return the body nearby that is of the kind of a noun, or an unknown name that it makes a body."""
    position = part.items[0].first
    if not wanted:
        return None
    cited = {known.speaker.name for known in ranking.antecedents.seen}
    # a name that only sounds like a body's is not meant unless it spoke
    found = ranking.find(
        position,
        ("body",),
        fits=lambda one: is_of_kind(article, one, wanted) and (one.speaker.name in cited or not is_guess(one)),
    )
    number = article.sentence_of(position)
    close = found is not None and number - article.sentence_of(found.position) <= _BACK
    if found is not None and close and not found.speaker.anonymous:
        return found
    named = ranking.find(position, ("person", "body"), fits=lambda one: may_be_body(one, wanted))
    if found is not None and close and (named is None or named.position < found.position):
        # but in "a firm's permit. Sumberjaya was fined" it is the name that comes later
        return found
    near = named is not None and number - article.sentence_of(named.position) <= 1
    if near and named is not None and article.folded[named.position - 1] in _GOVERNING:
        # "in the villages of Zaytan and Khalasa, the monitor said"
        return None
    name = (named.speaker.name if named is not None else None) or "Anna Berg"
    if named is None or not near or evidence.type is None or (" " in name and not name.split()[0].isupper()):
        return None
    return Antecedent(make_speaker(article, named.speaker.name, evidence, anonymous=False), "body", named.position)


def find_author(article: Article, ranking: Ranking, part: Part) -> Antecedent | None:
    """Return who issued the text that "the statement" or "the document" is, from where it was first spoken of.

    Parameters
    ----------
    article : Article
        The document.
    ranking : Ranking
        Its candidates.
    part : Part
        The head part of the mention, whose head is a noun for a text.
    """
    head = part.head
    if head is None or part.possessor or part.complement or part.determiner not in ("the", "this", "that"):
        return None
    position = part.items[0].first
    number = article.sentence_of(position)
    noun = article.folded[head.last - 1]
    same = {noun}.union(*(group for group in _TEXTS if noun in group))
    for token in range(position - 1, -1, -1):
        word = article.folded[token]
        if word not in same:
            continue
        where = article.sentence_of(token)
        if number - where > _TEXT_BACK and (word != noun or noun not in _TEXTS[0]):
            continue
        found = _author(article, ranking, token, where)
        if found is not None:
            return found._replace(position=position)
    if noun not in _PAPERS:
        return None
    paper = ranking.find(position, ("body",), fits=lambda one: one.speaker.type == "media")
    near = paper is not None and number - article.sentence_of(paper.position) <= _BACK
    return paper._replace(position=position) if paper is not None and near else None


def _author(article: Article, ranking: Ranking, text: int, number: int) -> Antecedent | None:
    """Return whose a text is by its own words, else who speaks or acts in its sentence."""
    phrases = ranking.phrases(number)
    issued = next((at for at in range(text + 1, text + _ISSUED) if article.folded[at : at + 1] == ("by",)), -1)
    if issued > 0 and article.folded[issued - 1] in _ISSUING:
        # "a circular signed by the governor"
        by = next((one for one in phrases if one.first == issued + 1), None)
        issuer = ranking.read_phrase(by) if by is not None else None
        if issuer is not None and issuer.speaker.type != "other":
            return issuer
    phrase = next((one for one in phrases if one.head.last - 1 == text), None)
    if phrase is not None:
        found = ranking.read_phrase(phrase)
        if found.speaker.type != "other" and found.kind != "text":
            last = ranking.antecedents.last(("body",))
            # "the UN report" is the commission's that was cited last, if it is the UN's
            return last if last is not None and last.speaker.type == found.speaker.type == "un" else found
    sentence = article.prose.sentences[number]
    for known in ranking.antecedents.seen:
        if sentence.first <= known.position < sentence.last and known.kind != "text":
            return known
    acting = [one for one in phrases if one.place == "subject" and not one.quoted and one is not phrase]
    if not acting or acting[0].kind not in _ACTING:
        return None
    actor = ranking.read(acting[0].items)
    return actor if actor.kind != "unknown" else None


def find_person(article: Article, ranking: Ranking, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the person nearby whom "the 68-year-old", "the monarch" or "the campaigner" is.

    Parameters
    ----------
    article : Article
        The document.
    ranking : Ranking
        Its candidates.
    part : Part
        The head part of the mention.
    evidence : Evidence
        What the mention says by itself.
    """
    if part.determiner != "the" or part.possessor or part.complement or part.many or len(part.items) > _WORDS:
        return None
    position = part.items[0].first
    number = article.sentence_of(position)
    gender = part.role.gender if part.role is not None else None

    def near(found: Antecedent | None) -> Antecedent | None:
        fits = found is not None and number - article.sentence_of(found.position) <= _BACK
        return found._replace(position=position) if found is not None and fits else None

    called = _by_acronym(article, ranking, part)
    if called is not None:
        return near(called) or called
    if part.role is None:
        aged = any("year-old" in article.folded[item.first] for item in part.items)
        return near(ranking.find(position, ("person",))) if aged else None
    if part.role.plural or part.role.kind != "person" or article.is_quoted(position, position + 1):
        # nobody calls himself "the doctor"
        return None
    noun = part.role.noun
    kinds = _KINDS.get(noun)
    if kinds is not None:
        return near(ranking.find(position, ("person",), gender, fits=lambda one: _is_named(one) and _has(one, kinds)))
    if evidence.type not in _LOOSE or noun in _POSTS or article.count_role(noun) > 1:
        return None
    return near(ranking.find(position, ("person",), gender, fits=lambda one: _is_named(one) and _suits(one, evidence)))


def _by_acronym(article: Article, ranking: Ranking, part: Part) -> Antecedent | None:
    """Return who holds the post that "the IGP" is the initials of: "Inspector General of Police Anna Berg"."""
    word = article.words[part.head.first] if part.head is not None else ""
    if len(part.items) != len(("the", "IGP")) or len(word) < _INITIALS or not word.isupper():
        return None
    for item in article.items_before(part.items[0].first):
        someone = item.kind == "name" or (item.entry is not None and item.entry.is_person)
        if not someone or article.sentence_of(part.items[0].first) - article.sentence_of(item.first) > _TEXT_BACK:
            continue
        sentence = article.prose.sentences[article.sentence_of(item.first)]
        start = max(sentence.first, item.first - len(word) - _BETWEEN)
        letters = "".join(one[0] for one in article.words[start : item.first] if one[0].isupper())
        if word in letters:
            return ranking.read([item])
    return None


def _is_named(known: Antecedent) -> bool:
    return not known.speaker.anonymous


def _has(known: Antecedent, roles: frozenset[str]) -> bool:
    return any(role in roles or role.rpartition(" ")[2] in roles for role in known.roles)


def _suits(known: Antecedent, evidence: Evidence) -> bool:
    unknown = known.speaker.reason == "person without a role"
    return known.speaker.type == evidence.type or (unknown and evidence.type in ("civilian", "ngo", "expert"))
