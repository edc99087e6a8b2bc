"""The floors of the package: which may import which, and who alone knows MkDocs and the argument parser."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins" / "leernetwerk"


def read_floors() -> list[set[str]]:
    """The folders of each floor, the lowest first, as the table in ARCHITECTURE.md numbers them."""
    text = (PACKAGE.parent.parent / "ARCHITECTURE.md").read_text("utf-8")
    floors: dict[int, set[str]] = {}
    for number, folder in re.findall(r"^\| (\d+) \| `([\w/]+)` \|", text, re.MULTILINE):
        floors.setdefault(int(number), set()).add(folder.replace("/", "."))
    assert sorted(floors) == list(range(1, len(floors) + 1))
    return [floors[number] for number in sorted(floors)]


FLOORS = read_floors()
LONGEST_MODULE = 300
OUTSIDE = {"mkdocs": "adapters.mkdocs", "material": "adapters.mkdocs", "click": "adapters.cli"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides the floor"
            yield node.module or ""


def room_of(name: str) -> str | None:
    steps = name.split(".")
    if steps[0] != "leernetwerk" or len(steps) < 2:
        return None
    return ".".join(steps[1:3]) if steps[1] == "adapters" else steps[1]


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_lower_floor_never_imports_a_higher_one(module: Path) -> None:
    own = room_of(".".join(("leernetwerk", *module.relative_to(PACKAGE).with_suffix("").parts)))
    if own in (None, "__init__", "adapters.__init__"):
        return
    for name in imports(module):
        room = room_of(name)
        if room is not None and room != own:
            assert floor_of(room) < floor_of(own or ""), f"{module} imports {name}"
        outside = OUTSIDE.get(name.split(".")[0])
        assert outside in (None, own), f"only {outside} may know {name}"


def test_every_folder_is_a_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {room.split(".")[0] for rooms in FLOORS for room in rooms}


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_are_small_and_named_for_what_they_hold(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert not {"utils", "util", "manager", "common", "helpers", "misc"} & set(module.stem.split("_"))


def test_vocabulary_ids_are_not_in_code() -> None:
    import yaml

    vocabulary = yaml.safe_load((PACKAGE.parent.parent / "docs" / "vocabulary.yml").read_text("utf-8"))
    ids = {term["id"] for name in ("regions", "target_groups", "phases", "settings") for term in vocabulary[name]}
    ids.remove("leernetwerk")  # a setting, and our own name
    for module in modules():
        if module.name.endswith("_problems.py") or module.parent.name == "rules":
            continue  # examples of problems are content
        strings = {
            node.value
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not ids & strings, f"{module} names a vocabulary id"


def test_all_that_is_printed_goes_through_one_place() -> None:
    """What a contributor wrote stands in what is printed; only that place makes it harmless."""
    # The process that reads a PDF has a pipe for its output, of which every line is JSON that is read back.
    apart = {"diagnostics/terminal.py", "pdfs/worker.py", "published/pdf_worker.py"}
    printing = {"print", "click.echo", "click.secho", "click.style", "traceback.print_exc"}
    printing |= {f"sys.{stream}.{write}" for stream in ("stdout", "stderr") for write in ("write", "writelines")}
    for module in modules():
        if module.relative_to(PACKAGE).as_posix() in apart:
            continue
        calls = [
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Call)
        ]
        assert not printing & set(calls), f"{module} prints past diagnostics/terminal.py"


def test_what_the_description_names_is_there() -> None:
    """ARCHITECTURE.md leads strangers to files and names; each that it mentions exists."""
    root = PACKAGE.parent.parent
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.py)(?::(\w+))?", (root / "ARCHITECTURE.md").read_text("utf-8"))
    assert len(named) > 40
    for path, name in named:
        found = next(
            (place for place in (root / path, PACKAGE / path, PACKAGE / "adapters" / path) if place.is_file()), None
        )
        assert found is not None, path
        assert re.search(rf"\b{name or ''}\b", found.read_text("utf-8")), f"{path}:{name}"


def test_nothing_imports_from_a_test() -> None:
    """What several tests need stands in ``tests/support``."""
    tests = PACKAGE.parent.parent / "tests"
    for module in sorted(tests.rglob("*.py")):
        named = [name for name in imports(module) if name.startswith("tests.test_")]
        assert named == [], module.name
