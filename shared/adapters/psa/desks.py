"""Chooses the adapter for a connection and keeps one client for each, so that HTTP connections are used again."""

import threading
from urllib.parse import urlsplit

from pydantic import SecretStr

from shared.adapters.psa.generic import GenericDesk
from shared.adapters.psa.http import DeskHttp
from shared.domain.errors import ConfigurationError
from shared.domain.policy import Connection, ConnectionKind
from shared.ports import Clock, Desk, Vault
from shared.settings_checks import is_loopback


class PsaDesks:
    """Implements ports.Desks."""

    def __init__(self, vault: Vault, *, clock: Clock, ca_bundle: str = "") -> None:
        self._vault = vault
        self._clock = clock
        self._ca_bundle = ca_bundle
        self._lock = threading.Lock()
        self._known: dict[tuple[Connection, str], Desk] = {}

    def desk(self, connection: Connection) -> Desk:
        """Raises ConfigurationError when its address is not safe or its key is not in the vault."""
        parts = urlsplit(connection.base_url)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(connection.base_url)):
            raise ConfigurationError(
                [f"connection {connection.id}: base_url must begin with https:// (http is for this machine only)"]
            )
        # The key is part of what is remembered: a changed one in the vault makes a new client.
        key = self._vault.get(connection.api_key)
        with self._lock:
            known = (connection, key.get_secret_value())
            if known not in self._known:
                self._known[known] = self._made(connection, key)
            return self._known[known]

    def _made(self, connection: Connection, key: SecretStr) -> Desk:
        match connection.kind:
            case ConnectionKind.GENERIC:
                http = DeskHttp(connection.base_url, key, clock=self._clock, ca_bundle=self._ca_bundle)
                return GenericDesk(http, connection.connection_id)
