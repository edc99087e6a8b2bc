"""The script by which the page of a preview follows edits, as a file: the policy runs none that stands in a page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from leernetwerk.pages.assets import write_script

_SCRIPT = "/livereload/follow.js"
"""Below an address that MkDocs' server keeps for itself, so no file of a site can have it."""


def follow_by_file(server: LiveReloadServer) -> None:
    """Have a preview load its script from a file."""
    server._inject_js_into_html = _name_script  # type: ignore[method-assign]
    server.set_app(_Serving(server.serve_request))


def _name_script(content: bytes, epoch: int) -> bytes:
    """A page of version ``epoch`` that loads the script; the other number tells one open page from another."""
    request = round(time.monotonic() * 1000)
    script = f'<script src="{_SCRIPT}" data-epoch="{epoch}" data-request="{request}"></script>'.encode()
    before, body, after = content.rpartition(b"</body>")
    return before + script + body + after if body else content + script


class _Serving:
    """A WSGI application in front of that of the server."""

    def __init__(self, serve: Callable[..., Iterable[bytes]]) -> None:
        self._serve = serve
        self._script = write_script(Path(__file__).parent / "theme_scripts" / "follow.js").encode()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != _SCRIPT:
            return self._serve(environ, start_response)
        length = str(len(self._script))
        start_response("200 OK", [("Content-Type", "text/javascript; charset=utf-8"), ("Content-Length", length)])
        return [self._script]
