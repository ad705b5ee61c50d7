"""A customer's tenant as one Directory: Graph and Exchange asked side by side, their answers put together.

The tenant id only ever comes in as an argument. Which task goes through which service is the catalogue's word; how, is said
in one file per task under graph/tasks and exchange/tasks.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from shared.adapters.batch.http import Http
from shared.adapters.batch.ordering import in_levels, is_chained
from shared.adapters.batch.parallel import in_parallel, in_three
from shared.adapters.batch.send import BatchSender, Order
from shared.adapters.batch.steps import StepCarrier
from shared.adapters.entra.access import TenantAccess
from shared.adapters.entra.tokens import Entra
from shared.adapters.exchange import endpoint as exchange_endpoint
from shared.adapters.exchange import errors as exchange_errors
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.registry import TASKS as EXCHANGE_TASKS
from shared.adapters.exchange.snapshot import UNREAD, ExchangePart, mailbox_part, mailbox_reads
from shared.adapters.graph import endpoint as graph_endpoint
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.lookup import lookup_reads, mentions_from
from shared.adapters.graph.registry import TASKS as GRAPH_TASKS
from shared.adapters.graph.snapshot import GraphPart, snapshot_part, snapshot_reads
from shared.domain.catalogue import Surface, Task
from shared.domain.directory import LookupQuery, Mentions, Snapshot, SnapshotQuery
from shared.domain.errors import OutsideError
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.ids import StepId, TenantId
from shared.domain.outcome import Reason
from shared.domain.plan import Step, StepMode
from shared.ports import Clock

if TYPE_CHECKING:
    import httpx2

# Before the names of reads that look words up, where they share a batch with those of a snapshot.
_WORDS = "words/"
_TURNED_AWAY = Applied(kind=AppliedKind.REFUSED, reason=Reason.ACCESS_DENIED, code="turned_away")


class TenantDirectory:
    """Implements ports.Directory. One object serves all tenants and any number of threads."""

    def __init__(
        self,
        access: TenantAccess,
        clock: Clock,
        *,
        entra: Entra | None = None,
        transport: "httpx2.BaseTransport | None" = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._entra = entra or Entra(access)
        self._clock = clock
        self._http = Http(ca_bundle=access.ca_bundle, transport=transport)
        graph = graph_endpoint.graph_endpoint(access.hosts.graph_url)
        exchange = exchange_endpoint.exchange_endpoint(access.hosts.exchange_url)
        self._graph = StepCarrier(
            BatchSender(graph, self._http, self._entra.graph, clock, sleep=sleep),
            GraphCalls(access.hosts.graph_url),
            GRAPH_TASKS,
            is_busy=graph_endpoint.is_busy,
            is_unclear=graph_endpoint.is_unclear,
        )
        self._exchange = StepCarrier(
            BatchSender(exchange, self._http, self._entra.exchange, clock, sleep=sleep),
            ExchangeCalls(),
            EXCHANGE_TASKS,
            is_busy=exchange_endpoint.is_busy,
            is_unclear=exchange_errors.is_unclear,
        )

    def request_count(self) -> int:
        return self._http.sent

    def close(self) -> None:
        self._http.close()
        self._entra.close()

    def lookup(self, tenant: TenantId, query: LookupQuery) -> Mentions:
        reads = lookup_reads(self._graph.calls, query)
        return mentions_from(query, self._graph.sender.read(tenant, reads))

    def snapshot(self, tenant: TenantId, query: SnapshotQuery) -> Snapshot:
        taken_at = self._clock.now()
        graph, exchange, granted = in_three(
            partial(self._graph_part, tenant, query),
            partial(self._exchange_part, tenant, query),
            partial(self._entra.granted, tenant),
        )
        return _snapshot(tenant, taken_at, graph, exchange, granted)

    def look(self, tenant: TenantId, words: LookupQuery, query: SnapshotQuery) -> tuple[Mentions, Snapshot]:
        taken_at = self._clock.now()
        (mentions, graph), exchange, granted = in_three(
            partial(self._both_graph_parts, tenant, words, query),
            partial(self._exchange_part, tenant, query),
            partial(self._entra.granted, tenant),
        )
        return mentions, _snapshot(tenant, taken_at, graph, exchange, granted)

    def _both_graph_parts(
        self, tenant: TenantId, words: LookupQuery, query: SnapshotQuery
    ) -> tuple[Mentions, GraphPart]:
        """In one batch where it has room for both."""
        asked = {f"{_WORDS}{name}": item for name, item in lookup_reads(self._graph.calls, words).items()}
        answers = self._graph.sender.read(tenant, asked | snapshot_reads(self._graph.calls, query))
        found = {name.removeprefix(_WORDS): answer for name, answer in answers.items() if name in asked}
        state = {name: answer for name, answer in answers.items() if name not in asked}
        return mentions_from(words, found), snapshot_part(query, state)

    def _graph_part(self, tenant: TenantId, query: SnapshotQuery) -> GraphPart:
        return snapshot_part(query, self._graph.sender.read(tenant, snapshot_reads(self._graph.calls, query)))

    def _exchange_part(self, tenant: TenantId, query: SnapshotQuery) -> ExchangePart:
        reads = mailbox_reads(self._exchange.calls, query)
        if not reads or query.subject is None:
            return ExchangePart()
        try:
            return mailbox_part(query.subject, self._exchange.sender.read(tenant, reads))
        except OutsideError:
            return UNREAD

    def observe(self, tenant: TenantId, steps: Sequence[Step]) -> Mapping[StepId, Observation]:
        known = [step for step in steps if _names_somebody(step)]
        found = dict.fromkeys((s.id for s in steps), Observation(state=None, reason=Reason.DEPENDENCY))
        parts = in_parallel(
            [
                partial(self._graph.observe, tenant, _on(Surface.GRAPH, known)),
                partial(self._exchange.observe, tenant, _on(Surface.EXCHANGE, known)),
            ]
        )
        return found | parts[0] | parts[1]

    def apply(self, tenant: TenantId, steps: Sequence[Step]) -> Mapping[StepId, Applied]:
        found = {step.id: _not_to_be_sent(step) for step in steps}
        waiting = [step for step in steps if found[step.id] is None]
        answers = {name: refusal for name, refusal in found.items() if refusal is not None}
        for level in in_levels(waiting):
            if _turned_away(steps, answers):
                answers |= {step.id: _TURNED_AWAY for step in _on(Surface.EXCHANGE, level)}
            answers |= self._apply_level(tenant, [step for step in level if step.id not in answers], answers)
        return answers

    def _apply_level(
        self, tenant: TenantId, steps: list[Step], before: Mapping[StepId, Applied]
    ) -> dict[StepId, Applied]:
        blocked = {step.id: refusal for step in steps if (refusal := _blocked_by(step, before)) is not None}
        free = [step for step in steps if step.id not in blocked]
        graph = _on(Surface.GRAPH, free)
        parts = in_parallel(
            [
                partial(self._graph.apply, tenant, graph, Order.GIVEN if is_chained(graph) else Order.ANY),
                partial(self._exchange.apply, tenant, _on(Surface.EXCHANGE, free), Order.ANY),
            ]
        )
        return blocked | parts[0] | parts[1]


def _snapshot(
    tenant: TenantId, taken_at: datetime, graph: GraphPart, exchange: ExchangePart, granted: frozenset[str]
) -> Snapshot:
    return Snapshot(
        tenant=tenant,
        taken_at=taken_at,
        mentions=Mentions(groups=graph.groups),
        subject=graph.subject,
        mailbox=exchange.mailbox,
        delegate_candidates=(graph.manager,) if graph.manager else (),
        skus=graph.skus,
        verified_domains=graph.verified_domains,
        taken_addresses=graph.taken,
        pass_policy=graph.pass_policy,
        granted=granted,
        mailbox_access=exchange.access,
        is_hybrid=graph.is_hybrid,
        unreadable=(*graph.unreadable, *exchange.unreadable),
    )


def _on(surface: Surface, steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.entry.surface is surface]


def _names_somebody(step: Step) -> bool:
    """A step about a user that does not exist yet has no id to send."""
    return step.task is Task.USER_CREATE or bool(step.subject.id)


def _not_to_be_sent(step: Step) -> Applied | None:
    if step.mode is not StepMode.DO:
        return Applied(kind=AppliedKind.REFUSED, reason=step.reason or Reason.NOT_ALLOWED, code="not_to_be_done")
    if not _names_somebody(step):
        return Applied(kind=AppliedKind.REFUSED, reason=Reason.DEPENDENCY, code="no_subject")
    return None


def _blocked_by(step: Step, before: Mapping[StepId, Applied]) -> Applied | None:
    """What an earlier level forbids: a step whose requirement is not met."""
    needed = [before[name] for name in step.requires if name in before]
    if any(answer.kind is AppliedKind.REFUSED for answer in needed):
        return Applied(kind=AppliedKind.REFUSED, reason=Reason.DEPENDENCY, code="requirement_failed")
    if any(answer.kind in (AppliedKind.RETRY, AppliedKind.UNKNOWN) for answer in needed):
        return Applied(kind=AppliedKind.RETRY, reason=Reason.DEPENDENCY, code="requirement_open")
    return None


def _turned_away(steps: Sequence[Step], answers: Mapping[StepId, Applied]) -> bool:
    """Whether Exchange refused us as such: ten identical refusals tell nobody more than one (KelvinTegelaar/CIPP#1407)."""
    exchange = [answers[step.id] for step in _on(Surface.EXCHANGE, steps) if step.id in answers]
    return any(answer.reason is Reason.ACCESS_DENIED for answer in exchange)
