"""The vault port as a whole: named secrets and waiting credentials behind one value. Made once in a process."""

import os
from datetime import datetime

from pydantic import SecretStr

from shared.adapters.tables.storage import Storage
from shared.adapters.vault.key_vault import KeyVault
from shared.adapters.vault.references import References
from shared.adapters.vault.sealing import Sealer
from shared.adapters.vault.waiting import WaitingCredentials
from shared.ports import Clock
from shared.settings import Settings


class SecretVault:
    """Implements ports.Vault."""

    def __init__(self, references: References, waiting: WaitingCredentials) -> None:
        self._references = references
        self._waiting = waiting

    def get(self, reference: str) -> SecretStr:
        return self._references.get(reference)

    def keep(self, key: str, secret: SecretStr, *, until: datetime) -> None:
        self._waiting.keep(key, secret, until=until)

    def has(self, key: str) -> bool:
        return self._waiting.has(key)

    def take(self, key: str) -> SecretStr | None:
        return self._waiting.take(key)


def open_vault(settings: Settings, storage: Storage, *, clock: Clock) -> SecretVault:
    """Key Vault where GANGWAY_VAULT_URL names one, by the managed identity. Nothing is sent yet."""
    key_vault = None
    if settings.vault_url:
        from azure.identity import ManagedIdentityCredential

        key_vault = KeyVault(
            settings.vault_url, ManagedIdentityCredential(client_id=settings.identity_client_id or None)
        )
    waiting = WaitingCredentials(storage, Sealer(settings.signing_keys), clock=clock, key_vault=key_vault)
    return SecretVault(References(os.environ, key_vault), waiting)
