"""Writing drafts into a site's folder: checked before, all or nothing, never over something."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from leernetwerk.content import SourceFile, read_document
from leernetwerk.content.discovery import discover
from leernetwerk.editing.drafting import Draft
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.findings import Diagnostic, sort_diagnostics
from leernetwerk.findings.diagnostic import has_errors
from leernetwerk.graph.rules.bodies import check_files
from leernetwerk.records.context import RecordContext
from leernetwerk.records.names import Names
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.validation import read_record
from leernetwerk.site.chapters import read_chapters
from leernetwerk.site.reading import Reading
from leernetwerk.words import N_, Message

_TOLD = ("active-file", "chapters-alike", "invalid-slug")
"""What is told of the files of drafts alone; the rest needs the whole site."""


class WrongContent(CannotWrite):
    """What would be written has errors.

    Attributes:
        diagnostics: what is wrong, as the checks tell it.
        origins: what each file would come from.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic], origins: dict[str, str]) -> None:
        super().__init__(Message.of(N_("Nothing was written, for this would not be right:")))
        self.diagnostics = tuple(diagnostics)
        self.origins = origins


def write_drafts(drafts: Sequence[Draft], reading: Reading) -> tuple[str, ...]:
    """Write records and their files; gives the paths of the records.

    Raises:
        CannotWrite: something stands where one would go, two would go to one place, or the folder refuses them.
        WrongContent: a record would not pass the checks.
    """
    root = reading.settings.root
    _check_free(drafts, root)
    _check_content(drafts, reading)
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for draft in drafts:
            for path, content in (*draft.files.items(), (draft.path, draft.text.encode())):
                _make_folder((root / path).parent, folders)
                with (root / path).open("xb") as stream:
                    written.append(root / path)
                    stream.write(content)
    except OSError as error:
        for file in written:
            file.unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()
        message = N_("Nothing was written: '{path}' {reason}.")
        reason = error.strerror or str(error)
        raise CannotWrite(Message.of(message, path=str(error.filename), reason=reason)) from error
    return tuple(draft.path for draft in drafts)


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    made += reversed(missing)


def _check_free(drafts: Sequence[Draft], root: Path) -> None:
    origins: dict[str, str] = {}
    for draft in drafts:
        for path in (draft.path, *draft.files):
            if os.path.lexists(root / path):
                message = N_("'{origin}' would go to {path}, but that is there already; nothing was written.")
                raise CannotWrite(Message.of(message, origin=draft.origin, path=path))
            if path in origins:
                message = N_("'{origin}' and '{other}' would both go to {path}; nothing was written.")
                raise CannotWrite(Message.of(message, origin=draft.origin, other=origins[path], path=path))
            origins[path] = draft.origin


def _check_content(drafts: Sequence[Draft], reading: Reading) -> None:
    """Read the drafts as the checks are going to, from a folder of their own."""
    settings = reading.settings
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        for draft in drafts:
            for path, content in (*draft.files.items(), (draft.path, draft.text.encode())):
                (stage / path).parent.mkdir(parents=True, exist_ok=True)
                (stage / path).write_bytes(content)
        new = discover(settings.moved(stage), (model.layout for model in RECORD_TYPES.values()))
        old = reading.discovery
        records = (*old.records, *new.records)
        discovery = replace(old, records=records, assets=old.assets | new.assets, texts=old.texts | new.texts)
        names = Names(records, RECORD_TYPES)
        ids = reading.graph.vocabulary.ids()
        found: list[Diagnostic] = [each for each in new.diagnostics if each.code in _TOLD]
        for source in new.records:
            found += _check(source, stage, RecordContext(source, names, ids, discovery))
            for chapter in read_chapters(stage, new.chapters.get(source.path, ()), found):
                found += check_files(chapter.document, discovery)
    if has_errors(found):
        raise WrongContent(sort_diagnostics(found), {draft.path: draft.origin for draft in drafts})


def _check(source: SourceFile, stage: Path, context: RecordContext) -> list[Diagnostic]:
    document = read_document(stage, source.path)
    found = list(document.diagnostics)
    if document.data is not None:
        found += read_record(RECORD_TYPES[source.type], document, context)[1]
        found += check_files(document, context.discovery)
    return found
