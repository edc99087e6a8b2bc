"""The server of a preview: it answers before there is a site, with what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

_INJECTED = "/livereload/"
"""Addresses that the server keeps for itself."""


class PreviewServer(LiveReloadServer):
    """MkDocs' server.

    Attributes:
        failure: the page to show in the place of every other, while no site could be built; "" where one could.
    """

    failure = ""

    def show(self, failure: str) -> None:
        """Show a page as long as there is no site to show."""
        self.failure = "" if (Path(self.root) / "index.html").is_file() else failure

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for an address that is not there."""
        try:
            return (Path(self.root) / f"{code}.html").read_bytes()
        except OSError:
            return None

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if path.startswith(_INJECTED):
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:  # until what is being built is there, as MkDocs does
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            failure, epoch = self.failure, self._visible_epoch
        if not failure:
            return super()._serve_request(environ, start_response)
        if "." in path.rpartition("/")[2]:
            return None
        content: bytes = self._inject_js_into_html(failure.encode(), epoch)  # type: ignore[no-untyped-call]
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("Cache-Control", "no-store"),
        ]
        start_response("200 OK", headers)
        return [content]
