"""The HTTP face of the simulated sign-in service: metadata, keys, token endpoint, admin consent page."""

from html import escape
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.cloud.entra.errors import EntraError, application_not_found, error_json
from sandbox.cloud.entra.tokens import Issuer, find_tenant, issue
from sandbox.cloud.faults import Faults
from sandbox.cloud.log import mask
from sandbox.cloud.seed import consent
from sandbox.cloud.state import Cloud, Tenant


def routes(cloud: Cloud, faults: Faults) -> list[Route]:
    async def metadata(request: Request) -> Response:
        key = request.path_params["tenant"]
        try:
            tenant = find_tenant(cloud, key)
        except EntraError as refusal:
            return JSONResponse(error_json(refusal, cloud.now()), status_code=refusal.status)
        return JSONResponse(_metadata(_issuer(request), tenant))

    async def keys(request: Request) -> Response:
        return JSONResponse(cloud.key.jwks())

    async def instance(request: Request) -> Response:
        key = request.query_params.get("authorization_endpoint", "").split("/")[3:4]
        address = f"{_issuer(request).base}/{key[0] if key else 'common'}/v2.0/.well-known/openid-configuration"
        return JSONResponse(_instances(request, address))

    async def token(request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        entry = request.state.entry
        entry.body, entry.app_id = mask(form), form.get("client_id")
        try:
            tenant, answer = issue(cloud, faults, _issuer(request), request.path_params["tenant"], form)
        except EntraError as refusal:
            return JSONResponse(error_json(refusal, cloud.now()), status_code=refusal.status)
        entry.tenant_id = tenant.id
        return JSONResponse(answer, headers={"Cache-Control": "no-store"})

    async def admin_consent(request: Request) -> Response:
        return await _admin_consent(cloud, request)

    return [
        Route("/{tenant}/v2.0/.well-known/openid-configuration", metadata),
        Route("/{tenant}/.well-known/openid-configuration", metadata),
        Route("/{tenant}/discovery/v2.0/keys", keys),
        Route("/{tenant}/discovery/keys", keys),
        Route("/common/discovery/instance", instance),
        Route("/{tenant}/oauth2/v2.0/token", token, methods=["POST"]),
        Route("/{tenant}/v2.0/adminconsent", admin_consent, methods=["GET", "POST"]),
    ]


def _issuer(request: Request) -> Issuer:
    return Issuer(f"{request.url.scheme}://{request.url.netloc}")


def _metadata(issuer: Issuer, tenant: Tenant) -> dict[str, Any]:
    root = f"{issuer.base}/{tenant.id}"
    return {
        "issuer": issuer.v2(tenant),
        "token_endpoint": f"{root}/oauth2/v2.0/token",
        "authorization_endpoint": f"{root}/oauth2/v2.0/authorize",
        "end_session_endpoint": f"{root}/oauth2/v2.0/logout",
        "jwks_uri": f"{root}/discovery/v2.0/keys",
        "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "claims_supported": ["sub", "iss", "aud", "exp", "iat", "tid", "oid", "roles", "ver"],
        "tenant_region_scope": "NA",
        "cloud_instance_name": issuer.base.partition("://")[2],
    }


def _instances(request: Request, metadata_address: str) -> dict[str, Any]:
    host = request.url.netloc
    names = {"preferred_network": host, "preferred_cache": host, "aliases": [host]}
    return {"tenant_discovery_endpoint": metadata_address, "api-version": "1.1", "metadata": [names]}


async def _admin_consent(cloud: Cloud, request: Request) -> Response:
    """GET shows what is asked for, POST (or `&sim_answer=accept|decline`, for tests) answers and goes back to the caller."""
    query = request.query_params
    application = cloud.applications.get(query.get("client_id", ""))
    try:
        tenant = find_tenant(cloud, request.path_params["tenant"])
        if application is None:
            raise application_not_found(query.get("client_id", ""), tenant.name)
        _check_redirect(application.redirect_uris, query.get("redirect_uri", ""))
    except EntraError as refusal:
        return JSONResponse(error_json(refusal, cloud.now()), status_code=refusal.status)
    answer = query.get("sim_answer") or str((await request.form()).get("answer", ""))
    if not answer:
        asked = sorted(application.graph_permissions | application.exchange_permissions)
        return HTMLResponse(_consent_page(application.display_name, tenant.name, asked))
    back = {"admin_consent": "True", "tenant": tenant.id, "state": query.get("state", "")}
    if answer == "accept":
        with tenant.lock:
            consent(tenant, application)
        back["scope"] = query.get("scope", "https://graph.microsoft.com/.default")
    else:
        back |= {
            "error": "access_denied",
            "error_description": "AADSTS65004: The resource owner or authorization server denied the request.",
        }
    joiner = "&" if "?" in query["redirect_uri"] else "?"
    return RedirectResponse(f"{query['redirect_uri']}{joiner}{urlencode(back)}", status_code=302)


def _check_redirect(registered: set[str], given: str) -> None:
    if given not in registered:
        raise EntraError(
            50011,
            "invalid_request",
            f"The redirect URI '{given}' specified in the request does not match the redirect URIs configured for the application.",
        )


def _consent_page(name: str, tenant: str, permissions: list[str]) -> str:
    rows = "".join(f"<li>{escape(permission)}</li>" for permission in permissions)
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Permissions requested</title></head><body>"
        f"<h1>Permissions requested</h1><p><b>{escape(name)}</b> would like to act in <b>{escape(tenant)}</b>:</p><ul>{rows}</ul>"
        "<form method='post'><button name='answer' value='accept'>Accept</button> "
        "<button name='answer' value='decline'>Cancel</button></form></body></html>"
    )
