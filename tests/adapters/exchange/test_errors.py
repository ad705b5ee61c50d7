"""Exchange's errors are told apart by the .NET type inside, wherever a capture shows it to stand."""

import json
from typing import Any

import pytest

from shared.adapters.batch.answer import Answer, Fate
from shared.adapters.batch.item import Effect, Item, Write
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.endpoint import is_busy, is_flaky
from shared.adapters.exchange.errors import classify, code_of, is_not_found, is_unclear, kind_of
from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import AppliedKind
from shared.domain.ids import ObjectId
from shared.domain.outcome import Reason
from tests.adapters.tenant_world import a_step
from tests.builders import DANA

STEP = a_step(Task.MAILBOX_HIDE, DANA)
WRITE = Write(Item("POST", "InvokeCommand", Effect.WRITE))
MISSING = "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException"
SYNC_WORDS = "can't be performed because the object is being synchronized from your on-premises organization."


def an_answer(status, kind="", message="", place="details"):
    error: dict[str, Any] = {"code": "X", "message": "Invalid Operation"}
    if place == "details":
        error["details"] = [{"message": f"Ex1|{kind}|{message}"}]
    elif place == "camel":
        error["innererror"] = {"internalException": {"type": kind, "message": message}}
    else:
        error["innererror"] = {"internalexception": {"type": kind, "message": message}}
    return Answer(Fate.ANSWERED, status, {}, {"error": error})


@pytest.mark.parametrize("place", ["details", "camel", "lower"])
def test_the_type_is_found_wherever_it_stands(place):
    answer = an_answer(404, MISSING, "gone", place)

    assert kind_of(answer) == MISSING
    assert code_of(answer) == "ManagementObjectNotFoundException"
    assert is_not_found(answer)


@pytest.mark.parametrize(
    ("status", "kind", "message", "expected"),
    [
        (401, "", "", (AppliedKind.REFUSED, Reason.ACCESS_DENIED)),
        (403, MISSING, "", (AppliedKind.REFUSED, Reason.ACCESS_DENIED)),
        (404, MISSING, "", (AppliedKind.RETRY, Reason.NOT_FOUND)),
        (500, MISSING, "", (AppliedKind.RETRY, Reason.NOT_FOUND)),
        (400, "System.InvalidOperationException", SYNC_WORDS, (AppliedKind.REFUSED, Reason.SYNCED)),
        (400, "X.OperationRequiresGroupManagerException", "", (AppliedKind.REFUSED, Reason.ACCESS_DENIED)),
        (400, "X.ManagementObjectAmbiguousException", "", (AppliedKind.REFUSED, Reason.CONFLICT)),
        (400, "X.AmbiguousParameterSetException", "", (AppliedKind.REFUSED, Reason.OUTSIDE_ERROR)),
        (500, "X.RecipientTaskException", "", (AppliedKind.REFUSED, Reason.OUTSIDE_ERROR)),
    ],
)
def test_a_settled_refusal_has_its_reason(status, kind, message, expected):
    applied = classify(STEP, an_answer(status, kind, message), WRITE)

    assert (applied.kind, applied.reason) == expected


@pytest.mark.parametrize(
    ("status", "kind", "busy", "flaky", "unclear"),
    [
        (429, "", True, False, False),
        (503, "", True, True, True),
        (500, "Microsoft.Exchange.Data.Directory.ADTransientException", True, False, False),
        (500, "X.ServerUnavailableException", True, False, False),
        (500, "", False, True, True),
        (502, "", False, True, True),
        (500, "X.RecipientTaskException", False, False, False),
        (400, "X.ADTransientException", False, False, False),
    ],
)
def test_what_passes_is_repeated_and_what_says_nothing_is_unclear(status, kind, busy, flaky, unclear):
    answer = an_answer(status, kind)

    assert (is_busy(answer), is_flaky(answer), is_unclear(answer)) == (busy, flaky, unclear)


def test_a_bare_404_is_a_wrong_address_and_not_a_missing_object():
    assert not is_not_found(Answer(Fate.ANSWERED, 404, {}, None))


@pytest.mark.parametrize("empty", ["", "  ", "\u00a0"])
def test_fc_a03_a_cmdlet_with_an_empty_target_cannot_be_built(empty):
    about = ObjectRef(id=ObjectId("i"), name="n")

    with pytest.raises(ValueError, match="empty User"):
        ExchangeCalls().write("Add-MailboxPermission", about, Identity="i", User=empty)


def test_every_write_answers_the_prompt_that_nobody_could():
    item = ExchangeCalls().write("Set-Mailbox", DANA, Identity=DANA.id)

    assert '"Confirm": false' in json.dumps(item.body)
    assert item.headers["X-AnchorMailbox"] == f"UPN:{DANA.address}"
