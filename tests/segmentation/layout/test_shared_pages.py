import json
from pathlib import Path

import pytest

from framing.records import Document
from framing.segmentation import read_prose, segment
from framing.segmentation.layout.vocabulary import to_key

pytestmark = pytest.mark.shared

# Floors, below what was measured when they were set (1.000 and 0.96): of what is taken out, the share that the gold
# takes out too; and of what the gold takes out, the share that is found.
PRECISION_FLOOR = 0.99
RECALL_FLOOR = 0.94


def outside_body(segments: list[tuple[int, int]]) -> set[int]:
    """Return the characters that segments cover."""
    return {position for start, end in segments for position in range(start, end)}


def test_body_of_annotated_articles(shared: Path) -> None:
    """On the annotated articles, hardly any body is taken out and most of the rest is found."""
    agreed = taken = wanted = 0
    for line in (shared / "data" / "fakes" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = outside_body([(part["start"], part["end"]) for part in row["segments"]])
        document = Document(row["id"], row["text"], title=row.get("title"))
        found = outside_body([(part.start, part.end) for part in segment(document)])
        agreed, taken, wanted = agreed + len(gold & found), taken + len(found), wanted + len(gold)
    assert agreed >= PRECISION_FLOOR * taken
    assert agreed >= RECALL_FLOOR * wanted


def test_prose_of_scraped_pages_is_free_of_furniture(shared: Path) -> None:
    """In the scraped pages no counter, credit line, button or second headline is read as prose."""
    for path in sorted((shared / "data" / "seeds").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            document = Document(path.stem, file.read())
        prose = read_prose(document, segment(document))
        sentences = [prose.span(sentence.first, sentence.last).of(prose.text) for sentence in prose.sentences]
        keys = [to_key(sentence) for sentence in sentences]
        assert not {"tt", "20", "back to top button", "embedded video"} & set(keys)
        assert not [text for text in sentences if "REUTERS/" in text or "EPA/" in text or "pic.twitter" in text]
        headlines = [
            to_key(prose.span(s.first, s.last).of(prose.text)) for s in prose.sentences if s.kind == "headline"
        ]
        assert all(keys.count(key) == 1 for key in headlines)
