"""What stands in the parts of Office files that no reader sees, or that does something by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault
from leernetwerk.published.hidden_text import find_hidden_runs, local, value_of
from leernetwerk.published.packages import cut, find_stretches, scan
from leernetwerk.words import N_, Message

_CHANGES_NAMES = """
ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange
tblPrExChange numberingChange cellIns cellDel cellMerge
"""
_CHANGES = frozenset(_CHANGES_NAMES.split())
_FIELDS = re.compile(
    r"\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|MACROBUTTON|RD|LINK)\b", re.IGNORECASE
)
_UNSEEN_SETTINGS_NAMES = """
attachedTemplate mailMerge docVars printerSettings rsids documentProtection writeProtection
"""
_UNSEEN_SETTINGS = frozenset(_UNSEEN_SETTINGS_NAMES.split())

_PAGE_SETUP = re.compile(rb"(<(?:[\w.-]+:)?pageSetup\b[^<>]*?)\s+[\w.-]+:id\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*')")


@dataclass
class Found:
    """What was met that its maker must see to, each thing once."""

    faults: dict[str, Fault] = field(default_factory=dict)

    def hide(self, what: str, hint: str) -> None:
        """Note something that nobody sees, and how to take it out; both are message ids."""
        self.faults.setdefault(what, Fault.of(problems.HIDDEN_CONTENT, Message.of(hint), what=Message.of(what)))

    def run(self, what: str, hint: str) -> None:
        """Note something that does something by itself, and how to take it out; both are message ids."""
        self.faults.setdefault(what, Fault.of(problems.ACTIVE_CONTENT, Message.of(hint), what=Message.of(what)))


def clean_word(content: bytes, styles: frozenset[str], found: Found) -> bytes:
    """A part of a Word document.

    Args:
        content: the part as UTF-8.
        styles: the ids of the styles whose text is hidden.
        found: notes what its maker must see to.
    """
    instruction: list[str] = []
    is_instruction = False

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_instruction
        tag = local(name)
        if tag in _CHANGES:
            found.hide(
                N_("deleted text or other tracked changes"),
                N_("accept or reject all changes (Review, Accept all changes)"),
            )
        elif tag == "instrText":
            is_instruction = True
        elif tag == "fldSimple":
            instruction.append("\n" + (value_of(attributes, "instr") or ""))
        elif tag == "fldChar" and value_of(attributes, "fldCharType") == "begin":
            instruction.append("\n")

    def leave(name: str) -> None:
        nonlocal is_instruction
        is_instruction = is_instruction and local(name) != "instrText"

    def read(text: str) -> None:
        if is_instruction:
            instruction.append(text)

    scan(content, enter, leave, read)
    if any(_FIELDS.match(line) for line in "".join(instruction).split("\n")):
        found.run(N_("a field that reads other files"), N_("replace the field by its result (Ctrl-Shift-F9)"))
    if find_hidden_runs(content, styles):
        found.hide(N_("hidden text"), N_("delete the hidden text (Home, Replace, Format: Font, Hidden)"))
    unseen = find_stretches(content, lambda name, _: local(name) in _UNSEEN_SETTINGS or local(name) == "dataBinding")
    return cut(content, unseen)


def clean_sheet(content: bytes, found: Found) -> bytes:
    """A part of an Excel workbook."""
    hidden_columns: list[tuple[int, int]] = []
    in_hidden_row = is_hidden_cell = False

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal in_hidden_row, is_hidden_cell
        tag = name.rpartition(" ")[2]
        if tag == "sheet" and attributes.get("state", "visible") != "visible":
            found.hide(N_("a hidden sheet"), N_("delete the sheet, or make it visible (right-click a sheet, Unhide)"))
        elif tag == "col" and _is_true(attributes.get("hidden")) and "min" in attributes:
            first = _number(attributes.get("min"))
            hidden_columns.append((first, max(first, _number(attributes.get("max")))))
        elif tag == "row":
            in_hidden_row = _is_true(attributes.get("hidden"))
        elif tag == "c":
            column = _column(attributes.get("r", ""))
            is_hidden_cell = in_hidden_row or any(first <= column <= last for first, last in hidden_columns)
        elif tag in ("v", "is") and is_hidden_cell:
            found.hide(N_("hidden rows or columns"), N_("delete them, or make them visible (select all, Unhide)"))
        elif tag in ("ddeLink", "oleLink"):
            found.run(N_("a link to another file or place"), N_("break the links (Data, Edit Links)"))

    scan(content, enter)
    return _PAGE_SETUP.sub(rb"\1", content)


def read_cells(parts: Iterable[bytes]) -> Iterator[str]:
    """The texts of the cells of a workbook."""
    for part in parts:
        if part.lstrip()[:1] == b"<":
            yield from _read_cells(part)


def _read_cells(part: bytes) -> list[str]:
    said: list[str] = []
    is_text = False

    def enter(name: str, _attributes: dict[str, str]) -> None:
        nonlocal is_text
        tag = name.rpartition(" ")[2]
        is_text = tag == "t"
        if tag in ("si", "is"):
            said.append("")

    def read(text: str) -> None:
        if is_text and said:
            said[-1] += text

    scan(part, enter, None, read)
    return said


def clean_slide(content: bytes, found: Found) -> bytes:
    """A part of a PowerPoint presentation."""

    def enter(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "sld" and attributes.get("show", "1") in ("0", "false"):
            found.hide(N_("a hidden slide"), N_("delete the slide, or show it (right-click it, Hide Slide)"))
        elif (
            tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver") and "program" in attributes.get("action", "").lower()
        ):
            found.run(N_("a link that starts a program"), N_("take the action away (Insert, Action)"))

    scan(content, enter)
    return content


def has_notes(content: bytes) -> bool:
    """Whether a page of notes has more than the number of its slide."""
    said: list[str] = []
    is_number = is_text = False

    def enter(name: str, _attributes: dict[str, str]) -> None:
        nonlocal is_number, is_text
        tag = name.rpartition(" ")[2]
        is_number = is_number or tag == "fld"
        is_text = tag == "t"

    def leave(name: str) -> None:
        nonlocal is_number, is_text
        is_text = False
        is_number = is_number and name.rpartition(" ")[2] != "fld"

    def read(text: str) -> None:
        if is_text and not is_number:
            said.append(text)

    scan(content, enter, leave, read)
    return bool("".join(said).strip())


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")


def _number(value: str | None) -> int:
    return int(value) if value and value.isdigit() and len(value) < 9 else 0


def _column(cell: str) -> int:
    """The number of the column of a cell such as ``AB12``, from 1."""
    number = 0
    for letter in cell:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number
