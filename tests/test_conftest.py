"""The surroundings of the tests themselves: storage is real, the network is shut, the shell's settings are gone."""

import os
import socket
from datetime import timedelta

import pytest
from azure.data.tables import TableServiceClient
from azure.storage.blob import BlobServiceClient
from playwright.sync_api import Browser

from sandbox.azurite import Azurite
from tests.clock import START, FixedClock


def test_azurite_keeps_rows_and_blobs(azurite: Azurite):
    with TableServiceClient.from_connection_string(azurite.connection_string) as tables:
        table = tables.create_table("surroundings")
        table.create_entity({"PartitionKey": "a", "RowKey": "b", "text": "kept"})
        row = table.get_entity("a", "b")
    with BlobServiceClient.from_connection_string(azurite.connection_string) as blobs:
        container = blobs.create_container("surroundings")
        container.upload_blob("c", b"kept too")
        blob = container.download_blob("c").readall()

    assert row["text"] == "kept"
    assert blob == b"kept too"


def test_azurite_keeps_its_data_in_a_folder_across_a_restart(tmp_path):
    with (
        Azurite(folder=tmp_path) as first,
        TableServiceClient.from_connection_string(first.connection_string) as tables,
    ):
        tables.create_table("lasting").create_entity({"PartitionKey": "a", "RowKey": "b"})

    with (
        Azurite(folder=tmp_path) as second,
        TableServiceClient.from_connection_string(second.connection_string) as tables,
    ):
        rows = list(tables.get_table_client("lasting").list_entities())

    assert [row["RowKey"] for row in rows] == ["b"]


def test_a_test_cannot_reach_the_internet():
    # The guard warns before it raises, and a warning is an error here.
    with socket.socket() as outside, pytest.raises(UserWarning, match="A test tried to use"):
        outside.connect(("192.0.2.1", 443))


def test_settings_of_the_shell_do_not_reach_a_test():
    assert [name for name in os.environ if name.startswith("GANGWAY_")] == []


def test_the_clock_moves_only_when_told(clock: FixedClock):
    before = clock.now()
    clock.advance(timedelta(hours=1))

    assert before == START
    assert clock.now() - before == timedelta(hours=1)


@pytest.mark.browser
def test_the_browser_shows_a_page(browser: Browser):
    page = browser.new_page(java_script_enabled=False)
    page.set_content("<main><h1>Approve</h1></main>")

    assert page.get_by_role("heading").inner_text() == "Approve"
