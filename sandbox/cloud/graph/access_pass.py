"""Temporary Access Passes and the policy that governs them; a user's registered sign-in methods.

The wording of the policy refusals is ours (Microsoft does not document it); their status and code are not.
"""

import secrets
import string
import uuid
from datetime import datetime, timedelta
from typing import Any

from sandbox.cloud.clock import stamp
from sandbox.cloud.graph.errors import GraphError, not_found
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation, refuse_unknown
from sandbox.cloud.graph.permissions import READ_METHOD_POLICY, READ_METHODS, READ_PASSES, WRITE_PASSES
from sandbox.cloud.graph.reach import require_reach
from sandbox.cloud.graph.shapes import method_json
from sandbox.cloud.objects import TapPolicy, TemporaryAccessPass, User

DENIED = {"denial_code": "accessDenied", "denial_message": "Request Authorization failed"}
KIND = "#microsoft.graph.temporaryAccessPassAuthenticationMethod"


def _bad(message: str) -> GraphError:
    return GraphError(400, "badRequest", message)


def create_pass(request: GraphRequest) -> GraphResponse:
    """A second pass replaces the first, as in the real service."""
    body = request.body if isinstance(request.body, dict) else {}
    refuse_unknown(body, {"startDateTime", "lifetimeInMinutes", "isUsableOnce"}, "temporaryAccessPassMethods")
    user, policy = request.live_user(), request.tenant.tap_policy
    if request.faults.tap_checks_policy:
        _check_policy(request, user, policy)
    require_reach(request, user)
    made = _make(request, body, policy)
    request.tenant.users.change(user.id).passes = [made]
    shown = {
        "@odata.context": request.context("temporaryAccessPassAuthenticationMethod"),
        **_pass_json(request, user, made),
    }
    return GraphResponse(201, {**shown, "temporaryAccessPass": made.secret})


def _check_policy(request: GraphRequest, user: User, policy: TapPolicy) -> None:
    if user.is_guest:
        raise _bad("Temporary Access Pass cannot be added to an external guest user.")
    if not policy.is_enabled:
        raise _bad("Temporary Access Pass is disabled by the authentication methods policy of the tenant.")
    groups = {group.id for group in request.tenant.view().all_groups_of(user.id)}
    included = not policy.include_groups or groups & set(policy.include_groups)
    if not included or groups & set(policy.exclude_groups):
        raise _bad("Temporary Access Pass is not enabled for this user by the authentication methods policy.")


def _make(request: GraphRequest, body: dict[str, Any], policy: TapPolicy) -> TemporaryAccessPass:
    lifetime = body.get("lifetimeInMinutes", policy.default_minutes)
    if not isinstance(lifetime, int) or not policy.minimum_minutes <= lifetime <= policy.maximum_minutes:
        raise _bad(
            f"The lifetime of the Temporary Access Pass must be between {policy.minimum_minutes} and "
            f"{policy.maximum_minutes} minutes."
        )
    once = bool(body.get("isUsableOnce", policy.once_only))
    if policy.once_only and not once:
        raise _bad("The policy of the tenant allows only one-time use of a Temporary Access Pass.")
    now = request.tenant.clock.now()
    starts = _start(body.get("startDateTime")) or now
    letters = string.ascii_letters + string.digits + "@#%&*+"
    secret = "".join(secrets.choice(letters) for _ in range(policy.default_length))
    return TemporaryAccessPass(str(uuid.uuid4()), secret, now, starts, lifetime, usable_once=once)


def _start(given: object) -> datetime | None:
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError as broken:
        raise _bad("The start of the Temporary Access Pass is not a valid date and time.") from broken
    if moment.tzinfo is None:
        raise _bad("The start of the Temporary Access Pass needs an offset from UTC.")
    return moment


def _usability(request: GraphRequest, user: User, held: TemporaryAccessPass) -> str:
    now = request.tenant.clock.now()
    try:
        _check_policy(request, user, request.tenant.tap_policy)
    except GraphError:
        return "DisabledByPolicy"
    if now < held.starts_at:
        return "NotYetValid"
    return "Expired" if now >= held.starts_at + timedelta(minutes=held.lifetime_minutes) else "EnabledByPolicy"


def _pass_json(request: GraphRequest, user: User, held: TemporaryAccessPass) -> dict[str, Any]:
    reason = _usability(request, user, held)
    return {
        "@odata.type": KIND,
        "id": held.id,
        "isUsable": reason == "EnabledByPolicy",
        "methodUsabilityReason": reason,
        "temporaryAccessPass": None,
        "createdDateTime": stamp(held.created_at),
        "startDateTime": stamp(held.starts_at),
        "lifetimeInMinutes": held.lifetime_minutes,
        "isUsableOnce": held.usable_once,
    }


def list_passes(request: GraphRequest) -> GraphResponse:
    user = request.seen_user()
    value = [_pass_json(request, user, held) for held in user.passes]
    return GraphResponse(200, {"@odata.context": request.context("temporaryAccessPassMethods"), "value": value})


def get_pass(request: GraphRequest) -> GraphResponse:
    user = request.seen_user()
    for held in user.passes:
        if held.id == request.params["pass"]:
            return GraphResponse(200, _pass_json(request, user, held))
    raise not_found(request.params["pass"])


def delete_pass(request: GraphRequest) -> GraphResponse:
    user = request.live_user()
    if not any(held.id == request.params["pass"] for held in user.passes):
        raise not_found(request.params["pass"])
    require_reach(request, user)
    live = request.tenant.users.change(user.id)
    live.passes = [held for held in live.passes if held.id != request.params["pass"]]
    return GraphResponse(NO_CONTENT)


def list_methods(request: GraphRequest) -> GraphResponse:
    user = request.seen_user()
    value = [method_json(method) for method in user.methods] + [_pass_json(request, user, held) for held in user.passes]
    return GraphResponse(200, {"@odata.context": request.context("authentication/methods"), "value": value})


def get_policy(request: GraphRequest) -> GraphResponse:
    policy = request.tenant.tap_policy
    targets = policy.include_groups or ["all_users"]
    return GraphResponse(
        200,
        {
            "@odata.context": request.context("authenticationMethodConfigurations/$entity"),
            "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration",
            "id": "TemporaryAccessPass",
            "state": "enabled" if policy.is_enabled else "disabled",
            "defaultLifetimeInMinutes": policy.default_minutes,
            "defaultLength": policy.default_length,
            "minimumLifetimeInMinutes": policy.minimum_minutes,
            "maximumLifetimeInMinutes": policy.maximum_minutes,
            "isUsableOnce": policy.once_only,
            "includeTargets": [
                {"targetType": "group", "id": target, "isRegistrationRequired": False} for target in targets
            ],
            "excludeTargets": [{"targetType": "group", "id": target} for target in policy.exclude_groups],
        },
    )


PASSES = "/users/{user}/authentication/temporaryAccessPassMethods"
POLICY = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass"
OPERATIONS = [
    Operation("GET", PASSES, list_passes, READ_PASSES, **DENIED),
    Operation("POST", PASSES, create_pass, WRITE_PASSES, **DENIED),
    Operation("GET", PASSES + "/{pass}", get_pass, READ_PASSES, **DENIED),
    Operation("DELETE", PASSES + "/{pass}", delete_pass, WRITE_PASSES, **DENIED),
    Operation("GET", "/users/{user}/authentication/methods", list_methods, READ_METHODS, **DENIED),
    Operation("GET", POLICY, get_policy, READ_METHOD_POLICY, **DENIED),
]
