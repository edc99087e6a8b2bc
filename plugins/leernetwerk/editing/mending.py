"""Mending what has one right answer: a misspelt name with one near name, an everyday date, ends of lines, the order of
fields."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from leernetwerk.content import SiteSettings, SourceFile, read_document, yaml_problems
from leernetwerk.content.line_readings import CERTAIN
from leernetwerk.content.wikilinks import find_wikilinks
from leernetwerk.content.yamltree import Path as DataPath
from leernetwerk.diagnostics import Diagnostic, Severity
from leernetwerk.diagnostics.hints import USE_FILE_NAME, USE_KNOWN_NAME, NamesWithSynonyms, near_names
from leernetwerk.editing.changes import Changes, ReadCopy, copy_site, digest, try_changes
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.editing.sorting import is_sorted, sort_fields
from leernetwerk.editing.spans import Spans
from leernetwerk.graph.recognising import LINK_HERE
from leernetwerk.records import field_problems, reference_problems
from leernetwerk.records.base import Record
from leernetwerk.records.references import Reference
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalars import Choice, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, ObjectShape, Shape, object_in, shape_at
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import Message

_MOST_ROUNDS = 5
"""A field whose name is mended may hold names that can be mended then."""

_WRITTEN_OTHERWISE = (field_problems.INVALID_DATE, field_problems.INVALID_TIME, field_problems.WRONG_TYPE)
"""Kinds whose hint is the same value as it should be written."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A site's files with everything mended that has one right answer, not yet written.

    Attributes:
        changes: what is to be written.
        before: what the files hold now.
        unsorted: other files of records whose fields could be put in order.
    """

    changes: Changes
    before: Mapping[str, bytes]
    unsorted: tuple[str, ...]


def mend_copy(
    settings: SiteSettings, read_copy: ReadCopy, concerns: Callable[[str], bool], sorts: Callable[[str], bool]
) -> Mended:
    """Mend the files of a site in a copy of it, round by round, and look at the whole of it.

    A file that had no errors is left alone if mending it would give it one.

    Args:
        settings: the site.
        read_copy: reads and checks the copy.
        concerns: whether a file, by its path in the site's folder, may be changed.
        sorts: whether its fields are put in order though nothing else is mended.

    Raises:
        CannotWrite: there is no room for the copy.
    """
    spoilt: set[str] = set()

    def may_change(path: str) -> bool:
        return concerns(path) and path not in spoilt

    before: dict[str, bytes] = {}
    with copy_site(settings) as copy:
        first = checked = read_copy(copy)
        while True:
            for _ in range(_MOST_ROUNDS):
                written = plan_mending(checked, may_change, sorts)
                if not written:
                    break
                before = {path: (copy.root / path).read_bytes() for path in written} | before
                try_changes(copy.root, Changes(written=written))
                checked = read_copy(copy)
            worse = (_with_errors(checked) - _with_errors(first)) & before.keys()
            if not worse:
                break
            spoilt |= worse
            try_changes(copy.root, Changes(written={path: before.pop(path) for path in worse}))
            checked = read_copy(copy)
        after = {path: (copy.root / path).read_bytes() for path in before}
        changes = Changes(written=after, read={path: digest(content) for path, content in before.items()})
        return Mended(changes, before, find_unsorted(checked, concerns))


def _with_errors(checked: CheckedSite) -> set[str]:
    return {found.place.path for found in checked.diagnostics if found.severity is Severity.ERROR}


def plan_mending(
    checked: CheckedSite, concerns: Callable[[str], bool], sorts: Callable[[str], bool]
) -> Mapping[str, bytes]:
    """The content of files with everything mended that can be mended at once.

    The order of fields is no mistake. So a record's fields are put in order only where its file is changed anyway, or
    where somebody asked for that file: nobody gets to see a difference in files that were not touched.

    Args:
        checked: the site with its problems.
        concerns: whether a file, by its path in the site's folder, may be changed.
        sorts: whether its fields are put in order though nothing else is mended.
    """
    root, discovery = checked.settings.root, checked.discovery
    problems: dict[str, list[Diagnostic]] = {}
    for found in checked.diagnostics:
        problems.setdefault(found.place.path, []).append(found)
    sources: dict[str, SourceFile | None] = dict.fromkeys(sorted(discovery.texts))
    for source in discovery.records:
        sources[source.path] = source
        sources |= dict.fromkeys((chapter.path for chapter in discovery.chapters.get(source.path, ())), source)
    written: dict[str, bytes] = {}
    for path, belongs_to in sources.items():
        if not concerns(path):
            continue
        before = (root / path).read_bytes()
        after = _mend(checked, path, belongs_to, problems.get(path, ())) or before
        if b"\r" in after and _is_text(after):
            after = after.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if belongs_to is not None and belongs_to.path == path and (after != before or sorts(path)):
            after = _sort(after, RECORD_TYPES[belongs_to.type])
        if after != before and _reads_as_well(root, path, after):
            written[path] = after
    return written


def find_unsorted(checked: CheckedSite, concerns: Callable[[str], bool]) -> tuple[str, ...]:
    """The files of records whose fields could be put in order."""
    doubted = (
        (node.document.path, type(node.record))
        for node in checked.graph.nodes.values()
        if concerns(node.document.path) and not is_sorted(node.document.data or (), type(node.record))
    )
    contents = ((path, model, (checked.settings.root / path).read_bytes()) for path, model in doubted)
    return tuple(path for path, model, content in contents if _sort(content, model) != content)


def _sort(content: bytes, model: type[Record]) -> bytes:
    if not _is_text(content):
        return content
    text = content.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return (mark + sort_fields(text.removeprefix(mark), model)).encode("utf-8")


def _mend(checked: CheckedSite, path: str, source: SourceFile | None, found: Iterable[Diagnostic]) -> bytes | None:
    problems = [each for each in found if each.hint is not None]
    if not problems:
        return None
    spans = Spans.of(checked.settings.root, path, needs_fields=False)
    mending = _Mending(checked, spans, source)
    for problem in problems:
        mending.mend(problem)
    return spans.content()


class _Mending:
    """Mends one file."""

    def __init__(self, checked: CheckedSite, spans: Spans, source: SourceFile | None) -> None:
        self.names = checked.graph.names
        self.vocabulary = checked.graph.vocabulary.ids()
        self.spans = spans
        self.network = source.network if source else None
        is_record = source is not None and source.path == spans.document.path
        self.model = RECORD_TYPES[source.type] if source and is_record else None
        # Fields that cannot be read have no values yet; the line that keeps them from it is mended first.
        self.places = spans.document.places() if self.model and spans.document.data is not None else {}

    def mend(self, found: Diagnostic) -> None:
        """Replace what is wrong, if only one thing can have been meant and it is written plainly."""
        position = (found.place.line, found.place.column)
        values, name = dict(found.values), str(dict(found.hint.values).get("name", "")) if found.hint else ""
        try:
            if (line := _certain_line(found)) is not None:
                self.spans.replace_line(position[0], line)
            elif position[0] >= self.spans.document.body_line:
                self._mend_link(found, position)
            elif found.kind is field_problems.MISSPELT_FIELD:
                self._mend_key(position, str(values["field"]))
            elif (path := self._value_at(position)) is None:
                return
            elif name and (found.kind in _WRITTEN_OTHERWISE or (found.hint and found.hint.text == USE_KNOWN_NAME)):
                self.spans.replace_value(position, str(_at(self.spans.document.data, path)).strip(), name)
            elif found.kind is reference_problems.UNKNOWN_REFERENCE:
                scalar = _scalar(self._shape(path))
                types = scalar.types if isinstance(scalar, Reference) else ()
                written = str(values["name"])
                if (record := self._recognised(found) or self._near_record(written, types)) is not None:
                    self.spans.replace_value(position, written, record)
            elif found.kind in (field_problems.UNKNOWN_OPTION, field_problems.UNKNOWN_VOCABULARY_ID):
                near = near_names(str(values["value"]), self._options(_scalar(self._shape(path))))
                if len(near) == 1:
                    self.spans.replace_value(position, str(values["value"]), near[0])
        except CannotWrite:
            return  # written in a way that only its author can change

    def _mend_key(self, position: tuple[int, int], field: str) -> None:
        for path, (key, _) in self.places.items():
            if key == position and path and path[-1] == field:
                thing = object_in(self._shape(path[:-1]))
                near = near_names(field, thing.called if thing is not None else ())
                if len(near) == 1 and near[0] not in _at(self.spans.document.data, path[:-1]):
                    self.spans.replace_value(position, field, near[0])

    def _options(self, scalar: object) -> NamesWithSynonyms:
        if isinstance(scalar, VocabularyScalar):
            return self.vocabulary.get(scalar.list_name, NamesWithSynonyms())
        return scalar.called if isinstance(scalar, Choice) else NamesWithSynonyms()

    def _mend_link(self, found: Diagnostic, position: tuple[int, int]) -> None:
        if found.kind is not reference_problems.UNKNOWN_REFERENCE:
            return
        document = self.spans.document
        for link in find_wikilinks(document.body):
            place = document.place_in_body(link.start)
            is_it = (place.line, place.column) == position
            near = self._recognised(found) or self._near_record(link.target, ()) if is_it else None
            if near is not None:
                self.spans.replace_in_body(link.start, r"\[\[\s*", link.target, near)

    @staticmethod
    def _recognised(found: Diagnostic) -> str | None:
        hint = found.hint
        return str(dict(hint.values)["name"]) if hint and hint.text in (USE_FILE_NAME, LINK_HERE) else None

    def _near_record(self, written: str, types: tuple[str, ...]) -> str | None:
        """The only record that can have been meant, as it is written there."""
        prefix, name = self.names.split(written)
        wanted = (prefix,) if prefix else types
        near = near_names(name, self.names.known(wanted, self.network))
        found = {id for each in near for id in self.names.find_in_field(each, wanted, self.network)}
        if len(found) != 1 or not _is_slip(name, near[0]):
            return None
        return f"{prefix}:{near[0]}" if prefix else near[0]

    def _value_at(self, position: tuple[int, int]) -> DataPath | None:
        for path, (_, value) in self.places.items():
            if value == position and isinstance(_at(self.spans.document.data, path), str):
                return path
        return None

    def _shape(self, path: DataPath) -> Shape | None:
        return shape_at(ObjectShape(self.model), path) if self.model else None


def _certain_line(found: Diagnostic) -> str | None:
    """The line that YAML wants in the place of one, where nothing else can have been meant."""
    problem = dict(found.values).get("problem")
    is_slip = isinstance(problem, Message) and problem.text in CERTAIN
    if found.hint is None or not (found.kind is yaml_problems.YAML_TAB or is_slip):
        return None
    written = dict(found.hint.values)
    return str(written.get("lines", written.get("line")))


def _is_slip(written: str, meant: str) -> bool:
    """Whether a name is that of a record but for a slip of the finger: one letter in four, never the first."""
    plain = written.casefold()
    return plain[:1] == meant[:1] and OSA.distance(plain, meant) <= max(1, len(meant) // 4)


def _scalar(shape: Shape | None) -> object:
    return shape.scalar if isinstance(shape, EitherShape) else shape


def _at(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def _reads_as_well(root: Path, path: str, after: bytes) -> bool:
    """Whether a file has no more problems as a file than before."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / path).parent.mkdir(parents=True)
        (Path(folder) / path).write_bytes(after)
        new = read_document(Path(folder), path, needs_fields=False).diagnostics
    return len(new) <= len(read_document(root, path, needs_fields=False).diagnostics)
