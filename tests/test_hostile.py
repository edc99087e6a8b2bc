"""Hostile texts and files: refused with their code, or built into a site that does nothing to a reader's machine.

One site holds everything that ``check`` passes. Each page is opened twice: with the site's policy, and without it, so
that what is let through is dead by itself. ``python -m tests.hostile.report`` prints what came of each case.
"""

from __future__ import annotations

import pytest
from tests.hostile.cases import Case, read_files, read_texts
from tests.hostile.judging import Judged, judge
from tests.hostile.reading_back import read_back

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CASES = [*read_texts(), *read_files()]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judge(tmp_path_factory.mktemp("hostile"), CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_hostile_contribution_is_refused_or_does_nothing(case: Case, judged: Judged) -> None:
    assert not judged.faults[case.id]
    codes = judged.codes[case.id]
    if case.refused is None:
        assert not codes
    else:
        assert codes
        assert case.refused in {*codes, ""}


def test_nothing_is_told_or_kept_that_belongs_to_no_case(judged: Judged) -> None:
    assert not judged.stray


def test_what_check_passes_is_built(judged: Judged) -> None:
    assert not judged.built


def test_feeds_calendars_and_tables_say_what_was_written_and_nothing_else(judged: Judged) -> None:
    assert not list(read_back(judged.site))


def test_there_are_as_many_as_were_asked_for() -> None:
    assert len(read_texts()) >= 150
    assert len(read_files()) >= 40
