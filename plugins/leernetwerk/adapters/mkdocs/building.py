"""Building a site with MkDocs, all or nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from leernetwerk.adapters.mkdocs.config import PLUGIN_NAME, find_fault, settings_from
from leernetwerk.adapters.mkdocs.loading import Unusable, load_configuration
from leernetwerk.adapters.mkdocs.log import collect_log
from leernetwerk.adapters.mkdocs.pages import unrenderable_error
from leernetwerk.adapters.mkdocs.plugin import LeernetwerkPlugin
from leernetwerk.adapters.mkdocs.rehearsing import rehearse, tell_warnings
from leernetwerk.adapters.mkdocs.stopping import Stopped
from leernetwerk.content import SiteSettings
from leernetwerk.content.leftovers import clear_site
from leernetwerk.diagnostics import Severity
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.site.placing import recover
from leernetwerk.site.render_limit import Unrenderable
from leernetwerk.words import N_, Message


class Refusal(Exception):
    """A build that does not take place; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class WrongConfiguration(Refusal):
    """The configuration cannot be used."""


class BuildFailed(Refusal):
    """Something else than what the checks look for stopped the build."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: the site as read, and where it was built, if it was."""

    checked: CheckedSite
    site: Path | None


@dataclass(frozen=True, slots=True)
class Project:
    """A site's configuration, loaded, and what MkDocs warns of in it."""

    config: MkDocsConfig
    plugin: LeernetwerkPlugin
    warnings: tuple[str, ...]

    @property
    def site_dir(self) -> Path:
        """Where the built site goes."""
        return Path(self.config.site_dir)

    @property
    def config_file(self) -> Path:
        """The file that holds the configuration."""
        return Path(self.config.config_file_path)

    @property
    def settings(self) -> SiteSettings:
        """The site's settings, as a public build has them."""
        return settings_from(self.config, self.plugin.config, drafts=False)

    def read(self) -> CheckedSite:
        """Read and check the site, after what an interrupted command began is finished.

        Raises:
            BuildFailed: it cannot be finished.
        """
        return self._read(self.plugin.read)

    def read_and_rehearse(self) -> CheckedSite:
        """Read and check the site, and have MkDocs and other plugins say what they are going to say of it.

        Raises:
            BuildFailed: what an interrupted command began cannot be finished.
        """
        checked = self.read()
        return checked if checked.has_errors else checked.with_more(rehearse(self.config_file, checked))

    def read_and_compare(self) -> CheckedSite:
        """Read and check the site, and look which addresses of the earlier one, in whose place it comes, are lost.

        Raises:
            BuildFailed: what an interrupted command began cannot be finished.
        """
        return self._read(self.plugin.read_and_compare)

    def _read(self, read: Callable[[MkDocsConfig], CheckedSite]) -> CheckedSite:
        try:
            checked = read(self.config)
        except CannotWrite as error:
            raise BuildFailed(error.message) from error
        return self.tell(self.warnings, checked)

    def tell(self, warnings: Iterable[str], checked: CheckedSite) -> CheckedSite:
        """A site with what MkDocs and plugins warn of."""
        return checked.with_more(tell_warnings(warnings, checked, self.config_file.name))

    def read_copy(self, settings: SiteSettings) -> CheckedSite:
        """Read and check a copy of the site, to see what changes would do to it."""
        return self.plugin.read_as(self.config, settings)


def open_project(config_file: Path, **overrides: Any) -> Project:
    """Load a site's configuration.

    Args:
        config_file: its ``mkdocs.yml``.
        overrides: MkDocs' settings that differ from those of the file.

    Raises:
        WrongConfiguration: it is missing, wrong, or does not use the plugin.
    """
    if not config_file.is_file():
        message = N_(
            "There is no {file} here. First go to the folder of your site, with: cd <folder>, or name it with -f."
        )
        raise WrongConfiguration(Message.of(message, file=config_file.name))
    try:
        loaded = load_configuration(config_file, **overrides)
    except Unusable as error:
        raise WrongConfiguration(
            Message.of(N_("{file} cannot be used: {reason}"), file=config_file.name, reason=str(error))
        ) from error
    config = loaded.config
    plugin = config.plugins.get(PLUGIN_NAME)
    if not isinstance(plugin, LeernetwerkPlugin):
        raise WrongConfiguration(
            Message.of(N_("{file} does not name the plugin 'leernetwerk' under 'plugins'."), file=config_file.name)
        )
    if (wrong := find_fault(config)) is not None:
        raise WrongConfiguration(wrong)
    clear_site(plugin.settings(config))
    return Project(config, plugin, loaded.warnings)


def build_site(project: Project) -> Outcome:
    """Build the site; the plugin puts it in the place of the earlier one when it is finished.

    With errors (or, if the configuration is strict, warnings) the earlier site stays as it is.

    Raises:
        WrongConfiguration: the site must not be built into that folder.
        BuildFailed: MkDocs or a plugin gave up, or the site cannot be written.
    """
    config, target = project.config, project.site_dir
    recover(target)
    if (obstacle := project.plugin.find_obstacle(config)) is not None:
        raise WrongConfiguration(obstacle)
    checked = project.read_and_compare()
    found = {problem.severity for problem in checked.diagnostics}
    if Severity.ERROR in found or (config.strict and Severity.WARNING in found):
        return Outcome(checked, None)
    project.plugin.checked, project.plugin.quiet = checked, True
    warnings = _run(config)
    checked = project.tell(warnings, checked)
    return Outcome(checked, None if warnings and config.strict else target.resolve())


def _run(config: MkDocsConfig) -> list[str]:
    """Build, and tell what MkDocs and plugins warn of; with warnings, a strict configuration lets no site be placed."""
    # What was read stays until the end; the collector need not go over it again and again.
    gc.freeze()
    try:
        with collect_log() as log:
            config.plugins.on_startup(command="build", dirty=False)
            build_with_mkdocs(config)
    except Stopped as error:
        raise BuildFailed(Message(str(error))) from error
    except (Abort, RecursionError) as error:
        if config.strict and log.warnings and not log.errors and isinstance(error, Abort):
            return log.warnings
        raise BuildFailed(Message.of(N_("The site was not built: {reason}"), reason=log.reason_of(error))) from error
    except (SystemExit, jinja2.TemplateError, TypeError, AttributeError, KeyError, ValueError) as error:
        # The theme and plugins meet a setting that they did not foresee while they build, or end the program.
        raise BuildFailed(Message.of(N_("The site was not built: {reason}"), reason=log.reason_of(error))) from error
    except Unrenderable as error:
        raise BuildFailed(
            Message.of(N_("The site was not built: {reason}"), reason=str(unrenderable_error(error, config)))
        ) from error
    finally:
        gc.unfreeze()
        config.plugins.on_shutdown()
    return log.warnings
