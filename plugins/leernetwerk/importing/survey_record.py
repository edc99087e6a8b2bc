"""The record of a survey whose answers are counted: which it is, where its counts go, what it has to say then."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from leernetwerk.content import SourceFile, read_document
from leernetwerk.diagnostics import Diagnostic, Severity
from leernetwerk.diagnostics.hints import nearest
from leernetwerk.editing.fields import set_fields
from leernetwerk.editing.refusal import CannotWrite, Incomplete, Notice, WrongContent
from leernetwerk.editing.spans import Spans
from leernetwerk.graph.rules.survey_problems import DUPLICATE_QUESTION
from leernetwerk.records.context import RecordContext, file_path
from leernetwerk.records.survey import Survey
from leernetwerk.records.validation import prune, read_record
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Message


def find_survey(key: str, checked: CheckedSite) -> SourceFile:
    """The file of a survey by its key, its id or its path.

    Raises:
        Incomplete: there is none, or there are several.
    """
    surveys = {each.id: each for each in checked.discovery.records if each.type == "survey"}
    by_path = [each.id for each in surveys.values() if each.path == key.removeprefix("./")]
    found = by_path or checked.graph.names.find_in_field(key, ("survey",), None)
    if len(found) == 1:
        return surveys[found[0]]
    keys = tuple(each.key for each in surveys.values())
    if found:
        raise Incomplete(Message.of(N_("'{name}' can be several records: {ids}."), name=key, ids=tuple(found)))
    if (near := nearest(key, keys)) is not None:
        raise Incomplete(Message.of(N_("There is no survey '{key}'; did you mean '{near}'?"), key=key, near=near))
    if keys:
        raise Incomplete(Message.of(N_("There is no survey '{key}'; there are: {keys}."), key=key, keys=keys))
    raise Incomplete(
        Message.of(
            N_("This site has no survey yet. Make its record first: {command}"), command="leernetwerk new survey"
        )
    )


def read_survey(source: SourceFile, checked: CheckedSite) -> Survey:
    """The record, but for its results and responses, which the answers tell.

    Raises:
        WrongContent: something else is wrong.
    """
    document = read_document(checked.settings.root, source.path)
    found: list[Diagnostic] = list(document.diagnostics)
    graph = checked.graph
    context = RecordContext(source, graph.names, graph.vocabulary.ids(), checked.discovery)
    data: dict[str, Any] = {**(document.data or {}), "responses": "0"}
    data.pop("results", None)
    survey, problems = read_record(Survey, replace(document, data=data), context)
    if document.data is not None:
        found += problems
    of_file = [each for each in checked.diagnostics if each.place.path == source.path]
    found += [each for each in of_file if each.kind is DUPLICATE_QUESTION]
    if wrong := [each for each in found if each.severity is Severity.ERROR]:
        raise WrongContent(wrong, {source.path: source.path})
    return survey


def find_results(source: SourceFile, checked: CheckedSite) -> str:
    """The path of the counts in the site's folder: what the record names, or a file with its name.

    Raises:
        CannotWrite: that is no CSV file beside the record, or stands there already and is not named by it.
    """
    root = checked.settings.root
    written = prune(read_document(root, source.path).data or {}).get("results")
    own = f"{source.slug}.csv"
    path = file_path(source.folder, written if isinstance(written, str) else own)
    beside = path.startswith(f"{source.folder}/") and path.lower().endswith(".csv")
    # A link would lead the counts to another place.
    linked = any((root / path).is_relative_to(root / link) for link in checked.discovery.links)
    if not beside or linked or (root / path).is_dir() or (written is not None and not isinstance(written, str)):
        message = N_("'results' in {path} has to name a CSV file beside the record, such as {name}.")
        raise CannotWrite(Message.of(message, path=source.path, name=own))
    if written is None and os.path.lexists(root / path):
        message = N_("{path} is there already. May it be replaced? Then write in {record}: {line}")
        raise CannotWrite(Message.of(message, path=path, record=source.path, line=f"results: {own}"))
    return path


def edit_record(source: SourceFile, path: str, responses: int, checked: CheckedSite) -> tuple[Spans, list[Notice]]:
    """The record's file with what it has to say of its counts; and what is new in it.

    Raises:
        CannotWrite: it says something else in a way that only its author can change.
    """
    spans = Spans.of(checked.settings.root, source.path, needs_fields=True)
    data = prune(spans.document.data or {})
    values = dict(_find_values(data, source, path, responses))
    set_fields(spans, values)
    return spans, [*_tell(data, values, source.path)]


def _find_values(data: Mapping[str, Any], source: SourceFile, path: str, responses: int) -> Iterator[tuple[str, str]]:
    if str(data.get("responses", "")).strip() != str(responses):
        yield "responses", str(responses)
    if "results" not in data:
        yield "results", path.removeprefix(f"{source.folder}/")


def _tell(data: Mapping[str, Any], values: Mapping[str, str], path: str) -> Iterator[Notice]:
    for name, value in values.items():
        if name in data:
            message = N_("In {path}, '{field}' is {value} now; it was {before}.")
            yield Message.of(message, path=path, field=name, value=value, before=str(data[name]))
        else:
            yield Message.of(N_("In {path}, '{field}' is {value} now."), path=path, field=name, value=value)
