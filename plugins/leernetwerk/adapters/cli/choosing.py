"""Choosing on a terminal: by number, by name, or by a part of a name."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence

import click

from leernetwerk.diagnostics.hints import nearest
from leernetwerk.diagnostics.terminal import say
from leernetwerk.editing.options import Option, find_options
from leernetwerk.words import N_, Words

MOST_SHOWN = 12
"""How many options are listed at once; the others are found by a part of their name."""

NEEDED = N_("This cannot be left out. Ctrl-C stops, and nothing is written.")


def tell(text: str) -> None:
    """Say something beside what the command prints."""
    say(text, err=True)


def ask(label: str, default: str = "") -> str:
    """A line that somebody types; the default for an empty one.

    Raises:
        click.Abort: who was asked wants to stop.
    """
    return str(click.prompt(label, default=default, show_default=bool(default), err=True)).strip()


def ask_needed(label: str, words: Words, default: str = "") -> str:
    """A line that somebody types, asked until there is one: spaces are none."""
    while not (answer := ask(label, default)):
        tell(words(NEEDED))
    return answer


def agree(question: str, words: Words) -> bool:
    """Whether somebody says yes, in the language of the site or in English: asked until it is clear; nothing is no."""
    yes, no = words(N_("yes")), words(N_("no"))
    while True:
        answer = ask(f"{question} [{yes}/{no}]").casefold()
        if answer in (yes, yes[0], "yes", "y"):
            return True
        if answer in (no, no[0], "no", "n", ""):
            return False
        tell(words(N_("Type {yes} or {no}."), yes=yes, no=no))


def quote(text: str) -> str:
    """A text as one part of a command: between double quotes, which every shell knows, where these will do."""
    return shlex.quote(text) if set(text) & set('"$`\\!') else f'"{text}"'


class Choosing:
    """Options with the numbers by which they can be named; those that were listed last have the numbers.

    Args:
        options: what there is to choose from.
        words: the language of what is said.
        way_out: what to do for who needs something that is not among them, by what they call it.
    """

    def __init__(self, options: Sequence[Option], words: Words, way_out: Callable[[str], str] = lambda _: "") -> None:
        self._options, self._words, self._way_out = options, words, way_out
        self._shown: Sequence[Option] = options[:MOST_SHOWN]

    def show(self) -> None:
        """List what there is to choose from."""
        self._list(self._options)

    def find(self, text: str) -> str | None:
        """The name of the option that is meant; ``None`` if none is, which is told, or several are: they are listed."""
        found = find_options(text, self._options)
        if len(found) != 1 and text.isdecimal() and 1 <= int(text) <= len(self._shown):
            found = (self._shown[int(text) - 1],)
        if not found:
            return self._find_near(text)
        if len(found) > 1:
            tell(self._words(N_("That can be several; which one?")))
            self._list(found)
            return None
        if found[0].name != text:
            tell(f"  → {_name(found[0])}")
        return found[0].name

    def _find_near(self, text: str) -> str | None:
        """What is called nearly so, if it was meant."""
        by_word = {word: option for option in reversed(self._options) for word in option.words}
        near = nearest(text, by_word)
        if near is None:
            told = (self._words(N_("'{name}' is not among them."), name=text), self._way_out(text))
            tell(" ".join(each for each in told if each))
            return None
        name = by_word[near].name
        if agree(self._words(N_("Did you mean '{name}'?"), name=name), self._words):
            return name
        if way_out := self._way_out(text):
            tell(way_out)
        return None

    def _list(self, options: Sequence[Option]) -> None:
        self._shown = options[:MOST_SHOWN]
        for number, option in enumerate(self._shown, 1):
            tell(f"  {number:2}. {_name(option)}")
        if left := len(options) - len(self._shown):
            more = self._words.plural(
                "… and {count} more: type a part of its name.", "… and {count} more: type a part of the name.", left
            )
            tell(f"      {more}")


def _name(option: Option) -> str:
    same = option.label.casefold() == option.name.casefold()
    return option.label if same else f"{option.label} ({option.name})"
