"""Send what a run has to say, each message once: claimed in the ledger before it leaves, marked sent afterwards.

A crash between the two leaves the claim; when it has run out, the message is sent again under the same key or message id,
by which the receiver knows it. A desk or mail server that is down delays a message and never a run.
"""

from datetime import datetime, timedelta

from shared.domain.errors import AccessError, GangwayError, RetryableError
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


def deliver_due(run_id: RunId, *, outbox: Outbox, loaded: Ledger | None = None) -> Ledger:
    """Try every message of the run that is due now, in order; what fails stays for later. The ledger as it is then.

    `loaded` is the ledger as the caller read or saved it a moment ago.
    """
    ledger = loaded if loaded is not None else outbox.runs.load(run_id)
    due = [d for d in ledger.deliveries.values() if is_due(d, outbox.clock.now())]
    tried: tuple[Delivery, ...] = ()
    for delivery in sorted(due, key=lambda d: (_ORDER.index(d.kind), d.key)):
        # What became of one message is written together with the claim on the next: half the requests to the storage.
        ledger, claimed = _claim(ledger, delivery.key, tried, outbox)
        tried = tuple(_try(ledger, mine, outbox) for mine in claimed)
    if not tried:
        return ledger
    return change_run(run_id, lambda now: Change(run=now.run, deliveries=tried), runs=outbox.runs, loaded=ledger)


def is_due(delivery: Delivery, now: datetime) -> bool:
    """Whether the message waits for being sent, or was claimed by somebody who did not finish."""
    if delivery.status is DeliveryStatus.PENDING:
        return delivery.not_before is None or now >= delivery.not_before
    if delivery.status is DeliveryStatus.SENDING:
        return delivery.sending_until is None or now >= delivery.sending_until
    return False


def _claim(
    ledger: Ledger, key: str, tried: tuple[Delivery, ...], outbox: Outbox
) -> tuple[Ledger, tuple[Delivery, ...]]:
    """Only one of several workers gets the message; the others see that it is taken, and get none."""
    claimed: tuple[Delivery, ...] = ()

    def decide(current: Ledger) -> Change | None:
        nonlocal claimed
        wanted, now = current.deliveries[key], outbox.clock.now()
        claim = {"status": DeliveryStatus.SENDING, "sending_until": now + CLAIM, "attempts": wanted.attempts + 1}
        claimed = (wanted.model_copy(update=claim),) if is_due(wanted, now) else ()
        return Change(run=current.run, deliveries=(*tried, *claimed)) if tried or claimed else None

    return change_run(ledger.run.id, decide, runs=outbox.runs, loaded=ledger), claimed


def _try(ledger: Ledger, delivery: Delivery, outbox: Outbox) -> Delivery:
    """Send it, and say what became of it."""
    try:
        send(ledger, delivery, outbox=outbox)
    except RetryableError as fault:
        return _later(delivery, str(fault), fault.retry_after, outbox.clock.now())
    except AccessError as fault:
        # An expired key or password is mended by an admin, and what was to be said must not be lost until then.
        return _later(delivery, str(fault), NO_ACCESS, outbox.clock.now())
    except GangwayError as fault:
        return delivery.model_copy(update={"status": DeliveryStatus.REFUSED, "error": str(fault)})
    sent = {"status": DeliveryStatus.SENT, "sent_at": outbox.clock.now(), "error": ""}
    return delivery.model_copy(update=sent)


def _later(delivery: Delivery, error: str, hint: timedelta, now: datetime) -> Delivery:
    if delivery.attempts >= GIVE_UP_AFTER:
        return delivery.model_copy(update={"status": DeliveryStatus.REFUSED, "error": error})
    pause = pause_before_retry(delivery.attempts, hint)
    return delivery.model_copy(update={"status": DeliveryStatus.PENDING, "not_before": now + pause, "error": error})
