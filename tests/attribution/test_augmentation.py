import numpy as np
import pytest

from framing.attribution.augmentation import REWRITINGS, Edit, apply_edits, rewrite

TEXT = '“It’s late,” she said, “and we, the people, don’t care.”\n\nThe minister’s aides "agreed", too.\n\nEnd of it.'


@pytest.mark.parametrize("rewriting", [rewriting for rewriting, _ in REWRITINGS])
def test_spans_move_with_their_words(rewriting):
    """Whatever is done to marks and case, a span still covers its letters."""
    moved = apply_edits(TEXT, rewriting(TEXT, np.random.default_rng(0)))
    for words in ("she said", "The minister", "agreed", "people", "End of it"):
        start = TEXT.index(words)
        found = moved.text[moved.offset(start) : moved.offset(start + len(words))]
        assert found.casefold() == words.casefold()


@pytest.mark.parametrize(
    ("edits", "offsets"),
    [
        ([Edit(0, 0, "ab")], {0: 2, 1: 3, 5: 7}),
        ([Edit(1, 3, "")], {0: 0, 1: 1, 2: 1, 3: 1, 5: 3}),
        ([Edit(1, 2, "xyz"), Edit(4, 5, "")], {1: 1, 2: 4, 4: 6, 5: 6}),
    ],
)
def test_offsets_after_edits(edits, offsets):
    """Offsets before an edit stay, those from its end on shift, those inside go to its start."""
    moved = apply_edits("hello", edits)
    assert {offset: moved.offset(offset) for offset in offsets} == offsets


def test_rewrite_is_repeatable():
    """The same seed gives the same copy."""
    copies = {rewrite(TEXT, [], random=np.random.default_rng(5))[0] for _ in range(3)}
    assert len(copies) == 1


def test_rewrite_changes_something_at_some_seed():
    """Copies differ from the article and from each other."""
    assert len({rewrite(TEXT, [], random=np.random.default_rng(seed))[0] for seed in range(20)}) > 10
