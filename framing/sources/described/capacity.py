"""In which capacity a named person speaks: the mention, the article's introductions, standing, office, in this order.

In: what the mention says, and the article. Out: `Evidence`. Strong words of the article go first. Where it gives no
role, what is called the person's ("the Berg campaign") goes before a listed office, since offices go stale, and a
listed office before a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.articles.article import Article
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.clues.offices import is_post, read_exile
from framing.sources.clues.wording import is_unit
from framing.sources.lists.gazetteer import Entry
from framing.sources.lists.names import load_given_names
from framing.sources.surface.items import Item
from framing.sources.surface.spellings import person_like

__all__ = ["guess_capacity", "read_capacity", "read_mention", "read_office"]

# Nouns for companies by what they do, which people seldom have before their names.
_MAKERS = frozenset({"maker", "grinder", "producer", "packer", "processor", "refiner", "supplier", "distributor",
                     "retailer", "operator", "developer", "miner", "brewer", "lender", "insurer", "carrier",
                     "exporter", "manufacturer", "bottler", "carmaker", "chipmaker", "automaker"})  # fmt: skip

# Tokens after a name within which "exile" is said of its bearer.
_CLAUSE = 8

# Below this confidence what the article says of a person's role leaves room for their standing in it.
_STANDING = 0.4

# An office-holder speaks in the office, unless the article has at least this against it ("the Berg campaign").
_HELD = 0.55

# Below these a listed office goes first; a private person's role is often that of somebody else in the sentence.
_WEAK, _WEAK_CIVILIAN = 0.45, 0.6


# How far a guess whose office a bare title is goes, and the listed office instead.
_BARE = 0.7

# What may befall anybody, also those who are known for something else.
_PASSING = frozenset({"prisoner", "detainee", "political prisoner", "defendant", "inmate", "victim", "survivor",
                      "refugee", "father", "mother", "resident", "witness", "man", "woman"})  # fmt: skip

# Last words of newspapers' names.
_PAPERS = frozenset({
    "times", "post", "sun", "star", "tribune", "herald", "beacon", "gazette", "journal", "chronicle", "observer",
    "examiner", "inquirer", "mail", "express", "mirror", "telegraph", "guardian", "globe", "courier", "bulletin",
    "dispatch", "ledger", "register", "standard", "sentinel", "mercury", "echo", "argus", "bee", "daily", "weekly",
})  # fmt: skip


def read_mention(article: Article, parts: Sequence[Part]) -> Evidence:
    """Return the strongest evidence in the parts of a mention.

    Parameters
    ----------
    article : Article
        The document.
    parts : sequence of Part
        Of the mention, the head part first.
    """
    best = rank = Evidence()
    for part in parts:
        if part.aside or (part is not parts[0] and part.items[0].kind == "and"):
            # "Anna Berg, and others"; "Anna Berg using the acronym of the group"
            continue
        found = article.evidence_of(part)
        if part is parts[0] and part.determiner == "its" and found.type is not None:
            # "its author, lawyer Anna Berg" speaks for it
            found = found._replace(confidence=1.0)
        if any(item.kind == "title" and item.role and item.role.type == "state" for item in part.items):
            rank = Evidence("state", found.country, "title: a rank", 0.7)
        if found.type is not None and (found.confidence > best.confidence or is_post(found, best)):
            best = found
    if rank.type is not None and is_unit(best):
        # "Lt. Col. Berg, spokesman of the brigade": an army's, unless the brigade has a name that says more
        return rank._replace(country=rank.country or best.country)
    return read_exile(best, article.folded[parts[0].items[0].first : parts[-1].items[-1].last])


def read_capacity(article: Article, name: Item, text: str, evidence: Evidence, entry: Entry | None) -> Evidence:
    """Return what is known of a person.

    Parameters
    ----------
    article : Article
        The document.
    name : Item
        The name in the mention.
    text : str
        The fullest form of the name.
    evidence : Evidence
        What the mention itself says.
    entry : Entry or None
        The office-holder of that name.
    """
    best = article.best_introduction(article.name_of(name))
    the = name.first > 0 and article.words[name.first - 1] == "The" and name.first - 1 not in article.sentence_starts
    if the and article.folded[name.last - 1] in _PAPERS and evidence.type in (None, "civilian"):
        # "told The Standard that"
        return Evidence("media", None, f"called like a newspaper: {article.name_of(name)}", _HELD)
    if best is not None and (evidence.type is None or best.evidence.confidence > evidence.confidence):
        evidence = best.evidence
    if evidence.type == "party" and "exile" in article.folded[name.last : name.last + _CLAUSE]:
        # "former minister Anna Berg, who lives in exile in Lund"
        evidence = Evidence("opposition", evidence.country, f"in exile; {evidence.reason}", evidence.confidence)
    trust = evidence.confidence if evidence.type is not None else 0.0
    standing = article.standing(text) if trust < _STANDING else None
    if standing is not None and standing.confidence > (trust if entry is None else _HELD):
        evidence, trust = standing, standing.confidence
    if entry is None and trust < _WEAK:
        entry = person_like(article.lexicon, text)
    weak = trust < _WEAK or (evidence.type == "civilian" and trust <= _WEAK_CIVILIAN)
    weak = weak or evidence.reason.removeprefix("role: ") in _PASSING
    if weak and entry is not None:
        evidence = Evidence(entry.type, entry.country, f"office-holder: {entry.office} {entry.years}", 0.7)
    if name.entry is not None and evidence.country is None:
        evidence = evidence._replace(country=name.entry.country)
    return evidence


def read_office(entry: Entry, evidence: Evidence, parts: Sequence[Part]) -> Evidence:
    """Return the listed office of a person whom a mention calls by it alone: "The Secretary-General, Anna Berg".

    Parameters
    ----------
    entry : Entry
        The person.
    evidence : Evidence
        What else is known.
    parts : sequence of Part
        Of the mention.
    """
    office = (entry.office or "").lower().split()
    bare = any(
        part.role is not None and part.role.type is None and part.role.noun in office
        and not (part.attributes or part.complement or part.possessor)
        for part in parts
    )  # fmt: skip
    if not bare or evidence.confidence > _BARE or evidence.type == entry.type:
        return evidence
    return Evidence(entry.type, entry.country, f"office-holder: {entry.office} {entry.years}", _BARE)


def guess_capacity(article: Article, name: Item) -> Evidence:
    """Return the default for a name without any evidence: a person, unless "which" follows it or it is all capitals."""
    after = article.folded[name.last : name.last + 2]
    several = name.last - name.first > 1
    if after == (",", "which") or (after == (",", "whose") and not several):
        if several:
            return Evidence("ngo", None, f"a body by its clause: {article.name_of(name)}", 0.3)
        return Evidence("state", None, f"country: {article.name_of(name)}, as the article uses it", 0.4)
    named = name.first > 0 and article.words[name.first - 1][0].isupper() and name.last - name.first == 1
    if named and article.folded[name.last - 1] in _PAPERS:
        # "the Washington Examiner"
        return Evidence("media", None, f"called like a newspaper: {article.name_of(name)}", _HELD)
    spelled = article.spelled_out(article.words[name.first]) if name.last - name.first == 1 else None
    if spelled is not None:
        return spelled
    if name.first > 0 and article.folded[name.first - 1] == "the":
        # "the Lakeside Herald", "the Bergs": no one person
        paper = article.folded[name.last - 1] in _PAPERS
        # most bodies of several words that nothing is known of are of neither state nor business
        kind: SourceType = "media" if paper else "ngo" if name.last - name.first > 1 else "other"
        return Evidence(kind, None, f"named with an article: {article.name_of(name)}", _HELD if paper else 0.3)
    if article.folded[name.last - 1] in ("kc", "qc", "sc") and name.last - name.first > 1:
        return Evidence("expert", None, "letters of a barrister", _HELD)
    if article.name_of(name).replace(".", "").isupper():
        return Evidence("other", None, "letters without evidence", 0.3)
    before = article.items_in(name.first - 1, name.first) if name.first else []
    given = article.folded[name.first] in load_given_names() or name.last - name.first == 1
    if before and before[-1].kind == "word" and article.folded[before[-1].first] in _MAKERS and not given:
        return Evidence("business", None, f"called a company: {article.words[before[-1].first]}", 0.4)
    if any(one.role in ("official", "officials") for one in article.introductions(article.name_of(name))):
        return Evidence("state", None, "introduced as an official", 0.35)
    role = before[-1].role if before and before[-1].kind == "noun" else None
    if role is not None and role.noun in _MAKERS and not given:
        # "Fishmeal maker Bahia Azul"
        return Evidence("business", None, f"called a company: {role.phrase}", 0.4)
    if role is not None and role.kind == "person" and role.type is None and role.inherits:
        # "CATA spokesman Anna Berg": somebody's, though the article doesn't tell whose
        return Evidence("ngo", None, f"serves a body of which nothing is known: {role.phrase}", 0.3)
    return Evidence("civilian", None, "person without a role", 0.4)
