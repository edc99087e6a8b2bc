"""What a cell of a survey tool's export says: which of a question's options were chosen, or something else."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from leernetwerk.editing.cells import NO, YES
from leernetwerk.importing.sheets import Row
from leernetwerk.importing.survey_columns import QuestionColumns
from leernetwerk.records.survey import SurveyQuestion

_NOTHING = frozenset(("", "-", "–", "—", "n/a", "#n/a"))
"""What stands in a cell where there is no answer."""

_CHOSEN = YES | {"y", "j", "✓", "✔", "selected", "checked", "geselecteerd", "aangevinkt", "sélectionné", "coché"}
_NOT_CHOSEN = NO | {"n", "not selected", "unchecked", "niet geselecteerd", "niet aangevinkt", "non sélectionné"}

_BETWEEN = re.compile(r"[;,|\n]")
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,2}|[.,]\d{4,})?")
"""A number with a decimal point or comma; with three digits behind it, it could be thousands too."""

_CLASS = re.compile(
    r"(?P<sign>[<>≤≥])?\s*(?P<low>\d+(?:[.,]\d+)?)\s*(?:(?P<more>\+)|[-–]\s*(?P<high>\d+(?:[.,]\d+)?))?(?P<unit>\D*)"
)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_signs(text: str) -> str:
    return _fold(_BETWEEN.sub(" ", text))


@dataclass(frozen=True, slots=True)
class Class:
    """A class of numbers: both bounds belong to it, and whole ones stand for all that begins with them."""

    low: float
    high: float
    is_whole: bool

    def holds(self, number: float) -> bool:
        """Whether a number belongs to the class."""
        return self.low <= (math.floor(number) if self.is_whole else number) <= self.high


class AnswerReader:
    """Reads the answers to one question."""

    def __init__(self, columns: QuestionColumns) -> None:
        self._columns, self._question = columns, columns.question
        self._options = _by_text(self._question.options)
        self._classes = _find_classes(self._question)
        self._numbers = _find_numbers(self._question)

    def read(self, row: Row) -> frozenset[str] | None:
        """The options that a person chose, none without an answer; ``None`` for an answer that is no option."""
        if self._columns.whole is None:
            return self._read_columns(row)
        cell = row.cells[self._columns.whole]
        if (option := self._find(cell)) is not None:
            return frozenset((option,))
        if _fold(cell) in _NOTHING:
            return frozenset()
        return self._read_several(cell) if self._question.kind == "multiple" else None

    def _read_columns(self, row: Row) -> frozenset[str] | None:
        chosen = set()
        for index, option in self._columns.options.items():
            cell = _fold(row.cells[index])
            if cell in _CHOSEN or self._options.get(cell) == option:
                chosen.add(option)
            elif cell not in _NOTHING and cell not in _NOT_CHOSEN:
                return None
        return frozenset(chosen)

    def _read_several(self, cell: str) -> frozenset[str] | None:
        """Options with signs between them, which may stand in an option too: the longest that fits is meant."""
        parts = [part for part in _BETWEEN.split(cell) if part.strip()]
        options = _by_text(self._question.options, _without_signs)
        chosen, start = set(), 0
        while start < len(parts):
            for end in range(len(parts), start, -1):
                option = options.get(_without_signs(" ".join(parts[start:end])))
                if option is None and end == start + 1:
                    option = self._find(parts[start])
                if option is not None:
                    chosen.add(option)
                    start = end
                    break
            else:
                return None
        return frozenset(chosen)

    def _find(self, text: str) -> str | None:
        text = text.strip()
        if text in self._question.options:
            return text
        if (option := self._options.get(_fold(text))) is not None or not _NUMBER.fullmatch(text):
            return option
        number = float(text.replace(",", "."))
        if self._classes:
            found = [option for option, each in self._classes.items() if each.holds(number)]
            return found[0] if len(found) == 1 else None
        return self._numbers.get(number)


def _by_text(options: Sequence[str], write: Callable[[str], str] = _fold) -> Mapping[str, str]:
    """Options by their texts; those that are alike are found by neither."""
    found: dict[str, str] = {}
    alike: set[str] = set()
    for option in dict.fromkeys(options):
        text = write(option)
        if text in found:
            alike.add(text)
        found[text] = option
    return {text: option for text, option in found.items() if text not in alike}


def _find_numbers(question: SurveyQuestion) -> Mapping[float, str]:
    """Options by the numbers that tools write for them: those they begin with, or else their places from 1 on."""
    if question.kind == "number":
        return {}
    beginnings = [re.match(r"\d+(?![\d.,])", option.strip()) for option in question.options]
    if not any(beginnings):
        return {float(place): option for place, option in enumerate(question.options, 1)}
    numbers = [float(found[0]) for found in beginnings if found]
    if len(numbers) != len(question.options) or len(set(numbers)) != len(numbers):
        return {}
    return dict(zip(numbers, question.options, strict=True))


def _find_classes(question: SurveyQuestion) -> Mapping[str, Class]:
    """The classes of numbers that the options of a question for a number stand for, if all of them do."""
    if question.kind != "number":
        return {}
    found = {option: _CLASS.fullmatch(option.strip()) for option in question.options}
    classes = {option: made for option, each in found.items() if each and (made := _make_class(each)) is not None}
    units = {each["unit"].strip().casefold() for each in found.values() if each}
    return classes if len(classes) == len(found) and len(units) == 1 else {}


def _make_class(found: re.Match[str]) -> Class | None:
    low, sign = float(found["low"].replace(",", ".")), found["sign"]
    if sign:
        if found["more"] or found["high"]:
            return None
        return {
            "<": Class(-math.inf, math.nextafter(low, -math.inf), is_whole=False),
            "≤": Class(-math.inf, low, is_whole=False),
            ">": Class(math.nextafter(low, math.inf), math.inf, is_whole=False),
            "≥": Class(low, math.inf, is_whole=False),
        }[sign]
    high = math.inf if found["more"] else float((found["high"] or found["low"]).replace(",", "."))
    return Class(low, high, is_whole=low.is_integer() and (math.isinf(high) or high.is_integer()))
