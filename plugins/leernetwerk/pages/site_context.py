"""What all pages of a site share."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.content.settings import ContributionTarget
from leernetwerk.graph import Addresses
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import Words


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The words, addresses and vocabularies that pages are written with.

    Attributes:
        words: the site's language.
        addresses: where pages stand.
        vocabulary: labels of the controlled vocabularies.
        site_name: the site's name.
        license: SPDX id of the licence of records that name none.
        drafts: titles of records that have no page, by id.
        site_url: the site's public address, if it is known.
        contribution_target: where contributions of readers can go.
        networks_folder: the networks' folder in the site's.
        docs_folder: the folder of what networks share.
        pdfs: what PDF files are made of: ``reports``, ``cards`` of methodologies, ``overviews`` of networks.
    """

    words: Words
    addresses: Addresses
    vocabulary: Vocabulary
    site_name: str
    license: str
    drafts: dict[str, str]
    site_url: str | None = None
    pdfs: frozenset[str] = frozenset()
    contribution_target: ContributionTarget = ContributionTarget()  # noqa: RUF009 - immutable
    networks_folder: str = "networks"
    docs_folder: str = "docs"
