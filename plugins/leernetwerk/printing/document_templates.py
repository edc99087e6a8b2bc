"""The templates and styles of documents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from leernetwerk.pages.templates import load_templates

_STYLES = Path(__file__).parent / "styles"


@cache
def load_document_templates(language: str) -> jinja2.Environment:
    """The templates of documents in a language; they find the parts that pages share."""
    pages = load_templates(language)
    assert pages.loader is not None
    own = jinja2.PackageLoader("leernetwerk.printing", "templates")
    return pages.overlay(loader=jinja2.ChoiceLoader([own, pages.loader]))


@cache
def read_style(name: str) -> str:
    """A style sheet for paper."""
    return (_STYLES / f"{name}.css").read_text("utf-8")
