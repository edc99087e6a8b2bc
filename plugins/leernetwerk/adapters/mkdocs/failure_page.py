"""What a preview shows in the place of a site that cannot be built: what is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2

from leernetwerk.diagnostics import Diagnostic, Severity
from leernetwerk.diagnostics.flood import More, first_of_each
from leernetwerk.diagnostics.visible import show_in_line
from leernetwerk.words import N_, Words

_TITLE = N_("The site cannot be shown yet")
_MENDED = N_("As soon as this is mended, the site appears here.")


def write_failure(reason: str, found: Iterable[Diagnostic], words: Words) -> str:
    """A page with why a site was not built.

    Args:
        reason: the sentence that says so.
        found: the problems of its content, if it is these; those that stop a build are shown.
        words: the language of the site.
    """
    stopping = [each for each in found if each.severity is Severity.ERROR]
    problems: list[dict[str, str | None]] = []
    for each in first_of_each(stopping):
        if isinstance(each, More):
            problems.append({"place": each.first.place.path, "message": each.message(words), "hint": None, "code": ""})
            continue
        hint = each.hint_text(words)
        problems.append(
            {
                "place": f"{show_in_line(each.place.path)}:{each.place.line}:{each.place.column}",
                "message": show_in_line(each.message(words)),
                "hint": show_in_line(hint) if hint else None,
                "code": each.code,
            }
        )
    return _template().render(
        language=words.language, title=words(_TITLE), mended=words(_MENDED), reason=reason, problems=problems
    )


def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string((Path(__file__).parent / "failure_page.html").read_text("utf-8"))
