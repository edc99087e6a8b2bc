"""From the raw answers of a survey to counts that give nobody away; the answers themselves are written nowhere."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leernetwerk.editing.changes import Changes
from leernetwerk.editing.journal import digest_of
from leernetwerk.editing.refusal import CannotWrite, Count, Incomplete, Notice, changed_meanwhile
from leernetwerk.graph.rules.surveys import COLUMNS
from leernetwerk.graph.suppression import adds_up
from leernetwerk.importing.packages import TooLarge, unreadable
from leernetwerk.importing.sheets import MOST_COLUMNS, MOST_ROWS, TABLES, Sheet
from leernetwerk.importing.suppressing import Tally, choose_hidden
from leernetwerk.importing.survey_answers import AnswerReader
from leernetwerk.importing.survey_columns import QuestionColumns, match_columns
from leernetwerk.importing.survey_head import join_head
from leernetwerk.importing.survey_notices import tell_columns, tell_place, tell_silent, tell_strange
from leernetwerk.importing.survey_record import edit_record, find_results, find_survey, read_survey
from leernetwerk.records.survey import SMALLEST_CELL
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, NP_, Message


class StrangeAnswers(CannotWrite):
    """Some answers are none of their questions' options; ``notices`` tells how many, and never what they say."""

    def __init__(self, notices: Sequence[Notice], path: str) -> None:
        advice = N_(
            "Nothing was written. Add what is missing to 'options' in {path}, or write these answers as the options "
            "are written, in a copy of the file."
        )
        super().__init__(Message.of(advice, path=path))
        self.notices = tuple(notices)


@dataclass(frozen=True, slots=True)
class Aggregation:
    """The counts of a survey, not yet written.

    Attributes:
        path: where they go, relative to the site's folder.
        changes: the counts, and the survey's record where it has to say something else.
        notices: what who asked for them has to know.
    """

    path: str
    changes: Changes
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A question with how many people gave each answer, and which rows gave none."""

    question: str
    options: tuple[str, ...]
    tally: Tally
    silent: frozenset[int]


def aggregate_answers(file: Path, key: str, said: Mapping[str, str], checked: CheckedSite) -> Aggregation:
    """Count the answers to a survey.

    Args:
        file: one row for each person, one column for each question; outside of the site's folder.
        key: the survey, by its key, id or path.
        said: by ids of questions, what their columns are called; "" leaves a question out.
        checked: the site.

    Raises:
        Incomplete: there is no such survey, the file lies in the site's folder, or more has to be said of its columns.
        WrongContent: the survey's record has errors.
        StrangeAnswers: there are answers that the record does not know.
        CannotWrite: the file or the record cannot be read or used.
    """
    source = find_survey(key, checked)
    root = checked.settings.root
    known = digest_of(root / source.path)
    sheet = _read(file, checked.settings.root)
    survey = read_survey(source, checked)
    sheet = join_head(sheet, survey.questions, said)
    path = find_results(source, checked)
    matching = match_columns(sheet.columns, survey.questions, said)
    _need_options(matching.questions)
    counted = _count(matching.questions, sheet, source.path)
    rows, told = _suppress(counted, survey.minimum_cell or SMALLEST_CELL)
    spans, changed = edit_record(source, path, len(sheet.rows), checked)
    if spans.digest != known:  # the questions that were counted are not those that stand there now
        raise changed_meanwhile(source.path)
    record = spans.content()
    written = {path: _write(rows)} | ({source.path: record} if record is not None else {})
    read = {source.path: known, path: digest_of(root / path)}
    notices = (
        *tell_place(file, checked.settings.root),
        *tell_columns(matching, sheet),
        *tell_silent([each.silent for each in counted]),
        *told,
        *changed,
    )
    return Aggregation(path, Changes(written=written, read=read), notices)


def _read(file: Path, root: Path) -> Sheet:
    try:
        places = (file.parent.resolve() / file.name, file.resolve())  # where a link stands counts too
        if any(place.is_relative_to(root.resolve()) for place in places):
            message = N_(
                "'{name}' lies in the site's folder, so what people answered could become public by accident. Put the "
                "file elsewhere."
            )
            raise Incomplete(Message.of(message, name=file.name))
        if not file.is_file():
            raise Incomplete(Message.of(N_("There is no file '{path}'."), path=str(file)))
    except (OSError, ValueError, RuntimeError) as error:  # a loop of links, or no name of a file at all
        raise Incomplete(Message.of(N_("There is no file '{path}'."), path=str(file))) from error
    if (read := TABLES.get(file.suffix.lower())) is None:
        kinds = tuple(kind.lstrip(".") for kind in TABLES)
        message = N_("'{name}' is of no kind whose answers can be counted; those are: {kinds}.")
        raise CannotWrite(Message.of(message, name=file.name, kinds=kinds))
    try:
        return read(file)
    except TooLarge as error:
        message = N_(
            "'{name}' is too large; at most {rows} rows and {columns} columns are read. Take out columns that hold no "
            "answers."
        )
        raise CannotWrite(Message.of(message, name=file.name, rows=MOST_ROWS, columns=MOST_COLUMNS)) from error
    except OSError as error:
        raise unreadable(file.name, error) from error


def _need_options(questions: Sequence[QuestionColumns]) -> None:
    """Without options, what people wrote would decide what is shown."""
    for question in (each.question for each in questions):
        if not question.options:
            message = N_(
                "The question '{id}' has no options to count by. Give it some in the record, such as {options}, or "
                "leave it out with {column}."
            )
            options = "options: [0-4, 5-9, 10+]" if question.kind == "number" else "options: [ja, soms, nee]"
            column = f"--column {question.id}="
            raise CannotWrite(Message.of(message, id=question.id, options=options, column=column))


def _count(questions: Sequence[QuestionColumns], sheet: Sheet, path: str) -> tuple[_Counted, ...]:
    strange: list[Notice] = []
    counted = []
    for columns in questions:
        question, reader = columns.question, AnswerReader(columns)
        answers = {row.number: reader.read(row) for row in sheet.rows}
        if wrong := [number for number, answer in answers.items() if answer is None]:
            strange.append(tell_strange(question.id, wrong))
        given = Counter(option for answer in answers.values() for option in answer or ())
        options = tuple(dict.fromkeys(question.options))
        silent = frozenset(number for number, answer in answers.items() if not answer)
        counts = tuple(given[option] for option in options)
        tally = Tally(counts, len(answers) - len(silent), len(answers), adds_up(question))
        counted.append(_Counted(question.id, options, tally, silent))
    if strange:
        raise StrangeAnswers(strange, path)
    return tuple(counted)


def _suppress(counted: Sequence[_Counted], limit: int) -> tuple[list[tuple[str, str, str]], list[Notice]]:
    """The rows of the results, and what is left out of them."""
    rows: list[tuple[str, str, str]] = []
    notices: list[Notice] = []
    number = 0
    for each in counted:
        hidden = choose_hidden(each.tally, limit)
        if hidden is None:
            message = N_("So few people answered the question '{id}' that none of its counts can be shown.")
            notices.append(Message.of(message, id=each.question))
            continue
        number += len(hidden)
        for place, (option, count) in enumerate(zip(each.options, each.tally.counts, strict=True)):
            rows.append((each.question, option, "" if place in hidden else str(count)))
    if number:
        one_or_many = NP_(
            "{count} count is left empty, so that nobody can be recognised.",
            "{count} counts are left empty, so that nobody can be recognised.",
        )
        notices.append(Count(*one_or_many, number))
    return rows, notices


def _write(rows: Sequence[tuple[str, str, str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([COLUMNS, *rows])
    return stream.getvalue().encode()
