"""The processes that work for a build are gone when it is, however it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys

import pytest

from leernetwerk.site.rendering import count_processes

PATIENCE = 60
"""Seconds until whatever was killed must be gone; it takes a moment."""

BUILD = """
import os, time
from leernetwerk.site.workers import start_workers

def work(_given):
    os.write(1, f"{os.getpid():9}".encode())
    time.sleep(600)

with start_workers(2) as executor:
    list(executor.map(work, range(20)))
"""
"""Two processes at work, and more waiting for them than they can do."""


@pytest.mark.skipif(count_processes() == 1 and sys.platform != "linux", reason="this system does not fork")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_build(end: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BUILD], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as build:
        assert build.stdout is not None
        try:
            workers = {int(build.stdout.read(9)) for _ in range(2)}
            assert len(workers - {build.pid}) == 2
            build.send_signal(end)  # the main process only
            # Every worker holds the other end of this pipe for as long as it is there.
            assert build.communicate(timeout=PATIENCE)[0] == b""
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)
    assert build.returncode != 0
