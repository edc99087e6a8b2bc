"""Values of fields as HTML, each by the kind of value that its field declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from babel import Locale
from markupsafe import Markup

from leernetwerk.indexes.card import Card
from leernetwerk.indexes.wording import format_day
from leernetwerk.pages.relative import name_host, relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.records.base import Part
from leernetwerk.records.context import file_path
from leernetwerk.records.dates import DayScalar, PartialDate, PartialDateScalar, TimeScalar
from leernetwerk.records.references import FileScalar, Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, FlagScalar, NumberScalar, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, Shape, fields_of
from leernetwerk.records.standards import CountryScalar, DoiScalar, LanguageScalar, PatternScalar, UrlScalar
from leernetwerk.words import N_

_SPELLED_OUT = 70
"""A list with a longer text than this is shown item by item."""


@dataclass(frozen=True, slots=True)
class ValueRenderer:
    """Renders the values of one record.

    Attributes:
        site: what all pages share.
        cards: the records that may be linked to.
        insights: texts of insights that may be linked to.
        address: the page on which the values are shown.
        folder: the folder of the record in the site's folder.
    """

    site: SiteContext
    cards: dict[str, Card]
    insights: dict[str, str]
    address: str
    folder: str

    def render(self, value: Any, shape: Shape) -> Markup:
        """A value of any shape."""
        if isinstance(shape, EitherShape):
            shape = shape.object if isinstance(value, Part) else shape.scalar
        if isinstance(shape, ListShape):
            return self._render_list(value, shape.item)
        if isinstance(shape, ObjectShape):
            return self.render_object(value)
        return self.render_scalar(value, shape)

    def _render_list(self, items: tuple[Any, ...], shape: Shape) -> Markup:
        rendered = [self.render(item, shape) for item in items]
        if isinstance(shape, Reference):
            kind = "ln-links"
        elif isinstance(shape, (Choice, VocabularyScalar)):
            kind = "ln-chips"
        elif isinstance(shape, Scalar) and all(len(str(item)) <= _SPELLED_OUT for item in items):
            kind = "ln-words"
        else:
            kind = "ln-items"
        inside = Markup("").join(Markup("<li>{}</li>").format(item) for item in rendered)
        return Markup('<ul class="{}">{}</ul>').format(kind, inside)

    def render_object(self, part: Part) -> Markup:
        """An object: its first required field, if it has one, as a headline; what else it says with labels below."""
        first = next((field for field in _filled(part) if field.required), None)
        if first is None:
            return self.render_details(part)
        headline = self.render(getattr(part, first.attribute), first.shape)
        return Markup('<div class="ln-item"><div class="ln-item__head">{}</div>{}</div>').format(
            headline, self.render_details(part, without=(first.name,))
        )

    def render_details(self, part: Part, *, without: tuple[str, ...] = ()) -> Markup:
        """The fields of an object as small print with their labels, but for some."""
        fields = [field for field in _filled(part) if field.name not in without]
        if not fields:
            return Markup("")
        pairs = Markup("").join(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(
                self.site.words(field.label), self.render(getattr(part, field.attribute), field.shape)
            )
            for field in fields
        )
        return Markup('<dl class="ln-details">{}</dl>').format(pairs)

    def render_scalar(self, value: Any, shape: Scalar) -> Markup:
        """A single value."""
        words, language = self.site.words, self.site.words.language
        match shape:
            case Reference():
                return self.link(value)
            case DayScalar() | PartialDateScalar():
                machine = value.text if isinstance(value, PartialDate) else value.isoformat()
                return Markup('<time datetime="{}">{}</time>').format(machine, format_day(value, language))
            case TimeScalar():
                return Markup("<time>{}</time>").format(value.strftime("%H:%M"))
            case Choice():
                return Markup('<span class="ln-chip ln-chip--{}">{}</span>').format(value, shape.label(value, words))
            case VocabularyScalar():
                label = self.site.vocabulary.label(shape.list_name, value, language)
                return Markup('<span class="ln-chip">{}</span>').format(label)
            case FlagScalar():
                return Markup.escape(words(N_("yes")) if value else words(N_("no")))
            case NumberScalar():
                return Markup.escape(words(shape.unit, value=value))
            case UrlScalar():
                return Markup('<a href="{}" class="ln-external">{}</a>').format(value, name_host(value))
            case PatternScalar() if "@" in value:
                return Markup('<a href="mailto:{}">{}</a>').format(value, value)
            case DoiScalar():
                return Markup('<a href="https://doi.org/{}" class="ln-external">{}</a>').format(value, value)
            case FileScalar():
                return Markup('<a href="{}">{}</a>').format(self.file_address(value), value.rpartition("/")[2])
            case CountryScalar():
                return Markup.escape(Locale(language).territories.get(value, value))
            case LanguageScalar():
                return Markup.escape(Locale(language).languages.get(value.partition("-")[0], value))
        return Markup.escape(str(value))

    def link(self, id: str) -> Markup:
        """A reference as a link, or as plain text where there is no page."""
        card = self.cards.get(id.partition("#")[0])
        if card is None:
            return Markup.escape(self.site.drafts.get(id.partition("#")[0], id))
        address = card.address
        if "#" in id:
            address += "#" + self.site.addresses.insight_anchor(id.partition("#")[2])
        lang = Markup(' lang="{}"').format(card.language) if card.language else Markup("")
        href = relative_address(address, self.address)
        return Markup('<a href="{}"{}>{}</a>').format(href, lang, self.insights.get(id, card.title))

    def file_address(self, file: str) -> str:
        """The address of a file that is published with the page."""
        path = file_path(self.folder, file).removeprefix(self.folder + "/")
        return relative_address(self.address + path, self.address)


def _filled(part: Part) -> list[Field]:
    return [field for field in fields_of(type(part)) if getattr(part, field.attribute) not in (None, ())]
