"""Loading a site's configuration: whatever stands in it, there is one sentence on what keeps it from being used."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from leernetwerk.adapters.mkdocs.log import Log, collect_log
from leernetwerk.content.regular_files import open_regular

_LONGEST_REASON = 400


class Unusable(Exception):
    """A configuration cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration as MkDocs understands it, and what it warns of in it."""

    config: MkDocsConfig
    warnings: tuple[str, ...]


def load_configuration(config_file: Path, **overrides: Any) -> Loaded:
    """Load a site's configuration.

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
    log = Log()
    try:
        with collect_log() as log:
            # A strict configuration with a warning would not load at all, and nobody would hear of the rest.
            config = load_config(config_file=str(config_file), **overrides | {"strict": False})
    except (ConfigurationError, Abort) as error:
        raise Unusable(_in_a_line("; ".join(log.errors) or str(error))) from error
    except Exception as error:  # MkDocs and plugins foresee some of what can be wrong with a setting
        reason = "; ".join([*log.errors, f"{type(error).__name__}: {error}"])
        raise Unusable(_in_a_line(reason)) from error
    config.strict = bool(overrides.get("strict", _is_strict(config)))
    return Loaded(config, tuple(log.warnings))


def _is_strict(config: MkDocsConfig) -> bool:
    """Whether the file itself asks for it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        given = config.user_configs
    return next((each["strict"] is True for each in given if "strict" in each), False)


def _in_a_line(reason: str) -> str:
    text = " ".join(reason.split())
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]} …"
