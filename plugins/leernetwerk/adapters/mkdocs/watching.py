"""Following edits in folders that may be away for a moment: Git takes them away and puts them back, editors rename."""

from __future__ import annotations

from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import EmptyDirectorySnapshot

_SECONDS = 0.5
"""Between two looks; as long as MkDocs takes."""


class _PatientEmitter(PollingEmitter):
    """Sees a folder that is away as one that is empty, where its parent would stop watching it for good."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        take = self._take_snapshot

        def take_or_wait() -> Any:
            try:
                return take()
            except (FileNotFoundError, NotADirectoryError):
                return EmptyDirectorySnapshot()

        self._take_snapshot = take_or_wait


def watch_patiently(server: LiveReloadServer) -> None:
    """Have a preview that does not run yet follow its folders whatever becomes of them."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = BaseObserver(_PatientEmitter, timeout=_SECONDS)  # type: ignore[assignment]
    for path in watched:
        server.watch(path)
