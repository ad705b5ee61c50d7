"""Send what a run has to say, each message once: claimed in the ledger before it leaves, marked sent afterwards.

A crash between the two leaves the claim; when it has run out, the message is sent again under the same key or message id,
by which the receiver knows it. A desk or mail server that is down delays a message and never a run.
"""

from datetime import datetime, timedelta

from shared.domain.errors import AccessError, GangwayError, RetryableError
from shared.domain.ids import RunId
from shared.domain.run import Change, Delivery, DeliveryKind, DeliveryStatus, Ledger
from shared.services.compose import is_wanted, send
from shared.services.ledger import change_run
from shared.services.outbox import Outbox

CLAIM = timedelta(seconds=60)
NO_ACCESS = timedelta(minutes=10)
# A desk may be unreachable for days (KelvinTegelaar/CIPP #2662): with the longest pause this is more than ten.
GIVE_UP_AFTER = 1000
LONGEST_PAUSE = timedelta(minutes=15)
# Notes come before the status that may close the ticket.
_ORDER = list(DeliveryKind)
_ON_TICKET = frozenset(
    {
        DeliveryKind.QUESTION_NOTE,
        DeliveryKind.QUESTION_REMINDER,
        DeliveryKind.INTERNAL_NOTE,
        DeliveryKind.PUBLIC_NOTE,
        DeliveryKind.TICKET_STATUS,
    }
)
_OPEN = frozenset({DeliveryStatus.PENDING, DeliveryStatus.SENDING})


def deliver_due(run_id: RunId, *, outbox: Outbox, loaded: Ledger | None = None) -> Ledger:
    """Try every message of the run that is due now, in order; what fails stays for later. The ledger as it is then.

    `loaded` is the ledger as the caller read or saved it a moment ago.
    """
    ledger = loaded if loaded is not None else outbox.runs.load(run_id)
    tried: tuple[Delivery, ...] = ()
    is_ticket_behind = False
    for delivery in _in_order(ledger):
        if is_ticket_behind and delivery.kind in _ON_TICKET:
            continue
        now_is = delivery
        if is_due(delivery, outbox.clock.now()):
            # What became of one message is written together with the claim on the next: half the requests to the storage.
            ledger, claimed = _claim(ledger, delivery.key, tried, outbox)
            tried = tuple(_try(ledger, mine, outbox) for mine in claimed)
            now_is = next(iter(tried), ledger.deliveries[delivery.key])
        is_ticket_behind = is_ticket_behind or (now_is.kind in _ON_TICKET and now_is.status in _OPEN)
    if not tried:
        return ledger
    return change_run(run_id, lambda now: Change(run=now.run, deliveries=tried), runs=outbox.runs, loaded=ledger)


def _in_order(ledger: Ledger) -> list[Delivery]:
    """What is still to be sent. On a ticket, nothing overtakes what was to be said before it."""
    waiting = [d for d in ledger.deliveries.values() if d.status in _OPEN]
    return sorted(waiting, key=lambda d: (_ORDER.index(d.kind), d.key))


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
    if not is_wanted(ledger, delivery):
        return delivery.model_copy(update={"status": DeliveryStatus.WITHDRAWN})
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
    own = timedelta(seconds=2 ** min(delivery.attempts, 20))
    pause = min(max(own, hint), LONGEST_PAUSE)
    return delivery.model_copy(update={"status": DeliveryStatus.PENDING, "not_before": now + pause, "error": error})
