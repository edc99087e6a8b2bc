"""``leernetwerk import``: shows what is proposed, asks on a terminal, and tells what was written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from leernetwerk.adapters.cli.choosing import agree
from leernetwerk.adapters.cli.running import CONTENT_HAS_ERRORS, FINE, WRONG_CALL, refuse
from leernetwerk.adapters.cli.writing import write_checked
from leernetwerk.adapters.mkdocs.building import Refusal, open_project
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.terminal import say
from leernetwerk.diagnostics.visible import show_in_line
from leernetwerk.editing.drafting import MissingFields, gather, require_free
from leernetwerk.editing.refusal import CannotWrite, Incomplete, WrongContent
from leernetwerk.editing.target_site import TargetSite
from leernetwerk.importing.columns import Column
from leernetwerk.importing.import_file import ImportOptions, ImportResult, import_file
from leernetwerk.importing.sheets import Sheet
from leernetwerk.records.base import Record
from leernetwerk.records.front_matter import explain_field
from leernetwerk.words import N_, Words

_MOST_SHOWN = 20


def import_files(
    words: Words,
    files: Sequence[Path],
    config_file: Path,
    network: str | None,
    type_: str | None,
    settings: Sequence[str],
    columns: Sequence[str],
    yes: bool,
) -> int:
    """``leernetwerk import``."""
    for written in (*settings, *columns):
        if "=" not in written:
            say(words(N_("'{written}' has no '=' between the two."), written=written), err=True)
            return WRONG_CALL
    options = ImportOptions(
        type_,
        network,
        {name.strip(): value for name, _, value in (each.partition("=") for each in settings)},
        {name.strip(): value.strip() for name, _, value in (each.rpartition("=") for each in columns)},
        lambda sheet, model, proposed: _accept(sheet, model, proposed, words, yes=yes),
    )
    try:
        project = open_project(config_file)
        checked = project.read()
        taken = [_take(file, options, TargetSite(checked), words) for file in files]
        drafts = [draft for each in taken for draft in each.drafts]
        require_free(drafts, checked.settings.root)
        origins = {path: draft.origin for draft in drafts for path in (draft.path, *draft.files)}
        write_checked(
            project, words, " ".join(("import", *(file.name for file in files))), gather(drafts), origins=origins
        )
    except Refusal as refusal:
        return refuse(refusal, words)
    except WrongContent as wrong:
        say(wrong.message.render(words), err=True)
        for diagnostic in wrong.diagnostics[:_MOST_SHOWN]:
            say(_at_origin(diagnostic, wrong, words), err=True)
        if len(wrong.diagnostics) > _MOST_SHOWN:
            say(words(N_("and {count} more"), count=len(wrong.diagnostics) - _MOST_SHOWN), err=True)
        return CONTENT_HAS_ERRORS
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL if isinstance(refusal, Incomplete) else CONTENT_HAS_ERRORS
    for each in taken:
        _tell(each, words)
    for draft in drafts:
        say(draft.path)
    return FINE


def _take(file: Path, options: ImportOptions, target_site: TargetSite, words: Words) -> ImportResult:
    """The drafts of a file; on a terminal, what it does not say is asked for."""
    while True:
        try:
            return import_file(file, options, target_site)
        except MissingFields as missing:
            if not sys.stdin.isatty():
                raise
            say(missing.message.render(words), err=True)
            for field in missing.fields:
                answer = click.prompt(explain_field(field, words), err=True)
                options = replace(options, fields={**options.fields, field.name: answer})


def _accept(sheet: Sheet, model: type[Record], columns: Sequence[Column], words: Words, *, yes: bool) -> bool:
    say(
        words(
            N_("'{name}': each row becomes a record of the type '{type}'."), name=sheet.name, type=words(model.label)
        ),
        err=True,
    )
    width = max(len(column.name) for column in columns)
    not_certain = words(N_("not certain"))
    for column in columns:
        label = words(column.field.label) if column.field else words(N_("is left out"))
        name = f"{column.field.name} ({label})" if column.field else label
        doubt = "" if column.sure else f" — {not_certain}"
        say(f"  {show_in_line(column.name):<{width}} → {name}{doubt}", err=True)
    if yes:
        return True
    if sys.stdin.isatty():
        return agree(words(N_("Is that right?")), words)
    if all(column.sure for column in columns):
        return True
    say(words(N_("Say --yes if that is right, or which field a column is with --map COLUMN=field.")), err=True)
    return False


def _at_origin(diagnostic: Diagnostic, wrong: WrongContent, words: Words) -> str:
    origin = wrong.origins.get(diagnostic.place.path, diagnostic.place.path)
    hint = diagnostic.hint_text(words)
    return f"{show_in_line(origin)}: {diagnostic.message(words)}" + (f" ({' '.join(hint.split())})" if hint else "")


def _tell(taken: ImportResult, words: Words) -> None:
    for notice in dict.fromkeys(taken.notices):
        say(f"{show_in_line(taken.name)}: {notice.render(words)}", err=True)
    unfinished = {name for draft in taken.drafts for name in draft.open_fields}
    if unfinished:
        message = N_("Still to be filled in or looked at: {fields}. Until then it is a draft.")
        say(f"{show_in_line(taken.name)}: {words(message, fields=', '.join(sorted(unfinished)))}", err=True)
