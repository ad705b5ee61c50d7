"""A run and its ledger: what people look at, and the only truth from which everything can be started again."""

from enum import StrEnum

from pydantic import AwareDatetime

from shared.domain.approval import Decision
from shared.domain.directory import ObjectRef
from shared.domain.ids import CompanyId, ConnectionId, PlanDigest, RunId, StepId, TenantId, TicketId
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import State
from shared.domain.request import Intent
from shared.domain.value import Value, canonical_json, sha256_hex


class RunStatus(StrEnum):
    RECEIVED = "received"
    WAITING_FOR_ANSWER = "waiting_for_answer"
    WAITING_FOR_APPROVAL = "waiting_for_approval"
    SCHEDULED = "scheduled"  # approved, waits for its time
    EXECUTING = "executing"
    REPORTING = "reporting"
    COMPLETED = "completed"
    COMPLETED_WITH_EXCEPTIONS = "completed_with_exceptions"
    FAILED = "failed"
    REJECTED = "rejected"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    LEFT_ALONE = "left_alone"  # not a lifecycle request
    REFUSED = "refused"  # a rule says no; a technician was told
    HANDED_OVER = "handed_over"  # a technician has to take over


FINAL = frozenset(
    {
        RunStatus.COMPLETED,
        RunStatus.COMPLETED_WITH_EXCEPTIONS,
        RunStatus.FAILED,
        RunStatus.REJECTED,
        RunStatus.EXPIRED,
        RunStatus.CANCELLED,
        RunStatus.LEFT_ALONE,
        RunStatus.REFUSED,
        RunStatus.HANDED_OVER,
    }
)


class Run(Value):
    """The run row. `conclusion` is the final status that reporting will set once notes are handed in."""

    id: RunId
    connection: ConnectionId
    ticket: TicketId
    person: int = 0  # which person of the ticket
    status: RunStatus = RunStatus.RECEIVED
    conclusion: RunStatus | None = None
    why: str = ""  # a code for the conclusion (refusal code, reason for leaving alone)
    why_detail: str = ""  # what the refusal is about, for technicians
    company: CompanyId | None = None
    tenant: TenantId | None = None
    intent: Intent | None = None
    subject: str = ""  # name for lists
    requester: str = ""  # mail address
    requester_name: str = ""
    language: str = "en"
    received_at: AwareDatetime
    updated_at: AwareDatetime
    ticket_fingerprint: str = ""  # of the ticket text that was last understood
    unread_files: tuple[str, ...] = ()  # names of attached files that were not read, with the reason
    ticket_changed: bool = False  # a webhook said so since
    request_doc: str = ""  # key of the stored Request
    questions_doc: str = ""  # key of the questions waiting for an answer
    answers_doc: str = ""  # key of everything that was answered on forms
    answers_used: str = ""  # as of when the request was last worked out
    answered: int = 0  # how many forms that were
    plan_doc: str = ""  # key of the stored Plan (= its digest)
    digest: PlanDigest | None = None
    answer_due_at: AwareDatetime | None = None
    approval_asked_at: AwareDatetime | None = None
    approval_expires_at: AwareDatetime | None = None
    reminder_at: AwareDatetime | None = None
    starts_at: AwareDatetime | None = None
    started_at: AwareDatetime | None = None
    finished_at: AwareDatetime | None = None
    looked_at: AwareDatetime | None = None  # when every step still open was last seen as it was approved
    lease_owner: str = ""
    lease_until: AwareDatetime | None = None
    restarts: int = 0  # how often reconcile had to start the engine again
    event_count: int = 0
    event_hash: str = ""  # of the newest audit event: the head of this run's chain
    tokens: int = 0  # of the language model, in all readings of the ticket
    cost_micros: int = 0  # what they cost by the prices of the settings, in millionths of their currency

    @property
    def is_final(self) -> bool:
        return self.status in FINAL

    @property
    def asking(self) -> str:
        """Names one asking: the same questions asked anew, because a form's answers did not settle them, are another one."""
        return f"{self.questions_doc}.{self.answered}"


class Progress(StrEnum):
    PENDING = "pending"
    ATTEMPTED = "attempted"  # a write went out; its effect is not proved yet
    SETTLED = "settled"


class StepProgress(Value):
    """Where one step stands. `observed` is the state last read back."""

    step: StepId
    progress: Progress = Progress.PENDING
    outcome: Outcome | None = None
    reason: Reason | None = None
    code: str = ""  # the outside system's own error code
    request_id: str = ""
    attempts: int = 0
    first_attempt_at: AwareDatetime | None = None
    last_attempt_at: AwareDatetime | None = None
    look_at: AwareDatetime | None = None  # not to be touched or looked at again before
    settled_at: AwareDatetime | None = None
    produced: ObjectRef | None = None  # the user that user.create made
    observed: State = {}


class DeliveryKind(StrEnum):
    """What leaves Gangway towards people, each exactly once."""

    QUESTION_NOTE = "question_note"
    QUESTION_REMINDER = "question_reminder"
    APPROVAL_MAIL = "approval_mail"
    REMINDER_MAIL = "reminder_mail"
    HANDOVER_MAIL = "handover_mail"
    INTERNAL_NOTE = "internal_note"
    PUBLIC_NOTE = "public_note"
    TICKET_STATUS = "ticket_status"


class DeliveryStatus(StrEnum):
    PENDING = "pending"
    SENDING = (
        "sending"  # left our hands or not: after a crash the receiver is asked, or the same message id is sent again
    )
    SENT = "sent"
    REFUSED = "refused"  # the receiver refused for good; a technician sees it
    WITHDRAWN = "withdrawn"  # not sent (again): what it asks was settled or overtaken by then


class Delivery(Value):
    """One message out. `key` is unique in the run; `payload` holds what is needed to write it (never a secret)."""

    key: str
    kind: DeliveryKind
    recipient: str = ""
    payload: dict[str, str] = {}
    status: DeliveryStatus = DeliveryStatus.PENDING
    attempts: int = 0
    not_before: AwareDatetime | None = None
    sending_until: AwareDatetime | None = None
    sent_at: AwareDatetime | None = None
    error: str = ""


class AuditKind(StrEnum):
    RECEIVED = "received"
    WEBHOOK_REPEATED = "webhook_repeated"
    UNDERSTOOD = "understood"
    LEFT_ALONE = "left_alone"
    PLANNED = "planned"
    ASKED_REQUESTER = "asked_requester"
    REMINDED_REQUESTER = "reminded_requester"
    ANSWERED = "answered"
    ASKED_APPROVERS = "asked_approvers"
    DECIDED = "decided"
    DECIDED_LATE = "decided_late"
    PLAN_MOVED = "plan_moved"
    STARTED = "started"
    STEP_ATTEMPTED = "step_attempted"
    STEP_SETTLED = "step_settled"
    HANDED_OVER = "handed_over"
    REVEALED = "revealed"
    REFUSED = "refused"
    REPORTED = "reported"
    RESTARTED = "restarted"
    CONCLUDED = "concluded"
    DELIVERED = "delivered"


class AuditEvent(Value):
    """One line of the audit, append-only and chained: `hash` covers the content and the hash before it."""

    run: RunId
    number: int
    at: AwareDatetime
    kind: AuditKind
    actor: str  # "gangway", an approver's address, "requester", "technician:<oid>"
    detail: dict[str, str] = {}
    previous: str = ""
    hash: str = ""

    def sealed(self, previous: str) -> "AuditEvent":
        content = self.model_copy(update={"previous": previous, "hash": ""})
        return content.model_copy(update={"hash": event_hash(content)})


def event_hash(event: AuditEvent) -> str:
    """Hex SHA-256 of the event's content together with the hash before it."""
    return sha256_hex(canonical_json(event.model_dump(mode="json", exclude={"hash"})))


class Ledger(Value):
    """Everything stored about a run, as one load gives it. `etag` belongs to the run row and guards every change."""

    run: Run
    steps: dict[StepId, StepProgress] = {}
    decisions: tuple[Decision, ...] = ()
    deliveries: dict[str, Delivery] = {}
    events: tuple[AuditEvent, ...] = ()
    etag: str = ""

    def progress(self, step: StepId) -> StepProgress:
        return self.steps.get(step, StepProgress(step=step))


class Change(Value):
    """What one transaction writes: the new run row and whatever goes with it. Events get number and hash when saved."""

    run: Run
    steps: tuple[StepProgress, ...] = ()
    decisions: tuple[Decision, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    events: tuple[AuditEvent, ...] = ()
