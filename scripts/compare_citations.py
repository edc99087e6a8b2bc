"""Write what citeproc-js, the reference, makes of the sample reports: `python scripts/compare_citations.py`.

For developers, when the style or a sample changes. Needs node and, in a folder that NODE_PATH names, its package
`citeproc`. The outcome goes to tests/citations/reference.json, with which tests/test_citations.py compares ours; what
differs is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from leernetwerk.citations.apa import LOCALES, STYLE, format_apa

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "citations"

PROGRAM = """
const CSL = require('citeproc'), fs = require('fs');
const [style, locales, locale, samples] = process.argv.slice(1);
const items = JSON.parse(fs.readFileSync(samples, 'utf8'));
const read = (name) => fs.readFileSync(`${locales}/locales-${name}.xml`, 'utf8');
const system = { retrieveLocale: (name) => { try { return read(name); } catch { return read('en-US'); } },
                 retrieveItem: (id) => items.find((item) => item.id === id) };
const found = {};
for (const item of items) {
  const engine = new CSL.Engine(system, fs.readFileSync(style, 'utf8'), locale, true);
  engine.setOutputFormat('text');
  engine.updateItems([item.id]);
  found[item.id] = engine.makeBibliography()[1][0].trim();
}
console.log(JSON.stringify(found));
"""


def ask_reference(locale: str) -> dict[str, str]:
    """What the reference makes of each sample, by its id."""
    package = find_spec("citeproc")
    assert package is not None
    assert package.origin is not None
    locales = Path(package.origin).parent / "data" / "locales"
    call = ["node", "-e", PROGRAM, str(STYLE), str(locales), locale, str(SAMPLES / "samples.json")]
    done = subprocess.run(call, capture_output=True, text=True, check=True, env=os.environ)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def main() -> int:
    """Write the outcome of the reference; 1 if ours is another."""
    items = json.loads((SAMPLES / "samples.json").read_text("utf-8"))
    reference = {language: ask_reference(locale) for language, locale in sorted(LOCALES.items())}
    text = json.dumps(reference, ensure_ascii=False, indent=1) + "\n"
    (SAMPLES / "reference.json").write_text(text, "utf-8")
    differing = 0
    for language, expected in reference.items():
        for item in items:
            found = format_apa(item, language).text
            # In French the reference sets some spaces so that no line breaks there.
            if found.replace("\N{NO-BREAK SPACE}", " ") != expected[item["id"]].replace("\N{NO-BREAK SPACE}", " "):
                differing += 1
                print(f"{language} {item['id']}\n  ours      {found}\n  reference {expected[item['id']]}")
    print(f"{len(items)} samples in {len(reference)} languages, {differing} differ")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
