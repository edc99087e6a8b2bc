"""Where an editor keeps what it writes: the forge of the site's files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from leernetwerk.content.settings import ContributionTarget
from leernetwerk.words import N_, Words

_PUBLIC_GITHUB = "https://github.com"


def describe_backend(contribution_target: ContributionTarget, words: Words) -> dict[str, Any]:
    """The editor's backend and how a contribution is published.

    On GitHub and GitLab the editor makes a pull or merge request of it. It knows of no such requests on Forgejo and
    Gitea; there the page makes them (``pages/assets/editor/proposals.js``).

    Args:
        contribution_target: where contributions go.
        words: the language of the messages that commits get.
    """
    if not contribution_target.repository:
        # Only a folder on the visitor's own computer is left; the editor wants a backend by name all the same.
        return {"backend": {"name": "gitea", "repo": "site/site", "auth_methods": ["token"]}}
    parts = urlsplit(contribution_target.repository)
    origin = f"{parts.scheme}://{parts.netloc}"
    backend: dict[str, Any] = {
        "repo": parts.path.strip("/").removesuffix(".git"),
        "branch": contribution_target.branch,
        "commit_messages": {
            "create": words(N_("Add {name}"), name="{{collection}} {{slug}}"),
            "update": words(N_("Change {name}"), name="{{collection}} {{slug}}"),
            "uploadMedia": words(N_("Add {name}"), name="{{path}}"),
        },
    }
    if not can_sign_in(contribution_target):
        backend["auth_methods"] = ["token"]
    if contribution_target.forge == "gitlab":
        backend |= {"name": "gitlab", "base_url": origin, "api_root": f"{origin}/api/v4"}
        if contribution_target.app_id:
            backend |= {"auth_type": "pkce", "app_id": contribution_target.app_id}
    elif contribution_target.forge == "forgejo":
        backend |= {"name": "gitea", "base_url": origin, "api_root": f"{origin}/api/v1"}
        return {"backend": backend | ({"app_id": contribution_target.app_id} if contribution_target.app_id else {})}
    else:
        # Whoever has no rights on the repository contributes from a copy of their own.
        backend |= {"name": "github", "open_authoring": True, "auth_scope": "public_repo"}
        if contribution_target.sign_in:
            backend["base_url"] = contribution_target.sign_in
        if origin != _PUBLIC_GITHUB:
            backend["api_root"] = f"{origin}/api/v3"
    return {"backend": backend, "publish_mode": "editorial_workflow"}


def can_sign_in(contribution_target: ContributionTarget) -> bool:
    """Whether a visitor can sign in by a click, without making a token first."""
    if not contribution_target.repository:
        return False
    return bool(contribution_target.sign_in if contribution_target.forge == "github" else contribution_target.app_id)


def list_origins(contribution_target: ContributionTarget) -> tuple[str, ...]:
    """The other origins that the editor may ask for something."""
    if not contribution_target.repository:
        return ()
    parts = urlsplit(contribution_target.repository)
    origin = f"{parts.scheme}://{parts.netloc}"
    github = ("https://api.github.com", "https://github.com", "https://raw.githubusercontent.com")
    origins = github if origin == _PUBLIC_GITHUB else (origin,)
    if not contribution_target.sign_in:
        return origins
    sign_in = urlsplit(contribution_target.sign_in)
    return tuple(dict.fromkeys((*origins, f"{sign_in.scheme}://{sign_in.netloc}")))
