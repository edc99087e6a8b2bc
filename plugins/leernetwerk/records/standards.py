"""Values that an international standard defines, checked by the libraries that know it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from babel import Locale
from stdnum import exceptions, isbn

from leernetwerk.content.site_paths import NotOnSite, mend_address, redirect_file
from leernetwerk.content.web_addresses import find_deceit
from leernetwerk.diagnostics import Kind
from leernetwerk.diagnostics.hints import NamesWithSynonyms
from leernetwerk.records import field_problems
from leernetwerk.records.context import RecordContext, problem
from leernetwerk.records.scalar import Scalar
from leernetwerk.words import LANGUAGES, N_, Message

# Without "%": in an address of "mailto:" it stands for other characters, line ends and further recipients among them.
_EMAIL = re.compile(r"[A-Za-z0-9._+'-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})*")
_WITHIN = re.compile(r"(?:https?://|www\.)[^\s<>\"\\]*[^\s<>\"\\.,;:)\]]", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9<>\[\]+]+")
_DEPOT = re.compile(r"D/(\d{4})/(\d{4,5})/(\d{1,4})")

_ONE_LICENSE = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.+-]+")
_CREATIVE_COMMONS = re.compile(r"CC-(?P<kind>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>\d\.\d)")

_LONGEST_EMAIL = 254
"""Characters of an e-mail address (RFC 5321)."""

_OFTEN_USED = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0")
"""Licences that texts of learning networks often have."""

_WRONG_CHECK_DIGIT = N_("its last digit does not agree with the others")
_WRONG_LENGTH = N_("it has too many or too few digits")
_WRONG_FORM = N_("it is not written like one, such as {example}")


@dataclass(frozen=True, slots=True)
class UrlScalar(Scalar):
    """A web address (RFC 3986) with http or https."""

    expected = N_("a web address such as https://example.org/")

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        found = _WITHIN.search(text)
        if found is None:
            return None
        return found.group() if "://" in found.group() else f"https://{found.group()}", found.group()

    def read(self, text: str, context: RecordContext | None) -> str:
        try:
            parts = urlsplit(text)
            valid = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", text)
            valid = valid and "@" not in parts.netloc  # a name and password, or an e-mail address
        except ValueError:
            valid = False
        if not valid:
            scheme, _, rest = text.partition("://")
            named = "@" in rest.partition("/")[0]
            near = f"{scheme}://{rest.partition('@')[2]}" if named else f"https://{text}"
            known = (near,) if named or _HOST.match(text) else ()
            raise problem(field_problems.INVALID_URL, value=text, near=(near, known))
        if (reason := find_deceit(text)) is not None:
            raise problem(field_problems.MISLEADING_URL, value=text, reason=Message.of(reason))
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


@dataclass(frozen=True, slots=True)
class PatternScalar(Scalar):
    """A value that a pattern describes in full."""

    pattern: re.Pattern[str]
    kind: Kind
    expected = N_("a text")

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        short = self.kind is field_problems.INVALID_EMAIL and len(text) <= _LONGEST_EMAIL
        within = self.pattern.search(text) if short else None
        return (within.group(), within.group()) if within else None

    def read(self, text: str, context: RecordContext | None) -> str:
        if not self.pattern.fullmatch(text):
            near = self.pick(text, context)
            raise problem(self.kind, value=text, near=(near[0], near[:1]) if near else None)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern.pattern}$"}


@dataclass(frozen=True, slots=True)
class AliasScalar(Scalar):
    """An old address of a page: a path on this site (RFC 3986, 3.3) at which a page can stand."""

    expected = N_("a path on this site, such as /oud/pad/")

    def read(self, text: str, context: RecordContext | None) -> str:
        try:
            redirect_file(text)
        except NotOnSite as error:
            near = mend_address(text)
            hint = Message.of(N_("this is why: {reason}"), reason=error.reason)
            raise problem(
                field_problems.INVALID_ALIAS, value=text, near=(near, (near,)) if near else None, hint=hint
            ) from None
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^/(?!/)[^?#\\\s]*$"}


@dataclass(frozen=True, slots=True)
class LicenseScalar(Scalar):
    """The id of a licence (SPDX licence list, or an expression of them)."""

    expected = N_("the SPDX id of a licence, such as CC-BY-4.0")

    def read(self, text: str, context: RecordContext | None) -> str:
        if not _is_license(text):
            near = "-".join(text.split())
            known = (near,) if _is_license(near) else _OFTEN_USED
            hint = Message.of(
                N_("often used: {choices}. Do you not know which one? Then take this line away"), choices=_OFTEN_USED
            )
            raise problem(field_problems.UNKNOWN_LICENSE, value=text, near=(near, known), hint=hint)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string"}


@cache
def _is_license(text: str) -> bool:
    # The library reads its list of licences when it is imported; few records need it.
    from license_expression import get_spdx_licensing

    try:
        return not get_spdx_licensing().validate(text).errors
    except Exception:  # on half an expression the library fails in many ways
        return False


def spdx_address(license: str) -> str:
    """The address of a licence in the SPDX list; "" for what is no single licence of it."""
    return f"https://spdx.org/licenses/{license}.html" if _ONE_LICENSE.fullmatch(license) else ""


def license_address(license: str) -> str:
    """Where a reader finds what a licence allows: for one of Creative Commons their own page, with translations; "" for
    what is no single licence."""
    found = _CREATIVE_COMMONS.fullmatch(license)
    if found is None:
        return spdx_address(license)
    return f"https://creativecommons.org/licenses/{found['kind'].lower()}/{found['version']}/"


@dataclass(frozen=True, slots=True)
class LanguageScalar(Scalar):
    """A language tag (BCP 47) whose language the Unicode CLDR knows."""

    expected = N_("the code of a language, such as nl")

    def read(self, text: str, context: RecordContext | None) -> str:
        found = _LANGUAGE.fullmatch(text)
        if not found or found[1] not in Locale("en").languages:
            raise problem(field_problems.UNKNOWN_LANGUAGE, value=text, near=(text, _called("languages")))
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"}


@dataclass(frozen=True, slots=True)
class CountryScalar(Scalar):
    """A country (ISO 3166-1 alpha-2)."""

    expected = N_("the code of a country, such as BE")

    def read(self, text: str, context: RecordContext | None) -> str:
        if not re.fullmatch(r"[A-Z]{2}", text) or text not in Locale("en").territories:
            raise problem(field_problems.UNKNOWN_COUNTRY, value=text, near=(text, _called("territories")))
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{2}$"}


@cache
def _called(what: str) -> NamesWithSynonyms:
    """The codes of languages or territories, each with its names in every language of the site (CLDR)."""
    names = NamesWithSynonyms()
    for language in LANGUAGES:
        for code, name in getattr(Locale(language), what).items():
            if len(code) == 2 and code.isalpha():
                names[code] = (*names.get(code, ()), name)
    return names


@dataclass(frozen=True, slots=True)
class IsbnScalar(Scalar):
    """An ISBN of 10 or 13 digits (ISO 2108)."""

    expected = N_("an ISBN")

    def read(self, text: str, context: RecordContext | None) -> str:
        try:
            isbn.validate(text)
        except exceptions.InvalidChecksum:
            raise _invalid("ISBN", text, _WRONG_CHECK_DIGIT) from None
        except exceptions.InvalidLength:
            raise _invalid("ISBN", text, _WRONG_LENGTH) from None
        except exceptions.ValidationError:
            raise _invalid("ISBN", text, _WRONG_FORM, example="978-90-274-3964-2") from None
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9Xx -]{10,17}$"}


@dataclass(frozen=True, slots=True)
class DoiScalar(Scalar):
    """A DOI (ISO 26324), without https://doi.org/ in front."""

    expected = N_("a DOI")

    def read(self, text: str, context: RecordContext | None) -> str:
        if not _DOI.fullmatch(text):
            raise _invalid("DOI", text, _WRONG_FORM, example="10.1000/182")
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_DOI.pattern}$"}


@dataclass(frozen=True, slots=True)
class DepotScalar(Scalar):
    """A Belgian legal deposit number: D/year/publisher/number."""

    expected = N_("a Belgian depot number")

    def read(self, text: str, context: RecordContext | None) -> str:
        found = _DEPOT.fullmatch(text)
        if not found or not 1966 <= int(found[1]) <= 2999:  # the deposit was introduced in 1966
            raise _invalid(Message.of(N_("Belgian depot number")), text, _WRONG_FORM, example="D/2016/1234/5")
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_DEPOT.pattern}$"}


def _invalid(scheme: object, text: str, reason: str, **values: object) -> Exception:
    return problem(field_problems.INVALID_IDENTIFIER, scheme=scheme, value=text, problem=Message.of(reason, **values))


Url = Annotated[str, UrlScalar()]
EMAIL = PatternScalar(_EMAIL, field_problems.INVALID_EMAIL)
Email = Annotated[str, EMAIL]
Alias = Annotated[str, AliasScalar()]
LicenseId = Annotated[str, LicenseScalar()]
LanguageTag = Annotated[str, LanguageScalar()]
CountryCode = Annotated[str, CountryScalar()]
Isbn = Annotated[str, IsbnScalar()]
Doi = Annotated[str, DoiScalar()]
Depot = Annotated[str, DepotScalar()]
