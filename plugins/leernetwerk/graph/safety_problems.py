"""What can be wrong with a text so that readers must be protected from it, or would miss something."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.words import N_

_QUESTION = "networks/noord/questions/vraag.md"


def _question(body: str) -> dict[str, str]:
    return {_QUESTION: f"---\ntitle: Hoe blijven we luisteren?\n---\n{body}"}


UNCLOSED_HTML = declare(
    "unclosed-html",
    N_("'{name}' has no end, so it is shown as it is written."),
    N_(
        "A browser takes everything behind it, to the end of the page, for a part of it, and shows nothing of that. "
        "Close it, take it away, or put it between backticks if readers should see it: `<script>`."
    ),
    wrong=_question("Zo begint het. <script>\n\nEn dit las niemand meer.\n"),
    right=_question("Zo begint het.\n\nEn dit leest iedereen.\n"),
    severity=Severity.WARNING,
)
HTML_LEFT_OUT = declare(
    "html-left-out",
    N_("'<{name}>' and what stands in it is left out of the page."),
    N_(
        "What runs, comes from another website or has a look of its own is not shown on this site. Write the text "
        "as Markdown, save a picture as a file beside it, and link to a video or a form elsewhere."
    ),
    wrong=_question('<iframe src="https://example.org/film"></iframe>\n'),
    right=_question("[Bekijk de film](https://example.org/film)\n"),
    severity=Severity.WARNING,
)
DECEPTIVE_ADDRESS = declare(
    "deceptive-address",
    N_("Nobody can follow '{address}' safely, so it is no link on the page: {reason}."),
    N_(
        "Readers trust what an address looks like. Open the page in a browser, look at whose it is, and copy the "
        "address from the address bar; of an e-mail address write one, with a subject at most."
    ),
    wrong=_question("Lees [verder](https://www.example.org@example.net/).\n"),
    right=_question("Lees [verder](https://www.example.org/).\n"),
    severity=Severity.WARNING,
)
DIRECTION_CHARACTER = declare(
    "direction-character",
    N_(
        "A character stands here that nobody sees and that turns text around ({character}); it is left out of the page."
    ),
    N_(
        "With such characters a text reads as another than it is. They come along with copied names, addresses and "
        "telephone numbers. Take the character away: delete the letters around it and type them anew."
    ),
    wrong=_question("Bel 020\u202e1234\u202c567.\n"),
    right=_question("Bel 0201234567.\n"),
    severity=Severity.WARNING,
)
