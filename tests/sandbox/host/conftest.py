"""One host for all tests that share the small app; the app and its settings live in tests/sandbox/host/app."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from sandbox.host import HostHandle, start_host

APP_DIR = Path(__file__).parent / "app"
APP_MODULE = "host_test_app"


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostHandle]:
    os.environ["TICK_SCHEDULE"] = "0 0 0 1 1 *"
    os.environ["HOST_TEST_LOG"] = str(tmp_path_factory.mktemp("host") / "log.jsonl")
    os.environ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "100000"
    with start_host(APP_MODULE, app_dir=APP_DIR) as handle:
        yield handle


@pytest.fixture
def http(host: HostHandle) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=host.url, timeout=10) as client:
        yield client
