"""The short way into a table: the same rows and the same refusals as the library's way, and the library where it is unsure."""

from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from azure.core.credentials import AccessToken, AzureNamedKeyCredential

from sandbox.azurite import ACCOUNT, KEY
from shared.adapters.tables.quick_insert import Inserted, QuickInsert, is_direct, signed_by_key, signed_by_token
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row
from shared.domain.errors import LedgerConflictError

ENTITY = {"PartitionKey": "p", "RowKey": "k", "text": 'Rüegsegger 漢字 😀 \\ " \n', "number": -7, "yes": True}


def a_quick(azurite, sign=None) -> QuickInsert:
    url = f"{azurite.endpoints['Table']}/{ACCOUNT}"
    key = AzureNamedKeyCredential(ACCOUNT, KEY)
    return QuickInsert(url, sign or signed_by_key(key), connections=4, count=lambda: None)


def table_name(storage: Storage) -> str:
    return storage.table("rows")._client.table_name


def test_a_row_comes_back_as_it_was_put_in_whichever_way_it_went(azurite, storage):
    assert a_quick(azurite).insert(table_name(storage), ENTITY) is Inserted.MADE
    table = storage.table("rows")
    table._client.create_entity(ENTITY | {"RowKey": "other"})
    quick, library = table.get("p", "k"), table.get("p", "other")
    assert quick is not None
    assert library is not None
    assert quick.values == library.values == {name: ENTITY[name] for name in ("text", "number", "yes")}
    assert quick.etag
    assert quick.written_at is not None


def test_a_row_that_is_there_is_not_replaced(azurite, storage):
    quick, name = a_quick(azurite), table_name(storage)
    quick.insert(name, ENTITY)
    assert quick.insert(name, ENTITY | {"text": "newer"}) is Inserted.EXISTS
    row = storage.table("rows").get("p", "k")
    assert row is not None
    assert row.values["text"] == ENTITY["text"]


@pytest.mark.parametrize("value", [2**31, -(2**31), datetime(2026, 11, 25, tzinfo=UTC), b"bytes", 1.5, None])
def test_what_needs_its_type_named_is_left_to_the_library(azurite, storage, value):
    name = table_name(storage)
    assert a_quick(azurite).insert(name, ENTITY | {"odd": value}) is Inserted.UNCLEAR
    assert storage.table("rows").get("p", "k") is None


def test_a_table_that_is_not_there_and_a_wrong_key_are_left_to_the_library_to_explain(azurite, storage):
    assert a_quick(azurite).insert("nosuchtable", ENTITY) is Inserted.UNCLEAR
    wrong = signed_by_key(AzureNamedKeyCredential(ACCOUNT, "d3Jvbmc="))
    assert a_quick(azurite, wrong).insert(table_name(storage), ENTITY) is Inserted.UNCLEAR


def test_without_an_answer_the_library_tries_again():
    sign = signed_by_key(AzureNamedKeyCredential(ACCOUNT, KEY))
    quick = QuickInsert("http://127.0.0.1:9/x", sign, connections=1, count=lambda: None)
    assert quick.insert("rows", ENTITY) is Inserted.UNCLEAR


class Unsure:
    """Stands for the short way, and says what it is told."""

    def __init__(self, says: Inserted) -> None:
        self._says = says

    def insert(self, table, entity) -> Inserted:
        return self._says


def test_an_unclear_row_is_inserted_by_the_library_and_one_that_exists_is_a_conflict(storage):
    table = storage.table("rows")
    table._quick = Unsure(Inserted.UNCLEAR)
    table.insert(Row("p", "k", {"text": "x"}))
    assert table.get("p", "k") is not None
    table._quick = Unsure(Inserted.EXISTS)
    with pytest.raises(LedgerConflictError):
        table.insert(Row("p", "new", {"text": "x"}))
    assert table.get("p", "new") is None


def test_one_insert_is_one_request(storage):
    table = storage.table("rows")
    before = storage.requests_sent()["tables"]
    table.insert(Row("p", "k", {"text": "x"}))
    assert storage.requests_sent()["tables"] == before + 1


def test_with_an_identity_the_request_carries_its_token():
    seen = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            seen.update(self.headers, path=self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    class Identity:
        def get_token(self, *scopes, **_):
            seen["scopes"] = scopes
            return AccessToken("the-token", 0)

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        quick = QuickInsert(url, signed_by_token(Identity()), connections=1, count=lambda: None)
        assert quick.insert("runs", ENTITY) is Inserted.MADE
        thread.join()
    assert seen["Authorization"] == "Bearer the-token"
    assert seen["path"] == "/runs"
    assert seen["scopes"] == ("https://storage.azure.com/.default",)


def test_where_requests_go_through_a_proxy_only_the_library_is_used(azurite, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert not is_direct()
    monkeypatch.delenv("HTTPS_PROXY")
