"""Where each page stands on the site, in the words of the site's language."""

from __future__ import annotations

from leernetwerk.content import Scope, SourceFile
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import NC_, Words

SECTIONS = {
    "networks": NC_("address", "networks"),
    "methodologies": NC_("address", "methodologies"),
    "organisations": NC_("address", "organisations"),
    "themes": NC_("address", "themes"),
    "projects": NC_("address", "projects"),
    "sessions": NC_("address", "sessions"),
    "reports": NC_("address", "reports"),
    "questions": NC_("address", "questions"),
    "insights": NC_("address", "insights"),
    "stories": NC_("address", "stories"),
    "experiences": NC_("address", "experiences"),
    "surveys": NC_("address", "surveys"),
    "agenda": NC_("address", "agenda"),
    "search": NC_("address", "search"),
    "contribute": NC_("address", "contribute"),
    "fields": NC_("address", "fields"),
}
"""The first step of an address by what stands there; the words themselves are in the catalogues."""

PAGE = NC_("address", "page")
COMPARE = NC_("address", "compare")
CARDS = NC_("address", "cards")
MATRIX = NC_("address", "matrix")
MAP = NC_("address", "map")
PUBLICATIONS = NC_("address", "publications")
PROBLEMS = NC_("address", "problems")
QUICK = NC_("address", "quick")
UPKEEP = NC_("address", "upkeep")
EDITOR = NC_("address", "editor")
REPLY = NC_("address", "reply")
INSIGHT = NC_("address", "insight")
CARD = NC_("address", "card")
OVERVIEW = NC_("address", "year")

FEED_FILE = "feed.xml"
"""The name of a feed, beside the page of what it tells news of."""

CALENDAR_FILE = "agenda.ics"
"""The name of a calendar, beside the page of the network whose sessions it holds."""

COVER_FILE = "first-page.webp"
"""The name of the picture of a report's first page, beside the report's page."""

FILTER_FILE = "filter.json"
"""The name of the file beside an index that tells by which facet values each of its items can be found."""

DATA_FOLDER = "data/"
"""Where the data files stand."""


class Addresses:
    """Tells the path of every page from the site's root: ``/methodieken/krachtenwijzer/``."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def section(self, name: str) -> str:
        """The address of a section's index, by its English name (``methodologies``)."""
        return f"/{self._words.in_context('address', SECTIONS[name])}/"

    def fields(self) -> str:
        """The address of the reference of fields."""
        return self.section("contribute") + self.section("fields").lstrip("/")

    def problems(self) -> str:
        """The address of the page that explains every kind of problem."""
        return f"{self.section('contribute')}{self._words.in_context('address', PROBLEMS)}/"

    def problem(self, code: str) -> str:
        """Where a kind of problem is explained, by its code."""
        return f"{self.problems()}#{code}"

    def quick(self, record_type: str = "") -> str:
        """The address of the page on what a reader can add in minutes, or of its part on a type of record."""
        address = f"{self.section('contribute')}{self._words.in_context('address', QUICK)}/"
        return f"{address}#{record_type}" if record_type else address

    def upkeep(self) -> str:
        """The address of the page with what waits for somebody's attention."""
        return f"{self.section('contribute')}{self._words.in_context('address', UPKEEP)}/"

    def editor(self) -> str:
        """The address of the editor, with a form for every type of record."""
        return f"/{self._words.in_context('address', EDITOR)}/"

    def page_of(self, section: str, number: int) -> str:
        """The address of a page of a section's index, counted from 1."""
        return self._numbered(self.section(section), number)

    def map(self, number: int = 1) -> str:
        """The address of the map, or of a further page of its table, counted from 1."""
        return self._numbered(f"/{self._words.in_context('address', MAP)}/", number)

    def _numbered(self, address: str, number: int) -> str:
        # Two steps below a section, where no record stands.
        return f"{address}{self._words.in_context('address', PAGE)}/{number}/" if number > 1 else address

    def compare(self) -> str:
        """The address at which methodologies are compared."""
        return f"{self.section('methodologies')}{self._words.in_context('address', COMPARE)}/"

    def cards(self) -> str:
        """The address at which cards of methodologies are printed."""
        return f"{self.section('methodologies')}{self._words.in_context('address', CARDS)}/"

    def matrix(self) -> str:
        """The address of the matrix of organisations and methodologies."""
        return f"{self.section('methodologies')}{self._words.in_context('address', MATRIX)}/"

    def generated(self) -> tuple[str, ...]:
        """The addresses of the pages that are there without a file."""
        return (
            *(self.section(name) for name in SECTIONS if name != "fields"),  # these stand one step lower
            self.fields(),
            self.problems(),
            self.quick(),
            self.upkeep(),
            self.editor(),
            self.compare(),
            self.cards(),
            self.matrix(),
            self.map(),
        )

    def section_of(self, record_type: str) -> str:
        """The address of the index of a type."""
        return self.section(RECORD_TYPES[record_type].layout.folder or "networks")

    def page(self, source: SourceFile) -> str:
        """The address of a record's own page; replies have none."""
        layout = RECORD_TYPES[source.type].layout
        if layout.scope is Scope.WITHIN:
            return f"{self.section('networks')}{source.network}{self.section(layout.folder)}{source.slug}/"
        return f"{self.section_of(source.type)}{source.slug}/"

    def chapter(self, source: SourceFile, slug: str) -> str:
        """The address of a chapter of a record."""
        return f"{self.page(source)}{slug}/"

    def pdf(self, source: SourceFile) -> str:
        """The address of the PDF that is made of a record."""
        return f"{self.page(source)}{source.slug}.pdf"

    def card(self, source: SourceFile) -> str:
        """The address of the PDF with the card of a methodology."""
        return f"{self.page(source)}{self._words.in_context('address', CARD)}.pdf"

    def overview(self, source: SourceFile, year: int) -> str:
        """The address of the PDF with what a network did in a year."""
        return f"{self.page(source)}{self._words.in_context('address', OVERVIEW)}-{year}.pdf"

    def feed(self, page: str = "/") -> str:
        """The address of the feed beside a page; beside the home page stands that of the whole site."""
        return page + FEED_FILE

    def calendar(self, page: str) -> str:
        """The address of the calendar beside a page."""
        return page + CALENDAR_FILE

    def filter(self, section: str) -> str:
        """The address of what the filters of a section's index read, beside the index."""
        return self.section(section) + FILTER_FILE

    def cover(self, page: str) -> str:
        """The address of the picture of a report's first page, beside the report's page."""
        return page + COVER_FILE

    def publications(self, page: str, form: str) -> str:
        """The address of the list of what an organisation published, beside its page; ``form`` is html or json."""
        return f"{page}{self._words.in_context('address', PUBLICATIONS)}.{form}"

    def page_anchor(self, number: int | str) -> str:
        """The id of a page of a report's file on the report's page, counted from 1; for "" what all begin with."""
        return f"{self._words.in_context('address', PAGE)}-{number}"

    def data(self, name: str) -> str:
        """The address of a data file, by its name (``knowledge.json``)."""
        return f"/{DATA_FOLDER}{name}"

    def table(self, record_type: str) -> str:
        """The address of the table of a type's records."""
        return self.data(f"{record_type}.csv")

    def reply_anchor(self, slug: str) -> str:
        """The id of a reply's element on the page that it replies to."""
        return f"{self._words.in_context('address', REPLY)}-{slug}"

    def insight_anchor(self, id: str) -> str:
        """The id of an insight's element on its session's page."""
        return f"{self._words.in_context('address', INSIGHT)}-{id}"
