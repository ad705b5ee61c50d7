"""Credentials waiting for their one reveal, sealed: in the links table, or in Key Vault with only their name in that table.

The row's ETag makes the reveal count once: who deletes it as it was read has the credential, everybody else has nothing.
"""

import json
import uuid
from contextlib import suppress
from datetime import datetime

from pydantic import SecretStr

from shared.adapters.tables.keys import CREDENTIAL_PARTITION, LINKS, credential_row
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row, Table
from shared.adapters.vault.key_vault import KeyVault
from shared.adapters.vault.sealing import Sealer
from shared.domain.errors import LedgerConflictError, OutsideError, PermanentError
from shared.ports import Clock


class WaitingCredentials:
    def __init__(self, storage: Storage, sealer: Sealer, *, clock: Clock, key_vault: KeyVault | None = None) -> None:
        self._storage = storage
        self._sealer = sealer
        self._clock = clock
        self._key_vault = key_vault

    def keep(self, key: str, secret: SecretStr, *, until: datetime) -> None:
        # Only what stands in a key vault has to be cleared away there; a row is simply replaced.
        replaced = self._table.get(CREDENTIAL_PARTITION, credential_row(key)) if self._key_vault is not None else None
        # Key and end are sealed too: a row copied to another key, or given a later end, opens for nobody.
        sealed = self._sealer.seal(json.dumps([key, until.isoformat(), secret.get_secret_value()]))
        held = {"sealed": sealed} if self._key_vault is None else {"name": self._put_aside(sealed, until)}
        self._table.put(Row(CREDENTIAL_PARTITION, credential_row(key), {"until": until.isoformat(), **held}))
        if replaced is not None:
            self._clear_away(replaced)

    def has(self, key: str) -> bool:
        row = self._table.get(CREDENTIAL_PARTITION, credential_row(key))
        return row is not None and self._clock.now() < _end(row)

    def take(self, key: str) -> SecretStr | None:
        row = self._table.get(CREDENTIAL_PARTITION, credential_row(key))
        if row is None:
            return None
        # Opened first: if its key is missing for the moment, nothing is lost.
        secret = self._opened(key, row) if self._clock.now() < _end(row) else None
        try:
            self._table.delete(row)
        except LedgerConflictError:
            return None  # somebody else was quicker
        self._clear_away(row)
        return secret

    @property
    def _table(self) -> Table:
        return self._storage.table(LINKS)

    def _put_aside(self, sealed: str, until: datetime) -> str:
        """Under a new name each time: the vault does not give a deleted name free at once."""
        if self._key_vault is None:
            raise PermanentError("there is no key vault", code="no_key_vault")
        name = f"gangway-waiting-{uuid.uuid4().hex}"
        self._key_vault.put(name, SecretStr(sealed), until=until)
        return name

    def _opened(self, key: str, row: Row) -> SecretStr | None:
        sealed = self._sealed(row)
        if sealed is None:
            return None
        sealed_key, until, secret = json.loads(self._sealer.open(sealed))
        if sealed_key != key or until != row.values["until"]:
            raise PermanentError("a waiting credential was tampered with", code="tampered")
        return SecretStr(secret)

    def _sealed(self, row: Row) -> str | None:
        if "sealed" in row.values:
            return str(row.values["sealed"])
        if self._key_vault is None:
            raise PermanentError(
                "a waiting credential is in a key vault that is no longer configured", code="no_key_vault"
            )
        held = self._key_vault.find(str(row.values["name"]))
        return held.get_secret_value() if held else None

    def _clear_away(self, row: Row) -> None:
        if self._key_vault is not None and "name" in row.values:
            # The row is gone, so nobody can take it any more; the vault itself forgets it at its end.
            with suppress(OutsideError, LedgerConflictError):
                self._key_vault.delete(str(row.values["name"]))


def _end(row: Row) -> datetime:
    return datetime.fromisoformat(str(row.values["until"]))
