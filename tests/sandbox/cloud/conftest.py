"""One running cloud for all tests of this folder, reseeded before each; a client per tenant."""

from collections.abc import Iterator

import httpx2
import pytest

from sandbox.cloud.seed import BRIGHTFORK, RUEEGSEGGER
from sandbox.cloud.serve import CloudHandle, start_cloud
from tests.sandbox.cloud.caller import Caller


@pytest.fixture(scope="module")
def running() -> Iterator[CloudHandle]:
    with start_cloud() as cloud:
        yield cloud


@pytest.fixture
def cloud(running: CloudHandle) -> CloudHandle:
    running.reset()
    return running


@pytest.fixture
def brightfork(cloud: CloudHandle) -> Iterator[Caller]:
    with httpx2.Client(timeout=10) as http:
        yield Caller(cloud, cloud.state.tenants[BRIGHTFORK], http)


@pytest.fixture
def rueegsegger(cloud: CloudHandle) -> Iterator[Caller]:
    with httpx2.Client(timeout=10) as http:
        yield Caller(cloud, cloud.state.tenants[RUEEGSEGGER], http)
