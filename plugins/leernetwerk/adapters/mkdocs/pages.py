"""Finished pages as MkDocs' pages."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from leernetwerk.adapters.mkdocs.config import site_language
from leernetwerk.pages.assets import script_file
from leernetwerk.pages.page import Heading, Page
from leernetwerk.site.render_limit import Unrenderable
from leernetwerk.words import N_, Words, load_words

HEAD = "ln_head"
"""Key of a page's metadata under which the theme finds what goes into the document's head."""

SCRIPTS = "ln_scripts"
"""Key of a page's metadata under which the theme finds the scripts of ours that it loads."""

TRANSLATIONS = "ln_translations"
"""Key of a page's metadata under which the sitemap finds the page in other languages."""

NO_DATE = "1980-01-01"
"""MkDocs dates every page on the day of the build and stamps its compressed sitemap with the latest; a build must
come out the same tomorrow, and the sitemap of our theme names no dates."""


class CompiledPage(MkDocsPage):
    """A page that is rendered elsewhere: MkDocs gives it a place, the navigation and the theme."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, render: Callable[[CompiledPage], Page]) -> None:
        super().__init__(escape(title), file, config)
        self._render = render
        self.outside_nav = file.inclusion.is_not_in_nav()
        self.update_date = NO_DATE

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take over the finished page."""
        try:
            page = self._render(self)
        except Unrenderable as error:
            raise unrenderable_error(error, config) from error
        self.content = Markup(page.html)
        self.meta["description"] = page.description
        self.meta[HEAD] = Markup(page.head)
        self.meta[SCRIPTS] = [script_file(name) for name in page.scripts]
        self.meta[TRANSLATIONS] = page.translations
        self.toc = get_toc(_nest(page.title, page.headings))  # type: ignore[arg-type]


def unrenderable_error(error: Unrenderable, config: MkDocsConfig) -> BuildError:
    """The error that makes MkDocs give up with one sentence."""
    return BuildError(explain_unrenderable(error, load_words(site_language(config))))


def explain_unrenderable(error: Unrenderable, words: Words) -> str:
    """Why a page could not be made."""
    return words(N_("'{path}' cannot be made into a page: its text is too long or nested too deep."), path=error.path)


def _nest(title: str, headings: tuple[Heading, ...]) -> list[dict[str, object]]:
    """Headings in the nested form of Python-Markdown, below the page's title; the theme takes tags out of their names,
    so these are HTML already."""
    top: dict[str, object] = {"level": 1, "id": "title", "name": escape(title), "children": []}
    latest = {1: top}
    for heading in headings:
        token: dict[str, object] = {
            "level": heading.level,
            "id": heading.id,
            "name": escape(heading.text),
            "children": [],
        }
        parent = latest[max(level for level in latest if level < heading.level)]
        children = parent["children"]
        assert isinstance(children, list)
        children.append(token)
        latest = {level: found for level, found in latest.items() if level < heading.level} | {heading.level: token}
    return [top]


def add_to_contents(toc: TableOfContents, headings: tuple[Heading, ...]) -> None:
    """Put headings in front of those that a page's table of contents has below its title."""
    (title,) = get_toc(_nest("", headings))  # type: ignore[arg-type]
    below = toc.items[0].children if toc.items and toc.items[0].level == 1 else toc.items
    below[:0] = title.children


def add_page(
    files: Files,
    config: MkDocsConfig,
    address: str,
    title: str,
    render: Callable[[CompiledPage], Page],
    *,
    in_nav: bool,
) -> None:
    """Add a page at an address; one that stands outside the navigation costs other pages no time."""
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, f"{address.strip('/')}/index.md".lstrip("/"), content="", inclusion=inclusion)
    CompiledPage(title, file, config, render)
    append_file(files, file)


def add_text(files: Files, config: MkDocsConfig, path: str, text: str | bytes) -> None:
    """Add a file that is written as it is."""
    append_file(files, File.generated(config, path, content=text, inclusion=InclusionLevel.INCLUDED))


def add_copy(files: Files, config: MkDocsConfig, path: str, source: str) -> None:
    """Add a file that is copied; several pages may show the same."""
    known = files.get_file_from_path(path)
    if known is None or known.abs_src_path != source:
        append_file(files, File.generated(config, path, abs_src_path=source, inclusion=InclusionLevel.INCLUDED))


def append_file(files: Files, file: File) -> None:
    """Add a file where there is none; MkDocs would let it take the place of another without a word.

    Raises:
        BuildError: there is one.
    """
    if files.get_file_from_path(file.src_uri) is not None:
        raise BuildError(f"two files at '{file.src_uri}'")
    files.append(file)
