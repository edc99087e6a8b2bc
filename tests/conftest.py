"""Options of the test run, and what many tests share."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

# No test depends on how fast a machine is: neither an example nor making it has a time limit.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("any machine")


# Behind nohup, or as a job in the background, programs ignore Ctrl-C, and so would those that tests start.
for number in (signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT), getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files of tests/golden anew")


SLOW = frozenset(
    (
        *("addresses", "agenda", "cache", "checking_time", "command_line", "documents", "following_advice", "init"),
        *("interrupted_commands", "invitations", "lost_addresses", "mending", "new_asking", "obsidian_links"),
        *("page_fields", "parsers", "proposals", "published_files", "reading_files", "reading_safely", "rename"),
        *("report_chapters", "site", "site_folder", "site_replacement", "survey_aggregate", "titles"),
        *("workers", "wrong_values"),
    )
)
"""Files of which the tests together take longer than those of all others: they wait for a whole command, a disk or a
clock. ``scripts/run_tests.py --quick`` leaves them out."""


@pytest.hookimpl(tryfirst=True)  # before those are left out that somebody did not ask for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that opens a browser says so by asking for one; a slow one stands in a file that is listed."""
    for item in items:
        if item.path.stem.removeprefix("test_") in SLOW:
            item.add_marker(pytest.mark.slow)
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the whole run; every test opens a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LEERNETWERK_CHROMIUM") or None,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()
