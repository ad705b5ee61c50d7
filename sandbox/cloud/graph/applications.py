"""App registrations: upsert by unique name, update, and the federated identities that an app trusts.

Lag: for `read_lag_seconds` after it was made, a registration cannot be found by its id, as in a directory with replicas.
"""

import re
import uuid
from datetime import timedelta
from typing import Any

from sandbox.cloud.clock import stamp
from sandbox.cloud.graph import application_rules
from sandbox.cloud.graph.errors import GraphError, bad_request, invalid_value, not_found
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation
from sandbox.cloud.registrations import Registration

READ = ("Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All")
WRITE = ("Application.ReadWrite.All", "Application.ReadWrite.OwnedBy", "Directory.ReadWrite.All")
MOST_CREDENTIALS = 20
_CREDENTIAL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{2,119}")


def get_application(request: GraphRequest) -> GraphResponse:
    return GraphResponse(200, shape(request, find(request)))


def patch_application(request: GraphRequest) -> GraphResponse:
    """With a unique name and `Prefer: create-if-missing` it creates what is not there ("Upsert application")."""
    body, name = request.json_object(), _unique_name(request)
    wants_creation = "create-if-missing" in request.headers.get("prefer", "")
    if name and wants_creation and request.tenant.registrations.by_unique_name(name) is None:
        return _create(request, name, body)
    found = find(request)
    application_rules.check(body, found)
    found.props |= body
    return GraphResponse(NO_CONTENT)


def _create(request: GraphRequest, name: str, body: dict[str, Any]) -> GraphResponse:
    if not body.get("displayName"):
        raise bad_request("A value is required for property 'displayName' of resource 'Application'.")
    made = Registration(str(uuid.uuid4()), str(uuid.uuid4()), request.tenant.clock.now(), unique_name=name)
    application_rules.check(body, made)
    made.props |= body
    request.tenant.registrations.applications[made.id] = made
    return GraphResponse(201, shape(request, made))


def list_credentials(request: GraphRequest) -> GraphResponse:
    return GraphResponse(200, {"value": find(request).credentials})


def add_credential(request: GraphRequest) -> GraphResponse:
    found, body = find(request), request.json_object()
    _check_credential(body)
    if len(found.credentials) >= MOST_CREDENTIALS:
        raise GraphError(400, "Directory_QuotaExceeded", "The directory object quota limit has been exceeded.")
    same = [each for each in found.credentials if each["name"] == body["name"] or _is_same(each, body)]
    if same:
        text = "FederatedIdentityCredential with the same name, or issuer and subject, already exists on the object."
        raise GraphError(409, "Request_MultipleObjectsWithSameKeyValue", text)
    made = {"id": str(uuid.uuid4()), "description": None, **body}
    found.credentials.append(made)
    return GraphResponse(201, made)


def update_credential(request: GraphRequest) -> GraphResponse:
    found, body = find(request), request.json_object()
    for each in found.credentials:
        if each["id"] == request.params["credential"] or each["name"] == request.params["credential"]:
            if body.get("name", each["name"]) != each["name"]:
                raise invalid_value("name", "Property name is immutable.")
            _check_credential({**each, **body})
            each.update(body)
            return GraphResponse(NO_CONTENT)
    raise not_found(request.params["credential"])


def _check_credential(body: dict[str, Any]) -> None:
    for name in ("name", "issuer", "subject", "audiences"):
        if not body.get(name):
            raise bad_request(f"A value is required for property '{name}' of resource 'FederatedIdentityCredential'.")
    if not _CREDENTIAL_NAME.fullmatch(body["name"]):
        raise invalid_value("name")
    if len(body["audiences"]) != 1:
        raise invalid_value("audiences", "FederatedIdentityCredential must have exactly one audience.")


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return (one["issuer"], one["subject"]) == (other["issuer"], other["subject"])


def find(request: GraphRequest) -> Registration:
    registrations, key = request.tenant.registrations, request.params["application"]
    name = _unique_name(request)
    app_id = key.removeprefix("appId=") if key.startswith("appId=") else ""
    found = (
        registrations.by_unique_name(name) if name else registrations.by_app_id(app_id)
        if app_id else registrations.applications.get(key)
    )  # fmt: skip
    if found is None or is_too_young(request, found):
        raise not_found(name or app_id or key)
    return found


def is_too_young(request: GraphRequest, found: Registration) -> bool:
    return request.tenant.clock.now() - found.created_at < timedelta(seconds=request.faults.read_lag_seconds)


def _unique_name(request: GraphRequest) -> str:
    key = request.params["application"]
    return key.removeprefix("uniqueName=") if key.startswith("uniqueName=") else ""


def shape(request: GraphRequest, found: Registration) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "identifierUris": [], "appRoles": [], "requiredResourceAccess": [], "web": {"redirectUris": []},
        "api": {"requestedAccessTokenVersion": None}, "signInAudience": "AzureADMyOrg",
    }  # fmt: skip
    return {
        "@odata.context": request.context("applications/$entity"),
        "id": found.id,
        "appId": found.app_id,
        "uniqueName": found.unique_name,
        "createdDateTime": stamp(found.created_at),
        **empty,
        **found.props,
    }


_ONE = "/applications/{application}"
_CREDENTIALS = _ONE + "/federatedIdentityCredentials"
OPERATIONS = [
    Operation("GET", _ONE, get_application, READ),
    Operation("PATCH", _ONE, patch_application, WRITE),
    Operation("GET", _CREDENTIALS, list_credentials, READ),
    Operation("POST", _CREDENTIALS, add_credential, WRITE),
    Operation("PATCH", _CREDENTIALS + "/{credential}", update_credential, WRITE),
]
