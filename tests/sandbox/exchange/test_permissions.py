"""Full access and send as, over HTTP."""

from tests.sandbox.exchange.conftest import DANA, MARISOL, Exchange

FULL = {"Identity": DANA, "User": MARISOL, "AccessRights": ["FullAccess"]}
SEND = {"Identity": DANA, "Trustee": MARISOL, "AccessRights": ["SendAs"], "Confirm": False}


def test_full_access_is_given_once_and_read_back(exchange: Exchange) -> None:
    exchange.run("Add-MailboxPermission", **FULL, AutoMapping=False, InheritanceType="All")
    (warning,) = exchange.warnings("Add-MailboxPermission", **FULL)

    (row,) = exchange.run("Get-MailboxPermission", Identity=DANA, User=MARISOL)
    assert (row["User"], row["AccessRights"], row["Deny"]) == (MARISOL, ["FullAccess"], False)
    assert "already present" in warning
    assert [held.auto_mapping for held in exchange.box(DANA).permissions] == [False]


def test_the_list_of_permissions_starts_with_the_owner(exchange: Exchange) -> None:
    exchange.run("Add-MailboxPermission", **FULL)

    users = [row["User"] for row in exchange.run("Get-MailboxPermission", Identity=DANA)]

    assert users == ["NT AUTHORITY\\SELF", MARISOL]


def test_full_access_is_taken_away_and_the_second_time_warns(exchange: Exchange) -> None:
    exchange.run("Add-MailboxPermission", **FULL)
    exchange.run("Remove-MailboxPermission", **FULL, Confirm=False)

    (warning,) = exchange.warnings("Remove-MailboxPermission", **FULL, Confirm=False)

    assert "the ACE isn't present" in warning
    assert exchange.box(DANA).permissions == []


def test_send_as_is_given_and_taken(exchange: Exchange) -> None:
    exchange.run("Add-RecipientPermission", **SEND)
    given = exchange.run("Get-RecipientPermission", Identity=DANA, Trustee=MARISOL)
    repeated = exchange.warnings("Add-RecipientPermission", **SEND)
    exchange.run("Remove-RecipientPermission", **SEND)

    assert [row["AccessRights"] for row in given] == [["SendAs"]]
    assert len(repeated) == 1
    assert exchange.run("Get-RecipientPermission", Identity=DANA, Trustee=MARISOL) == []
    assert len(exchange.warnings("Remove-RecipientPermission", **SEND)) == 1


def test_a_delegate_that_does_not_exist_is_named(exchange: Exchange) -> None:
    _, kind, text = exchange.refusal("Add-MailboxPermission", **FULL | {"User": "nobody@brightfork.example"})

    assert kind == "ManagementObjectNotFoundException"
    assert text.startswith('Couldn\'t find object "nobody@brightfork.example"')


def test_a_deleted_delegate_stays_in_the_list(exchange: Exchange) -> None:
    exchange.run("Add-MailboxPermission", **FULL)
    gone = exchange.tenant.users.remove(exchange.user(MARISOL).id)

    users = [row["User"] for row in exchange.run("Get-MailboxPermission", Identity=DANA)]

    assert users[1] == f"S-1-5-21-{gone.id}"
