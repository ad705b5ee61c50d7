"""The vault as wiring opens it from settings."""

from datetime import timedelta

from pydantic import SecretStr

from shared.adapters.vault.vault import open_vault
from shared.settings import Settings
from tests.clock import START, FixedClock


def test_locally_secrets_come_from_the_environment_and_wait_in_the_table(storage, monkeypatch):
    monkeypatch.setenv("DESK_KEY", "k1")
    vault = open_vault(Settings(signing_keys=(SecretStr("k" * 40),)), storage, clock=FixedClock())
    assert vault.get("env:DESK_KEY").get_secret_value() == "k1"
    vault.keep("run-1", SecretStr("pass"), until=START + timedelta(hours=1))
    taken = vault.take("run-1")
    assert taken is not None
    assert taken.get_secret_value() == "pass"
