"""Starts the tenant page on loopback."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from starlette.applications import Starlette

from sandbox.tenant_page.app import TenantPage
from sandbox.tenant_page.changes import ChangeWatch
from sandbox.web.pages import stylesheet_route
from sandbox.web.serving import ServerThread


@dataclass(frozen=True)
class TenantPageOptions:
    """`cloud_url` is where the cloud's /_sim lives."""

    cloud_url: str
    port: int = 0


class TenantPageHandle:
    """A running page. Use it in a `with` block, or call `stop()`."""

    def __init__(self, options: TenantPageOptions) -> None:
        self._page = TenantPage(f"{options.cloud_url}/_sim/state", ChangeWatch())
        app = Starlette(routes=[*self._page.routes(), stylesheet_route()])
        self._server = ServerThread(app, port=options.port)
        self.url = self._server.url

    def url_of(self, tenant_id: str) -> str:
        return f"{self.url}/tenants/{tenant_id}"

    def start(self) -> Self:
        self._server.start()
        return self

    def stop(self) -> None:
        self._server.stop()
        self._page.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()


def start_tenant_page(options: TenantPageOptions) -> TenantPageHandle:
    return TenantPageHandle(options).start()
