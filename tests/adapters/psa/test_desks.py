"""One desk for each connection, only at safe addresses, with the key that the vault has now."""

import pytest

from shared.adapters.psa.desks import PsaDesks
from shared.domain.errors import ConfigurationError
from tests.builders import a_connection
from tests.clock import FixedClock
from tests.fakes.vault import FakeVault


def desks(**secrets):
    return PsaDesks(FakeVault(**(secrets or {"env__DESK_KEY": "k1"})), clock=FixedClock())


def test_the_same_connection_uses_the_same_client():
    known = desks()
    assert known.desk(a_connection()) is known.desk(a_connection())
    assert known.desk(a_connection(id="other")) is not known.desk(a_connection())


def test_a_changed_key_or_address_makes_a_new_client():
    vault = FakeVault(env__DESK_KEY="k1")
    known = PsaDesks(vault, clock=FixedClock())
    first = known.desk(a_connection())
    vault.secrets = FakeVault(env__DESK_KEY="k2").secrets
    assert known.desk(a_connection()) is not first
    assert known.desk(a_connection(base_url="http://127.0.0.1:8101")) is not first


@pytest.mark.parametrize(
    "url", ["http://desk.example", "ftp://127.0.0.1", "desk.example", "", "http://127.0.0.1.desk.example"]
)
def test_a_key_is_never_sent_in_clear_to_another_machine(url):
    with pytest.raises(ConfigurationError, match="https"):
        desks().desk(a_connection(base_url=url))


def test_a_missing_key_is_a_configuration_problem():
    with pytest.raises(ConfigurationError, match="env:DESK_KEY"):
        desks(env__OTHER="x").desk(a_connection())
