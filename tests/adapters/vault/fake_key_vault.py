"""Azure Key Vault's REST answers behind the real library: a transport that keeps secrets in memory."""

import json
import time
from urllib.parse import urlsplit

from azure.core.credentials import AccessToken
from azure.core.pipeline.transport import HttpTransport
from azure.core.rest import HttpRequest
from azure.core.rest._http_response_impl import HttpResponseImpl
from azure.core.utils import case_insensitive_dict

from shared.adapters.vault.key_vault import KeyVault

URL = "https://gangway-tests.vault.azure.net"
CHALLENGE = 'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"'


class FakeCredential:
    def get_token(self, *scopes, **more):
        return AccessToken("token", int(time.time()) + 3600)


class FakeKeyVault(HttpTransport):
    """`secrets` holds what is there, `requests` what was asked; `status` answers everything with that."""

    def __init__(self, **secrets: str) -> None:
        self.secrets = {name.replace("_", "-"): value for name, value in secrets.items()}
        self.bodies: dict[str, dict] = {}
        self.requests: list[tuple[str, str]] = []
        self.deleted: list[str] = []
        self.status = 0

    def open(self) -> None: ...

    def close(self) -> None: ...

    def __exit__(self, *args) -> None: ...

    def send(self, request: HttpRequest, **more):
        if "Authorization" not in request.headers:
            return _answer(request, 401, {}, {"WWW-Authenticate": CHALLENGE})
        name = urlsplit(request.url).path.split("/")[2]
        self.requests.append((request.method, name))
        if self.status:
            return _answer(request, self.status, {"error": {"code": "Forbidden", "message": "no"}})
        if request.method == "PUT":
            self.bodies[name] = json.loads(request.content or request.body)
            self.secrets[name] = self.bodies[name]["value"]
        if name not in self.secrets:
            return _answer(request, 404, {"error": {"code": "SecretNotFound", "message": "no such secret"}})
        bundle: dict[str, object] = {
            "value": self.secrets[name],
            "id": f"{URL}/secrets/{name}/1",
            "attributes": {"enabled": True},
        }
        if request.method == "DELETE":
            self.deleted.append(name)
            del self.secrets[name]
            bundle |= {"recoveryId": f"{URL}/deletedsecrets/{name}", "scheduledPurgeDate": 0, "deletedDate": 0}
        return _answer(request, 200, bundle)


def a_key_vault(transport: FakeKeyVault | None = None) -> KeyVault:
    return KeyVault(URL, FakeCredential(), transport=transport or FakeKeyVault())


class _Raw:
    def __init__(self, content: bytes) -> None:
        self.content = content


class _Answer(HttpResponseImpl):
    """Read already: the library asks for nothing more than status, headers and body."""

    def __init__(self, request, status: int, content: bytes, headers) -> None:
        super().__init__(
            request=request,
            internal_response=_Raw(content),
            status_code=status,
            headers=headers,
            reason="",
            content_type="application/json",
            stream_download_generator=lambda **more: iter([content]),
        )
        self._content = content
        self._is_closed = True
        self._is_stream_consumed = True


def _answer(request, status: int, document: dict, headers: dict | None = None) -> _Answer:
    given = {"Content-Type": "application/json"} | (headers or {})
    return _Answer(request, status, json.dumps(document).encode(), case_insensitive_dict(given))
