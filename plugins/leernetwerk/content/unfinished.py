"""Texts that still wait for their author."""

from __future__ import annotations

from leernetwerk.words import N_

TO_FILL_IN = N_("To be filled in:")
"""Stands in front of what an import or a new record asks its author to write."""
