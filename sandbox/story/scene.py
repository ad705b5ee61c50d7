"""One ticket on its way: does what people do, waits for what Gangway does, tells both, and notes whatever is not as it should be."""

import time
from collections.abc import Callable

import httpx2

from sandbox.cloud.dump import dump_cloud
from sandbox.cloud.log import LogEntry, round_trips
from sandbox.desk.model import AuthorKind, NewTicket, Ticket, Visibility
from sandbox.story.expected import Expected
from sandbox.story.narrator import Ink, Narrator
from sandbox.story.people import PATIENCE_SECONDS, Mailbox, Page, StoryError
from sandbox.story.tenant_facts import Difference, Facts, describe, differences, facts_of
from sandbox.world import World
from shared.domain.errors import NotFoundError
from shared.domain.ids import RunId, TicketId, run_id_for
from shared.domain.outcome import SUCCESS, Outcome
from shared.domain.run import Delivery, DeliveryStatus, Ledger, RunStatus
from shared.services.present_run import RunDetail
from shared.services.present_words import REASONS, WARNINGS

POLL_SECONDS = 0.05
_SETTLED = frozenset({DeliveryStatus.SENT, DeliveryStatus.REFUSED, DeliveryStatus.WITHDRAWN})
_INKS = {Outcome.MANUAL: Ink.CARE, **dict.fromkeys(SUCCESS, Ink.GOOD)}


class Scene:
    """`problems` has one sentence for each thing that went wrong."""

    def __init__(self, world: World, narrator: Narrator, api: httpx2.Client, ticket: NewTicket) -> None:
        self.world, self.narrator, self._api = world, narrator, api
        self.problems: list[str] = []
        self._before: Facts = facts_of(dump_cloud(world.cloud.state))
        self._logged = len(world.cloud.log.entries)
        self._began = time.monotonic()
        self.narrator.tell("ticket", f'{ticket.requester.name} writes "{ticket.subject}"')
        self.narrator.quote(ticket.body)
        self.ticket: Ticket = world.desk.create_ticket(ticket)
        self.run_id: RunId = run_id_for(world.connection.connection_id, TicketId(self.ticket.id))
        self.narrator.tell("webhook", f"the desk tells Gangway about {self.ticket.id}")

    # -- what Gangway does ------------------------------------------------------------------------

    def wait(self, what: str, holds: Callable[[Ledger], bool]) -> Ledger:
        """Until the ledger says so."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        ledger: Ledger | None = None
        while time.monotonic() < deadline:
            try:
                ledger = self.world.runs.load(self.run_id)
            except NotFoundError:
                ledger = None
            if ledger is not None and holds(ledger):
                return ledger
            time.sleep(POLL_SECONDS)
        stands = f"{ledger.run.status} {ledger.run.why}" if ledger else "not there"
        raise StoryError(f"{self.ticket.id}: waited {PATIENCE_SECONDS:.0f} s for {what}; the run is {stands}")

    def detail(self) -> RunDetail:
        """The run as the product's own API gives it to an auditor."""
        answer = self._api.get(f"/api/runs/{self.run_id}").raise_for_status()
        return RunDetail.model_validate_json(answer.content)

    def tell_understood(self) -> None:
        detail = self.detail()
        reader = next((e.detail.get("reader", "") for e in detail.events if e.kind == "understood"), "")
        self.narrator.tell("understood", f"{detail.intent}: {detail.subject} (read by: {reader})")
        for asked in detail.asked:
            self.narrator.tell("", f"{asked.field} = {asked.value}   <- {_short(asked.quote)}", Ink.SOFT)

    def tell_plan(self) -> None:
        detail = self.detail()
        if detail.plan is None:
            raise StoryError(f"{self.ticket.id}: there is no plan")
        digest, steps = detail.plan.digest[:12], len(detail.steps)
        self.narrator.tell(
            "planned", f"{steps} steps, {detail.plan.risk} risk, digest {digest}; nothing is changed yet"
        )
        for warning in detail.plan.warnings:
            more = f": {warning.detail}" if warning.detail else ""
            self.narrator.tell("", f"{WARNINGS[warning.code]}{more}", Ink.CARE)

    def mailbox(self, address: str) -> Mailbox:
        return Mailbox(self.world, address)

    # -- how it ends ------------------------------------------------------------------------------

    def ends(self, status: RunStatus, ticket_status: str) -> RunDetail:
        """Wait for the end and for everything that is said about it."""
        self.wait("its end", lambda ledger: ledger.run.is_final and all_said(list(ledger.deliveries.values())))
        detail = self.detail()
        self._tell_steps(detail)
        self.check(detail.status is status, f"the run ended as {detail.status}, not as {status}")
        # The status is the last thing that is set, by a request of its own.
        ticket = self.world.desk.store.ticket(self.ticket.id)
        self.check(ticket.status == ticket_status, f"the ticket is {ticket.status}, not {ticket_status}")
        self.narrator.tell(
            "ended", f"{detail.status.replace('_', ' ')}; ticket {ticket.id} is {ticket.status}", Ink.BOLD
        )
        refused = [d for d in detail.deliveries if d.status is DeliveryStatus.REFUSED]
        self.check(not refused, f"messages were refused: {[f'{d.kind}: {d.error}' for d in refused]}")
        return detail

    def notes(self, visibility: Visibility) -> list[str]:
        """What Gangway wrote on the ticket."""
        messages = self.world.desk.store.ticket(self.ticket.id).messages
        return [m.body for m in messages if m.author.kind is AuthorKind.SYSTEM and m.visibility is visibility]

    def one_note(self, visibility: Visibility, *words: str) -> None:
        """There is exactly one note of the kind, and it says these words."""
        notes = self.notes(visibility)
        self.check(len(notes) == 1, f"there are {len(notes)} {visibility} notes, not one")
        for note in notes[:1]:
            missing = [word for word in words if word not in note]
            self.check(not missing, f"the {visibility} note does not say {missing}")

    def tell_note(self, visibility: Visibility) -> None:
        for note in self.notes(visibility)[-1:]:
            self.narrator.tell("note", f"{visibility}, on the ticket:")
            self.narrator.quote(note)

    def tenant_ends(self, expected: Expected) -> None:
        """Compare every fact of every tenant with how it was before this ticket."""
        found = differences(self._before, facts_of(dump_cloud(self.world.cloud.state)))
        self._tell_differences(found)
        problems = expected.problems(found)
        self.problems += [f"{self.ticket.id}: {problem}" for problem in problems]
        if not problems:
            self.narrator.tell("checked", "the tenants are exactly as they should be; nothing else changed", Ink.GOOD)

    def tell_requests(self) -> None:
        """What it took, from the simulator's own log, without the API calls of this story."""
        entries = [
            e for e in self.world.cloud.log.entries[self._logged :] if e.tenant_id != self.world.cloud.home_tenant
        ]
        entries = [e for e in entries if self.world.cloud.home_tenant not in e.path]
        by_surface = {s: sum(1 for e in entries if e.surface == s) for s in ("login", "graph", "exchange")}
        parts = ", ".join(f"{count} {surface}" for surface, count in by_surface.items() if count)
        seconds = time.monotonic() - self._began
        if entries:
            text = f"{len(entries)} HTTP requests to Microsoft ({parts}), {_batched(entries)} calls in them, "
            text += f"{round_trips(entries)} one after the other; {seconds:.1f} s in all"
        else:
            text = f"no request to Microsoft; {seconds:.1f} s in all"
        self.narrator.tell("took", text, Ink.SOFT)

    def check(self, holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as an assertion
        if not holds:
            self.problems.append(f"{self.ticket.id}: {otherwise}")
            self.narrator.tell("WRONG", otherwise, Ink.BAD)

    def page(self, page: Page, status: int, *words: str) -> None:
        """A page that a person got has this status and says these words."""
        self.check(page.status == status, f"the page answered {page.status}, not {status}: {page.text[:200]}")
        for word in words:
            self.check(word in page, f"the page does not say '{word}'")

    def _tell_steps(self, detail: RunDetail) -> None:
        """How each step ended and how long after the start; nothing where nothing was started."""
        if detail.started_at is None:
            return
        for number, step in enumerate(detail.steps):
            after = f"{(step.settled_at - detail.started_at).total_seconds():.1f} s" if step.settled_at else ""
            reason = f" ({REASONS[step.reason]})" if step.reason else ""
            outcome = step.outcome or Outcome.UNVERIFIED
            text = f"{outcome:<10} {after:>5}  {step.title}{reason}"
            self.narrator.tell("" if number else "carried out", text, _INKS.get(outcome, Ink.BAD))

    def _tell_differences(self, found: list[Difference]) -> None:
        subjects = list(dict.fromkeys((d.place.subject, d.place.tenant) for d in found))
        for number, (subject, tenant) in enumerate(subjects):
            self.narrator.tell("" if number else "in the tenant", f"{subject} ({tenant})")
            own = [describe(d) for d in found if (d.place.subject, d.place.tenant) == (subject, tenant)]
            self.narrator.tell("", f"  {'; '.join(own)}", Ink.SOFT)
        if not found:
            self.narrator.tell("in the tenant", "unchanged")


def all_said(deliveries: list[Delivery]) -> bool:
    return all(delivery.status in _SETTLED for delivery in deliveries)


def _batched(entries: list[LogEntry]) -> int:
    return sum(max(len(entry.items), 1) for entry in entries if entry.surface != "login")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return f'"{words}"' if len(words) <= 60 else f'"{words[:57]}..."'
