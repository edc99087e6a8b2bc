"""What can be wrong: each kind of problem is declared once, with its message, meaning and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leernetwerk.diagnostics.severity import Severity
from leernetwerk.words import Words

LONGEST_SHOWN = 600
"""Characters of an example's file beyond which only its beginning is shown."""

_PLACE = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Example:
    """Files of a tiny site that show a kind: path in the site's folder → content.

    The example site of the checker's tests lies beneath; these files are laid over it. Content that begins with ``@``
    stands for a symbolic link to what follows.
    """

    files: Mapping[str, str | bytes]

    def shown(self) -> Iterator[tuple[str, str]]:
        """Each file's path and its content for people: short, and with what cannot be seen made visible."""
        for path, content in self.files.items():
            text = content.decode("latin-1") if isinstance(content, bytes) else content
            if text.startswith("@"):
                text = text.replace("@", "→ ", 1)
            if len(text) > LONGEST_SHOWN:  # an example of something that is too long
                text = text[: LONGEST_SHOWN // 3] + " …\n"
            plain = (letter if letter.isprintable() or letter == "\n" else "�" for letter in text.replace("\t", "⇥"))
            yield path, "".join(plain).rstrip("\n")


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of problem.

    Attributes:
        code: stable name, printed with every problem and taken by ``leernetwerk explain``.
        severity: see :class:`Severity`.
        message: message id of the sentence; its places are filled by the diagnostic's values.
        meaning: message id of a paragraph on why this matters and how to mend it.
        wrong: an example that gives this problem.
        right: the same example, mended.
    """

    code: str
    severity: Severity
    message: str
    meaning: str
    wrong: Example = field(repr=False)
    right: Example = field(repr=False)

    def outline(self, words: Words) -> str:
        """Its sentence without the values of a case, which stand open."""
        return _PLACE.sub("…", words(self.message))


KINDS: dict[str, Kind] = {}
"""Every declared kind by its code, in the order of declaration."""


def declare(
    code: str,
    message: str,
    meaning: str,
    *,
    wrong: Mapping[str, str | bytes],
    right: Mapping[str, str | bytes],
    severity: Severity = Severity.ERROR,
) -> Kind:
    """Declare a kind and register it.

    Raises:
        ValueError: the code is taken.
    """
    if code in KINDS:
        raise ValueError(f"two kinds with the code {code}")
    kind = Kind(code, severity, message, meaning, Example(wrong), Example(right))
    KINDS[code] = kind
    return kind
