"""Each contract runs on the fake and on the real adapter, so that tests on fakes mean something."""

import itertools

import pytest

from shared.adapters.tables.storage import Storage

_COUNTER = itertools.count()


@pytest.fixture
def storage(azurite) -> Storage:
    """An account of its own for each test: table names are set apart by a prefix."""
    return Storage(connection_string=_secret(azurite.connection_string), namespace=f"t{next(_COUNTER)}x")


def _secret(text: str):
    from pydantic import SecretStr

    return SecretStr(text)
