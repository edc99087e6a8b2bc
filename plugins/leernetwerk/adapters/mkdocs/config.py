"""The plugin's options, and a site's settings as MkDocs' configuration tells them."""

from __future__ import annotations

import datetime
import os
import posixpath
import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from leernetwerk.adapters.mkdocs.theme_settings import find_theme_fault
from leernetwerk.content import SiteSettings
from leernetwerk.content.settings import FORGES, HOSTS, PDFS, ContributionTarget
from leernetwerk.site.address_list import is_address
from leernetwerk.words import N_, Message

PLUGIN_NAME = "leernetwerk"

_EMAIL = re.compile(r"[^@\s<>\"?&]+@[^@\s<>\"?&]+\.[^@\s<>\"?&]+")
_NO_THEME_FILES = (".html", ".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".py", ".pyc", "mkdocs_theme.yml")
_HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}


class ContributeConfig(Config):
    """Where readers' contributions go: to a forge, by e-mail, or both."""

    forge = config_options.Optional(config_options.Type(str))
    """What keeps the site's files; told by the address of the repository where that is a well-known one."""

    repository = config_options.Type(str, default="")
    """The web address of the repository; MkDocs' ``repo_url`` by default."""

    branch = config_options.Type(str, default="main")
    """The branch into which contributions go."""

    folder = config_options.Type(str, default="")
    """The site's folder in the repository, where that is not the repository itself."""

    email = config_options.Type(str, default="")
    """An address that takes contributions of those who have no account on the forge."""

    editor = config_options.Type(bool, default=True)
    """Whether the site has the editor, a form for every type of record."""

    sign_in = config_options.Type(str, default="")
    """On GitHub, the web address of the OAuth client at which visitors of the editor sign in."""

    app_id = config_options.Type(str, default="")
    """On GitLab, Forgejo and Gitea, the id that the forge gave the editor as an OAuth application."""


class LeernetwerkConfig(Config):
    """The plugin's options in ``mkdocs.yml``."""

    license = config_options.Type(str, default="CC-BY-4.0")
    """SPDX id of the licence of records that name none."""

    networks_dir = config_options.Type(str, default="networks")
    """The folder of the networks, beside ``mkdocs.yml``."""

    doors = config_options.ListOfItems(config_options.Type(str), default=[])
    """Pages of the docs folder at which a reader with a purpose begins, such as ``start/iets-delen.md``. The home page
    leads to them with their title and description; without them it leads to the indexes."""

    timezone = config_options.Type(str, default="Europe/Amsterdam")
    """The time zone (IANA name) whose clock the times of meetings tell; that of Brussels tells the same."""

    pdf: config_options.Type[bool | list[object]] = config_options.Type((bool, list), default=["reports"])
    """What PDF files are made of, where WeasyPrint is installed: ``reports`` that are written on the site, ``cards`` of
    methodologies, yearly ``overviews`` of networks; ``true`` for all of them, ``false`` for none."""

    headers = config_options.ListOfItems(config_options.Type(str), default=[])
    """What serves the site and takes a file with headers: ``netlify``, ``cloudflare``, ``apache``, ``nginx``."""

    contribute = config_options.SubConfig(ContributeConfig)
    """Where readers' contributions go."""

    gone = config_options.ListOfItems(config_options.Type(str), default=[])
    """Addresses that the site had and that are meant to be gone, such as ``/themas/oud/``; what stood below too."""


def settings_from(config: MkDocsConfig, options: LeernetwerkConfig, *, drafts: bool) -> SiteSettings:
    """The site's settings."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    docs = docs_folder(config)
    return SiteSettings(
        root=root,
        docs=docs,
        networks=Path(os.path.normpath(root / options.networks_dir)),
        name=config.site_name,
        language=site_language(config),
        url=config.site_url or None,
        license=options.license,
        today=today(),
        timezone=options.timezone,
        doors=tuple(Path(os.path.normpath(docs / path)).relative_to(root).as_posix() for path in options.doors),
        pdfs=wanted_pdfs(options.pdf),
        contribution_target=_contribution_target(config, options.contribute),
        hosts=tuple(options.headers),
        drafts=drafts,
        icons=tuple(folder for folder in (Path(each) / ".icons" for each in config.theme.dirs) if folder.is_dir()),
        theme_files=theme_files(tuple(config.theme.dirs)),
        gone=tuple(options.gone),
        cache=root / ".cache" / PLUGIN_NAME,
        own_files=frozenset(_own_files(config, docs.relative_to(root).as_posix())),
    )


def _own_files(config: MkDocsConfig, docs: str) -> Iterator[str]:
    """Paths of the files of the docs folder that the configuration has pages load, or makes pages of."""
    for named in (*config.extra_css, *config.extra_javascript, *config.extra_templates):
        path = str(getattr(named, "path", named)).partition("?")[0]
        if ":" not in path and not path.startswith("/"):
            yield posixpath.normpath(posixpath.join(docs, path))


def docs_folder(config: MkDocsConfig) -> Path:
    """The docs folder by its own name, whether or not it is a link, which is nothing to follow."""
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    return Path(os.path.normpath(file.resolve().parent / os.path.relpath(config.docs_dir, file.parent)))


def _contribution_target(config: MkDocsConfig, options: ContributeConfig) -> ContributionTarget:
    repository = (options.repository or config.repo_url or "").rstrip("/")
    forge = options.forge or _told_by_address(repository)
    # A repository that MkDocs alone is told of, and of which nobody says how it works, takes no contributions.
    return ContributionTarget(
        forge=forge or "github",
        repository=repository if forge else "",
        branch=options.branch,
        folder=options.folder.strip("/"),
        email=options.email,
        editor=options.editor,
        sign_in=options.sign_in.rstrip("/"),
        app_id=options.app_id,
    )


def _told_by_address(repository: str) -> str | None:
    """The forge that a repository is on, as far as its address tells."""
    host = _host(repository)
    return next((forge for name, forge in _HOSTS.items() if host == name or host.startswith(f"{forge}.")), None)


def wanted_pdfs(option: bool | list[object]) -> frozenset[str]:
    """What PDF files are made of, by the plugin's option."""
    if isinstance(option, bool):
        return frozenset(PDFS) if option else frozenset()
    return frozenset(str(name) for name in option)


def site_language(config: MkDocsConfig) -> str:
    """The language that a site chose for its theme; Dutch if it chose none, whatever the theme's own default is."""
    with warnings.catch_warnings():
        # MkDocs 1 says that it will go, in a MkDocs 2 that has no plugins.
        warnings.simplefilter("ignore", DeprecationWarning)
        configs = config.user_configs
    for given in configs:
        theme = given.get("theme")
        if isinstance(theme, dict) and theme.get("language"):
            return str(theme["language"])
    return "nl"


def find_fault(config: MkDocsConfig) -> Message | None:
    """What makes a configuration unfit for the site's addresses and meetings, if anything does."""
    if not config.use_directory_urls:
        return Message.of(N_("mkdocs.yml: 'use_directory_urls' must be true."))
    plugin = config.plugins.get(PLUGIN_NAME)
    if plugin is None:
        return None
    if not _is_timezone(plugin.config["timezone"]):
        name = plugin.config["timezone"]
        return Message.of(N_("mkdocs.yml: '{name}' is no time zone; write one such as Europe/Amsterdam."), name=name)
    if unknown := sorted(wanted_pdfs(plugin.config["pdf"]) - set(PDFS)):
        message = N_("mkdocs.yml: 'pdf' names '{name}'; PDF files are made of: {names}.")
        return Message.of(message, name=unknown[0], names=PDFS)
    if unknown := [name for name in plugin.config["headers"] if name not in HOSTS]:
        message = N_("mkdocs.yml: 'headers' names '{name}'; files with headers are made for: {names}.")
        return Message.of(message, name=unknown[0], names=HOSTS)
    if (fault := find_theme_fault(config, site_language(config))) is not None:
        return fault
    if (wrong := next((each for each in plugin.config["gone"] if not is_address(each)), None)) is not None:
        message = N_(
            "mkdocs.yml: 'gone' names '{path}', which is no address of this site; write one such as /oud/pad/."
        )
        return Message.of(message, path=wrong)
    if (fault := _find_fault_in_contribute(plugin.config["contribute"])) is not None:
        return fault
    if (fault := _find_fault_in_folders(config, plugin.config["networks_dir"])) is not None:
        return fault
    docs = docs_folder(config)
    for path in plugin.config["doors"]:
        if not (docs / path).is_file() or not Path(os.path.normpath(docs / path)).is_relative_to(docs):
            return Message.of(N_("mkdocs.yml: 'doors' names '{path}', which is not in the docs folder."), path=path)
    return None


def _find_fault_in_folders(config: MkDocsConfig, networks_dir: str) -> Message | None:
    """The folders of pages and of networks lie in the site's own, apart from each other."""
    root, docs = Path(config.config_file_path or "mkdocs.yml").resolve().parent, docs_folder(config)
    networks = Path(os.path.normpath(root / networks_dir))
    for option, folder in (("docs_dir", docs), ("networks_dir", networks)):
        if folder == root or not folder.is_relative_to(root):
            message = N_("mkdocs.yml: '{option}' names '{path}', which is no folder in that of the site.")
            return Message.of(message, option=option, path=os.path.relpath(folder, root))
    if networks.is_relative_to(docs) or docs.is_relative_to(networks):
        return Message.of(N_("mkdocs.yml: 'docs_dir' and 'networks_dir' must be two folders, neither in the other."))
    return None


def _find_fault_in_contribute(contribute: ContributeConfig) -> Message | None:
    if (repository := contribute.repository) and not _is_web_address(repository):
        message = N_("mkdocs.yml: 'contribute' names the repository '{name}'; write its whole web address.")
        return Message.of(message, name=repository)
    if (forge := contribute.forge) and forge not in FORGES:
        message = N_("mkdocs.yml: 'contribute' names the forge '{name}'; this works with {names}.")
        return Message.of(message, name=forge, names=FORGES)
    if repository and not forge and _told_by_address(repository) is None:
        message = N_("mkdocs.yml: 'contribute' does not tell what runs at {name}; add 'forge': one of {names}.")
        return Message.of(message, name=_host(repository) or repository, names=FORGES)
    if (sign_in := contribute.sign_in) and not _is_web_address(sign_in):
        message = N_("mkdocs.yml: 'contribute' names '{name}' to sign in at; write its whole web address.")
        return Message.of(message, name=sign_in)
    if (email := contribute.email) and not _EMAIL.fullmatch(email):
        return Message.of(N_("mkdocs.yml: 'contribute' names '{name}', which is not an e-mail address."), name=email)
    return None


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # such as a bracket that is not closed
        return ""


def _is_web_address(address: str) -> bool:
    return address.startswith(("https://", "http://")) and bool(_host(address))


@cache
def theme_files(folders: tuple[str, ...]) -> frozenset[str]:
    """The paths in the built site of what themes bring along and MkDocs takes over: neither templates nor icons."""
    found: set[str] = set()
    for top in folders:
        for folder, names, files in os.walk(top):
            names[:] = [name for name in names if not name.startswith(".")]
            inside = Path(folder).relative_to(top)
            found |= {
                (inside / name).as_posix()
                for name in files
                if not name.startswith(".") and not name.lower().endswith(_NO_THEME_FILES)
            }
    return frozenset(found)


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, no name of a zone, the name of a folder
        return False
    return True


def today() -> datetime.date:
    """The day of the build; ``SOURCE_DATE_EPOCH`` sets it for builds that must come out the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


def page_address(path: str, settings: SiteSettings) -> str:
    """The address that MkDocs gives an ordinary page, from its path in the site's folder."""
    inside = path.removeprefix(settings.relative(settings.docs) + "/")
    folder, _, name = inside.rpartition("/")
    stem = name.rpartition(".")[0]
    steps = [step for step in (folder, "" if stem in ("index", "README") else stem) if step]
    return "/" + "".join(f"{step}/" for step in steps)
