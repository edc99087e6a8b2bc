"""What WeasyPrint leaves to be desired of a tagged PDF, mended before it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_PRINT_FLAG = 4
_REFERENCE = re.compile(rb"^(\d+) 0 R$")


def finish_tags(_document: Any, pdf: Any) -> None:
    """Mend a PDF: links are there on paper too, and running lines are no part of the text.

    Args:
        pdf: pydyf's PDF, before it is written (WeasyPrint's ``finisher``).
    """
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("Subtype") == "/Link":
            thing["F"] = _PRINT_FLAG  # nothing is shown to some readers only (ISO 14289-1, 7.18.1)
    _let_running_lines_be_artifacts(pdf)


def _let_running_lines_be_artifacts(pdf: Any) -> None:
    """The header and footer of each page stand outside the tree of tags: mark them as what they are (7.8)."""
    root = _find(pdf, pdf.catalog.get("StructTreeRoot"))
    if root is None:
        return
    in_text = set(_walk(pdf, root["K"]))
    nums = _find(pdf, root["ParentTree"])["Nums"]
    elements = dict(zip(nums[::2], nums[1::2], strict=True))
    for page in pdf.objects:
        if not isinstance(page, dict) or page.get("Type") != "/Page":
            continue
        owners = elements.get(page.get("StructParents"))
        content = _find(pdf, page.get("Contents"))
        if not isinstance(owners, list) or content is None:
            continue
        outside = {number for number, owner in enumerate(owners) if _number(owner) not in in_text}
        for at, operand in enumerate(content.stream):
            if isinstance(operand, dict) and operand.get("MCID") in outside:
                # The tag stands in front of its properties (ISO 32000-1, 14.8.2.2).
                content.stream[at - 1] = "/Artifact"
                del operand["MCID"]
                operand["Type"] = "/Pagination"
        for number in outside:
            owners[number] = "null"


def _walk(pdf: Any, kids: Any) -> Iterator[int]:
    waiting = [kids]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += thing
        elif (number := _number(thing)) is not None:
            yield number
            element = pdf.objects[number]
            if isinstance(element, dict) and element.get("Type") == "/StructElem":
                waiting.append(element.get("K"))


def _number(thing: Any) -> int | None:
    found = _REFERENCE.match(thing) if isinstance(thing, bytes) else None
    return int(found[1]) if found else None


def _find(pdf: Any, reference: Any) -> Any:
    number = _number(reference)
    return None if number is None else pdf.objects[number]
