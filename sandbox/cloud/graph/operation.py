"""One Graph operation as a value: method, path template, who may call it, and the function that answers.

Handlers are plain functions from GraphRequest to GraphResponse; HTTP and $batch both reach them through `dispatch`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sandbox.cloud.bearer import Caller
from sandbox.cloud.faults import Faults
from sandbox.cloud.graph.errors import GraphError, bad_request, denied, not_found
from sandbox.cloud.log import LogEntry
from sandbox.cloud.objects import Group, User
from sandbox.cloud.state import Tenant, View


@dataclass(slots=True)
class GraphRequest:
    method: str
    path: str  # decoded, without /v1.0 and query
    query: dict[str, str]
    headers: dict[str, str]  # names in lower case
    body: Any
    caller: Caller
    faults: Faults
    base_url: str  # of this Graph, for @odata links: http://127.0.0.1:port/v1.0
    entry: LogEntry
    params: dict[str, str] = field(default_factory=dict)

    @property
    def tenant(self) -> Tenant:
        return self.caller.tenant

    def view(self) -> View:
        """What a read by id sees."""
        return self.tenant.view(self.faults.read_lag_seconds)

    def index(self) -> View:
        """What lists, filters and searches see: never fresher than a read by id."""
        return self.tenant.view(max(self.faults.read_lag_seconds, self.faults.index_lag_seconds))

    def may(self, *permissions: str) -> bool:
        held = self.caller.roles - self.faults.withdrawn_permissions
        return any(permission in held for permission in permissions)

    def require(self, *permissions: str) -> None:
        """Any one of these application permissions opens the operation."""
        if not self.may(*permissions):
            raise denied()

    def seen_user(self, key: str | None = None) -> User:
        """The user named in the path as a reader sees it."""
        wanted = key or self.params["user"]
        users = self.view().users
        found = users.get(wanted) or next((u for u in users.values() if u.upn.casefold() == wanted.casefold()), None)
        if found is None:
            raise not_found(wanted)
        return found

    def live_user(self, key: str | None = None) -> User:
        """The user as a write finds it."""
        wanted = key or self.params["user"]
        found = self.tenant.find_user(wanted)
        if found is None:
            raise not_found(wanted)
        return found

    def seen_group(self) -> Group:
        found = self.view().groups.get(self.params["group"])
        if found is None:
            raise not_found(self.params["group"])
        return found

    def live_group(self) -> Group:
        found = self.tenant.groups.get(self.params["group"])
        if found is None:
            raise not_found(self.params["group"])
        return found

    def json_object(self) -> dict[str, Any]:
        """The body, which must be a JSON object."""
        if self.body is None:
            raise GraphError(400, "BadRequest", "Empty Payload. JSON content expected.")
        if not isinstance(self.body, dict):
            raise GraphError(400, "BadRequest", "Unable to read JSON request payload. A JSON object is expected.")
        return self.body

    def context(self, name: str) -> str:
        return f"{self.base_url}/$metadata#{name}"


@dataclass(slots=True)
class GraphResponse:
    status: int = 200
    body: Any = None  # dict, or str for text/plain
    headers: dict[str, str] = field(default_factory=dict)


NO_CONTENT = 204
type Handler = Callable[[GraphRequest], GraphResponse]


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    template: str
    handler: Handler
    # Any one of them is enough; empty: the handler decides by what is asked.
    permissions: tuple[str, ...] = ()
    denial_code: str = "Authorization_RequestDenied"
    denial_message: str = "Insufficient privileges to complete the operation."

    def match(self, path: str) -> dict[str, str] | None:
        wanted, given = self.template.strip("/").split("/"), path.strip("/").split("/")
        if len(wanted) != len(given):
            return None
        found: dict[str, str] = {}
        for part, value in zip(wanted, given, strict=True):
            if part.startswith("{"):
                found[part.strip("{}")] = value
            elif part.casefold() != value.casefold():
                return None
        return found

    @property
    def placeholders(self) -> int:
        return self.template.count("{")


def reference_id(body: dict[str, Any], *, name: str = "@odata.id") -> str:
    """The object id at the end of an @odata.id address; a bare id is refused as Graph refuses it."""
    value = body.get(name)
    return id_of_address(value, name)


def id_of_address(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise bad_request(f"A value is required for property '{name}'.", code="BadRequest")
    address = re.sub(r"\('([^']+)'\)$", r"/\1", value)
    found = re.search(r"^https?://[^/]+/(?:v1\.0|beta)/(?:[^/]+/)?(?:directoryObjects|users|groups)/([^/]+)$", address)
    if found is None:
        raise bad_request(f"Invalid URL format specified in @odata.bind/@odata.id: '{value}'.")
    return found[1]


def refuse_unknown(body: dict[str, Any], known: set[str], action: str) -> None:
    """Actions take exactly their parameters."""
    for name in body:
        if name not in known and not name.startswith("@odata."):
            raise bad_request(
                f"The parameter '{name}' in the request payload is not a valid parameter for the operation '{action}'.",
                code="BadRequest",
            )


def path_of(key: str) -> str:
    return quote(key, safe="")
