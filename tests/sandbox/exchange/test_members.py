"""Lists and their members, over HTTP; the same membership as Graph's."""

import pytest

from sandbox.cloud.seed import APP_ID
from tests.sandbox.exchange.conftest import DANA, MARISOL, Exchange

BYPASS = {"BypassSecurityGroupManagerCheck": True}
OUT = {"Member": DANA, "Confirm": False, **BYPASS}


def members(exchange: Exchange, identity: str) -> list[str]:
    return [row["PrimarySmtpAddress"] for row in exchange.run("Get-DistributionGroupMember", Identity=identity)]


@pytest.mark.parametrize("nickname", ["dispatch-all", "drivers-notify"])
def test_a_member_is_taken_out_of_both_kinds_of_list(exchange: Exchange, nickname: str) -> None:
    exchange.run("Remove-DistributionGroupMember", Identity=nickname, **OUT)

    assert DANA not in members(exchange, nickname)
    assert exchange.user(DANA).id not in exchange.group(nickname).members


def test_taking_out_who_is_not_in_says_so(exchange: Exchange) -> None:
    exchange.run("Remove-DistributionGroupMember", Identity="dispatch-all", **OUT)

    status, kind, text = exchange.refusal("Remove-DistributionGroupMember", Identity="dispatch-all", **OUT)

    assert (status, kind) == (400, "MemberNotFoundException")
    assert "isn't a member of the group" in text


def test_adding_who_is_in_says_so(exchange: Exchange) -> None:
    status, kind, _ = exchange.refusal("Add-DistributionGroupMember", Identity="dispatch-all", Member=DANA, **BYPASS)

    assert (status, kind) == (400, "MemberAlreadyExistsException")


def test_a_new_member_is_added(exchange: Exchange) -> None:
    kelly = "kelly.brandt@brightfork.example"
    exchange.run("Add-DistributionGroupMember", Identity="dispatch-all", Member=kelly, **BYPASS)

    assert kelly in members(exchange, "dispatch-all")


def test_who_does_not_own_the_list_must_bypass_the_manager_check(exchange: Exchange) -> None:
    parameters = {"Identity": "dispatch-all", "Member": DANA, "Confirm": False}

    _, kind, _ = exchange.refusal("Remove-DistributionGroupMember", **parameters)
    exchange.group("dispatch-all").owners.append(exchange.tenant.service_principals[APP_ID].id)
    exchange.run("Remove-DistributionGroupMember", **parameters)

    assert kind == "OperationRequiresGroupManagerException"


@pytest.mark.parametrize("nickname", ["operations-hub", "dispatch-team", "all-staff"])
def test_groups_that_are_no_lists_do_not_exist_for_these_cmdlets(exchange: Exchange, nickname: str) -> None:
    _, kind, _ = exchange.refusal("Add-DistributionGroupMember", Identity=nickname, Member=MARISOL, **BYPASS)

    assert kind == "ManagementObjectNotFoundException"


def test_who_has_no_mailbox_cannot_be_put_on_a_list(exchange: Exchange) -> None:
    _, kind, _ = exchange.refusal(
        "Add-DistributionGroupMember", Identity="dispatch-all", Member="v.hanley@brightfork.example", **BYPASS
    )

    assert kind == "ManagementObjectNotFoundException"


def test_a_synced_list_is_refused(exchange: Exchange) -> None:
    exchange.group("dispatch-all").props["onPremisesSyncEnabled"] = True

    _, _, text = exchange.refusal("Remove-DistributionGroupMember", Identity="dispatch-all", **OUT)

    assert "on-premises" in text
    assert DANA in members(exchange, "dispatch-all")


def test_two_lists_of_one_name_are_ambiguous(exchange: Exchange) -> None:
    """FC-c13."""
    for nickname in ("dispatch-all", "drivers-notify"):
        exchange.group(nickname).props["displayName"] = "Sales"

    _, kind, _ = exchange.refusal("Get-DistributionGroupMember", Identity="Sales")

    assert kind == "ManagementObjectAmbiguousException"


def test_the_lists_of_a_person_are_found_by_distinguished_name(exchange: Exchange) -> None:
    name = exchange.tenant.distinguished_name(exchange.user(DANA).id)

    found = exchange.run("Get-Recipient", Filter=f"Members -eq '{name}'")

    kinds = {row["Alias"]: row["RecipientTypeDetails"] for row in found}
    assert kinds["dispatch-all"] == "MailUniversalDistributionGroup"
    assert kinds["drivers-notify"] == "MailUniversalSecurityGroup"
    assert kinds["operations-hub"] == "GroupMailbox"
    assert "dispatch-team" not in kinds


def test_an_apostrophe_in_a_filter_is_doubled(exchange: Exchange) -> None:
    """FC-c06."""
    (row,) = exchange.run("Get-Recipient", Filter="DisplayName -eq 'Siobhán O''Neill'")

    assert row["DisplayName"] == "Siobhán O'Neill"


def test_a_recipient_is_found_by_any_address(exchange: Exchange) -> None:
    alias = "dana.whitlock@brightforklogistics.onmicrosoft.example"

    (row,) = exchange.run("Get-Recipient", Filter=f"EmailAddresses -eq 'smtp:{alias}'")

    assert row["PrimarySmtpAddress"] == DANA
    assert exchange.run("Get-Recipient", Filter="Members -eq 'CN=nobody'") == []


def test_exchange_may_see_a_membership_late(exchange: Exchange) -> None:
    exchange.faults.exchange_read_lag_seconds = 30
    exchange.run("Remove-DistributionGroupMember", Identity="dispatch-all", **OUT)

    before = DANA in members(exchange, "dispatch-all")
    exchange.cloud.clock.advance(31)

    assert (before, DANA in members(exchange, "dispatch-all")) == (True, False)
