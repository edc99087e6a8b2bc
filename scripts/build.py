"""Set everything up and build the reference site, or preview it with --serve.

Needs Python 3.11+ and Git, nothing else. What is set up stays in `.venv`; a second run starts at once.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import python_floor

python_floor.require()

import command_line  # noqa: E402 - an older Python cannot read these, and has been told so by now
import environment  # noqa: E402

DEFAULT_ADDRESS = "127.0.0.1:8000"


class DutchParser(argparse.ArgumentParser):
    """Explains a wrong call in the language of the site, where argparse knows English only."""

    def error(self, message: str) -> NoReturn:
        """End with exit status 2 and one sentence."""
        call = " ".join(sys.argv[1:])
        sentence = f"Deze aanroep klopt niet: '{call}'; `python3 scripts/build.py --help` toont wat er kan."
        self.exit(command_line.WRONG_CALL, sentence + "\n")


def call_of(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a call; a wrong call ends the script with exit status 2."""
    parser = DutchParser(
        prog="build.py",
        description="Zet alles klaar en bouwt de kennissite.",
        usage="python3 scripts/build.py [--strict] [--site-dir MAP] | --serve [--addr HOST:POORT]",
        add_help=False,
    )
    options = parser.add_argument_group("opties")
    options.add_argument("-h", "--help", action="help", help="toont deze uitleg")
    options.add_argument("--serve", action="store_true", help="toont een voorvertoning die wijzigingen volgt")
    options.add_argument("--addr", metavar="HOST:POORT", help=f"adres van de voorvertoning ({DEFAULT_ADDRESS})")
    options.add_argument("--strict", action="store_true", help="laat de bouw ook bij waarschuwingen mislukken")
    options.add_argument("--site-dir", metavar="MAP", type=Path, help="waar de site komt (site/)")
    call = parser.parse_args(arguments)
    previews_and_builds = call.serve and (call.strict or call.site_dir)
    if previews_and_builds or (call.addr and not (call.serve and is_address(call.addr))):
        parser.error("these options do not go together")
    return call


def is_address(text: str) -> bool:
    """Whether the text names a host and a port."""
    return re.fullmatch(r"(\[[0-9A-Fa-f:]+\]|[^\s:/]+):\d{1,5}", text) is not None


def build(place: environment.Environment, site: Path, *, strict: bool) -> int:
    """Check the content and build the site; the exit status is that of `leernetwerk build`."""
    options = ["--strict"] if strict else []
    status = command_line.run([place.command("leernetwerk"), "build", "--site-dir", site, *options], cwd=place.root)
    if status == command_line.FINE:
        command_line.say(f"De site staat in {site}; bekijk haar met: python3 scripts/build.py --serve")
    return status


def serve(place: environment.Environment, address: str) -> int:
    """Preview the site until a person stops it, which is how it should end."""
    command_line.say(f"De voorvertoning komt op http://{address}/ (stoppen met Ctrl+C).")
    try:
        return command_line.run([place.command("leernetwerk"), "serve", "--addr", address], cwd=place.root)
    except KeyboardInterrupt:
        return command_line.FINE


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then build or preview."""
    call = call_of(arguments)
    place = environment.Environment()
    command_line.require_git()
    place.ready("site")
    if call.serve:
        return serve(place, call.addr or DEFAULT_ADDRESS)
    site = (call.site_dir or place.root / "site").absolute()
    return build(place, site, strict=call.strict)


if __name__ == "__main__":
    command_line.ending_plainly(main)
