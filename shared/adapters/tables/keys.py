"""Every table name and key shape. No other file builds a key.

table        partition            rows
runs         <run id>             ledger:run                      the run row; its ETag guards the whole partition
                                  ledger:entry:<revision>:<part>  what one save added: steps, deliveries, audit events
                                  ledger:decision:<digest>:<who>  inserted, never replaced
                                  doc:<key>                       a document, or the name of its blob
index        runs                 open:<run id>                   may still have work to do
                                  closed:<newest first>:<run id>  has none
companies    companies            <company id>
connections  connections          <connection id>
links        credentials          <hash of the key>               sealed, until it is taken
spending     company:<id>         <day>                           tokens that the model read and wrote for it
audit        company:<id>         head, entry:<number>, anchor:<run>:<count>:<hash>
             refused:<connection> <time>:<hash>
"""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from shared.domain.approval import Decision
from shared.domain.ids import CompanyId, ConnectionId, RunId
from shared.domain.value import sha256_hex

RUNS, INDEX, COMPANIES, CONNECTIONS, LINKS, AUDIT = "runs", "index", "companies", "connections", "links", "audit"
SPENDING = "spending"

LEDGER = "ledger:"
RUN_ROW = f"{LEDGER}run"
ENTRY = f"{LEDGER}entry:"
DECISION = f"{LEDGER}decision:"
INDEX_PARTITION = "runs"
OPEN, CLOSED = "open:", "closed:"
COMPANY_PARTITION, CONNECTION_PARTITION, CREDENTIAL_PARTITION = "companies", "connections", "credentials"
HEAD = "head"
AUDIT_ENTRY = "entry:"

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def after(prefix: str) -> str:
    """The first key behind all keys with this prefix."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def entry_row(revision: int, part: int) -> str:
    return f"{ENTRY}{revision:08d}:{part:02d}"


def decision_row(decision: Decision) -> str:
    """One counting decision for each approver and digest; late ones are kept apart, each by its time."""
    key = f"{DECISION}{decision.digest}:{escape(decision.approver)}"
    return key if decision.counts else f"{key}:late:{decision.decided_at.astimezone(UTC):%Y%m%dT%H%M%S%f}"


def document_row(key: str) -> str:
    return f"doc:{escape(key)}"


def open_row(run: RunId) -> str:
    return f"{OPEN}{run}"


def closed_row(run: RunId, received_at: datetime) -> str:
    """Newest first: tables sort by key, so the time counts down."""
    return f"{CLOSED}{(_END_OF_TIME - received_at) // _MICROSECOND:020d}:{run}"


def spending_row(day: date) -> str:
    return day.isoformat()


def credential_row(key: str) -> str:
    return sha256_hex(key)


def chain_partition(company: CompanyId) -> str:
    return f"company:{escape(company)}"


def chain_entry_row(number: int) -> str:
    return f"{AUDIT_ENTRY}{number:010d}"


def anchor_row(run: RunId, event_count: int, event_hash: str) -> str:
    return f"anchor:{run}:{event_count}:{event_hash}"


def refusal_partition(connection: ConnectionId) -> str:
    """The name comes from a URL that anybody may have made up."""
    return f"refused:{escape(connection[:100])}"


def refusal_row(at: datetime, body_hash: str) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S%f}:{escape(body_hash[:64])}"


def escape(text: str) -> str:
    """Keys may not contain / \\ # ? or control characters ("Understanding the Table service data model"). % escapes them all."""
    return quote(text, safe="@:=+,;.- ").strip() or "%"
