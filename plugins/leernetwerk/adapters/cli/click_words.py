"""Click's own sentences that a contributor can meet, marked so that the catalogues have them.

Click asks :mod:`gettext` for them under these very words; :mod:`.language` points it to our catalogues.
"""

from leernetwerk.words import N_, NP_

SENTENCES = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Missing command."),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing {param_type}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Choose from:\n\t{choices}"),
    N_("Aborted!"),
)

PLURAL_SENTENCES = (
    NP_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NP_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NP_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NP_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)
