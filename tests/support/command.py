"""Running the command as people do."""

from __future__ import annotations

import pytest

from leernetwerk.adapters.cli.main import main


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)
