"""Finding the content files of a site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from leernetwerk.content import file_problems, limits
from leernetwerk.content.chapters import ChapterFile, sort_chapters
from leernetwerk.content.layout import SLUG, Layout, Scope, SourceFile, propose_slug
from leernetwerk.content.settings import SiteSettings
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.diagnostics.hints import NamesWithSynonyms, nearest
from leernetwerk.diagnostics.visible import show_hidden
from leernetwerk.words import N_, Message, in_every_language

_LITTER = re.compile(r"(?i)thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|.*~|#.*#|.*\.(?:swp|swo|tmp|part|crdownload)")
"""What systems and programs leave beside files unasked: never published, and nothing to tell people of."""

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a site's folders hold; every path is relative to the site's folder.

    Attributes:
        records: the record files, sorted by path.
        pages: ordinary Markdown pages below the docs folder, sorted.
        texts: paths of these and of chapters.
        assets: every other regular file of both trees.
        links: symbolic links; none is followed.
        diagnostics: files in places where none belongs.
        chapters: the chapters of records in their order, by the path of the record's file.
    """

    records: tuple[SourceFile, ...]
    pages: tuple[str, ...]
    texts: frozenset[str]
    assets: frozenset[str]
    links: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    chapters: Mapping[str, tuple[ChapterFile, ...]] = field(default_factory=dict)


def discover(
    settings: SiteSettings, layouts: Iterable[Layout], called: Mapping[str, str] = MappingProxyType({})
) -> Discovery:
    """Walk the networks and docs folders once and tell records, pages and assets apart by their place.

    Args:
        settings: the site's settings.
        layouts: which folder holds which type of record.
        called: message ids of what people call these folders, for who named one so.
    """
    by_scope: dict[Scope, dict[str, str]] = {scope: {} for scope in Scope}
    chaptered: set[str] = set()
    for layout in layouts:
        by_scope[layout.scope][layout.folder] = layout.type
        chaptered |= {layout.folder} if layout.has_chapters else set()

    records: list[SourceFile] = []
    pages: list[str] = []
    assets: set[str] = set()
    links: set[str] = set()
    chapters: list[ChapterFile] = []
    found: list[Diagnostic] = []
    for path, is_link in _walk(settings, found):
        if is_link:
            links.add(path)
            found.append(Diagnostic.of(file_problems.SYMBOLIC_LINK, Place(path), name=path.rpartition("/")[2]))
        elif not path.lower().endswith(MARKDOWN_SUFFIXES):
            if show_hidden(path) != path:
                found.append(Diagnostic.of(file_problems.HIDDEN_IN_NAME, Place(path), name=path.rpartition("/")[2]))
                continue
            assets.add(path)
            _check_text_file(path, settings, by_scope, found)
        elif path.startswith(settings.relative(settings.docs) + "/"):
            source = _shared_record(path, settings, by_scope[Scope.SHARED])
            if source is None:
                _check_page_name(path, found)
                _check_page_folder(path, settings, by_scope[Scope.SHARED], called, found)
                pages.append(path)
            else:
                records.append(source)
        elif _is_chapter(path, settings, chaptered):
            chapters.append(ChapterFile(path))
        else:
            outcome = _network_record(path, settings, by_scope[Scope.WITHIN], called)
            if isinstance(outcome, Diagnostic):
                found.append(outcome)
            else:
                records.append(outcome)
    named = [source for source in records if _check_slug(source, found)]
    _check_alike(records, found)
    _check_networks(named, found)
    sorted_chapters = sort_chapters(chapters, named, tuple(by_scope[Scope.WITHIN]), found)
    of_chapters = (chapter.path for same in sorted_chapters.values() for chapter in same)
    texts = frozenset([*pages, *(source.path for source in named), *of_chapters])
    return Discovery(
        tuple(named), tuple(pages), texts, frozenset(assets), frozenset(links), tuple(found), sorted_chapters
    )


def _walk(settings: SiteSettings, found: list[Diagnostic]) -> Iterator[tuple[str, bool]]:
    """Every file of both trees, sorted, with whether it is a symbolic link; hidden names and litter are passed over."""
    for top in (settings.docs, settings.networks):
        if top.is_symlink():
            path = settings.relative(top)
            found.append(Diagnostic.of(file_problems.SYMBOLIC_LINK, Place(path), name=path))
        elif top.is_dir():
            yield from _walk_folder(top, settings.relative(top), found, published=top == settings.docs)


def _walk_folder(
    folder: Path, name: str, found: list[Diagnostic], *, published: bool, hidden: bool = False
) -> Iterator[tuple[str, bool]]:
    """Every file below a folder.

    Args:
        folder: the folder, and ``name`` its path in the site's.
        name: see there.
        found: told of what cannot be read.
        published: whether the site's generator goes through all of it, also through what is hidden, and follows links.
        hidden: whether it is hidden, and looked through for links to other folders only.
    """
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        found.append(Diagnostic.of(file_problems.UNREADABLE_FOLDER, Place(name), name=name, reason=reason))
        return
    for entry in entries:
        if _LITTER.fullmatch(entry.name):
            continue
        unseen = hidden or entry.name.startswith(".")
        if unseen and not (published and entry.is_dir()):
            continue
        path = f"{name}/{entry.name}"
        if entry.is_symlink():
            yield path, True
        elif entry.is_dir(follow_symlinks=False):
            if path.count("/") > limits.FOLDER_DEPTH:
                kind, place = file_problems.FOLDERS_TOO_DEEP, Place(name)
                found.append(Diagnostic.of(kind, place, name=entry.name, limit=limits.FOLDER_DEPTH))
            else:
                yield from _walk_folder(Path(entry.path), path, found, published=published, hidden=unseen)
        elif entry.is_file(follow_symlinks=False):
            yield path, False
        else:
            found.append(Diagnostic.of(file_problems.NO_FILE, Place(path), name=entry.name))


def _shared_record(path: str, settings: SiteSettings, folders: Mapping[str, str]) -> SourceFile | None:
    folder, _, name = path.rpartition("/")
    parent, _, folder_name = folder.rpartition("/")
    if parent != settings.relative(settings.docs) or folder_name not in folders:
        return None
    stem = name.rpartition(".")[0]
    # An index of the folder is the introduction of a section, as everywhere in MkDocs: a page, no record.
    return None if stem in ("index", "README") else SourceFile(path, folders[folder_name], stem, None)


def _is_chapter(path: str, settings: SiteSettings, folders: Set[str]) -> bool:
    inside = path.removeprefix(settings.relative(settings.networks) + "/").split("/")
    return len(inside) == 4 and inside[1] in folders and path.endswith(".md")


def _network_record(
    path: str, settings: SiteSettings, folders: Mapping[str, str], called: Mapping[str, str]
) -> SourceFile | Diagnostic:
    inside = path.removeprefix(settings.relative(settings.networks) + "/").split("/")
    stem, _, suffix = inside[-1].rpartition(".")
    if suffix == "md":
        if len(inside) == 2 and stem == "index":
            return SourceFile(path, "network", inside[0], inside[0])
        if len(inside) == 3 and inside[1] in folders:
            return SourceFile(path, folders[inside[1]], stem, inside[0])
    near = None
    if len(inside) == 3:
        near = nearest(
            inside[1], NamesWithSynonyms({folder: in_every_language(called.get(folder, folder)) for folder in folders})
        )
    if suffix != "md":
        hint = Message.of(N_("name it '{name}'"), name=f"{stem}.md")
    elif near:
        hint = Message.of(N_("move it to the folder '{name}'"), name=f"{path.rsplit('/', 2)[0]}/{near}")
    else:
        told = tuple(_show(folder, called) for folder in folders)
        hint = Message.of(N_("move it to the folder of what it is: {folders}"), folders=told)
    return Diagnostic.of(file_problems.MISPLACED_FILE, Place(path), hint, name=inside[-1])


def _show(folder: str, called: Mapping[str, str]) -> str | Message:
    if folder not in called:
        return folder
    return Message.of(N_("{name} ({label})"), name=folder, label=Message.of(called[folder]))


def _check_text_file(
    path: str, settings: SiteSettings, folders: Mapping[Scope, Mapping[str, str]], found: list[Diagnostic]
) -> None:
    """Some editors put .txt behind the name of a record, and some systems do not show it."""
    *above, folder, name = path.split("/")
    stem, _, suffix = name.rpartition(".")
    scope = Scope.SHARED if "/".join(above) == settings.relative(settings.docs) else Scope.WITHIN
    if suffix.lower() == "txt" and stem.lower().endswith(".md") and folder in folders[scope]:
        hint = Message.of(N_("name it '{name}', without .txt behind it"), name=stem)
        found.append(Diagnostic.of(file_problems.INVALID_SLUG, Place(path), hint, name=name))


def _check_slug(source: SourceFile, found: list[Diagnostic]) -> bool:
    names = (source.network, source.slug) if source.network else (source.slug,)
    wrong = [name for name in dict.fromkeys(names) if name and not SLUG.fullmatch(name)]
    if source.path.endswith(".md") and not wrong:
        return True
    file = source.path.rpartition("/")[2]
    is_folder = bool(wrong) and (source.type == "network" or wrong[0] != source.slug)
    name = wrong[0] if is_folder else file
    slug = propose_slug(wrong[0]) if wrong else source.slug
    proposal = slug if is_folder or not slug else f"{slug}.md"
    hint = Message.of(N_("name it '{name}'"), name=proposal) if proposal else None
    found.append(Diagnostic.of(file_problems.INVALID_SLUG, Place(source.path), hint, name=name))
    return False


def _check_page_name(path: str, found: list[Diagnostic]) -> None:
    """Ordinary pages and their folders have any name that is text and no markup: the theme prints names as titles."""
    wrong = next((name for name in path.split("/") if not name.isprintable() or set(name) & set("<>&\"'`")), None)
    if wrong is not None:
        hint = Message.of(N_("name it '{name}'"), name=propose_slug(wrong.removesuffix(".md")))
        found.append(Diagnostic.of(file_problems.INVALID_SLUG, Place(path), hint, name=wrong))


def _check_page_folder(
    path: str, settings: SiteSettings, folders: Mapping[str, str], called: Mapping[str, str], found: list[Diagnostic]
) -> None:
    """A page in a folder that people call like one of records is most likely meant as a record."""
    inside = path.removeprefix(settings.relative(settings.docs) + "/").split("/")
    if len(inside) != 2 or inside[1] in ("index.md", "README.md"):
        return
    for folder in folders:
        if inside[0].casefold() in (name.casefold() for name in in_every_language(called.get(folder, folder))):
            there = f"{settings.relative(settings.docs)}/{folder}"
            hint = Message.of(N_("move it to the folder '{name}'"), name=there)
            label = Message.of(called.get(folder, folder))
            kind = file_problems.PAGE_LIKE_RECORD
            found.append(Diagnostic.of(kind, Place(path), hint, folder=inside[0], label=label, meant=folder))


def _check_alike(records: list[SourceFile], found: list[Diagnostic]) -> None:
    first: dict[str, SourceFile] = {}
    for source in records:
        other = first.setdefault(source.id.lower(), source)
        if other is not source:
            found.append(Diagnostic.of(file_problems.KEYS_ALIKE, Place(source.path), key=source.key, other=other.path))


def _check_networks(records: list[SourceFile], found: list[Diagnostic]) -> None:
    known = {source.slug for source in records if source.type == "network"}
    reported: set[str] = set()
    for source in records:
        if source.network and source.network not in known and source.network not in reported:
            reported.add(source.network)
            found.append(Diagnostic.of(file_problems.NETWORK_WITHOUT_INDEX, Place(source.path), network=source.network))
