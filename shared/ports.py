"""What the services need from outside, as small protocols owned by them. Adapters and test fakes implement these.

Every method raises `OutsideError` (or one of its kinds) when the other side fails, and nothing else of its own library.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from pydantic import SecretStr

from shared.domain.attachment import Extracted
from shared.domain.directory import LookupQuery, Mentions, Snapshot, SnapshotQuery
from shared.domain.executing.effects import Applied, Observation
from shared.domain.ids import CompanyId, ConnectionId, RunId, StepId, TenantId, TicketId
from shared.domain.plan import Step
from shared.domain.policy import Company, Connection
from shared.domain.request import Reading
from shared.domain.run import Change, Ledger, Run
from shared.domain.ticket import RawTicket, Ticket
from shared.domain.value import Value


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, UTC."""


class NoteAudience(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"


class Desk(Protocol):
    """One PSA account."""

    def read_ticket(self, ticket: TicketId) -> RawTicket: ...

    def read_attachment(self, ticket: TicketId, attachment: str, *, most_bytes: int) -> bytes:
        """The file. Raises PermanentError('too_large') as soon as it turns out to be larger than that."""

    def add_note(self, ticket: TicketId, *, audience: NoteAudience, text: str, key: str) -> None:
        """Add a note once: `key` names it, and a note already there under that key is left as it is."""

    def set_status(self, ticket: TicketId, status: str) -> None: ...

    def changed_since(self, moment: datetime) -> tuple[TicketId, ...]:
        """Tickets changed since then: how missed webhooks are found."""


class Desks(Protocol):
    def desk(self, connection: Connection) -> Desk: ...


class Reader(Protocol):
    """Reads a cleaned ticket; it returns what it saw with quotes and decides nothing."""

    def read(self, ticket: Ticket, *, instructions: str) -> Reading: ...


class Spending(Protocol):
    """How many tokens the model has read and written for each company, by day (UTC)."""

    def tokens_on(self, company: CompanyId, day: date) -> int: ...

    def add_tokens(self, company: CompanyId, day: date, tokens: int) -> None:
        """Counted also when several workers do it at once."""


class AttachmentReader(Protocol):
    """Reads a file that came with a ticket. It calculates nothing, follows nothing and runs nothing of it."""

    def read(self, name: str, content: bytes, *, country: str, most_work: int) -> Extracted:
        """What it says, or why it was not read; never an error. `country` tells how a file without a mark is encoded."""


class Directory(Protocol):
    """A customer's tenant: Entra and Exchange through Microsoft's APIs. The tenant id always comes from configuration."""

    def lookup(self, tenant: TenantId, query: LookupQuery) -> Mentions:
        """All candidates for each word: exact matches by name, UPN, mail, alias; never a fuzzy hit."""

    def snapshot(self, tenant: TenantId, query: SnapshotQuery) -> Snapshot: ...

    def look(self, tenant: TenantId, words: LookupQuery, query: SnapshotQuery) -> tuple[Mentions, Snapshot]:
        """`lookup` and `snapshot` in one round trip, for when it is known beforehand what to read."""

    def observe(self, tenant: TenantId, steps: Sequence[Step]) -> Mapping[StepId, Observation]:
        """The present state of each step, all reads in parallel; an answer for every step."""

    def apply(self, tenant: TenantId, steps: Sequence[Step]) -> Mapping[StepId, Applied]:
        """Send each step's write once. Steps that `follow` another in the same call go out in that order. An answer for every step."""

    def request_count(self) -> int:
        """HTTP requests sent so far by this object (for the run's record)."""


class Created(StrEnum):
    NEW = "new"
    EXISTS = "exists"


class RunStore(Protocol):
    """The ledger. Every write is one transaction with its audit events; ETags make conflicting writers start over."""

    def create(self, change: Change) -> Created: ...

    def load(self, run: RunId) -> Ledger:
        """Raises NotFoundError."""

    def save(self, before: Ledger, change: Change) -> Ledger:
        """Write `change` if the run is still as in `before`; raises LedgerConflictError. A decision is inserted, never replaced."""

    def put_document(self, run: RunId, key: str, text: str) -> None:
        """Store a JSON document of any size under a key; the same key and text twice is fine, another text is a mistake."""

    def get_document(self, run: RunId, key: str) -> str: ...

    def unfinished(self) -> tuple[RunId, ...]:
        """Runs without a final status or with deliveries still pending."""

    def newest(self, *, limit: int) -> tuple[Run, ...]: ...


class AuditLog(Protocol):
    """The per-company chain over the runs' own chains."""

    def anchor(self, company: CompanyId, run: RunId, *, event_count: int, event_hash: str, at: datetime) -> None:
        """Append the head of a run's chain to the company's chain; the same head twice is one entry."""

    def record_refusal(self, connection: ConnectionId, *, code: str, body_hash: str, at: datetime) -> None:
        """Keep a webhook that was refused (never its text)."""


class Companies(Protocol):
    def get(self, company: CompanyId) -> Company: ...

    def find_by_desk(self, connection: ConnectionId, company_ref: str) -> Company | None: ...

    def all(self) -> tuple[Company, ...]: ...

    def save(self, company: Company) -> None: ...


class Connections(Protocol):
    def get(self, connection: ConnectionId) -> Connection:
        """Raises UnknownConnectionError."""

    def all(self) -> tuple[Connection, ...]: ...

    def save(self, connection: Connection) -> None: ...


class Mail(Value):
    """One mail. `message_id` is the same for every attempt, so that a second copy can be recognised."""

    to: str
    subject: str
    text: str
    html: str
    message_id: str


class Mailer(Protocol):
    def send(self, mail: Mail) -> None: ...


class LinkPurpose(StrEnum):
    APPROVAL = "approval"
    HANDOVER = "handover"
    ANSWERS = "answers"


class LinkClaims(Value):
    """What a mailed link carries. `subject` is the approver's or receiver's address, `digest` what it is about."""

    purpose: LinkPurpose
    run: RunId
    subject: str
    digest: str


class Signer(Protocol):
    """Signed, purpose-salted, expiring tokens for mailed links."""

    def sign(self, claims: LinkClaims) -> str: ...

    def read(self, purpose: LinkPurpose, token: str, *, max_age: timedelta) -> LinkClaims:
        """Raises LinkError('invalid' or 'expired')."""


class Vault(Protocol):
    """Secrets: those named by configuration, and credentials waiting for their one reveal."""

    def get(self, reference: str) -> SecretStr:
        """The value behind `env:NAME` or `vault:NAME`. Raises ConfigurationError when it is not there."""

    def keep(self, key: str, secret: SecretStr, *, until: datetime) -> None:
        """Store a credential for one reveal, encrypted at rest; keeping it again replaces it."""

    def has(self, key: str) -> bool: ...

    def take(self, key: str) -> SecretStr | None:
        """Give the credential once and forget it; None when it was taken, has expired or never was."""


class Engine(Protocol):
    """What carries a run on in the background. It knows nothing that the ledger does not know better."""

    def start(self, run: RunId) -> None:
        """Begin working on a run; starting one that is being worked on is no fault."""

    def wake(self, run: RunId) -> None:
        """Tell it that the run changed, so that it looks into the ledger again."""

    def is_working(self, run: RunId) -> bool:
        """Whether an orchestration of this run exists and has not ended."""


class ApiRole(StrEnum):
    """App roles of our own API, as they appear in a token's `roles` claim."""

    ADMIN = "Admin"
    OPERATOR = "Operator"
    AUDITOR = "Auditor"


class Caller(Value):
    """Who called our API, as the verified token says."""

    id: str
    name: str = ""
    roles: frozenset[ApiRole] = frozenset()


class Tokens(Protocol):
    """Checks the bearer tokens that callers of our API present."""

    def verify(self, token: str) -> Caller:
        """Raises SignatureError for a token that is not valid for us, RetryableError when its keys cannot be read."""
