"""Sources that the tagger left out or cut, found again from the words around the cue."""

from __future__ import annotations

import re

import pytest

from framing.records import Attribution, Document, Span
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers

MARKS = {"[": "source", "{": "cue", "<": "content"}


def attributions_of(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    """Resolve attributions marked as ``[source] {cue} <content>``; each cue begins a new one with what is near it."""
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\]|\{[^}]*\}|<[^>]*>)", marked):
        kind = MARKS.get(piece[:1])
        plain = piece[1:-1] if kind else piece
        if kind:
            spans.append((kind, Span(len(text), len(text) + len(plain))))
        text += plain
    source = next((span for kind, span in spans if kind == "source"), None)
    content = tuple(span for kind, span in spans if kind == "content")
    cues = [span for kind, span in spans if kind == "cue"]
    given = tuple(
        Attribution(source if number == 0 else None, cue, content if number == len(cues) - 1 else content[:1])
        for number, cue in enumerate(cues)
    )
    document = Document("a", text)
    return text, resolve_speakers(read_prose(document, segment(document)), given)


FOUND = [
    # right before the verb, also with an adverb or an auxiliary between
    ("It was late. <They had waited> since dawn, Emil Lind {said}.", "Emil Lind"),
    ("The rebels later {denied} <that they had fled>.", "The rebels"),
    ("It was late, but he {did not specify} <a date>.", "he"),
    # behind the verb, also where the marks are lost and the name was taken for content
    ("<We hope to go back one day> {said} Olga 45 asking for bread.", "Olga 45"),
    ("“<They told us nothing>,” {recounted} the sister of one of the priests, who lives here.",
     "the sister of one of the priests"),
    ("<We hope to go back> {said} <Olga> 45 asking for bread.", "Olga 45"),
    # the end of the content before a verb without a mark between
    ("Olga Lind left. Emil Berg stayed. <My house and land are all gone Emil Berg> {said}.", "Emil Berg"),
    # a clause or a complement between subject and verb
    ("China, which arms the army with jets, {called on} <all sides to stop>.", "China, which arms the army with jets"),
    ("Three priests consulted in Lowen {do not hide} <that they are sad>.", "Three priests consulted in Lowen"),
    # "who" goes on after "and"
    ("Her cousin, who has settled in Lowen and {asked} <not to be named>, left.", "who"),
    # a name between commas and what stands before it
    ("Its Sikyong, Anna Berg, {called on} <all sides to stop>.", "Its Sikyong, Anna Berg"),
    # a headline
    ("Lind{:} <we knew nothing>\n\nMinister Emil Lind spoke on Monday for an hour.", "Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "source"), FOUND)
def test_a_missing_source_is_the_subject_of_the_verb(marked: str, source: str) -> None:
    """A cue without a source takes the subject that the sentence shows."""
    text, [found] = attributions_of(marked)
    assert found.source is not None
    assert found.source.of(text) == source


NOBODY = [
    # passives and adverbs have no speaker
    "The town {is believed} <to be empty>.",
    "The rebels {were accused of} <theft>.",
    "The army {reportedly} <withdrew>.",
    # participles after a noun are no verbs of it
    "They fought the Lake Front, formerly {known as} <the Hill Front>.",
    "A truce {agreed by} <two sides> held.",
    # a noun that nobody can be
    "The attack {appeared} <to end the truce>.",
    # another clause's subject
    "Doctors in Lowen appeal for blood as two crowds trade {blame} <over the fire>.",
]


@pytest.mark.parametrize("marked", NOBODY)
def test_a_source_that_is_not_there_is_not_made_up(marked: str) -> None:
    """Without a subject that can speak the source stays out, and the speaker is nobody."""
    _, [found] = attributions_of(marked)
    assert found.source is None
    assert found.speaker is not None
    assert found.speaker.name is None


WIDENED = [
    ("There is no water Emil [24] {said} <on Monday>.", "Emil 24"),
    ("[Her] adult son and daughter had stayed but {were hoping} <to leave>.", "Her adult son and daughter"),
    ("A doctor at a clinic near [Lowen] {said} <that 40 were hurt>.", "A doctor at a clinic near Lowen"),
    ("China, which arms the army with [jets], {called on} <all sides>.", "China, which arms the army with jets"),
    ("Video uploaded by [activists] {showed} <smoke>.", "Video uploaded by activists"),
    # a name that goes on behind it, the body that somebody serves, the owner before it
    ("The leader of the council in Lowen [Imam] Sayyed Emil Lind {accused} <them>.", "Imam Sayyed Emil Lind"),
    ("Later that day [the delegate] of the Lake Monitor {took} <notes>.", "the delegate of the Lake Monitor"),
    ("Later that day the monitor's [Cape boss] {said} <so>.", "the monitor's Cape boss"),
    # one of two who speak together, and a relative pronoun before its verb
    ("Residents and [a local official] {said} <that 40 were hurt>.", "Residents and a local official"),
    ("The opposition, [which counted the votes], {said} <so>.", "The opposition, which counted the votes"),
    ("The paper, cooked up by [people in exile], {said} <so>.", "The paper, cooked up by people in exile"),
    # an opener and a comma are no part of it
    ("[However, a resident of the town,] {said} <that 40 were hurt>.", "a resident of the town"),
    # these are whole
    ("[Emil Lind] {said} <so>.", "Emil Lind"),
    ("Residents fled the fire and [a local official] {said} <so>.", "a local official"),
    ("After the speech of [Emil Lind]'s {claim} <that they lied>.", "Emil Lind"),
    ("They spoke to reporters, and in Lowen [he] {said} <so>.", "he"),
    # the last word of a text
    ("<They had waited since dawn>, {said} [Lind]", "Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "source"), WIDENED)
def test_a_source_that_was_cut_is_widened(marked: str, source: str) -> None:
    """A number, a possessive and the end of a longer subject become the whole of it; what is whole stays."""
    text, [found] = attributions_of(marked)
    assert found.source is not None
    assert found.source.of(text) == source


def test_a_participle_shares_the_source_of_the_verb_before() -> None:
    """In "said Olga, asking not to be named" one woman does both."""
    text, found = attributions_of("<We hope to go back> {said} Olga 45 {asking} <not to be named>.")
    assert [one.source.of(text) for one in found if one.source] == ["Olga 45", "Olga 45"]


def test_the_name_leaves_the_content_it_was_taken_for() -> None:
    """A name found at the edge of the content is no content any more."""
    text, [found] = attributions_of(
        "Olga Lind left. Emil Berg stayed. <My house and land are all gone Emil Berg> {said}."
    )
    assert [span.of(text) for span in found.content] == ["My house and land are all gone"]
