"""What importing needs beside what a site is built with."""

from __future__ import annotations

import importlib
from typing import Any

from leernetwerk.content.optional_packages import install_command
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.words import N_, Message


def need(module: str) -> Any:
    """A module of the extra ``[import]``.

    Raises:
        CannotWrite: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = N_("The package '{name}' is missing; install it with: {command}")
        name, command = module.partition(".")[0], install_command("import")
        raise CannotWrite(Message.of(message, name=name, command=command)) from error
