"""NewsWCL50 as tokens with brackets and as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.datasets import read_newswcl50
from framing.datasets.newswcl50 import _join
from framing.exceptions import InputWarning, InterchangeError, MissingInputError

Rows = list[tuple[str, str]]


def conll(key: str, *sentences: Rows) -> str:
    """Return a document in the published form."""
    lines = [f"#begin document ({key}); part 000"]
    for number, rows in enumerate(sentences):
        lines += [f"{key}\t{number}\t{index}\t{token}\t{mark}" for index, (token, mark) in enumerate(rows)]
        lines.append("")
    return "\n".join([*lines, "#end document", ""])


def file(folder: Path, *documents: str) -> Path:
    """Write documents to the file of that name."""
    path = folder / "dataset.conll"
    path.write_text("".join(documents), encoding="utf-8")
    return path


def test_read_newswcl50_published_form(tmp_path: Path) -> None:
    """Brackets become spans: nested ones, several on one token, one token alone, and across a document's sentences."""
    first = [
        ("Ms.", "(4_Rao_s_visit_EVENT| (4_Rao_ACTOR"),
        ("Rao", "4_Rao_ACTOR)"),
        ("'s", "-"),
        ("visit", "4_Rao_s_visit_EVENT)"),
        ("to", "-"),
        ("Oslo", "(4_NOR_COUNTRY)| (4_Oslo_MISC)"),
        (".", "-"),
    ]
    second = [("\\n", "-"), ("She", "(4_Rao_ACTOR)"), ("left", "-"), (".", "-")]
    folder = file(tmp_path, conll("4/4/4_RR", first, second), conll("4/4/4_M", [("No", "-"), (".", "-")])).parent
    marked, other = read_newswcl50(folder)
    text = marked.document.text
    assert text == "Ms. Rao's visit to Oslo.\n\nShe left."
    assert (marked.document.id, marked.document.event, marked.document.outlet) == ("4_RR", "4", "Breitbart")
    assert [(s.label, s.span.of(text)) for s in marked.spans] == [
        ("ACTOR", "Ms. Rao"),
        ("EVENT", "Ms. Rao's visit"),
        ("COUNTRY", "Oslo"),
        ("MISC", "Oslo"),
        ("ACTOR", "She"),
    ]
    assert marked.spans[0].extra["chain"] == marked.spans[4].extra["chain"] == "4_Rao_ACTOR"
    assert (other.document.outlet, other.spans) == ("USA Today", ())


def test_read_newswcl50_inner_bracket_of_the_same_chain(tmp_path: Path) -> None:
    """Of two open brackets of one chain the inner one closes first; a closing bracket pairs with an earlier token."""
    rows = [
        ("a", "(4_X_MISC"),
        ("b", "(4_X_MISC"),
        ("c", "4_X_MISC)"),
        ("d", "(4_X_MISC| 4_X_MISC)"),
        ("e", "4_X_MISC)"),
    ]
    (marked,) = read_newswcl50(file(tmp_path, conll("4/4/4_L", rows)))
    assert [span.span.of(marked.document.text) for span in marked.spans] == ["a b c d", "b c", "d e"]


def test_read_newswcl50_brackets_without_partner(tmp_path: Path) -> None:
    """What doesn't pair up is left out and said once."""
    rows = [("a", "(4_X_MISC"), ("b", "4_Y_MISC)"), ("c", "(4_Z_MISC)")]
    path = file(tmp_path, conll("4/4/4_L", rows))
    with pytest.warns(InputWarning, match=r"dataset\.conll: 2 brackets of chains found no partner"):
        (marked,) = read_newswcl50(path)
    assert [span.extra["chain"] for span in marked.spans] == ["4_Z_MISC"]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["It", "is", "n't", "so", "."], "It isn't so."),
        (["\"", "No", ",", "\"", "he", "said", ",", "\"", "no", ".", "\""], '"No," he said, "no."'),
        (["\"", "One", ".", "\\n", "\"", "Two", ".", "\""], '"One.\n\n"Two."'),
        (["Kim", "Jong", "-", "un", "(", "left", ")"], "Kim Jong-un (left)"),
        (["$", "5", "%", "—", "yes"], "$5% — yes"),
        (["\\n", "a", "\\n", "\\n", "\\n", "b"], "a\n\nb"),
        ([], ""),
    ],
)  # fmt: skip
def test_join_by_rule(tokens: list[str], expected: str) -> None:
    """Blanks go where English has them, and each place holds its token."""
    text, places = _join(tokens)
    assert text.strip("\n") == expected
    assert [text[start:end] for start, end in places] == ["" if token == "\\n" else token for token in tokens]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("4/4/4_L\t0\t0\ta\t-\n", r":1: must have five cells .*outside of a document"),
        ("#begin document (4/4/4_L); part 000\n4/4/4_L\t0\ta\t-\n#end document\n", r":2: must have five cells"),
        ("#begin document (4/4/4_L); part 000\n4/4/4_R\t0\t0\ta\t-\n#end document\n", r":2: must have five cells"),
        ("#begin document (4/4/4_L); part 000\n", r":1: begins document '4/4/4_L', which has no end"),
        ("#begin document 4\n", r":1: must be '#begin document \(key\); part 000'"),
        ("#begin document (4/4/4_X); part 000\n#end document\n", r":1: document '4_X' must end in one of LL, L"),
    ],
)
def test_read_newswcl50_names_the_line(tmp_path: Path, content: str, message: str) -> None:
    """A line of another form is an error that names file and line."""
    path = tmp_path / "dataset.conll"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InterchangeError, match=r"dataset\.conll" + message):
        list(read_newswcl50(path))


def test_read_newswcl50_of_the_own_repository(tmp_path: Path) -> None:
    """The set's own repository has no articles; the error says where they are."""
    (tmp_path / "Annotations.csv").touch()
    with pytest.raises(MissingInputError, match="The articles are in Diverse_CDCR_datasets"):
        read_newswcl50(tmp_path)


@pytest.mark.shared
def test_read_newswcl50_development_set(shared: Path, tmp_path: Path) -> None:
    """The development file has its counts, and written as tokens with brackets it gives the same mentions."""
    path = shared / "data" / "newswcl50" / "train.jsonl"
    articles = list(read_newswcl50(path))
    assert (len(articles), sum(len(a.spans) for a in articles)) == (30, 3487)

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    again = list(read_newswcl50(file(tmp_path, *map(as_conll, rows))))
    for marked, other, row in zip(articles, again, rows, strict=True):
        assert marked.document.outlet == other.document.outlet == row["outlet"]
        assert "".join(marked.document.text.split()) == "".join(other.document.text.split())
        assert mentions(marked.document.text, marked.spans) == mentions(other.document.text, other.spans)


def mentions(text: str, spans: object) -> list[tuple[str, str, str]]:
    """Return chain, label and words of each mention, blanks aside."""
    return sorted((s.extra["chain"], s.label, "".join(s.span.of(text).split())) for s in spans)  # type: ignore[attr-defined]


def as_conll(row: dict[str, object]) -> str:
    """Write a row of the development file as the published file has it."""
    tokens, text, found = row["tokens"], str(row["text"]), row["mentions"]
    marks: list[list[str]] = [[] for _ in tokens]  # type: ignore[attr-defined]
    # of brackets that open together the longest goes first, of those that close together the last opened
    for mention in sorted(found, key=lambda m: (m["token_start"], -m["token_end"])):  # type: ignore[call-overload]
        first, last = mention["token_start"], mention["token_end"] - 1
        if first == last:
            marks[first].append(f"({mention['chain']})")
        else:
            marks[first].append(f"({mention['chain']}")
            marks[last].insert(0, f"{mention['chain']})")
    rows: Rows = []
    before = 0
    for (token, start, end), held in zip(tokens, marks, strict=True):  # type: ignore[call-overload]
        if "\n" in text[before:start]:
            rows.append(("\\n", "-"))
        rows.append((token, "| ".join(held) or "-"))
        before = end
    return conll(f"{row['event']}/{row['event']}/{row['id']}", rows)
