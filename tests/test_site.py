"""A site as a whole: who renders its pages does not matter, and a preview follows edits."""

from __future__ import annotations

import contextlib
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.support.command import run
from tests.support.example_site import example_site, read_example
from tests.support.golden_sites import GOLDEN

from leernetwerk.site import rendering
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.rendering import count_processes, render_records

PATIENCE = 60
"""Seconds until a preview must have followed; it takes one or two."""


def test_pages_are_the_same_for_any_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    if count_processes() == 1:
        pytest.skip("this system does not fork")
    compilation = Compilation(read_example(GOLDEN / "all-types" / "site"), ["tables", "footnotes"], {})
    nodes = tuple(compilation.record_nodes())
    alone = list(render_records(compilation, nodes, 1))
    monkeypatch.setattr(rendering, "WORTHWHILE", 1)
    assert list(render_records(compilation, nodes, 3)) == alone
    assert [page.record_id for page, _found in alone] == [node.id for node in nodes]


_HELD: list[socket.socket] = []


def free_port() -> int:
    """A port that nobody else is given: it stays bound, and a server that shares an address may still listen there."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _HELD.append(held)
    return int(held.getsockname()[1])


@contextmanager
def preview(root: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", "from leernetwerk.adapters.cli.main import main; main()"]
    arguments = ["serve", "-f", str(root / "mkdocs.yml"), "--addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


class Told:
    """What a preview says on its terminal, from now on."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.lines = ""
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self._lines.put(line)

    def wait_for(self, text: str) -> None:
        """Wait until it says something."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(queue.Empty):
                line = self._lines.get(timeout=0.2)
                self.lines += line
                if text in line:
                    return
        raise AssertionError(f"{text!r} was not said:\n{self.lines}")


def wait_for(url: str, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    said = ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                said = answer.read().decode()
            if text in said:
                return
        except (urllib.error.URLError, ConnectionError) as error:
            said = str(error)
        time.sleep(0.2)
    raise AssertionError(f"{url} does not say {text!r}: {re.sub('<[^>]*>', ' ', said)[-500:]}")


def test_a_preview_follows_edits_and_shows_drafts(tmp_path: Path) -> None:
    draft = "---\ntitle: Later\ndraft: true\n---\n"
    root = example_site(tmp_path, {"docs/themes/later.md": draft})
    record, port = root / "networks" / "noord" / "index.md", free_port()
    origin = f"http://127.0.0.1:{port}/kennis"
    with preview(root, port) as process:
        wait_for(f"{origin}/netwerken/noord/", "Noord")
        wait_for(f"{origin}/themas/later/", "Dit is een concept")
        record.write_text("---\ntitle: Noord aan Zee\n---\n", "utf-8")
        wait_for(f"{origin}/netwerken/noord/", "Noord aan Zee")
        told = Told(process)
        record.write_text("---\ntitle: [\n---\n", "utf-8")  # a slip: every page stays, and answers, as it was
        told.wait_for("De voorvertoning blijft tonen")
        wait_for(f"{origin}/netwerken/noord/", "Noord aan Zee")
        record.write_text("---\ntitle: Noord aan het Wad\n---\n", "utf-8")
        wait_for(f"{origin}/netwerken/noord/", "Noord aan het Wad")
        told.wait_for("Dit is hersteld")
        config = (root / "mkdocs.yml").read_text("utf-8")
        (root / "mkdocs.yml").write_text(config.replace("site_name: ", "site_name: [] #"), "utf-8")
        told.wait_for("De voorvertoning blijft tonen")
        wait_for(f"{origin}/netwerken/noord/", "Noord aan het Wad")
    assert "yaml-syntax" in told.lines
    assert "Traceback" not in told.lines
    assert "Aborted" not in told.lines
    assert "stuck" not in told.lines


def test_a_build_that_fails_halfway_leaves_the_earlier_version(tmp_path: Path) -> None:
    hooks = (
        "def on_post_build(config):\n    if (here.parent / 'stop').exists():\n        raise ValueError('halverwege')\n"
    )
    root = example_site(tmp_path, {"hooks.py": f"from pathlib import Path\nhere = Path(__file__)\n{hooks}"})
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [hooks.py]\n")
    record, port = root / "networks" / "noord" / "index.md", free_port()
    page = f"http://127.0.0.1:{port}/kennis/netwerken/noord/"
    with preview(root, port) as process:
        wait_for(page, "Noord")
        told = Told(process)
        (root / "stop").touch()
        record.write_text("---\ntitle: Halfweg\n---\n", "utf-8")
        told.wait_for("De voorvertoning blijft tonen")
        wait_for(page, "Noord")
        (root / "stop").unlink()
        record.write_text("---\ntitle: Heel\n---\n", "utf-8")
        wait_for(page, "Heel")
    assert "halverwege" in told.lines
    assert "Traceback" not in told.lines


def test_a_preview_of_a_taken_address_says_so(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        taken_port = taken.getsockname()[1]
        with preview(root, taken_port) as process:
            said, _ = process.communicate(timeout=PATIENCE)
            assert process.returncode == 2
    assert "Traceback" not in said
    assert "komt op" not in said
    assert f"Er draait al iets op 127.0.0.1:{taken_port}" in said
    assert "leernetwerk serve --addr 127.0.0.1:" in said


def test_an_address_without_a_port_says_how_to_write_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("serve", "-f", example_site(tmp_path) / "mkdocs.yml", "--addr", "8000") == 2
    assert "127.0.0.1:8001" in capsys.readouterr().err


def test_a_site_without_a_home_page_gets_one(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    (root / "docs" / "index.md").unlink()
    assert run("build", "-f", root / "mkdocs.yml") == 0
    home = (root / "site" / "index.html").read_text("utf-8")
    assert '<h1 id="title">Voorbeeld</h1>' in home
    assert 'href="netwerken/noord/"' in home


def test_ordinary_pages_can_link_to_the_file_of_a_record(tmp_path: Path) -> None:
    text = "Lees [dit](../methodologies/krachtenwijzer.md#doel) en [alles](../methodieken/index.md).\n"
    root = example_site(tmp_path, {"docs/uitleg/start.md": text})
    assert run("build", "-f", root / "mkdocs.yml", "--strict") == 0
    page = (root / "site" / "uitleg" / "start" / "index.html").read_text("utf-8")
    assert 'href="../../methodieken/krachtenwijzer/#doel"' in page
    assert 'href="../../methodieken/"' in page


def test_files_of_drafts_and_unnamed_files_are_not_published(tmp_path: Path) -> None:
    files = {
        "docs/methodologies/geheim.md": (
            "---\ntitle: Geheim\nsummary: x\npurpose: y\ndraft: true\n---\n[a](geheim.txt)\n"
        ),
        "docs/methodologies/geheim.txt": "geheim",
        "docs/methodologies/los.txt": "los",
        "networks/noord/replies/dank.md": (
            "---\ntitle: Dank\nto: methodology:krachtenwijzer\ndate: 2021-01-01\nauthor: lezer\n---\n[b](bijlage.txt)\n"
        ),
        "networks/noord/replies/bijlage.txt": "bijlage",
    }
    root = example_site(tmp_path, files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    published = {path.name for path in (root / "site").rglob("*.txt") if "leernetwerk" not in path.parts}  # not ours
    assert published == {"bijlage.txt"}
    assert "geheim" not in (root / "site" / "data" / "knowledge.json").read_text("utf-8")


@pytest.mark.parametrize("theme", ["theme: material\n", "theme:\n  name: material\n  font:\n    text: Roboto\n"])
def test_a_site_that_chooses_nothing_is_dutch_and_loads_nothing_from_elsewhere(theme: str, tmp_path: Path) -> None:
    root = example_site(tmp_path)
    (root / "mkdocs.yml").write_text(f"site_name: Voorbeeld\n{theme}plugins: [leernetwerk]\n", "utf-8")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "methodieken" / "krachtenwijzer" / "index.html").read_text("utf-8")
    assert '<html lang="nl"' in page
    assert "fonts.googleapis" not in page


def test_a_preview_begins_while_a_file_is_wrong_and_shows_what(tmp_path: Path, browser: Browser) -> None:
    wrong = "---\ntitle: <script>window.stuk = 1</script>\nstart: gisteren\n---\n"
    root, port = example_site(tmp_path, {"networks/noord/index.md": wrong}), free_port()
    with preview(root, port) as process:
        told = Told(process)
        told.wait_for("Er is nog geen site om te tonen")
        page = browser.new_context().new_page()
        page.goto(f"http://127.0.0.1:{port}/kennis/netwerken/noord/")
        assert page.locator("html").get_attribute("lang") == "nl"
        assert "De site kan nog niet getoond worden" in page.inner_text("main")
        assert "networks/noord/index.md:3:8" in page.inner_text("main")
        assert "invalid-date" in page.inner_text("main")
        assert page.evaluate("window.stuk") is None
        (root / "networks" / "noord" / "index.md").write_text("---\ntitle: Noord\n---\n", "utf-8")
        page.wait_for_selector("h1:has-text('Noord')", timeout=PATIENCE * 1000)  # it reloads by itself
        page.context.close()
    assert "Traceback" not in told.lines


def test_a_preview_follows_folders_that_were_away_for_a_moment(tmp_path: Path) -> None:
    root, port = example_site(tmp_path), free_port()
    page = f"http://127.0.0.1:{port}/kennis/netwerken/noord/"
    with preview(root, port) as process:
        wait_for(page, "Noord")
        told = Told(process)
        for number, name in enumerate(("networks", "docs", "mkdocs.yml")):
            (root / name).rename(root / "weg")
            if name == "networks":
                wait_for(f"http://127.0.0.1:{port}/kennis/", "Welkom")
            else:
                told.wait_for("De voorvertoning blijft tonen")
            (root / "weg").rename(root / name)
            record = root / "networks" / "noord" / "index.md"
            record.write_text(f"---\ntitle: Terug {number}\n---\n", "utf-8")
            wait_for(page, f"Terug {number}")
            index = root / "docs" / "index.md"
            index.write_text(f"---\ntitle: Welkom\n---\n\nWelkom terug {number}.\n", "utf-8")
            wait_for(f"http://127.0.0.1:{port}/kennis/", f"Welkom terug {number}")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_preview_leaves_nothing_behind(end: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, system, port = example_site(tmp_path / "in"), tmp_path / "tmp", free_port()
    system.mkdir()
    monkeypatch.setenv("TMPDIR", str(system))
    with preview(root, port) as process:
        wait_for(f"http://127.0.0.1:{port}/kennis/", "Welkom")
        assert len(list(system.iterdir())) == 1
        assert run("check", "-f", root / "mkdocs.yml") == 0  # another command leaves it alone
        wait_for(f"http://127.0.0.1:{port}/kennis/", "Welkom")
        process.send_signal(end)
        process.wait(PATIENCE)
    monkeypatch.setattr("tempfile.tempdir", str(system))
    assert run("check", "-f", root / "mkdocs.yml") == 0
    assert list(system.iterdir()) == []
