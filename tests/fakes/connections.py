"""Connections in memory. Implements the Connections port."""

from shared.domain.errors import UnknownConnectionError
from shared.domain.ids import ConnectionId
from shared.domain.policy import Connection


class FakeConnections:
    def __init__(self, *connections: Connection) -> None:
        self.kept = {connection.connection_id: connection for connection in connections}

    def get(self, connection: ConnectionId) -> Connection:
        if connection not in self.kept:
            raise UnknownConnectionError(f"no connection is called {connection}")
        return self.kept[connection]

    def all(self) -> tuple[Connection, ...]:
        return tuple(self.kept.values())

    def save(self, connection: Connection) -> None:
        self.kept[connection.connection_id] = connection
