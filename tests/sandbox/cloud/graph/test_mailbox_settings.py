"""mailboxSettings: automatic replies and the purpose of a mailbox."""

from typing import Any

import pytest

from sandbox.cloud.mailboxes import AutoReplyState, MailboxType
from tests.sandbox.cloud.caller import Caller, refusal

DANA = "/users/dana.whitlock@brightfork.example/mailboxSettings"


def test_an_automatic_reply_is_set_and_read_back(brightfork: Caller) -> None:
    setting = {
        "status": "alwaysEnabled",
        "externalAudience": "all",
        "internalReplyMessage": "Gone.",
        "externalReplyMessage": "Gone.",
    }

    answer = brightfork.patch(DANA, {"automaticRepliesSetting": setting})

    read = brightfork.get(f"{DANA}/automaticRepliesSetting").json()
    box = brightfork.tenant.mailboxes[brightfork.user("dana.whitlock").id]
    assert answer.status_code == 200
    assert {name: read[name] for name in setting} == setting
    assert box.auto_reply.state is AutoReplyState.ENABLED


def test_a_scheduled_reply_keeps_its_time_in_utc(brightfork: Caller) -> None:
    moment = {"dateTime": "2026-11-27T17:00:00", "timeZone": "America/Chicago"}
    setting = {
        "status": "scheduled",
        "scheduledStartDateTime": moment,
        "scheduledEndDateTime": {"dateTime": "2026-12-31T00:00:00", "timeZone": "UTC"},
    }

    brightfork.patch(DANA, {"automaticRepliesSetting": setting})

    read = brightfork.get(DANA).json()["automaticRepliesSetting"]["scheduledStartDateTime"]
    assert read == {"dateTime": "2026-11-27T23:00:00.0000000", "timeZone": "UTC"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"automaticRepliesSetting": {"status": "on"}}, id="unknown status"),
        pytest.param({"automaticRepliesSetting": {"stats": "disabled"}}, id="misspelt"),
        pytest.param({"automaticRepliesSetting": {"status": "scheduled"}}, id="no times"),
        pytest.param({"userPurpose": "shared"}, id="read-only"),
    ],
)
def test_bad_settings_are_refused(brightfork: Caller, body: dict[str, Any]) -> None:
    assert refusal(brightfork.patch(DANA, body))[0] == 400


def test_the_purpose_follows_a_conversion_when_it_is_through(brightfork: Caller) -> None:
    box = brightfork.tenant.mailboxes.change(brightfork.user("dana.whitlock").id)
    clock = brightfork.cloud.state.clock
    box.type_before, box.type = MailboxType.USER, MailboxType.SHARED
    box.converted_at = clock.now().replace(year=clock.now().year + 1)

    early = brightfork.get(f"{DANA}/userPurpose").json()["value"]
    box.converted_at = clock.now()
    late = brightfork.get(f"{DANA}/userPurpose").json()["value"]

    assert (early, late) == ("user", "shared")


def test_shared_mailboxes_need_no_licence(brightfork: Caller) -> None:
    assert brightfork.get("/users/dispatch@brightfork.example/mailboxSettings").json()["userPurpose"] == "shared"


def test_mailbox_settings_need_their_permission(brightfork: Caller) -> None:
    brightfork.with_only("User.ReadWrite.All")

    assert refusal(brightfork.get(DANA))[:2] == (403, "ErrorAccessDenied")
