"""A service between a site and GitHub that signs people in (https://github.com/sveltia/sveltia-cms-auth)."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Route

_PAGE = """<!doctype html><title>GitHub</title><script>
addEventListener("message", ({ data, origin }) => {
  if (data !== "authorizing:github") return;
  opener.postMessage("authorization:github:success:" + JSON.stringify(RESULT), origin);
});
opener.postMessage("authorizing:github", "*");
</script>"""


def let_in(context: BrowserContext, address: str, token: str) -> list[str]:
    """Stand in for the service at an address, and hand over a token without asking; gives what it was asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        page = _PAGE.replace("RESULT", json.dumps({"token": token, "provider": "github"}))
        route.fulfill(content_type="text/html", body=page)

    context.route(f"{address}/auth?*", answer)
    return asked
