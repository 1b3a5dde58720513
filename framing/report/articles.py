"""The articles of the report: each text with its marks, what is said about each mark, and a strip that shows the whole.

In: the documents of a comparison. Out: `ShownArticle` records for the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from framing.display.counting import counted_attributions, counted_terms, speaker_name, type_of
from framing.display.palette import CATEGORY_STYLES, SOURCE_STYLES
from framing.display.wording import count_of
from framing.metrics.tally import SCORED_KINDS
from framing.records import Annotation, Attribution, Span, TermMatch
from framing.report.marking import Article, Paragraph, Run, mark_article, term_words
from framing.report.titles import name_article
from framing.report.visible import safe_link, show_controls

__all__ = ["Bar", "ShownArticle", "show_article"]

# Longest stretch of text repeated in what is said about a mark.
_EXCERPT = 90

# So many parts of the page in a row that are not counted are folded.
_LONG_ROW = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the strip, in thousandths of the text: what it is, where it begins and how long it is."""

    kind: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """A document as the template shows it.

    Parameters
    ----------
    number : int
        Its place in the comparison, which its addresses carry.
    article : Article
        The text in runs.
    outlet, title, date : str
        What is known about it; title and date may be empty.
    url : str or None
        A web address, or nothing.
    counts : str
        What was counted, in words.
    bars : tuple of Bar
        Attributed stretches by source type, and stretches that are not prose.
    ticks : tuple of Bar
        Loaded terms by voice.
    uncounted : (str, str)
        Numbers of the attributions and of the terms in parts that are not counted; they are marked all the same.
    """

    number: int
    article: Article
    outlet: str
    title: str
    date: str
    url: str | None
    counts: str
    bars: tuple[Bar, ...]
    ticks: tuple[Bar, ...]
    uncounted: tuple[str, str]

    def classes(self, run: Run) -> str:
        """Return the CSS classes of a run, empty where it carries no mark."""
        annotation = self.article.annotation
        names: list[str] = []
        if run.attributions:
            innermost = run.attributions[-1]
            names += ["m", f"s-{type_of(annotation.attributions[innermost])}"]
            if run.contents:
                names.append("c")
            if run.contents and len(run.attributions) > 1:
                names += ["nested", f"o-{type_of(annotation.attributions[run.contents[0]])}"]
            names += [name for name, mark in (("src", run.source), ("cue", run.cue)) if mark is not None]
        if run.term is not None:
            names += ["l", f"v-{annotation.loaded[run.term].voice}"]
        return " ".join(names)

    @property
    def blocks(self) -> tuple[tuple[str, tuple[Paragraph, ...]], ...]:
        """The paragraphs, long rows of parts that are not counted put together under a line that says what they are.

        A scraped page may begin with a dozen captions and share counters.
        """
        found: list[tuple[str, tuple[Paragraph, ...]]] = []
        rows = groupby(self.article.paragraphs, key=lambda p: p.segment not in ("body", *SCORED_KINDS))
        for aside, row in rows:
            paragraphs = tuple(row)
            if not aside or len(paragraphs) < _LONG_ROW:
                found.append(("", paragraphs))
                continue
            kinds = ", ".join(dict.fromkeys(paragraph.segment for paragraph in paragraphs))
            found.append((f"{len(paragraphs)} parts of the page that are not counted: {kinds}", paragraphs))
        return tuple(found)

    def label(self, run: Run) -> str:
        """Return the source type written where the marks of an attribution begin; empty elsewhere."""
        if run.opens is None:
            return ""
        return SOURCE_STYLES[type_of(self.article.annotation.attributions[run.opens])].label

    def kind(self, run: Run) -> str:
        """Return the CSS class of the source type whose label stands at a run; empty where none does."""
        return "" if run.opens is None else f"s-{type_of(self.article.annotation.attributions[run.opens])}"

    def about(self, run: Run) -> str:
        """Return what is said about the marks that are reached at a run, one line each."""
        annotation = self.article.annotation
        lines = []
        if run.anchor is not None:
            lines.append(about_attribution(annotation.text, annotation.attributions[run.anchor]))
        if run.term_anchor and run.term is not None:
            lines.append(about_term(annotation.text, annotation.loaded[run.term]))
        return "\n".join(lines)

    def text(self, run: Run) -> str:
        """Return a run's characters, controls made visible."""
        return show_controls(run.text)


def show_article(annotation: Annotation, number: int, outlet: str) -> ShownArticle:
    """Prepare a document for the template.

    Parameters
    ----------
    annotation : Annotation
        The document with what was found in it.
    number : int
        Its place in the comparison.
    outlet : str
        The outlet that it counts for.

    Returns
    -------
    ShownArticle
    """
    document = annotation.document
    length = max(len(annotation.text), 1)
    attribution_of, term_of = dict(counted_attributions(annotation)), dict(counted_terms(annotation))
    attributions, terms = list(attribution_of.values()), list(term_of.values())
    own = sum(term.voice == "outlet" for term in terms)
    counts = (
        f"{count_of(len(attributions), 'attribution')}, {count_of(own, 'loaded term')} in its own voice, "
        f"{len(terms) - own} in its sources' voices"
    )
    contents = sorted(attributions, key=lambda a: a.nested)
    return ShownArticle(
        number=number,
        article=mark_article(annotation),
        outlet=show_controls(outlet),
        title=name_article(annotation),
        date=show_controls(document.date or ""),
        url=safe_link(document.url),
        counts=counts,
        bars=(
            *(_bar("aside", segment.span, length) for segment in annotation.segments if segment.kind != "headline"),
            *(_bar(f"s-{type_of(a)}", span, length) for a in contents for span in a.content),
        ),
        ticks=tuple(_bar(f"v-{term.voice}", term.span, length) for term in terms),
        uncounted=(
            " ".join(str(n) for n in range(len(annotation.attributions)) if n not in attribution_of),
            " ".join(str(n) for n in range(len(annotation.loaded)) if n not in term_of),
        ),
    )


def about_attribution(text: str, attribution: Attribution) -> str:
    """Say in a line who speaks, of which type, and how.

    Examples
    --------
    >>> from framing.records import Speaker
    >>> berg = Attribution(Span(10, 14), Span(15, 19), (Span(0, 8),), speaker=Speaker("Anna Berg", "state", "NO"))
    >>> about_attribution("It rains, Berg said.", berg)
    'State: Anna Berg (NO). Indirect quote, cue “said”.'
    """
    speaker = attribution.speaker
    name = _excerpt(speaker_name(attribution, text))
    country = f" ({speaker.country})" if speaker and speaker.country else ""
    unnamed = ", unnamed" if speaker and speaker.anonymous else ""
    nested = " inside another attribution" if attribution.nested else ""
    cue = f", cue “{_excerpt(attribution.cue.of(text))}”" if attribution.cue else ", no cue"
    kind = SOURCE_STYLES[type_of(attribution)].label
    why = f" Type by: {speaker.reason}." if speaker and speaker.reason else ""
    levels = (("attribution", attribution.confidence), ("type", speaker.confidence if speaker else None))
    sure = ", ".join(f"{what} {level:.2f}" for what, level in levels if level is not None)
    return show_controls(
        f"{kind}: {name}{country}{unnamed}. {attribution.quote.capitalize()} quote{nested}{cue}.{why}"
        f"{f' Confidence: {sure}.' if sure else ''}"
    )


def about_term(text: str, term: TermMatch) -> str:
    """Say in a line what kind of loaded term it is, in whose voice, and what a plainer wording is.

    Examples
    --------
    >>> about_term("The regime fell.", TermMatch(4, 10, "label", "outlet", "government"))
    'Loaded term “regime”: label, in the outlet’s own voice. Plainer: “government”.'
    """
    voice = "in the outlet’s own voice" if term.voice == "outlet" else "in a source’s voice"
    plainer = f" Plainer: “{term.neutral}”." if term.neutral else ""
    sure = f" Confidence {term.confidence:.2f}." if term.confidence is not None else ""
    words, category = _excerpt(term_words(text, term)), CATEGORY_STYLES[term.category].label.lower()
    return show_controls(f"Loaded term “{words}”: {category}, {voice}.{plainer}{sure}")


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"


def _bar(kind: str, span: Span, length: int) -> Bar:
    return Bar(kind, round(1000 * span.start / length, 1), max(round(1000 * len(span) / length, 1), 1.5))
