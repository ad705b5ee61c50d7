"""A small client of the simulated Graph for tests: one application in one tenant."""

import ssl
from dataclasses import dataclass
from typing import Any

import httpx2

from sandbox.cloud.serve import CloudHandle
from sandbox.cloud.state import Group, Tenant, User

ADVANCED = {"ConsistencyLevel": "eventual"}


@dataclass
class Caller:
    """Calls Graph as the product's application in one tenant."""

    cloud: CloudHandle
    tenant: Tenant
    http: httpx2.Client
    token: str = ""

    def sign_in(self, scope: str = "https://graph.microsoft.com/.default") -> str:
        with httpx2.Client(verify=ssl.create_default_context(cafile=str(self.cloud.ca_bundle))) as login:
            answer = login.post(
                f"{self.cloud.login_url}/{self.tenant.id}/oauth2/v2.0/token",
                data={
                    "grant_type": "client_credentials",
                    "client_id": self.cloud.app_id,
                    "client_secret": self.cloud.app_secret,
                    "scope": scope,
                },
            )
        self.token = answer.json()["access_token"]
        return self.token

    def with_only(self, *permissions: str) -> "Caller":
        """Grants exactly these and takes a new token."""
        self.tenant.service_principals[self.cloud.app_id].graph_permissions = set(permissions)
        self.sign_in()
        return self

    def also_with(self, *permissions: str) -> "Caller":
        return self.with_only(*self.tenant.service_principals[self.cloud.app_id].graph_permissions, *permissions)

    def without_directory_roles(self) -> "Caller":
        principal = self.tenant.service_principals[self.cloud.app_id].id
        self.tenant.roles = [held for held in self.tenant.roles if held.principal_id != principal]
        return self

    def send(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> httpx2.Response:
        if not self.token:
            self.sign_in()
        url = path if path.startswith("http") else f"{self.cloud.graph_url}/v1.0{path}"
        sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        if body is None:
            return self.http.request(method, url, headers=sent)
        return self.http.request(method, url, headers=sent, json=body)

    def get(self, path: str, **headers: str) -> httpx2.Response:
        return self.send("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def advanced(self, path: str) -> httpx2.Response:
        return self.send("GET", path, headers=ADVANCED)

    def post(self, path: str, body: Any = None) -> httpx2.Response:
        return self.send("POST", path, body)

    def patch(self, path: str, body: Any) -> httpx2.Response:
        return self.send("PATCH", path, body)

    def put(self, path: str, body: Any) -> httpx2.Response:
        return self.send("PUT", path, body)

    def delete(self, path: str) -> httpx2.Response:
        return self.send("DELETE", path)

    def batch(self, *requests: dict[str, Any]) -> dict[str, dict[str, Any]]:
        answer = self.post("/$batch", {"requests": list(requests)})
        assert answer.status_code == 200, answer.text
        return {each["id"]: each for each in answer.json()["responses"]}

    def user(self, local: str) -> User:
        found = self.tenant.user_by_upn(f"{local}@{self.tenant.default_domain}")
        assert found is not None, local
        return found

    def group(self, nickname: str) -> Group:
        return next(group for group in self.tenant.groups.values() if group.props["mailNickname"] == nickname)

    def reference(self, object_id: str) -> dict[str, str]:
        return {"@odata.id": f"https://graph.microsoft.com/v1.0/directoryObjects/{object_id}"}


def refusal(answer: httpx2.Response) -> tuple[int, str, str]:
    """Status, code and message of a refusal, whose body must have Graph's shape."""
    error = answer.json()["error"]
    assert set(error["innerError"]) == {"date", "request-id", "client-request-id"}
    return answer.status_code, error["code"], error["message"]
