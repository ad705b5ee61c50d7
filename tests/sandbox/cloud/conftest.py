"""One running cloud for all tests of this folder, reseeded before each; a client per tenant."""

import ssl
from collections.abc import Iterator

import httpx2
import pytest

from sandbox.cloud.seed import BRIGHTFORK, RUEEGSEGGER
from sandbox.cloud.serve import CloudHandle, start_cloud
from tests.sandbox.cloud.caller import Caller

# Plain http needs none; loading the system's would cost a fifth of a second per test.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


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
    with httpx2.Client(timeout=10, verify=NO_TLS) as http:
        yield Caller(cloud, cloud.state.tenants[BRIGHTFORK], http)


@pytest.fixture
def rueegsegger(cloud: CloudHandle) -> Iterator[Caller]:
    with httpx2.Client(timeout=10, verify=NO_TLS) as http:
        yield Caller(cloud, cloud.state.tenants[RUEEGSEGGER], http)
