"""The oldest Python that the project runs on, and the sentence for an older one.

Written so that an old Python can still read it: newer syntax here would end in a traceback before the
sentence is said. The same holds for the scripts that a person starts.
"""

import sys

OLDEST = (3, 11)


def complaint(version: "tuple[int, ...]") -> "str | None":
    """What is wrong with this version of Python, as one sentence; None for a version that will do."""
    if version >= OLDEST:
        return None
    wanted, found = (".".join(str(number) for number in numbers[:2]) for numbers in (OLDEST, version))
    return f"Dit project vraagt Python {wanted} of nieuwer; dit is Python {found}."


def require() -> None:
    """End the script with exit status 2 and one sentence when this Python is too old."""
    sentence = complaint(tuple(sys.version_info[:2]))
    if sentence is not None:
        sys.stderr.write(sentence + "\n")
        sys.exit(2)
