"""A page in a real browser, with what went wrong on it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page

_BROKEN_OFF = "Transition was "
"""How Chromium's message begins where a page is left while one view still passes into another (CSS View Transitions,
"skip the view transition"): whether it does is a matter of time, and nothing that a reader sees."""


class Visit:
    """A page that is open, with what went wrong while it was."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.page: Page = context.new_page()
        self.origin = origin
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self._note_error(str(error)))
        self.page.on("dialog", self._dismiss)

    def _note(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:")):
            self.elsewhere.append(url)

    def _note_error(self, error: str) -> None:
        if not error.startswith(_BROKEN_OFF):
            self.errors.append(error)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def go(self, path: str) -> Page:
        response = self.page.goto(self.origin + path)
        assert response is not None
        assert response.ok, path
        return self.page
