"""Where the command begins: requests to stop are heard from here on, before the rest of the program is loaded."""

from __future__ import annotations

import sys

from leernetwerk.adapters.cli.interrupting import Interruption


def main() -> None:
    """Run ``leernetwerk``; see :func:`leernetwerk.adapters.cli.main.main`."""
    with Interruption(for_good=True) as interruption:
        try:
            from leernetwerk.adapters.cli.main import main as run

            run()
        except KeyboardInterrupt:  # while it was loaded
            from leernetwerk.adapters.cli.main import tell_stopped
            from leernetwerk.words import load_words

            tell_stopped(load_words("nl"))
            sys.exit(interruption.status)
