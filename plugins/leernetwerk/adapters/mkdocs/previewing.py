"""Previewing a site with MkDocs."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from leernetwerk.adapters.mkdocs.building import BuildFailed, Project, WrongConfiguration
from leernetwerk.adapters.mkdocs.preview_server import PreviewServer
from leernetwerk.content.leftovers import temporary_folder
from leernetwerk.content.system_errors import reason_of
from leernetwerk.words import N_, Message

_PORTS_TRIED = 20
_NO_PLACE = N_("The preview has no place for its files: {reason}.")


def preview_site(project: Project, config_file: Path, address: str | None) -> None:
    """Serve a site and follow edits until it is interrupted; what cannot be built is shown as what is wrong with it.

    This is what ``mkdocs serve`` does, but for a server that answers before there is a site.

    Args:
        project: the site's configuration, with the address.
        config_file: its ``mkdocs.yml``, which is loaded again when it changes.
        address: ``host:port``, or ``None`` for that of the configuration.

    Raises:
        WrongConfiguration: the configuration or the address cannot be used.
        BuildFailed: there is no place for the site that is shown.
    """
    _require_free(*project.config.dev_addr)
    try:
        with temporary_folder(project.plugin.settings(project.config).cache or config_file.parent) as folder:
            site = folder / "site"
            site.mkdir()
            _serve(project.config, config_file, site, {"dev_addr": address} if address else {})
    except ConfigurationError as error:
        message = Message.of(N_("{file} cannot be used: {reason}"), file=config_file.name, reason=str(error))
        raise WrongConfiguration(message) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT):
            raise BuildFailed(Message.of(_NO_PLACE, reason=reason_of(error))) from error
        raise _unusable(error) from error


def _serve(config: MkDocsConfig, config_file: Path, site: Path, overrides: dict[str, Any]) -> None:
    host, port = config.dev_addr
    mount = urlsplit(config.site_url or "/").path
    config.site_dir = str(site)
    config.plugins.on_startup(command="serve", dirty=False)
    server = PreviewServer(builder=lambda: None, host=host, port=port, root=str(site), mount_path=mount)
    config.site_url = server.url

    def build_again(first: MkDocsConfig | None = None) -> None:
        fresh = first or load_config(config_file=str(config_file), site_dir=str(site), **overrides)
        fresh.site_url = server.url
        build(fresh, serve_url=server.url)

    server.error_handler = server.error_page
    try:
        for path in (config.docs_dir, str(config_file)):
            server.watch(path)
        server.builder = build_again
        config.plugins.on_serve(server, config=config, builder=build_again)
        for path in config.watch:
            server.watch(path)
        server.builder(config)
        with suppress(KeyboardInterrupt):
            server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
        config.plugins.on_shutdown()


def _require_free(host: str, port: int) -> None:
    """Look whether the preview can have its address, before a site is built for it.

    Raises:
        WrongConfiguration: something else has it, or it is no address of this machine.
    """
    try:
        _listen(host, port)
    except (OSError, OverflowError) as error:  # a port beyond 65535 overflows
        if getattr(error, "errno", None) != errno.EADDRINUSE:
            raise _unusable(error) from error
        message = N_(
            "Something runs at {address} already, perhaps another preview. "
            "Choose another address: leernetwerk serve --addr {free}"
        )
        free = next((other for other in range(port + 1, port + _PORTS_TRIED) if _is_free(host, other)), port + 1)
        raise WrongConfiguration(Message.of(message, address=f"{host}:{port}", free=f"{host}:{free}")) from error


def _is_free(host: str, port: int) -> bool:
    try:
        _listen(host, port)
    except (OSError, OverflowError):
        return False
    return True


def _listen(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":  # as servers do, which take over an address that has only just been left
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen()


def _unusable(error: Exception) -> WrongConfiguration:
    reason = getattr(error, "strerror", None) or str(error)
    return WrongConfiguration(Message.of(N_("The preview cannot use that address: {reason}"), reason=reason))
