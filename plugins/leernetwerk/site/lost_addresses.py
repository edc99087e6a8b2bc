"""Addresses that the site had and has no more, each with what to write so that it leads on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.diagnostics.advice import to_write
from leernetwerk.graph import Node
from leernetwerk.graph.address_problems import LOST_ADDRESS
from leernetwerk.graph.rules.places import place_of
from leernetwerk.site.address_list import FILE, MADE, PAGE, PLACE, KnownAddress, list_addresses
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Message

_SHOWN_ON_PAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".css", ".js", ".woff", ".woff2")
"""Endings of what pages show; people lead each other to the page."""

_CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True)
class LostAddresses:
    """Compares the addresses of two versions of a site.

    Attributes:
        checked: the site as it is now.
        earlier: the addresses that it had.
        renamed: new paths of files by their old ones, as far as somebody knows.
    """

    checked: CheckedSite
    earlier: Sequence[KnownAddress]
    renamed: Mapping[str, str]

    def tell(self) -> Iterator[Diagnostic]:
        """A warning for each address that leads nowhere any more and is not meant to be gone."""
        lost = [each for each in self.earlier if self._is_lost(each)]
        heirs = {each.address: self._find_heir(each) for each in lost}
        by_heir: dict[str, list[str]] = {}
        for each in lost:
            if (heir := heirs[each.address]) is not None and each.kind != PLACE:
                by_heir.setdefault(heir.id, []).append(each.address)
        for each in lost:
            heir = heirs[each.address]
            if heir is None or each.kind == PLACE:
                yield self._tell(each, self._place(each), self._advise(each))
            else:
                aliases = (*filter(None, heir.record.aliases), *by_heir[heir.id])
                line = f"aliases: [{', '.join(dict.fromkeys(map(_plain, aliases)))}]"
                yield self._tell(each, place_of(heir, ("aliases",)), to_write(line))

    def _is_lost(self, each: KnownAddress) -> bool:
        if each.address in self._now or each.kind == MADE or self._is_meant_to_be_gone(each.address):
            return False
        if each.kind == FILE:
            # What stands beside a page that is gone went with it.
            page = self._earlier_pages.get(each.leads_to)
            return not each.file.lower().endswith(_SHOWN_ON_PAGES) and (page is None or page in self._pages_now)
        if each.kind == PLACE:
            # An old address of a page leads to the page; a place on it is lost on the way.
            return each.page in self._pages_now
        return True

    def _is_meant_to_be_gone(self, address: str) -> bool:
        plain = unquote(address)
        for gone in self._gone:
            top = gone.rstrip("/")
            if plain in (gone, top, f"{top}/") or (top and plain.startswith((f"{top}/", f"{top}#"))):
                return True
        return False

    @cached_property
    def _gone(self) -> tuple[str, ...]:
        return tuple(map(unquote, self.checked.settings.gone))

    @cached_property
    def _now(self) -> Mapping[str, str]:
        return {each.address: each.kind for each in list_addresses(self.checked)}

    @cached_property
    def _pages_now(self) -> frozenset[str]:
        return frozenset(address for address, kind in self._now.items() if kind == PAGE)

    @cached_property
    def _earlier_pages(self) -> Mapping[str, str]:
        """The page of each record, of which there is one beside those of its chapters: the shortest."""
        pages: dict[str, str] = {}
        for each in self.earlier:
            if each.kind == PAGE and each.leads_to:
                pages[each.leads_to] = min(pages.get(each.leads_to, each.address), each.address, key=len)
        return pages

    def _find_heir(self, each: KnownAddress) -> Node | None:
        """The record that most likely is what the address led to: the same, the same file, or one of that title."""
        nodes = self.checked.graph.nodes
        if (same := nodes.get(each.leads_to)) is not None:
            return same if same.type != "reply" else None
        moved = self._by_path.get(self.renamed.get(each.file, ""))
        if moved is not None or not each.leads_to or each.leads_to in self.checked.graph.drafts:
            return moved
        type_ = each.leads_to.partition(":")[0]
        alike = [node for node in self.checked.graph.of_type(type_) if node.title == each.title]
        return alike[0] if len(alike) == 1 and type_ != "reply" else None

    @cached_property
    def _by_path(self) -> Mapping[str, Node]:
        nodes = self.checked.graph.nodes.values()
        return {document.path: node for node in nodes for document in node.documents if node.type != "reply"}

    def _place(self, each: KnownAddress) -> Place:
        return Place(each.file or _CONFIGURATION)

    def _advise(self, each: KnownAddress) -> Message:
        gone = f"gone: [{_plain(each.address)}]"
        if each.leads_to in self.checked.graph.drafts:
            return Message.of(
                N_("it is a draft now. Was it meant to go? Then write in mkdocs.yml, under 'leernetwerk': {gone}"),
                gone=gone,
            )
        if each.kind == PLACE:
            return Message.of(
                N_(
                    "readers still come to the page, but not to this place on it; put it back, or write in mkdocs.yml, "
                    "under 'leernetwerk': {gone}"
                ),
                gone=gone,
            )
        if (new := self._moved_pages.get(self.renamed.get(each.file, ""))) is not None:
            return Message.of(
                N_("it stands at {address} now; lead on to it from the host, or write in mkdocs.yml: {gone}"),
                address=new,
                gone=gone,
            )
        return Message.of(
            N_(
                "write 'aliases: [{address}]' in the file that takes its place. Was it meant to go? Then write in "
                "mkdocs.yml, under 'leernetwerk': {gone}"
            ),
            address=_plain(each.address),
            gone=gone,
        )

    @cached_property
    def _moved_pages(self) -> Mapping[str, str]:
        return {page.path: page.address for page in self.checked.graph.pages}

    def _tell(self, each: KnownAddress, place: Place, hint: Message) -> Diagnostic:
        what = f"'{each.title}'" if each.title else each.file or each.leads_to or self._site
        return Diagnostic.of(LOST_ADDRESS, place, hint, address=each.address, what=what)

    @property
    def _site(self) -> Message:
        return Message.of(N_("a page of the site itself"))


def find_lost_addresses(
    checked: CheckedSite, earlier: Sequence[KnownAddress], renamed: Mapping[str, str] | None = None
) -> tuple[Diagnostic, ...]:
    """A warning for each address that a site had and that leads nowhere now; see :class:`LostAddresses`."""
    return tuple(LostAddresses(checked, earlier, renamed or {}).tell())


def _plain(address: str) -> str:
    """An address as a list in YAML can hold it without quotes."""
    return quote(unquote(address), safe="/-._~#")
