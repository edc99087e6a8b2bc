"""Writing in a site for a command: one at a time, and nothing that the checks would find wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from leernetwerk.adapters.mkdocs.building import Project
from leernetwerk.diagnostics import Diagnostic, Severity
from leernetwerk.diagnostics.terminal import say
from leernetwerk.editing.changes import Changes, find_new_problems
from leernetwerk.editing.refusal import WrongContent
from leernetwerk.editing.site_writer import SiteWriter, open_writer
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import Message, Words


@contextmanager
def open_for_writing(project: Project, words: Words) -> Iterator[SiteWriter]:
    """Hold a site's lock; what there is to say meanwhile goes to the terminal.

    Raises:
        CannotWrite: another command goes on writing, or the folder cannot be changed.
    """

    def tell(message: Message) -> None:
        say(message.render(words), err=True)

    with open_writer(project.settings, tell) as writer:
        yield writer


def write_checked(
    project: Project,
    words: Words,
    command: str,
    changes: Changes | Callable[[CheckedSite], Changes],
    *,
    origins: Mapping[str, str] | None = None,
    even_warnings: bool = False,
) -> Changes:
    """Make changes of which nothing is wrong in the site as it is at that moment; gives them.

    Args:
        project: the site.
        words: the language of what is said.
        command: what was asked for.
        changes: what is to change, or what says so of the site.
        origins: what files come from, by their paths; the paths themselves where nothing is said.
        even_warnings: whether a new warning is wrong too.

    Raises:
        WrongContent: something would be wrong that is not now.
        CannotWrite: something else is in the way.
        Refusal: the site cannot be read.
    """
    with open_for_writing(project, words) as writer:
        checked = project.read()
        planned = changes(checked) if callable(changes) else changes
        if wrong := find_wrong(checked, planned, project, even_warnings=even_warnings):
            raise WrongContent(wrong, {each.place.path: each.place.path for each in wrong} | dict(origins or {}))
        writer.write(planned, command)
    return planned


def find_wrong(
    checked: CheckedSite, changes: Changes, project: Project, *, even_warnings: bool = False
) -> list[Diagnostic]:
    """What the checks would find wrong after some changes, and do not find now."""
    found = find_new_problems(checked, changes, project.read_copy)
    return [each for each in found if even_warnings or each.severity is Severity.ERROR]
