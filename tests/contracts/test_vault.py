"""What every Vault promises about waiting credentials. Runs on memory, on Azurite, and on Azurite beside a key vault."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pydantic import SecretStr

from shared.adapters.vault.references import References
from shared.adapters.vault.sealing import Sealer
from shared.adapters.vault.vault import SecretVault
from shared.adapters.vault.waiting import WaitingCredentials
from tests.adapters.vault.fake_key_vault import a_key_vault
from tests.clock import START, FixedClock
from tests.fakes.vault import FakeVault

UNTIL = START + timedelta(days=7)
PASS = SecretStr("Tp8-4f!Ü pass")


@pytest.fixture(params=["memory", "tables", "key vault"])
def vault(request):
    if request.param == "memory":
        return FakeVault()
    key_vault = a_key_vault() if request.param == "key vault" else None
    storage, sealer = request.getfixturevalue("storage"), Sealer([SecretStr("k" * 40)])
    waiting = WaitingCredentials(storage, sealer, clock=FixedClock(), key_vault=key_vault)
    return SecretVault(References({}, key_vault), waiting)


def test_a_kept_credential_is_given_once(vault):
    vault.keep("run-1-pass", PASS, until=UNTIL)
    assert vault.has("run-1-pass")
    taken = vault.take("run-1-pass")
    assert taken is not None
    assert taken.get_secret_value() == PASS.get_secret_value()
    assert vault.take("run-1-pass") is None
    assert not vault.has("run-1-pass")


def test_what_never_was_is_not_there(vault):
    assert not vault.has("run-1-pass")
    assert vault.take("run-1-pass") is None


def test_keeping_again_replaces(vault):
    for word in ("first", "second"):
        vault.keep("run-1-pass", SecretStr(word), until=UNTIL)
    taken = vault.take("run-1-pass")
    assert taken is not None
    assert taken.get_secret_value() == "second"
    assert vault.take("run-1-pass") is None


def test_credentials_do_not_mix(vault):
    vault.keep("run-1-pass", SecretStr("one"), until=UNTIL)
    vault.keep("run-1/pass#?", SecretStr("two"), until=UNTIL)
    first, second = vault.take("run-1-pass"), vault.take("run-1/pass#?")
    assert first.get_secret_value() == "one"
    assert second.get_secret_value() == "two"


def test_of_many_who_take_at_once_one_gets_it(vault):
    vault.keep("run-1-pass", PASS, until=UNTIL)
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(lambda _: vault.take("run-1-pass"), range(6)))
    assert sum(secret is not None for secret in taken) == 1
