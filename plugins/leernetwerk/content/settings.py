"""What is known of a site before a content file is read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

REPORTS, CARDS, OVERVIEWS = "reports", "cards", "overviews"
PDFS = (REPORTS, CARDS, OVERVIEWS)
"""What PDF files can be made of: reports that are written on the site, methodologies, the years of networks."""


FORGES = ("github", "gitlab", "forgejo")
"""What a site's files can be kept on; Gitea is as Forgejo in what is asked of it."""


HOSTS = ("netlify", "cloudflare", "apache", "nginx")
"""What a site can be served by that takes a file with headers."""


@dataclass(frozen=True, slots=True)
class ContributionTarget:
    """Where contributions of readers can go.

    Attributes:
        forge: what keeps the site's files, one of ``FORGES``; it counts with a repository only.
        repository: the web address of the repository, or "".
        branch: the branch into which contributions go.
        folder: the site's folder in the repository, or "" where that is the repository itself.
        email: an address that takes contributions, or "".
        editor: whether the site has the editor, a form for every type of record.
        sign_in: on GitHub, the web address at which its visitors sign in, or "".
        app_id: on GitLab, Forgejo and Gitea, the id under which the forge knows the editor, or "".
    """

    forge: str = "github"
    repository: str = ""
    branch: str = "main"
    folder: str = ""
    email: str = ""
    editor: bool = True
    sign_in: str = ""
    app_id: str = ""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site's own settings; whatever reads them (MkDocs today) hands them over in this form.

    Attributes:
        root: the site's folder, which holds ``mkdocs.yml``; paths in diagnostics are relative to it.
        docs: the folder of shared records and ordinary pages (``docs/``).
        networks: the folder of the networks (``networks/``).
        name: the site's name.
        url: the site's public address, or ``None``.
        language: BCP 47 tag of the site's language.
        license: SPDX id of the licence of records that name none.
        today: the day that counts as today, for reviews that are overdue.
        timezone: IANA name of the time zone whose clock the times of meetings tell.
        doors: paths of the ordinary pages at which a reader with a purpose begins; the home page leads to them.
        pdfs: what PDF files are made of, where WeasyPrint is there: some of ``PDFS``.
        contribution_target: where contributions of readers can go.
        hosts: what serves the site, some of ``HOSTS``: each gets a file with headers.
        drafts: whether drafts are shown (in a preview) or left out (in a public build).
        icons: folders of the icons that an ordinary page can have, each an SVG file; without them no name is checked.
        theme_files: paths in the built site of the files that the theme brings.
        gone: addresses of the site that are meant to be gone, each with what stood below it.
        cache: a folder for what takes long to find out and does not change; ``None`` keeps nothing.
        own_files: paths of the files that the configuration names (style sheets, scripts, templates): the site owner's,
            published as they are.
    """

    root: Path
    docs: Path
    networks: Path
    name: str
    language: str = "nl"
    url: str | None = None
    license: str = "CC-BY-4.0"
    today: datetime.date = datetime.date.max
    timezone: str = "Europe/Amsterdam"
    doors: tuple[str, ...] = ()
    pdfs: frozenset[str] = frozenset((REPORTS,))
    contribution_target: ContributionTarget = ContributionTarget()
    hosts: tuple[str, ...] = ()
    drafts: bool = False
    icons: tuple[Path, ...] = ()
    theme_files: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    cache: Path | None = None
    own_files: frozenset[str] = frozenset()

    @property
    def vocabulary(self) -> Path:
        """The file of the controlled vocabularies."""
        return self.docs / "vocabulary.yml"

    def moved(self, root: Path) -> SiteSettings:
        """The same settings for a copy of the site's folder."""
        docs, networks = (root / self.relative(folder) for folder in (self.docs, self.networks))
        return replace(self, root=root, docs=docs, networks=networks)

    def relative(self, path: Path) -> str:
        """A path as diagnostics name it: relative to the site's folder, with ``/``."""
        return path.relative_to(self.root).as_posix()
