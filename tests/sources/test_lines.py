import pytest

from framing.segmentation.prose import Sentence
from framing.sources.lists.gazetteer import load_gazetteer
from framing.sources.surface import vocabulary
from framing.sources.surface.items import Item
from framing.sources.surface.lines import BEGINNING, Line
from framing.sources.surface.phrases import build_lexicon

LEXICON = build_lexicon(load_gazetteer())


@pytest.mark.parametrize(
    ("letters", "places"),
    [
        (b"wAAw", [1]),  # Anna Berg
        (b"AvA", [0]),  # Salim bin Ammar
        (b"ANCBw", [0, 1, 2]),  # Highland Workers Syrian Front: each could open it
        (b"AsB", [0]),  # Lund's Council
        (b"A.B", []),  # Lund, Council
        (b"Bpdw", [0]),  # Ministry of the
        (b"Bwdw", []),  # Parliament said the
        (b"CAw", [0]),  # Kosovo Online
        (b"ECw", [0]),  # Amnesty Kenya
        (b"GPA", [0]),  # Mothers Against Smog
        (b"Gww", []),  # Mothers said
        (b"Fww", [0]),  # Ligue
        (b"wwpdn", []),
    ],
)
def test_names_begin_where_capitals_go_on(letters, places):
    """A name of several items is looked for before what may go on it, and nowhere else."""
    assert [found.start() for found in BEGINNING.finditer(letters)] == places


def test_items_are_put_before_and_in_place_of_others():
    """Changes at one place do not move those before it, and the first tokens stay those of the items."""
    line = Line([Item("word", place, place + 1) for place in range(4)], b"wwww", [0, 1, 2, 3])
    changes = [(0, 2, Item("name", 0, 2, capital=True)), (3, 3, Item("possessive", 2, 3))]
    changed = line.changed(changes, ("a", "b", "c", "d"))
    assert changed.letters == b"Awsw"
    assert changed.firsts == [item.first for item in changed.items] == [0, 2, 2, 3]


WORDS = [
    "The",
    "Syrian",
    "Observatory",
    "for",
    "Human",
    "Rights",
    "told",
    "Anna",
    "Berg",
    "that",
    "rebels",
    "left",
    ".",
]


def _read(times: int) -> list[Item]:
    sentences = [Sentence(number * len(WORDS), (number + 1) * len(WORDS), number) for number in range(times)]
    return LEXICON.find_all(LEXICON.look_up(WORDS * times, sentences), sentences).items


def test_a_long_document_is_read_to_its_end():
    """A sentence has the same items at token 5,000 as at the start, though only the first tokens share items."""
    items = _read(400)
    size = len(items) // 400
    shift = 399 * len(WORDS)
    last = [item._replace(first=item.first - shift, last=item.last - shift) for item in items[-size:]]
    assert last == items[:size]


def test_forgotten_words_are_learnt_again(monkeypatch):
    """A vocabulary that has met too many words forgets them all, and reads the next document as before."""
    before = _read(1)
    monkeypatch.setattr(vocabulary, "_REMEMBERED", 3)
    assert _read(1) == before
    assert len(LEXICON.vocabulary) == len(set(WORDS))
