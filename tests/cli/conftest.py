"""A storage of their own for commands, and a way to call them as a shell does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from azure.data.tables import TableServiceClient
from pydantic import SecretStr
from typer.testing import CliRunner, Result

from cli.main import app
from sandbox.azurite import Azurite
from shared.adapters.tables.storage import Storage

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "sandbox" / "examples"

type Gangway = Callable[..., Result]


@pytest.fixture(scope="module")
def empty_azurite() -> Iterator[Azurite]:
    """Commands take no namespace, so that they cannot share an Azurite with other tests."""
    with Azurite() as running:
        yield running


@pytest.fixture
def gangway(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gangway:
    """`gangway("companies", "show")`, in an empty folder, so that no file of the developer's decides anything."""
    monkeypatch.chdir(tmp_path)
    for name in ("AzureWebJobsStorage", "WEBSITE_SITE_NAME"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=stdin, catch_exceptions=False)

    return call


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch, empty_azurite: Azurite) -> Storage:
    """The storage that the commands of this test use, empty."""
    with TableServiceClient.from_connection_string(empty_azurite.connection_string) as tables:
        for table in tables.list_tables():
            with tables.get_table_client(table.name) as client:
                for row in client.list_entities():
                    client.delete_entity(row["PartitionKey"], row["RowKey"])
    monkeypatch.setenv("GANGWAY_STORAGE", empty_azurite.connection_string)
    return Storage(connection_string=SecretStr(empty_azurite.connection_string))
