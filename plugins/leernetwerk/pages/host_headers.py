"""Files that tell a host which headers to send with a site: its policies, and what browsers take from no page.

On each host one rule tells the policy of an address: where several do, browsers hold a page to all of them, and the
editor could not reach its forge. GitHub Pages, GitLab Pages and Codeberg Pages take no such file; there the policy in
the pages stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from leernetwerk.forms.backend import list_origins
from leernetwerk.pages.policy import editor_policy, public_policy
from leernetwerk.pages.site_context import SiteContext

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_POLICY = "Content-Security-Policy"
_MADE = "Made by leernetwerk build; the option 'headers' in mkdocs.yml asks for it."

_MOST_RULES = 90
"""Cloudflare Pages reads a hundred rules; pages that go without have their policy in themselves."""


@dataclass(frozen=True, slots=True)
class _Policies:
    """What each part of a site is sent.

    Attributes:
        public: the policy of most pages.
        framed: that of the parts that other sites may show in a frame, by the first step of their addresses.
        editor: the first step of the editor's address, and its policy.
        base: the path of the site on its host, ``/`` or ``/kennis/``.
    """

    public: str
    framed: Mapping[str, str]
    editor: tuple[str, str]
    base: str

    def special(self) -> dict[str, str]:
        """The parts that have a policy of their own."""
        return {**self.framed, self.editor[0]: self.editor[1]}


def write_header_files(hosts: Iterable[str], site: SiteContext, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Header files for hosts: path in the built site, and text.

    Args:
        hosts: some of :data:`leernetwerk.content.settings.HOSTS`.
        site: addresses, and the forge of the editor.
        parts: the first steps of all addresses of the site: ``methodieken``, ``netwerken``.
    """
    organisations = site.addresses.section("organisations").strip("/")
    policies = _Policies(
        public=public_policy(header=True),
        # Organisations show the lists of their publications on their own sites.
        framed={organisations: public_policy(header=True, framed=True)},
        editor=(
            site.addresses.editor().strip("/"),
            editor_policy(list_origins(site.contribution_target), header=True),
        ),
        base=urlsplit(site.site_url or "/").path.rstrip("/") + "/",
    )
    ordered = sorted(set(parts))
    written = {_WRITERS[host][0]: _WRITERS[host][1](policies, ordered) for host in hosts}
    yield from written.items()


def header_files(hosts: Iterable[str]) -> Iterator[str]:
    """Where the header files of hosts lie in the built site."""
    yield from sorted({_WRITERS[host][0] for host in hosts})


def _write_netlify(policies: _Policies, parts: Iterable[str]) -> str:
    """``_headers`` of Netlify and Cloudflare Pages: no two rules with a policy fit one address."""
    special = policies.special()
    rules = {"/": policies.public, "/index.html": policies.public, "/404.html": policies.public}
    rules |= {f"/{part}/*": policy for part, policy in special.items()}
    rules |= {f"/{part}/*": policies.public for part in parts if part not in special}
    lines = [f"# {_MADE}", "/*", *(f"  {name}: {value}" for name, value in _COMMON.items())]
    for address, policy in list(rules.items())[:_MOST_RULES]:
        lines += [address, f"  {_POLICY}: {policy}"]
    return "\n".join(lines) + "\n"


def _write_apache(policies: _Policies, _parts: Iterable[str]) -> str:
    """``.htaccess`` of Apache; a section for an address comes after what stands outside and takes its place."""
    lines = [f"# {_MADE}", "<IfModule mod_headers.c>"]
    lines += [f'Header always set {name} "{value}"' for name, value in _COMMON.items()]
    lines.append(f'Header always set {_POLICY} "{policies.public}"')
    for part, policy in policies.special().items():
        lines.append(f'<If "%{{REQUEST_URI}} =~ m#^{_start(policies, part)}#">')
        lines += [f'Header always set {_POLICY} "{policy}"', "</If>"]
    return "\n".join([*lines, "</IfModule>"]) + "\n"


def _write_nginx(policies: _Policies, _parts: Iterable[str]) -> str:
    """A file to include in the ``server`` block of nginx."""
    lines = [f"# {_MADE}", "# In the server block: include /path/of/the/site/nginx-headers.conf;"]
    lines.append(f'set $leernetwerk_policy "{policies.public}";')
    for part, policy in policies.special().items():
        lines.append(f'if ($uri ~ "^{_start(policies, part)}") {{ set $leernetwerk_policy "{policy}"; }}')
    lines.append(f"add_header {_POLICY} $leernetwerk_policy always;")
    lines += [f'add_header {name} "{value}" always;' for name, value in _COMMON.items()]
    return "\n".join(lines) + "\n"


def _start(policies: _Policies, part: str) -> str:
    return re.escape(f"{policies.base}{part}/").replace(r"\-", "-")


_WRITERS: Mapping[str, tuple[str, Callable[[_Policies, Iterable[str]], str]]] = {
    "netlify": ("_headers", _write_netlify),
    "cloudflare": ("_headers", _write_netlify),
    "apache": (".htaccess", _write_apache),
    "nginx": ("nginx-headers.conf", _write_nginx),
}
