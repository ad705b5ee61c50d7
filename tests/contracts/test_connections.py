"""What every store of connections promises. Runs on memory and on Azurite; the webhook path's cache is checked on Azurite."""

import pytest

from shared.adapters.tables.connections import TableConnections
from shared.adapters.tables.documents import KEPT_SECONDS, MISSED_SECONDS, Documents
from shared.domain.errors import UnknownConnectionError
from shared.domain.ids import ConnectionId
from tests.builders import a_connection
from tests.fakes.connections import FakeConnections


@pytest.fixture(params=["memory", "tables"])
def connections(request):
    return FakeConnections() if request.param == "memory" else TableConnections(request.getfixturevalue("storage"))


def test_what_was_saved_is_found_at_once(connections):
    with pytest.raises(UnknownConnectionError):
        connections.get(a_connection().connection_id)
    connections.save(a_connection())
    assert connections.get(a_connection().connection_id) == a_connection()
    connections.save(a_connection(name="Renamed"))
    assert [connection.name for connection in connections.all()] == ["Renamed"]


@pytest.mark.parametrize("name", ["", "nobody", "../companies", "desk/", "Desk", "desk'", "x" * 3000, "\x00"])
def test_a_name_that_is_not_configured_is_unknown_whatever_it_looks_like(connections, name):
    connections.save(a_connection())
    with pytest.raises(UnknownConnectionError):
        connections.get(ConnectionId(name))


def test_the_webhook_path_pays_no_storage_request_while_the_copy_is_fresh(storage):
    connections = TableConnections(storage)
    connections.save(a_connection())
    connections.get(a_connection().connection_id)
    before = storage.requests_sent()["tables"]
    for _ in range(50):
        connections.get(a_connection().connection_id)
    assert storage.requests_sent()["tables"] == before


def test_a_flood_of_unknown_names_is_no_flood_of_storage_requests(storage):
    now = [0.0]
    documents = Documents(storage, table="connections", partition="connections", monotonic=lambda: now[0])
    documents.find("a")
    before = storage.requests_sent()["tables"]
    assert [documents.find(f"unknown-{n}") for n in range(50)] == [None] * 50
    assert storage.requests_sent()["tables"] == before


def test_what_another_process_saved_is_seen_after_some_seconds(storage):
    now = [0.0]
    ours = Documents(storage, table="connections", partition="connections", monotonic=lambda: now[0])
    theirs = Documents(storage, table="connections", partition="connections")
    assert ours.find("desk") is None
    theirs.put("desk", "one")
    now[0] += MISSED_SECONDS
    assert ours.find("desk") == "one"
    theirs.put("desk", "two")
    assert ours.find("desk") == "one"
    now[0] += KEPT_SECONDS
    assert ours.find("desk") == "two"
