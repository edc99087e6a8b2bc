"""What the theme asks of its settings, and does not check: without this a build would break on them halfway."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from leernetwerk.adapters.mkdocs.snippets import EXTENSION as SNIPPETS
from leernetwerk.records.page_fields import LONGEST_ICON
from leernetwerk.words import N_, Message

_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def find_theme_fault(config: MkDocsConfig, language: str) -> Message | None:
    """The first setting of the theme that it cannot do with, if there is one.

    Args:
        config: the site's configuration.
        language: that of the site.
    """
    if not _has(config, "partials", "languages", f"{language}.html"):
        message = N_("mkdocs.yml: the theme has no language '{name}'; write one such as nl, fr or en.")
        return Message.of(message, name=language)
    for name, value, wanted in _list_shapes(config):
        if not wanted(value):
            return Message.of(N_("mkdocs.yml: '{name}' is not written as the theme needs it."), name=name)
    for name, icon in _list_icons(config):
        if not isinstance(icon, str) or not _has(config, ".icons", *f"{icon}.svg".split("/")):
            message = N_("mkdocs.yml: '{name}' names the icon '{icon}', which the theme does not have.")
            return Message.of(message, name=name, icon=str(icon))
    if ((config.mdx_configs or {}).get(SNIPPETS) or {}).get("url_download"):
        message = N_(
            "mkdocs.yml: '{name}' would have the build fetch whatever a text names; put the file in the docs folder."
        )
        return Message.of(message, name=f"{SNIPPETS}: url_download")
    for name, address in _list_loaded(config):
        if _ELSEWHERE.match(address) or name == "extra: analytics":
            message = N_(
                "mkdocs.yml: '{name}' would send readers' browsers to another site ({address}), which the pages' "
                "policy does not allow. Put the file in the docs folder and name that."
            )
            return Message.of(message, name=name, address=address)
    return None


def _list_loaded(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """What every page loads: the name of the setting, and the address."""
    yield from (("extra_css", str(path)) for path in config.extra_css)
    yield from (("extra_javascript", str(path)) for path in config.extra_javascript)
    yield from ((f"theme: {name}", str(config.theme.get(name) or "")) for name in ("logo", "favicon"))
    analytics = config.extra.get("analytics")
    if isinstance(analytics, dict) and analytics.get("provider"):
        yield "extra: analytics", str(analytics["provider"])


def _list_shapes(config: MkDocsConfig) -> Iterator[tuple[str, Any, Any]]:
    """Each setting that is there: its name, its value, and what tells whether that is of the right shape."""
    theme, extra = config.theme, config.extra
    settings = (
        ("theme: palette", theme.get("palette"), lambda each: isinstance(each, dict) or _is_list_of(each, dict)),
        ("theme: features", theme.get("features"), lambda each: _is_list_of(each, str)),
        ("theme: icon", theme.get("icon"), lambda each: isinstance(each, dict)),
        ("theme: logo", theme.get("logo"), lambda each: isinstance(each, str)),
        ("theme: favicon", theme.get("favicon"), lambda each: isinstance(each, str)),
        ("extra: social", extra.get("social"), lambda each: _is_list_of(each, dict)),
        ("extra: alternate", extra.get("alternate"), lambda each: _is_list_of(each, dict)),
        ("extra: analytics", extra.get("analytics"), lambda each: isinstance(each, dict)),
        ("extra: consent", extra.get("consent"), lambda each: isinstance(each, dict)),
    )
    return ((name, value, wanted) for name, value, wanted in settings if value is not None and value is not False)


def _list_icons(config: MkDocsConfig) -> Iterator[tuple[str, Any]]:
    """Each icon that a setting names."""
    for name, icon in (config.theme.get("icon") or {}).items():
        if isinstance(icon, dict):
            yield from ((f"theme: icon: {name}: {key}", each) for key, each in icon.items())
        elif icon:
            yield f"theme: icon: {name}", icon
    palette = config.theme.get("palette") or ()
    for each in (palette,) if isinstance(palette, dict) else palette:
        toggle = each.get("toggle")
        if isinstance(toggle, dict) and toggle.get("icon"):
            yield "theme: palette: toggle: icon", toggle["icon"]
    yield from (("extra: social: icon", each.get("icon")) for each in config.extra.get("social") or ())


def _is_list_of(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, kind) for each in value)


def _has(config: MkDocsConfig, *steps: str) -> bool:
    """Whether a folder of the theme has a file."""
    fits = ".." not in steps and len("/".join(steps)) <= LONGEST_ICON
    return fits and any(Path(folder, *steps).is_file() for folder in config.theme.dirs)
