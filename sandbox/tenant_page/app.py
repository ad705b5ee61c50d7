"""The page itself: reads the cloud's state dump over HTTP and shows one tenant. Knows the cloud only by that address."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sandbox.tenant_page.changes import ChangeWatch
from sandbox.tenant_page.rows import TenantView, UserRow, tenants_of
from sandbox.web.pages import Pages

HERE = Path(__file__).parent
HIGHLIGHTED = timedelta(seconds=30)
SHOWN_CHANGES = 25


class CloudUnreachableError(Exception):
    """The state cannot be read; the message says from where and why."""


class TenantPage:
    """One method per page."""

    def __init__(self, state_url: str, watch: ChangeWatch) -> None:
        self._state_url, self._watch = state_url, watch
        self._client = httpx2.Client(timeout=5)
        self._pages = Pages(HERE / "templates")

    def close(self) -> None:
        self._client.close()

    def routes(self) -> list[Route]:
        return [
            Route("/", self.tenants, methods=["GET"]),
            Route("/refresh.js", self.script, methods=["GET"]),
            Route("/tenants/{tenant}", self.tenant, methods=["GET"]),
        ]

    def tenants(self, request: Request) -> Response:
        try:
            found = self._tenants()
        except CloudUnreachableError as problem:
            return self._problem(str(problem), 503)
        for tenant in found:
            self._watch.look(tenant)
        return self._pages.show_with_own_script("tenants.html", {"tenants": found})

    def tenant(self, request: Request) -> Response:
        try:
            found = self._tenants()
        except CloudUnreachableError as problem:
            return self._problem(str(problem), 503)
        key = request.path_params["tenant"].casefold()
        tenant = next((one for one in found if key in (one.id.casefold(), one.domain.casefold())), None)
        if tenant is None:
            return self._problem("There is no such tenant.", 404)
        changes = self._watch.look(tenant)
        fresh = {
            (change.row_id, change.column) for change in changes if self._watch.is_fresh(change, within=HIGHLIGHTED)
        }
        wanted = request.query_params.get("q", "").strip()
        values = {
            "tenant": tenant,
            "users": [user for user in tenant.users if _matches(user, wanted)],
            "wanted": wanted,
            "changes": changes[:SHOWN_CHANGES],
            "fresh": fresh,
            "fresh_rows": {row_id for row_id, _ in fresh},
        }
        return self._pages.show_with_own_script("tenant.html", values)

    def script(self, request: Request) -> Response:
        return PlainTextResponse((HERE / "refresh.js").read_text("utf-8"), media_type="text/javascript")

    def _problem(self, text: str, status: int) -> Response:
        return self._pages.show_with_own_script("problem.html", {"text": text}, status=status)

    def _tenants(self) -> list[TenantView]:
        return [tenant for tenant in tenants_of(self._state()) if tenant.users]

    def _state(self) -> Mapping[str, Any]:
        try:
            answer = self._client.get(self._state_url)
            answer.raise_for_status()
            state: Mapping[str, Any] = answer.json()
        except (httpx2.HTTPError, ValueError) as problem:
            raise CloudUnreachableError(
                f"The cloud's state at {self._state_url} cannot be read: {problem}"
            ) from problem
        return state


def _matches(user: UserRow, wanted: str) -> bool:
    """Any word of the row; an empty wish matches everybody."""
    everything = [user.name, user.sign_in, user.title, user.department, user.manager, user.account]
    text = " ".join([*everything, *user.licences, *user.groups, *user.mailbox]).casefold()
    return all(word in text for word in wanted.casefold().split())
