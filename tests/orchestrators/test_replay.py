"""The story under the real worker's replay: deterministic, with events before, during and after its timers."""

from datetime import timedelta

from shared.contracts import Activity, Next
from tests.clock import START
from tests.orchestrators.replaying import Replay

LATER = START + timedelta(days=2)


def waiting() -> Replay:
    """At the decision, with a timer running."""
    telling = Replay()
    assert telling.turn() == [Activity.UNDERSTAND_TICKET]
    assert telling.answer(Next.GO_ON) == [Activity.PLAN_RUN]
    assert telling.answer(Next.GO_ON) == [Activity.ASK_APPROVERS]
    assert telling.answer(Next.GO_ON) == [Activity.SETTLE_DECISION]
    assert telling.answer(Next.WAIT, LATER) == ["timer 26 15:00"]
    return telling


def test_a_whole_story_is_told_the_same_at_every_replay() -> None:
    telling = waiting()

    assert telling.event() == [Activity.SETTLE_DECISION]
    assert telling.answer(Next.GO_ON) == [Activity.RECHECK_PLAN]
    assert telling.answer(Next.GO_ON) == [Activity.APPLY_WAVE]
    for _ in range(5):
        assert telling.answer(Next.MORE) == [Activity.APPLY_WAVE]
    assert telling.answer(Next.GO_ON) == [Activity.REPORT_RUN]
    assert telling.answer(Next.END) == ["end end"]


def test_a_timer_that_fires_leads_to_the_same_activity_again() -> None:
    telling = waiting()
    assert telling.fire() == [Activity.SETTLE_DECISION]


def test_an_event_after_a_timer_has_fired_wakes_the_next_wait() -> None:
    """An abandoned waiter would have swallowed it."""
    telling = waiting()
    telling.fire()
    assert telling.answer(Next.WAIT, LATER + timedelta(days=1)) == ["timer 27 15:00"]

    assert telling.event() == [Activity.SETTLE_DECISION]


def test_a_timer_of_an_earlier_wait_that_fires_late_changes_nothing() -> None:
    telling = waiting()
    assert telling.event() == [Activity.SETTLE_DECISION]
    assert telling.answer(Next.WAIT, LATER + timedelta(days=1)) == ["timer 27 15:00"]

    assert telling.fire() == []
    assert telling.fire() == [Activity.SETTLE_DECISION]


def test_events_before_anybody_waits_are_kept_and_seen_one_after_the_other() -> None:
    telling = Replay()
    telling.turn()
    assert telling.event() == []
    assert telling.event() == []
    telling.answer(Next.GO_ON)
    telling.answer(Next.ASK)

    assert telling.answer(Next.WAIT, LATER)[-1] == Activity.ASK_REQUESTER
    assert telling.answer(Next.WAIT, LATER)[-1] == Activity.ASK_REQUESTER
    assert telling.answer(Next.WAIT, LATER) == ["timer 26 15:00"]


def test_a_wait_without_an_end_waits_for_a_change_alone() -> None:
    telling = Replay()
    telling.turn()
    telling.answer(Next.GO_ON)
    telling.answer(Next.ASK)
    assert telling.answer(Next.WAIT) == []
    assert telling.event() == [Activity.ASK_REQUESTER]


def test_an_activity_that_fails_is_tried_again_after_a_pause() -> None:
    telling = Replay()
    telling.turn()
    assert telling.fail() == ["timer 24 15:00"]
    assert telling.fire() == [Activity.UNDERSTAND_TICKET]
    assert telling.answer(Next.GO_ON) == [Activity.PLAN_RUN]


def test_a_ticket_that_changed_is_read_again_from_every_line_of_the_story() -> None:
    line = [
        (Activity.PLAN_RUN, []),
        (Activity.ASK_APPROVERS, [Next.GO_ON]),
        (Activity.SETTLE_DECISION, [Next.GO_ON] * 2),
        (Activity.RECHECK_PLAN, [Next.GO_ON] * 3),
        (Activity.APPLY_WAVE, [Next.GO_ON] * 4),
    ]
    for activity, before in line:
        telling = Replay()
        telling.turn()
        telling.answer(Next.GO_ON)
        for found in before:
            telling.answer(found)
        assert list(telling.open.values()) == [activity]
        assert telling.answer(Next.AGAIN) == [Activity.UNDERSTAND_TICKET]


def test_whatever_ends_the_story_is_reported() -> None:
    for before in range(5):
        telling = Replay()
        telling.turn()
        for _ in range(before):
            telling.answer(Next.GO_ON)
        assert telling.answer(Next.END) == [Activity.REPORT_RUN]
        assert telling.answer(Next.END) == ["end end"]
