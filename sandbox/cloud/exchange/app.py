"""The HTTP face of the simulated Exchange admin API: bearer token, roles, faults, logging; the rest is `engine` and `batch`.

Mounted by the cloud's server. Where its gate stands before us (`request.state.entry` is there), log and latency are the
gate's, and a dropped connection is asked of it; alone, on a server of our own, we do both. Faults are ours in either case.
"""

import asyncio
import json
from typing import Any
from weakref import WeakSet

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sandbox.cloud.bearer import EXCHANGE_AUDIENCES, BearerError, Caller, check_bearer
from sandbox.cloud.exchange.access import MANAGE_AS_APP, Right, Session, rights_of
from sandbox.cloud.exchange.batch import answer_batch
from sandbox.cloud.exchange.engine import Answer, cmdlet_name, run
from sandbox.cloud.exchange.errors import ODATA_ERROR, ExchangeError, error_body
from sandbox.cloud.exchange.request import anchor_problem, page_of
from sandbox.cloud.exchange.spoil import spoiled
from sandbox.cloud.faults import FaultKind, FaultRule, Faults, Surface
from sandbox.cloud.faults import Scope as FaultScope
from sandbox.cloud.log import LogEntry, RequestLog, mask
from sandbox.cloud.state import Cloud, Tenant

DROPPED = frozenset({FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER})
# Seen from the live service when an application has no Exchange permission at all: 403 with nothing readable in it.
BLANK_403 = b"\x00" * 4096


def routes(cloud: Cloud, log: RequestLog, faults: Faults) -> list[Route]:
    """InvokeCommand and $batch under /adminapi/beta and /adminapi/v1.0."""
    api = ExchangeApi(cloud, log, faults)
    paths = [f"/adminapi/{version}/{{tenant}}" for version in ("beta", "v1.0")]
    invoke = [Route(f"{path}/InvokeCommand", api.invoke, methods=["POST"]) for path in paths]
    return [*invoke, *(Route(f"{path}/$batch", api.batch, methods=["POST"]) for path in paths)]


class ClosedWithoutAnswer(Response):
    """Closes the connection instead of answering; needs uvicorn, whose request cycle gives `receive` its transport."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if transport is None:
            raise RuntimeError("Only uvicorn can close a connection without an answer.")
        transport.abort()
        await receive()  # returns http.disconnect, so that the server knows that nothing more will come


class ExchangeApi:
    """Both endpoints, with what they have in common."""

    def __init__(self, cloud: Cloud, log: RequestLog, faults: Faults) -> None:
        self._cloud, self._log, self._faults = cloud, log, faults
        self._warm: WeakSet[Tenant] = WeakSet()

    async def invoke(self, request: Request) -> Response:
        return await self._logged(request)

    async def batch(self, request: Request) -> Response:
        return await self._logged(request)

    async def _logged(self, request: Request) -> Response:
        given = getattr(request.state, "entry", None)
        if given is not None:
            response = await self._answered(request, given)
            request.state.drop = isinstance(response, ClosedWithoutAnswer)
            return Response() if request.state.drop else response
        entry = self._log.begin(
            surface=Surface.EXCHANGE.value,
            method=request.method,
            path=request.url.path,
            query=request.url.query,
            at=self._cloud.now(),
        )
        await asyncio.sleep(self._faults.latency(Surface.EXCHANGE))
        response = await self._answered(request, entry)
        status = None if isinstance(response, ClosedWithoutAnswer) else response.status_code
        self._log.end(entry, status=status, at=self._cloud.now())
        return response

    async def _answered(self, request: Request, entry: LogEntry) -> Response:
        body = _json(await request.body())
        name = cmdlet_name(body)
        entry.body = {"CmdletInput": mask(body["CmdletInput"])} if name else None
        rule = self._faults.take(Surface.EXCHANGE, FaultScope.REQUEST, "POST", name or "$batch")
        if rule is not None:
            entry.fault = rule.kind.value
            await asyncio.sleep(rule.delay_seconds)
            instead = self._instead(rule)
            if instead is not None:
                return instead
        await self._warm_up(request)
        answer = await run_in_threadpool(self._answer, request, body, entry)
        return ClosedWithoutAnswer() if rule is not None and rule.kind is FaultKind.DROP_AFTER else _response(answer)

    def _instead(self, rule: FaultRule) -> Response | None:
        if rule.kind is FaultKind.DROP_BEFORE:
            return ClosedWithoutAnswer()
        answer = spoiled(rule)
        return None if answer is None else _response(answer)

    async def _warm_up(self, request: Request) -> None:
        """The first call to a tenant after a while is slow."""
        tenant = self._cloud.tenant(request.path_params["tenant"])
        if tenant is not None and tenant not in self._warm:
            self._warm.add(tenant)
            await asyncio.sleep(self._faults.exchange_cold_start_seconds)

    def _answer(self, request: Request, body: Any, entry: LogEntry) -> Answer:
        headers = {name.casefold(): value for name, value in request.headers.items()}
        try:
            caller = self._caller(request, entry)
            session = Session(caller, self._rights(caller), self._faults)
            page = page_of(str(request.url), headers)
            if request.url.path.endswith("/$batch"):
                return answer_batch(session, body, headers, page, entry)
            return anchor_problem(headers) or run(session, body, page)
        except AccessRefusedError as refused:
            return refused.answer
        except ExchangeError as refusal:
            return Answer(refusal.status, error_body(refusal))

    def _caller(self, request: Request, entry: LogEntry) -> Caller:
        try:
            caller = check_bearer(self._cloud, request.headers.get("authorization"), EXCHANGE_AUDIENCES)
        except BearerError as refused:
            challenge = f'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", error="invalid_token", error_description="{refused}"'
            raise AccessRefusedError(Answer(401, b"", {"WWW-Authenticate": challenge})) from refused
        entry.tenant_id, entry.app_id = caller.tenant.id, caller.app_id
        asked = self._cloud.tenant(request.path_params["tenant"])
        if asked is not caller.tenant:
            text = "The tenant of the request is not the tenant of the access token."
            raise ExchangeError(403, "Forbidden", ODATA_ERROR, text)
        return caller

    def _rights(self, caller: Caller) -> frozenset[Right]:
        if MANAGE_AS_APP not in caller.roles - self._faults.withdrawn_permissions:
            raise AccessRefusedError(Answer(403, BLANK_403))
        rights = rights_of(caller, self._faults)
        if not rights:
            text = (
                f"The role assigned to application {caller.app_id} isn't supported in this scenario. Please check online "
                "documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only "
                "Authentication."
            )
            raise ExchangeError(403, "Forbidden", ODATA_ERROR, text)
        return rights


class AccessRefusedError(Exception):
    """The caller may not come in; the answer has no error body of the usual shape."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return None


def _response(answer: Answer) -> Response:
    headers = dict(answer.headers)
    if isinstance(answer.body, bytes | str):
        kind = headers.pop("Content-Type", "application/json; charset=utf-8")
        return Response(answer.body, status_code=answer.status, media_type=kind, headers=headers)
    return JSONResponse(answer.body, status_code=answer.status, headers=headers)
