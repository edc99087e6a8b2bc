"""A site with methodologies that were used."""

from __future__ import annotations

from pathlib import Path

from tests.support.example_site import example_site

VOCABULARY = (
    "phases:\n  - {id: kennismaken, label: {nl: Kennismaken}}\n  - {id: plannen, label: {nl: Plannen}}\n"
    "target_groups:\n  - {id: jongeren, label: {nl: Jongeren}}\n  - {id: ouders, label: {nl: Ouders}}\n"
    "evidence_levels:\n  - {id: niet-gevonden, label: {nl: Geen oordeel gevonden}}\n"
)


LONG = " ".join(["Neem ruim de tijd en schrijf op wat iedereen vertelt."] * 6)


def methodology(number: int, extra: str = "") -> str:
    phase = "kennismaken" if number % 2 else "plannen"
    group = "jongeren" if number % 3 else "ouders"
    return (
        f"---\ntitle: Werkwijze {number:04}\nsummary: Zo werkt nummer {number}.\npurpose: Beter werken.\n"
        f"phases: [{phase}]\ntarget_groups: [{group}]\nduration: {number} minuten\n{extra}---\n"
    )


def practice_site(root: Path, count: int = 8) -> Path:
    files = {f"docs/methodologies/w{number:04}.md": methodology(number) for number in range(1, count + 1)}
    files["docs/methodologies/w0002.md"] = methodology(
        2, "evidence: {level: niet-gevonden}\nnot_to_confuse_with: [w0003]\n"
    )
    files["docs/methodologies/w0005.md"] = methodology(
        5,
        "when: [Als er tijd is]\nwhen_not: [In een crisis]\n"
        + "steps:\n"
        + "".join(f"  - title: Stap {step}\n    text: {LONG}\n" for step in range(1, 13)),
    )
    files["docs/vocabulary.yml"] = VOCABULARY
    files["docs/organisations/oever.md"] = "---\ntitle: Oever\n---\n"
    files["networks/noord/experiences/oever.md"] = (
        "---\ntitle: Bij Oever\nmethodology: w0001\norganisation: oever\ndate: 2024-05-01\nverdict: fails\n"
        "summary: Er was te weinig tijd.\n---\n"
    )
    files["networks/noord/projects/proef.md"] = (
        "---\ntitle: De proef\norganisations: [amber]\ngoal: Uitproberen.\nstart: 2023-01-01\nmethodologies:\n"
        "  - {methodology: w0001, use: tested, verdict: works, note: Met een vaste begeleider.}\n  - w0002\n---\n"
    )
    files["networks/noord/sessions/start.md"] = (
        "---\ntitle: De start\ndate: 2023-02-01\ninsights:\n"
        "  - {id: rust, text: Rust helpt., methodologies: [w0001]}\n---\n"
    )
    return example_site(root, files)
