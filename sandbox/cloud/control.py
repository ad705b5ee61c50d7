"""The simulator's own endpoints under /_sim: state, log, faults, clock, reset, and changes an administrator would make.

For tests, demos and the tenant page; on loopback only, because the servers listen nowhere else.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.cloud.dump import dump_cloud, dump_tenant
from sandbox.cloud.faults import Faults, make_rule
from sandbox.cloud.log import RequestLog, round_trips
from sandbox.cloud.provisioning import settle_dynamic_groups
from sandbox.cloud.state import Cloud, Tenant

type Body = dict[str, Any]
type Endpoint = Callable[[Request], Awaitable[Response]]


def routes(cloud: Cloud, log: RequestLog, faults: Faults, reset: Callable[[], None]) -> list[Route]:
    async def state(request: Request) -> Response:
        return JSONResponse(dump_cloud(cloud))

    async def entries(request: Request) -> Response:
        return _log_page(log, after=int(request.query_params.get("after", "0")))

    return [
        Route("/_sim/state", state),
        Route("/_sim/log", entries),
        Route("/_sim/log", _doing(log.clear), methods=["DELETE"]),
        Route("/_sim/reset", _doing(reset), methods=["POST"]),
        Route("/_sim/faults", _doing(faults.clear), methods=["DELETE"]),
        Route("/_sim/faults", _taking(lambda _, body: faults.update(body)), methods=["PATCH"]),
        Route("/_sim/faults/rules", _taking(lambda _, body: faults.add(make_rule(body))), methods=["POST"]),
        Route(
            "/_sim/clock",
            _taking(lambda _, body: cloud.clock.advance(float(body["advance_seconds"]))),
            methods=["POST"],
        ),
        *_tenant_routes(cloud),
    ]


def _log_page(log: RequestLog, *, after: int) -> Response:
    found = [entry for entry in log.entries if entry.number > after]
    body = {
        "count": len(found),
        "round_trips": round_trips(found),
        "alarms": log.alarms,
        "entries": [asdict(entry) for entry in found],
    }
    return Response(json.dumps(body, default=str), media_type="application/json")


def _doing(action: Callable[[], None]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        action()
        return Response(status_code=204)

    return endpoint


def _tenant_routes(cloud: Cloud) -> list[Route]:
    def on_tenant(change: Callable[[Tenant, Request, Body], object]) -> Endpoint:
        def apply(request: Request, body: Body) -> None:
            tenant = cloud.tenants[request.path_params["tenant"]]
            with tenant.lock:
                change(tenant, request, body)

        return _taking(apply)

    async def show(request: Request) -> Response:
        tenant = cloud.tenants.get(request.path_params["tenant"])
        return (
            JSONResponse(dump_tenant(tenant)) if tenant else JSONResponse({"error": "no such tenant"}, status_code=404)
        )

    base = "/_sim/tenants/{tenant}"
    return [
        Route(base, show),
        Route(base, on_tenant(_change_tenant), methods=["PATCH"]),
        Route(base + "/permissions", on_tenant(_change_permissions), methods=["PATCH"]),
        Route(base + "/users/{user}", on_tenant(_change_user), methods=["PATCH"]),
    ]


def _taking(change: Callable[[Request, Body], object]) -> Endpoint:
    """An endpoint that takes a JSON object and answers 204, or 400 with a sentence."""

    async def endpoint(request: Request) -> Response:
        try:
            body = await request.json()
            change(request, body)
        except (ValueError, KeyError, TypeError, AttributeError) as broken:
            return JSONResponse({"error": f"{type(broken).__name__}: {broken}"}, status_code=400)
        return Response(status_code=204)

    return endpoint


def _change_tenant(tenant: Tenant, request: Request, body: Body) -> None:
    """`is_hybrid`, `tap_policy` (fields of TapPolicy), `seats` (sku id -> bought seats)."""
    unknown = set(body) - {"is_hybrid", "tap_policy", "seats"}
    if unknown:
        raise ValueError(f"unknown: {sorted(unknown)}")
    tenant.is_hybrid = bool(body.get("is_hybrid", tenant.is_hybrid))
    for name, value in body.get("tap_policy", {}).items():
        setattr(tenant.tap_policy, name, value)
    for sku_id, seats in body.get("seats", {}).items():
        tenant.skus[sku_id].enabled = int(seats)


def _change_permissions(tenant: Tenant, request: Request, body: Body) -> None:
    """`app_id`, `add` and `remove`: Graph permissions of an application; new tokens carry the change, old ones do not."""
    principal = tenant.service_principals[body["app_id"]]
    principal.graph_permissions |= set(body.get("add", []))
    principal.graph_permissions -= set(body.get("remove", []))


def _change_user(tenant: Tenant, request: Request, body: Body) -> None:
    """Sets any property, read-only ones included, as something outside Graph (a sync, a portal) would."""
    user = tenant.find_user(request.path_params["user"])
    if user is None:
        raise KeyError(request.path_params["user"])
    tenant.users.change(user.id).props.update(body)
    settle_dynamic_groups(tenant, user.id)
