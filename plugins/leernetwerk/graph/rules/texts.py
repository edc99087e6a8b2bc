"""Rules on what stands in texts: names that look like references, addresses that nobody declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from leernetwerk.content.unfinished import TO_FILL_IN, every_form, is_placeholder
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.advice import with_lines
from leernetwerk.diagnostics.hints import meant, nearest
from leernetwerk.graph import link_problems, text_problems
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.records import reference_problems
from leernetwerk.records.references import Reference
from leernetwerk.records.scalars import TextScalar
from leernetwerk.records.shapes import walk
from leernetwerk.records.standards import EMAIL, PatternScalar
from leernetwerk.words import N_, Message

_BEFORE = re.compile(r"[A-Za-z0-9._%+'-]+$")
_AFTER = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_LONGEST_NAME = 64
"""Characters before the @ of an e-mail address (RFC 5321)."""


def check_near_references(node: Node, graph: Graph) -> Iterator[Diagnostic]:
    """A text where a name could stand is not a misspelt name."""
    for path, scalar, value in walk(node.record, Reference):
        if isinstance(scalar, Reference) and scalar.or_text and value not in graph.nodes:
            near = _nearest(value, graph.names.known(scalar.types, None))
            if near:
                yield diagnostic_at(node, path, reference_problems.NEAR_REFERENCE, meant(near), name=value)


@lru_cache(maxsize=4096)
def _nearest(text: str, known: tuple[str, ...]) -> str | None:
    return nearest(text, known)


def declared_emails(graph: Graph) -> frozenset[str]:
    """Every e-mail address that a field of a record declares, in lower case."""
    return frozenset(
        value.lower()
        for node in graph.nodes.values()
        for _path, scalar, value in walk(node.record, PatternScalar)
        if scalar is EMAIL
    )


def check_emails(node: Node, declared: frozenset[str]) -> Iterator[Diagnostic]:
    """An e-mail address in a body is one that a record declares."""
    for document in node.documents:
        if "@" not in document.body:
            continue
        for start, address in _find_emails(document.body):
            if address.lower() not in declared and not _is_in_contact(node, address):
                hint = _propose_contact(node, address)
                yield Diagnostic.of(link_problems.UNDECLARED_EMAIL, document.place_in_body(start), hint)


def _is_in_contact(node: Node, address: str) -> bool:
    """Whether a contact that is no group of fields holds an address; how it is written otherwise is told there."""
    contact = (node.document.data or {}).get("contact")
    return isinstance(contact, (str, list)) and address in str(contact)


def _propose_contact(node: Node, address: str) -> Message:
    """What to do with an e-mail address that nobody declares."""
    if node.record.contact and node.record.contact.email:
        return Message.of(
            N_("take it out of the text, or write '{email}' as in 'contact'"), email=node.record.contact.email
        )
    if node.record.contact or (node.document.data or {}).get("contact"):
        message = N_("take it out of the text; or, if everyone may see it, put this line below 'contact:'")
        return with_lines(Message.of(message), f"  email: {address}")
    message = N_(
        "take it out of the text; or, if everyone may see it, put these lines above the second line of hyphens:"
    )
    return with_lines(Message.of(message), "contact:", f"  email: {address}")


def check_finished(node: Node) -> Iterator[Diagnostic]:
    """Nothing is left of what an import or a new record asked its author to write."""
    marks = every_form(TO_FILL_IN)
    for path, _scalar, value in walk(node.record, TextScalar):
        if isinstance(value, str) and (value.startswith(marks) or is_placeholder(value)):
            yield diagnostic_at(node, path, text_problems.LEFT_TO_FILL_IN, text=value)
    for document in node.documents:
        for mark in marks:
            for found in re.finditer(re.escape(mark) + r"[^\n\]]*", document.body) if mark in document.body else ():
                place = document.place_in_body(found.start())
                yield Diagnostic.of(text_problems.LEFT_TO_FILL_IN, place, text=found.group())


def _find_emails(body: str) -> Iterator[tuple[int, str]]:
    """E-mail addresses and their places, found from the @ on both sides so that no text takes long."""
    position = body.find("@")
    while position >= 0:
        before = _BEFORE.search(body[max(0, position - _LONGEST_NAME) : position])
        after = _AFTER.match(body, position + 1)
        if before and after:
            yield position - len(before.group()), f"{before.group()}@{after.group()}"
        position = body.find("@", after.end() if after else position + 1)
