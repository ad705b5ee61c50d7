"""The whole simulated world around the unmodified product: tenants, desk, mail, model, storage and the local Functions host.

with World() as world:
    ticket = world.desk.create_ticket(...)
    world.inbox.wait_for("ruth.adeyemi@harbourline.example")

Everything listens on loopback, on free ports unless told otherwise, and is gone at the end.
"""

import os
import secrets
import ssl
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx2
from pydantic import SecretStr

from sandbox.azurite import Azurite
from sandbox.cloud.seed import AUTOMATION
from sandbox.cloud.serve import CloudHandle, CloudOptions, start_cloud
from sandbox.desk import DeskHandle, DeskOptions, WebhookTarget, start_desk
from sandbox.inbox import InboxHandle, InboxOptions, start_inbox
from sandbox.reader import ReaderHandle, ReaderOptions, start_reader
from sandbox.tenant_page.serve import TenantPageHandle, TenantPageOptions, start_tenant_page
from sandbox.world_host import WorldHost
from sandbox.world_options import WorldOptions, example_connection, product_environment
from shared.adapters.clock import SystemClock
from shared.adapters.tables.companies import TableCompanies
from shared.adapters.tables.connections import TableConnections
from shared.adapters.tables.runs import TableRuns
from shared.adapters.tables.storage import Storage
from shared.domain.policy import Connection

OURS = "GANGWAY_"


class World:
    """Everything running; leaving the `with` block stops it, whatever happened inside."""

    cloud: CloudHandle
    desk: DeskHandle
    inbox: InboxHandle
    reader: ReaderHandle
    tenants: TenantPageHandle
    azurite: Azurite
    host: WorldHost

    def __init__(self, options: WorldOptions | None = None) -> None:
        self.options = options or WorldOptions()
        self._open = ExitStack()
        self.folder = Path()
        self.environment: dict[str, str] = {}
        self.connection: Connection = example_connection()

    def start(self) -> Self:
        """All of it, or an error and nothing left running."""
        with ExitStack() as unless_started:
            unless_started.callback(self.stop)
            self._start_surroundings()
            self._start_product()
            unless_started.pop_all()
        return self

    def stop(self) -> None:
        self._open.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    @cached_property
    def storage(self) -> Storage:
        """The same storage that the product uses."""
        return Storage(connection_string=SecretStr(self.azurite.connection_string))

    @cached_property
    def runs(self) -> TableRuns:
        """The ledger, read from outside the product."""
        return TableRuns(self.storage, clock=SystemClock())

    @property
    def webhook_url(self) -> str:
        return f"{self.host.url}/api/tickets/{self.connection.id}"

    def api(self, role: str = "Auditor") -> httpx2.Client:
        """A client of the product's API with a token of that role, from the simulated sign-in service."""
        app_id, secret = next((app, secret) for app, (_, secret, has) in AUTOMATION.items() if has == role)
        form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": secret,
            "scope": f"{self.cloud.api_audience}/.default",
        }
        url = f"{self.cloud.login_url}/{self.cloud.home_tenant}/oauth2/v2.0/token"
        with httpx2.Client(verify=_trusting(self.cloud.ca_bundle), timeout=10) as client:
            token = client.post(url, data=form).raise_for_status().json()["access_token"]
        headers = {"authorization": f"Bearer {token}"}
        return httpx2.Client(base_url=self.host.url, headers=headers, timeout=30)

    def _start_surroundings(self) -> None:
        ports = self.options.ports
        self.folder = self.options.folder or Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self.folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(1) as beside:
            azurite = beside.submit(Azurite, access_log=self.options.storage_log)  # the slowest of all
            try:
                cloud = CloudOptions(port_login=ports.login, port_graph=ports.cloud, directory=self.folder)
                self.cloud = self._open.enter_context(start_cloud(cloud))
                self.inbox = self._open.enter_context(start_inbox(InboxOptions(ports.smtp, ports.inbox)))
                self.reader = self._open.enter_context(start_reader(ReaderOptions(port=ports.reader)))
                self.tenants = self._open.enter_context(
                    start_tenant_page(TenantPageOptions(self.cloud.control_url, ports.tenants))
                )
                self.desk = self._open.enter_context(start_desk(DeskOptions(port=ports.desk)))
            finally:
                self.azurite = self._open.enter_context(azurite.result())

    def _start_product(self) -> None:
        self.host = WorldHost(port=self.options.ports.host, folder=self.folder, log_level=self.options.log_level)
        self._open.callback(self.host.stop)
        webhook_secret = secrets.token_urlsafe(24)
        self.environment = product_environment(
            cloud=self.cloud,
            inbox=self.inbox,
            reader=self.reader,
            azurite=self.azurite,
            url=self.host.url,
            signing_key=secrets.token_urlsafe(48),
        )
        self.environment |= {
            self.connection.api_key.removeprefix("env:"): self.desk.api_key,
            self.connection.webhook_secret.removeprefix("env:"): webhook_secret,
        }
        self._configure()
        self.host.start({**_without_ours(os.environ), **self.environment, **self.options.more})
        self.desk.send_webhooks_to(WebhookTarget(self.webhook_url, webhook_secret, self.host.key))

    def _configure(self) -> None:
        """What `gangway connections apply` and `gangway companies apply` do."""
        self.connection = self.connection.model_copy(update={"base_url": self.desk.url})
        TableConnections(self.storage).save(self.connection)
        for company in self.options.companies:
            TableCompanies(self.storage).save(company)


def _without_ours(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(OURS)}


def _trusting(ca_bundle: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(ca_bundle))
