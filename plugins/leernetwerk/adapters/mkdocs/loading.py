"""Loading a site's configuration: whatever stands in it, there is one sentence on what keeps it from being used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from leernetwerk.adapters.mkdocs.log import collect_log
from leernetwerk.content.regular_files import open_regular

_LONGEST_REASON = 400


class Unusable(Exception):
    """A configuration cannot be used; the text says why."""


def load_configuration(config_file: Path, **overrides: Any) -> MkDocsConfig:
    """A site's configuration as MkDocs understands it.

    Args:
        config_file: its ``mkdocs.yml``.
        overrides: MkDocs' settings that differ from those of the file.

    Raises:
        Unusable: it is a link or no file, cannot be read, or MkDocs or a plugin cannot do with it.
    """
    try:
        open_regular(config_file).close()
    except OSError as error:
        raise Unusable(error.strerror or type(error).__name__) from error
    problems: list[str] = []
    try:
        with collect_log() as problems:
            return load_config(config_file=str(config_file), **overrides)
    except (ConfigurationError, Abort) as error:
        raise Unusable(_in_a_line("; ".join(problems) or str(error))) from error
    except Exception as error:  # MkDocs and plugins foresee some of what can be wrong with a setting
        reason = "; ".join([*problems, f"{type(error).__name__}: {error}"])
        raise Unusable(_in_a_line(reason)) from error


def _in_a_line(reason: str) -> str:
    text = " ".join(reason.split())
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]} …"
