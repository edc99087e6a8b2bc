"""What importing needs beside what a site is built with."""

from __future__ import annotations

import importlib
from typing import Any

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
        message = N_("The package '{name}' is missing; install it with: pip install 'mkdocs-leernetwerk[import]'")
        raise CannotWrite(Message.of(message, name=module.partition(".")[0])) from error
