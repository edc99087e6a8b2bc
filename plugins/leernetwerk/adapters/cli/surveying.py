"""``leernetwerk survey aggregate``: counts what people answered, and tells what was left out and why."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from leernetwerk.adapters.cli.choosing import agree
from leernetwerk.adapters.cli.running import CONTENT_HAS_ERRORS, FINE, WRONG_CALL, refuse
from leernetwerk.adapters.cli.writing import write_checked
from leernetwerk.adapters.mkdocs.building import Refusal, open_project
from leernetwerk.diagnostics.terminal import say
from leernetwerk.diagnostics.visible import show_in_line
from leernetwerk.editing.refusal import CannotWrite, Incomplete, WrongContent
from leernetwerk.importing.aggregating import Aggregation, StrangeAnswers, aggregate_answers
from leernetwerk.importing.survey_columns import NearColumn, show_column
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Words


def aggregate(words: Words, raw: Path, survey: str, columns: Sequence[str], config_file: Path) -> int:
    """``leernetwerk survey aggregate``."""
    for written in columns:
        if "=" not in written:
            say(words(N_("'{written}' has no '=' between the two."), written=written), err=True)
            return WRONG_CALL
    said = {id.strip(): name.strip() for id, _, name in (each.partition("=") for each in columns)}
    try:
        project = open_project(config_file)
        aggregation = _aggregate(raw, survey, said, project.read(), words)
        write_checked(project, words, f"survey aggregate {survey}", aggregation.changes)
    except Refusal as refusal:
        return refuse(refusal, words)
    except StrangeAnswers as strange:
        for notice in strange.notices:
            say(f"{show_in_line(raw.name)}: {notice.render(words)}", err=True)
        say(strange.message.render(words), err=True)
        return CONTENT_HAS_ERRORS
    except WrongContent as wrong:
        say(wrong.message.render(words), err=True)
        for found in wrong.diagnostics:
            place = f"{found.place.path}:{found.place.line}"
            say(f"{show_in_line(place)}: {found.advice(words)} [{found.code}]", err=True)
        return CONTENT_HAS_ERRORS
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL if isinstance(refusal, Incomplete) else CONTENT_HAS_ERRORS
    for notice in aggregation.notices:
        say(f"{show_in_line(raw.name)}: {notice.render(words)}", err=True)
    say(aggregation.path)
    return FINE


def _aggregate(raw: Path, survey: str, said: dict[str, str], checked: CheckedSite, words: Words) -> Aggregation:
    """The counts; on a terminal, whether a column that is called nearly so is meant is asked."""
    while True:
        try:
            return aggregate_answers(raw, survey, said, checked)
        except NearColumn as near:
            if not sys.stdin.isatty():
                raise
            question = words(
                N_("Are the answers to '{text}' in the column '{column}'?"),
                text=near.question.text,
                column=show_column(near.column),
            )
            if not agree(question, words):
                raise
            said = {**said, near.question.id: near.column}
