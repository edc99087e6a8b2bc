"""Writing a new site: configuration, pages to complete, example records and workflows; it builds as it is."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from string import Template

from leernetwerk.content.atomic_writing import temporary_prefix
from leernetwerk.content.layout import propose_slug
from leernetwerk.content.leftovers import clear_leftovers
from leernetwerk.exports.editors import SETTINGS_FILE, editor_schemas, further_files, write_settings
from leernetwerk.graph import Addresses
from leernetwerk.indexes import SECTION_INDEXES
from leernetwerk.starting.software import write_software
from leernetwerk.starting.wheel import find_part
from leernetwerk.starting.workflows import word_workflow
from leernetwerk.words import N_, Message, Words

_SITES = Path(__file__).parent / "sites"

WORKFLOWS = find_part("templates")
"""The workflows that go along: in the package where it is installed, beside it where it is worked on."""

_VOCABULARY_COMMENT = N_(
    "Lists to choose from, for you to add to: id, label per language, other words for it. An id does not change once "
    "it is used."
)


_HIDDEN = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Files whose names begin with a dot in the site, and not here, where they are data and not meant for Git."""


class CannotStart(Exception):
    """The site is not written; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True, slots=True)
class NewSite:
    """What is asked of who begins: the site's name, and the region that it is about."""

    name: str
    region: str


def require_free(folder: Path) -> None:
    """Look whether a site can begin in a folder.

    Raises:
        CannotStart: the folder holds something, or is a file, or would lie in one.
    """
    try:
        for place in (folder, *folder.absolute().parents):
            if os.path.lexists(place) and not place.is_dir():
                raise CannotStart(Message.of(N_("'{folder}' is a file, not a folder."), folder=place))
        if folder.is_dir() and any(folder.iterdir()):
            raise CannotStart(Message.of(N_("'{folder}' holds something already; name a new folder."), folder=folder))
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> CannotStart:
    reason = error.strerror or str(error)
    return CannotStart(Message.of(N_("'{folder}' cannot be written: {reason}."), folder=folder, reason=reason))


def start_site(folder: Path, site: NewSite, words: Words) -> None:
    """Write a new site in the language of ``words``: whole, or nothing.

    Raises:
        CannotStart: the folder holds something, or cannot be written.
    """
    require_free(folder)
    try:
        clear_leftovers(folder.absolute().parent)  # of one that was killed
        with ExitStack() as undoing:
            for each in reversed([each for each in folder.absolute().parents if not each.exists()]):
                each.mkdir()
                undoing.callback(each.rmdir)
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix=temporary_prefix()) as stage:
                made = Path(stage) / "site"
                for path, content in _files(site, words):
                    (made / path).parent.mkdir(parents=True, exist_ok=True)
                    (made / path).write_bytes(content)
                _place(made, folder)
                undoing.pop_all()
    except OSError as error:
        raise _unwritable(folder, error) from error


def _place(made: Path, folder: Path) -> None:
    """Give a finished site its name, in the place of an empty folder if there is one."""
    if folder.is_dir() and not folder.is_symlink():
        made.chmod(stat.S_IMODE(folder.stat().st_mode))
    try:
        made.replace(folder)  # at once, where the system lets a folder take the place of an empty one
    except OSError:
        if not folder.is_dir():
            raise
        folder.rmdir()
        made.replace(folder)


def _files(site: NewSite, words: Words) -> Iterator[tuple[str, bytes]]:
    values = _values(site, words)
    for part in ("every", words.language):
        for file in sorted((_SITES / part).rglob("*")):
            if file.is_file():
                path = file.relative_to(_SITES / part).as_posix()
                text = Template(file.read_text("utf-8")).safe_substitute(values)
                yield _HIDDEN.get(path, path), text.encode()
    yield from ((path, text.encode()) for path, text in (*editor_schemas(words), *further_files(words)))
    yield SETTINGS_FILE, write_settings("", "docs", "networks").encode()
    yield from write_software(words)
    if WORKFLOWS is not None:
        for file in sorted(WORKFLOWS.rglob("*.yml")):
            yield file.relative_to(WORKFLOWS).as_posix(), word_workflow(file.read_text("utf-8"), words).encode()


def _values(site: NewSite, words: Words) -> dict[str, str]:
    name, region = " ".join(site.name.split()), " ".join(site.region.split())
    values = {
        "name": name,
        "quoted_name": _quote(name),
        "region": region,
        "quoted_region": _quote(region),
        "region_id": propose_slug(region) or "region",
    }
    addresses = Addresses(words)
    values["editor_address"] = addresses.editor()
    values["vocabulary_comment"] = words(_VOCABULARY_COMMENT)
    for index in SECTION_INDEXES:
        title = _quote(words(index.title))
        values[f"{index.name}_title"] = title
        values[f"{index.name}_page"] = f"{title}: {addresses.section(index.name).lstrip('/')}index.md"
    return values


def _quote(text: str) -> str:
    """A text as YAML in quotes, which JSON's are too."""
    return json.dumps(text, ensure_ascii=False)
