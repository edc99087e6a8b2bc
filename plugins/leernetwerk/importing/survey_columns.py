"""Which columns of a survey tool's export hold the answers to which question of a survey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from leernetwerk.diagnostics.hints import nearest
from leernetwerk.editing.refusal import Incomplete
from leernetwerk.records.survey import SurveyQuestion
from leernetwerk.words import N_, Message

_NUMBERED = re.compile(r"^(?:\w{1,8} )?(?:[a-z]{0,2}\d{1,4}[a-z]? )+")
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class QuestionColumns:
    """Where the answers to a question stand.

    Attributes:
        question: the question.
        whole: the column with all answers, from 0; ``None`` where each option has a column.
        options: options by the columns that tell whether they were chosen.
    """

    question: SurveyQuestion
    whole: int | None = None
    options: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matching:
    """What each column is taken for.

    Attributes:
        questions: the questions that are counted, with their columns.
        open: ids of open questions that have a column; their answers are not taken.
        left_out: ids of those that somebody said to leave out.
        missing: ids of those that have no column.
        strange: columns that belong to no question.
    """

    questions: tuple[QuestionColumns, ...]
    open: tuple[str, ...]
    left_out: tuple[str, ...]
    missing: tuple[str, ...]
    strange: tuple[str, ...]


class NearColumn(Incomplete):
    """A question has no column, but one is called nearly so; whoever asks may say that it is meant."""

    def __init__(self, question: SurveyQuestion, column: str) -> None:
        message = N_(
            "No column belongs to the question '{id}'; did you mean '{column}'? Then say: {option}. If not, leave the "
            "question out: {none}"
        )
        values = {"option": f'--column "{question.id}={column}"', "none": f"--column {question.id}="}
        super().__init__(Message.of(message, id=question.id, column=show_column(column), **values))
        self.question, self.column = question, column


def match_columns(headers: Sequence[str], questions: Sequence[SurveyQuestion], said: Mapping[str, str]) -> Matching:
    """Find the columns of each question by its id and its text, whatever capitals, spaces and signs are in them.

    Args:
        headers: the names of the columns.
        questions: the questions of the survey; no answers to open ones are taken.
        said: by ids of questions, what their columns are called; "" leaves a question out.

    Raises:
        NearColumn: a question has no column, and one is called nearly so.
        Incomplete: no question has a column, one has several, or there is none that somebody named.
    """
    _check_said(headers, questions, said)
    found = [_find(headers, each, said.get(each.id)) for each in questions if said.get(each.id) != ""]
    taken: dict[int, str] = {}
    for each in found:
        for index in (each.whole, *each.options):
            if index is not None and taken.setdefault(index, each.question.id) != each.question.id:
                message = N_("The column '{column}' belongs to two questions: {ids}. Say which with {option}.")
                ids, option = (taken[index], each.question.id), f"--column {each.question.id}=…"
                raise Incomplete(Message.of(message, column=show_column(headers[index]), ids=ids, option=option))
    if not taken:
        message = N_(
            "No column belongs to a question of this survey. Does the first row hold the questions? Say which column "
            "is which with --column QUESTION=COLUMN."
        )
        raise Incomplete(Message.of(message))
    free = tuple(name for index, name in enumerate(headers) if name and index not in taken)
    counted = tuple(each for each in found if each.question.kind != "open")
    missing = [each.question for each in counted if each.whole is None and not each.options]
    for question in missing:
        _propose(question, free)
    left_out = tuple(each.id for each in questions if said.get(each.id) == "")
    unread = tuple(each.question.id for each in found if each.question.kind == "open" and each.whole is not None)
    return Matching(
        tuple(each for each in counted if each.question not in missing),
        unread,
        left_out,
        tuple(each.id for each in missing),
        tuple(show_column(name) for name in free),
    )


def show_column(name: str) -> str:
    """The name of a column, or its beginning."""
    return name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1].rstrip()}…"


def is_called(header: str, question: SurveyQuestion, said: str | None) -> bool:
    """Whether a column has the name of a question: its id or text, or what somebody said."""
    return any(form in _names(question, said) for form in _forms(header))


def _names(question: SurveyQuestion, said: str | None) -> list[str]:
    return [_plain(name) for name in ((said,) if said else (question.id, question.text))]


def _check_said(headers: Sequence[str], questions: Sequence[SurveyQuestion], said: Mapping[str, str]) -> None:
    known = tuple(each.id for each in questions)
    for id, column in said.items():
        if id not in known:
            message = N_("There is no question '{id}' in this survey; there are: {ids}.")
            raise Incomplete(Message.of(message, id=id, ids=known))
        if column and not any(_plain(name).startswith(_plain(column)) for name in headers if name):
            near = nearest(column, [name for name in headers if name])
            if near is None:
                raise Incomplete(Message.of(N_("There is no column '{column}' in the file."), column=column))
            message = N_("There is no column '{column}' in the file; did you mean '{near}'?")
            raise Incomplete(Message.of(message, column=column, near=show_column(near)))


def _find(headers: Sequence[str], question: SurveyQuestion, said: str | None) -> QuestionColumns:
    names = _names(question, said)
    whole = [index for index, header in enumerate(headers) if is_called(header, question, said)]
    if len(whole) > 1:
        message = N_("Several columns belong to the question '{id}': {columns}. Say which with {option}.")
        columns = tuple(f"{show_column(headers[index])} ({index + 1})" for index in whole)
        raise Incomplete(Message.of(message, id=question.id, columns=columns, option=f"--column {question.id}=…"))
    if whole:
        return QuestionColumns(question, whole[0])
    if question.kind != "multiple":
        return QuestionColumns(question)
    options: dict[int, str] = {}
    for index, header in enumerate(headers):
        chosen = {option for form in _forms(header) if (option := _option_of(form, names, question)) is not None}
        if len(chosen) == 1:
            options[index] = chosen.pop()
    return QuestionColumns(question, None, options)


def _forms(header: str) -> Iterator[str]:
    """What a column is called: as it stands, and without the number that many tools put before a question."""
    plain = _plain(header)
    if plain:
        yield plain
        yield _NUMBERED.sub("", plain, count=1)


def _option_of(form: str, names: Sequence[str], question: SurveyQuestion) -> str | None:
    """The option that a column of its own tells of: behind the name of the question its text or its number."""
    for name in names:
        if not name or not form.startswith(f"{name} "):
            continue
        rest = form.removeprefix(f"{name} ")
        for option in question.options:
            if _plain(option) == rest:
                return option
        number = re.fullmatch(r"(?:sq)?0*(\d{1,3})", rest)
        if number and 1 <= int(number[1]) <= len(question.options):
            return question.options[int(number[1]) - 1]
    return None


def _propose(question: SurveyQuestion, free: Sequence[str]) -> None:
    """Ask whether a column that is called nearly like a question is meant.

    Raises:
        NearColumn: there is one.
    """
    by_plain = {_plain(name): name for name in free}
    near = nearest(_plain(question.text), by_plain) or nearest(_plain(question.id), by_plain)
    if near is not None:
        raise NearColumn(question, by_plain[near])


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold()))
