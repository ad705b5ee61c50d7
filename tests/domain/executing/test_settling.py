"""What answers and looks make of a step."""

from datetime import datetime, timedelta

import pytest
from pydantic import SecretStr

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.executing import patience
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.executing.settling import (
    after_look,
    after_lost_secret,
    after_write,
    attempted,
    before_write,
)
from shared.domain.ids import ObjectId, StepId
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import State, Step
from shared.domain.run import Progress, StepProgress
from tests.builders import a_step
from tests.clock import START

GROUP = a_step(Task.GROUP_REMOVE, before={"member": True}, after={"member": False})
CREATE = a_step(
    Task.USER_CREATE,
    before={"exists": False},
    after={"displayName": "DeShawn Whitaker", "userPrincipalName": "d@b.example"},
)
REVOKE = a_step(Task.ACCESS_REVOKE_SESSIONS, before={"revoked": False}, after={"revoked": True})
THERE, GONE = {"member": True}, {"member": False}


def fresh(step: Step = GROUP) -> StepProgress:
    return StepProgress(step=step.id)


def tried(step: Step = GROUP, times: int = 1, at: datetime = START) -> StepProgress:
    progress = fresh(step)
    for _ in range(times):
        progress = attempted(progress, at)
    return progress


def accepted(step: Step = GROUP, at: datetime = START) -> StepProgress:
    return after_write(step, tried(step, at=at), Applied(kind=AppliedKind.ACCEPTED), at)


def seen(state: State | None, reason: Reason | None = None) -> Observation:
    return Observation(state=state, reason=reason)


def ended(progress: StepProgress) -> tuple[Outcome | None, Reason | None]:
    return progress.outcome, progress.reason


# ---- before a write


def test_what_is_so_already_is_already() -> None:
    assert ended(before_write(GROUP, fresh(), seen(GONE), START)) == (Outcome.ALREADY, None)


def test_what_is_as_approved_stays_to_be_written() -> None:
    looked = before_write(GROUP, fresh(), seen(THERE), START)
    assert (looked.progress, looked.look_at, looked.observed) == (Progress.PENDING, None, THERE)


def test_what_moved_is_refused_before_a_write_and_failed_after_one() -> None:
    step = a_step(Task.USER_PROFILE, before={"jobTitle": "Clerk"}, after={"jobTitle": "Lead"})
    other = seen({"jobTitle": "Director"})
    assert ended(before_write(step, fresh(step), other, START)) == (Outcome.REFUSED, Reason.MOVED)
    again = tried(step).model_copy(update={"progress": Progress.PENDING})
    assert ended(before_write(step, again, other, START)) == (Outcome.FAILED, Reason.MOVED)


def test_an_account_of_that_name_is_in_the_way_as_long_as_we_did_not_try_to_make_it() -> None:
    state = {"exists": True, **CREATE.after}
    assert ended(before_write(CREATE, fresh(CREATE), seen(state), START)) == (Outcome.REFUSED, Reason.CONFLICT)
    again = tried(CREATE).model_copy(update={"progress": Progress.PENDING})
    assert ended(before_write(CREATE, again, seen(state), START)) == (Outcome.DONE, None)
    someone = state | {"displayName": "Somebody Else"}
    assert ended(before_write(CREATE, again, seen(someone), START)) == (Outcome.FAILED, Reason.CONFLICT)


def test_a_look_that_fails_is_repeated_with_growing_pauses_and_ends() -> None:
    progress, pauses = fresh(), []
    while progress.outcome is None:
        progress = before_write(GROUP, progress, seen(None, Reason.THROTTLED), START)
        pauses += [progress.look_at - START] if progress.look_at else []

    assert ended(progress) == (Outcome.FAILED, Reason.THROTTLED)
    assert pauses == sorted(pauses)
    assert sum(pauses, timedelta()) > timedelta(minutes=30)
    assert progress.first_attempt_at is None


def test_a_write_without_an_answer_that_can_never_be_read_back_is_unverified_and_not_failed() -> None:
    progress = tried().model_copy(update={"progress": Progress.PENDING})
    while progress.outcome is None:
        progress = before_write(GROUP, progress, seen(None), START)
    assert ended(progress) == (Outcome.UNVERIFIED, Reason.CANNOT_READ)


def test_where_reading_is_denied_nobody_waits() -> None:
    denied = seen(None, Reason.ACCESS_DENIED)
    assert ended(before_write(GROUP, fresh(), denied, START)) == (Outcome.FAILED, Reason.ACCESS_DENIED)


# ---- the answer to a write


@pytest.mark.parametrize("kind", [AppliedKind.ACCEPTED, AppliedKind.ALREADY, AppliedKind.UNKNOWN])
def test_no_answer_alone_ever_makes_a_step_done(kind: AppliedKind) -> None:
    assert after_write(GROUP, tried(), Applied(kind=kind), START).outcome is None


def test_a_busy_service_is_asked_again_after_its_own_hint_or_our_longer_pause() -> None:
    def pause(times: int, hint: float) -> float:
        answer = Applied(kind=AppliedKind.RETRY, retry_after=timedelta(seconds=hint))
        later = after_write(GROUP, tried(times=times), answer, START)
        assert later.progress is Progress.PENDING
        return (later.look_at - START).total_seconds()

    assert pause(1, 0.249) == 2
    assert pause(1, 30) == 30
    assert pause(6, 1) == 64
    assert pause(1, 86400) == patience.LONGEST_PAUSE.total_seconds()
    assert pause(1, -1) == 2


def test_a_busy_service_is_given_up_with_the_reason_it_gave() -> None:
    last = tried(times=patience.MAX_ATTEMPTS)
    answer = Applied(kind=AppliedKind.RETRY, reason=Reason.OUTSIDE_ERROR)
    assert ended(after_write(GROUP, last, answer, START)) == (Outcome.FAILED, Reason.OUTSIDE_ERROR)
    assert ended(after_write(GROUP, last, Applied(kind=AppliedKind.RETRY), START)) == (Outcome.FAILED, Reason.THROTTLED)


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_ends_the_step_as_manual_or_failed_with_its_reason(reason: Reason) -> None:
    outcome, why = ended(after_write(GROUP, tried(), Applied(kind=AppliedKind.REFUSED, reason=reason), START))
    by_hand = {
        "synced",
        "dynamic_group",
        "role_assignable",
        "inherited_licence",
        "list_through_exchange",
        "last_owner",
        "guest",
    }
    assert (outcome, why) == (Outcome.MANUAL if reason in by_hand else Outcome.FAILED, reason)


def test_a_refusal_keeps_the_outsides_own_code() -> None:
    answer = Applied(kind=AppliedKind.REFUSED, code="Request_BadRequest", request_id="r-7")
    progress = after_write(GROUP, tried(), answer, START)
    assert (progress.code, progress.request_id, progress.reason) == ("Request_BadRequest", "r-7", Reason.OUTSIDE_ERROR)


def test_a_conflict_is_the_end_at_the_first_attempt_and_looked_into_at_a_repeated_one() -> None:
    answer = Applied(kind=AppliedKind.REFUSED, reason=Reason.CONFLICT)
    assert ended(after_write(CREATE, tried(CREATE), answer, START)) == (Outcome.FAILED, Reason.CONFLICT)
    again = attempted(tried(CREATE), START + timedelta(seconds=20))
    assert after_write(CREATE, again, answer, START).outcome is None


def test_a_secret_in_an_answer_never_gets_into_the_progress() -> None:
    answer = Applied(kind=AppliedKind.ACCEPTED, secret=SecretStr("TAP-1234"))
    assert "TAP-1234" not in after_write(GROUP, tried(), answer, START).model_dump_json()


# ---- the look afterwards


def test_done_is_what_was_read_back() -> None:
    made = ObjectRef(id=ObjectId("u1"), name="DeShawn Whitaker")
    state = {"exists": True, **CREATE.after}
    looked = after_look(CREATE, accepted(CREATE), Observation(state=state, produced=made), START)
    assert ended(looked) == (Outcome.DONE, None)
    assert looked.produced == made


def test_an_accepted_write_is_waited_for_patiently_and_then_has_no_effect() -> None:
    """Never sent again: it was accepted."""
    progress, now = accepted(), START
    while progress.outcome is None:
        assert progress.progress is Progress.ATTEMPTED
        now = max(now, progress.look_at or now)
        progress = after_look(GROUP, progress, seen(THERE), now)

    assert ended(progress) == (Outcome.FAILED, Reason.NO_EFFECT)
    assert now - START >= patience.patience_for(Task.GROUP_REMOVE)
    assert progress.attempts == 1


def test_a_write_that_can_never_be_read_back_is_unverified() -> None:
    progress, now = accepted(), START
    while progress.outcome is None:
        now = max(now, progress.look_at or now)
        progress = after_look(GROUP, progress, seen(None, Reason.CANNOT_READ), now)
    assert ended(progress) == (Outcome.UNVERIFIED, Reason.CANNOT_READ)


def test_a_write_without_an_answer_is_looked_for_and_then_sent_again() -> None:
    soon = after_look(GROUP, tried(), seen(THERE), START + timedelta(seconds=3))
    assert soon.progress is Progress.ATTEMPTED
    later = after_look(GROUP, soon, seen(THERE), START + patience.UNANSWERED)
    assert later.progress is Progress.PENDING


@pytest.mark.parametrize("standstill", [timedelta(minutes=2), timedelta(days=3)])
def test_a_death_between_the_attempt_and_the_write_is_sent_again_however_long_it_lasted(standstill: timedelta) -> None:
    assert after_look(GROUP, tried(), seen(THERE), START + standstill).progress is Progress.PENDING


def test_the_first_look_after_a_long_standstill_does_not_give_up() -> None:
    for state in (None, THERE):
        progress = after_look(GROUP, accepted(), seen(state), START + timedelta(days=1))
        assert progress.outcome is None
        assert progress.progress is Progress.ATTEMPTED


def test_a_revocation_that_does_not_show_is_not_proved() -> None:
    now = START
    progress = accepted(REVOKE)
    while progress.outcome is None:
        now = max(now, progress.look_at or now)
        progress = after_look(REVOKE, progress, seen({"revoked_at": "2026-01-01T00:00:00+00:00"}), now)
    assert ended(progress) == (Outcome.UNVERIFIED, Reason.NO_EFFECT)


def test_a_lost_secret_is_made_again_a_few_times_with_pauses() -> None:
    answered = accepted()
    again = after_lost_secret(answered, START)
    assert (again.progress, again.look_at) == (Progress.PENDING, START + timedelta(seconds=2))

    for reason, most in ((None, patience.MAX_PASSES), (Reason.CANNOT_READ, patience.MAX_ATTEMPTS)):
        last = tried(times=most).model_copy(update={"reason": reason})
        assert ended(after_lost_secret(last, START)) == (Outcome.FAILED, Reason.SECRET_LOST)
        before = tried(times=most - 1).model_copy(update={"reason": reason})
        assert after_lost_secret(before, START).outcome is None


def test_pauses_stay_within_their_bounds() -> None:
    waits = [patience.pause_before_look(timedelta(seconds=s)) for s in (0, 1, 10, 1000)]
    assert [w.total_seconds() for w in waits] == [1, 1, 5, 60]
    assert patience.pause_before_retry(10**6, timedelta(0)) == patience.LONGEST_PAUSE
    assert all(patience.patience_for(task) >= timedelta(minutes=1) for task in Task)
    assert StepId("x") == "x"
