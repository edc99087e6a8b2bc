"""``leernetwerk rename``: another name for a record, everywhere at once."""

from __future__ import annotations

from pathlib import Path

from leernetwerk.adapters.cli.running import CONTENT_HAS_ERRORS, FINE, WRONG_CALL, refuse
from leernetwerk.adapters.mkdocs.building import Refusal, open_project
from leernetwerk.editing.changes import find_new_problems, make_changes
from leernetwerk.editing.refusal import CannotWrite, Incomplete
from leernetwerk.editing.renaming import plan_renaming
from leernetwerk.findings.terminal import say
from leernetwerk.findings.visible import show_in_line
from leernetwerk.words import N_, Words


def rename(words: Words, old_id: str, new_key: str, config_file: Path) -> int:
    """``leernetwerk rename``."""
    try:
        project = open_project(config_file)
        reading = project.read()
        renaming = plan_renaming(reading, old_id, new_key)
        changes = renaming.changes()
        if problems := find_new_problems(reading, changes, project.read_copy):
            say(words(N_("Nothing was written, for this would not be right:")), err=True)
            for found in problems:
                place = f"{found.place.path}:{found.place.line}"
                say(f"{show_in_line(place)}: {found.advice(words)} [{found.code}]", err=True)
            return CONTENT_HAS_ERRORS
        make_changes(reading.settings.root, changes)
    except Refusal as refusal:
        return refuse(refusal, words)
    except Incomplete as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return CONTENT_HAS_ERRORS
    message = N_("'{old}' is called '{new}' now; {count} files were changed or moved.")
    count = len(set(changes.moved.values()) | set(changes.written))
    say(words(message, old=renaming.old.id, new=renaming.new.id, count=count), err=True)
    say(renaming.new.path)
    return FINE
