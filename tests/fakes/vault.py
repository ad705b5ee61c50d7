"""Secrets in memory. Implements the Vault port."""

from datetime import datetime

from pydantic import SecretStr

from shared.domain.errors import ConfigurationError


class FakeVault:
    """`taken` are the keys whose one reveal has been used."""

    def __init__(self, **secrets: str) -> None:
        self.secrets = {reference.replace("__", ":"): SecretStr(value) for reference, value in secrets.items()}
        self.kept: dict[str, tuple[SecretStr, datetime]] = {}
        self.taken: list[str] = []

    def get(self, reference: str) -> SecretStr:
        if reference not in self.secrets:
            raise ConfigurationError([f"{reference} is not there"])
        return self.secrets[reference]

    def keep(self, key: str, secret: SecretStr, *, until: datetime) -> None:
        self.kept[key] = (secret, until)

    def has(self, key: str) -> bool:
        return key in self.kept

    def take(self, key: str) -> SecretStr | None:
        found = self.kept.pop(key, None)
        if found is None:
            return None
        self.taken.append(key)
        return found[0]
