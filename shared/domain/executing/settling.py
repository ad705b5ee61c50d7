"""What a write's answer and a look afterwards make of a step. `done` only ever comes from a look."""

from datetime import datetime, timedelta

from shared.domain.catalogue import Task
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.executing.judging import is_as_before, is_reached
from shared.domain.executing.patience import (
    MAX_ATTEMPTS,
    MAX_PASSES,
    UNANSWERED,
    patience_for,
    pause_before_look,
    pause_before_retry,
)
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import Step
from shared.domain.run import Progress, StepProgress

# What Microsoft refuses for good and a person can still do elsewhere.
_BY_HAND = frozenset(
    {
        Reason.SYNCED,
        Reason.DYNAMIC_GROUP,
        Reason.ROLE_ASSIGNABLE,
        Reason.INHERITED_LICENCE,
        Reason.LIST_THROUGH_EXCHANGE,
        Reason.LAST_OWNER,
        Reason.GUEST,
    }
)


def settled(progress: StepProgress, outcome: Outcome, now: datetime, reason: Reason | None = None) -> StepProgress:
    """The step ends here."""
    return progress.model_copy(
        update={
            "progress": Progress.SETTLED,
            "outcome": outcome,
            "reason": reason,
            "settled_at": now,
            "look_at": None,
        }
    )


def before_write(step: Step, progress: StepProgress, seen: Observation, now: datetime) -> StepProgress:
    """A pending step was looked at: already so, no longer as approved, unreadable, or ready (then it stays pending)."""
    if seen.state is None:
        return _could_not_look(progress, seen.reason, now)
    noted = progress.model_copy(update={"observed": seen.state, "produced": progress.produced or seen.produced})
    if is_reached(step, seen.state, progress):
        return settled(noted, Outcome.DONE if progress.first_attempt_at else Outcome.ALREADY, now)
    if is_as_before(step, seen.state):
        return noted
    moved = Reason.CONFLICT if step.task is Task.USER_CREATE else Reason.MOVED
    return settled(noted, Outcome.FAILED if progress.first_attempt_at else Outcome.REFUSED, now, moved)


def _could_not_look(progress: StepProgress, reason: Reason | None, now: datetime) -> StepProgress:
    """Nothing could be read: try again later, in the end give up without another write. An earlier one may have worked."""
    if progress.attempts + 1 >= MAX_ATTEMPTS or reason is Reason.ACCESS_DENIED:
        outcome = Outcome.UNVERIFIED if progress.first_attempt_at else Outcome.FAILED
        return settled(progress, outcome, now, reason or Reason.CANNOT_READ)
    attempts = progress.attempts + 1
    pause = pause_before_retry(attempts, timedelta(0))
    return progress.model_copy(update={"attempts": attempts, "look_at": now + pause})


def attempted(progress: StepProgress, now: datetime) -> StepProgress:
    """Written into the ledger before the write goes out, so that a crash never forgets it."""
    return progress.model_copy(
        update={
            "progress": Progress.ATTEMPTED,
            "attempts": progress.attempts + 1,
            "first_attempt_at": progress.first_attempt_at or now,
            "last_attempt_at": now,
            "look_at": None,
            # No answer is known yet. If the process dies here, a look that finds no effect may send it again.
            "reason": Reason.CANNOT_READ,
        }
    )


def after_write(step: Step, progress: StepProgress, answer: Applied, now: datetime) -> StepProgress:
    """The answer came in: refused for good, to be sent again, or to be looked at."""
    noted = progress.model_copy(
        update={
            "code": answer.code,
            "request_id": answer.request_id or progress.request_id,
            "produced": answer.produced or progress.produced,
        }
    )
    if answer.kind is AppliedKind.RETRY:
        return _again(noted, answer, now)
    if answer.kind is AppliedKind.UNKNOWN:
        return noted  # as if we had died: see `attempted`
    if answer.kind is not AppliedKind.REFUSED:
        return noted.model_copy(update={"reason": None})
    repeated = progress.first_attempt_at != progress.last_attempt_at
    if step.task is Task.USER_CREATE and answer.reason is Reason.CONFLICT and repeated:
        # Our own earlier attempt may have made it: looking decides, and sending it again would tell nothing new.
        return noted.model_copy(update={"reason": None})
    outcome = Outcome.MANUAL if answer.reason in _BY_HAND else Outcome.FAILED
    return settled(noted, outcome, now, answer.reason or Reason.OUTSIDE_ERROR)


def _again(progress: StepProgress, answer: Applied, now: datetime) -> StepProgress:
    """It was not carried out and may be sent again: back to pending, with a growing pause and an end."""
    if progress.attempts >= MAX_ATTEMPTS:
        return settled(progress, Outcome.FAILED, now, answer.reason or Reason.THROTTLED)
    pause = pause_before_retry(progress.attempts, answer.retry_after)
    return progress.model_copy(update={"progress": Progress.PENDING, "look_at": now + pause})


def after_look(step: Step, progress: StepProgress, seen: Observation, now: datetime) -> StepProgress:
    """An attempted step was read back: done, to be looked at again, to be sent again, failed or unproved."""
    if seen.state is not None and is_reached(step, seen.state, progress):
        done = progress.model_copy(
            update={"observed": seen.state, "produced": progress.produced or seen.produced, "code": ""}
        )
        return settled(done, Outcome.DONE, now)
    if _may_never_have_left(step, progress, seen, now):
        return progress.model_copy(update={"progress": Progress.PENDING, "look_at": None, "reason": None})
    waited = now - (progress.last_attempt_at or now)
    # The first look never gives up: after a long standstill of ours, one bad answer says nothing about the write.
    if waited < patience_for(step.task) or progress.look_at is None:
        return progress.model_copy(update={"look_at": now + pause_before_look(waited)})
    if seen.state is None:
        return settled(progress, Outcome.UNVERIFIED, now, seen.reason or Reason.CANNOT_READ)
    # A revocation that shows no new moment may still have worked (msgraph-sdk-dotnet #3019): not proved is not failed.
    outcome = Outcome.UNVERIFIED if step.task is Task.ACCESS_REVOKE_SESSIONS else Outcome.FAILED
    return settled(progress, outcome, now, Reason.NO_EFFECT)


def _may_never_have_left(step: Step, progress: StepProgress, seen: Observation, now: datetime) -> bool:
    """No answer ever came, and after a moment there is still no effect: sent again, however long we stood still ourselves."""
    unanswered = progress.reason is Reason.CANNOT_READ
    unchanged = seen.state is not None and is_as_before(step, seen.state)
    waited = now - (progress.last_attempt_at or now)
    return unanswered and unchanged and waited >= UNANSWERED and progress.attempts < MAX_ATTEMPTS


def after_lost_secret(progress: StepProgress, now: datetime) -> StepProgress:
    """A pass was made, or may have been, and its value never reached us: a new one replaces it; in the end a person does."""
    most = MAX_ATTEMPTS if progress.reason is Reason.CANNOT_READ else MAX_PASSES
    if progress.attempts >= most:
        return settled(progress, Outcome.FAILED, now, Reason.SECRET_LOST)
    pause = pause_before_retry(progress.attempts, timedelta(0))
    return progress.model_copy(update={"progress": Progress.PENDING, "look_at": now + pause, "reason": None})
