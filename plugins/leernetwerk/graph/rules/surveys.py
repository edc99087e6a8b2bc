"""Rules on survey results: counts only, and none that gives a person away."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from leernetwerk.content import file_problems, limits
from leernetwerk.content.encodings import propose_encoding
from leernetwerk.content.regular_files import read_regular
from leernetwerk.content.spreadsheets import holds_formula
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules import survey_problems
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.graph.suppression import adds_up, are_given_away
from leernetwerk.published.problems import LOOSE_TABLE
from leernetwerk.records.context import file_path
from leernetwerk.records.scalars import read_share
from leernetwerk.records.survey import SMALLEST_CELL, Survey, SurveyQuestion
from leernetwerk.words import N_, Message

_NUMBERS = re.compile(r"[<>≤≥]?\s*[\d.,]+\s*(?:[-–+]\s*[\d.,]*)?")

COLUMNS = ("question", "option", "count")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the results; ``count`` is ``None`` where it is suppressed."""

    line: int
    question: str
    option: str
    count: int | None


def check_question_ids(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
    """The questions of a survey have different ids."""
    seen: set[str] = set()
    for position, question in enumerate(node.record.questions if isinstance(node.record, Survey) else ()):
        if question.id and question.id in seen:
            yield diagnostic_at(node, ("questions", position, "id"), survey_problems.DUPLICATE_QUESTION, id=question.id)
        seen.add(question.id)


def check_responses(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
    """No more people answered than were asked."""
    survey = node.record
    if not isinstance(survey, Survey) or survey.invited is None or survey.responses is None:
        return
    if survey.responses > survey.invited:
        hint = Message.of(N_("compare both numbers with the survey itself"))
        kind = survey_problems.MORE_RESPONSES_THAN_INVITED
        yield diagnostic_at(node, ("responses",), kind, hint, responses=survey.responses, invited=survey.invited)


def check_results(node: Node, root: Path) -> Iterator[Diagnostic]:
    """The CSV of a survey holds counts of its questions' options that give nobody away."""
    survey = node.record
    if not isinstance(survey, Survey) or survey.results is None or survey.responses is None:
        return
    path = file_path(node.source.folder, survey.results)
    rows: list[Row] = []
    for found in read_results(root, path, survey.responses):
        if isinstance(found, Diagnostic):
            yield found
        else:
            rows.append(found)
    yield from _check_names(survey, path, rows)
    for row in rows:
        if cell := next(filter(holds_formula, (row.question, row.option)), None):
            yield Diagnostic.of(survey_problems.SURVEY_FORMULA, Place(path, row.line), cell=cell)
    limit = survey.minimum_cell or SMALLEST_CELL
    for row in rows:
        if row.count is not None and 1 <= row.count <= limit:
            place = Place(path, row.line)
            kind = survey_problems.SURVEY_SMALL_COUNT
            yield Diagnostic.of(kind, place, _suppress(row), count=row.count, limit=limit)
    yield from _check_derivable(survey, path, rows, limit)


_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".sav", ".json")


def check_loose_tables(graph: Graph, assets: Iterable[str], networks: str) -> Iterator[Diagnostic]:
    """A table that stands with the surveys is the results of one: others may hold a row for each person.

    Args:
        graph: the site with its drafts.
        assets: paths of the files beside the texts.
        networks: the folder of the networks.
    """
    results = {
        file_path(node.source.folder, node.record.results)
        for node in graph.of_type("survey")
        if isinstance(node.record, Survey) and node.record.results
    }
    for path in sorted(assets):
        steps = path.removeprefix(f"{networks}/").split("/")
        stands_there = path.startswith(f"{networks}/") and len(steps) > 2 and steps[1] == Survey.layout.folder
        if stands_there and path.lower().endswith(_TABLES) and path not in results:
            yield Diagnostic.of(LOOSE_TABLE, Place(path), name=steps[-1])


def read_results(root: Path, path: str, responses: int) -> Iterator[Row | Diagnostic]:
    """The rows of a results file, and what is wrong with its form."""
    try:
        raw = read_regular(root / path, limits.FILE_BYTES + 1)
        if len(raw) > limits.FILE_BYTES:
            size = (root / path).stat().st_size // 1024
            told = Message.of(N_("counts are one row for each answer; make them with leernetwerk survey aggregate"))
            limit = limits.FILE_BYTES // 1024
            yield Diagnostic.of(file_problems.FILE_TOO_LARGE, Place(path), told, size=size, limit=limit)
            return
        text = raw.decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except OSError as error:
        yield Diagnostic.of(file_problems.UNREADABLE_FILE, Place(path), reason=error.strerror or "")
        return
    except UnicodeDecodeError as error:
        yield Diagnostic.of(file_problems.NOT_UTF8, Place(path), propose_encoding(raw, error.start))
        return
    except csv.Error:
        lines = []
    if not lines or tuple(name.strip() for name in lines[0]) != COLUMNS:
        first = lines[0] if lines else []
        yield Diagnostic.of(survey_problems.SURVEY_COLUMNS, Place(path), _propose_columns(first))
        return
    for number, cells in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(COLUMNS):
            yield Diagnostic.of(survey_problems.SURVEY_COLUMNS, Place(path, number), _propose_columns(cells))
            continue
        question, option, count = (cell.strip() for cell in cells)
        if count and (not count.isascii() or not count.isdigit() or len(count) > 9 or int(count) > responses):
            hint = _propose_count(count, responses)
            yield Diagnostic.of(
                survey_problems.SURVEY_COUNT, Place(path, number), hint, value=count, responses=responses
            )
            continue
        yield Row(number, question, option, int(count) if count else None)


def _propose_count(written: str, responses: int) -> Message | None:
    """For a percentage where a count belongs, how many people that are."""
    if (share := read_share(written)) is None:
        return None
    message = N_("write the number of people, not a percentage: {written} of {responses} is {count}")
    return Message.of(message, written=written, responses=responses, count=int(share * responses + 0.5))


def _suppress(row: Row) -> Message:
    """How a row is written without its count."""
    return Message.of(N_("take the number away and leave the comma before it: {line}"), line=_without_count(row))


def _suppress_too(row: Row) -> Message:
    message = N_("take the number on line {number} away too, and leave the comma before it: {line}")
    return Message.of(message, number=row.line, line=_without_count(row))


def _without_count(row: Row) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([row.question, row.option, ""])
    return text.getvalue()


def _propose_columns(cells: list[str]) -> Message:
    if len(cells) < len(COLUMNS) and any(";" in cell for cell in cells):
        return Message.of(N_("replace the semicolons (;) on every line by commas (,)"))
    if len(cells) < len(COLUMNS) and any("\t" in cell for cell in cells):
        return Message.of(N_("replace the tabs on every line by commas (,)"))
    return Message.of(
        N_("the first line is: {columns}; every other line has these three too"), columns=",".join(COLUMNS)
    )


def _check_names(survey: Survey, path: str, rows: list[Row]) -> Iterator[Diagnostic]:
    questions = {question.id: question for question in survey.questions}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        question = questions.get(row.question)
        name = row.question if question is None else row.option
        if question is None and "" in questions:
            continue  # the id of a question is wrong, which is told there
        if question is None or not _is_option(row.option, question):
            hint = _propose_id(survey, row.question) if question is None else None
            yield Diagnostic.of(survey_problems.SURVEY_ROW, Place(path, row.line), hint, name=name)
        elif (row.question, row.option) in seen:
            place = Place(path, row.line)
            kind = survey_problems.SURVEY_DUPLICATE_ROW
            yield Diagnostic.of(kind, place, question=row.question, option=row.option)
        seen.add((row.question, row.option))


def _propose_id(survey: Survey, written: str) -> Message | None:
    """For a row that has the words of a question in the place of its id, the id."""
    plain = written.casefold().rstrip(" ?.")
    meant = next((each.id for each in survey.questions if each.text.casefold().rstrip(" ?.") == plain), "")
    return Message.of(N_("write not the question itself, but its name: {id}"), id=meant) if meant else None


def _is_option(option: str, question: SurveyQuestion) -> bool:
    """Whether a row may name an option: one of the record, or a number; never words that somebody wrote."""
    if question.options:
        return option in question.options
    return question.kind in ("likert", "number") and _NUMBERS.fullmatch(option) is not None


def _check_derivable(survey: Survey, path: str, rows: list[Row], limit: int) -> Iterator[Diagnostic]:
    """A suppressed count must have more than one possible value."""
    by_question: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_question[row.question].append(row)
    for question in survey.questions:
        if not adds_up(question):
            continue
        group = by_question.get(question.id, [])
        named = {row.option for row in group}
        # An option without a row is as good as suppressed: what is left can only be its count.
        hidden = [(row.line, row.option) for row in group if row.count is None]
        hidden += [(group[-1].line, option) for option in question.options if group and option not in named]
        left = survey.responses - sum(row.count or 0 for row in group)
        missing = len(hidden) - sum(row.count is None for row in group)
        if are_given_away(left, len(hidden), limit) and not (missing and left <= 0):
            for line, option in hidden:
                place, smallest = Place(path, line), min(group, key=lambda row: row.count or survey.responses + 1)
                hint = _suppress_too(smallest) if smallest.count else None
                yield Diagnostic.of(survey_problems.SURVEY_DERIVABLE_COUNT, place, hint, option=option)
