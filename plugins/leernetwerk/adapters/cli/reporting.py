"""Problems and explanations on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from leernetwerk import __version__
from leernetwerk.content.regular_files import read_lines
from leernetwerk.content.repository import find_repository
from leernetwerk.diagnostics import Diagnostic, Kind
from leernetwerk.diagnostics.as_github import write_github
from leernetwerk.diagnostics.as_gitlab import write_gitlab
from leernetwerk.diagnostics.as_json import write_problems
from leernetwerk.diagnostics.as_sarif import write_sarif
from leernetwerk.diagnostics.as_text import write_summary, write_text
from leernetwerk.diagnostics.explaining import show_examples
from leernetwerk.diagnostics.terminal import paint
from leernetwerk.graph import Addresses
from leernetwerk.words import N_, Words


def report_text(diagnostics: Sequence[Diagnostic], words: Words, root: Path) -> str:
    """Problems for people, with a line that counts them."""
    text = write_text(diagnostics, words, partial(read_lines, root)) + write_summary(diagnostics, words) + "\n"
    if not diagnostics:
        return text
    code = diagnostics[0].code
    more = N_("More about a message? Type leernetwerk explain and the word between [ ] behind it: {command}")
    return text + words(more, command=f"leernetwerk explain {code}") + "\n"


def report_json(diagnostics: Sequence[Diagnostic], words: Words, _root: Path) -> str:
    """Problems for other software."""
    return write_problems(diagnostics, words)


def report_github(diagnostics: Sequence[Diagnostic], words: Words, root: Path) -> str:
    """Problems as annotations of a change on GitHub."""
    return write_github(diagnostics, words, _folder_in_repository(root))


def report_gitlab(diagnostics: Sequence[Diagnostic], words: Words, root: Path) -> str:
    """Problems beside a change on GitLab."""
    return write_gitlab(diagnostics, words, _folder_in_repository(root))


def report_sarif(diagnostics: Sequence[Diagnostic], words: Words, root: Path) -> str:
    """Problems for code scanning and editors."""
    return write_sarif(diagnostics, words, __version__, _folder_in_repository(root))


def _folder_in_repository(root: Path) -> str:
    """The site's folder as seen from the top of its repository, for forges name files from there."""
    top = find_repository(root) or root
    return "" if top == root else f"{root.relative_to(top).as_posix()}/"


FORMATS: dict[str, Callable[[Sequence[Diagnostic], Words, Path], str]] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
    "gitlab": report_gitlab,
    "sarif": report_sarif,
}
"""The forms of ``check --format``."""


def list_kinds(kinds: Iterable[Kind], words: Words) -> str:
    """Kinds of problem, each on a line with its sentence."""
    listed = list(kinds)
    width = max((len(kind.code) for kind in listed), default=0)
    return "".join(f"{kind.code:{width}}  {kind.outline(words)}\n" for kind in listed)


def explain(kind: Kind, words: Words) -> str:
    """A kind of problem at length."""
    place = words(N_("On the site: {address}"), address=Addresses(words).problem(kind.code))
    parts = [paint(kind.code, "path"), words(kind.meaning), *show_examples(kind, words), place]
    return "\n\n".join(parts) + "\n"
