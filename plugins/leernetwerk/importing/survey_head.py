"""Names of columns in two rows: some tools write a question above the first of its options, and the options below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.importing.sheets import Sheet
from leernetwerk.importing.survey_columns import is_called, show_column
from leernetwerk.records.survey import SurveyQuestion
from leernetwerk.words import N_, Message


def join_head(sheet: Sheet, questions: Sequence[SurveyQuestion], said: Mapping[str, str]) -> Sheet:
    """The table with one row of names, each of an option behind that of its question; as it is if it has one already.

    Args:
        sheet: the table.
        questions: the questions of the survey.
        said: by ids of questions, what their columns are called.

    Raises:
        CannotWrite: columns behind that of a question have no name, and the row below tells none.
    """
    names, second = list(sheet.columns), sheet.rows[0]
    for question in (each for each in questions if each.kind == "multiple"):
        for start, end in _find_nameless(sheet):
            if not is_called(sheet.columns[start], question, said.get(question.id)):
                continue
            below = [" ".join(cell.split()) for cell in second.cells[start:end]]
            if not {option.casefold() for option in question.options} <= {cell.casefold() for cell in below}:
                message = N_(
                    "Behind the column '{column}' there are answers in columns without a name. Write in the first row "
                    "above each column the question with the option behind it."
                )
                raise CannotWrite(Message.of(message, column=show_column(sheet.columns[start])))
            names[start:end] = [f"{sheet.columns[start]}: {cell}" for cell in below]
    return sheet if names == list(sheet.columns) else replace(sheet, columns=tuple(names), rows=sheet.rows[1:])


def _find_nameless(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The start and end of each run of columns of which only the first has a name, while another holds something."""
    named = [index for index, name in enumerate(sheet.columns) if name]
    for start, end in zip(named, [*named[1:], len(sheet.columns)], strict=True):
        if any(row.cells[index] for row in sheet.rows for index in range(start + 1, end)):
            yield start, end
