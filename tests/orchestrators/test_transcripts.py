"""Golden transcripts: what the story calls and waits for, scenario by scenario.

A difference here means that runs in flight at an upgrade would be replayed against another story and fail. Then the new story
needs a version of its own, or `reconcile_runs` has to start those runs again.
"""

from shared.domain.approval import Choice
from tests.builders import RUTH
from tests.story import Approver, Requester, World
from tests.tickets import JOINER, LEAVER, LEAVER_DATE, LEAVER_UNDATED, WITHDRAWN


def told(*people, ticket: str = LEAVER) -> list[str]:
    world = World()
    world.file_ticket(ticket)
    world.live(*people)
    return world.transcript


READ_AND_ASKED = ["understand_ticket: go_on", "plan_run: go_on", "ask_approvers: go_on", "settle_decision: wait"]


def test_an_approved_leaver() -> None:
    assert told(Approver(RUTH)) == [
        *READ_AND_ASKED,
        "wait 1 day, 0:00:00",
        "changed",
        "settle_decision: go_on",
        "recheck_plan: wait",
        "wait 3 days, 9:00:00",
        "time",
        "recheck_plan: go_on",
        "apply_wave: go_on",
        "report_run: end",
    ]


def test_an_approved_newcomer_whose_pass_waits_for_the_first_morning() -> None:
    assert told(Approver(RUTH), ticket=JOINER) == [
        *READ_AND_ASKED,
        "wait 1 day, 0:00:00",
        "changed",
        "settle_decision: go_on",
        "recheck_plan: wait",
        "wait 4 days, 23:00:00",
        "time",
        "recheck_plan: go_on",
        "apply_wave: wait",
        "wait 1 day, 0:00:00",
        "time",
        "apply_wave: go_on",
        "report_run: end",
    ]


def test_a_leaver_with_a_question() -> None:
    assert told(Requester([LEAVER_DATE]), Approver(RUTH, Choice.REJECT), ticket=LEAVER_UNDATED) == [
        "understand_ticket: go_on",
        "plan_run: ask",
        "ask_requester: wait",
        "wait 1 day, 0:00:00",  # then the first reminder
        "changed",
        "ask_requester: again",
        *READ_AND_ASKED,
        "wait 1 day, 0:00:00",
        "changed",
        "settle_decision: end",
        "report_run: end",
    ]


def test_nobody_decides() -> None:
    assert told() == [
        *READ_AND_ASKED,
        "wait 1 day, 0:00:00",
        "time",
        "settle_decision: wait",
        "wait 2 days, 0:00:00",
        "time",
        "settle_decision: end",
        "report_run: end",
    ]


def test_none_of_our_business() -> None:
    assert told(ticket="The printer is out of toner.") == ["understand_ticket: end", "report_run: end"]


def test_withdrawn_after_the_approval() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    world.reply(WITHDRAWN)
    world.live()

    assert world.transcript == [
        *READ_AND_ASKED,
        "wait 1 day, 0:00:00",
        "changed",
        "settle_decision: go_on",
        "recheck_plan: wait",
        "wait 3 days, 9:00:00",
        "changed",
        "recheck_plan: again",
        "understand_ticket: end",
        "report_run: end",
    ]
