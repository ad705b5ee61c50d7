"""The company chains and the refused webhooks in memory. Implements the AuditLog port."""

from datetime import datetime

from shared.domain.ids import CompanyId, ConnectionId, RunId


class FakeAuditLog:
    def __init__(self) -> None:
        self.anchors: list[tuple[CompanyId, RunId, int, str]] = []
        self.refusals: list[tuple[ConnectionId, str, str]] = []

    def anchor(self, company: CompanyId, run: RunId, *, event_count: int, event_hash: str, at: datetime) -> None:
        entry = (company, run, event_count, event_hash)
        if entry not in self.anchors:
            self.anchors.append(entry)

    def record_refusal(self, connection: ConnectionId, *, code: str, body_hash: str, at: datetime) -> None:
        self.refusals.append((connection, code, body_hash))
