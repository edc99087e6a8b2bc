"""Signs of personal data in a text, for a warning: nobody's numbers or addresses are published by accident."""

from __future__ import annotations

import re

from stdnum.be import nn
from stdnum.nl import bsn

from leernetwerk.editing.refusal import Count, Notice
from leernetwerk.words import N_, NP_, Message

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<![\d.])(?:\+|00)?(?:31|32|0)(?:[ ()./-]{0,2}\d){8,9}(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{2}(?:[ .-]?\d){7,9}(?!\d)")


def warn_of_people(text: str) -> tuple[Notice, ...]:
    """What to look for before a text becomes public."""
    found: list[Notice] = []
    addresses = len(_EMAIL.findall(text)) + len(_PHONE.findall(text))
    if addresses:
        found.append(
            Count(
                *NP_(
                    "The text has {count} e-mail address or telephone number: may it be public?",
                    "The text has {count} e-mail addresses or telephone numbers: may they be public?",
                ),
                addresses,
            )
        )
    if any(bsn.is_valid(number) or nn.is_valid(number) for number in _NUMBER.findall(text)):
        found.append(Message.of(N_("The text has a number that looks like that of a citizen: take it out.")))
    found.append(
        Message.of(N_("Read it before it becomes public: no names or stories by which a client is recognised."))
    )
    return tuple(found)
