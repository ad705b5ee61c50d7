"""Send what a run has to say, each message once: claimed in the ledger before it leaves, marked sent afterwards.

A crash between the two leaves the claim; when it has run out, the message is sent again under the same key or message id,
by which the receiver knows it. A desk or mail server that is down delays a message and never a run.
"""

from datetime import datetime, timedelta

from shared.domain.errors import AccessError, GangwayError, LedgerConflictError, RetryableError
from shared.domain.executing.patience import pause_before_retry
from shared.domain.ids import RunId
from shared.domain.run import Change, Delivery, DeliveryKind, DeliveryStatus, Ledger
from shared.services.compose import send
from shared.services.ledger import change_run
from shared.services.outbox import Outbox

CLAIM = timedelta(seconds=60)
NO_ACCESS = timedelta(minutes=10)
# Days of an unreachable desk are survived (KelvinTegelaar/CIPP #2662).
GIVE_UP_AFTER = 400
# Notes come before the status that may close the ticket.
_ORDER = list(DeliveryKind)


def deliver_due(run_id: RunId, *, outbox: Outbox) -> None:
    """Try every message of the run that is due now, in order; what fails stays for later."""
    ledger = outbox.runs.load(run_id)
    due = [d for d in ledger.deliveries.values() if is_due(d, outbox.clock.now())]
    for delivery in sorted(due, key=lambda d: (_ORDER.index(d.kind), d.key)):
        _deliver(run_id, delivery.key, outbox)


def is_due(delivery: Delivery, now: datetime) -> bool:
    """Whether the message waits for being sent, or was claimed by somebody who did not finish."""
    if delivery.status is DeliveryStatus.PENDING:
        return delivery.not_before is None or now >= delivery.not_before
    if delivery.status is DeliveryStatus.SENDING:
        return delivery.sending_until is None or now >= delivery.sending_until
    return False


def _deliver(run_id: RunId, key: str, outbox: Outbox) -> None:
    claimed = _claim(run_id, key, outbox)
    if claimed is None:
        return
    delivery = claimed.deliveries[key]
    try:
        send(claimed, delivery, outbox=outbox)
    except RetryableError as fault:
        _mark(run_id, _later(delivery, str(fault), fault.retry_after, outbox.clock.now()), outbox)
    except AccessError as fault:
        # An expired key or password is mended by an admin, and what was to be said must not be lost until then.
        _mark(run_id, _later(delivery, str(fault), NO_ACCESS, outbox.clock.now()), outbox)
    except GangwayError as fault:
        _mark(run_id, delivery.model_copy(update={"status": DeliveryStatus.REFUSED, "error": str(fault)}), outbox)
    else:
        sent = {"status": DeliveryStatus.SENT, "sent_at": outbox.clock.now(), "error": ""}
        _mark(run_id, delivery.model_copy(update=sent), outbox)


def _claim(run_id: RunId, key: str, outbox: Outbox) -> Ledger | None:
    """Only one of several workers gets the message; the others see that it is taken."""
    ledger, now = outbox.runs.load(run_id), outbox.clock.now()
    delivery = ledger.deliveries[key]
    if not is_due(delivery, now):
        return None
    claim = {"status": DeliveryStatus.SENDING, "sending_until": now + CLAIM, "attempts": delivery.attempts + 1}
    try:
        return outbox.runs.save(ledger, Change(run=ledger.run, deliveries=(delivery.model_copy(update=claim),)))
    except LedgerConflictError:
        return None


def _later(delivery: Delivery, error: str, hint: timedelta, now: datetime) -> Delivery:
    if delivery.attempts >= GIVE_UP_AFTER:
        return delivery.model_copy(update={"status": DeliveryStatus.REFUSED, "error": error})
    pause = pause_before_retry(delivery.attempts, hint)
    return delivery.model_copy(update={"status": DeliveryStatus.PENDING, "not_before": now + pause, "error": error})


def _mark(run_id: RunId, delivery: Delivery, outbox: Outbox) -> None:
    change_run(run_id, lambda ledger: Change(run=ledger.run, deliveries=(delivery,)), runs=outbox.runs)
