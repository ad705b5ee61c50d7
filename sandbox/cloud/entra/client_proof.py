"""Checks how an application proves itself: a secret, a certificate-signed assertion, or a federated identity's token."""

from typing import Any

import jwt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate

from sandbox.cloud.entra.errors import EntraError, bad_assertion, bad_secret, missing_parameter, untrusted_federation
from sandbox.cloud.state import Application, Cloud

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
EXCHANGE_AUDIENCE = "api://AzureADTokenExchange"
ALGORITHMS = ["RS256", "PS256"]


def check_client(cloud: Cloud, application: Application, form: dict[str, str], token_url: str) -> str:
    """Returns `appidacr`: 1 for a secret, 2 for an assertion. Raises EntraError."""
    if form.get("client_assertion"):
        _check_assertion(cloud, application, form, token_url)
        return "2"
    if not form.get("client_secret"):
        raise missing_parameter("client_assertion' or 'client_secret")
    if form["client_secret"] not in application.secrets:
        raise bad_secret(application.app_id)
    return "1"


def _check_assertion(cloud: Cloud, application: Application, form: dict[str, str], token_url: str) -> None:
    if form.get("client_assertion_type") != ASSERTION_TYPE:
        raise missing_parameter("client_assertion_type")
    claims = _verified(application, form["client_assertion"])
    if claims.get("aud") == EXCHANGE_AUDIENCE:
        return  # a managed identity's token: the federated credential decides by issuer, subject and audience
    if claims.get("iss") != application.app_id or claims.get("sub") != application.app_id:
        raise untrusted_federation(application.app_id)
    if not str(claims.get("aud", "")).casefold().endswith("/oauth2/v2.0/token"):
        raise EntraError(
            50027, "invalid_client", f"JWT token is invalid or malformed: audience is not {token_url}.", status=401
        )


def _verified(application: Application, assertion: str) -> dict[str, Any]:
    """Claims of the assertion, its signature checked against each configured key (PEM of a key or a certificate)."""
    options = {"verify_aud": False}
    for pem in application.assertion_keys:
        try:
            return dict(jwt.decode(assertion, _key(pem), algorithms=ALGORITHMS, options=options))  # type: ignore[arg-type]
        except jwt.ExpiredSignatureError as late:
            message = "Client assertion is not within its valid time range."
            raise EntraError(700024, "invalid_client", message, status=401) from late
        except jwt.InvalidTokenError:
            continue
    raise bad_assertion(application.app_id)


def _key(pem: str) -> str:
    if "BEGIN CERTIFICATE" not in pem:
        return pem
    public = load_pem_x509_certificate(pem.encode()).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
