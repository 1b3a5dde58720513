"""The body that somebody serves who is called by a post alone: "spokeswoman Anna Berg", "the court, whose prosecutor".

In: an article and the place of the post or of "whose". Out: the evidence for the body named last before it, weak by
design. Where "its" or "their" says that there is one, `framing.sources.antecedents.ranking` is asked first. Left
undone: bodies named in another paragraph than the post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.sources.clues.mentions import Evidence

if TYPE_CHECKING:
    from framing.sources.articles.article import Article

__all__ = ["body_before"]

# Nouns after "its" that only a body has.
_HEADS = frozenset({"head", "director", "founder", "coordinator", "chairman", "chairwoman", "researcher", "executive"})


# Nouns after "its" for whoever speaks for a body.
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "leader", "commander", "chair", "deputy", "lawyer",
                     "members", "staff", "secretary", "adviser", "officials", "representative"})  # fmt: skip


def body_before(article: Article, position: int) -> Evidence | None:
    """Return the evidence for the body named last before a token, in its sentence or the two before.

    Parameters
    ----------
    article : Article
        The document.
    position : int
        Token of the post or of "whose".
    """
    number = article.sentence_of(position)
    first = article.prose.sentences[max(number - 2, 0)].first
    near = article.bodies.between(first, position)
    start = article.prose.sentences[number].first
    if article.words[position - 1] == "," and article.items_in(start, start + 1)[0].kind == "preposition":
        # "In a letter to the charity, its adviser": of the subject before, not of whom the letter went to
        near = [body for body in near if body.position < start] or near
    if article.folded[position + 1 : position + 2] and article.folded[position + 1] in _HEADS:
        # a body has a director or a founder, a country named in passing hasn't
        near = [body for body in near if not body.generic or body.evidence.type != "state"] or near
    if not near:
        return None
    last = article.sentence_of(near[-1].position)
    if article.folded[position + 1 : position + 2] and article.folded[position + 1] in _VOICES:
        # a country named in passing has no spokesman of its own
        told = [body for body in near if not body.evidence.reason.startswith("country:")]
        near = [body for body in told if article.sentence_of(body.position) == last] or near
    if last == number:
        return near[-1].evidence
    # in an earlier sentence its subject, which comes first
    return next(body.evidence for body in near if article.sentence_of(body.position) == last)
