"""What the whole test run shares: what is left out, and what the README's code may warn of."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

# The modules that train the accurate tagger need torch and onnx, which are in the dependency group `train`.
collect_ignore_glob: list[str] = []
if find_spec("torch") is None or find_spec("onnx") is None:
    collect_ignore_glob = ["framing/attribution/encoder/training/*"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the README's code warn, as it does for a reader, that five articles are few."""
    for item in items:
        if item.path.name == "README.md":
            item.add_marker(pytest.mark.filterwarnings("ignore::framing.exceptions.SmallSampleWarning"))
