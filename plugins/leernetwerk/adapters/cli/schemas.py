"""``leernetwerk schema``: what an editor needs to complete and explain the fields of this site's files."""

from __future__ import annotations

from pathlib import Path

from leernetwerk.adapters.cli.running import FINE, WRONG_CALL, refuse
from leernetwerk.adapters.mkdocs.building import Refusal, open_project
from leernetwerk.exports.editors import (
    EXTENSIONS_FILE,
    SCHEMAS,
    SETTINGS_FILE,
    TASKS_FILE,
    editor_schemas,
    further_files,
    write_settings,
)
from leernetwerk.findings.terminal import say
from leernetwerk.words import N_, Words, load_words


def schema(words: Words, config_file: Path) -> int:
    """``leernetwerk schema``."""
    try:
        reading = open_project(config_file).read()
    except Refusal as refusal:
        return refuse(refusal, words)
    settings = reading.settings
    root, language = settings.root, load_words(settings.language)
    try:
        for path, text in editor_schemas(language, reading.graph):
            _write(root / path, text)
        for path, text in further_files(language):
            if not (root / path).exists():
                _write(root / path, text)
        own = root / SETTINGS_FILE
        existing = own.read_text("utf-8") if own.exists() else ""
        _write(own, write_settings(existing, settings.relative(settings.docs), settings.relative(settings.networks)))
    except ValueError:
        message = N_("{path} has comments or mistakes, so it was left as it is; see README.md for what belongs in it.")
        say(words(message, path=SETTINGS_FILE), err=True)
    except OSError as error:
        say(words(N_("Nothing was written: '{path}' {reason}."), path=error.filename, reason=error.strerror))
        return WRONG_CALL
    told = N_("Editors now know the fields and names of this site: {files}.")
    say(words(told, files=", ".join((f"{SCHEMAS}/", SETTINGS_FILE, TASKS_FILE, EXTENSIONS_FILE))))
    return FINE


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
