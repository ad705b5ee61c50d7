"""The admin API's $batch, over HTTP."""

from typing import Any

import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Scope, Surface
from sandbox.cloud.seed import BRIGHTFORK, RUEEGSEGGER
from tests.sandbox.exchange.conftest import CONTINUE, DANA, MARISOL, Exchange, command

HIDE = command("Set-Mailbox", Identity=DANA, HiddenFromAddressListsEnabled=True)
WRONG = command("Set-Mailbox", Identity="nobody", Type="Shared")
SHARE = command("Set-Mailbox", Identity=DANA, Type="Shared")


def item_rule(kind: FaultKind, path: str, **over: object) -> FaultRule:
    return FaultRule(kind, Surface.EXCHANGE, Scope.BATCH_ITEM, path=path, **over)  # type: ignore[arg-type]


def test_every_item_has_its_own_status(exchange: Exchange) -> None:
    answers = exchange.batch(HIDE, WRONG, SHARE, **CONTINUE)

    assert {key: item["status"] for key, item in answers.items()} == {"1": 200, "2": 404, "3": 200}
    assert "ManagementObjectNotFoundException" in answers["2"]["body"]["error"]["details"][0]["message"]
    assert exchange.box(DANA).hidden_from_gal


def test_without_continue_on_error_the_first_failure_ends_the_batch(exchange: Exchange) -> None:
    answers = exchange.batch(HIDE, WRONG, SHARE)

    assert set(answers) == {"1", "2"}
    assert exchange.run("Get-Mailbox", Identity=DANA)[0]["RecipientTypeDetails"] == "UserMailbox"


def test_warnings_belong_to_their_item(exchange: Exchange) -> None:
    answers = exchange.batch(HIDE, HIDE, **CONTINUE)

    assert answers["1"]["body"]["@adminapi.warnings"] == []
    assert "no settings of" in answers["2"]["body"]["@adminapi.warnings"][0]


def test_an_item_for_another_tenant_is_refused_alone(exchange: Exchange) -> None:
    body = items(2)
    body["requests"][0]["url"] = f"/adminapi/beta/{RUEEGSEGGER}/InvokeCommand"

    answers = exchange.post(body, path="$batch", **CONTINUE).json()["responses"]

    assert {item["id"]: item["status"] for item in answers} == {"0": 403, "1": 200}


def test_a_long_result_of_an_item_goes_on_at_invoke_command(exchange: Exchange) -> None:
    listing = command("Get-Mailbox")
    first = exchange.batch(listing, prefer="odata.continue-on-error, odata.maxpagesize=25")["1"]["body"]

    second = exchange.post(listing, url=first["@odata.nextLink"], prefer="odata.maxpagesize=25").json()

    assert len(first["value"]) == len(second["value"]) == 25
    assert not {row["Guid"] for row in first["value"]} & {row["Guid"] for row in second["value"]}


def items(count: int, **over: Any) -> dict[str, Any]:
    one = {"method": "POST", "url": f"/adminapi/beta/{BRIGHTFORK}/InvokeCommand", "body": HIDE}
    return {"requests": [one | {"id": str(number)} | over for number in range(count)]}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"requests": []}, id="empty"),
        pytest.param(items(11), id="eleven"),
        pytest.param(items(2, id="1"), id="same id twice"),
        pytest.param(items(1, method="GET"), id="no POST"),
        pytest.param(items(1, url="/adminapi/beta/x/Mailbox"), id="other endpoint"),
    ],
)
def test_a_malformed_batch_is_refused_as_a_whole(exchange: Exchange, body: dict[str, Any]) -> None:
    answer = exchange.post(body, path="$batch", **CONTINUE)

    assert answer.status_code == 400
    assert not exchange.box(DANA).hidden_from_gal


def test_ten_items_are_allowed(exchange: Exchange) -> None:
    assert len(exchange.post(items(10), path="$batch", **CONTINUE).json()["responses"]) == 10


def test_one_item_is_throttled_and_the_others_are_not(exchange: Exchange) -> None:
    exchange.faults.add(item_rule(FaultKind.THROTTLE, "Set-Mailbox", retry_after="0.249"))

    answers = exchange.batch(HIDE, command("Get-Mailbox", Identity=MARISOL), **CONTINUE)

    assert (answers["1"]["status"], answers["2"]["status"]) == (429, 200)
    assert answers["1"]["headers"]["Retry-After"] == "0.249"
    assert not exchange.box(DANA).hidden_from_gal


def test_an_item_without_answer_was_done_all_the_same(exchange: Exchange) -> None:
    exchange.faults.add(item_rule(FaultKind.MISSING_ITEM, "Set-Mailbox"))

    answers = exchange.batch(HIDE, command("Get-Mailbox", Identity=MARISOL), **CONTINUE)

    assert set(answers) == {"2"}
    assert exchange.box(DANA).hidden_from_gal


def test_the_log_has_every_item_with_cmdlet_and_status(exchange: Exchange) -> None:
    exchange.batch(HIDE, WRONG, **CONTINUE)

    (entry,) = exchange.log.entries
    assert [(item.url, item.status) for item in entry.items] == [("Set-Mailbox", 200), ("Set-Mailbox", 404)]
    assert entry.status == 200
