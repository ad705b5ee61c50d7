"""Failures of the storage as errors of ours, without anything that was stored or any key in them."""

import pytest
from pydantic import SecretStr

from sandbox.azurite import ACCOUNT
from shared.adapters.tables.storage import Storage, open_storage
from shared.adapters.tables.table import MOST_OPERATIONS, Row, Write
from shared.domain.errors import AccessError, LedgerConflictError, PermanentError, RetryableError
from shared.settings import Settings

WRONG_KEY = "d3Jvbmcta2V5LXdyb25nLWtleS13cm9uZy1rZXktd3Jvbmc="


def a_row(key="k", **values) -> Row:
    return Row("p", key, values or {"text": "Dana leaves"})


def test_storage_opened_from_settings_works(azurite):
    storage = open_storage(Settings(storage=SecretStr(azurite.connection_string)))
    table = storage.table("opened")
    table.put(a_row())
    assert table.get("p", "k") is not None
    assert storage.requests_sent() == {"tables": 3}


def test_with_addresses_it_uses_the_identity_and_sends_nothing_yet():
    settings = Settings(
        storage_table_url="https://x.table.core.windows.net", storage_blob_url="https://x.blob.core.windows.net"
    )
    assert open_storage(settings).requests_sent() == {}


def test_no_answer_is_worth_another_try():
    string = f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={WRONG_KEY};TableEndpoint=http://127.0.0.1:9/{ACCOUNT}"
    with pytest.raises(RetryableError) as caught:
        Storage(connection_string=SecretStr(string)).table("runs")
    assert "127.0.0.1" not in str(caught.value)


# azure-data-tables asks an XML element for its truth when the service answers in XML.
@pytest.mark.filterwarnings("ignore:Testing an element's truth value:DeprecationWarning")
def test_a_wrong_key_is_a_matter_of_access_and_is_not_shown(azurite):
    broken = azurite.connection_string.replace(
        azurite.connection_string.split("AccountKey=")[1].split(";")[0], WRONG_KEY
    )
    with pytest.raises(AccessError) as caught:
        Storage(connection_string=SecretStr(broken)).table("runs")
    assert WRONG_KEY not in str(caught.value)


def test_a_lost_race_is_a_conflict_in_every_form(storage):
    table = storage.table("rows")
    table.put(a_row())
    first = table.get("p", "k")
    assert first is not None
    table.put(a_row(text="newer"))
    with pytest.raises(LedgerConflictError):
        table.insert(a_row())
    with pytest.raises(LedgerConflictError):
        table.delete(first)
    with pytest.raises(LedgerConflictError):
        table.transact([(Write.MERGE, Row("p", "k", {"text": "mine"}, etag=first.etag))])
    with pytest.raises(LedgerConflictError):
        table.transact([(Write.PUT, a_row("other")), (Write.INSERT, a_row())])
    assert table.get("p", "other") is None
    with pytest.raises(LedgerConflictError):
        table.transact([(Write.DELETE, Row("p", "never", {}, etag=first.etag))])


def test_nothing_is_overwritten_without_having_been_read(storage):
    table = storage.table("rows")
    table.put(a_row())
    for write in (Write.MERGE, Write.DELETE):
        with pytest.raises(LedgerConflictError):
            table.transact([(write, a_row())])


def test_a_row_that_two_delete_is_deleted_by_one(storage):
    table = storage.table("rows")
    table.put(a_row())
    row = table.get("p", "k")
    assert row is not None
    table.delete(row)
    with pytest.raises(LedgerConflictError):
        table.delete(row)


@pytest.mark.parametrize(
    "rows",
    [
        [a_row(f"{n}") for n in range(MOST_OPERATIONS + 1)],
        [Row("p", f"{n}", {f"t{i}": "ö" * 16_000 for i in range(10)}) for n in range(4)],
    ],
)
def test_a_transaction_beyond_the_services_limits_is_refused_before_it_is_sent(storage, rows):
    table = storage.table("rows")
    before = storage.requests_sent()
    with pytest.raises(PermanentError, match="too much"):
        table.transact([(Write.INSERT, row) for row in rows])
    assert storage.requests_sent() == before


def test_prefixes_limits_and_odd_letters_in_keys(storage):
    table = storage.table("rows")
    for key in ("a:1", "a:2", "a:3'", "b:1", "a", "aé"):
        table.put(a_row(key))
    assert [row.key for row in table.prefixed("p", "a:")] == ["a:1", "a:2", "a:3'"]
    assert [row.key for row in table.prefixed("p", "a:", limit=2)] == ["a:1", "a:2"]
    assert len(list(table.prefixed("p"))) == 6
    assert list(table.prefixed("o'ther")) == []


def test_errors_say_nothing_of_what_was_to_be_stored(storage):
    with pytest.raises(PermanentError) as caught:
        storage.table("rows").insert(Row("p", "bad/key", {"text": "Dana leaves"}))
    assert "Dana" not in str(caught.value)
