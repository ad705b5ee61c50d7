"""Exchange as a part of the whole simulated cloud: real sign-in, one log, one state with Graph."""

import ssl
from collections.abc import Iterator

import httpx2
import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Surface
from sandbox.cloud.seed import BRIGHTFORK
from sandbox.cloud.serve import CloudHandle, start_cloud
from tests.sandbox.exchange.conftest import DANA, command

PATH = f"/adminapi/beta/{BRIGHTFORK}/InvokeCommand"
REMOVE = command(
    "Remove-DistributionGroupMember",
    Identity="dispatch-all",
    Member=DANA,
    BypassSecurityGroupManagerCheck=True,
    Confirm=False,
)


@pytest.fixture(scope="module")
def cloud() -> Iterator[CloudHandle]:
    with start_cloud() as cloud:
        yield cloud


def token(cloud: CloudHandle, resource: str) -> str:
    form = {
        "grant_type": "client_credentials",
        "client_id": cloud.app_id,
        "client_secret": cloud.app_secret,
        "scope": f"{resource}/.default",
    }
    address = f"{cloud.login_url}/{BRIGHTFORK}/oauth2/v2.0/token"
    with httpx2.Client(verify=ssl.create_default_context(cafile=cloud.ca_bundle)) as client:
        return str(client.post(address, data=form).json()["access_token"])


@pytest.fixture
def exchange(cloud: CloudHandle) -> Iterator[httpx2.Client]:
    cloud.reset()
    headers = {
        "authorization": f"Bearer {token(cloud, 'https://outlook.office365.com')}",
        "x-anchormailbox": f"UPN:{DANA}",
    }
    with httpx2.Client(base_url=cloud.exchange_url, headers=headers) as client:
        yield client


def test_a_change_in_exchange_is_seen_by_graph(cloud: CloudHandle, exchange: httpx2.Client) -> None:
    exchange.post(PATH, json=REMOVE)

    headers = {"authorization": f"Bearer {token(cloud, 'https://graph.microsoft.com')}"}
    url = f"{cloud.graph_url}/v1.0/users/{DANA}/memberOf/microsoft.graph.group?$select=displayName,mailNickname"
    names = [group["mailNickname"] for group in httpx2.get(url, headers=headers).json()["value"]]
    assert "drivers-notify" in names
    assert "dispatch-all" not in names


def test_one_call_is_one_entry_of_the_clouds_log(cloud: CloudHandle, exchange: httpx2.Client) -> None:
    exchange.post(PATH, json=REMOVE)

    entries = [entry for entry in cloud.log.entries if entry.surface == "exchange"]
    assert [(entry.status, entry.tenant_id, entry.body) for entry in entries] == [(200, BRIGHTFORK, REMOVE)]


def test_a_connection_dropped_after_the_change_has_no_status(cloud: CloudHandle, exchange: httpx2.Client) -> None:
    cloud.faults.add(FaultRule(FaultKind.DROP_AFTER, Surface.EXCHANGE, path="Remove-DistributionGroupMember"))

    with pytest.raises(httpx2.TransportError):
        exchange.post(PATH, json=REMOVE)

    again = exchange.post(PATH, json=REMOVE)
    assert "MemberNotFoundException" in again.text
    assert [entry.status for entry in cloud.log.entries if entry.surface == "exchange"] == [None, 400]
