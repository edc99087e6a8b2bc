"""``leernetwerk schema``: what an editor needs to complete and explain the fields of this site's files."""

from __future__ import annotations

import os
from pathlib import Path

from leernetwerk.adapters.cli.running import FINE, WRONG_CALL, refuse
from leernetwerk.adapters.cli.writing import open_for_writing
from leernetwerk.adapters.mkdocs.building import Refusal, open_project
from leernetwerk.content.regular_files import read_regular
from leernetwerk.diagnostics.terminal import say
from leernetwerk.editing.changes import Changes, digest
from leernetwerk.editing.journal import digest_of
from leernetwerk.editing.refusal import CannotWrite, refused
from leernetwerk.exports.editors import (
    EXTENSIONS_FILE,
    SCHEMAS,
    SETTINGS_FILE,
    TASKS_FILE,
    editor_schemas,
    further_files,
    write_settings,
)
from leernetwerk.words import N_, Words, load_words


def schema(words: Words, config_file: Path) -> int:
    """``leernetwerk schema``."""
    try:
        project = open_project(config_file)
        checked = project.read()
    except Refusal as refusal:
        return refuse(refusal, words)
    settings = checked.settings
    language = load_words(settings.language)
    written = {path: text.encode() for path, text in editor_schemas(language, checked.graph)}
    try:
        read = {path: digest_of(settings.root / path) for path in written}
        for path, text in further_files(language):
            if not os.path.lexists(settings.root / path):
                written[path], read[path] = text.encode(), None
        own = settings.root / SETTINGS_FILE
        existing = read_regular(own) if os.path.lexists(own) else b""
        try:
            folders = (settings.relative(settings.docs), settings.relative(settings.networks))
            written[SETTINGS_FILE] = write_settings(existing.decode(), *folders).encode()
            read[SETTINGS_FILE] = digest(existing) if os.path.lexists(own) else None
        except (ValueError, RecursionError):
            message = N_(
                "{path} has comments or mistakes, so it was left as it is; see README.md for what belongs in it."
            )
            say(words(message, path=SETTINGS_FILE), err=True)
        with open_for_writing(project, words) as writer:
            writer.write(Changes(written=written, read=read), "schema")
    except OSError as error:
        say(refused(error).message.render(words), err=True)
        return WRONG_CALL
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL
    told = N_("Editors now know the fields and names of this site: {files}.")
    say(words(told, files=", ".join((f"{SCHEMAS}/", SETTINGS_FILE, TASKS_FILE, EXTENSIONS_FILE))))
    return FINE
