"""Entra's refusals: AADSTS numbers in the JSON shape of its token endpoint."""

import uuid
from datetime import datetime
from typing import Any


class EntraError(Exception):
    """One refusal of the sign-in service."""

    def __init__(self, number: int, error: str, text: str, *, status: int = 400) -> None:
        super().__init__(text)
        self.number, self.error, self.text, self.status = number, error, text, status


def tenant_not_found(key: str) -> EntraError:
    return EntraError(
        90002,
        "invalid_request",
        f"Tenant '{key}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
    )


def application_not_found(app_id: str, tenant: str) -> EntraError:
    return EntraError(
        700016,
        "unauthorized_client",
        f"Application with identifier '{app_id}' was not found in the directory '{tenant}'. This can happen if the "
        "application has not been installed by the administrator of the tenant or consented to by any user in the tenant.",
    )


def bad_secret(app_id: str) -> EntraError:
    return EntraError(
        7000215,
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the "
        f"client secret ID, for a secret added to app '{app_id}'.",
        status=401,
    )


def bad_assertion(app_id: str) -> EntraError:
    return EntraError(
        700027,
        "invalid_client",
        f"The certificate used to sign the client assertion is not registered on application '{app_id}'.",
        status=401,
    )


def untrusted_federation(app_id: str) -> EntraError:
    return EntraError(
        700213,
        "invalid_client",
        f"No matching federated identity record found for presented assertion subject on application '{app_id}'.",
        status=401,
    )


def no_consent(app_id: str) -> EntraError:
    return EntraError(
        65001,
        "invalid_grant",
        f"The user or administrator has not consented to use the application with ID '{app_id}'. Send an interactive "
        "authorization request for this user and resource.",
    )


def resource_not_found(resource: str, tenant: str) -> EntraError:
    return EntraError(
        500011,
        "invalid_resource",
        f"The resource principal named {resource} was not found in the tenant named {tenant}.",
    )


def missing_parameter(name: str) -> EntraError:
    return EntraError(900144, "invalid_request", f"The request body must contain the following parameter: '{name}'.")


def error_json(refusal: EntraError, now: datetime) -> dict[str, Any]:
    trace, correlation = str(uuid.uuid4()), str(uuid.uuid4())
    stamp = now.strftime("%Y-%m-%d %H:%M:%SZ")
    return {
        "error": refusal.error,
        "error_description": (
            f"AADSTS{refusal.number}: {refusal.text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {stamp}"
        ),
        "error_codes": [refusal.number],
        "timestamp": stamp,
        "trace_id": trace,
        "correlation_id": correlation,
        "error_uri": f"https://login.microsoftonline.com/error?code={refusal.number}",
    }
