"""``leernetwerk rename``: another name for a record, everywhere at once."""

from __future__ import annotations

from pathlib import Path

from leernetwerk.adapters.cli.running import CONTENT_HAS_ERRORS, FINE, WRONG_CALL, refuse
from leernetwerk.adapters.cli.writing import write_checked
from leernetwerk.adapters.mkdocs.building import Refusal, open_project
from leernetwerk.diagnostics.terminal import say
from leernetwerk.diagnostics.visible import show_in_line
from leernetwerk.editing.changes import Changes
from leernetwerk.editing.refusal import CannotWrite, Incomplete, WrongContent
from leernetwerk.editing.renaming import Renaming, plan_renaming
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Words


def rename(words: Words, old_id: str, new_key: str, config_file: Path) -> int:
    """``leernetwerk rename``."""
    planned: list[Renaming] = []

    def plan(checked: CheckedSite) -> Changes:
        planned.append(plan_renaming(checked, old_id, new_key))
        return planned[0].changes()

    try:
        project = open_project(config_file)
        changes = write_checked(project, words, f"rename {old_id} {new_key}", plan, even_warnings=True)
    except Refusal as refusal:
        return refuse(refusal, words)
    except WrongContent as wrong:
        say(wrong.message.render(words), err=True)
        for found in wrong.diagnostics:
            place = f"{found.place.path}:{found.place.line}"
            say(f"{show_in_line(place)}: {found.advice(words)} [{found.code}]", err=True)
        return CONTENT_HAS_ERRORS
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL if isinstance(refusal, Incomplete) else CONTENT_HAS_ERRORS
    message = N_("'{old}' is called '{new}' now; {count} files were changed or moved.")
    count = len(set(changes.moved.values()) | set(changes.written))
    say(words(message, old=planned[0].old.id, new=planned[0].new.id, count=count), err=True)
    say(planned[0].new.path)
    return FINE
