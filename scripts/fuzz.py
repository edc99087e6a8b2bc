"""Give the parsers anything, for as long as you like: `python3 scripts/fuzz.py [--minutes 10] [--target NAME …]`.

Uses atheris, which is led by what the code does, where it is installed, and hypothesis otherwise. Each finding is
written as a file to `--findings`, with what it broke beside it; the exit status is 1 when there is one. A finding that
is mended goes, made small, into tests/hostile/found.yml.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import random
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import python_floor

python_floor.require()

import command_line  # noqa: E402 - an older Python cannot read these, and has been told so by now
import environment  # noqa: E402

SLOW = 2.0
"""Seconds of the processor that one input may take."""


class Findings:
    """What broke, each kind once: by target, error and the line that raised it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[tuple[object, ...]] = set()
        self.count = 0
        self.tried = 0

    def take(self, name: str, raw: bytes) -> None:
        """Try one input."""
        import fuzz_targets

        self.tried += 1
        start = time.process_time()
        try:
            fuzz_targets.TARGETS[name](raw)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(name, raw, (type(error).__name__, last.filename, last.lineno), traceback.format_exc())
        else:
            if (taken := time.process_time() - start) > SLOW:
                self._keep(name, raw, ("slow",), f"{taken:.1f} s of the processor for {len(raw)} bytes\n")

    def _keep(self, name: str, raw: bytes, kind: tuple[object, ...], told: str) -> None:
        if (name, *kind) in self._seen:
            return
        self._seen.add((name, *kind))
        self.count += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        stem = f"{name}-{hashlib.sha256(raw).hexdigest()[:12]}"
        (self._folder / stem).write_bytes(raw)
        (self._folder / f"{stem}.txt").write_text(told, "utf-8", errors="backslashreplace")
        command_line.say(f"Gevonden: {stem} ({kind[0]})")


def fuzz_with_hypothesis(name: str, seconds: float, findings: Findings, seed: int) -> None:
    """Pieces that parsers are sensitive to, and files that mean something with such pieces in them."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    import fuzz_targets

    pieces = st.lists(st.sampled_from(fuzz_targets.TOKENS) | st.text(max_size=6), max_size=60).map("".join)
    files = sorted(fuzz_targets.seeds())
    end = time.monotonic() + seconds

    @st.composite
    def inputs(draw: st.DrawFn) -> bytes:
        text = draw(pieces).encode("utf-8", "replace") * draw(st.sampled_from((1, 1, 1, 1, 1, 50)))
        if draw(st.booleans()):
            return text + draw(st.binary(max_size=30))
        whole = draw(st.sampled_from(files))
        place = draw(st.integers(0, len(whole)))
        return whole[:place] + text + whole[place + draw(st.integers(0, 40)) :]

    while time.monotonic() < end:
        seed += 1

        @seeded(seed)
        @given(inputs())
        @settings(
            max_examples=200,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def batch(raw: bytes) -> None:
            if time.monotonic() < end:
                findings.take(name, raw)

        batch()


def fuzz_with_atheris(name: str, seconds: float, folder: Path, seed: int) -> int:
    """Led by coverage, in a process of its own: libFuzzer ends the process that it runs in."""
    corpus = folder / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    call = [sys.executable, __file__, "--inner", name, "--findings", str(folder), "--minutes", str(seconds / 60)]
    done = subprocess.run(
        [*call, "--seed", str(seed)], check=False, env={**os.environ, "LEERNETWERK_CORPUS": str(corpus)}
    )
    return done.returncode


def run_inner(name: str, seconds: float, findings: Findings, seed: int) -> None:
    """The process of one target under atheris."""
    import atheris

    with atheris.instrument_imports(include=["leernetwerk", "markdown", "pymdownx", "frontmatter"]):
        import fuzz_targets
    corpus = Path(os.environ["LEERNETWERK_CORPUS"])
    for number, raw in enumerate(fuzz_targets.seeds()):
        (corpus / f"seed-{number}").write_bytes(raw)
    words = corpus.parent / "words.dict"
    words.write_text("".join(f'"{_quoted(token)}"\n' for token in fuzz_targets.TOKENS if token), "utf-8")
    end = time.monotonic() + seconds

    def one(raw: bytes) -> None:
        findings.take(name, raw)
        if time.monotonic() > end:
            # libFuzzer has no other way to be told from within.
            print(f"{name}: {findings.tried} inputs", flush=True)
            os._exit(1 if findings.count else 0)

    options = [
        f"-seed={seed or 1}",
        f"-dict={words}",
        "-max_len=3000",
        "-rss_limit_mb=4000",
        "-verbosity=0",
        str(corpus),
    ]
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def _quoted(token: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token.encode("utf-8", "replace"))


def main(arguments: Sequence[str]) -> int:
    """Share the time among the targets."""
    parser = argparse.ArgumentParser(description="Geeft wat leest wat anderen schreven, van alles te lezen.")
    parser.add_argument("--minutes", type=float, default=10, help="hoe lang in het geheel (standaard: 10)")
    parser.add_argument("--target", action="append", default=[], metavar="NAAM", help="alleen dit doel, ook vaker")
    parser.add_argument("--list", action="store_true", help="noem de doelen")
    parser.add_argument("--findings", type=Path, default=Path(".cache/fuzz"), help="waar vondsten komen te staan")
    parser.add_argument("--seed", type=int, default=0, help="begingetal; met hetzelfde gebeurt hetzelfde")
    parser.add_argument("--engine", choices=("atheris", "hypothesis"), help="waarmee, in plaats van wat er is")
    parser.add_argument("--inner", help=argparse.SUPPRESS)
    call = parser.parse_args(arguments)
    place = environment.Environment()
    if importlib.util.find_spec("hypothesis") is None:
        # Called with a Python that has nothing: go on with the project's own.
        return command_line.run([place.python, Path(__file__), *arguments], cwd=place.root)
    sys.path.insert(0, str(place.root / "plugins"))
    findings = Findings(call.findings)
    if call.inner:
        run_inner(call.inner, call.minutes * 60, findings, call.seed)
        return command_line.FINE
    import fuzz_targets

    if call.list:
        command_line.say("\n".join(fuzz_targets.TARGETS))
        return command_line.FINE
    if unknown := sorted(set(call.target) - set(fuzz_targets.TARGETS)):
        parser.error(f"onbekend doel: {', '.join(unknown)}; --list noemt ze")
    names = call.target or list(fuzz_targets.TARGETS)
    engine = call.engine or ("atheris" if importlib.util.find_spec("atheris") else "hypothesis")
    seed = call.seed or random.SystemRandom().randrange(1, 2**31)
    command_line.say(f"{engine}, {len(names)} doelen, {call.minutes:g} minuten, begingetal {seed}")
    broken = False
    for name in names:
        seconds = call.minutes * 60 / len(names)
        if engine == "atheris":
            broken |= fuzz_with_atheris(name, seconds, call.findings, seed) != 0
            continue
        before = findings.tried
        fuzz_with_hypothesis(name, seconds, findings, seed)
        command_line.say(f"{name}: {findings.tried - before} invoeren")
    broken |= findings.count > 0
    command_line.say("Er is iets gevonden." if broken else "Niets gevonden.")
    return command_line.FAILED if broken else command_line.FINE


if __name__ == "__main__":
    command_line.ending_plainly(main)
