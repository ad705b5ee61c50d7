"""Azure Key Vault through its own library. Names and values in and out; what they are for is not known here."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from shared.adapters.azure_faults import outside

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential
    from azure.core.pipeline.transport import HttpTransport
    from azure.keyvault.secrets import SecretClient

NAME = re.compile(r"[0-9A-Za-z-]{1,127}")
WHAT = "key vault"


class KeyVault:
    """The library is imported on first use: most starts need no secret of the vault at once."""

    def __init__(
        self, url: str, credential: "TokenCredential", *, transport: "HttpTransport[Any, Any] | None" = None
    ) -> None:
        self._url = url
        self._credential = credential
        self._transport = transport
        self._opened: SecretClient | None = None

    def find(self, name: str) -> SecretStr | None:
        from azure.core.exceptions import ResourceNotFoundError

        with outside(WHAT):
            try:
                value = self._client().get_secret(name).value
            except ResourceNotFoundError:
                return None
        return SecretStr(value) if value else None

    def put(self, name: str, value: SecretStr, *, until: datetime) -> None:
        with outside(WHAT):
            self._client().set_secret(name, value.get_secret_value(), expires_on=until, content_type="gangway/sealed")

    def delete(self, name: str) -> None:
        """One that is not there is fine. The vault may keep it recoverable for some days; what we put there is sealed."""
        from azure.core.exceptions import ResourceNotFoundError

        with outside(WHAT):
            try:
                self._client().begin_delete_secret(name)
            except ResourceNotFoundError:
                return

    def _client(self) -> "SecretClient":
        if self._opened is None:
            from azure.keyvault.secrets import SecretClient

            more: dict[str, Any] = {"retry_total": 2, "connection_timeout": 5, "read_timeout": 15}
            if self._transport is not None:
                more["transport"] = self._transport
            self._opened = SecretClient(vault_url=self._url, credential=self._credential, **more)
        return self._opened
