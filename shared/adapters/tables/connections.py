"""Configured PSA accounts in Table Storage. Their secrets are not here, only the names under which the vault has them."""

from pydantic import ValidationError

from shared.adapters.tables.documents import Documents
from shared.adapters.tables.keys import CONNECTION_PARTITION, CONNECTIONS
from shared.adapters.tables.storage import Storage
from shared.domain.errors import ConfigurationError, UnknownConnectionError
from shared.domain.ids import ConnectionId
from shared.domain.policy import Connection


class TableConnections:
    """Implements ports.Connections."""

    def __init__(self, storage: Storage) -> None:
        self._documents = Documents(storage, table=CONNECTIONS, partition=CONNECTION_PARTITION)

    def get(self, connection: ConnectionId) -> Connection:
        text = self._documents.find(connection)
        if text is None:
            raise UnknownConnectionError("there is no connection of that name: see `gangway connections show`")
        return _connection(connection, text)

    def all(self) -> tuple[Connection, ...]:
        return tuple(_connection(name, text) for name, text in sorted(self._documents.all().items()))

    def save(self, connection: Connection) -> None:
        self._documents.put(connection.id, connection.canonical())


def _connection(name: str, text: str) -> Connection:
    try:
        return Connection.model_validate_json(text)
    except ValidationError as wrong:
        raise ConfigurationError(
            [f"connection {name} does not fit this version any more: apply its file again"]
        ) from wrong
