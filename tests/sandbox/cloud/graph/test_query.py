"""Filters, searches, selection, order and pages, as strict as Graph."""

from typing import Any
from urllib.parse import quote

import pytest

from tests.sandbox.cloud.caller import ADVANCED, Caller, refusal


def names(caller: Caller, text: str, *, advanced: dict[str, str] | None = None) -> set[str]:
    extra = "&$count=true" if advanced else ""
    answer = caller.send("GET", f"/users?$select=displayName&$top=999&$filter={quote(text)}{extra}", headers=advanced)
    assert answer.status_code == 200, answer.text
    return {user["displayName"] for user in answer.json()["value"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("userPrincipalName eq 'dana.whitlock@brightfork.example'", {"Dana Whitlock"}),
        ("displayName eq 'siobhán o''neill'", {"Siobhán O'Neill"}),
        ("startswith(displayName,'Ch') and department eq 'Finance'", {"Chris Novak"}),
        ("proxyAddresses/any(p:p eq 'smtp:dana.whitlock@brightforklogistics.onmicrosoft.example')", {"Dana Whitlock"}),
        ("userType eq 'Guest'", {"Nora Feldt"}),
        ("surname in ('Vega','Brandt')", {"Marisol Vega", "Kelly Brandt"}),
        ("(surname eq 'Vega' or surname eq 'Brandt') and accountEnabled eq true", {"Marisol Vega", "Kelly Brandt"}),
        ("onPremisesSyncEnabled eq true", {"Gerald Pike"}),
        ("createdDateTime le 2019-05-01T00:00:00Z", {"Gwendolyn Hale"}),
        ("assignedLicenses/any(x:x/skuId eq c5928f49-12ba-48f7-ada3-0d743a3601d5)", {"Nkechi Udeh", "Yuki Hasegawa"}),
    ],
)
def test_filters_find_the_right_people(brightfork: Caller, text: str, found: set[str]) -> None:
    assert names(brightfork, text) == found


def test_two_people_of_one_name_are_both_found(brightfork: Caller) -> None:
    path = "/users?$select=userPrincipalName,department&$filter=" + quote("displayName eq 'Jordan Ellis'")

    assert {user["department"] for user in brightfork.get(path).json()["value"]} == {"Operations", "Warehouse"}


def test_an_unescaped_apostrophe_is_a_bad_request(brightfork: Caller) -> None:
    """FC-c06."""
    answer = brightfork.get("/users?$filter=" + quote("surname eq 'O'Neill'"))

    status, code, message = refusal(answer)
    assert (status, code) == (400, "BadRequest")
    assert message.startswith("Invalid filter clause")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("departmnt eq 'IT'", "BadRequest"),
        ("aboutMe eq 'x'", "Request_UnsupportedQuery"),
        ("contains(displayName,'ana')", "Request_UnsupportedQuery"),
        ("displayName eq", "BadRequest"),
        ("displayName eq 5", "BadRequest"),
        ("proxyAddresses eq 'smtp:x@y.example'", "BadRequest"),
        ("displayName like 'x'", "BadRequest"),
        ("displayName eq 'x' garbage", "BadRequest"),
    ],
)
def test_filters_graph_cannot_answer_are_refused(brightfork: Caller, text: str, code: str) -> None:
    assert refusal(brightfork.get("/users?$filter=" + quote(text)))[:2] == (400, code)


@pytest.mark.parametrize(
    "text",
    [
        "department ne 'IT'",
        "not(department eq 'IT')",
        "endsWith(mail,'@brightfork.example')",
        pytest.param("onPremisesSamAccountName eq 'gpike'", id="FC-c07"),
    ],
)
def test_advanced_queries_need_header_and_count(brightfork: Caller, text: str) -> None:
    without = brightfork.get("/users?$filter=" + quote(text))
    half = brightfork.send("GET", "/users?$filter=" + quote(text), headers=ADVANCED)

    assert refusal(without)[:2] == (400, "Request_UnsupportedQuery")
    assert refusal(half)[:2] == (400, "Request_UnsupportedQuery")
    assert names(brightfork, text, advanced=ADVANCED)


def test_an_advanced_query_inside_a_batch_needs_its_own_header(brightfork: Caller) -> None:
    """FC-c07: the header of the batch does not count."""
    url = "/users?$count=true&$select=displayName&$filter=" + quote("onPremisesSamAccountName eq 'gpike'")

    found = brightfork.batch(
        {"id": "without", "method": "GET", "url": url},
        {"id": "with", "method": "GET", "url": url, "headers": ADVANCED},
    )

    assert found["without"]["status"] == 400
    assert found["with"]["body"]["value"] == [{"displayName": "Gerald Pike"}]


def test_search_needs_the_header_and_finds_word_beginnings(brightfork: Caller) -> None:
    path = "/users?$select=displayName&$search=" + quote('"displayName:dana whit"')

    assert refusal(brightfork.get(path))[:2] == (400, "Request_UnsupportedQuery")
    assert brightfork.advanced(path).json()["value"] == [{"displayName": "Dana Whitlock"}]


def test_groups_are_found_by_name_with_ampersand_and_apostrophe(brightfork: Caller) -> None:
    path = "/groups?$select=mail&$filter=" + quote("displayName eq 'O''Hare Crossdock & Söhne'", safe="")

    assert brightfork.get(path).json()["value"] == [{"mail": "ohare-crossdock@brightfork.example"}]


def test_two_groups_of_one_name_are_both_found(brightfork: Caller) -> None:
    """FC-c13."""
    found = brightfork.get("/groups?$filter=" + quote("displayName eq 'Sales'")).json()["value"]

    assert {tuple(group["groupTypes"]) for group in found} == {(), ("Unified",)}


def test_pages_follow_the_next_link_to_the_end(brightfork: Caller) -> None:
    seen: list[str] = []
    answer: dict[str, Any] = {}
    path = "/users?$select=id&$top=25&$count=true"
    while path:
        answer = brightfork.get(path).json()
        seen += [user["id"] for user in answer["value"]]
        path = answer.get("@odata.nextLink", "")

    assert len(seen) == len(set(seen)) == len(brightfork.tenant.users)
    assert answer["@odata.count"] == len(seen)


@pytest.mark.parametrize("top", ["0", "1000", "ten"])
def test_a_page_size_out_of_range_is_refused(brightfork: Caller, top: str) -> None:
    assert refusal(brightfork.get(f"/users?$top={top}"))[0] == 400


def test_unknown_selection_expansion_and_option_are_refused(brightfork: Caller) -> None:
    for path in ("/users?$select=departmnt", "/users?$expand=boss", "/users?$skip=5"):
        assert refusal(brightfork.get(path))[0] == 400


def test_order_is_kept_and_refused_beside_a_simple_filter(brightfork: Caller) -> None:
    found = [
        user["displayName"]
        for user in brightfork.get("/users?$select=displayName&$orderby=displayName&$top=3").json()["value"]
    ]
    refused = brightfork.get("/users?$orderby=displayName&$filter=" + quote("department eq 'IT'"))

    assert found == [None, "Abigail Stroud", "Amara Diallo"]
    assert refusal(refused)[1] == "Request_UnsupportedQuery"


def test_people_can_be_counted(brightfork: Caller) -> None:
    answer = brightfork.advanced("/users/$count?$filter=" + quote("department eq 'IT'"))

    assert (answer.text, answer.headers["content-type"].split(";")[0]) == ("3", "text/plain")


def test_organisation_and_domains_are_the_tenants_own(brightfork: Caller, rueegsegger: Caller) -> None:
    ours = brightfork.get("/organization?$select=id,displayName,verifiedDomains").json()["value"][0]
    theirs = rueegsegger.get("/organization").json()["value"][0]
    domains = {domain["id"]: domain["isVerified"] for domain in brightfork.get("/domains").json()["value"]}

    assert (ours["displayName"], theirs["displayName"]) == ("Brightfork Logistics Inc.", "Rüegsegger Treuhand AG")
    assert "brightfork-freight.example" not in {domain["name"] for domain in ours["verifiedDomains"]}
    assert domains["brightfork-freight.example"] is False


def test_role_assignments_of_one_principal_are_found(brightfork: Caller) -> None:
    anton = brightfork.user("anton.sobel")

    found = brightfork.get(
        "/roleManagement/directory/roleAssignments?$filter=" + quote(f"principalId eq '{anton.id}'")
    ).json()

    assert [each["principalId"] for each in found["value"]] == [anton.id]
    refused = brightfork.delete(f"/roleManagement/directory/roleAssignments/{found['value'][0]['id']}")
    assert refusal(refused)[0] == 403
    brightfork.also_with("RoleManagement.ReadWrite.Directory")
    assert brightfork.delete(f"/roleManagement/directory/roleAssignments/{found['value'][0]['id']}").status_code == 204
