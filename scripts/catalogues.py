"""Keep the message catalogues in step with the code: extract, update, compile. For developers.

Run it with the Python of `.venv` after a message was added or changed, translate what it lists, and run it again.
Catalogues are committed in both forms, so that nothing has to be compiled where the site is built.
"""

from __future__ import annotations

import copy
import datetime
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "leernetwerk"
LOCALES = PACKAGE / "words" / "locale"
LANGUAGES = ("nl", "en", "fr")
SOURCE_LANGUAGE = "en"
KEYWORDS = {
    "N_": None,
    "NC_": ((1, "c"), 2),
    "NP_": (1, 2),
    "_": None,
    "words": None,
    "ln_words": None,
    "plural": (1, 2),
    "_n": (1, 2),
}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xml", "jinja2")]
OPTIONS = {"**.html": {"silent": "false"}, "**.xml": {"silent": "false"}}
"""A template that cannot be read stops the extraction; by default its messages would vanish from the catalogues."""


def extract_messages() -> Catalog:
    """Every message of the package."""
    catalog = Catalog(project="leernetwerk", charset="utf-8")
    found = sorted(
        extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=()),
        key=lambda row: (Path(row[0]).as_posix(), row[1]),
    )
    for name, _line, message, _comments, context in found:
        # Without line numbers: a catalogue changes when a message does, not when code moves.
        catalog.add(message, locations=[(Path(name).as_posix(), 0)], context=context)
    return catalog


def update(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the messages of today; translations that are still good are kept."""
    file = LOCALES / language / "LC_MESSAGES" / "leernetwerk.po"
    if file.exists():
        with file.open("rb") as stream:
            catalog = read_po(stream, locale=language)
    else:
        catalog = Catalog(locale=language, project="leernetwerk", charset="utf-8")
    # The catalogue takes messages over as they are, and every language writes its own strings into them.
    catalog.update(copy.deepcopy(template), no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    if language == SOURCE_LANGUAGE:
        for message in catalog:
            strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
            if message.id and (message.fuzzy or not all(strings)):
                message.string = message.id
                message.flags.discard("fuzzy")
    return catalog


def render(catalog: Catalog) -> tuple[bytes, bytes]:
    """A catalogue as the bytes of its .po and .mo files, without anything that differs from day to day."""
    text, compiled = BytesIO(), BytesIO()
    write_po(text, catalog, width=110, omit_header=True, no_location=True, sort_output=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {catalog.locale_identifier}\\n"\n'
    header += f'"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    catalog.creation_date = catalog.revision_date = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    write_mo(compiled, catalog)
    return header.encode() + text.getvalue(), compiled.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """The messages without a translation."""
    missing = []
    for message in catalog:
        strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
        if message.id and (message.fuzzy or not all(strings)):
            missing.append(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)
    return missing


def main() -> int:
    """Update and compile every catalogue; 1 if a translation is missing."""
    template = extract_messages()
    status = 0
    for language in LANGUAGES:
        catalog = update(language, template)
        folder = LOCALES / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        text, compiled = render(catalog)
        (folder / "leernetwerk.po").write_bytes(text)
        (folder / "leernetwerk.mo").write_bytes(compiled)
        missing = untranslated(catalog)
        print(f"{language}: {len(catalog)} messages, {len(missing)} untranslated")
        status = status or int(bool(missing))
    return status


if __name__ == "__main__":
    sys.exit(main())
