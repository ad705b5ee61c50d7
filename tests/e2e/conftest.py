"""One simulated world for each module: real processes, real storage, nothing of ours replaced."""

from collections.abc import Iterator

import pytest

from sandbox.world import World
from sandbox.world_options import WorldOptions

# Starting a world counts towards the first test of a module.
LIMIT_SECONDS = 240


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.timeout(LIMIT_SECONDS))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with World(WorldOptions(folder=tmp_path_factory.mktemp("world"))) as running:
        yield running
