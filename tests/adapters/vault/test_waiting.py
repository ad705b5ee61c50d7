"""Credentials that wait for their reveal: sealed at rest, gone after it, worthless when copied, moved or outlived."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from shared.adapters.tables.keys import CREDENTIAL_PARTITION, LINKS, credential_row
from shared.adapters.tables.table import Row
from shared.adapters.vault.sealing import Sealer
from shared.adapters.vault.waiting import WaitingCredentials
from shared.domain.errors import PermanentError, RetryableError
from tests.adapters.vault.fake_key_vault import FakeKeyVault, a_key_vault
from tests.clock import START, FixedClock

NEW, OLD = SecretStr("n" * 40), SecretStr("o" * 40)
UNTIL = START + timedelta(days=7)
KEY, PASS = "run-1-access-pass", SecretStr("Tp8-invented-pass")


def a_place(storage, *keys, clock=None, key_vault=None) -> WaitingCredentials:
    return WaitingCredentials(storage, Sealer(keys or (NEW,)), clock=clock or FixedClock(), key_vault=key_vault)


def row_of(storage, key=KEY) -> Row:
    row = storage.table(LINKS).get(CREDENTIAL_PARTITION, credential_row(key))
    assert row is not None
    return row


def test_nothing_at_rest_is_readable_and_the_row_is_gone_after_the_reveal(storage):
    place = a_place(storage)
    place.keep(KEY, PASS, until=UNTIL)
    assert PASS.get_secret_value() not in repr(row_of(storage))
    assert KEY not in repr(row_of(storage))
    place.take(KEY)
    assert storage.table(LINKS).get(CREDENTIAL_PARTITION, credential_row(KEY)) is None


@pytest.mark.parametrize("key_vault", [None, a_key_vault()])
def test_after_its_end_it_is_not_there_and_is_removed(storage, key_vault):
    clock = FixedClock()
    place = a_place(storage, clock=clock, key_vault=key_vault)
    place.keep(KEY, PASS, until=UNTIL)
    clock.advance(timedelta(days=7))
    assert not place.has(KEY)
    assert place.take(KEY) is None
    assert storage.table(LINKS).get(CREDENTIAL_PARTITION, credential_row(KEY)) is None


def test_the_key_that_sealed_it_may_be_an_old_one(storage):
    a_place(storage, OLD).keep(KEY, PASS, until=UNTIL)
    taken = a_place(storage, NEW, OLD).take(KEY)
    assert taken is not None
    assert taken.get_secret_value() == PASS.get_secret_value()


def test_without_the_key_that_sealed_it_it_is_told_and_kept(storage):
    a_place(storage, OLD).keep(KEY, PASS, until=UNTIL)
    with pytest.raises(PermanentError, match="no longer configured"):
        a_place(storage, NEW).take(KEY)
    assert a_place(storage, OLD).take(KEY) is not None


@pytest.mark.parametrize("change", ["moved to another key", "given a later end"])
def test_a_row_that_somebody_changed_opens_for_nobody(storage, change):
    place = a_place(storage)
    place.keep(KEY, PASS, until=UNTIL)
    row, key = row_of(storage), KEY
    values = dict(row.values)
    if change == "moved to another key":
        key = "run-2-access-pass"
    else:
        values["until"] = (UNTIL + timedelta(days=300)).isoformat()
    storage.table(LINKS).put(Row(CREDENTIAL_PARTITION, credential_row(key), values))
    with pytest.raises(PermanentError, match="tampered"):
        place.take(key)


def test_with_a_key_vault_the_table_has_only_a_name_and_the_vault_only_what_is_sealed(storage):
    transport = FakeKeyVault()
    place = a_place(storage, key_vault=a_key_vault(transport))
    place.keep(KEY, PASS, until=UNTIL)
    assert set(row_of(storage).values) == {"until", "name"}
    (name,) = transport.secrets
    assert PASS.get_secret_value() not in transport.secrets[name]
    assert transport.bodies[name]["attributes"]["exp"] == int(UNTIL.timestamp())
    assert place.take(KEY) is not None
    assert transport.deleted == [name]


def test_replacing_in_a_key_vault_leaves_no_earlier_credential_behind(storage):
    transport = FakeKeyVault()
    place = a_place(storage, key_vault=a_key_vault(transport))
    for word in ("first", "second"):
        place.keep(KEY, SecretStr(word), until=UNTIL)
    assert len(transport.secrets) == 1
    assert len(transport.deleted) == 1


def test_a_vault_that_fails_at_the_reveal_loses_nothing(storage):
    transport = FakeKeyVault()
    place = a_place(storage, key_vault=a_key_vault(transport))
    place.keep(KEY, PASS, until=UNTIL)
    transport.status = 503
    with pytest.raises(RetryableError):
        place.take(KEY)
    transport.status = 0
    assert place.take(KEY) is not None


def test_a_reveal_counts_even_if_the_vault_does_not_delete(storage):
    class NoDelete(FakeKeyVault):
        def send(self, request, **more):
            self.status = 403 if request.method == "DELETE" else 0
            return super().send(request, **more)

    place = a_place(storage, key_vault=a_key_vault(NoDelete()))
    place.keep(KEY, PASS, until=UNTIL)
    assert place.take(KEY) is not None
    assert place.take(KEY) is None


def test_a_sealed_text_is_never_the_same_twice_and_says_nothing_of_the_key():
    sealer = Sealer([NEW])
    assert sealer.seal("x") != sealer.seal("x")
    assert sealer.open(sealer.seal("Grüße")) == "Grüße"
    assert NEW.get_secret_value() not in sealer.seal("x")
