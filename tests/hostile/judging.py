"""Cases checked, built and visited: what came of each."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.hostile.cases import Case, lay_out, owner_of
from tests.hostile.machine import Machine, serving

from leernetwerk.adapters.cli.main import main as leernetwerk


def run(*arguments: object) -> int:
    """Call the command here; gives its exit status."""
    try:
        leernetwerk([str(argument) for argument in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@dataclass
class Judged:
    """What came of every case.

    Attributes:
        codes: the errors that ``check`` gives, by case.
        faults: what was done to a reader's machine, by case.
        told: the codes of whatever else ``check`` says, by case.
        stray: what was told or kept that belongs to no case.
        site: the folder of the built site.
        built: whether everything that ``check`` passes was built.
    """

    codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stray: list[str] = field(default_factory=list)
    site: Path = Path()
    built: str = ""


def check(root: Path) -> list[dict[str, str]]:
    """What ``check`` says."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run("check", "-f", root / "mkdocs.yml", "--format", "json")
    found: list[dict[str, str]] = json.loads(out.getvalue())
    return found


def sort_out(root: Path, cases: list[Case], judged: Judged) -> list[Case]:
    """The cases that ``check`` passes; notes the errors of the others."""
    together = [case for case in cases if not case.alone]
    owners = lay_out(root / "all", together)
    for found in check(root / "all"):
        case = owner_of(found["path"], owners)
        if case is not None:
            (judged.codes if found["severity"] == "error" else judged.told)[case.id].add(found["code"])
        elif found["severity"] == "error":
            judged.stray.append(f"{found['code']} {found['path']}: {found['message']}")
    for case in cases:
        if case.alone:
            lay_out(root / case.id, [case])
            judged.codes[case.id] |= {found["code"] for found in check(root / case.id) if found["severity"] == "error"}
    return [case for case in cases if not judged.codes[case.id]]


def build(root: Path, cases: list[Case]) -> str:
    """Build a site of some cases; gives what was said where that failed."""
    lay_out(root / "content", cases)
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            status = run("build", "-f", root / "content" / "mkdocs.yml", "--site-dir", root / "site")
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    return f"status {status}: {told.getvalue()[-600:]}" if status else ""


def find_culprits(root: Path, cases: list[Case], judged: Judged) -> list[Case]:
    """The cases that can be built; notes which cannot, though ``check`` passes them."""
    fault = build(root, cases)
    if not fault:
        return cases
    if len(cases) == 1:
        judged.faults[cases[0].id].append(f"check passes it and build does not: {fault}")
        return []
    half = len(cases) // 2
    return [
        *find_culprits(root.with_name(root.name + "a"), cases[:half], judged),
        *find_culprits(root.with_name(root.name + "b"), cases[half:], judged),
    ]


def build_together(root: Path, cases: list[Case], judged: Judged) -> tuple[Path, list[Case]]:
    """Build what can be built alone; leaves out, and notes, what cannot be built beside the others."""
    for attempt in range(20):
        fault = build(root / f"rest{attempt}", cases)
        if not fault:
            return root / f"rest{attempt}", cases
        low, high = 0, len(cases)  # the first so many can be built; the first so many cannot
        while high - low > 1:
            middle = (low + high) // 2
            if build(root / f"rest{attempt}-{middle}", cases[:middle]):
                high = middle
            else:
                low = middle
        judged.faults[cases[high - 1].id].append(f"cannot be built beside the others: {fault}")
        cases = [*cases[: high - 1], *cases[high:]]
    raise AssertionError("nothing can be built")


def published(site: Path, case: Case) -> list[Path]:
    """The published copies of a hostile file."""
    return sorted(path for path in site.rglob("*") if path.name == case.text and path.is_file()) if case.raw else []


def held(file: Path, texts: Sequence[str]) -> list[str]:
    """Those of some texts that a file still holds, packed or not."""
    layers = list(unpack(file.read_bytes()))
    spellings = {text: (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")) for text in texts}
    return [text for text, forms in spellings.items() if any(form in layer for layer in layers for form in forms)]


def unpack(raw: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file, its members where it is a package, and what is deflated in it."""
    yield raw
    if depth < 3 and raw.startswith(b"PK"):
        with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(raw)) as package:
            for name in package.namelist()[:200]:
                yield name.encode()
                yield from unpack(package.open(name).read(5_000_000), depth + 1)
    for start in re.finditer(rb"x[\x01\x5e\x9c\xda]", raw[:3_000_000]):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(raw[start.start() :], 1_000_000)


def visit_all(
    origin: str, cases: Sequence[Case], site: Path, *, bypass: bool
) -> tuple[dict[str, list[str]], list[str]]:
    """Open the pages and files of all cases as one reader; gives what was done, by case, and what stayed behind."""
    name = "without the policy" if bypass else "with the policy"
    faults: dict[str, list[str]] = {}
    with sync_playwright() as playwright:
        machine = Machine(playwright.chromium, origin, bypass=bypass)
        before = machine.visit_plain()
        for case in cases:
            done = [fault for page in case.pages for fault in machine.visit(page, case.sentinel)]
            for file in published(site, case):
                done += machine.visit("/" + file.relative_to(site).as_posix(), raw=True)
            faults[case.id] = [f"{fault} ({name})" for fault in done]
        machine.visit_plain()
        after = machine.stored()
        machine.close()
    return faults, [f"kept on the machine: {after}, not {before}"] if after != before else []


def judge(root: Path, cases: Sequence[Case]) -> Judged:
    """Check all cases, build one site of those that pass, and visit their pages with the site's policy and without."""
    found = Judged()
    passing = sort_out(root / "check", list(cases), found)
    built = root / "built"
    found.built = build(built, passing)
    if found.built:
        passing = find_culprits(root / "halves", passing, found)
        built, passing = build_together(root, passing, found)
    found.site = built / "site"
    for case in passing:
        files = published(found.site, case)
        found.faults[case.id] += [f"{file.name} holds {text!r}" for file in files for text in held(file, case.gone)]
        if case.raw and not files and not found.told[case.id]:
            found.faults[case.id].append("not published, and nothing said")
    with serving(found.site) as origin, ThreadPoolExecutor(2) as readers:
        told = readers.map(lambda bypass: visit_all(origin, passing, found.site, bypass=bypass), (False, True))
        for faults, stray in told:
            for id, each in faults.items():
                found.faults[id] += each
            found.stray += stray
    return found


def report(judged: Judged, cases: Sequence[Case]) -> list[str]:
    """What is wrong, a line each."""
    lines = [f"- build: {judged.built}"] if judged.built else []
    lines += [f"- stray: {each}" for each in judged.stray]
    for case in cases:
        faults = list(dict.fromkeys(fault.replace(" (with the policy)", "") for fault in judged.faults[case.id]))
        codes = judged.codes[case.id]
        if case.refused is None and codes:
            faults.append(f"refused: {', '.join(sorted(codes))}")
        elif case.refused is not None and not codes:
            faults.append(f"passes check (expected: refused {case.refused})")
        elif case.refused and case.refused not in codes:
            faults.append(f"refused with {', '.join(sorted(codes))}, not {case.refused}")
        if faults:
            lines.append(f"- {case.group}/{case.id} ({case.at}): " + "; ".join(faults)[:700])
    return lines
