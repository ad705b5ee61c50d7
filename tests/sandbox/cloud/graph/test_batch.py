"""$batch: form, dependencies, per-item refusals, and what may go missing."""

from typing import Any

import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Scope
from sandbox.cloud.skus import ENTERPRISEPACK
from tests.sandbox.cloud.caller import Caller, refusal

JSON = {"Content-Type": "application/json"}


def patch(identity: str, user: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    url = f"/users/{user}@brightfork.example"
    return {"id": identity, "method": "PATCH", "url": url, "headers": JSON, "body": body, **more}


def read(identity: str, user: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "method": "GET", "url": f"/users/{user}@brightfork.example?$select=displayName", **more}


def test_items_answer_each_for_itself_and_in_another_order(brightfork: Caller) -> None:
    items = [read("1", "dana.whitlock"), read("2", "nobody"), patch("3", "gerald.pike", {"jobTitle": "x"})]

    answer = brightfork.post("/$batch", {"requests": items})

    found = answer.json()["responses"]
    assert answer.status_code == 200
    assert [each["id"] for each in found] == ["3", "2", "1"]
    assert {each["id"]: each["status"] for each in found} == {"1": 200, "2": 404, "3": 400}
    assert found[0]["body"]["error"]["code"] == "Request_BadRequest"
    assert "request-id" in found[0]["headers"]


def test_a_write_without_answer_body_has_none_in_the_batch(brightfork: Caller) -> None:
    found = brightfork.batch(patch("1", "dana.whitlock", {"accountEnabled": False}))

    assert found["1"]["status"] == 204
    assert "body" not in found["1"]


def test_an_action_without_body_needs_no_content_type(brightfork: Caller) -> None:
    found = brightfork.batch(
        {"id": "1", "method": "POST", "url": "/users/dana.whitlock@brightfork.example/revokeSignInSessions"}
    )

    assert found["1"]["body"]["value"] is True


def test_dependants_run_after_their_parent_and_fail_with_it(brightfork: Caller) -> None:
    found = brightfork.batch(
        patch("late", "dana.whitlock", {"jobTitle": "never"}, dependsOn=["broken"]),
        patch("later", "dana.whitlock", {"jobTitle": "never"}, dependsOn=["late"]),
        patch("broken", "dana.whitlock", {"accountEnabld": False}),
        patch("after", "tyler.novotny", {"jobTitle": "Lead"}, dependsOn=["fine"]),
        patch("fine", "tyler.novotny", {"jobTitle": "Deputy"}),
    )

    assert {key: each["status"] for key, each in found.items()} == {
        "late": 424, "later": 424, "broken": 400, "after": 204, "fine": 204,
    }  # fmt: skip
    assert brightfork.user("tyler.novotny").props["jobTitle"] == "Lead"
    assert brightfork.user("dana.whitlock").props["jobTitle"] == "Dispatch Lead"


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([read("a", "x"), read("A", "y")], id="ids differ only in case"),
        pytest.param([read(str(number), "x") for number in range(21)], id="twenty-one"),
        pytest.param([], id="none"),
        pytest.param([read("1", "x", dependsOn=["2"])], id="unknown parent"),
        pytest.param([read("1", "x", dependsOn=["2"]), read("2", "x", dependsOn=["1"])], id="circle"),
        pytest.param([read("1", "x", depends_on=["2"])], id="misspelt dependsOn"),
        pytest.param(
            [{"id": "1", "method": "GET", "url": "https://graph.microsoft.com/v1.0/users"}], id="absolute url"
        ),
        pytest.param([{"id": "1", "method": "PATCH", "url": "/users/x", "body": {}}], id="body without content type"),
        pytest.param([{"id": 1, "method": "GET", "url": "/users"}], id="number as id"),
        pytest.param([{"id": "1", "url": "/users"}], id="no method"),
        pytest.param([{"id": "1", "method": "GET", "url": "/users", "headers": 5}], id="headers not an object"),
        pytest.param([{"id": "1", "method": "GET", "url": "/users", "dependsOn": [{}]}], id="dependsOn not ids"),
    ],
)
def test_malformed_batches_are_refused_whole(brightfork: Caller, items: list[dict[str, Any]]) -> None:
    answer = brightfork.post("/$batch", {"requests": items})

    assert refusal(answer)[:2] == (400, "BadRequest")


def test_permissions_are_checked_per_item(brightfork: Caller) -> None:
    brightfork.with_only("User.Read.All")

    found = brightfork.batch(read("1", "dana.whitlock"), patch("2", "dana.whitlock", {"jobTitle": "x"}))

    assert (found["1"]["status"], found["2"]["status"]) == (200, 403)


@pytest.mark.parametrize("hint", ["0.249", "Wed, 21 Oct 2026 07:28:00 GMT", "", "-1", "86400", None])
def test_one_item_is_throttled_with_whatever_hint(brightfork: Caller, hint: str | None) -> None:
    """FC-c02."""
    rule = FaultRule(FaultKind.THROTTLE, scope=Scope.BATCH_ITEM, path="tyler", retry_after=hint)
    brightfork.cloud.faults.add(rule)

    first = brightfork.batch(read("1", "dana.whitlock"), read("2", "tyler.novotny"))
    second = brightfork.batch(read("2", "tyler.novotny"))

    assert (first["1"]["status"], first["2"]["status"], second["2"]["status"]) == (200, 429, 200)
    assert first["2"]["headers"].get("Retry-After") == hint
    assert first["2"]["body"]["error"]["code"] == "TooManyRequests"


def test_an_item_may_get_no_answer_although_it_was_done(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(FaultRule(FaultKind.MISSING_ITEM, scope=Scope.BATCH_ITEM, path="dana"))

    found = brightfork.batch(patch("1", "dana.whitlock", {"accountEnabled": False}), read("2", "tyler.novotny"))

    assert set(found) == {"2"}
    assert not brightfork.user("dana.whitlock").is_enabled
    assert brightfork.cloud.log.entries[-1].items[0].status is None


def test_the_last_items_of_a_batch_may_stay_unanswered(brightfork: Caller) -> None:
    """FC-c03."""
    brightfork.cloud.faults.unanswered_batch_items = 3

    found = brightfork.batch(*[read(str(number), "dana.whitlock") for number in range(20)])

    assert set(found) == {str(number) for number in range(17)}


def test_an_item_may_claim_success_and_do_nothing(brightfork: Caller) -> None:
    """FC-a06."""
    team, dana = brightfork.group("dispatch-team"), brightfork.user("dana.whitlock")
    brightfork.cloud.faults.add(FaultRule(FaultKind.EMPTY_OK, scope=Scope.BATCH_ITEM, method="DELETE"))

    found = brightfork.batch({"id": "1", "method": "DELETE", "url": f"/groups/{team.id}/members/{dana.id}/$ref"})

    assert (found["1"]["status"], found["1"]["body"]) == (200, {"value": []})
    assert dana.id in team.members


def test_a_whole_offboarding_fits_into_one_batch(brightfork: Caller) -> None:
    team, dana = brightfork.group("dispatch-team"), brightfork.user("dana.whitlock")
    licence = {"addLicenses": [], "removeLicenses": [ENTERPRISEPACK]}

    found = brightfork.batch(
        patch("block", "dana.whitlock", {"accountEnabled": False}),
        {"id": "revoke", "method": "POST", "url": f"/users/{dana.id}/revokeSignInSessions", "dependsOn": ["block"]},
        {"id": "group", "method": "DELETE", "url": f"/groups/{team.id}/members/{dana.id}/$ref"},
        {"id": "licence", "method": "POST", "url": f"/users/{dana.id}/assignLicense", "headers": JSON, "body": licence},
    )

    assert {key: each["status"] for key, each in found.items()} == {
        "block": 204,
        "revoke": 200,
        "group": 204,
        "licence": 200,
    }
    items = brightfork.cloud.log.entries[-1].items
    assert (items[0].id, items[0].method, items[0].status) == ("block", "PATCH", 204)
