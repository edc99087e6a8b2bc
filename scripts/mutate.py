"""Change the code in small ways and see whether the tests notice. For developers.

Run it with the Python of `.venv`; `scripts/mutate.py sanitiser` tries the sanitiser, without a name everything that is
listed. Each change (a mutant) is made in a copy of the module that stands in for the real one, and the tests that are
listed for it run until one fails. What survives is printed with its line: a rule that may be switched off unnoticed,
or a change that makes no difference (:data:`EQUIVALENT` tells which those are, and why).

The sanitiser's rules are tables and arguments: what matters is whether each element and keyword counts. Mutmut changes
what stands in functions only, and cosmic-ray takes nothing out of a set, a table or a call; so this is one of our own.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import multiprocessing
import os
import sys
import tempfile
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 120
"""After so long a mutant is taken for one that never ends, which is noticed too."""

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins"

TARGETS = {
    "sanitiser": ("leernetwerk/pages/sanitise.py", ("tests/test_sanitise.py",)),
    "addresses": ("leernetwerk/content/web_addresses.py", ("tests/test_sanitise.py", "tests/test_hostile_exports.py")),
    "html": ("leernetwerk/content/raw_html.py", ("tests/test_sanitise.py",)),
    "ids": ("leernetwerk/graph/page_ids.py", ("tests/test_sanitise.py",)),
    "spreadsheets": ("leernetwerk/content/spreadsheets.py", ("tests/test_spreadsheets.py",)),
}
"""What can be mutated: a name, the module, and the tests that should notice."""

EQUIVALENT: dict[str, str] = {
    "leernetwerk/pages/sanitise.py: without url_schemes=": "the filter refuses others before",
    "leernetwerk/pages/sanitise.py: without filter_style_properties=": "the filter leaves no other property",
    "leernetwerk/pages/sanitise.py: without strip_comments=": "it is what the library does anyway",
}
"""Mutants that change nothing that anybody could notice: what they are called, and why."""

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A changed module: what was changed, on which line, and its text."""

    what: str
    line: int
    text: str


def make_mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = _without_annotations(ast.parse(source))
    documented = {id(node) for node in ast.walk(tree) if _is_docstring(node)}
    for index, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node, documented):
            mutant = copy.deepcopy(tree)
            twin = next(each for place, each in enumerate(ast.walk(mutant)) if place == index)
            change(twin)
            yield Mutant(f"{what}", getattr(node, "lineno", 0), ast.unparse(ast.fix_missing_locations(mutant)))


def _without_annotations(tree: ast.Module) -> ast.Module:
    """A module whose types nobody reads; what is left of them would be changed in vain."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in (*node.args.args, *node.args.kwonlyargs):
                argument.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant("object")
    return tree


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _changes(node: ast.AST, documented: set[int]) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if (other := _SWAPS.get(type(operator))) is not None:
                yield f"{type(operator).__name__} → {other.__name__}", _replace_operator(place, other)
    if isinstance(node, ast.BoolOp | ast.BinOp) and (other := _SWAPS.get(type(node.op))) is not None:
        yield f"{type(node.op).__name__} → {other.__name__}", lambda twin: setattr(twin, "op", other())
    if isinstance(node, ast.Set | ast.Tuple | ast.List) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        for place, item in enumerate(node.elts):
            yield f"without {ast.unparse(item)[:60]}", lambda twin, place=place: twin.elts.pop(place)  # type: ignore[misc]
    if isinstance(node, ast.Dict):
        for place, key in enumerate(node.keys):
            yield f"without key {ast.unparse(key) if key else '**'}", _drop_key(place)
    if isinstance(node, ast.Call):
        for place, keyword in enumerate(node.keywords):
            yield f"without {keyword.arg}=", lambda twin, place=place: twin.keywords.pop(place)  # type: ignore[misc]
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        for value in (True, False) if not isinstance(node, ast.While) else (False,):
            yield f"if {value}", lambda twin, value=value: setattr(twin, "test", ast.Constant(value))  # type: ignore[misc]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", _truth
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "return None", lambda twin: setattr(twin, "value", ast.Constant(None))
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        yield f"{node.value} → {node.value + 1}", lambda twin: setattr(twin, "value", twin.value + 1)  # type: ignore[attr-defined]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} → {not node.value}", lambda twin: setattr(twin, "value", not twin.value)  # type: ignore[attr-defined]
    if isinstance(node, ast.match_case):
        yield "case never", lambda twin: setattr(twin, "guard", ast.Constant(False))
    if isinstance(node, ast.FunctionDef | ast.Module | ast.If):
        for place, statement in enumerate(node.body):
            if isinstance(statement, ast.Expr) and id(statement) not in documented:
                yield f"without {ast.unparse(statement)[:60]}", _drop_statement(place)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _truth(twin: ast.AST) -> None:
    """``not x`` becomes ``bool(x)``: a plus sign would not do for texts."""
    assert isinstance(twin, ast.UnaryOp)
    twin.op, twin.operand = ast.Not(), ast.UnaryOp(ast.Not(), twin.operand)


def _replace_operator(place: int, other: type[ast.AST]) -> Callable[[ast.AST], None]:
    def change(twin: ast.AST) -> None:
        assert isinstance(twin, ast.Compare)
        twin.ops[place] = other()  # type: ignore[call-overload]

    return change


def _drop_key(place: int) -> Callable[[ast.AST], None]:
    def change(twin: ast.AST) -> None:
        assert isinstance(twin, ast.Dict)
        del twin.keys[place], twin.values[place]

    return change


def _drop_statement(place: int) -> Callable[[ast.AST], None]:
    def change(twin: ast.AST) -> None:
        twin.body[place] = ast.Pass()  # type: ignore[attr-defined]

    return change


def _prepare(source: str) -> None:
    """Import what a module and the tests rest on, so that each mutant need not."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            importlib.import_module(node.module)
    for name in ("pytest", "playwright.sync_api", "markdown", "nh3"):
        importlib.import_module(name)


def _try(module: str, file: str, tests: tuple[str, ...]) -> None:
    """Run tests with another file in the place of a module; the exit status says whether they pass."""
    sys.meta_path.insert(0, _Instead(module, file))
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    pytest = importlib.import_module("pytest")
    os._exit(int(pytest.main([*tests, "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"])))


class _Instead(importlib.abc.MetaPathFinder):
    """Finds a module in another file."""

    def __init__(self, module: str, file: str) -> None:
        self._module, self._file = module, file

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's place, if it is the one."""
        if fullname != self._module:
            return None
        return importlib.util.spec_from_file_location(fullname, self._file)


def find_survivors(module: str, tests: tuple[str, ...], mutants: Sequence[Mutant], jobs: int) -> Iterator[Mutant]:
    """The mutants with which the tests pass, each tried in a process of its own."""
    name = module.removesuffix(".py").replace("/", ".")
    context = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory(prefix=".leernetwerk-mutants-") as folder:
        for first in range(0, len(mutants), jobs):
            running = []
            for number, mutant in enumerate(mutants[first : first + jobs], first):
                file = Path(folder) / f"mutant{number}.py"
                file.write_text(mutant.text, "utf-8")
                process = context.Process(target=_try, args=(name, str(file), tests))
                process.start()
                running.append((process, mutant))
            for process, mutant in running:
                process.join(SECONDS)
                if process.is_alive():
                    process.kill()
                    process.join()
                elif process.exitcode == 0:
                    yield mutant


def main() -> int:
    """Try every mutant and print those that survive; 1 where one does that nobody has explained."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sys.path[:0] = [str(PACKAGE), str(ROOT)]
    os.chdir(ROOT)
    parser.add_argument("names", nargs="*", choices=[*TARGETS, []], help="what to mutate; everything by default")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    options = parser.parse_args()
    left = 0
    for name in options.names or TARGETS:
        module, tests = TARGETS[name]
        source = (PACKAGE / module).read_text("utf-8")
        _prepare(source)
        if not list(find_survivors(module, tests, [Mutant("as it is", 0, source)], 1)):
            sys.exit(f"{name}: the tests fail without any change")
        mutants = list(make_mutants(source))
        survivors = 0
        for mutant in find_survivors(module, tests, mutants, options.jobs):
            why = EQUIVALENT.get(f"{module}: {mutant.what}")
            survivors += 1
            left += why is None
            print(f"{module}:{mutant.line}: {mutant.what}" + (f" ({why})" if why else ""), flush=True)
        print(f"{name}: {len(mutants)} mutants, {survivors} survive", flush=True)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
