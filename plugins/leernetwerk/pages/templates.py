"""The templates of pages."""

from __future__ import annotations

from functools import cache

import jinja2

from leernetwerk.citations.forms import FORMS
from leernetwerk.indexes.news import FOLLOWED
from leernetwerk.indexes.wording import format_day
from leernetwerk.pages.languages import is_foreign, name_language
from leernetwerk.pages.relative import name_host, relative_address
from leernetwerk.records.report import HAD
from leernetwerk.records.shared_parts import VERDICT
from leernetwerk.records.standards import license_address
from leernetwerk.words import load_words


@cache
def load_templates(language: str) -> jinja2.Environment:
    """The templates in a language; whatever a template fills in is escaped unless it is marked as HTML."""
    words = load_words(language)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("leernetwerk.pages", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The catalogues know one way to fill in values, str.format; Jinja's own extension knows another.
    environment.globals["_"] = words
    environment.globals["_n"] = words.plural
    environment.globals["to"] = relative_address
    environment.globals["followed"] = FOLLOWED
    environment.globals["verdict_label"] = lambda verdict: VERDICT.label(verdict, words)
    environment.globals["citation_forms"] = FORMS
    environment.globals["had_label"] = lambda availability: HAD.label(availability, words)
    environment.globals["name_language"] = name_language
    environment.globals["site_language"] = words.language
    environment.tests["foreign"] = lambda tag: is_foreign(tag, words)
    environment.filters["license_address"] = license_address
    environment.filters["day"] = lambda date: format_day(date, words.language)
    environment.filters["host"] = name_host
    environment.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    return environment
