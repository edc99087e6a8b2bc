"""What our templates over the theme's need of Python."""

from __future__ import annotations

import html
import re
from pathlib import Path

import jinja2
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import normalize_url

from leernetwerk.pages.policy import public_policy
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.pages.site_context import SiteContext

_THEME_SEARCHES = ("search", "material/search")
_STYLE_ELEMENT = re.compile(r"</?style>")
_INDENT = re.compile(r"\n[ \t\n]+")


class WithoutIndents(Extension):
    """Takes the indents out of templates: they would leave some 6 KB of white space on every page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template's source; none of the theme's has text in which a line's indent counts."""
        return _INDENT.sub("\n", source)


@jinja2.pass_context
def _address(context: Context, value: object) -> str:
    """The way to an address of the site: by its root from a page outside the navigation, so that what was made once
    for such pages serves all that lie equally deep; the shortest way from any other."""
    page = context["page"]
    if getattr(page, "outside_nav", False):
        page = None
    return normalize_url(str(value), page=page, base=context["base_url"])


def hide_theme_search(config: MkDocsConfig) -> None:
    """Keep the theme's search from building an index beside ours, where a site still names its plugin."""
    for name in _THEME_SEARCHES:
        if name in config.plugins:
            config.plugins[name].config["enabled"] = False


def equip_theme(env: jinja2.Environment, config: MkDocsConfig, own: Path, site: SiteContext) -> jinja2.Environment:
    """Have the theme's templates escape what they print, and give them the words of the interface, the policy of
    public pages and a way to make the navigation once.

    MkDocs fills in titles, descriptions and whatever stands in the configuration as if it were HTML. Here it is text,
    wherever a template of the theme prints it; what is HTML already says so (``Markup``).

    Args:
        env: the theme's templates.
        config: names the theme's folders.
        own: our folder among them; what it overrides is found under ``theme/`` in front of the name.
        site: the language of the site, and where pages stand.
    """
    beneath = jinja2.FileSystemLoader([folder for folder in config.theme.dirs if Path(folder) != own])
    assert env.loader is not None
    env.autoescape = True
    env.loader = jinja2.ChoiceLoader([env.loader, jinja2.PrefixLoader({"theme": beneath})])
    env.trim_blocks = True
    env.add_extension(WithoutIndents)
    kept: dict[str, str] = {}

    def keep(depth: str | None, html: str) -> str:
        if depth is not None:
            kept[depth] = html
        return html

    env.filters["url"] = _address
    env.globals.update(
        ln_search_address=site.addresses.section("search").lstrip("/"),
        ln_words=site.words,
        ln_kept_navs=kept,
        ln_keep_nav=keep,
        ln_policy=Markup(public_policy()),
        ln_copyright=Markup(Sanitiser().clean(config.copyright or "")),
    )
    return env


def write_icons(env: jinja2.Environment, config: MkDocsConfig) -> str:
    """The style sheet of the icons that a site chose for admonitions, annotations and tags, or "".

    The theme puts it into every page, where the policy does not apply it.
    """
    made = env.get_template("theme/partials/icons.html").render(config=config)
    return _STYLE_ELEMENT.sub("", html.unescape(made)).strip()
