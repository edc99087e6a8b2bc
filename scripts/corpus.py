"""Write a made-up site of any size, for measurements: realistic records, the same at every run."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = (
    "gezin jongere begeleider team gesprek vraag antwoord netwerk context hulp steun vertrouwen veiligheid leefgroep "
    "ouders school buurt verhaal kracht zorg stap doel plan overleg ervaring inzicht methodiek praktijk organisatie "
    "samenwerking medewerker voorziening traject opvolging evaluatie verandering ruimte tijd aandacht luisteren leren "
    "proberen delen kiezen merken vertellen bespreken oefenen volhouden terugkijken samen eerst daarna vaak soms"
)
GLUE = "de het een van in op met voor en maar want omdat als dan ook niet wel nog al hun onze die dat er te om"
NAMES = "licht brug kompas anker boom cirkel spiegel venster kaart wijzer kring haven spoor bron draad"

SHARES = {
    "session": 0.30,
    "project": 0.15,
    "question": 0.15,
    "story": 0.17,
    "report": 0.05,
    "methodology": 0.10,
    "organisation": 0.05,
    "theme": 0.02,
    "network": 0.01,
}
WORDS_PER_RECORD = 400


class Corpus:
    """Writes ``count`` records of about 400 words each, with references and links between them."""

    def __init__(self, count: int, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.writing = ""
        self.words, self.glue, self.names = WORDS.split(), GLUE.split(), NAMES.split()
        self.numbers = {name: max(1, round(count * share)) for name, share in SHARES.items()}

    def write(self, root: Path) -> int:
        """Write the site; returns the number of records."""
        (root / "docs").mkdir(parents=True, exist_ok=True)
        (root / "docs" / "index.md").write_text("---\ntitle: Start\n---\n\nWelkom.\n", "utf-8")
        (root / "docs" / "vocabulary.yml").write_text(self._vocabulary(), "utf-8")
        for name, number in self.numbers.items():
            for position in range(number):
                file = root / self._path(name, position)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(self._record(name, position), "utf-8")
        return sum(self.numbers.values())

    def _vocabulary(self) -> str:
        lists = []
        for name in ("regions", "target_groups", "phases", "settings", "organisation_kinds", "evidence_levels"):
            terms = "".join(f"  - id: {name[:3]}-{number}\n    label: {{nl: Keuze {number}}}\n" for number in range(8))
            lists.append(f"{name}:\n{terms}")
        return "".join(lists)

    def _network(self, position: int) -> str:
        return f"netwerk-{position % self.numbers['network']}"

    def _path(self, name: str, position: int) -> str:
        folders = {"methodology": "methodologies", "organisation": "organisations", "theme": "themes"}
        if name in folders:
            return f"docs/{folders[name]}/{self._slug(name, position)}.md"
        if name == "network":
            return f"networks/netwerk-{position}/index.md"
        plural = "stories" if name == "story" else f"{name}s"
        return f"networks/{self._network(position)}/{plural}/{self._slug(name, position)}.md"

    def _slug(self, name: str, position: int) -> str:
        return f"{self.names[position % len(self.names)]}-{name}-{position}"

    def _any(self, name: str) -> str:
        slug = self._slug(name, self.random.randrange(self.numbers[name]))
        return slug if slug != self.writing else self._any(name)  # no record refers to itself

    def _record(self, name: str, position: int) -> str:
        self.writing = self._slug(name, position)
        lines = [f"title: {self._sentence(5)[:-1]} {position}", f"summary: {self._sentence(16)}"]
        if name != "theme":
            lines.append(f"themes: [{self._any('theme')}]")
        date = f"20{self.random.randrange(10, 26)}-{self.random.randrange(1, 13):02}-{self.random.randrange(1, 29):02}"
        own = {
            "network": [f"regions: [reg-{position % 8}]", f"start: {date}", f"partners: [{self._any('organisation')}]"],
            "project": [
                f"organisations: [{self._any('organisation')}]",
                f"goal: {self._sentence(14)}",
                "methodologies:",
                f"  - methodology: {self._any('methodology')}",
                "    use: used",
                f"    verdict: {self.random.choice(['works', 'depends', 'fails'])}",
            ],
            "session": [
                f"date: {date}",
                "mode: online",
                f"methodologies: [{self._any('methodology')}]",
                "insights:",
                "  - id: eerste",
                f"    text: {self._sentence(18)}",
                f"    themes: [{self._any('theme')}]",
            ],
            "question": ["status: open", f"methodologies: [{self._any('methodology')}]"],
            "story": [f"date: {date}", "kind: news", f"organisations: [{self._any('organisation')}]"],
            "report": [f"date: {date}", f"organisations: [{self._any('organisation')}]", "kind: end-report"],
            "methodology": [
                f"purpose: {self._sentence(12)}",
                f"phases: [pha-{position % 8}]",
                f"target_groups: [tar-{position % 8}]",
                f"settings: [set-{position % 8}]",
            ],
            "organisation": ["kind: org-1", f"regions: [reg-{position % 8}]", "country: BE"],
            "theme": [f"question: {self._sentence(8)[:-1]}?"],
        }
        return "---\n" + "\n".join(lines + own[name]) + "\n---\n\n" + self._body()

    def _sentence(self, length: int) -> str:
        words = [self.random.choice(self.words if place % 2 else self.glue) for place in range(length)]
        return " ".join(words).capitalize() + "."

    def _paragraph(self) -> str:
        text = " ".join(self._sentence(self.random.randrange(8, 16)) for _ in range(5))
        return f"{text} Zie ook [[{self._any('methodology')}]] en **{self.random.choice(self.words)}**."

    def _body(self) -> str:
        parts: list[str] = []
        while sum(part.count(" ") + 1 for part in parts) < WORDS_PER_RECORD:
            parts.append(f"## {self._sentence(4)[:-1]}")
            parts.append(self._paragraph())
            parts.append("\n".join(f"- {self._sentence(7)}" for _ in range(3)))
        return "\n\n".join(parts) + "\n"
