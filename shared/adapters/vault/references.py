"""Finds the secrets that connections name: `env:NAME` in the environment, `vault:NAME` in Key Vault. It stores nothing."""

import threading
import time
from collections.abc import Callable, Mapping

from pydantic import SecretStr

from shared.adapters.vault.key_vault import NAME, KeyVault
from shared.domain.errors import ConfigurationError
from shared.settings import Settings, variable

# The webhook path needs a secret each time; a changed one is noticed after this long.
KEPT_SECONDS = 60.0
# A connection sends its key to an address that its author chose: our own secrets must not be had that way.
OURS = frozenset(variable(field) for field in Settings.model_fields)
OF_THE_PLATFORM = ("AZUREWEBJOBS", "WEBSITE_", "IDENTITY_", "MSI_", "APPLICATIONINSIGHTS_", "AZURE_", "DEPLOYMENT_")


class References:
    def __init__(
        self,
        environ: Mapping[str, str],
        key_vault: KeyVault | None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._environ = environ
        self._key_vault = key_vault
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[float, SecretStr]] = {}

    def get(self, reference: str) -> SecretStr:
        """Raises ConfigurationError with the reference, never with a value."""
        kind, _, name = reference.partition(":")
        if kind == "env" and name:
            return self._from_environment(name)
        if kind == "vault" and NAME.fullmatch(name):
            return self._from_vault(name)
        raise ConfigurationError(["a secret is named as env:NAME, or as vault:NAME with letters, digits and dashes"])

    def _from_environment(self, name: str) -> SecretStr:
        if name.upper() in OURS or name.upper().startswith(OF_THE_PLATFORM):
            raise ConfigurationError(
                [f"env:{name} is a setting of Gangway or of the platform: no connection may use it"]
            )
        value = self._environ.get(name, "")
        if not value:
            raise ConfigurationError([f"env:{name} is not set: set the environment variable {name}"])
        return SecretStr(value)

    def _from_vault(self, name: str) -> SecretStr:
        if self._key_vault is None:
            raise ConfigurationError([f"vault:{name} needs GANGWAY_VAULT_URL"])
        with self._lock:
            at, known = self._kept.get(name, (float("-inf"), None))
            if known is None or self._monotonic() - at >= KEPT_SECONDS:
                known = self._key_vault.find(name)
                if known is None:
                    raise ConfigurationError([f"vault:{name} is not there: add a secret of that name to the Key Vault"])
                self._kept[name] = (self._monotonic(), known)
            return known
