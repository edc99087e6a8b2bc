"""The message catalogues: complete, in step with the code, and compiled as they are written."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

import catalogues

PLACE = re.compile(r"(?<!\{)\{(\w+)(?:!\w)?\}")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_catalogue_is_complete_and_in_step(language: str) -> None:
    folder = catalogues.LOCALES / language / "LC_MESSAGES"
    catalog = catalogues.update(language, catalogues.extract_messages())
    assert catalogues.untranslated(catalog) == []
    text, compiled = catalogues.render(catalog)
    assert (folder / "leernetwerk.po").read_bytes() == text, "run scripts/catalogues.py"
    assert (folder / "leernetwerk.mo").read_bytes() == compiled, "run scripts/catalogues.py"


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_translations_fill_in_the_same_values(language: str) -> None:
    for message in catalogues.update(language, catalogues.extract_messages()):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (tuple, list)) else [message.id]
        strings = message.string if isinstance(message.string, (tuple, list)) else [message.string or ""]
        wanted = set(PLACE.findall(" ".join(ids)))
        assert set(PLACE.findall(" ".join(string or "" for string in strings))) == wanted, message.id


def test_english_says_what_the_code_says() -> None:
    # The message ids are English: another text in this catalogue came from another language by mistake.
    english = catalogues.update("en", catalogues.extract_messages())
    assert [each.id for each in english if each.id and not each.context and each.string != each.id] == []
