"""The system libraries with which WeasyPrint makes PDF files: those that are there already, else Debian's."""

from __future__ import annotations

import debian_packages
from command_line import FINE, SetupProblem, last_line, listen
from environment import Environment

_PROBE = "import weasyprint; weasyprint.HTML(string='<p>x').write_pdf()"


def ensure_pdf_libraries(place: Environment) -> None:
    """Make sure that PDF files can be made; on Debian what is missing is installed.

    Raises:
        SetupProblem: something is missing and cannot be installed.
    """
    problem = _problem(place)
    if problem is not None and debian_packages.can_install():
        debian_packages.install("pdf")
        problem = _problem(place)
    if problem is not None:
        raise SetupProblem(
            "De tests maken pdf's en WeasyPrint mist daarvoor iets van het systeem: installeer Pango"
            f" (https://doc.courtbouillon.org/weasyprint/stable/first_steps.html). De melding: {problem}"
        )


def _problem(place: Environment) -> str | None:
    probe = listen([str(place.python), "-c", _PROBE], cwd=place.root)
    return None if probe.returncode == FINE else last_line(probe.stdout)
