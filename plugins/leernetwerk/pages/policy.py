"""What browsers may load and run for a page (Content Security Policy Level 3, https://www.w3.org/TR/CSP3/).

Public pages have one policy, whatever stands on them: a script or an image that a contributor got past the sanitiser
would not run and would not be asked for. The editor has its own, because it writes to a forge and styles itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_PUBLIC: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons stand in its style sheet as data
    "connect-src": "'self'",
    "frame-src": "'self'",  # reports are shown in a frame
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}

_NOT_FRAMED = ("frame-ancestors", "'self'")
"""Browsers heed this in a header only (CSP3, section 3.3)."""


def public_policy(*, header: bool = False, framed: bool = False) -> str:
    """The policy of every page that readers see.

    Args:
        header: whether it is for a header rather than for a ``meta`` element.
        framed: whether other sites may show the page in a frame.
    """
    return _write(_PUBLIC, header=header and not framed)


def editor_policy(origins: Sequence[str], *, header: bool = False) -> str:
    """The policy of the editor.

    Args:
        origins: the origins of the forge that it writes to, and of where its visitors sign in.
        header: whether it is for a header rather than for a ``meta`` element.
    """
    forge = "".join(f" {origin}" for origin in origins)
    return _write(
        {
            "default-src": "'self'",
            "script-src": "'self'",
            "style-src": "'self' 'unsafe-inline'",
            "font-src": "'self' data:",
            "img-src": f"'self' data: blob:{forge}",
            "media-src": "'self' blob:",
            "frame-src": "'self' blob:",
            "worker-src": "'self' blob:",
            "connect-src": f"'self' data: blob:{forge}",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'self'",
        },
        header=header,
    )


def _write(directives: Mapping[str, str], *, header: bool) -> str:
    told = (*directives.items(), *((_NOT_FRAMED,) if header else ()))
    return "; ".join(f"{name} {sources}" for name, sources in told)
