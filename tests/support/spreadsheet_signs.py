"""Signs with which spreadsheets begin a formula."""

from __future__ import annotations

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
