"""The pictures within a record's page: what stands around it, and when what happened in a network."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from markupsafe import Markup

from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.pictures.marks import MARKS
from leernetwerk.pictures.neighbourhood import draw_neighbourhood
from leernetwerk.pictures.timeline import Moment, draw_timeline
from leernetwerk.records.dates import PartialDate
from leernetwerk.records.network import STEP_STATUS, Network
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import N_, Words


def show_neighbourhood(inputs: RecordInputs, address: str, site: SiteContext, more: str = "") -> Markup:
    """The picture of what stands around a record; nothing where there is too little to draw.

    Args:
        inputs: what the page is made of; the picture repeats what its lists say.
        address: the page's path on the site.
        site: what all pages share.
        more: where on the page the neighbours are listed that the picture has no room for; "" names no place.
    """
    network = (inputs.network,) if inputs.network else ()
    own = (card for _, cards in inputs.own for card in cards)
    cards = (*network, *(mention.card for mention in inputs.mentions), *inputs.cards.values(), *own)
    picture = draw_neighbourhood(card for card in cards if card.type != "reply" and card.id != inputs.node.id)
    if picture is None:
        return Markup("")
    macros = load_templates(site.words.language).get_template("pictures.html").module
    return Markup(macros.neighbourhood(picture, MARKS, inputs.node.type, address, more))  # type: ignore[attr-defined]


def show_timeline(inputs: RecordInputs, address: str, site: SiteContext) -> Markup:
    """The timeline of a network, from its own records and steps; nothing for other records or with too few dates."""
    record = inputs.node.record
    if not isinstance(record, Network):
        return Markup("")
    picture = draw_timeline((*_own_moments(inputs, site.words), *_network_moments(record, site.words)))
    if picture is None:
        return Markup("")
    macros = load_templates(site.words.language).get_template("pictures.html").module
    return Markup(macros.timeline(picture, MARKS, address))  # type: ignore[attr-defined]


def _own_moments(inputs: RecordInputs, words: Words) -> Iterator[Moment]:
    for name, cards in inputs.own:
        label = words(RECORD_TYPES[name].label)
        for card in cards:
            if card.date:
                yield Moment(card.title, name, label, card.date, card.end, card.address, card.language)


def _network_moments(record: Network, words: Words) -> Iterator[Moment]:
    kind = record.layout.type
    for step in record.steps:
        if step.date:
            label = STEP_STATUS.label(step.status, words) if step.status else ""
            yield Moment(step.title, kind, label, _day(step.date), language=record.language or "")
    if record.start:
        yield Moment(words(N_("The network begins")), kind, "", _day(record.start))
    if record.end:
        yield Moment(words(N_("The network ends")), kind, "", _day(record.end))


def _day(day: datetime.date) -> PartialDate:
    return PartialDate(day, day.isoformat())
