"""Cmdlet names, parameters, pages and errors, over HTTP."""

import pytest

from tests.sandbox.exchange.conftest import DANA, MARISOL, Exchange, command, refusal_of

BYPASS = {"BypassSecurityGroupManagerCheck": True}


def test_an_unknown_cmdlet_gets_exchanges_error(exchange: Exchange) -> None:
    status, kind, text = exchange.refusal("Set-Mailbocks", Identity=DANA)

    assert (status, kind) == (400, "CommandNotFoundException")
    assert text.startswith("The term 'Set-Mailbocks' is not recognized")


def test_an_unknown_parameter_gets_exchanges_error(exchange: Exchange) -> None:
    status, kind, text = exchange.refusal("Get-Mailbox", Identity=DANA, Colour="red")

    assert (status, kind) == (400, "AmbiguousParameterSetException")
    assert text.endswith("Invalid cmdlet parameters specified. Colour")


@pytest.mark.parametrize(
    ("cmdlet", "parameters", "kind", "part"),
    [
        pytest.param("Set-Mailbox", {"Type": "Shared"}, "ParameterBindingException", "Identity", id="missing"),
        pytest.param("Set-Mailbox", {"Identity": ""}, "ParameterBindingException", "empty string", id="empty"),
        pytest.param(
            "Add-MailboxPermission",
            {"Identity": DANA, "User": "  ", "AccessRights": ["FullAccess"]},
            "ParameterBindingException",
            "'User'",
            id="blank delegate",
        ),
        pytest.param(
            "Set-Mailbox",
            {"Identity": DANA, "Type": "Sharred"},
            "ParameterTransformationException",
            "Regular, Shared, Room, Equipment",
            id="unknown choice",
        ),
        pytest.param(
            "Set-Mailbox",
            {"Identity": DANA, "HiddenFromAddressListsEnabled": "yes"},
            "ParameterTransformationException",
            "System.Boolean",
            id="no boolean",
        ),
        pytest.param(
            "Set-Mailbox",
            {"Identity": DANA, "EmailAddresses": {"Add": ["x@brightfork.example"]}},
            "ParameterTransformationException",
            "EmailAddresses",
            id="hash table without its type",
        ),
        pytest.param(
            "Set-MailboxAutoReplyConfiguration",
            {"Identity": DANA, "StartTime": "next Monday"},
            "ParameterTransformationException",
            "StartTime",
            id="no date",
        ),
        pytest.param(
            "Get-Mailbox", {"ResultSize": 0}, "ParameterTransformationException", "ResultSize", id="no result size"
        ),
        pytest.param(
            "Remove-DistributionGroupMember",
            {"Identity": "dispatch-all", "Member": DANA, **BYPASS},
            "HostException",
            "does not support user interaction",
            id="nobody to confirm",
        ),
        pytest.param(
            "Get-Recipient", {"Filter": "Members like x"}, "ADFilterException", "Invalid filter syntax", id="bad filter"
        ),
        pytest.param(
            "Get-Recipient", {"Filter": "Shoe -eq '42'"}, "ADFilterException", "Shoe", id="unknown filter property"
        ),
    ],
)
def test_a_wrong_parameter_is_refused_and_changes_nothing(
    exchange: Exchange, cmdlet: str, parameters: dict[str, object], kind: str, part: str
) -> None:
    before = repr(exchange.box(DANA))

    status, refused_kind, text = exchange.refusal(cmdlet, **parameters)

    assert (status, refused_kind) == (400, kind)
    assert part in text
    assert repr(exchange.box(DANA)) == before


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"CmdletInput": {}}, id="no name"),
        pytest.param({"CmdletInput": {"CmdletName": "Get-Mailbox", "Parameters": ["x"]}}, id="parameters as a list"),
    ],
)
def test_a_body_without_a_cmdlet_is_refused(exchange: Exchange, body: dict[str, object]) -> None:
    assert refusal_of(exchange.post(body))[0] == 400


def test_names_are_case_insensitive_as_in_powershell(exchange: Exchange) -> None:
    (mailbox,) = exchange.run("get-mailbox", identity=DANA.upper())

    assert mailbox["UserPrincipalName"] == DANA


def test_a_long_result_comes_in_pages_asked_for_with_the_same_body(exchange: Exchange) -> None:
    body, size = command("Get-Mailbox"), {"prefer": "odata.maxpagesize=25"}
    seen: list[str] = []
    answer = exchange.post(body, **size).json()
    seen += [mailbox["Guid"] for mailbox in answer["value"]]
    while "@odata.nextLink" in answer:
        answer = exchange.post(body, url=answer["@odata.nextLink"], **size).json()
        seen += [mailbox["Guid"] for mailbox in answer["value"]]

    assert len(seen) == len(set(seen)) == len(exchange.tenant.mailboxes)
    assert len(seen) > 50


def test_only_selected_properties_are_sent(exchange: Exchange) -> None:
    url = f"{exchange.url}/adminapi/beta/{exchange.tenant_id}/InvokeCommand?$select=DisplayName,Guid"

    (row,) = exchange.post(command("Get-Mailbox", Identity=DANA), url=url).json()["value"]

    assert set(row) == {"DisplayName", "Guid"}


@pytest.mark.parametrize(
    "identity",
    ["id", "guid", "dn", "alias", "name", "upn", "alias address"],
)
def test_a_mailbox_is_found_by_every_identity_exchange_takes(exchange: Exchange, identity: str) -> None:
    dana = exchange.user(DANA)
    values = {
        "id": dana.id,
        "guid": exchange.box(DANA).exchange_guid,
        "dn": exchange.tenant.distinguished_name(dana.id),
        "alias": "dana.whitlock",
        "name": "Dana Whitlock",
        "upn": DANA,
        "alias address": "dana.whitlock@brightforklogistics.onmicrosoft.example",
    }

    (mailbox,) = exchange.run("Get-Mailbox", Identity=values[identity])

    assert mailbox["ExternalDirectoryObjectId"] == dana.id


def test_a_display_name_that_several_have_is_ambiguous(exchange: Exchange) -> None:
    """FC-c13."""
    status, kind, text = exchange.refusal("Get-Mailbox", Identity="Jordan Ellis")

    assert (status, kind) == (400, "ManagementObjectAmbiguousException")
    assert "matches multiple entries" in text


def test_what_is_not_there_cannot_be_found(exchange: Exchange) -> None:
    status, kind, text = exchange.refusal("Get-Mailbox", Identity="nobody@brightfork.example")

    assert (status, kind) == (404, "ManagementObjectNotFoundException")
    assert "couldn't be found on" in text


def test_a_mailbox_appears_some_time_after_its_licence(exchange: Exchange) -> None:
    exchange.tenant.mailboxes.change(exchange.user(MARISOL).id).provisioned_at = exchange.cloud.now().replace(year=2099)

    assert exchange.refusal("Get-Mailbox", Identity=MARISOL)[1] == "ManagementObjectNotFoundException"
    assert exchange.refusal("Get-Recipient", Identity=MARISOL)[1] == "ManagementObjectNotFoundException"
