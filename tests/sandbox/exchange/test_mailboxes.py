"""Set-Mailbox and what it shows afterwards, over HTTP."""

from typing import Any

import pytest

from sandbox.cloud.state import MailboxType
from tests.sandbox.exchange.conftest import DANA, MARISOL, Exchange

HASH = {"@odata.type": "#Exchange.GenericHashTable"}


def mailbox(exchange: Exchange, identity: str = DANA) -> dict[str, Any]:
    return exchange.run("Get-Mailbox", Identity=identity)[0]


def test_a_mailbox_becomes_shared(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, Type="Shared")

    assert mailbox(exchange)["RecipientTypeDetails"] == "SharedMailbox"
    assert exchange.run("Get-Recipient", Identity=DANA)[0]["RecipientTypeDetails"] == "SharedMailbox"


def test_a_conversion_may_take_a_while_to_show(exchange: Exchange) -> None:
    exchange.faults.conversion_delay_seconds = 90
    exchange.run("Set-Mailbox", Identity=DANA, Type="Shared")

    before = mailbox(exchange)["RecipientTypeDetails"]
    exchange.cloud.clock.advance(91)

    assert (before, mailbox(exchange)["RecipientTypeDetails"]) == ("UserMailbox", "SharedMailbox")


def test_a_shared_mailbox_outlives_the_licence_and_a_user_mailbox_does_not(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, Type="Shared")
    for upn in (DANA, MARISOL):
        exchange.tenant.mailboxes.change(exchange.user(upn).id).unlicensed_at = exchange.cloud.now()

    assert mailbox(exchange)["RecipientTypeDetails"] == "SharedMailbox"
    assert exchange.refusal("Get-Mailbox", Identity=MARISOL)[1] == "ManagementObjectNotFoundException"


def test_setting_what_is_already_so_warns_and_succeeds(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, Type="Shared", HiddenFromAddressListsEnabled=True)

    (warning,) = exchange.warnings("Set-Mailbox", Identity=DANA, Type="Shared", HiddenFromAddressListsEnabled=True)

    assert warning == "The command completed successfully but no settings of 'Dana Whitlock' have been modified."


def test_hiding_and_forwarding_are_read_back(exchange: Exchange) -> None:
    exchange.run(
        "Set-Mailbox",
        Identity=DANA,
        HiddenFromAddressListsEnabled=True,
        ForwardingAddress=MARISOL,
        ForwardingSmtpAddress="smtp:archive@brightfork.example",
        DeliverToMailboxAndForward=True,
    )

    shown = mailbox(exchange)
    assert shown["HiddenFromAddressListsEnabled"] is True
    assert shown["ForwardingAddress"] == "Marisol Vega"
    assert shown["ForwardingSmtpAddress"] == "smtp:archive@brightfork.example"
    assert shown["DeliverToMailboxAndForward"] is True


def test_null_clears_a_forwarding_address(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, ForwardingAddress=MARISOL)
    exchange.run("Set-Mailbox", Identity=DANA, ForwardingAddress=None)

    assert mailbox(exchange)["ForwardingAddress"] is None


@pytest.mark.parametrize(
    ("parameters", "kind"),
    [
        ({"ForwardingAddress": "nobody@brightfork.example"}, "ManagementObjectNotFoundException"),
        ({"ForwardingAddress": DANA}, "RecipientTaskException"),
        ({"ForwardingSmtpAddress": "not an address"}, "RecipientTaskException"),
        ({"GrantSendOnBehalfTo": HASH | {"add": ["nobody"]}}, "ManagementObjectNotFoundException"),
        ({"EmailAddresses": HASH | {"Add": ["d@elsewhere.example"]}}, "RecipientTaskException"),
        ({"EmailAddresses": HASH | {"Add": ["d@brightfork-freight.example"]}}, "RecipientTaskException"),
        ({"EmailAddresses": HASH | {"Add": [f"smtp:{MARISOL}"]}}, "ProxyAddressExistsException"),
        ({"EmailAddresses": HASH | {"Add": ["dispatch-all@brightfork.example"]}}, "ProxyAddressExistsException"),
        ({"EmailAddresses": ["smtp:only-an-alias@brightfork.example"]}, "RecipientTaskException"),
    ],
)
def test_one_bad_value_spoils_the_whole_call(exchange: Exchange, parameters: dict[str, object], kind: str) -> None:
    refused = exchange.refusal("Set-Mailbox", Identity=DANA, HiddenFromAddressListsEnabled=True, **parameters)

    assert refused[1] == kind
    assert mailbox(exchange)["HiddenFromAddressListsEnabled"] is False


def test_aliases_are_added_and_removed_on_the_same_object_graph_shows(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, EmailAddresses=HASH | {"Add": ["dana@brightfork.example"]})
    added = list(exchange.user(DANA).props["proxyAddresses"])
    exchange.run("Set-Mailbox", Identity=DANA, EmailAddresses=HASH | {"Remove": ["dana@brightfork.example"]})

    assert "smtp:dana@brightfork.example" in added
    assert "smtp:dana@brightfork.example" not in exchange.user(DANA).props["proxyAddresses"]


def test_a_new_primary_address_turns_the_old_one_into_an_alias(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, EmailAddresses=HASH | {"Add": ["SMTP:dana.w@brightfork.example"]})

    shown = mailbox(exchange)
    assert shown["PrimarySmtpAddress"] == "dana.w@brightfork.example"
    assert f"smtp:{DANA}" in shown["EmailAddresses"]
    assert exchange.user(DANA).mail == "dana.w@brightfork.example"


def test_send_on_behalf_is_added_and_removed(exchange: Exchange) -> None:
    exchange.run("Set-Mailbox", Identity=DANA, GrantSendOnBehalfTo=HASH | {"add": exchange.user(MARISOL).id})
    added = mailbox(exchange)["GrantSendOnBehalfTo"]
    exchange.run("Set-Mailbox", Identity=DANA, GrantSendOnBehalfTo=HASH | {"remove": MARISOL})

    assert (added, mailbox(exchange)["GrantSendOnBehalfTo"]) == (["Marisol Vega"], [])


def test_a_synced_mailbox_can_be_converted_but_not_hidden(exchange: Exchange) -> None:
    exchange.tenant.users.change(exchange.user(DANA).id).props["onPremisesSyncEnabled"] = True

    _, _, text = exchange.refusal("Set-Mailbox", Identity=DANA, HiddenFromAddressListsEnabled=True)
    exchange.run("Set-Mailbox", Identity=DANA, Type="Shared")

    assert "synchronized from your on-premises organization" in text
    assert exchange.tenant.mailbox_type(exchange.box(DANA)) is MailboxType.SHARED


def test_statistics_give_size_and_count(exchange: Exchange) -> None:
    exchange.tenant.mailboxes.change(exchange.user(DANA).id).size_bytes = 3 * 1024**3 // 2

    (row,) = exchange.run("Get-MailboxStatistics", Identity=DANA)

    assert row["TotalItemSize"] == "1.5 GB (1,610,612,736 bytes)"


def test_mailboxes_are_listed_by_type(exchange: Exchange) -> None:
    shared = exchange.run("Get-Mailbox", RecipientTypeDetails=["SharedMailbox"])

    assert sorted(str(row["DisplayName"]) for row in shared) == ["Dispatch Desk", "Invoices"]
    assert len(exchange.run("Get-Mailbox", ResultSize=3)) == 3
