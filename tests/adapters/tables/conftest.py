"""Storage of its own for each test, on a real Azurite."""

import itertools

import pytest
from pydantic import SecretStr

from shared.adapters.tables.storage import Storage

_COUNTER = itertools.count()


@pytest.fixture
def storage(azurite) -> Storage:
    connection_string = SecretStr(azurite.connection_string)
    return Storage(connection_string=connection_string, namespace=f"a{next(_COUNTER)}x")
