"""Which addresses the site had at an earlier commit and has no more."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from leernetwerk.adapters.cli.changed import Changed
from leernetwerk.adapters.mkdocs.building import BuildFailed, Project
from leernetwerk.adapters.mkdocs.config import PLUGIN_NAME
from leernetwerk.content import SiteSettings
from leernetwerk.content.atomic_writing import temporary_prefix
from leernetwerk.content.earlier_tree import copy_tree
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.site.address_list import list_addresses
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.site.lost_addresses import find_lost_addresses
from leernetwerk.words import LANGUAGES, N_, Message


def find_lost_since(project: Project, checked: CheckedSite, changed: Changed) -> tuple[Diagnostic, ...]:
    """The addresses that are lost since a commit, by reading what the site was then.

    Raises:
        BuildFailed: Git does not tell what the site was, or there is no room for it.
    """
    settings = checked.settings
    configuration = Path(project.config.config_file_path).name
    try:
        with tempfile.TemporaryDirectory(prefix=temporary_prefix()) as folder:
            root = Path(folder).resolve()
            tops = [settings.relative(top) for top in (settings.docs, settings.networks)]
            copy_tree(settings.root, changed.start, [configuration], root)
            earlier = _settings_then(settings, root, root / configuration)
            tops += [earlier.relative(top) for top in (earlier.docs, earlier.networks)]
            copy_tree(settings.root, changed.start, sorted(set(tops)), root)
            addresses = list_addresses(project.read_copy(earlier))
    except (OSError, ValueError) as error:
        message = N_("What the site was before cannot be read from Git: {reason}")
        raise BuildFailed(Message.of(message, reason=str(error))) from error
    return find_lost_addresses(checked, addresses, changed.renamed)


class _Loader(yaml.SafeLoader):
    """Reads a configuration of MkDocs without doing what its tags ask for."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _settings_then(now: SiteSettings, root: Path, configuration: Path) -> SiteSettings:
    """The site's settings as they were, as far as addresses depend on them; nothing that it names is run or loaded."""
    try:
        told = yaml.load(configuration.read_bytes(), _Loader)  # noqa: S506 - a safe loader
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        told = None
    told = told if isinstance(told, dict) else {}
    theme = told.get("theme")
    language = theme.get("language", "nl") if isinstance(theme, dict) else "nl" if told else now.language
    docs = _folder(told.get("docs_dir"), now.relative(now.docs), root)
    networks = _folder(_option(told, "networks_dir"), now.relative(now.networks), root)
    return replace(
        now,
        root=root,
        docs=docs,
        networks=networks,
        language=language if language in LANGUAGES else now.language,
        drafts=False,
        cache=None,
    )


def _option(told: dict[Any, Any], name: str) -> object:
    """An option of our plugin, which stands in a list or by its name."""
    plugins = told.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    ours = next((each[PLUGIN_NAME] for each in listed if isinstance(each, dict) and PLUGIN_NAME in each), None)
    return ours.get(name) if isinstance(ours, dict) else None


def _folder(written: object, otherwise: str, root: Path) -> Path:
    folder = (root / written).resolve() if isinstance(written, str) and "\0" not in written else root
    return folder if folder != root and folder.is_relative_to(root) else root / otherwise
