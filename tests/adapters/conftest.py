"""One simulated cloud for all tests of the tenant's adapters, as seeded again before each."""

import pytest

from sandbox.cloud.serve import start_cloud
from tests.adapters.graph_contract import check_sent
from tests.adapters.tenant_world import a_directory


@pytest.fixture(scope="session")
def running_cloud():
    with start_cloud() as cloud:
        yield cloud


@pytest.fixture
def cloud(running_cloud):
    running_cloud.reset()
    yield running_cloud
    # Whatever a test was about: nothing was sent that Graph's description does not know, and nobody was deleted by accident.
    for entry in running_cloud.log.entries:
        for item in entry.items if entry.surface == "graph" else []:
            check_sent(item.method, item.url, item.body)
    assert running_cloud.log.alarms == []


@pytest.fixture
def directory(cloud):
    with a_directory(cloud) as directory:
        yield directory
