"""Ask on the ticket what is missing, once, and wait for the reply."""

from shared.contracts import Next, Result, result
from shared.domain.ids import RunId
from shared.domain.policy import Connection
from shared.domain.run import Change, Delivery, DeliveryKind, Ledger, RunStatus
from shared.ports import Clock, RunStore
from shared.services.deliver import deliver_due
from shared.services.ledger import change_run, conclude, is_told
from shared.services.outbox import Outbox


def ask_requester(run_id: RunId, *, runs: RunStore, clock: Clock, outbox: Outbox) -> Result:
    """WAIT until the answer is due, AGAIN when the ticket changed, END when nobody answered in time."""

    def decide(ledger: Ledger) -> Change | None:
        run, now = ledger.run, clock.now()
        if is_told(run) or run.ticket_changed or run.status is not RunStatus.WAITING_FOR_ANSWER:
            return None
        if run.answer_due_at is not None and now >= run.answer_due_at:
            return conclude(run, RunStatus.HANDED_OVER, "unanswered", now)
        key = f"question-{run.questions_doc}"
        if key in ledger.deliveries:
            return None
        question = Delivery(key=key, kind=DeliveryKind.QUESTION_NOTE, payload={"questions": run.questions_doc})
        return Change(run=run, deliveries=(question, *_waiting_status(key, outbox.connections.get(run.connection))))

    ledger = change_run(run_id, decide, runs=runs)
    if is_told(ledger.run):
        return result(Next.END)
    if ledger.run.ticket_changed or ledger.run.status is not RunStatus.WAITING_FOR_ANSWER:
        return result(Next.AGAIN)
    deliver_due(run_id, outbox=outbox, loaded=ledger)
    return result(Next.WAIT, ledger.run.answer_due_at)


def _waiting_status(question: str, connection: Connection) -> tuple[Delivery, ...]:
    """The desk shows that it is the customer's turn, where the connection has a status for that."""
    if connection.status_waiting is None:
        return ()
    status = {"status": connection.status_waiting}
    return (Delivery(key=f"{question}-status", kind=DeliveryKind.TICKET_STATUS, payload=status),)
