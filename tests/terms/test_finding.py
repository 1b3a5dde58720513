"""The step as a whole."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution import load_tagger
from framing.records import Document
from framing.segmentation import read_prose
from framing.terms import find_terms, read_lexicon, read_wording

NEUTRAL = (Path(__file__).parent / "neutral.txt").read_text(encoding="utf-8").splitlines()
# The share of neutral sentences in which a term may be marked.
ALLOWED = 0.05


@pytest.mark.parametrize("tagger", ["accurate", "fast"])
def test_find_terms_when_sentences_are_neutral(prose_of, tagger):
    """Of two hundred neutral sentences full of listed words, at most one in twenty is marked, by either judge."""
    read = load_tagger(tagger)
    proses = {sentence: prose_of(sentence) for sentence in NEUTRAL}
    marked = [
        sentence
        for sentence, prose in proses.items()
        if find_terms(prose, (), wording=read_wording(prose, states=read.tag(prose).states))
    ]
    assert len(NEUTRAL) >= 200
    assert len(marked) <= ALLOWED * len(NEUTRAL), marked


@given(st.text(alphabet=st.sampled_from("regime brutal Thugs so-called claimed \"“”'‘’.,\n-İ"), max_size=80))
def test_find_terms_gives_ordered_spans_inside_the_text(text):
    """Whatever the text, terms are in order, do not overlap, and lie inside it."""
    terms = find_terms(read_prose(Document("a", text), ()), ())
    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    assert all(one.end <= other.start for one, other in pairwise(terms))


def test_find_terms_gives_the_segment(prose_of):
    """Terms carry the kind of their sentence."""
    [term] = find_terms(prose_of("The regime fell."), ())
    assert (term.segment, term.neutral) == ("body", "government")


def test_find_terms_with_a_users_list(prose_of, tmp_path):
    """A user's list decides what is marked."""
    path = tmp_path / "house.tsv"
    path.write_text(
        "term\tcategory\tstrength\tneutral\tguard\torigin\tnote\nregime\tlabel\t0\t\t\t\t\nsplittist\tlabel\t3\t\t\t\t\n",
        encoding="utf-8",
    )
    text = "The regime jailed splittists."
    terms = find_terms(prose_of(text), (), lexicon=read_lexicon(path))
    assert [text[term.start : term.end] for term in terms] == ["splittists"]


@pytest.mark.parametrize("text", ["", "   ", "...", '""'])
def test_find_terms_when_there_is_nothing(terms_in, text):
    """Empty and wordless texts hold no terms."""
    assert terms_in(text) == []


def test_find_terms_takes_little_memory(prose_of):
    """A long document takes some hundred bytes a word."""
    prose = prose_of("The council met on Monday and agreed on the budget. " * 2000)
    find_terms(prose, ())
    tracemalloc.start()
    find_terms(prose, ())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 500 * len(prose.words)
