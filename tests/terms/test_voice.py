"""Whose word a term is."""

from __future__ import annotations

import pytest

from framing.records import Speaker
from framing.terms import find_terms
from framing.terms.voice import read_voices
from tests.factories import attribution, span


def test_find_terms_gives_the_source_its_content(prose_of):
    """A term in the content is the source's, in the source mention and outside the outlet's."""
    text = "The regime's spokesman said thugs had come. The regime fell."
    said = attribution(text, "thugs had come", source="The regime's spokesman", cue="said")
    voices = {(text[term.start : term.end], term.voice) for term in find_terms(prose_of(text), (said,))}
    assert voices == {("regime", "outlet"), ("thugs", "source")}


@pytest.mark.parametrize(
    ("text", "content", "key"),
    [
        ("Rana said the brutal raid failed.", "the brutal raid failed", "paraphrase"),
        ('Rana said "the brutal raid failed".', '"the brutal raid failed"', "quoted"),
        (
            'Rana said the brutal raid "failed badly today again".',
            'the brutal raid "failed badly today again"',
            "paraphrase",
        ),
    ],
)
def test_find_terms_marks_paraphrase_apart(prose_of, text, content, key):
    """What stands outside quotation marks is a paraphrase, whose wording may be the outlet's."""
    said = attribution(text, content, source="Rana", cue="said", speaker=Speaker("Rana Aziz", "opposition"))
    [term] = find_terms(prose_of(text), (said,))
    assert term.voice == "source"
    assert term.extra == {"term": "brutal", key: True, "speaker": "Rana Aziz", "source_type": "opposition"}


def test_attribution_of_when_nested():
    """The innermost attribution speaks."""
    text = "He said that she said no."
    outer = attribution(text, "that she said no", cue="said")
    inner = attribution(text, "no", nested=True)
    voices = read_voices([outer, inner])
    assert voices.attribution_of(span(text, "no")) is inner
    assert voices.attribution_of(span(text, "she")) is outer
    assert voices.attribution_of(span(text, "He")) is None


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Aides admitted the vote was late.", "admitted", ["admitted"]),
        ("Aides admitted that the vote was late.", None, ["admitted"]),  # what follows shows that it introduces speech
        ("The club admitted women in 1990.", None, []),
        ("Aides said the vote was late.", "said", []),
    ],
)
def test_find_terms_when_a_cue_judges(terms_in, text, cue, expected):
    """A judging verb of saying counts where it introduces what is said, in the outlet's voice."""
    said = [] if cue is None else [attribution(text, "the vote was late", source="Aides", cue=cue)]
    assert terms_in(text, said) == expected
