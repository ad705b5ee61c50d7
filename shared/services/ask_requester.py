"""Ask on the ticket what is missing, remind by the company's policy, and wait for the reply. Each message once."""

from datetime import datetime, timedelta

from shared.contracts import Next, Result, result
from shared.domain.errors import PermanentError
from shared.domain.ids import RunId
from shared.domain.policy import Connection
from shared.domain.run import AuditKind, Change, Delivery, DeliveryKind, Ledger, Run, RunStatus
from shared.ports import Clock, RunStore
from shared.services.compose_asking import LAST
from shared.services.deliver import deliver_due
from shared.services.ledger import change_run, conclude, is_told, note
from shared.services.outbox import Outbox


def ask_requester(run_id: RunId, *, runs: RunStore, clock: Clock, outbox: Outbox) -> Result:
    """WAIT until a reminder or the answer is due, AGAIN when the ticket changed, END when nobody answered in time."""

    def decide(ledger: Ledger) -> Change | None:
        run, now = ledger.run, clock.now()
        if not _asks(run):
            return None
        if run.answer_due_at is not None and now >= run.answer_due_at:
            return conclude(run, RunStatus.HANDED_OVER, "unanswered", now)
        if _key(run) not in ledger.deliveries:
            return _ask(run, outbox.connections.get(run.connection))
        return _remind(ledger, _reminders(run, outbox), now)

    ledger = change_run(run_id, decide, runs=runs)
    if is_told(ledger.run):
        return result(Next.END)
    if not _asks(ledger.run):
        return result(Next.AGAIN)
    deliver_due(run_id, outbox=outbox, loaded=ledger)
    return result(Next.WAIT, _next_moment(ledger, _reminders(ledger.run, outbox), clock.now()))


def _asks(run: Run) -> bool:
    return not is_told(run) and not run.ticket_changed and run.status is RunStatus.WAITING_FOR_ANSWER


def _key(run: Run) -> str:
    """The same questions are asked once, and again only when a form's answers did not settle them."""
    return f"question-{run.questions_doc}" + (f"-{run.answered}" if run.answered else "")


def _payload(run: Run) -> dict[str, str]:
    return {"questions": run.questions_doc, "asked": run.asking}


def _ask(run: Run, connection: Connection) -> Change:
    question = Delivery(key=_key(run), kind=DeliveryKind.QUESTION_NOTE, payload=_payload(run))
    return Change(run=run, deliveries=(question, *_waiting_status(question.key, connection)))


def _waiting_status(question: str, connection: Connection) -> tuple[Delivery, ...]:
    """The desk shows that it is the customer's turn, where the connection has a status for that."""
    if connection.status_waiting is None:
        return ()
    status = {"status": connection.status_waiting}
    return (Delivery(key=f"{question}-status", kind=DeliveryKind.TICKET_STATUS, payload=status),)


def _reminders(run: Run, outbox: Outbox) -> tuple[timedelta, ...]:
    if run.company is None:
        raise PermanentError("the run belongs to no company")
    return outbox.companies.get(run.company).asking.reminders


def _remind(ledger: Ledger, reminders: tuple[timedelta, ...], now: datetime) -> Change | None:
    """The latest reminder that is due. After an outage of days, the earlier ones are not made up for."""
    run, asked_at = ledger.run, _asked_at(ledger)
    due = [number for number, after in enumerate(reminders, start=1) if now >= asked_at + after]
    if not due:
        return None
    number = due[-1]
    key = f"reminder-{number}-{_key(run)}"
    if key in ledger.deliveries:
        return None
    payload = _payload(run) | {"which": LAST if number == len(reminders) else str(number)}
    reminder = Delivery(key=key, kind=DeliveryKind.QUESTION_REMINDER, payload=payload)
    reminded = note(run, AuditKind.REMINDED_REQUESTER, now, questions=run.questions_doc, reminder=str(number))
    return Change(run=run.model_copy(update={"updated_at": now}), deliveries=(reminder,), events=(reminded,))


def _asked_at(ledger: Ledger) -> datetime:
    """When these questions were last found to be open."""
    asked = [event.at for event in ledger.events if event.kind is AuditKind.ASKED_REQUESTER]
    return asked[-1] if asked else ledger.run.updated_at


def _next_moment(ledger: Ledger, reminders: tuple[timedelta, ...], now: datetime) -> datetime | None:
    due = ledger.run.answer_due_at
    ahead = [moment for after in reminders if (moment := _asked_at(ledger) + after) > now]
    return min([*ahead, *([due] if due else [])], default=None)
