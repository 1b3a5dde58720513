"""Speakers who are told of more later, or were before: "a resident said" and who it was, "the correspondent" of whom.

In: an article and the speakers before. Out: the unnamed speaker whom a name now turns out to be; the outlet whose
journalist was cited. Left undone: speakers named only at the end of a long article.
"""

from __future__ import annotations

from framing.sources.antecedents.facts import is_post
from framing.sources.antecedents.members import is_new
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.surface.items import Item

__all__ = ["find_outlet_of", "find_unnamed"]

# Words that open the mention of somebody who is named later, and sentences within which that happens.
_INTRODUCING = frozenset({"a", "an", "one", "another", "his", "her", "their"})
_NEAR = 6

# Tokens from an outlet to its journalist.
_REPORTER = 4


def find_unnamed(article: Article, antecedents: Antecedents, name: Item, gender: str | None) -> Antecedent | None:
    """Return the unnamed speaker ("one resident said") whom the next sentence but a few names without a role.

    News agencies describe a speaker first and name them at the next quotation. Nobody else may have spoken in
    between, and the name must be new.

    Parameters
    ----------
    article : Article
        The document.
    antecedents : Antecedents
        The speakers before.
    name : Item
        The name.
    gender : str or None
        That of the named person.
    """
    last = next(antecedents.backwards(), None)
    if last is None or last.kind != "person" or article.named_before(name):
        return None
    if not last.speaker.anonymous and not is_post(last):
        return None
    opener = article.folded[last.position]
    near = article.sentence_of(name.first) - article.sentence_of(last.position) <= _NEAR and opener in _INTRODUCING
    agrees = gender is None or last.gender in (None, gender)
    known = last.speaker.type != "other" and not is_new(article, last, name)
    return last if near and agrees and known else None


def find_outlet_of(article: Article, antecedents: Antecedents) -> Antecedent | None:
    """Return the outlet that "the correspondent" is of: the body cited last, by its journalist."""
    known = antecedents.last(("body",))
    if known is None or article.folded[known.position - 1] == "the":
        return None
    after = article.items_in(known.position, min(known.position + _REPORTER, len(article.words)))
    told = any(item.role is not None and item.role.kind == "person" and item.role.type == "media" for item in after)
    return known if told else None
