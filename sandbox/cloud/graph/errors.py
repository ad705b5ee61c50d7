"""Graph's refusals as exceptions, each with Microsoft's status, code and message; `error_body` is the one shape they leave in.

Messages are those seen in the wild where known; codes are contractual, messages are not (Graph error responses reference).
"""

from typing import Any

REQUEST_DENIED = "Insufficient privileges to complete the operation."
SYNCED = (
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently "
    "undergoing migration."
)
MAIL_GROUP = "Cannot Update a mail-enabled security groups and or distribution list."


class GraphError(Exception):
    """One refusal; raise it anywhere below the dispatcher."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        details: list[dict[str, str]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.details = details or []
        self.headers = headers or {}


def bad_request(message: str, *, code: str = "Request_BadRequest") -> GraphError:
    return GraphError(400, code, message)


def invalid_value(name: str, message: str | None = None) -> GraphError:
    text = message or f"Property {name} is invalid."
    return GraphError(
        400, "Request_BadRequest", text, details=[{"code": "InvalidValue", "target": name, "message": text}]
    )


def conflict(name: str) -> GraphError:
    text = f"Another object with the same value for property {name} already exists."
    return GraphError(
        400, "Request_BadRequest", text, details=[{"code": "ObjectConflict", "target": name, "message": text}]
    )


def denied(message: str = REQUEST_DENIED, *, code: str = "Authorization_RequestDenied") -> GraphError:
    return GraphError(403, code, message)


def not_found(key: str) -> GraphError:
    return GraphError(
        404,
        "Request_ResourceNotFound",
        f"Resource '{key}' does not exist or one of its queried reference-property objects are not present.",
    )


def unsupported_query(message: str) -> GraphError:
    return GraphError(400, "Request_UnsupportedQuery", message)


def error_body(error: GraphError, *, request_id: str, client_request_id: str, date: str) -> dict[str, Any]:
    content: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.details:
        content["details"] = error.details
    content["innerError"] = {"date": date, "request-id": request_id, "client-request-id": client_request_id}
    return {"error": content}
