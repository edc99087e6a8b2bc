"""JSON Schemas (2020-12) of front matter, for editors, and of ``data/knowledge.json``."""

from __future__ import annotations

import json
from typing import Any

from leernetwerk.exports.knowledge import EXTERNAL_URL, SCHEMA_VERSION
from leernetwerk.records.base import Record
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalars import ENUM_LABELS
from leernetwerk.words import N_, Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def front_matter_schema(model: type[Record], words: Words) -> dict[str, Any]:
    """The schema of a type's front matter, with labels and descriptions in the words of a language.

    An optional field may be empty, and a field that is not known is no more than a warning; so the schema has
    neither type ``null`` nor a ban on other fields stand in the way of what the checker accepts.
    """
    schema: dict[str, Any] = _translate(model.model_json_schema(by_alias=True), words)
    for definition in schema.get("$defs", {}).values():
        for name in ("title", "description"):  # what Python calls and says of it; the field that holds it has words
            definition.pop(name, None)
    schema["$schema"] = DIALECT
    schema["title"] = words(model.label)
    schema["description"] = words(model.purpose_text)
    return schema


def knowledge_schema(words: Words) -> dict[str, Any]:
    """The schema of ``data/knowledge.json``."""
    definitions: dict[str, Any] = {}
    for name, model in RECORD_TYPES.items():
        schema = front_matter_schema(model, words)
        definitions |= schema.pop("$defs", {})
        del schema["$schema"]
        if "url" in schema["properties"]:
            schema["properties"][EXTERNAL_URL] = schema["properties"]["url"]
        schema["properties"] |= {
            "id": {"type": "string", "pattern": f"^{name}:"},
            "type": {"const": name},
            "key": {"type": "string"},
            "url": {"type": "string"},
        }
        schema["required"] = sorted({*schema.get("required", ()), "id", "type", "key", "url"})
        schema["additionalProperties"] = False
        definitions[name] = schema
    relation = {name: {"type": "string"} for name in ("source", "relation", "target")}
    site = {name: {"type": "string"} for name in ("name", "language", "url")}
    return {
        "$schema": DIALECT,
        "title": words(N_("The knowledge of a site of learning networks")),
        "type": "object",
        "required": ["schema_version", "site", "records", "relations"],
        "additionalProperties": False,
        "properties": {
            "schema_version": {"const": SCHEMA_VERSION},
            "site": {"type": "object", "required": ["name", "language"], "properties": site},
            "records": {
                "type": "array",
                "items": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in RECORD_TYPES]},
            },
            "relations": {
                "type": "array",
                "items": {"type": "object", "required": list(relation), "properties": relation},
            },
        },
        "$defs": definitions,
    }


def write_schema(schema: dict[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _translate(part: Any, words: Words) -> Any:
    """Translate titles and descriptions, and take out what only Python needs: null options and their defaults."""
    if isinstance(part, list):
        return [_translate(item, words) for item in part]
    if not isinstance(part, dict):
        return part
    translated: dict[str, Any] = {}
    for name, value in part.items():
        if name in ("title", "description") and isinstance(value, str):
            translated[name] = words(value)
        elif name == ENUM_LABELS:
            translated[name] = [words(label) for label in value]
        elif name not in ("default", "additionalProperties"):
            translated[name] = _translate(value, words)
    options = translated.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        kept = [option for option in options if option != {"type": "null"}]
        del translated["anyOf"]
        translated |= kept[0] if len(kept) == 1 else {"anyOf": kept}
    return translated
