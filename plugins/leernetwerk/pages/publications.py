"""What an organisation published, in numbers: a table whose cells are bars too."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.pages.mentions import narrowed_address
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.records.report import REPORT_KIND
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: its publications in all, that as a share of the most (percent), and how many of each kind."""

    year: int
    total: int
    share: int
    of_kind: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountsView:
    """Publications by year and kind.

    Attributes:
        kinds: the kinds in words, in the order of the columns.
        years: the rows, the latest year first.
        totals: how many of each kind.
        total: how many there are.
        href: the way to all of them.
        fragment: the address of the list for other websites.
        data: the address of the same as data.
    """

    kinds: tuple[str, ...]
    years: tuple[YearRow, ...]
    totals: tuple[int, ...]
    total: int
    href: str
    fragment: str
    data: str


def view_counts(inputs: RecordInputs, values: ValueRenderer) -> CountsView | None:
    """The numbers of an organisation's publications; nothing where there are none."""
    counts, site = inputs.publications, values.site
    if not counts.years:
        return None
    words, page = site.words, site.addresses.page(inputs.node.source)
    rows = tuple(
        YearRow(each.year, each.total, round(100 * each.total / counts.most), each.of_kind) for each in counts.years
    )
    return CountsView(
        kinds=tuple(REPORT_KIND.label(kind, words) if kind else words(N_("other")) for kind in counts.kinds),
        years=rows,
        totals=tuple(sum(row.of_kind[place] for row in rows) for place in range(len(counts.kinds))),
        total=sum(row.total for row in rows),
        href=narrowed_address("report", inputs.node.id, values),
        fragment=site.addresses.publications(page, "html"),
        data=site.addresses.publications(page, "json"),
    )
