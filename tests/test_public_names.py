"""The public names are a contract."""

import subprocess
import sys

import pytest

import framing

EXPECTED = {
    "read_corpus", "read_document", "read_annotations", "write_annotations",
    "annotate", "iter_annotations", "score", "METRICS", "group_events",
    "compare_outlets", "OutletComparison", "find_contrasts", "find_copies", "compare_sources", "compare_quotations",
    "compare_wording", "compare_unsourced", "compare_replies", "compare_naming",
    "SourceMixDisplay", "LoadedTermsDisplay", "AttributionDisplay", "show",
    "FramingScorer", "Corpus", "Problem",
    "Annotation", "Attribution", "Document", "Segment", "Span", "Speaker", "TermMatch",
}  # fmt: skip


def test_all_is_pinned() -> None:
    """A public name is added or removed on purpose only."""
    assert set(framing.__all__) == EXPECTED
    assert len(framing.__all__) == len(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_public_name_resolves(name: str) -> None:
    """Each name can be imported and is listed by dir()."""
    assert getattr(framing, name) is not None
    assert name in dir(framing)


def test_unknown_name_is_an_attribute_error() -> None:
    """A typo says so, and imports nothing."""
    with pytest.raises(AttributeError, match="no attribute 'read_corpse'"):
        _ = framing.read_corpse


def test_import_is_light() -> None:
    """Importing the package loads no plotting, learning or table library."""
    code = (
        "import sys, framing; "
        "heavy = {'matplotlib', 'sklearn', 'pandas', 'nltk', 'scipy'} & sys.modules.keys(); "
        "sys.exit(f'loaded: {sorted(heavy)}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
