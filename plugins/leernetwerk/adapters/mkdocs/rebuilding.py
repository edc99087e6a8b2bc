"""Building again what a preview shows: what cannot be built leaves the earlier version where readers find it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from mkdocs.exceptions import Abort

from leernetwerk.adapters.mkdocs.failure_page import write_failure
from leernetwerk.adapters.mkdocs.log import collect_log
from leernetwerk.adapters.mkdocs.pages import explain_unrenderable
from leernetwerk.diagnostics.terminal import say
from leernetwerk.site.render_limit import Unrenderable
from leernetwerk.words import N_, Words

_STAYS = N_("The preview keeps showing the site as it was before. Once this is mended, it follows your edits again.")
_WAITS = N_("There is no site to show yet: the preview shows what is wrong, and the site once this is mended.")
_FOLLOWS = N_("This is mended: the preview follows your edits again.")


class Rebuilding:
    """Takes the place of the builder of MkDocs' preview, which answers nobody any more after a build that failed.

    Args:
        builder: builds the site, or leaves the earlier version as it is.
        words: the language of what is said on the terminal and shown.
        show: takes a page that says why there is no site to show, or "" where there is one.
    """

    def __init__(self, builder: Callable[..., Any], words: Words, show: Callable[[str], None] | None = None) -> None:
        self._builder, self._words, self._show = builder, words, show
        self._failing = self._built = False

    def __call__(self, *given: Any) -> None:
        """Build; if that fails, say why, and let the earlier version stay."""
        failing, self._failing = self._failing, True
        with collect_log() as log:
            try:
                self._builder(*given)
            except Exception as error:  # whatever it is, the preview goes on
                logging.getLogger(__name__).debug("The site was not built.", exc_info=True)
                reason = self._reason(error, log.errors)
                self._tell(reason, self._words(_STAYS if self._built or self._show is None else _WAITS))
                if self._show is not None:
                    self._show(write_failure(reason, getattr(error, "found", ()), self._words))
                return
        self._failing, self._built = False, True
        if self._show is not None:
            self._show("")
        if failing:
            self._tell(self._words(_FOLLOWS))

    def _reason(self, error: Exception, problems: list[str]) -> str:
        if isinstance(error, Unrenderable):
            return explain_unrenderable(error, self._words)
        # Where MkDocs aborts, it has logged why.
        return "\n".join(problems) if problems and isinstance(error, Abort) else str(error) or type(error).__name__

    @staticmethod
    def _tell(*sentences: str) -> None:
        say("\n".join(sentences), err=True)
