"""Tables with a row for each person, told by the names of their columns."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused

_OF_A_PERSON = frozenset(
    (
        *("voornaam", "achternaam", "familienaam", "firstname", "lastname", "surname", "prenom", "nomdefamille"),
        *("geboortedatum", "geboortedag", "geboortejaar", "dateofbirth", "birthdate", "birthday", "datedenaissance"),
        *("bsn", "burgerservicenummer", "rijksregisternummer", "insz", "niss", "numeronational", "nationalnumber"),
        *(
            "respondent",
            "respondentid",
            "respondentnummer",
            "responseid",
            "responsid",
            "responsenummer",
            "clientnummer",
        ),
        *("ipadres", "ipaddress", "adresseip", "recipientemail", "recipientfirstname", "recipientlastname"),
    )
)
"""Names of columns that only a table of people has, without blanks, signs and accents."""

_NAMES = frozenset(("naam", "name", "nom", "client", "clientnaam", "jongere", "kind", "deelnemer", "participant"))
_ANSWERS = frozenset(
    (
        *(
            "antwoord",
            "antwoorden",
            "answer",
            "answers",
            "reponse",
            "reponses",
            "leeftijd",
            "age",
            "geslacht",
            "gender",
        ),
        *("sexe", "score", "opmerking", "opmerkingen", "diagnose", "diagnosis", "diagnostic"),
    )
)
"""Names of columns that say of someone who is named beside them what the person answered or is."""

_LONGEST_NAME = 40
_LINES = 10


def check_people_in_table(text: str) -> None:
    """Refuse a table as text whose first lines name columns of a table of people.

    Raises:
        Refused: they do.
    """
    for delimiter in ",;\t":
        for row, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), range(_LINES), strict=False):
            check_people(row)


def check_people(cells: Iterable[str]) -> None:
    """Refuse a table in which some cells are the names of columns of a table of people.

    Raises:
        Refused: they are.
    """
    plain = {_plain(cell): cell.strip() for cell in cells if len(cell) <= _LONGEST_NAME}
    told = [cell for name, cell in plain.items() if name in _OF_A_PERSON]
    if plain.keys() & _NAMES and plain.keys() & _ANSWERS:
        told += [cell for name, cell in plain.items() if name in _NAMES | _ANSWERS]
    if told:
        raise Refused([Fault.of(problems.PEOPLE_TABLE, columns=tuple(sorted(told)))])


def _plain(cell: str) -> str:
    decomposed = unicodedata.normalize("NFKD", cell.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
