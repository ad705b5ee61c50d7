"""Starts the simulated cloud in this process: sign-in over TLS, Graph and Exchange over http, both on loopback.

with start_cloud() as cloud:
    cloud.login_url, cloud.graph_url, cloud.exchange_url, cloud.ca_bundle, cloud.app_id, cloud.app_secret
    cloud.state, cloud.log, cloud.faults
"""

import socket
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import trustme
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from sandbox.cloud import control
from sandbox.cloud.entra import app as entra
from sandbox.cloud.exchange import app as exchange
from sandbox.cloud.faults import Faults
from sandbox.cloud.gate import Gate, data_surface, login_surface
from sandbox.cloud.graph import app as graph
from sandbox.cloud.log import RequestLog
from sandbox.cloud.seed import API_AUDIENCE, APP_ID, APP_SECRET, HOME, seed_into
from sandbox.cloud.state import Cloud
from sandbox.web.serving import ServerThread


@dataclass(frozen=True, slots=True)
class CloudOptions:
    """Ports 0 mean any free one. `directory` receives the CA's certificate (`sandbox-ca.pem`)."""

    host: str = "127.0.0.1"
    port_login: int = 0
    port_graph: int = 0
    directory: Path | None = None
    app_secret: str = APP_SECRET
    redirect_uris: frozenset[str] = frozenset(
        {"http://localhost:7071/connect/callback", "http://127.0.0.1:7071/connect/callback"}
    )
    assertion_keys: tuple[str, ...] = ()  # PEM (key or certificate) that may sign the product's client assertions
    faults: Faults = field(default_factory=Faults)


class PromptServerThread(ServerThread):
    """Answers without Nagle's delay, which would add 40 ms to every request and spoil measured latencies.

    asyncio switches it off only on sockets that were made with an explicit protocol; accepted ones inherit the listener's.
    """

    def __init__(self, app: ASGIApp, *, host: str, port: int) -> None:
        super().__init__(app, host=host, port=port)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class TlsServerThread(PromptServerThread):
    """A server with a certificate of the simulator's own authority."""

    def __init__(self, app: ASGIApp, *, host: str, port: int, certificate: Path) -> None:
        super().__init__(app, host=host, port=port)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            ws="none",
            ssl_certfile=certificate,
            ssl_keyfile=certificate,
        )
        self._server = uvicorn.Server(config)
        self.url = f"https://{host}:{self.port}"


class CloudHandle:
    """A running simulated cloud; leaving the `with` block stops it."""

    def __init__(self, options: CloudOptions) -> None:
        self.options = options
        self.faults = options.faults
        self.log = RequestLog()
        self.state = Cloud()
        self.app_id, self.app_secret = APP_ID, options.app_secret
        self.home_tenant, self.api_audience = HOME, API_AUDIENCE
        self._scratch = tempfile.TemporaryDirectory(prefix="sandbox-cloud-")
        directory = options.directory or Path(self._scratch.name)
        self.ca_bundle = directory / "sandbox-ca.pem"
        self._seed()
        data = [
            *graph.routes(self.state, self.faults),
            *exchange.routes(self.state, self.log, self.faults),
            *control.routes(self.state, self.log, self.faults, self.reset),
        ]
        self._data = PromptServerThread(self._gated(Starlette(routes=data)), host=options.host, port=options.port_graph)
        login = Gate(
            Starlette(routes=entra.routes(self.state, self.faults)),
            cloud=self.state,
            faults=self.faults,
            log=self.log,
            surface_of=login_surface,
        )
        self._login = TlsServerThread(
            login, host=options.host, port=options.port_login, certificate=self._certificate(directory)
        )

    @property
    def login_url(self) -> str:
        return self._login.url

    @property
    def graph_url(self) -> str:
        return self._data.url

    @property
    def exchange_url(self) -> str:
        return self._data.url

    @property
    def control_url(self) -> str:
        """Where /_sim lives."""
        return self._data.url

    def environment(self) -> dict[str, str]:
        """The product's settings that point it at this cloud."""
        return {
            "GANGWAY_LOGIN_URL": self.login_url,
            "GANGWAY_GRAPH_URL": self.graph_url,
            "GANGWAY_EXCHANGE_URL": self.exchange_url,
            "GANGWAY_CA_BUNDLE": str(self.ca_bundle),
            "GANGWAY_APP_ID": self.app_id,
            "GANGWAY_CREDENTIAL": "secret",
            "GANGWAY_APP_SECRET": self.app_secret,
        }

    def reset(self) -> None:
        """Tenants as seeded, no faults, empty log, real time. Addresses, keys and tokens stay valid."""
        self.faults.clear()
        self.state.clock.reset()
        self._seed()
        self.log.clear()

    def start(self) -> Self:
        self._login.start()
        self._data.start()
        return self

    def stop(self) -> None:
        self._data.stop()
        self._login.stop()
        self._scratch.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    def _seed(self) -> None:
        seed_into(self.state)
        product = self.state.applications[APP_ID]
        product.secrets = {self.app_secret}
        product.redirect_uris = set(self.options.redirect_uris)
        product.assertion_keys = list(self.options.assertion_keys)

    def _gated(self, app: ASGIApp) -> Gate:
        return Gate(app, cloud=self.state, faults=self.faults, log=self.log, surface_of=data_surface)

    def _certificate(self, directory: Path) -> Path:
        directory.mkdir(parents=True, exist_ok=True)
        authority = trustme.CA(organization_name="Gangway sandbox")
        authority.cert_pem.write_to_path(self.ca_bundle)
        issued = Path(self._scratch.name) / "login.pem"
        authority.issue_cert("localhost", "127.0.0.1").private_key_and_cert_chain_pem.write_to_path(issued)
        return issued


def start_cloud(options: CloudOptions | None = None) -> CloudHandle:
    """A seeded, running cloud."""
    return CloudHandle(options or CloudOptions()).start()
