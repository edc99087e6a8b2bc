"""What MkDocs and other plugins are going to say of a site: they are let at work on its ordinary pages, and stopped
before anything is written.

Everything that they log while they build is a problem for the checks, so that what these pass is built, also where
warnings stop a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from leernetwerk.adapters.mkdocs.config import PLUGIN_NAME, site_language
from leernetwerk.adapters.mkdocs.files import remove_sources
from leernetwerk.adapters.mkdocs.loading import Unusable, load_configuration
from leernetwerk.adapters.mkdocs.log import collect_log
from leernetwerk.adapters.mkdocs.pages import add_page
from leernetwerk.adapters.mkdocs.plugin import LeernetwerkPlugin
from leernetwerk.content.generator_problems import GENERATOR_STOPS, GENERATOR_WARNING, NO_PAGE_IN_MENU
from leernetwerk.content.leftovers import temporary_folder
from leernetwerk.content.regular_files import read_lines
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.diagnostics.hints import near_name
from leernetwerk.graph import Addresses
from leernetwerk.pages.page import Page
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import load_words

_NOT_IN_NAV = re.compile(r"A reference to '(?P<path>.*)' is included in the 'nav' configuration, which is not found .*")
_OF_FILE = re.compile(r"Doc file '(?P<path>[^']+)' contains .* link '(?P<link>[^']*)'.*")


class _Rehearsed(Exception):
    """Everything that can be told before something is written has been told."""


def rehearse(config_file: Path, checked: CheckedSite) -> tuple[Diagnostic, ...]:
    """What MkDocs and other plugins find wrong with a site that was read."""
    try:
        config = load_configuration(config_file).config
    except Unusable:  # it changes meanwhile
        return ()
    with temporary_folder() as folder, collect_log() as log:
        config.site_dir, config.strict = str(folder), False
        _stand_in(config, checked)
        stopped = None
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build_with_mkdocs(config)
        except _Rehearsed:
            pass
        except (Exception, SystemExit) as error:  # whatever a plugin does
            stopped = log.reason_of(error)
        finally:
            config.plugins.on_shutdown()
    found = [*tell_warnings(log.warnings, checked, config_file.name)]
    if stopped is not None:
        found.append(Diagnostic.of(GENERATOR_STOPS, Place(config_file.name), reason=_in_a_line(stopped)))
    return tuple(found)


def _stand_in(config: MkDocsConfig, checked: CheckedSite) -> None:
    """Let our own plugin do nothing but say which pages there will be."""
    own = config.plugins[PLUGIN_NAME]
    assert isinstance(own, LeernetwerkPlugin)

    def add_pages(files: Files, *, config: MkDocsConfig) -> Files:
        remove_sources(files, config)
        introduced = {page.address for page in checked.graph.pages}
        for address in Addresses(load_words(site_language(config))).generated():
            if address not in introduced:
                add_page(files, config, address, address, lambda _asking: Page("", "", ""), in_nav=True)
        return files

    def stop(_env: object, *, config: MkDocsConfig, files: Files) -> object:
        for file in files.documentation_pages():  # what MkDocs looks for when all pages are written
            if file.page is not None:
                file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        raise _Rehearsed

    for event, methods in config.plugins.events.items():
        if event not in ("startup", "config"):
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not own]
    config.plugins.events["files"].insert(0, add_pages)
    config.plugins.events["env"].append(stop)


def tell_warnings(warnings: Iterable[str], checked: CheckedSite, configuration: str) -> Iterator[Diagnostic]:
    """Warnings of MkDocs and plugins as problems, each once.

    Args:
        warnings: what was logged.
        checked: the site.
        configuration: the path of its configuration, from its folder.
    """
    root, docs = checked.settings.root, checked.settings.relative(checked.settings.docs)
    for warning in dict.fromkeys(map(_in_a_line, warnings)):
        if (named := _NOT_IN_NAV.fullmatch(warning)) is not None:
            path = named["path"]
            known = (page.path.removeprefix(f"{docs}/") for page in checked.graph.pages)
            place = _place_of(path, read_lines(root, configuration), configuration, below="nav:")
            yield Diagnostic.of(NO_PAGE_IN_MENU, place, near_name(path, known), path=path)
        elif (named := _OF_FILE.fullmatch(warning)) is not None:
            file = f"{docs}/{named['path']}"
            place = _place_of(named["link"], read_lines(root, file), file)
            yield Diagnostic.of(GENERATOR_WARNING, place, warning=warning)
        else:
            yield Diagnostic.of(GENERATOR_WARNING, Place(configuration), warning=warning)


def _place_of(written: str, lines: Iterable[str], file: str, *, below: str = "") -> Place:
    """Where something is written in a file, below a line that begins so."""
    passed = not below
    for number, line in enumerate(lines, 1):
        passed = passed or line.startswith(below)
        if passed and (found := re.search(rf"(?<![\w./-]){re.escape(written)}(?![\w./-])", line)):
            return Place(file, number, found.start() + 1)
    return Place(file)


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
