"""Opens the storage for commands: what they need of the settings is the storage, and nothing else has to be set for them.

By a connection string, or by the storage's addresses with the identity of whoever is signed in (`az login`).
"""

import sys
from dataclasses import dataclass

from azure.core.exceptions import ClientAuthenticationError
from pydantic import ValidationError

from cli.local_settings import take_in_settings
from shared.adapters.clock import SystemClock
from shared.adapters.tables.audit import TableAudit
from shared.adapters.tables.companies import TableCompanies
from shared.adapters.tables.connections import TableConnections
from shared.adapters.tables.runs import TableRuns
from shared.adapters.tables.storage import Storage, open_storage
from shared.domain.errors import ConfigurationError
from shared.settings import Settings, variable

MISSING = (
    f"no storage is named: set {variable('storage')} to a connection string, or {variable('storage_table_url')} and "
    f"{variable('storage_blob_url')} (then sign in with `az login`), or start `gangway serve` in this folder"
)


@dataclass(frozen=True)
class Stores:
    """The parts of the storage that commands read and write."""

    companies: TableCompanies
    connections: TableConnections
    runs: TableRuns
    audit: TableAudit


def open_stores() -> Stores:
    """Raises ConfigurationError when no storage is named. Nothing is sent yet."""
    note = take_in_settings()
    if note:
        print(note, file=sys.stderr)
    storage = _storage(_settings())
    return Stores(
        companies=TableCompanies(storage),
        connections=TableConnections(storage),
        runs=TableRuns(storage, clock=SystemClock()),
        audit=TableAudit(storage),
    )


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as wrong:
        raise ConfigurationError(
            [f"{variable(str(fault['loc'][0]))}: {fault['msg']}" for fault in wrong.errors()]
        ) from wrong


def _storage(settings: Settings) -> Storage:
    if settings.storage.get_secret_value():
        _check(settings.storage.get_secret_value())
        return open_storage(settings)
    if not (settings.storage_table_url and settings.storage_blob_url):
        raise ConfigurationError([MISSING])
    # An administrator's machine has no managed identity; the deployed app never takes this way.
    from azure.identity import DefaultAzureCredential

    try:
        credential = DefaultAzureCredential()
    except (ValueError, ClientAuthenticationError) as wrong:
        raise ConfigurationError([f"no Azure identity to sign in with: {wrong}"]) from wrong
    return Storage(table_url=settings.storage_table_url, blob_url=settings.storage_blob_url, credential=credential)


def _check(connection_string: str) -> None:
    from azure.data.tables import TableServiceClient

    try:
        TableServiceClient.from_connection_string(connection_string).close()
    except ValueError as wrong:
        raise ConfigurationError([f"{variable('storage')} is no connection string of a storage account"]) from wrong
