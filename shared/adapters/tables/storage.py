"""The storage account: one client for tables and one for blobs in a process, opened on first use. Counts what is sent.

The only file besides `table.py` that knows `azure.data.tables`, and the only one that opens blobs. Both libraries are imported
on first use: together they cost more than a second at start.
"""

import threading
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from shared.adapters.azure_faults import outside
from shared.adapters.tables.table import Table
from shared.settings import Settings

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential
    from azure.core.pipeline import PipelineRequest
    from azure.core.pipeline.transport import RequestsTransport
    from azure.data.tables import TableServiceClient
    from azure.storage.blob import BlobServiceClient, ContainerClient

# Short: the callers try again themselves, and a webhook cannot wait.
RETRIES: dict[str, Any] = {"retry_total": 2, "retry_backoff_factor": 0.3}
TIME_LIMITS = {"connection_timeout": 5, "read_timeout": 15}
# As many as threads may ask at once; the library's own ten would be thrown away and opened again under load.
CONNECTIONS = 64


class Storage:
    """`namespace` goes before the names of tables and containers, so that several may share an account (tests do)."""

    def __init__(
        self,
        *,
        connection_string: SecretStr | None = None,
        table_url: str = "",
        blob_url: str = "",
        credential: "TokenCredential | None" = None,
        namespace: str = "",
    ) -> None:
        self._connection_string = connection_string
        self._table_url = table_url
        self._blob_url = blob_url
        self._credential = credential
        self._namespace = namespace
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._tables: dict[str, Table] = {}
        self._containers: dict[str, ContainerClient] = {}
        self._sent: Counter[str] = Counter()

    def table(self, name: str) -> Table:
        """The table, made on first use in this process."""
        if name in self._tables:
            return self._tables[name]
        with self._lock:
            if name not in self._tables:
                with outside("table storage"):
                    client = self._table_service.create_table_if_not_exists(f"{self._namespace}{name}")
                self._tables[name] = Table(client, name)
            return self._tables[name]

    def container(self, name: str) -> "ContainerClient":
        """The blob container, made on first use in this process."""
        if name in self._containers:
            return self._containers[name]
        with self._lock:
            if name not in self._containers:
                with outside("blob storage"):
                    client = self._blob_service.get_container_client(f"{self._namespace}{name}")
                    if not client.exists():
                        _create(client)
                self._containers[name] = client
            return self._containers[name]

    def requests_sent(self) -> Mapping[str, int]:
        """How many requests went to tables and to blobs so far. A transaction of many rows is one request."""
        return dict(self._sent)

    @cached_property
    def _table_service(self) -> "TableServiceClient":
        from azure.data.tables import TableServiceClient

        more = self._options("tables")
        if self._connection_string is not None:
            return TableServiceClient.from_connection_string(self._connection_string.get_secret_value(), **more)
        return TableServiceClient(self._table_url, credential=self._credential, **more)

    @cached_property
    def _blob_service(self) -> "BlobServiceClient":
        from azure.storage.blob import BlobServiceClient

        more = self._options("blobs")
        if self._connection_string is not None:
            return BlobServiceClient.from_connection_string(self._connection_string.get_secret_value(), **more)
        return BlobServiceClient(self._blob_url, credential=self._credential, **more)

    def _options(self, service: str) -> dict[str, Any]:
        return RETRIES | {"raw_request_hook": self._counter(service), "transport": _transport()}

    def _counter(self, service: str) -> Any:
        def count(_: "PipelineRequest[Any]") -> None:
            with self._counting:
                self._sent[service] += 1

        return count


def _create(container: "ContainerClient") -> None:
    from azure.core.exceptions import ResourceExistsError

    with suppress(ResourceExistsError):  # another process was quicker
        container.create_container()


def _transport() -> "RequestsTransport":
    from azure.core.pipeline.transport import RequestsTransport

    transport = RequestsTransport(**TIME_LIMITS)
    transport.open()
    for scheme in ("https://", "http://"):
        transport.session.get_adapter(scheme).init_poolmanager(CONNECTIONS, CONNECTIONS)
    return transport


def open_storage(settings: Settings) -> Storage:
    """By identity where the endpoints are named, else by the connection string. Nothing is sent yet."""
    if settings.storage.get_secret_value():
        return Storage(connection_string=settings.storage)
    from azure.identity import ManagedIdentityCredential

    credential = ManagedIdentityCredential(client_id=settings.identity_client_id or None)
    return Storage(table_url=settings.storage_table_url, blob_url=settings.storage_blob_url, credential=credential)
