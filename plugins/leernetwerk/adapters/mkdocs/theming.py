"""What our templates over the theme's need of Python."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from leernetwerk.graph import Addresses
from leernetwerk.words import Words

_THEME_SEARCHES = ("search", "material/search")


def hide_theme_search(config: MkDocsConfig) -> None:
    """Keep the theme's search from building an index beside ours, where a site still names its plugin."""
    for name in _THEME_SEARCHES:
        if name in config.plugins:
            config.plugins[name].config["enabled"] = False


def equip_theme(env: jinja2.Environment, config: MkDocsConfig, own: Path, words: Words, addresses: Addresses) -> None:
    """Give the theme's templates the words of the interface and a way to make the navigation once.

    Args:
        env: the theme's templates.
        config: names the theme's folders.
        own: our folder among them; what it overrides is found under ``theme/`` in front of the name.
        words: the language of the site.
        addresses: where pages stand.
    """
    beneath = jinja2.FileSystemLoader([folder for folder in config.theme.dirs if Path(folder) != own])
    assert env.loader is not None
    env.loader = jinja2.ChoiceLoader([env.loader, jinja2.PrefixLoader({"theme": beneath})])
    # The lines of the theme's tags would leave some 6 KB of white space on every page.
    env.trim_blocks = env.lstrip_blocks = True
    kept: dict[str, str] = {}

    def keep(depth: str | None, html: str) -> str:
        if depth is not None:
            kept[depth] = html
        return html

    env.globals.update(
        ln_search_address=addresses.section("search").lstrip("/"), ln_words=words, ln_kept_navs=kept, ln_keep_nav=keep
    )
