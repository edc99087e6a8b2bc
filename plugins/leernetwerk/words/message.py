"""A sentence that is not yet in a language."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Message:
    """A message id and what fills its places; a value that is a message itself is translated along."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, text: str, /, **values: object) -> Message:
        """A message from keyword values."""
        return cls(text, tuple(values.items()))

    def render(self, words: Words) -> str:
        """The sentence in the language of ``words``."""
        return words(self.text, **{name: render(value, words) for name, value in self.values})


def render(value: object, words: Words) -> object:
    """Translate a value that is a message, or a sequence that holds some; leave any other as it is."""
    if isinstance(value, Message):
        return value.render(words)
    if isinstance(value, tuple):
        return ", ".join(str(render(part, words)) for part in value)
    return value
