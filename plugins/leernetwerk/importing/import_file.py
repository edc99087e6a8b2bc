"""From files to drafts: the one place that knows which file is read how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leernetwerk.content import Scope
from leernetwerk.editing.cells import is_writable, parse_cell
from leernetwerk.editing.drafting import Draft, Drafting
from leernetwerk.editing.guess import FOLDER, Guess
from leernetwerk.editing.refusal import CannotWrite, Count, Incomplete, Notice
from leernetwerk.editing.target_site import TargetSite
from leernetwerk.importing.columns import Column, propose_columns
from leernetwerk.importing.guesses import find_date, find_language, find_organisation
from leernetwerk.importing.imported import Imported
from leernetwerk.importing.pdf import read_pdf
from leernetwerk.importing.personal import warn_of_people
from leernetwerk.importing.sheets import TABLES, Sheet
from leernetwerk.importing.word import read_document
from leernetwerk.records.base import Record
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import ListShape, field_named, fields_of
from leernetwerk.words import LANGUAGES, N_, NP_, Message, load_words

TEXTS = (".docx", ".docm", ".pdf")

AcceptColumns = Callable[[Sheet, type[Record], Sequence[Column]], bool]
"""Shows which column is taken for which field, and tells whether that is right."""


@dataclass(frozen=True)
class ImportOptions:
    """What who imports has said.

    Attributes:
        type: the type of record, or ``None`` for what fits the file.
        network: its network, or ``None`` for the only one.
        fields: values of fields, as written.
        columns: fields for columns, by the names of both; no field for a column that is left out.
        accept: asked whether the proposed columns are right.
    """

    type: str | None = None
    network: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    accept: AcceptColumns = lambda _sheet, _model, _columns: True


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The drafts of a file, and what there is to say of it."""

    name: str
    drafts: tuple[Draft, ...]
    notices: tuple[Notice, ...] = ()


def import_file(file: Path, options: ImportOptions, target_site: TargetSite) -> ImportResult:
    """Make drafts of a file; nothing is written yet.

    Raises:
        CannotWrite: the file cannot be read, or is of no kind that can be imported.
        Incomplete: more has to be said.
    """
    suffix = file.suffix.lower()
    if suffix not in TABLES and suffix not in TEXTS:
        kinds = tuple(kind.lstrip(".") for kind in (*TEXTS, *TABLES))
        message = N_("'{name}' is of no kind that can be imported; those are: {kinds}.")
        raise CannotWrite(Message.of(message, name=file.name, kinds=kinds))
    if not file.is_file():
        raise CannotWrite(Message.of(N_("There is no file '{path}'."), path=str(file)))
    if suffix in TABLES:
        return _import_table(TABLES[suffix](file), file, options, target_site)
    model = RECORD_TYPES[options.type or "report"]
    if suffix == ".pdf":
        return _import_text(read_pdf(file), model, options, target_site)
    imported = read_document(file, target_site.words, may_split=model.layout.has_chapters)
    return _import_text(imported, model, options, target_site)


def _import_text(
    imported: Imported, model: type[Record], options: ImportOptions, target_site: TargetSite
) -> ImportResult:
    drafting = _drafting(model, options, target_site)
    found: dict[str, Guess] = {"title": Guess(_title_of(imported.name), sure=False), **imported.found}
    if (date := find_date(imported.text)) is not None:
        found["date"] = date
    if (language := find_language(imported.text, target_site.checked.settings.language)) is not None:
        found["language"] = language
    organisation = find_organisation(imported.text, target_site.names.records["organisation"])
    for each in drafting.organisation_fields() if organisation else ():
        assert organisation is not None
        value = [organisation.value] if isinstance(each.shape, ListShape) else organisation.value
        found[each.name] = Guess(value, organisation.sure)
    found |= _name_file(imported, model)
    found |= _said(options, model, target_site)
    draft = drafting.draft(imported.name, found, imported.body, imported.files)
    chapters = [content.decode() for name, content in imported.files.items() if name.endswith(".md")]
    notices = list(imported.notices)
    if chapters:
        notices.append(
            Count(*NP_("It has {count} chapter.", "It has {count} chapters, each in a file."), len(chapters))
        )
    text = "\n".join((imported.body or imported.text, *chapters))
    return ImportResult(imported.name, (draft,), (*notices, *warn_of_people(text)))


def _name_file(imported: Imported, model: type[Record]) -> dict[str, Guess]:
    """The field that names a file that was taken over whole."""
    if not any(name.startswith(f"{FOLDER}.") for name in imported.files):
        return {}
    name = next(iter(imported.files))
    if field_named(model, "file"):
        return {"file": Guess(name)}
    if field_named(model, "files"):
        return {"files": Guess([{"title": _title_of(imported.name), "file": name}])}
    message = N_("A record of the type '{type}' holds no file; choose another with --type.")
    raise Incomplete(Message.of(message, type=model.layout.type))


def _import_table(sheet: Sheet, file: Path, options: ImportOptions, target_site: TargetSite) -> ImportResult:
    model = RECORD_TYPES[options.type or _type_of(file)]
    drafting = _drafting(model, options, target_site)
    columns = tuple(
        column if column.field is None or is_writable(column.field.shape) else Column(column.name, column.index, None)
        for column in propose_columns(sheet.columns, model, options.columns)
    )
    if not any(column.field and column.field.name == "title" for column in columns):
        message = N_("No column of '{name}' is taken for the title; say which with --map COLUMN=title.")
        raise Incomplete(Message.of(message, name=sheet.name))
    if not options.accept(sheet, model, columns):
        raise Incomplete(Message.of(N_("Nothing was written.")))
    said = _said(options, model, target_site)
    drafts: list[Draft] = []
    seen: dict[tuple[str, ...], int] = {}
    notices: list[Notice] = []
    for row in sheet.rows:
        if (first := seen.setdefault(row.cells, row.number)) != row.number:
            message = N_("Row {number} is the same as row {first} and was taken once.")
            notices.append(Message.of(message, number=row.number, first=first))
            continue
        found: dict[str, Any] = {}
        for column in columns:
            if column.field is not None and row.cells[column.index]:
                found[column.field.name] = Guess(parse_cell(row.cells[column.index], column.field, target_site.names))
        origin = target_site.words(N_("{file}, row {number}"), file=sheet.name, number=row.number)
        if "title" not in found:
            raise CannotWrite(Message.of(N_("'{origin}' has no title; nothing was written."), origin=origin))
        drafts.append(drafting.draft(origin, found | said))
    if sheet.others:
        notices.append(Message.of(N_("Only the first sheet was read; there are also: {sheets}."), sheets=sheet.others))
    notices.append(Count(*NP_("{count} row became a record.", "{count} rows became records."), len(drafts)))
    text = "\n".join(draft.text for draft in drafts)
    return ImportResult(sheet.name, tuple(drafts), (*notices, *warn_of_people(text)))


def _drafting(model: type[Record], options: ImportOptions, target_site: TargetSite) -> Drafting:
    within = model.layout.scope is Scope.WITHIN
    network = target_site.choose_network(options.network) if within else None
    return Drafting(model, network, target_site)


def _said(options: ImportOptions, model: type[Record], target_site: TargetSite) -> dict[str, Guess]:
    found: dict[str, Guess] = {}
    for name, text in options.fields.items():
        named = field_named(model, name)
        if named is None:
            names = tuple(each.name for each in fields_of(model))
            raise Incomplete(
                Message.of(N_("There is no field '{field}'; there are: {fields}."), field=name, fields=names)
            )
        found[name] = Guess(parse_cell(text, named, target_site.names))
    return found


def _title_of(name: str) -> str:
    """A title from the name of a file."""
    title = " ".join(Path(name).stem.replace("_", " ").replace("-", " ").split())
    return title[:1].upper() + title[1:]


def _type_of(file: Path) -> str:
    """The type that a table is named after, in any language."""
    stem = file.stem.casefold()
    for name, model in RECORD_TYPES.items():
        words = {
            load_words(language)(text).casefold() for language in LANGUAGES for text in (model.label, model.plural)
        }
        if any(word in stem for word in (*words, name, model.layout.folder) if word):
            return name
    types = tuple(RECORD_TYPES)
    message = N_("Say with --type what the rows of '{name}' are: {types}.")
    raise Incomplete(Message.of(message, name=file.name, types=types))
