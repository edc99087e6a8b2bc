"""The rule that every address leads to one page."""

from __future__ import annotations

from collections.abc import Iterator, Set
from urllib.parse import unquote

from leernetwerk.findings import Diagnostic, Place
from leernetwerk.findings.kind import declare
from leernetwerk.graph.addresses import CALENDAR_FILE, DATA_FOLDER, FEED_FILE, SECTIONS, Addresses, output_file
from leernetwerk.graph.model import Graph
from leernetwerk.graph.rules.places import at
from leernetwerk.words import N_

_THEME = "docs/themes/veilig-thuis.md"

ALIAS_COLLISION = declare(
    "alias-collision",
    N_("The old address '{alias}' is also that of {other}."),
    N_("One address can lead to one page only. Remove the alias here, or the page or alias that has it too."),
    wrong={_THEME: "---\ntitle: Veilig thuis\naliases: [/methodieken/krachtenwijzer/]\n---\n"},
    right={_THEME: "---\ntitle: Veilig thuis\naliases: [/themas/veiligheid/]\n---\n"},
)
ADDRESS_COLLISION = declare(
    "address-collision",
    N_("This page would stand at {address}, where {other} stands already."),
    N_("Two pages cannot share an address: one of them would get lost. Give this file another name or folder."),
    wrong={"docs/methodieken/krachtenwijzer.md": "# Krachtenwijzer\n"},
    right={"docs/uitleg/krachtenwijzer.md": "# Krachtenwijzer\n"},
)

RESERVED = ("assets/", DATA_FOLDER, "search/", "404.html", "sitemap.xml", FEED_FILE)
"""What else the built site holds."""

BESIDE_PAGES = (f"/{FEED_FILE}", f"/{CALENDAR_FILE}")
"""How the files end that stand beside pages."""


def check_addresses(graph: Graph, addresses: Addresses) -> Iterator[Diagnostic]:
    """No two pages, and no alias and page, stand at one address."""
    taken: dict[str, str] = {_fold(address): address for address in addresses.generated()}
    for node in graph.nodes.values():
        if node.type != "reply":
            address = addresses.page(node.source)
            other = taken.setdefault(_fold(address), node.source.path)
            if other != node.source.path:
                place = Place(node.source.path)
                yield Diagnostic.of(ADDRESS_COLLISION, place, address=address, other=other)
        for chapter in node.chapters:
            taken.setdefault(_fold(addresses.chapter(node.source, chapter.slug)), chapter.document.path)
    for page in graph.pages:
        other = taken.setdefault(_fold(page.address), page.path)
        if other != page.path and not _is_introduction(page.path, page.address, addresses):
            place = Place(page.path)
            yield Diagnostic.of(ADDRESS_COLLISION, place, address=page.address, other=other)
    files = {output_file(address).lower() for address in taken}
    for node in graph.nodes.values():
        for position, alias in enumerate(node.record.aliases):
            if not alias:  # told elsewhere
                continue
            output = output_file(alias).lower()
            other = taken.setdefault(_fold(unquote(alias)), node.source.path + "#")
            if (
                other != node.source.path + "#"
                or output.startswith(RESERVED)
                or output.endswith(BESIDE_PAGES)
                or _lies_below(output, files)
            ):
                yield at(node, ("aliases", position), ALIAS_COLLISION, alias=alias, other=other.rstrip("#"))
            files.add(output)


def _lies_below(output: str, files: Set[str]) -> bool:
    """Whether a file would have to lie in a folder that is a file, or be a folder that files lie in."""
    steps = output.split("/")
    if any("/".join(steps[:count]) in files for count in range(1, len(steps))):
        return True
    return not output.endswith("/index.html") and any(file.startswith(output + "/") for file in files)


def _is_introduction(path: str, address: str, addresses: Addresses) -> bool:
    """Whether a page introduces a section, whose index is then shown below its text."""
    return path.endswith("/index.md") and any(address == addresses.section(name) for name in SECTIONS)


def _fold(address: str) -> str:
    """Addresses that a web server or a file system may treat as one."""
    return address.lower().removesuffix("index.html").removesuffix(".html").rstrip("/") + "/"
