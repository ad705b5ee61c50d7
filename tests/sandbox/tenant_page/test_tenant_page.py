"""The tenant page over a real, running cloud."""

from collections.abc import Iterator

import httpx2
import pytest

from sandbox.cloud.seed import BRIGHTFORK, RUEEGSEGGER
from sandbox.cloud.serve import CloudHandle, start_cloud
from sandbox.tenant_page import TenantPageHandle, TenantPageOptions, start_tenant_page

DANA = "dana.whitlock@brightfork.example"


@pytest.fixture(scope="module")
def cloud() -> Iterator[CloudHandle]:
    with start_cloud() as cloud:
        yield cloud


@pytest.fixture
def page(cloud: CloudHandle) -> Iterator[TenantPageHandle]:
    cloud.reset()
    with start_tenant_page(TenantPageOptions(cloud.control_url)) as page:
        yield page


@pytest.fixture
def visitor(page: TenantPageHandle) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=page.url) as client:
        yield client


def test_the_start_page_lists_the_customers(visitor: httpx2.Client) -> None:
    page = visitor.get("/").text

    assert f"/tenants/{BRIGHTFORK}" in page
    assert "Rüegsegger Treuhand AG" in page


def test_a_tenant_shows_users_groups_and_seats(visitor: httpx2.Client) -> None:
    page = visitor.get(f"/tenants/{BRIGHTFORK}").text

    assert DANA in page
    assert "Marisol Vega" in page
    assert "ENTERPRISEPACK" in page
    assert "dispatch-all@brightfork.example" in page
    assert "None since this page was first opened." in page
    assert 'class="changed"' not in page


def test_a_change_is_highlighted_and_told(cloud: CloudHandle, visitor: httpx2.Client) -> None:
    visitor.get(f"/tenants/{BRIGHTFORK}")
    tenant = cloud.state.tenants[BRIGHTFORK]
    dana = tenant.user_by_upn(DANA)
    assert dana is not None
    tenant.users.change(dana.id).props["accountEnabled"] = False
    group = next(group for group in tenant.groups.values() if group.props["mailNickname"] == "dispatch-all")
    tenant.groups.change(group.id).members.remove(dana.id)

    page = visitor.get(f"/tenants/{BRIGHTFORK}").text

    assert '<span class="bad">enabled</span> <span class="good">blocked</span>' in page
    assert '<span class="bad">− Dispatch (all)</span>' in page
    assert '<td class="changed"><span class="tag bad">blocked</span></td>' in page


def test_what_happens_in_one_tenant_is_not_told_in_the_other(cloud: CloudHandle, visitor: httpx2.Client) -> None:
    for tenant in (BRIGHTFORK, RUEEGSEGGER):
        visitor.get(f"/tenants/{tenant}")
    brightfork = cloud.state.tenants[BRIGHTFORK]
    dana = brightfork.user_by_upn(DANA)
    assert dana is not None
    brightfork.users.change(dana.id).props["jobTitle"] = "Gone"

    assert 'class="changed"' not in visitor.get(f"/tenants/{RUEEGSEGGER}").text


def test_users_can_be_filtered(visitor: httpx2.Client) -> None:
    page = visitor.get(f"/tenants/{BRIGHTFORK}", params={"q": "whitlock operations"}).text
    nobody = visitor.get(f"/tenants/{BRIGHTFORK}", params={"q": "zzz"}).text

    users = page[page.index("<h2>Users") : page.index("<h2>Groups")]
    assert DANA in users
    assert "renata.falk@" not in users
    assert "Nobody matches." in nobody


def test_the_page_refreshes_itself_and_runs_only_its_own_script(visitor: httpx2.Client) -> None:
    answer = visitor.get(f"/tenants/{BRIGHTFORK}")

    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "2000" in visitor.get("/refresh.js").text


def test_a_hostile_display_name_stays_text(cloud: CloudHandle, visitor: httpx2.Client) -> None:
    tenant = cloud.state.tenants[BRIGHTFORK]
    dana = tenant.user_by_upn(DANA)
    assert dana is not None
    tenant.users.change(dana.id).props["displayName"] = "<script>alert(1)</script>"

    assert "<script>alert" not in visitor.get(f"/tenants/{BRIGHTFORK}").text


def test_an_unknown_tenant_and_a_missing_cloud_get_a_page(visitor: httpx2.Client) -> None:
    assert visitor.get("/tenants/nowhere").status_code == 404
    with (
        start_tenant_page(TenantPageOptions("http://127.0.0.1:9")) as page,
        httpx2.Client(base_url=page.url) as alone,
    ):
        answer = alone.get("/")
    assert answer.status_code == 503
    assert "cannot be read" in answer.text
