"""What the imitated forges share: routes, signing in, and how a browser meets them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from graphql import GraphQLSchema, graphql_sync
from playwright.sync_api import BrowserContext, Request, Route
from tests.support import built_site
from tests.support.forges.repository import Refused, Repository


@dataclass(frozen=True)
class Asked:
    """A request.

    Attributes:
        parts: what the pattern of the route found in the path, decoded.
        query: the last value of each parameter.
        body: what the JSON of the request says.
        login: who signed in, or nobody.
    """

    parts: dict[str, str]
    query: dict[str, str]
    body: dict[str, Any]
    login: str


Answering = Callable[[Asked], tuple[int, Any]]


class Forge:
    """A forge at an origin, with one repository and the copies that people make of it.

    Attributes:
        unknown: requests that it has no answer to.
        tokens: who signs in with which token.
    """

    def __init__(self, origin: str, repository: Repository) -> None:
        self.origin, self.repository = origin, repository
        self.repositories = {repository.path: repository}
        self.unknown: list[str] = []
        self.tokens = {"secret-of-jan": "jan", "secret-of-els": "els"}
        self._routes: list[tuple[str, re.Pattern[str], Answering]] = []

    def on(self, method: str, pattern: str, answering: Answering) -> None:
        """Answer requests of which the whole path matches, with ``{name}`` for a step and ``{name+}`` for several."""
        named = re.sub(r"\{(\w+)\+\}", r"(?P<\1>.+)", pattern)
        self._routes.append((method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", named)), answering))

    def meet(self, context: BrowserContext) -> None:
        """Stand in for the forge in a browser."""
        context.route(re.compile(re.escape(self.origin) + "/"), self._fulfil)

    @contextmanager
    def serve(self) -> Iterator[str]:
        """Answer on this machine, for what is no browser; gives the address."""
        forge = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65_537)
                if not self.raw_requestline or not self.parse_request():
                    self.close_connection = True
                    return
                said = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                status, answer = forge.answer(self.command, self.path, self.headers.get("Authorization", ""), said)
                told = answer if isinstance(answer, str) else json.dumps(answer)
                self.send_response(status)
                self.send_header("Content-Length", str(len(told.encode())))
                self.end_headers()
                self.wfile.write(told.encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        with built_site.answering(Handler) as origin:
            yield origin

    def find(self, path: str) -> Repository:
        try:
            return self.repositories[path]
        except KeyError:
            raise Refused(404, "Not Found") from None

    def let_write(self, repository: Repository, login: str) -> None:
        if not repository.may_write(login):
            raise Refused(403, "Must have push access")

    def _fulfil(self, route: Route) -> None:
        request = route.request
        status, answer = self._answer(request)
        if isinstance(answer, str):
            sent_on = {"Location": answer} if status == 302 else {}
            route.fulfill(status=status, headers=_ALLOWED | sent_on, body=answer)
        else:
            route.fulfill(status=status, headers=_ALLOWED, json=answer)

    def _answer(self, request: Request) -> tuple[int, Any]:
        authorization = request.headers.get("authorization", "")
        return self.answer(request.method, request.url, authorization, request.post_data or "")

    def answer(self, asked_method: str, url: str, authorization: str, said: str) -> tuple[int, Any]:
        """The status and what is told, as data or as text."""
        address = urlsplit(url)
        for method, pattern, answering in self._routes:
            if method == asked_method and (found := pattern.fullmatch(address.path)):
                token = authorization.partition(" ")[2]
                parts = {name: unquote(value) for name, value in found.groupdict().items()}
                body = json.loads(said) if said else {}
                try:
                    return answering(Asked(parts, dict(parse_qsl(address.query)), body, self.tokens.get(token, "")))
                except Refused as refused:
                    return refused.status, {"message": str(refused)}
        self.unknown.append(f"{asked_method} {url}")
        return 404, {"message": "Not Found"}

    def open_door(self, authorize: str, token: str, app_id: str, back: str) -> None:
        """Let people sign in by a click, as OAuth 2 with PKCE has it (RFC 7636), without asking them anything.

        Args:
            authorize: the path where a person would allow it.
            token: the path where the code is changed for a token.
            app_id: the only application that is known.
            back: the only address that people are sent back to.
        """
        challenges: dict[str, str] = {}

        def allow(asked: Asked) -> tuple[int, Any]:
            query = asked.query
            expected = {
                "client_id": app_id,
                "redirect_uri": back,
                "response_type": "code",
                "code_challenge_method": "S256",
            }
            if wrong := {name for name, value in expected.items() if query.get(name) != value}:
                raise Refused(400, f"Wrong: {sorted(wrong)}")
            challenges["code-of-jan"] = query["code_challenge"]
            return 302, f"{back}?{urlencode({'code': 'code-of-jan', 'state': query['state']})}"

        def change(asked: Asked) -> tuple[int, Any]:
            body = asked.body
            digest = hashlib.sha256(str(body.get("code_verifier")).encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            if challenges.get(str(body.get("code"))) != challenge or body.get("redirect_uri") != back:
                raise Refused(400, "invalid_grant")
            return 200, {"access_token": "secret-of-jan", "token_type": "bearer", "refresh_token": "again"}

        self.on("GET", authorize, allow)
        self.on("POST", token, change)


_ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "*",
}


def answer_graphql(schema: GraphQLSchema, root: Any, asked: Asked) -> tuple[int, Any]:
    """Answer a question in GraphQL, as both forges that know it do: what is wrong comes with status 200 too."""
    result = graphql_sync(schema, asked.body["query"], root, asked, variable_values=asked.body.get("variables"))
    return 200, result.formatted
