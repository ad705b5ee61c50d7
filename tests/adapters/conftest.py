"""One simulated cloud for all tests of the adapters, as seeded again before each."""

import pytest

from sandbox.cloud.serve import start_cloud
from tests.adapters.tenant_world import a_directory


@pytest.fixture(scope="session")
def running_cloud():
    with start_cloud() as cloud:
        yield cloud


@pytest.fixture
def cloud(running_cloud):
    running_cloud.reset()
    return running_cloud


@pytest.fixture
def directory(cloud):
    yield from a_directory(cloud)
