"""A contribution that is written in the editor becomes a proposal on the forge of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.editor_form import Form, open_context
from tests.support.example_site import BASE, example_site
from tests.support.forges.authenticator import let_in
from tests.support.forges.forge import Forge
from tests.support.forges.gitea import Gitea
from tests.support.forges.github import GitHub
from tests.support.forges.gitlab import GitLab
from tests.support.forges.repository import Repository
from tests.support.visit import Visit

ORIGIN = "https://git.example"
NO_COPY_OR_ONE_ALREADY = {
    f"Failed to load resource: the server responded with a status of {status}"
    for status in ("404 (Not Found)", "409 (Conflict)")
}
"""What a browser notes when it is asked whether somebody has a copy of the repository."""
WRITTEN = "networks/noord/stories/wat-een-vrijdag.md"


def options(forge: str, *more: str) -> str:
    lines = ["contribute:", f"  forge: {forge}", f"  repository: {ORIGIN}/kring/kennis", *more]
    return "".join(f"      {line}\n" for line in lines)


def build(root: Path, contribute: str) -> Path:
    config = BASE["mkdocs.yml"].replace("  - leernetwerk\n", f"  - leernetwerk:\n{contribute}")
    example_site(root, {"mkdocs.yml": config})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root


def repository_of(root: Path, *members: str) -> Repository:
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", "networks")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
    return Repository("kring", "kennis", files, members)


@contextmanager
def visiting(browser: Browser, root: Path, forge: Forge) -> Iterator[Visit]:
    """A browser on the site, with the forge at hand; nothing else is asked, of it or of anyone."""
    with ExitStack() as stack:
        origin = stack.enter_context(serving(root / "site"))
        context = stack.enter_context(open_context(browser.new_context))
        forge.meet(context)
        visit = Visit(context, origin)
        yield visit
        assert forge.unknown == []
        assert {urlsplit(url).hostname for url in visit.elsewhere} <= {urlsplit(forge.origin).hostname}
        assert set(visit.errors) <= NO_COPY_OR_ONE_ALREADY


def sign_in_with_token(page: Page, login: str) -> None:
    page.get_by_role("button", name="Inloggen met een toegangstoken").click()
    dialog = page.get_by_role("alertdialog")
    dialog.get_by_role("textbox").fill(f"secret-of-{login}")
    dialog.get_by_role("button", name="Inloggen").click()


def write_story(page: Page) -> Form:
    form = Form(page, {}, {}, frozenset())
    form.place("title").wait_for()
    form.place("title").locator("input").fill("Wat een vrijdag")
    form.place("date").locator("input").fill("2026-03")
    form.place("body").locator("[contenteditable=true]").click()
    page.keyboard.type("Het ging goed.")
    return form


def save_and_hand_in(page: Page) -> None:
    """Save, and say yes to the question whether somebody may look at it."""
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Ter review indienen").click()
    page.wait_for_function("() => !location.hash.endsWith('/new')")


def proposed(forge: Forge, number: int = 1) -> dict[str, str]:
    """What a proposal changes, as text by path."""
    proposal = forge.repository.proposals[number - 1]
    return {path: content.decode() for path, content in forge.repository.changed(proposal).items()}


VERSIONS = ["1.25.2", "13.0.3+gitea-1.22.0"]


@pytest.mark.parametrize("version", VERSIONS)
def test_on_gitea_and_forgejo_a_member_makes_a_branch(version: str, tmp_path: Path, browser: Browser) -> None:
    root = build(tmp_path / "site", options("forgejo"))
    forge = Gitea(ORIGIN, repository_of(root, "els"), version)
    before = forge.repository.branches["main"]
    with visiting(browser, root, forge) as visit:
        page = visit.go("/beheer/?network=noord&type=story")
        sign_in_with_token(page, "els")
        write_story(page).save()
        proposal = page.get_by_role("link", name="Je voorstel bekijken")
        proposal.wait_for()
        assert proposal.get_attribute("href") == f"{ORIGIN}/kring/kennis/pulls/1"

        page.get_by_text("Wat een vrijdag").click()
        body = Form(page, {}, {}, frozenset()).place("body").locator("[contenteditable=true]")
        body.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" En daarna ook.")
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.get_by_role("button", name="Opslaan").click()
    assert forge.repository.branches["main"] == before
    (made,) = forge.repository.proposals
    assert made.source is forge.repository
    assert "wat-een-vrijdag" in made.title
    assert proposed(forge) == {
        WRITTEN: "---\ntitle: Wat een vrijdag\ndate: 2026-03\n---\n\nHet ging goed. En daarna ook.\n"
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_on_gitea_and_forgejo_anyone_else_makes_a_copy(version: str, tmp_path: Path, browser: Browser) -> None:
    root = build(tmp_path / "site", options("forgejo", "  app_id: kennis-app"))
    forge = Gitea(ORIGIN, repository_of(root), version)
    copy = forge.repository.fork("jan")
    forge.repositories[copy.path] = copy
    forge.repository.commit("main", "Something newer", {"docs/themes/nieuw.md": b"---\ntitle: Nieuw\n---\n"})
    with visiting(browser, root, forge) as visit:
        forge.open_door("/login/oauth/authorize", "/login/oauth/access_token", "kennis-app", visit.origin + "/beheer/")
        page = visit.go("/beheer/?network=noord&type=story")
        page.get_by_role("button", name=re.compile("Inloggen met .*Gitea")).click()
        write_story(page).save()
        page.get_by_role("link", name="Je voorstel bekijken").wait_for()
    (made,) = forge.repository.proposals
    assert made.source is copy
    assert copy.branches["main"] == forge.repository.branches["main"], "the copy caught up first"
    assert list(proposed(forge)) == [WRITTEN]


def test_on_gitlab_a_member_makes_a_merge_request(tmp_path: Path, browser: Browser) -> None:
    root = build(tmp_path / "site", options("gitlab", "  app_id: kennis-app"))
    forge = GitLab(ORIGIN, repository_of(root, "jan"))
    before = forge.repository.branches["main"]
    with visiting(browser, root, forge) as visit:
        forge.open_door("/oauth/authorize", "/oauth/token", "kennis-app", visit.origin + "/beheer/")
        page = visit.go("/beheer/?network=noord&type=story")
        page.get_by_role("button", name=re.compile("Inloggen met .*GitLab")).click()
        write_story(page)
        save_and_hand_in(page)
    assert forge.repository.branches["main"] == before
    (made,) = forge.repository.proposals
    assert list(proposed(forge)) == [WRITTEN]
    assert "wat-een-vrijdag" in made.title
    assert not made.title.startswith("Draft"), "handed in"


def test_on_github_a_member_makes_a_branch(tmp_path: Path, browser: Browser) -> None:
    root = build(tmp_path / "site", options("github").replace(ORIGIN, "https://github.com"))
    forge = GitHub(repository_of(root, "els"))
    before = forge.repository.branches["main"]
    with visiting(browser, root, forge) as visit:
        page = visit.go("/beheer/?network=noord&type=story")
        sign_in_with_token(page, "els")
        write_story(page)
        save_and_hand_in(page)
    assert forge.repository.branches["main"] == before
    (made,) = forge.repository.proposals
    assert made.source is forge.repository
    assert made.branch == "cms/noord_story/wat-een-vrijdag", "other networks may have a story of that name"
    assert list(proposed(forge)) == [WRITTEN]
    assert not made.draft, "handed in"


def test_on_github_anyone_else_makes_a_copy(tmp_path: Path, browser: Browser) -> None:
    contribute = options("github", "  sign_in: https://login.example").replace(ORIGIN, "https://github.com")
    root = build(tmp_path / "site", contribute)
    forge = GitHub(repository_of(root))
    with visiting(browser, root, forge) as visit:
        asked = let_in(visit.page.context, "https://login.example", "secret-of-jan")
        page = visit.go("/beheer/?network=noord&type=story")
        page.get_by_role("button", name=re.compile("Inloggen met .*GitHub")).click()
        page.get_by_role("alertdialog").get_by_role("button", name="Forken").click()
        write_story(page)
        save_and_hand_in(page)
    assert "scope=public_repo" in asked[0], "no more than it takes"
    (made,) = forge.repository.proposals
    assert made.source.path == "jan/kennis"
    assert list(proposed(forge)) == [WRITTEN]


def test_who_is_signed_in_is_known_to_that_tab_only_and_while_it_is_open(tmp_path: Path, browser: Browser) -> None:
    root = build(tmp_path / "site", options("forgejo"))
    forge = Gitea(ORIGIN, repository_of(root, "els"), VERSIONS[0])
    secret = "secret-of-els"
    with visiting(browser, root, forge) as visit:
        page = visit.go("/beheer/?network=noord&type=story")
        page.evaluate("localStorage.setItem('sveltia-cms.prefs', JSON.stringify({locale: 'nl'}))")
        sign_in_with_token(page, "els")
        Form(page, {}, {}, frozenset()).place("title").wait_for()
        kept = "() => JSON.stringify(Object.entries(localStorage)) + JSON.stringify(Object.entries(sessionStorage))"
        page.wait_for_function("() => Object.values(sessionStorage).some(text => text.includes('secret-of-els'))")

        reader = page.context.new_page()  # a reader's page, in which somebody's script might run
        reader.goto(visit.origin + "/")
        assert secret not in reader.evaluate(kept)
        assert "sveltia-cms.prefs" in reader.evaluate(kept), "what a visitor prefers stays"
        again = page.context.new_page()
        again.goto(visit.origin + "/beheer/?network=noord&type=story")
        again.get_by_role("button", name="Inloggen met een toegangstoken").wait_for()
        assert secret not in again.evaluate(kept)
        again.close()

        page.reload()
        Form(page, {}, {}, frozenset()).place("title").wait_for()
        page.close()
        assert secret not in reader.evaluate(kept)


def test_what_an_earlier_editor_kept_on_the_device_is_taken_away(tmp_path: Path, browser: Browser) -> None:
    root = build(tmp_path / "site", options("forgejo"))
    forge = Gitea(ORIGIN, repository_of(root, "els"), VERSIONS[0])
    with visiting(browser, root, forge) as visit:
        page = visit.go("/")
        page.evaluate("localStorage.setItem('sveltia-cms.user', JSON.stringify({token: 'old', backendName: 'gitea'}))")
        page = visit.go("/beheer/?network=noord&type=story")
        page.get_by_role("button", name="Inloggen met een toegangstoken").wait_for()
        page = visit.go("/")
        assert page.evaluate("localStorage.getItem('sveltia-cms.user')") is None
