"""The Git repository that a site's files are kept in."""

from __future__ import annotations

from pathlib import Path


def find_repository(folder: Path) -> Path | None:
    """The top of the repository in which a folder lies; ``None`` outside of one."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
