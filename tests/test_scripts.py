"""The scripts that a person starts before anything is installed: what they promise without a network."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
STARTED_BY_PEOPLE = ("build", "run_tests", "lock")
SETS = ("site", "tests")


def load(name: str) -> ModuleType:
    """A script as a module, without running it."""
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name, and the scripts import each other by name.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The scripts' modules by name; they are not left behind for other tests."""
    names = (
        "python_floor",
        "command_line",
        "environment",
        "debian_packages",
        "browser",
        "build",
        "run_tests",
        "lock",
    )
    before = {name: sys.modules[name] for name in names if name in sys.modules}
    yield {name: load(name) for name in names}
    for name in names:
        del sys.modules[name]
    sys.modules.update(before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder with pinned requirements and an environment that works."""
    (tmp_path / "requirements").mkdir()
    for name in SETS:
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    command = [sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv")]
    subprocess.run(command, check=True)
    return tmp_path


def give_pip(project: Path) -> None:
    """Let the environment seem to have pip, which would take seconds to install."""
    (packages,) = (project / ".venv").glob("[Ll]ib/**/site-packages")
    (packages / "pip.py").touch()


class TestOldPython:
    @pytest.mark.parametrize("version", [(3, 10), (3, 6), (2, 7)])
    def test_is_told_what_is_wanted(self, scripts: dict[str, ModuleType], version: tuple[int, int]) -> None:
        sentence = scripts["python_floor"].complaint(version)
        assert sentence.startswith("Dit project vraagt Python 3.11 of nieuwer")
        assert f"Python {version[0]}.{version[1]}." in sentence

    @pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
    def test_new_enough_is_silent(self, scripts: dict[str, ModuleType], version: tuple[int, int]) -> None:
        assert scripts["python_floor"].complaint(version) is None

    def test_ends_with_status_2_and_one_line(
        self,
        scripts: dict[str, ModuleType],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
        with pytest.raises(SystemExit) as ended:
            scripts["python_floor"].require()
        assert ended.value.code == 2
        assert capsys.readouterr().err.count("\n") == 1

    @pytest.mark.parametrize("name", ["python_floor", *STARTED_BY_PEOPLE])
    def test_can_read_the_scripts(self, name: str) -> None:
        source = (SCRIPTS / f"{name}.py").read_text(encoding="utf-8")
        tree = ast.parse(source, feature_version=(3, 7))
        # Python 3.6 takes no future annotations; it must get as far as the sentence.
        assert "__future__" not in {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    @pytest.mark.parametrize("name", STARTED_BY_PEOPLE)
    def test_is_asked_before_newer_modules_are_imported(self, name: str) -> None:
        statements = ast.parse((SCRIPTS / f"{name}.py").read_text(encoding="utf-8")).body
        asked = [ast.unparse(statement) for statement in statements].index("python_floor.require()")
        own = {path.stem for path in SCRIPTS.glob("*.py")} - {"python_floor"}
        assert not own & set(imported(statements[:asked]))
        assert own & set(imported(statements[asked:]))


def imported(statements: list[ast.stmt]) -> Iterator[str]:
    """The first part of the name of every module that the statements import, at any depth."""
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a script is no part of a package"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("name", STARTED_BY_PEOPLE)
def test_starts_with_the_standard_library_only(name: str) -> None:
    own = {path.stem for path in SCRIPTS.glob("*.py")}
    seen: set[str] = set()
    to_read = {name}
    while to_read:
        module = to_read.pop()
        seen.add(module)
        names = set(imported(ast.parse((SCRIPTS / f"{module}.py").read_text(encoding="utf-8")).body))
        assert names - own <= sys.stdlib_module_names
        to_read |= names & own - seen


class TestEnvironment:
    def test_holds_what_was_remembered_until_an_input_changes(
        self, scripts: dict[str, ModuleType], project: Path
    ) -> None:
        place = scripts["environment"].Environment(project)
        assert not place.holds("site", "CPython 3.11.7")
        place.remember("site", "CPython 3.11.7")
        assert place.holds("site", "CPython 3.11.7")
        assert not place.holds("tests", "CPython 3.11.7")
        assert not place.holds("site", "CPython 3.12.1")
        for changed in ("requirements/site.txt", "pyproject.toml"):
            original = (project / changed).read_bytes()
            (project / changed).write_bytes(original + b"# changed\n")
            assert not place.holds("site", "CPython 3.11.7")
            (project / changed).write_bytes(original)
        assert place.holds("site", "CPython 3.11.7")

    def test_the_tests_set_contains_the_site_set(self, scripts: dict[str, ModuleType], project: Path) -> None:
        place = scripts["environment"].Environment(project)
        place.remember("tests", "CPython 3.11.7")
        assert place.holds("site", "CPython 3.11.7")

    @pytest.mark.parametrize("stamp", ["", "{", "[]", '{"digest": 1}'])
    def test_a_damaged_stamp_counts_as_none(self, scripts: dict[str, ModuleType], project: Path, stamp: str) -> None:
        place = scripts["environment"].Environment(project)
        place.stamp("site").write_text(stamp, encoding="utf-8")
        assert not place.holds("site", "CPython 3.11.7")

    def test_a_working_one_is_used(self, scripts: dict[str, ModuleType], project: Path) -> None:
        give_pip(project)
        python = scripts["environment"].Environment(project).usable_python()
        assert python.endswith(".".join(map(str, sys.version_info[:3])))

    def test_one_without_pip_is_not(self, scripts: dict[str, ModuleType], project: Path) -> None:
        assert scripts["environment"].Environment(project).usable_python() is None

    def test_one_that_was_moved_is_not(self, scripts: dict[str, ModuleType], project: Path) -> None:
        give_pip(project)
        place = scripts["environment"].Environment(project)
        stamp = {"place": str(project.parent / "elsewhere" / ".venv"), "digest": ""}
        place.stamp("site").write_text(json.dumps(stamp), encoding="utf-8")
        assert place.usable_python() is None

    def test_one_whose_python_does_not_run_is_not(self, scripts: dict[str, ModuleType], project: Path) -> None:
        place = scripts["environment"].Environment(project)
        place.python.unlink()
        place.python.write_bytes(b"no program")
        assert place.usable_python() is None
        place.python.unlink()
        assert place.usable_python() is None

    def test_what_is_ready_is_left_alone(
        self, scripts: dict[str, ModuleType], project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        give_pip(project)
        place = scripts["environment"].Environment(project)
        python = place.usable_python()
        place.remember("site", python)
        monkeypatch.setattr(scripts["environment"], "say", lambda _: pytest.fail("announced some work"))
        place.ready("site")

    def test_a_missing_module_is_named_in_one_sentence(
        self, scripts: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        environment = scripts["environment"]
        monkeypatch.setattr(environment, "missing_python_part", lambda: "ensurepip")
        with pytest.raises(scripts["command_line"].SetupProblem, match=r"'ensurepip'.*python3-venv"):
            environment.Environment(tmp_path).ready("site")

    def test_commands_lie_where_the_system_puts_them(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        environment = scripts["environment"].Environment
        windows, other = environment(tmp_path, windows=True), environment(tmp_path, windows=False)
        assert windows.python.relative_to(tmp_path).as_posix() == ".venv/Scripts/python.exe"
        assert other.python.relative_to(tmp_path).as_posix() == ".venv/bin/python"

    @pytest.mark.parametrize(
        ("report", "sentence"),
        [
            ("WARNING: Retrying after NewConnectionError(...)\nERROR: none", "netwerkverbinding"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM ...", "vastgelegd"),
            ("ERROR: [Errno 28] No space left on device", "schijf is vol"),
            ("noise\nERROR: something else\nmore", r"\(ERROR: something else\)"),
            ("", "geen uitleg"),
        ],
    )
    def test_a_failing_installation_is_explained(
        self, scripts: dict[str, ModuleType], report: str, sentence: str
    ) -> None:
        assert re.search(sentence, scripts["environment"].pip_failure(report))


class TestEnding:
    @pytest.mark.parametrize(
        ("problem", "status", "said"),
        [
            ("SetupProblem", 2, "Git ontbreekt."),
            ("KeyboardInterrupt", 130, ""),
            ("PermissionError", 2, "Dat lukte niet: Permission denied (.venv)."),
        ],
    )
    def test_is_plain(
        self,
        scripts: dict[str, ModuleType],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        problem: str,
        status: int,
        said: str,
    ) -> None:
        command_line = scripts["command_line"]
        problems: dict[str, BaseException] = {
            "SetupProblem": command_line.SetupProblem("Git ontbreekt."),
            "KeyboardInterrupt": KeyboardInterrupt(),
            "PermissionError": PermissionError(13, "Permission denied", ".venv"),
        }

        def main(_arguments: list[str]) -> int:
            raise problems[problem]

        monkeypatch.setattr(command_line.signal, "signal", lambda *_: None)
        with pytest.raises(SystemExit) as ended:
            command_line.ending_plainly(main)
        assert ended.value.code == status
        assert capsys.readouterr().err.strip() == said

    def test_a_child_s_status_is_passed_on(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        run = scripts["command_line"].run
        assert run([sys.executable, "-c", "raise SystemExit(7)"], cwd=tmp_path) == 7

    def test_a_missing_command_is_a_sentence(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        command_line = scripts["command_line"]
        with pytest.raises(command_line.SetupProblem, match="leernetwerk"):
            command_line.run([tmp_path / "leernetwerk"], cwd=tmp_path)

    def test_no_git_is_a_sentence(
        self, scripts: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        command_line = scripts["command_line"]
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(command_line.SetupProblem, match="Git ontbreekt"):
            command_line.require_git()


class TestBrowser:
    @staticmethod
    def program(path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        path.chmod(0o755)
        return path

    def test_the_variable_comes_first(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        mine = self.program(tmp_path / "my browser")
        self.program(tmp_path / "bin" / "chromium")
        variables = {"LEERNETWERK_CHROMIUM": str(mine), "PATH": str(tmp_path / "bin")}
        assert scripts["browser"].find_browser(variables, "linux") == mine

    def test_a_wrong_variable_is_a_sentence(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        with pytest.raises(scripts["command_line"].SetupProblem, match="LEERNETWERK_CHROMIUM"):
            scripts["browser"].find_browser({"LEERNETWERK_CHROMIUM": str(tmp_path / "gone")}, "linux")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows tells programs by their extension")
    @pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"])
    def test_is_found_on_path(self, scripts: dict[str, ModuleType], tmp_path: Path, name: str) -> None:
        there = self.program(tmp_path / name)
        assert scripts["browser"].find_browser({"PATH": str(tmp_path)}, "linux") == there

    def test_is_found_where_windows_puts_it(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        there = self.program(tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe")
        variables = {"PATH": "", "PROGRAMFILES(X86)": str(tmp_path)}
        assert scripts["browser"].find_browser(variables, "win32") == there

    def test_is_found_where_a_mac_user_puts_it(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        program = "Chromium.app/Contents/MacOS/Chromium"
        there = self.program(tmp_path / "Applications" / program)
        variables = {"PATH": "", "HOME": str(tmp_path)}
        found = scripts["browser"].find_browser(variables, "darwin")
        assert found in (there, Path("/Applications") / program)

    def test_none_is_none(self, scripts: dict[str, ModuleType], tmp_path: Path) -> None:
        assert scripts["browser"].find_browser({"PATH": str(tmp_path)}, "linux") is None

    def test_none_to_be_had_is_a_sentence(
        self, scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = scripts["browser"]
        monkeypatch.setattr(browser, "find_browser", lambda _: None)
        monkeypatch.setattr(browser.debian_packages, "can_install", lambda: False)
        with pytest.raises(scripts["command_line"].SetupProblem, match="LEERNETWERK_CHROMIUM"):
            browser.ensure_browser()


class TestBuildCall:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--unknown"],
            ["--addr", "127.0.0.1:8000"],
            ["--serve", "--addr", "8000"],
            ["--serve", "--strict"],
            ["--serve", "--site-dir", "x"],
            ["--site-dir"],
        ],
    )
    def test_a_wrong_one_ends_with_2_and_one_line(
        self, scripts: dict[str, ModuleType], capsys: pytest.CaptureFixture[str], arguments: list[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            scripts["build"].call_of(arguments)
        assert ended.value.code == 2
        message = capsys.readouterr().err
        assert message.startswith("Deze aanroep klopt niet")
        assert message.count("\n") == 1

    @pytest.mark.parametrize("address", ["127.0.0.1:8000", "localhost:80", "[::1]:8000", "0.0.0.0:8000"])
    def test_an_address_is_a_host_and_a_port(self, scripts: dict[str, ModuleType], address: str) -> None:
        assert scripts["build"].call_of(["--serve", "--addr", address]).addr == address


@pytest.mark.parametrize("failing", [None, "ruff check", "ruff format --check", "mypy", "pytest"])
def test_every_check_runs_and_pytest_has_the_last_word(
    scripts: dict[str, ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failing: str | None,
) -> None:
    run_tests = scripts["run_tests"]

    def run(command: list[str], **_: object) -> int:
        call = " ".join(command[2:])
        print(f"ran {call}")
        return int(failing is not None and call.startswith(failing))

    monkeypatch.setattr(run_tests.command_line, "run", run)
    monkeypatch.setattr(run_tests.command_line, "require_git", lambda: None)
    monkeypatch.setattr(run_tests.environment.Environment, "ready", lambda *_: None)
    monkeypatch.setattr(run_tests.environment, "missing_python_part", lambda: None)
    monkeypatch.setattr(run_tests.browser, "ensure_browser", lambda: Path("chromium"))
    status = run_tests.main(["-k", "x"])
    lines = capsys.readouterr().out.splitlines()
    assert (status != 0) is (failing is not None)
    assert [line for line in lines if line.startswith("ran ")] == [
        "ran ruff check",
        "ran ruff format --check",
        "ran mypy",
        "ran pytest -n auto --maxprocesses=8 --dist=loadfile -k x",
    ]
    assert lines[-1].startswith("ran pytest ")
    assert any(line.startswith(f"Mislukt: {failing} ") for line in lines) is (failing not in (None, "pytest"))


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        (["--quick"], "-n auto --maxprocesses=8 --dist=loadfile -m not browser and not slow"),
        (["--quick", "-k", "x"], "-n auto --maxprocesses=8 --dist=loadfile -m not browser and not slow -k x"),
        (["-n0", "-x"], "-n0 -x"),
        (["--pdb"], "--pdb"),
    ],
)
def test_tests_run_side_by_side_and_the_quick_ones_apart(
    scripts: dict[str, ModuleType], arguments: list[str], call: str
) -> None:
    given = [each for each in arguments if each != "--quick"]
    assert " ".join(scripts["run_tests"].pytest_call(given, quick="--quick" in arguments)) == f"pytest {call}"


class TestPinnedRequirements:
    @staticmethod
    def pins(name: str) -> dict[str, list[str]]:
        """Each pin (name==version, with its marker) with its hashes."""
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        bare = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
        entries = [re.split(r" \\\n +", entry) for entry in re.split(r"\n(?! )", bare.strip())]
        return {pin: hashes for pin, *hashes in entries}

    @pytest.mark.parametrize("name", SETS)
    def test_every_one_is_exact_and_has_hashes(self, name: str) -> None:
        pins = self.pins(name)
        assert pins
        for pin, hashes in pins.items():
            assert re.fullmatch(r"[a-z0-9.-]+==\S+( ; .+)?", pin)
            assert hashes
            assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes)

    @pytest.mark.parametrize("name", SETS)
    @pytest.mark.parametrize("compiled", ["nh3", "rapidfuzz", "pyyaml", "pydantic-core", "markupsafe"])
    def test_compiled_ones_have_hashes_for_every_system(self, name: str, compiled: str) -> None:
        (hashes,) = (hashes for pin, hashes in self.pins(name).items() if pin.startswith(f"{compiled}=="))
        assert len(hashes) > 30

    @pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=lambda path: path.name)
    def test_name_no_address_and_no_place_on_a_machine(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert "http" not in text
        assert "--index" not in text
        assert "--find-links" not in text
        assert not re.search(r"(?:^|[\s=\"'])(?:/|[A-Za-z]:[\\/]|file:)", text, flags=re.MULTILINE)

    def test_the_tests_set_has_every_pin_of_the_site_set(self) -> None:
        assert self.pins("site").items() <= self.pins("tests").items()

    def test_build_backend_is_pinned_too(self) -> None:
        names = {pin.partition("==")[0] for pin in self.pins("site")}
        assert {"hatchling", "editables"} <= names


class TestLock:
    @pytest.mark.parametrize("name", SETS)
    def test_writes_hashes_for_every_system_and_no_address(self, scripts: dict[str, ModuleType], name: str) -> None:
        command = scripts["lock"].compile_command("uv", name, [])
        assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"} <= {*command}

    def test_a_later_set_keeps_to_the_earlier(self, scripts: dict[str, ModuleType]) -> None:
        lock = scripts["lock"]
        assert "--constraints=requirements/site.txt" in lock.compile_command("uv", "tests", [])
        assert not any("--constraints" in part for part in lock.compile_command("uv", "site", []))
