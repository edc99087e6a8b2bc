"""How bad a problem is."""

from enum import StrEnum


class Severity(StrEnum):
    """``error`` stops a build, ``warning`` does so with ``--strict`` only, ``info`` never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
