"""Another name for a record or a network: its files, every reference to it, and redirects from its old addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from leernetwerk.content import Scope, SourceFile
from leernetwerk.content.chapters import ChapterFile
from leernetwerk.content.layout import SLUG
from leernetwerk.content.textpaths import TextPaths, is_path, site_path, with_form_of
from leernetwerk.editing.changes import Changes
from leernetwerk.editing.finding import find_record
from leernetwerk.editing.mentions import Mention, find_mentions
from leernetwerk.editing.redirects import add_redirects
from leernetwerk.editing.refusal import CannotWrite, Incomplete
from leernetwerk.editing.slugs import make_slug
from leernetwerk.editing.spans import Spans
from leernetwerk.graph import Addresses
from leernetwerk.records.names import Names
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Message, load_words


@dataclass(frozen=True)
class Renaming:
    """A record as it is called now, and as it is going to be.

    Attributes:
        checked: the site.
        old: the record's file as it is.
        new: the same with its new name.
    """

    checked: CheckedSite
    old: SourceFile
    new: SourceFile

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """New paths of files by their old ones."""
        settings, discovery = self.checked.settings, self.checked.discovery
        if self.old.type == "network":
            top = settings.networks / self.old.slug
            inside = sorted(path for path in top.rglob("*") if path.is_symlink() or path.is_file())
            names = [settings.relative(path) for path in inside]
            return {name: self.new.folder + name.removeprefix(self.old.folder) for name in names}
        beside = (f"{self.old.folder}/{self.old.slug}.", f"{self.old.folder}/{self.old.slug}/")
        chapters = (chapter.path for chapter in discovery.chapters.get(self.old.path, ()))
        every = {self.old.path, *discovery.assets, *chapters}
        start = f"{self.old.folder}/{self.old.slug}"
        return {
            path: f"{self.new.folder}/{self.new.slug}{path.removeprefix(start)}"
            for path in sorted(every)
            if path.startswith(beside)
        }

    @cached_property
    def sources(self) -> Mapping[str, SourceFile]:
        """Every record whose id changes, as it is going to be, by its id."""
        return {source.id: new for source in self.checked.discovery.records if (new := self._renamed(source)) != source}

    def _renamed(self, source: SourceFile) -> SourceFile:
        if source.path not in self.moved:
            return source
        if self.old.type == "network":
            slug = self.new.slug if source.type == "network" else source.slug
            return replace(source, path=self.moved[source.path], slug=slug, network=self.new.slug)
        return self.new

    @cached_property
    def names(self) -> Names:
        """The names of all records afterwards."""
        return Names((self._renamed(source) for source in self.checked.discovery.records), RECORD_TYPES)

    def changes(self) -> Changes:
        """What is to change in the site's files.

        Raises:
            CannotWrite: a file cannot be read, or writes a name in a way that cannot be replaced.
        """
        written: dict[str, bytes] = {}
        read: dict[str, str | None] = {}
        for path, source in self._files():
            spans = Spans.of(self.checked.settings.root, path, needs_fields=False)
            read[path] = spans.digest
            if spans.document.data is None and self.old.slug in spans.text:
                message = N_("Nothing was written: {path} cannot be read; mend it first (see 'leernetwerk check').")
                raise CannotWrite(Message.of(message, path=path))
            is_record = source is not None and source.path == path
            for mention in find_mentions(spans, RECORD_TYPES[source.type] if source and is_record else None):
                self._rename(mention, path, source)
            if source is not None and is_record and source.id in self.sources:
                self._redirect(spans, source)
            content = spans.content()
            if content is not None:
                written[self.moved.get(path, path)] = content
        return Changes(self.moved, written, read)

    def _files(self) -> Iterator[tuple[str, SourceFile | None]]:
        """Every text of the site, with the record that it belongs to."""
        discovery = self.checked.discovery
        for source in discovery.records:
            yield source.path, source
            yield from ((chapter.path, source) for chapter in discovery.chapters.get(source.path, ()))
        yield from ((page, None) for page in discovery.pages)

    def _rename(self, mention: Mention, path: str, source: SourceFile | None) -> None:
        folder = self.moved.get(path, path).rpartition("/")[0]
        if mention.is_file:
            self._rename_file(mention, path, folder)
            return
        old = self._find(self.checked.graph.names, mention, source.network if source else None)
        if not old and mention.as_is:
            self._rename_page(mention, folder)
        if len(old) != 1:
            return
        meant = self.sources[old[0]].id if old[0] in self.sources else old[0]
        network = self._renamed(source).network if source else None
        now = replace(mention, written=site_path(mention.as_is, folder)) if mention.as_is else mention
        if self._find(self.names, now, network) == (meant,):
            return
        for name in self._ways_to_write(mention, old[0], meant, folder):
            if self._find(self.names, replace(mention, written=site_path(name, folder)), network) == (meant,):
                mention.replace(name)
                return

    def _rename_file(self, mention: Mention, path: str, folder: str) -> None:
        target = self.moved.get(mention.written, mention.written)
        written = posixpath.relpath(mention.written, path.rpartition("/")[0])
        if mention.is_whole:
            if target != mention.written:
                mention.replace(target)
        elif posixpath.normpath(posixpath.join(folder, written)) != target:
            mention.replace(posixpath.relpath(target, folder))

    def _rename_page(self, mention: Mention, folder: str) -> None:
        """Follow a page that is no record, a chapter, where a link names it by its path."""
        found = self._pages.find(mention.written)
        if len(found) == 1 and found[0] in self.moved:
            mention.replace(with_form_of(mention.as_is, self.moved[found[0]], folder))

    @cached_property
    def _pages(self) -> TextPaths:
        discovery = self.checked.discovery
        return TextPaths(chapter.path for chapters in discovery.chapters.values() for chapter in chapters)

    def _ways_to_write(self, mention: Mention, old: str, meant: str, folder: str) -> Iterator[str]:
        """How a record can be named now, beginning with what is most like what was written."""
        path = self.checked.graph.names.path_of(old).removesuffix(".md")
        if is_path(mention.as_is) and f"/{path}".endswith(f"/{mention.written.removesuffix('.md')}"):
            yield with_form_of(mention.as_is, self.names.path_of(meant), folder)
        yield from _ways_to_write(mention.written, meant, self.names)

    @staticmethod
    def _find(names: Names, mention: Mention, network: str | None) -> Sequence[str]:
        if mention.reference is not None:
            return names.find_in_field(mention.written, mention.reference.types, network)
        return names.find_in_body(mention.written, network)

    def _redirect(self, spans: Spans, source: SourceFile) -> None:
        if source.type == "reply":  # shown on another page
            return
        addresses = Addresses(load_words(self.checked.settings.language))
        chapters = self.checked.discovery.chapters.get(source.path, ())
        old, new = (_addresses(addresses, each, chapters) for each in (source, self.sources[source.id]))
        add_redirects(spans, old, new)


def plan_renaming(checked: CheckedSite, old_id: str, new_key: str) -> Renaming:
    """Find the record and where it goes.

    Raises:
        Incomplete: there is no such record, or it cannot be called that.
    """
    names = checked.graph.names
    old = find_record(checked, old_id)
    prefix, key = names.split(new_key)
    network, _, slug = key.rpartition("/")
    layout = RECORD_TYPES[old.type].layout
    if prefix not in (None, old.type):
        message = N_("'{name}' cannot be the name of this record: its type stays {type}.")
        raise Incomplete(Message.of(message, name=new_key, type=old.type))
    if not SLUG.fullmatch(slug):
        message = N_(
            "'{name}' cannot be the name of this record: lower-case letters, digits and hyphens only, "
            "such as {example}."
        )
        raise Incomplete(Message.of(message, name=new_key, example=make_slug(slug) or old.slug))
    if network and layout.scope is not Scope.WITHIN:
        message = N_("'{name}' cannot be the name of this record, for it belongs to no network; write {example}.")
        raise Incomplete(Message.of(message, name=new_key, example=slug))
    if layout.scope is Scope.WITHIN:
        new = _within(checked, old, network or str(old.network), slug)
    elif layout.scope is Scope.NETWORK:
        new = replace(old, path=f"{old.folder.rpartition('/')[0]}/{slug}/index.md", slug=slug, network=slug)
    else:
        new = replace(old, path=f"{old.folder}/{slug}.md", slug=slug)
    if new == old:
        raise Incomplete(Message.of(N_("The record is called '{name}' already."), name=old.key))
    renaming = Renaming(checked, old, new)
    taken = [path for path in (new.path, *renaming.moved.values()) if (checked.settings.root / path).exists()]
    if any(source.id == new.id for source in checked.discovery.records) or taken:
        raise Incomplete(Message.of(N_("Nothing was written: {path} is there already."), path=(taken or [new.path])[0]))
    return renaming


def _within(checked: CheckedSite, old: SourceFile, network: str, slug: str) -> SourceFile:
    known = [source.slug for source in checked.discovery.records if source.type == "network"]
    if network not in known:
        message = N_("There is no network '{network}'; there are: {networks}.")
        raise Incomplete(Message.of(message, network=network, networks=tuple(known)))
    settings = checked.settings
    folder = f"{settings.relative(settings.networks)}/{network}/{RECORD_TYPES[old.type].layout.folder}"
    return replace(old, path=f"{folder}/{slug}.md", slug=slug, network=network)


def _ways_to_write(written: str, id: str, names: Names) -> Iterator[str]:
    """How a record can be named, beginning with what is most like what was written."""
    prefix, before = names.split(written)
    type_, _, key = id.partition(":")
    slug = key.rpartition("/")[2]
    forms = (key, slug) if "/" in before else (slug, key)
    marked = tuple(f"{type_}:{form}" for form in forms)
    yield from (*marked, *forms) if prefix else (*forms, *marked)


def _addresses(addresses: Addresses, source: SourceFile, chapters: Sequence[ChapterFile]) -> list[str]:
    return [addresses.page(source), *(addresses.chapter(source, chapter.slug) for chapter in chapters)]
