"""Previewing a site with MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.serve import serve as serve_with_mkdocs
from mkdocs.exceptions import Abort, ConfigurationError

from leernetwerk.adapters.mkdocs.building import BuildFailed, WrongConfiguration
from leernetwerk.words import N_, Message


def preview_site(config_file: Path, address: str | None) -> None:
    """Serve a site and follow edits until it is interrupted.

    Args:
        config_file: the site's ``mkdocs.yml``.
        address: ``host:port``, or ``None`` for that of the configuration.

    Raises:
        WrongConfiguration: the configuration or the address cannot be used.
        BuildFailed: the site cannot be built; what is wrong with its content has been told.
    """
    overrides = {"dev_addr": address} if address else {}
    try:
        serve_with_mkdocs(config_file=str(config_file), **overrides)  # type: ignore[arg-type]
    except ConfigurationError as error:
        message = Message.of(N_("{file} cannot be used: {reason}"), file=config_file.name, reason=str(error))
        raise WrongConfiguration(message) from error
    except OSError as error:
        message = Message.of(N_("The preview cannot use that address: {reason}"), reason=error.strerror or str(error))
        raise WrongConfiguration(message) from error
    except Abort as error:
        raise BuildFailed(Message.of(N_("The site was not built: {reason}"), reason=str(error))) from error
