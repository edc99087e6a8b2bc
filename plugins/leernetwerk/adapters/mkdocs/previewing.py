"""Previewing a site with MkDocs."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

from mkdocs.commands.serve import serve as serve_with_mkdocs
from mkdocs.exceptions import Abort, ConfigurationError

from leernetwerk.adapters.mkdocs.building import BuildFailed, Project, WrongConfiguration
from leernetwerk.adapters.mkdocs.pages import failed
from leernetwerk.adapters.mkdocs.plugin import Stopped
from leernetwerk.site.patience import Unrenderable
from leernetwerk.words import N_, Message

_PORTS_TRIED = 20


def preview_site(project: Project, config_file: Path, address: str | None) -> None:
    """Serve a site and follow edits until it is interrupted.

    Args:
        project: the site's configuration, with the address.
        config_file: its ``mkdocs.yml``, which is loaded again when it changes.
        address: ``host:port``, or ``None`` for that of the configuration.

    Raises:
        WrongConfiguration: the configuration or the address cannot be used.
        BuildFailed: the site cannot be built; what is wrong with its content has been told.
    """
    host, port = project.config.dev_addr
    _require_free(host, port)
    overrides = {"dev_addr": address} if address else {}
    try:
        serve_with_mkdocs(config_file=str(config_file), **overrides)  # type: ignore[arg-type]
    except ConfigurationError as error:
        message = Message.of(N_("{file} cannot be used: {reason}"), file=config_file.name, reason=str(error))
        raise WrongConfiguration(message) from error
    except OSError as error:
        raise _unusable(error) from error
    except Unrenderable as error:
        reason = str(failed(error, project.config))
        raise BuildFailed(Message.of(N_("The site was not built: {reason}"), reason=reason)) from error
    except Stopped as error:
        raise BuildFailed(Message(str(error))) from error
    except Abort as error:
        raise BuildFailed(Message.of(N_("The site was not built: {reason}"), reason=str(error))) from error


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
