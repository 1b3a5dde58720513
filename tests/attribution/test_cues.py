import pytest

from framing.attribution.cues import STANCES, inflect, load_cues, read_cues
from framing.exceptions import DataFileError

HEADER = "cue\tstance\tkind\tforms\torigin\tnote\n"
SAY = "say\treport\tverb\tsaid\town\t-\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("cue\tstance\n", ":1: the header must be"),
        (HEADER + SAY + "\n" + SAY, ":3: blank line"),
        (HEADER + "say\treport\tverb\tsaid\town\n", ":2: 6 tab-separated columns are needed, got 5"),
        (HEADER + SAY + SAY, ":3: 'say' is already on line 2"),
        (HEADER + "\treport\tverb\t-\town\t-\n", ":2: cue is blank"),
        (HEADER + "Say\treport\tverb\t-\town\t-\n", ":2: cues are matched in lower case, got 'Say'"),
        (HEADER + "say\tspeech\tverb\t-\town\t-\n", ":2: stance must be one of"),
        (HEADER + "say\treport\tadverb\t-\town\t-\n", ":2: kind must be one of"),
    ],
)
def test_read_cues_rejects(tmp_path, rows, message):
    """A bad row is refused with the file and the line."""
    path = tmp_path / "mine.tsv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(DataFileError, match="mine.tsv" + message):
        read_cues(path)


def test_read_cues_inflects(tmp_path):
    """A verb is known in all its forms, a noun in two, a phrase as it is."""
    path = tmp_path / "mine.tsv"
    rows = "claim\tassert\tverb\t-\town\t-\nview\tbelieve\tnoun\t-\town\t-\nin doubt\tbelieve\tphrase\t-\town\t-\n"
    path.write_text(HEADER + rows, encoding="utf-8")
    cues = read_cues(path)
    assert set(cues.words) == {"claim", "claims", "claiming", "claimed", "view", "views"}
    assert set(cues.phrases) == {("in", "doubt")}


@pytest.mark.parametrize(
    ("base", "forms", "expected"),
    [
        ("claim", "-", {"claim", "claims", "claiming", "claimed"}),
        ("deny", "-", {"deny", "denies", "denying", "denied"}),
        ("argue", "-", {"argue", "argues", "arguing", "argued"}),
        ("stress", "-", {"stress", "stresses", "stressing", "stressed"}),
        ("agree", "-", {"agree", "agrees", "agreeing", "agreed"}),
        ("admit", "admitted,admitting", {"admit", "admits", "admitting", "admitted"}),
        ("write", "wrote,written", {"write", "writes", "writing", "wrote", "written"}),
    ],
)
def test_inflect(base, forms, expected):
    """Regular forms follow the spelling rules, irregular ones the list."""
    assert set(inflect(base, forms)) == expected


def test_packaged_list_covers_every_stance():
    """The list that ships knows several cues of each stance, and phrases as well as words."""
    cues = load_cues()
    assert {cue.stance for cue in cues.words.values()} == set(STANCES)
    assert cues.phrases[("according", "to")].stance == "report"
    assert cues.words["alleged"].stance == "assert"
