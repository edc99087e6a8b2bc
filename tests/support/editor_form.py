"""The editor's forms, filled in as a contributor does: every field by its kind, whatever the type of record."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site

FOLDER_OF_ITS_OWN = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
"""A folder on the visitor's computer: the one that the browser gives a page of its own."""

_PUT = """async (files) => {
  const root = await navigator.storage.getDirectory();
  for (const [path, content] of Object.entries(files)) {
    const steps = path.split("/");
    let folder = root;
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true });
    const file = await folder.getFileHandle(steps.at(-1), { create: true });
    const writer = await file.createWritable();
    await writer.write(Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
    await writer.close();
  }
}"""
_GET = """async () => {
  const found = {};
  const walk = async (folder, before) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${before}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        found[before + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      }
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""


_WRONG = """() => Array.from(
  document.querySelectorAll('[data-key-path]:has([aria-invalid="true"])'),
  (field) => `${field.dataset.keyPath}: ${field.innerText}`,
)"""
_SAVED_OR_WRONG = """() => !location.hash.endsWith("/new") || document.querySelector('[aria-invalid="true"]')"""


@contextmanager
def serving_example(root: Path, files: Mapping[str, str | bytes]) -> Iterator[str]:
    """The tiny site with some files laid over it, built and served; gives its address."""
    example_site(root, files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as address:
        yield address


def open_context(new_context: Callable[..., BrowserContext], **options: Any) -> BrowserContext:
    """A browser that hands over a folder of its own; high enough for whole forms, which fill in what is in sight."""
    context = new_context(viewport={"width": 1280, "height": 9000}, locale="nl-NL", **options)
    context.add_init_script(FOLDER_OF_ITS_OWN)
    return context


def put_files(page: Page, root: Path) -> None:
    """Lay a site's files into the folder; a site is known by its ``mkdocs.yml``."""
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    files = {name: content for name, content in files.items() if name.startswith(("docs/", "networks/"))}
    files["mkdocs.yml"] = b"site_name: Voorbeeld\n"
    page.evaluate(_PUT, {name: base64.b64encode(content).decode() for name, content in files.items()})


def get_files(page: Page) -> dict[str, bytes]:
    """What is in the folder now."""
    return {name: base64.b64decode(content) for name, content in page.evaluate(_GET).items()}


def open_folder(page: Page) -> None:
    """Say that the files are on this computer."""
    page.get_by_role("button", name="Werken in een map op deze computer").click()


class Form:
    """A form that is open.

    Attributes:
        values: what to write into fields, by their path or name; else a field gets what its kind suggests.
        files: the files to choose, by the path or name of the field.
        skipped: paths or names of fields that stay empty.
    """

    def __init__(
        self, page: Page, values: Mapping[str, str], files: Mapping[str, Path], skipped: frozenset[str]
    ) -> None:
        self.page, self.values, self.files, self.skipped = page, values, files, skipped

    def fill(self, fields: list[dict[str, Any]], within: str = "") -> None:
        for field in fields:
            path = f"{within}{field['name']}"
            if not {path, field["name"]} & self.skipped:
                self._fill(field, path)

    def save(self) -> None:
        self.page.get_by_role("button", name="Opslaan").click()
        self.page.wait_for_function(_SAVED_OR_WRONG)
        wrong = self.page.evaluate(_WRONG)
        assert not wrong, wrong

    def place(self, path: str) -> Locator:
        return self.page.locator(f'[data-key-path="{path}"]')

    def _fill(self, field: dict[str, Any], path: str) -> None:
        place = self.place(path)
        value = self.values.get(path, self.values.get(field["name"]))
        match field["widget"]:
            case "list":
                self._add_item(field, place, path)
            case "object":
                if not field["required"]:
                    place.get_by_role("checkbox").first.click()
                self.fill(field["fields"], f"{path}.")
            case "select" | "relation":
                self._choose(place, value)
            case "file":
                place.get_by_role("button", name="Bladeren").click()
                dialog = self.page.get_by_role("dialog")
                with self.page.expect_file_chooser() as chooser:
                    dialog.get_by_role("button", name="Uploaden").click()
                chooser.value.set_files(self.files[field["name"]])
                dialog.get_by_role("button", name="Invoegen").click()
                dialog.wait_for(state="hidden")
            case "markdown":
                place.locator("[contenteditable=true]").click()
                self.page.keyboard.type(value or "Een regel.")
            case "text":
                place.locator("textarea").fill(value or f"Wat er te zeggen is bij {field['name']}.")
            case "datetime":
                place.locator("input").fill(value or ("14:00" if field["type"] == "time" else "2026-03-02"))
            case "number":
                place.locator("input").fill(value or str(max(field["min"], 7)))
            case _:
                place.locator("input").fill(value or _suggest(field))

    def _add_item(self, field: dict[str, Any], place: Locator, path: str) -> None:
        place.get_by_role("button", name="toevoegen").first.click()
        place.locator(".item-list :focus").first.wait_for()  # the list is done with the new item
        first = f"{path}.0"
        if "field" in field:
            self._fill({**field["field"], "required": True}, first)
        else:
            self.fill(field["fields"], f"{first}.")

    def _choose(self, place: Locator, value: str | None) -> None:
        place.locator('[role="combobox"], [role="radio"], [role="checkbox"]').first.wait_for()
        named = self.page.locator(f'xpath=self::*[@value="{value}"]') if value else None
        if (combobox := place.get_by_role("combobox")).count():
            combobox.first.click()
            self.page.get_by_role("option").filter(has=named).first.click()
            return
        place.locator('[role="radio"]:not([data-value=""]), [role="checkbox"]').filter(has=named).first.click()


def _suggest(field: dict[str, Any]) -> str:
    return "https://example.org/" if field.get("type") == "url" else f"Iets over {field['name']}"
