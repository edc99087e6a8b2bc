"""What a page needs on paper: the way back to it."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import segno
from markupsafe import Markup

from leernetwerk.pages.site_context import SiteContext
from leernetwerk.records.methodology import Methodology

_LINE, _FACT, _STEP = 105, 40, 48
"""How many characters a line of the sheet holds: of a section, of a fact, of a step in its column."""

_SHEET = 52
"""How many lines a sheet of A4 holds, by its style sheet."""


def draw_code(address: str, site: SiteContext) -> Markup:
    """A QR code (ISO/IEC 18004) of a page's whole address as SVG; nothing where the site's address is not known.

    Args:
        address: the page's path on the site.
        site: what all pages share.
    """
    if not site.site_url:
        return Markup("")
    code = segno.make_qr(full_address(address, site), error="l", boost_error=False)
    # The code is a picture of the address that stands beside it.
    return Markup(code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)).replace(
        Markup("<svg "), Markup('<svg aria-hidden="true" '), 1
    )


def full_address(address: str, site: SiteContext) -> str:
    """A page's address with the site's in front of it, where that is known."""
    return urljoin(site.site_url.rstrip("/") + "/", address.lstrip("/")) if site.site_url else address


def short_address(address: str, site: SiteContext) -> str:
    """A page's address as people copy it from paper; the site's name and the path where the site's is not known."""
    if not site.site_url:
        return f"{site.site_name}, {address}"
    parts = urlsplit(full_address(address, site))
    return f"{parts.netloc}{parts.path}".rstrip("/")


def is_long(record: Methodology) -> bool:
    """Whether a methodology says more than one sheet of A4 holds, so that the sheet leaves explanations out."""
    lists = (record.when, record.when_not, record.conditions, record.working_elements, record.not_to_confuse_with)
    lines: float = sum(_lines(item, _LINE) for items in lists for item in items) + 3 * sum(map(bool, lists))
    lines += _lines(record.summary, _LINE) + _lines(record.purpose, _LINE) + 12
    facts = (record.involves, record.materials, record.also_known_as, record.developed_by)
    lines += sum(_lines(item, _FACT) for items in facts for item in items) // 2
    lines += (len(record.target_groups) + len(record.phases) + len(record.settings)) // 3
    lines += sum(_lines(step.title, _STEP) + _lines(step.text or "", _STEP) + 0.5 for step in record.steps) / 2
    return lines > _SHEET


def _lines(text: str, width: int) -> int:
    return -(-len(text) // width)
