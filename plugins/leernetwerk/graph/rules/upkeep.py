"""What a site asks of its people to stay fresh: nothing is wrong with it, and somebody has to look at it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leernetwerk.content.unfinished import find_gap
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.graph.chores import Chore, Task, find_chores
from leernetwerk.graph.model import Graph, OrdinaryPage
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.graph.rules.reviews import REVIEW_OVERDUE
from leernetwerk.words import N_, Message

_METHOD = "docs/methodologies/kringgesprek.md"
_NETWORK = "networks/oost/index.md"
_QUESTION = "networks/noord/questions/vraag.md"
_SESSION = "---\ntitle: Start\ndate: 2026-10-01\n{lines}---\n"


def _method(status: str) -> dict[str, str]:
    front = f"title: Kringgesprek\nsummary: Praten in een kring.\npurpose: Luisteren.\nstatus: {status}\n"
    return {_METHOD: f"---\n{front}---\n"}


REVIEW_SOON = declare(
    "review-soon",
    N_("This page is to be checked again by {due}."),
    N_(
        "Read the page once more before that day: is everything still true, do the links work? Then set 'reviewed' to "
        "the day on which you did. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={"docs/themes/oud.md": "---\ntitle: Oud\nreviewed: 2025-12-01\nreview_after: 12\n---\n"},
    right={"docs/themes/oud.md": "---\ntitle: Oud\nreviewed: 2025-12-01\nreview_after: 1200\n---\n"},
    severity=Severity.INFO,
)
LEFT_A_STUB = declare(
    "left-a-stub",
    N_("This methodology still has to be described."),
    N_(
        "A name alone helps nobody choose. Describe for whom and when the methodology is, how it goes and what it "
        "takes, and set 'status' to described. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong=_method("stub"),
    right=_method("described"),
    severity=Severity.INFO,
)
QUIET_NETWORK = declare(
    "quiet-network",
    N_("This network has shared nothing with a date since {since}."),
    N_(
        "Readers want to know whether a network is still at work. Share a session or a story, or give the network an "
        "'end'. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={_NETWORK: "---\ntitle: Oost\nstart: 2024-01-01\n---\n"},
    right={
        _NETWORK: "---\ntitle: Oost\nstart: 2024-01-01\n---\n",
        "networks/noord/sessions/start.md": _SESSION.format(lines=""),
        "networks/oost/sessions/start.md": _SESSION.format(lines=""),
    },
    severity=Severity.INFO,
)
QUESTION_LEFT_OPEN = declare(
    "question-left-open",
    N_("This question is open, and in the past year nothing with a date was about it."),
    N_(
        "Somebody asked this and waits. Take it to a session, answer it, or set 'status' to parked. "
        "Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={_QUESTION: "---\ntitle: Hoe blijven we luisteren?\nstatus: open\n---\n"},
    right={
        _QUESTION: "---\ntitle: Hoe blijven we luisteren?\nstatus: open\n---\n",
        "networks/noord/sessions/start.md": _SESSION.format(lines="questions: [vraag]\n"),
    },
    severity=Severity.INFO,
)
NO_TEXT = declare(
    "no-text",
    N_("There is no text here yet."),
    N_(
        "A title and a date tell a reader little. Write below the second line with --- what others should know, or "
        "fill in 'summary'. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={"networks/noord/stories/begonnen.md": "---\ntitle: We zijn begonnen\ndate: 2026-10-01\n---\n"},
    right={
        "networks/noord/stories/begonnen.md": (
            "---\ntitle: We zijn begonnen\ndate: 2026-10-01\n---\n\nZes teams leren samen.\n"
        )
    },
    severity=Severity.INFO,
)
STILL_AN_EXAMPLE = declare(
    "still-an-example",
    N_("This is still an example."),
    N_(
        "A new site begins with examples that show what is possible; readers take them for real. Put something of your "
        "own in the place of each, or remove it. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={"docs/themes/kring.md": "---\ntitle: Voorbeeldthema\n---\n\nDit is een voorbeeld. Vertel er iets over.\n"},
    right={"docs/themes/kring.md": "---\ntitle: In de kring\n---\n\nHoe een groep naar elkaar luistert.\n"},
    severity=Severity.INFO,
)
LEFT_TO_COMPLETE = declare(
    "left-to-complete",
    N_("On this page something still has to be completed: '{text}'."),
    N_(
        "The pages of a new site leave open what only who keeps it knows, such as whom to ask about privacy. Write it, "
        "and remove what said so. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={"docs/privacy.md": "---\ntitle: Privacy\n---\n\nMeld het bij: *vul aan bij wie*.\n"},
    right={"docs/privacy.md": "---\ntitle: Privacy\n---\n\nMeld het bij het secretariaat van het netwerk.\n"},
    severity=Severity.INFO,
)


def check_upkeep(graph: Graph, today: datetime.date) -> Iterator[Diagnostic]:
    """What waits on a day, each with a hint that tells what is asked, and of whom where the records tell."""
    for chore in find_chores(graph, today):
        yield _tell(chore, today)


def _tell(chore: Chore, today: datetime.date) -> Diagnostic:
    node, day, hint = chore.about, chore.day, _ask(chore)
    if isinstance(node, OrdinaryPage):
        found = find_gap(node.document.body)
        place = node.document.place_in_body(found.start() if found else 0)
        return Diagnostic.of(LEFT_TO_COMPLETE, place, hint, text=found.group().strip(" *.") if found else "")
    match chore.task:
        case Task.REVIEW:
            kind = REVIEW_SOON if day is None or day.first_day >= today else REVIEW_OVERDUE
            return diagnostic_at(node, ("reviewed",), kind, hint, due=day.text if day else "")
        case Task.DESCRIBE:
            return diagnostic_at(node, ("status",), LEFT_A_STUB, hint)
        case Task.TELL:
            since = day.text if day else Message.of(N_("its beginning"))
            return diagnostic_at(node, ("title",), QUIET_NETWORK, hint, since=since)
        case Task.ANSWER:
            return diagnostic_at(node, ("status",), QUESTION_LEFT_OPEN, hint)
        case Task.WRITE:
            return diagnostic_at(node, ("title",), NO_TEXT, hint)
        case _:
            return diagnostic_at(node, ("title",), STILL_AN_EXAMPLE, hint)


def _ask(chore: Chore) -> Message:
    task = Message.of(chore.task.value)
    if not chore.asked:
        return task
    return Message.of(N_("{task} Asked: {names}."), task=task, names=tuple(each.name for each in chore.asked))
