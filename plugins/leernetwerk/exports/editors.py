"""What an editor completes and explains in a site's files: schemas with the site's own names, and where they apply.

Editors that know the YAML language server read ``schema/`` by the settings of VS Code; a task of VS Code shows what
the checks find in the files themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from leernetwerk.diagnostics.as_text import SEVERITY_NAMES
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.exports.schema import front_matter_schema, write_schema
from leernetwerk.graph import Graph
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalars import ENUM_LABELS
from leernetwerk.records.session import Session
from leernetwerk.words import N_, Words

SCHEMAS = "schema"
SETTINGS_FILE = ".vscode/settings.json"
TASKS_FILE = ".vscode/tasks.json"
EXTENSIONS_FILE = ".vscode/extensions.json"

_WIRED = "yaml.schemas"
_INSIGHTS = "insight"


def editor_schemas(words: Words, graph: Graph | None = None) -> Iterator[tuple[str, str]]:
    """The schema of each type: its path in the site's folder, and its text.

    Args:
        words: the language of labels and descriptions.
        graph: the site whose records and terms are offered where a field names one; nothing is offered without it.
    """
    names = _names(graph, words) if graph else {}
    for name, model in RECORD_TYPES.items():
        schema = front_matter_schema(model, words)
        used: set[str] = set()
        schema = _offer(schema, names, used)
        if used:
            schema["$defs"] = schema.get("$defs", {}) | {f"names-{list_}": names[list_] for list_ in sorted(used)}
        yield f"{SCHEMAS}/{name}.json", write_schema(schema)


def write_settings(existing: str, docs: str, networks: str) -> str:
    """VS Code's settings with the schemas wired to the files that they are for; other settings stay.

    Args:
        existing: the settings as they are, or "".
        docs: the folder of what networks share.
        networks: the networks' folder.

    Raises:
        ValueError: the settings hold something else than JSON, such as comments, and are better left alone.
    """
    settings = json.loads(existing) if existing.strip() else {}
    if not isinstance(settings, dict):
        raise ValueError("settings are no object")
    wired = {}
    for name, model in RECORD_TYPES.items():
        path = model.layout.scope.value.replace("<folder>", model.layout.folder)
        top, _, rest = path.replace("<network>", "*").replace("<slug>", "*").partition("/")
        wired[f"./{SCHEMAS}/{name}.json"] = [f"{docs if top == 'docs' else networks}/{rest}"]
    # The text below the front matter is no YAML, so an editor that validates it finds nothing but errors there.
    defaults = {"yaml.validate": False, "yaml.schemaStore.enable": False}
    return _write(defaults | settings | {_WIRED: wired})


def further_files(words: Words) -> Iterator[tuple[str, str]]:
    """What VS Code needs beside its settings: a task that shows what the checks find, and the extension for YAML."""
    label = words(N_("Check the site"))
    matchers = [
        {
            "owner": f"leernetwerk-{severity.value}",
            "fileLocation": ["relative", "${workspaceFolder}"],
            "severity": severity.value,
            "pattern": {
                "regexp": rf"^(.+?):(\d+):(\d+): {words(SEVERITY_NAMES[severity])}: (.*)$",
                **{"file": 1, "line": 2, "column": 3, "message": 4},
            },
        }
        for severity in Severity
    ]
    task = {
        "label": label,
        "type": "shell",
        "command": "leernetwerk check",
        "problemMatcher": matchers,
        "group": {"kind": "test", "isDefault": True},
        "presentation": {"reveal": "silent"},
    }
    yield TASKS_FILE, _write({"version": "2.0.0", "tasks": [task]})
    yield EXTENSIONS_FILE, _write({"recommendations": ["redhat.vscode-yaml"]})


def _names(graph: Graph, words: Words) -> dict[str, dict[str, Any]]:
    """What can be named, by type of record or list of the vocabulary, as schemas that list it."""
    found = {name: [(node.source.key, node.title) for node in graph.of_type(name)] for name in RECORD_TYPES}
    found["record"] = [(node.id, node.title) for node in graph.nodes.values()]
    found[_INSIGHTS] = [
        (f"{node.source.key}#{insight.id}", insight.text)
        for node in graph.of_type("session")
        if isinstance(node.record, Session)
        for insight in node.record.insights
    ]
    for list_, ids in graph.vocabulary.ids().items():
        found[list_] = [(id, graph.vocabulary.label(list_, id, words.language)) for id in ids]
    return {
        name: {"enum": [key for key, _ in each], ENUM_LABELS: [label for _, label in each]}
        for name, each in found.items()
        if each
    }


def _offer(part: Any, names: dict[str, dict[str, Any]], used: set[str]) -> Any:
    """A schema in which fields that name something offer what there is, and take all that they took before."""
    if isinstance(part, list):
        return [_offer(item, names, used) for item in part]
    if not isinstance(part, dict):
        return part
    offered = {name: _offer(value, names, used) for name, value in part.items()}
    lists = [list_ for list_ in _lists_of(part) if list_ in names]
    if not lists:
        return offered
    used.update(lists)
    kept = {name: offered.pop(name) for name in ("type", "pattern", "minLength") if name in offered}
    return offered | {"anyOf": [*({"$ref": f"#/$defs/names-{list_}"} for list_ in lists), kept]}


def _lists_of(part: dict[str, Any]) -> list[str]:
    """The lists of names that a value is from, by the marks that kinds of value leave in their schemas."""
    if "x-vocabulary" in part:
        return [part["x-vocabulary"]]
    if part.get("x-part"):
        return [_INSIGHTS]
    return (part["x-reference"] or ["record"]) if "x-reference" in part else []


def _write(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
