"""What can be wrong: each kind of problem is declared once, with its message, meaning and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leernetwerk.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Example:
    """Files of a tiny site that show a kind: path in the site's folder → content.

    The example site of the checker's tests lies beneath; these files are laid over it. Content that begins with ``@``
    stands for a symbolic link to what follows.
    """

    files: Mapping[str, str | bytes]


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
