"""The twelve types of record."""

from __future__ import annotations

from leernetwerk.records.base import Record
from leernetwerk.records.experience import Experience
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.network import Network
from leernetwerk.records.organisation import Organisation
from leernetwerk.records.project import Project
from leernetwerk.records.question import Question
from leernetwerk.records.reply import Reply
from leernetwerk.records.report import Report
from leernetwerk.records.session import Session
from leernetwerk.records.story import Story
from leernetwerk.records.survey import Survey
from leernetwerk.records.theme import Theme

RECORD_TYPES: dict[str, type[Record]] = {
    model.layout.type: model
    for model in (
        Network,
        Project,
        Session,
        Question,
        Report,
        Story,
        Experience,
        Survey,
        Reply,
        Methodology,
        Organisation,
        Theme,
    )
}
"""Every type by its name, in the order in which people meet them."""
