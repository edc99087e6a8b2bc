"""How much a person writes; anything beyond is refused rather than read, so that time and memory are bounded."""

FILE_BYTES = 256 * 1024
"""A Markdown file: some 80 printed pages. The longest record of the five networks has under 10 kB; Python-Markdown
takes time that grows faster than the text, and a report of that length has chapters."""

FRONT_MATTER_CHARACTERS = 64 * 1024

VOCABULARY_BYTES = 1024 * 1024
"""The controlled vocabularies: the 1,100 regions of two countries in three languages take some 150 kB."""

DEPTH = 12
"""Nesting of YAML; the deepest field of the contract has 4 levels."""

ALIASES = 20
"""YAML aliases (``*name``) in one front matter."""

VALUES = 20_000
"""Values in one front matter, with what aliases stand for counted each time."""

VOCABULARY_VALUES = 200_000
"""The same in the vocabularies: a term with labels in three languages has some ten."""

INDENT = 240
"""Columns that a line is indented: code in a list in a list has some 20."""

LINE_CHARACTERS = 10_000
"""One line of a body; beyond it stands an embedded file, not a paragraph."""

QUOTE_DEPTH = 20
"""Nesting of quotations (``> > >``) and lists in a body, which Markdown parsers recurse on."""

FOLDER_DEPTH = 20
"""Folders in one another below the site's; a report beside its chapters lies in the fourth."""
