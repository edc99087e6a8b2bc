"""The plugin: wires MkDocs' events to the site; every event is one call."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from leernetwerk.adapters.mkdocs.config import LeernetwerkConfig, find_fault, page_address, settings_from, site_language
from leernetwerk.adapters.mkdocs.files import arrange_files
from leernetwerk.adapters.mkdocs.following import follow_by_file
from leernetwerk.adapters.mkdocs.log import disarm_log
from leernetwerk.adapters.mkdocs.ordinary import OrdinaryPages
from leernetwerk.adapters.mkdocs.outputs import Outputs, find_link
from leernetwerk.adapters.mkdocs.rebuilding import Rebuilding
from leernetwerk.adapters.mkdocs.snippets import SnippetGuard
from leernetwerk.adapters.mkdocs.stopping import Stopped, tell_failure
from leernetwerk.adapters.mkdocs.theming import equip_theme, hide_theme_search, write_icons
from leernetwerk.adapters.mkdocs.watching import watch_patiently
from leernetwerk.content import SiteSettings
from leernetwerk.content.file_problems import KEPT_NOT_USED
from leernetwerk.content.leftovers import clear_site
from leernetwerk.content.regular_files import read_lines
from leernetwerk.diagnostics import Diagnostic, Place, Severity
from leernetwerk.diagnostics.as_text import write_text
from leernetwerk.diagnostics.stages import Stopwatch
from leernetwerk.diagnostics.terminal import say
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.editing.site_writer import finish_interrupted
from leernetwerk.pages.assets import ICONS_FILE, STYLES_FILE
from leernetwerk.pages.safe_source import SafeSourceExtension
from leernetwerk.pages.wikilinks import WikiLinkExtension
from leernetwerk.printing.pdf_rendering import CACHE
from leernetwerk.site.address_list import ADDRESSES_FILE, Damaged, read_addresses
from leernetwerk.site.checked_site import CheckedSite, read_site
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.lost_addresses import find_lost_addresses
from leernetwerk.site.placing import Workshop, recover
from leernetwerk.site.rendered_links import LinkReader
from leernetwerk.site.rendering import count_processes
from leernetwerk.site.site_folder import find_obstacle
from leernetwerk.words import N_, Message, load_words

THEME = Path(__file__).parent / "theme"


class LeernetwerkPlugin(BasePlugin[LeernetwerkConfig]):
    """Compiles the records of learning networks into pages.

    ``on_startup`` is implemented so that MkDocs keeps the instance; ``checked`` may be handed over by a command that
    has read the site already.
    """

    def __init__(self) -> None:
        super().__init__()
        self.checked: CheckedSite | None = None
        self.quiet = False
        self._drafts = False
        self._whole = True
        self._icons = ""
        self._compilation: Compilation | None = None
        self._ordinary: OrdinaryPages | None = None
        self._config: MkDocsConfig | None = None
        self._workshop: Workshop | None = None
        self._outputs: Outputs | None = None
        self._watch = Stopwatch()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """A preview shows drafts."""
        self._drafts, self._whole = command == "serve", not dirty
        disarm_log()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check what the site's addresses rest on, and add the theme's parts and the links of ordinary pages."""
        if (wrong := find_fault(config)) is not None:
            raise ConfigurationError(wrong.render(load_words(site_language(config))))
        config.theme["language"] = site_language(config)
        config.theme["font"] = False  # the theme would have readers ask another site for its fonts
        # Behind a site's own custom_dir, in front of the theme itself.
        position = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(position, str(THEME))
        config.extra_css.insert(0, STYLES_FILE)
        hide_theme_search(config)
        # Links are checked before, in the words of the site; MkDocs does not know the files of records.
        config.validation.links.not_found = logging.DEBUG
        config.markdown_extensions.append(SnippetGuard(self.settings(config)))  # type: ignore[arg-type]
        config.markdown_extensions.append(SafeSourceExtension())  # type: ignore[arg-type]
        config.markdown_extensions.append(WikiLinkExtension(self._resolve, self._folder))  # type: ignore[arg-type]
        return config

    def read(self, config: MkDocsConfig) -> CheckedSite:
        """Read and check the site, after what an interrupted command began is finished.

        Raises:
            CannotWrite: it cannot be finished.
        """
        settings = self.settings(config)
        words = load_words(settings.language)
        finish_interrupted(settings, lambda message: say(message.render(words), err=True))
        return self.read_as(config, settings)

    def read_as(self, config: MkDocsConfig, settings: SiteSettings) -> CheckedSite:
        """Read and check the site with some settings."""
        own = (WikiLinkExtension, SafeSourceExtension)
        extensions = [each for each in config.markdown_extensions if not isinstance(each, own)]
        links = LinkReader(extensions, config.mdx_configs or {})
        return read_site(settings, lambda path: page_address(path, settings), links)

    def read_and_compare(self, config: MkDocsConfig) -> CheckedSite:
        """Read and check the site, and look which addresses of the earlier one, in whose place it comes, are lost."""
        checked = self.read(config)
        if checked.has_errors:  # what could not be read is not lost
            return checked
        try:
            earlier = () if self._drafts else read_addresses(Path(config.site_dir))
        except Damaged:
            told = N_("The addresses of the earlier site cannot be read from {file}; lost ones are not told this time.")
            say(load_words(checked.settings.language)(told, file=f"data/{ADDRESSES_FILE}"), err=True)
            return checked
        return checked.with_more(find_lost_addresses(checked, earlier))

    def settings(self, config: MkDocsConfig) -> SiteSettings:
        """The site's settings."""
        return settings_from(config, self.config, drafts=self._drafts)

    def find_obstacle(self, config: MkDocsConfig) -> Message | None:
        """Why the site must not be built into its folder, if anything speaks against it."""
        return find_obstacle(Path(config.site_dir), self.settings(config))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the site before MkDocs writes anything, and have it write into a folder of its own.

        MkDocs empties the folder that it builds into; so it gets another one than that of the earlier site.
        """
        self._config, words, target = config, load_words(site_language(config)), Path(config.site_dir)
        clear_site(self.settings(config))
        recover(target)
        if (obstacle := self.find_obstacle(config)) is not None:
            raise Stopped(obstacle.render(words))
        try:
            checked = self.checked or self.read_and_compare(config)
        except CannotWrite as error:
            raise Stopped(error.message.render(words)) from error
        self.checked = None
        if not self.quiet and checked.diagnostics:
            text = write_text(checked.diagnostics, words, partial(read_lines, checked.settings.root))
            say(text, err=True, end="")
        if checked.has_errors:
            raise Stopped(words(N_("The content has errors; the site was not built.")), checked.diagnostics)
        if config.strict and any(found.severity is Severity.WARNING for found in checked.diagnostics):
            raise Stopped(words(N_("There are warnings, and --strict was asked for; the site was not built.")))
        if not self._whole and (link := find_link(target)) is not None:
            told = N_("The site was not built: {link} leads to another folder; take that link away.")
            raise Stopped(words(told, link=link))
        self._watch = Stopwatch()
        own_link = next(item for item in config.markdown_extensions if isinstance(item, WikiLinkExtension))
        extensions = [item for item in config.markdown_extensions if item is not own_link]
        self._compilation = Compilation(checked, extensions, config.mdx_configs or {})
        self._ordinary = OrdinaryPages(self._compilation)
        if (missing := self._compilation.missing_pdf_software) is not None:
            say(missing.render(words), err=True)
        if self._whole:
            self._workshop = Workshop(target.resolve(), lasting=not self._drafts)
            config.site_dir = str(self._workshop.new)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put pages in the place of record files."""
        assert self._compilation is not None
        # A preview has threads, and a process that has threads cannot be forked safely.
        processes = 1 if self._drafts else count_processes()
        tell = self._tell_of_kept
        arranged = arrange_files(files, config, self._compilation, processes=processes, tell=tell)
        self._outputs = Outputs(config, arranged)
        self._watch.done(N_("Listed {count} files of the site"), count=len(arranged))
        return arranged

    def on_page_read_source(self, /, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """The text of an ordinary page as it was read and checked."""
        assert self._ordinary is not None
        return self._ordinary.source(page)

    def _tell_of_kept(self, fault: Message) -> None:
        """Say why what is kept between builds was not used, unless the checks have said it."""
        assert self._compilation is not None
        if not any(found.kind is KEPT_NOT_USED for found in self._compilation.checked.diagnostics):
            said = Diagnostic.of(KEPT_NOT_USED, Place(CACHE.as_posix()), folder=CACHE.as_posix(), reason=fault)
            say(said.message(self._compilation.site.words), err=True)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Note which page is being rendered, for its links."""
        assert self._ordinary is not None
        self._ordinary.begin(page, markdown)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Sanitise an ordinary page, and put an index below it where it introduces one."""
        assert self._ordinary is not None
        return self._ordinary.finish(html, page)

    @event_priority(200)  # before a plugin of the theme renders what it puts into pages, which is 100
    def _equip(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the theme's templates our words, and have them escape what they print."""
        assert self._compilation is not None
        return equip_theme(env, config, THEME, self._compilation.site)

    def _check_outputs(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Look where everything goes before it is written."""
        assert self._outputs is not None
        self._outputs.check()
        self._watch.done(N_("Rendered the pages"))
        if icons := write_icons(env, config):
            self._icons = icons
            config.extra_css.insert(0, ICONS_FILE)
        return env

    on_env = CombinedEvent(_equip, _check_outputs)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Say of a page's content that it is HTML, whatever plugins made of it, and of its title that it is text."""
        page.content = Markup(page.content or "")
        page.title = escape(page.title or "")
        return context

    def _write_search(self, *, config: MkDocsConfig) -> None:
        """Write the search's index of what was rendered."""
        assert self._compilation is not None
        assert self._outputs is not None
        self._watch.done(N_("Wrote the pages in their theme"))
        icons = ((ICONS_FILE, self._icons.encode()),) if self._icons else ()
        self._outputs.write((*self._compilation.search.files(), *icons))

    @event_priority(-100)  # when all plugins have written what they write
    def _place(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the earlier one, unless MkDocs is about to call warnings errors."""
        self._watch.done(N_("Wrote the search's index"))
        counters = (one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
        if self._workshop is not None and not any(counter.get_counts() for counter in counters):
            self._workshop.place()
            self._watch.done(N_("Put the site in its place"))
        self._close()

    on_post_build = CombinedEvent(_write_search, _place)

    def on_build_error(self, *, error: Exception) -> None:
        """Take away what was not finished; say in a sentence what MkDocs would show its own insides for."""
        self._close()
        if (reason := tell_failure(error)) is not None and self._config is not None:
            raise Stopped(reason.render(load_words(site_language(self._config)))) from error

    def on_shutdown(self) -> None:
        """Take away what was not finished, whatever ended the build."""
        self._close()

    def _close(self) -> None:
        workshop, self._workshop = self._workshop, None
        if workshop is not None:
            workshop.close()
            if self._config is not None:
                self._config.site_dir = str(workshop.target)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Follow edits of the networks too, survive what is wrong in them, and say where the preview is going to be."""
        server.watch(str(settings_from(config, self.config, drafts=True).networks))
        watch_patiently(server)
        follow_by_file(server)
        words = load_words(site_language(config))
        server.builder = Rebuilding(builder, words, getattr(server, "show", None))
        told = N_("The preview comes at {address} and follows your edits. Ctrl-C stops it.")
        say(words(told, address=server.url), err=True)
        return server

    def _resolve(self, target: str) -> Any:
        # Without them, a build is only rehearsed.
        return self._ordinary.resolve(target) if self._ordinary is not None else (None, "/")

    def _folder(self) -> str:
        return self._ordinary.folder if self._ordinary is not None else ""
