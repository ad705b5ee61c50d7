"""Who is let in, over HTTP."""

import httpx2
import pytest

from sandbox.cloud.objects import RoleAssignment
from sandbox.cloud.roles import (
    EXCHANGE_ADMINISTRATOR,
    EXCHANGE_RECIPIENT_ADMINISTRATOR,
    GLOBAL_READER,
)
from sandbox.cloud.seed import APP_ID, RUEEGSEGGER
from tests.sandbox.exchange.conftest import DANA, MARISOL, Exchange, command, refusal_of

LOOK = command("Get-Mailbox", Identity=DANA)
HIDE = command("Set-Mailbox", Identity=DANA, HiddenFromAddressListsEnabled=True)


def give_role(exchange: Exchange, *roles: str) -> None:
    """The application holds exactly these directory roles, since now."""
    tenant = exchange.tenant
    principal = tenant.service_principals[APP_ID].id
    kept = [role for role in tenant.roles if role.principal_id != principal]
    new = [RoleAssignment(f"given-{role}", principal, role, tenant.clock.now()) for role in roles]
    tenant.roles[:] = [*kept, *new]


@pytest.mark.parametrize(
    "over",
    [
        pytest.param({"aud": "https://graph.microsoft.com"}, id="token for Graph"),
        pytest.param({"exp": 1}, id="expired"),
        pytest.param({"appid": "00000000-0000-4000-8000-000000000000"}, id="app unknown in the tenant"),
    ],
)
def test_a_token_that_is_not_for_exchange_gets_401(exchange: Exchange, over: dict[str, object]) -> None:
    answer = exchange.post(LOOK, authorization=f"Bearer {exchange.token(**over)}")

    assert answer.status_code == 401
    assert "Bearer" in answer.headers["www-authenticate"]


def test_no_token_gets_401(exchange: Exchange) -> None:
    assert exchange.post(LOOK, authorization="").status_code == 401


@pytest.mark.parametrize("audience", ["https://outlook.office365.com/", "https://outlook.office.com"])
def test_both_names_of_the_resource_are_accepted(exchange: Exchange, audience: str) -> None:
    answer = exchange.post(LOOK, authorization=f"Bearer {exchange.token(aud=audience)}")

    assert answer.status_code == 200


def test_without_the_app_permission_the_403_says_nothing(exchange: Exchange) -> None:
    answer = exchange.post(LOOK, authorization=f"Bearer {exchange.token(roles=[])}")

    assert answer.status_code == 403
    assert set(answer.content) == {0}


def test_a_withdrawn_permission_counts_at_once(exchange: Exchange) -> None:
    exchange.faults.withdrawn_permissions = {"Exchange.ManageAsApp"}

    assert exchange.post(LOOK).status_code == 403


def test_without_a_directory_role_the_403_names_the_remedy(exchange: Exchange) -> None:
    give_role(exchange)

    status, _, text = refusal_of(exchange.post(LOOK))

    assert status == 403
    assert "isn't supported in this scenario" in text


def test_a_reader_reads_and_may_not_write(exchange: Exchange) -> None:
    give_role(exchange, GLOBAL_READER)

    assert exchange.post(LOOK).status_code == 200
    assert refusal_of(exchange.post(HIDE)) == (403, "ODataServiceException", "User is not allowed to call Set-Mailbox")
    assert not exchange.box(DANA).hidden_from_gal


def test_an_exchange_role_group_opens_what_it_says(exchange: Exchange) -> None:
    give_role(exchange)
    exchange.tenant.service_principals[APP_ID].exchange_role_groups = {"Recipient Management"}

    assert exchange.post(HIDE).status_code == 200


def test_a_new_role_takes_its_time_to_reach_exchange(exchange: Exchange) -> None:
    exchange.faults.exchange_role_delay_seconds = 600
    give_role(exchange, EXCHANGE_ADMINISTRATOR)

    before = exchange.post(LOOK).status_code
    exchange.cloud.clock.advance(601)

    assert (before, exchange.post(LOOK).status_code) == (403, 200)


def test_the_bypass_switch_does_not_exist_for_a_recipient_administrator(exchange: Exchange) -> None:
    give_role(exchange, EXCHANGE_RECIPIENT_ADMINISTRATOR)

    status, kind, text = exchange.refusal(
        "Add-DistributionGroupMember",
        Identity="drivers-notify",
        Member=MARISOL,
        BypassSecurityGroupManagerCheck=True,
    )

    assert (status, kind) == (400, "AmbiguousParameterSetException")
    assert "BypassSecurityGroupManagerCheck" in text


def test_the_address_of_another_tenant_is_refused(exchange: Exchange) -> None:
    address = f"{exchange.url}/adminapi/beta/{RUEEGSEGGER}/InvokeCommand"

    assert exchange.post(LOOK, url=address).status_code == 403


def test_the_tenant_may_be_addressed_by_its_domain(exchange: Exchange) -> None:
    address = f"{exchange.url}/adminapi/v1.0/brightfork.example/InvokeCommand"

    assert exchange.post(LOOK, url=address).status_code == 200


def test_the_anchor_mailbox_is_needed(exchange: Exchange) -> None:
    answer = exchange.post(LOOK, **{"x-anchormailbox": ""})

    assert answer.status_code == 400
    assert "X-AnchorMailbox" in refusal_of(answer)[2]
    assert exchange.post(LOOK, **{"x-anchormailbox": f"UPN:{DANA}"}).status_code == 200


def test_the_log_knows_caller_cmdlet_and_status_but_no_token(exchange: Exchange) -> None:
    exchange.post(LOOK)

    (entry,) = exchange.log.entries
    assert (entry.surface, entry.status, entry.app_id) == ("exchange", 200, APP_ID)
    assert entry.body == LOOK
    assert exchange.token()[-20:] not in repr(entry)


def test_get_is_no_way_to_run_a_cmdlet(exchange: Exchange) -> None:
    assert httpx2.get(f"{exchange.url}/adminapi/beta/{exchange.tenant_id}/InvokeCommand").status_code == 405
