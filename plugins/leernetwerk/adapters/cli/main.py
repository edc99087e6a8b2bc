"""``leernetwerk``: the command."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from leernetwerk import __version__
from leernetwerk.adapters.cli import running
from leernetwerk.adapters.cli.creating import new
from leernetwerk.adapters.cli.importing import import_files
from leernetwerk.adapters.cli.interrupting import Interruption
from leernetwerk.adapters.cli.language import CONFIGURATION, SiteLanguage, choose_words, find_configuration
from leernetwerk.adapters.cli.naming_types import RecordType, name_types
from leernetwerk.adapters.cli.renaming import rename
from leernetwerk.adapters.cli.reporting import FORMATS
from leernetwerk.adapters.cli.running import FINE
from leernetwerk.adapters.cli.schemas import schema
from leernetwerk.adapters.cli.starting import init
from leernetwerk.adapters.cli.surveying import aggregate
from leernetwerk.diagnostics.stages import LOGGER, StageHandler
from leernetwerk.diagnostics.terminal import safe_streams, say
from leernetwerk.diagnostics.visible import show_in_line
from leernetwerk.words import LANGUAGES, N_, Words

TRACEBACK = "LEERNETWERK_TRACEBACK"
"""The environment variable that has a fault of the program shown with where it happened."""

FAULT = 3
"""Exit status of what nobody foresaw."""

STOPPED = 1
"""Exit status where nobody answers what is asked."""

_LONGEST_REASON = 300


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command.

    It ends with exit status 0, 1 (the content has errors), 2 (the call or the configuration is wrong), 3 (a fault of
    this program), or 128 and the number of the signal that stopped it.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = choose_words(given)
    with Interruption(for_good=arguments is None) as interruption:
        try:
            with safe_streams():
                sys.exit(_run(given, words, interruption))
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(FINE)


def _run(given: Sequence[str], words: Words, interruption: Interruption) -> int:
    """Run a command; what nobody foresaw becomes one sentence."""
    try:
        return int(make_command(words).main(list(given), prog_name="leernetwerk", standalone_mode=False) or FINE)
    except BrokenPipeError:
        raise
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except (KeyboardInterrupt, click.Abort):
        if interruption.signal is None:  # the end of what can be typed
            say(words(N_("Stopped, for there was no answer; nothing was written.")), err=True)
            return STOPPED
        tell_stopped(words)
        return interruption.status
    except Exception as error:
        if os.environ.get(TRACEBACK):
            say(traceback.format_exc(), err=True, end="")
        message = N_(
            "This is a fault of the program, not of yours: {error}. Please tell those who maintain it what you did. "
            "With {variable}=1 in front of the command it shows where it happened, which helps them."
        )
        what = show_in_line(f"{type(error).__name__} {error}".strip())[:_LONGEST_REASON]
        say(words(message, error=what, variable=TRACEBACK), err=True)
        return FAULT


def tell_stages(words: Words) -> None:
    """Have each stage told that is finished, and how long it took."""
    LOGGER.addHandler(StageHandler(words, lambda line: say(line, err=True)))
    LOGGER.setLevel(logging.INFO)


def tell_stopped(words: Words) -> None:
    """Say that a command stopped because somebody asked for it."""
    say(words(N_("Stopped. Nothing is left half done.")), err=True)


def make_command(words: Words) -> click.Group:
    """The command with its subcommands, in the language of ``words``."""

    with_options = words(N_("[OPTIONS]"))

    @click.group(
        help=words(N_("Shares what learning networks learn: checks records and builds their site.")),
        options_metavar=with_options,
        subcommand_metavar=words(N_("COMMAND [ARGS]...")),
    )
    @click.version_option(__version__, message="leernetwerk %(version)s")
    @click.option("-v", "--verbose", is_flag=True, help=words(N_("Tell what takes how long.")))
    def command(verbose: bool) -> None:
        if verbose:
            tell_stages(words)

    config_file = click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path),
        callback=_configuration,
        metavar=words(N_("PATH")),
        help=words(N_("The site's mkdocs.yml; the one in this folder, or one above it, by default.")),
    )

    types = RecordType(words)

    def add(
        name: str,
        help_text: str,
        *options: Callable[[Any], Any],
        epilog: str | None = None,
        to: click.Group = command,
    ) -> Callable[[Any], None]:
        def register(function: Callable[..., int]) -> None:
            def call(**values: Any) -> None:
                sys.exit(function(words, **values))

            for option in reversed(options):
                call = option(call)
            to.command(name, help=words(help_text), epilog=epilog, options_metavar=with_options)(call)

        return register

    add(
        "build",
        N_("Check the records and build the public site."),
        config_file,
        click.option(
            "--site-dir",
            type=click.Path(path_type=Path),
            metavar=words(N_("DIR")),
            help=words(N_("Where the site goes; site/ by default.")),
        ),
        click.option("--strict", is_flag=True, help=words(N_("Let warnings stop the build too."))),
    )(running.build)
    add(
        "serve",
        N_("Show a preview that follows edits."),
        config_file,
        click.option("--addr", metavar=words(N_("HOST:PORT")), help=words(N_("Where the preview can be seen."))),
    )(running.serve)
    add(
        "check",
        N_("Report every problem of the records, and build nothing."),
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar=words(N_("[PATH]..."))),
        config_file,
        click.option(
            "--format",
            "output",
            type=click.Choice(list(FORMATS)),
            default="text",
            help=words(N_("The form in which problems are printed.")),
        ),
        click.option(
            "--since",
            metavar=words(N_("REF")),
            help=words(N_("Only what concerns files that changed since a branch, tag or commit of Git.")),
        ),
        click.option(
            "--fix", is_flag=True, help=words(N_("Mend what has one right answer, and show what was changed."))
        ),
        click.option(
            "--overdue",
            is_flag=True,
            help=words(N_("Only what asks for care: overdue reviews, stubs, quiet networks, open questions.")),
        ),
    )(running.check)
    add(
        "explain",
        N_("Explain what the code of a problem means, with a wrong and a right example."),
        click.argument("code", required=False, default="", metavar=words(N_("CODE"))),
    )(running.explain)
    add(
        "new",
        N_("Write a new record that is right, and print where it is."),
        click.argument("type_", type=types, required=False, metavar=words(N_("TYPE"))),
        click.argument("title", nargs=-1, metavar=words(N_("TITLE"))),
        config_file,
        click.option("--network", metavar=words(N_("SLUG")), help=words(N_("The network that it belongs to."))),
        click.option(
            "--set",
            "settings",
            multiple=True,
            metavar=words(N_("KEY=VALUE")),
            help=words(N_("The value of a field, such as organisations=amber; YAML for what has fields of its own.")),
        ),
        click.option(
            "--slug", metavar=words(N_("NAME")), help=words(N_("The name of its file; made of the title by default."))
        ),
        epilog=words(N_("Types of record: {types}."), types=name_types(words)),
    )(new)
    add(
        "rename",
        N_("Give a record another name, also wherever it is referred to, and leave a redirect."),
        click.argument("old_id", metavar=words(N_("OLD_ID"))),
        click.argument("new_key", metavar=words(N_("NEW_KEY"))),
        config_file,
    )(rename)
    add(
        "import",
        N_("Make records of Word, PDF, CSV and Excel files."),
        click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=words(N_("FILE..."))),
        config_file,
        click.option("--network", metavar=words(N_("SLUG")), help=words(N_("The network that they belong to."))),
        click.option(
            "--type",
            "type_",
            type=types,
            metavar=words(N_("TYPE")),
            help=words(N_("The type of record; a report by default, and for a table what it is named after.")),
        ),
        click.option(
            "--set",
            "settings",
            multiple=True,
            metavar=words(N_("KEY=VALUE")),
            help=words(N_("The value of a field, such as organisations=amber.")),
        ),
        click.option(
            "--map",
            "columns",
            multiple=True,
            metavar=words(N_("COLUMN=FIELD")),
            help=words(N_("The field that a column of a table holds; nothing behind the = leaves it out.")),
        ),
        click.option("--yes", is_flag=True, help=words(N_("Do not ask whether the columns are right."))),
    )(import_files)
    survey = click.Group(
        "survey",
        help=words(N_("Work on surveys.")),
        options_metavar=with_options,
        subcommand_metavar=words(N_("COMMAND [ARGS]...")),
    )
    command.add_command(survey)
    add(
        "aggregate",
        N_("Count what people answered, for a survey's record; the answers themselves are stored nowhere."),
        click.argument("raw", type=click.Path(path_type=Path), metavar=words(N_("ANSWERS"))),
        click.option(
            "--survey", required=True, metavar=words(N_("KEY")), help=words(N_("The survey, such as noord/peiling."))
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar=words(N_("QUESTION=COLUMN")),
            help=words(N_("The column with the answers to a question; nothing behind the = leaves the question out.")),
        ),
        config_file,
        to=survey,
    )(aggregate)
    add(
        "schema",
        N_("Tell editors which fields and names this site has, so that they complete and explain them."),
        config_file,
    )(schema)
    add(
        "init",
        N_("Begin a new site that builds as it is."),
        click.argument("folder", required=False, type=click.Path(path_type=Path), metavar=words(N_("DIR"))),
        click.option(
            "--name", metavar=words(N_("TEXT")), help=words(N_("The site's name; that of the folder by default."))
        ),
        click.option(
            "--language",
            type=SiteLanguage(words),
            metavar=f"[{'|'.join(LANGUAGES)}]",
            help=words(N_("The site's language; Dutch by default.")),
        ),
        click.option("--region", metavar=words(N_("TEXT")), help=words(N_("The region that the site is about."))),
    )(init)
    return command


def _configuration(_context: click.Context, _option: click.Parameter, given: Path | None) -> Path:
    """A site's configuration; whoever names the site's folder means the one in it."""
    if given is None:
        return find_configuration()
    return given / CONFIGURATION if given.is_dir() else given
