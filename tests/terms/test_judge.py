"""The judge of sentences and words."""

from __future__ import annotations

import numpy as np
import pytest

from framing.terms import find_terms, load_lexicon
from framing.terms.judge import COLUMNS, WORD_TRAITS, load_judge, read_judge
from framing.terms.matching import find_occurrences, read_words
from framing.terms.material import TRAITS, read_material
from framing.terms.training import choose_plain, read_sample, train_judge, write_judge

VECTORS = {word: np.eye(4, dtype=np.float32)[at % 4] for at, word in enumerate(("vile", "plan", "council", "met"))}
CHARGED = [(f"The zorbish plan {at} is vile.", True, ("zorbish", "vile"), f"a{at}") for at in range(30)]
PLAIN = [(f"The council met on day {at}.", False, (), f"b{at}") for at in range(30)]


def test_load_judge_has_weights_for_everything():
    """The packaged file fits the code that reads it."""
    judge = load_judge()
    assert judge.table.shape == (len(judge.rows) + 1, len(COLUMNS))
    assert (judge.traits.shape, judge.word_traits.shape) == ((len(TRAITS),), (len(WORD_TRAITS),))
    assert not judge.table[0].any()


@pytest.mark.parametrize("text", ["", "...", "Ω"])
def test_weigh_when_there_is_little_text(prose_of, text):
    """Texts without known words get probabilities all the same."""
    words = read_words(prose_of(text))
    verdict = load_judge().weigh(read_material(words, []))
    assert (len(verdict.sentences), len(verdict.words)) == (len(words.prose.sentences), len(words.lower))


def test_train_judge_learns_unlisted_words(prose_of, tmp_path):
    """A word that readers marked, and no list holds, is found afterwards; the file round-trips."""
    texts, labels, marked, groups = zip(*CHARGED, *PLAIN, strict=True)
    samples = [read_sample(text, words) for text, words in zip(texts, marked, strict=True)]
    plain = choose_plain(["The council met again in the town today."])
    judge, scores = train_judge(samples, labels, groups, VECTORS, plain=plain)
    assert len(scores) == len(samples)
    text = "The zorbish plan is vile."
    terms = find_terms(prose_of(text), (), judge=judge)
    assert ("zorbish", True) in {(text[term.start : term.end], term.extra.get("unlisted")) for term in terms}
    assert not find_terms(prose_of("The council met on day 3."), (), judge=judge)

    write_judge(judge, tmp_path / "judge.npz")
    again = read_judge(tmp_path / "judge.npz")
    words = read_words(prose_of(text))
    material = read_material(words, find_occurrences(words, load_lexicon()))
    assert again.weigh(material).words == pytest.approx(judge.weigh(material).words, abs=1e-2)
