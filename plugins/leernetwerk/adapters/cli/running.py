"""What each subcommand does; each returns its exit status."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from leernetwerk.adapters.cli.changed import find_changed
from leernetwerk.adapters.cli.earlier import find_lost_since
from leernetwerk.adapters.cli.mending import mend_site
from leernetwerk.adapters.cli.reporting import FORMATS, list_kinds, report_text
from leernetwerk.adapters.cli.reporting import explain as explain_kind
from leernetwerk.adapters.mkdocs.building import Refusal, WrongConfiguration, build_site, open_project
from leernetwerk.adapters.mkdocs.previewing import preview_site
from leernetwerk.diagnostics import KINDS, sort_diagnostics
from leernetwerk.diagnostics.diagnostic import has_errors
from leernetwerk.diagnostics.hints import near_name
from leernetwerk.diagnostics.terminal import say
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.graph.rules import check_upkeep
from leernetwerk.words import N_, Words

_ADDRESS = re.compile(r"[^:]+:\d{1,5}|\[[\da-fA-F:.]+\]:\d{1,5}")

FINE, CONTENT_HAS_ERRORS, WRONG_CALL = 0, 1, 2


def build(words: Words, config_file: Path, site_dir: Path | None, strict: bool) -> int:
    """``leernetwerk build``."""
    overrides: dict[str, object] = {"strict": True} if strict else {}
    if site_dir is not None:
        overrides["site_dir"] = str(site_dir.absolute())
    try:
        outcome = build_site(open_project(config_file, **overrides))
    except Refusal as refusal:
        return refuse(refusal, words)
    if outcome.checked.diagnostics:
        say(report_text(outcome.checked.diagnostics, words, outcome.checked.settings.root), err=True, end="")
    if outcome.site is None:
        say(words(N_("The site was not built; the earlier one, if any, is as it was.")), err=True)
        return CONTENT_HAS_ERRORS
    count = len(outcome.checked.graph.nodes)
    say(words(N_("Built a site of {count} records: {folder}"), count=count, folder=outcome.site))
    return FINE


def serve(words: Words, config_file: Path, addr: str | None) -> int:
    """``leernetwerk serve``."""
    if addr is not None and not _ADDRESS.fullmatch(addr):
        message = N_("'{address}' is no address for a preview; write one such as 127.0.0.1:8001.")
        say(words(message, address=addr), err=True)
        return WRONG_CALL
    try:
        project = open_project(config_file, **({"dev_addr": addr} if addr else {}))
        preview_site(project, config_file, addr)
    except Refusal as refusal:
        return refuse(refusal, words)
    return FINE


def check(
    words: Words, paths: Sequence[Path], config_file: Path, output: str, since: str | None, fix: bool, overdue: bool
) -> int:
    """``leernetwerk check``."""
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        say(words(N_("There is no file or folder '{path}'."), path=missing[0]), err=True)
        return WRONG_CALL
    try:
        project = open_project(config_file)
        root = project.settings.root
        changed = find_changed(root, since) if since is not None else None
        if fix:
            mend_site(
                project,
                lambda path: _lies_in(root / path, paths) and (changed is None or path in changed.paths),
                lambda path: (
                    changed is not None or any((root / path) in (named.absolute(), named.resolve()) for named in paths)
                ),
                words,
            )
        checked = project.read_and_rehearse()
        lost = find_lost_since(project, checked, changed) if changed is not None and not overdue else ()
    except Refusal as refusal:
        return refuse(refusal, words)
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return CONTENT_HAS_ERRORS
    upkeep = sort_diagnostics(check_upkeep(checked.graph, checked.settings.today)) if overdue else None
    shown = [
        found
        for found in (checked.diagnostics if upkeep is None else upkeep)
        if _lies_in(root / found.place.path, paths) and (changed is None or changed.concerns(found))
    ]
    shown = [*sort_diagnostics((*shown, *(found for found in lost if _lies_in(root / found.place.path, paths))))]
    say(FORMATS[output](shown, words, root), end="")
    return CONTENT_HAS_ERRORS if has_errors(shown) else FINE


def explain(words: Words, code: str) -> int:
    """``leernetwerk explain``."""
    if not code:
        say(list_kinds(KINDS.values(), words), end="")
        return FINE
    if code not in KINDS:
        hint = near_name(code, KINDS)
        sentence = words(N_("I do not know the code '{code}'."), code=code)
        say(f"{sentence} {hint.render(words).capitalize() if hint else ''}".rstrip(), err=True)
        if about := [kind for kind in KINDS.values() if code.casefold() in kind.outline(words).casefold()]:
            say(words(N_("That word is in:")), err=True)
            say(list_kinds(about, words), err=True, end="")
        elif hint is None:
            where = N_("A code stands between [ ] behind each message; 'leernetwerk explain' lists all.")
            say(words(where), err=True)
        return WRONG_CALL
    say(explain_kind(KINDS[code], words), end="")
    return FINE


def _lies_in(place: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is one of some paths or lies below one; everywhere, where there are none."""
    return not paths or any(place == path.absolute() or place.is_relative_to(path.resolve()) for path in paths)


def refuse(refusal: Refusal, words: Words) -> int:
    """Say why something does not take place; gives the exit status."""
    say(refusal.message.render(words), err=True)
    return WRONG_CALL if isinstance(refusal, WrongConfiguration) else CONTENT_HAS_ERRORS
