"""Data goes one way: a module imports only from rooms before its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

# The order of the house, as docs/architecture.md shows it. Modules of one room may import one another.
ROOMS = (
    "exceptions", "wordlists", "records", "corpus", "reading", "segmentation", "attribution", "sources", "terms",
    "metrics", "events", "compare", "display", "report", "pipeline", "estimators", "datasets", "evaluation", "cli",
)  # fmt: skip

# The same inside a room that has rooms of its own; modules that stand in none of them come last.
SUBROOMS = {"sources": ("lists", "surface", "clues", "articles", "antecedents", "described", "gaps")}

# The imports that look forward: the interface has `comparison.to_html(...)` write the report, and a notebook asks a
# comparison or an annotation itself how it is shown. They stand inside the methods, so that importing the rooms does
# not need them.
DECLARED = {("compare", "report"), ("records", "report")}

PACKAGE = Path(__file__).resolve().parents[1] / "framing"


def room_of(module: str) -> str | None:
    """``framing.compare.outlets`` -> ``compare``; None outside the house and for the package itself."""
    parts = module.split(".")
    return parts[1] if parts[0] == "framing" and len(parts) > 1 else None


def find_imports(tree: ast.AST) -> Iterator[tuple[str, bool, int]]:
    """Yield (module, at top level, line), leaving out what only type checkers read."""
    typing_only = {
        id(node)
        for guard in ast.walk(tree)
        if isinstance(guard, ast.If) and ast.unparse(guard.test).endswith("TYPE_CHECKING")
        for node in ast.walk(guard)
    }
    top = {id(node) for node in getattr(tree, "body", [])}
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in top, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import on line {node.lineno}"
            module = node.module or ""
            if module == "framing":  # `from framing import records` names the room in the alias
                for alias in node.names:
                    yield f"framing.{alias.name}", id(node) in top, node.lineno
            else:
                yield module, id(node) in top, node.lineno


def points_back(importer: str, imported: str, *, at_top: bool) -> bool:
    """Tell whether an import goes against the flow."""
    if importer == imported or ((importer, imported) in DECLARED and not at_top):
        return False
    return ROOMS.index(imported) > ROOMS.index(importer)


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.stem not in {"__init__", "__main__"})


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    """No module imports from a room after its own, not even inside a function."""
    importer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert importer in ROOMS, f"{importer} has no place in the flow: add it to ROOMS and docs/architecture.md"
    for module, at_top, line in find_imports(ast.parse(path.read_text(encoding="utf-8"))):
        imported = room_of(module)
        if imported is not None:
            assert not points_back(importer, imported, at_top=at_top), f"{path}:{line} imports {module}"


def order_in(room: str, parts: Sequence[str]) -> int:
    """Return the place of a module in its room: ``("lists", "names")`` -> 0."""
    rooms = SUBROOMS[room]
    return rooms.index(parts[0]) if parts and parts[0] in rooms else len(rooms)


INSIDE = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in SUBROOMS]


@pytest.mark.parametrize("path", INSIDE, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_one_way_inside_a_room(path: Path) -> None:
    """No module imports from a part of its room after its own."""
    room, *inner = path.relative_to(PACKAGE).with_suffix("").parts
    for module, _, line in find_imports(ast.parse(path.read_text(encoding="utf-8"))):
        if module.startswith(f"framing.{room}."):
            imported = module.split(".")[2:]
            assert order_in(room, imported) <= order_in(room, inner), f"{path}:{line} imports {module}"


def test_rule_sees_an_import_that_points_back() -> None:
    """The rule itself works: a forward import is caught, a declared one only inside a function."""
    source = "def f():\n    from framing.cli import main\nimport framing.records\n"
    found = list(find_imports(ast.parse(source)))
    assert ("framing.cli", False, 2) in found
    assert points_back("records", "cli", at_top=False)
    assert not points_back("cli", "records", at_top=True)
    assert points_back("compare", "report", at_top=True)
    assert not points_back("compare", "report", at_top=False)
    assert points_back("records", "report", at_top=True)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_matplotlib_is_imported_only_where_something_is_drawn(path: Path) -> None:
    """Drawing is imported inside functions of the display and report rooms and of the command line."""
    for module, at_top, line in find_imports(ast.parse(path.read_text(encoding="utf-8"))):
        if module.split(".")[0] == "matplotlib":
            room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
            assert room in {"display", "report", "cli"}, f"{path}:{line} imports {module}"
            assert not at_top, f"{path}:{line} imports {module} when the module loads"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_files_stay_small(path: Path) -> None:
    """No file grows beyond 350 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
