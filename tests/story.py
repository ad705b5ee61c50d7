"""Tells whole stories without any engine: the real orchestrator's generator, the real activities, fakes all around, jumping time.

    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.live(Approver(RUTH), Requester([LEAVER_DATE]))

`world.live` lets the people act whenever they have something to act on, and jumps to the next timer when nobody has. With
`world.life.die_at = 17` the process dies at the 17th call to the outside: `Killed` goes through everything, as a real death
does, and whoever called `live` goes on with `world.restart()`, in which the engine has lost all it knew.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from durabletask import task
from pydantic import SecretStr

from activities import (
    apply_wave,
    ask_approvers,
    ask_requester,
    plan_run,
    recheck_plan,
    report_run,
    settle_decision,
    understand_ticket,
)
from activities.entry import run_activity
from orchestrators.fulfil_ticket import RETRY, fulfil_ticket
from shared.adapters.attachments.attachment_reader import AttachmentReader
from shared.contracts import RUN_CHANGED, Activity
from shared.domain.approval import Choice
from shared.domain.errors import LinkError, OutsideError, RetryableError
from shared.domain.ids import RunId, TicketId, run_id_for
from shared.domain.policy import Company, Person
from shared.domain.request import Reading
from shared.domain.run import DeliveryStatus, Ledger, Run
from shared.domain.ticket import RawTicket, Ticket
from shared.ports import Mail, NoteAudience
from shared.services.decide import Click, DecideResult, decide
from shared.services.outbox import Outbox
from shared.services.receive_ticket import Notice, NoticeKind, receive_ticket
from shared.services.reconcile import reconcile
from shared.services.sources import Sources
from shared.services.take_answers import TakeResult, take_answers
from shared.services.tenant import Tenant
from tests.builders import CONNECTION, a_company, a_connection, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.audit_log import FakeAuditLog
from tests.fakes.companies import FakeCompanies
from tests.fakes.connections import FakeConnections
from tests.fakes.desk import FakeDesk
from tests.fakes.directory import FakeDirectory
from tests.fakes.mailer import FakeMailer
from tests.fakes.run_store import FakeRunStore
from tests.fakes.signer import FakeSigner
from tests.fakes.spending import FakeSpending
from tests.fakes.vault import FakeVault
from tests.tenants import a_snapshot, some_mentions
from tests.tickets import read
from timer_triggers.reconcile_runs import reconcile_each

TELL = fulfil_ticket._function.get_user_function().orchestrator_function
WORK: dict[str, Any] = {
    Activity.UNDERSTAND_TICKET: understand_ticket._work,
    Activity.PLAN_RUN: plan_run._work,
    Activity.ASK_REQUESTER: ask_requester._work,
    Activity.ASK_APPROVERS: ask_approvers._work,
    Activity.SETTLE_DECISION: settle_decision._work,
    Activity.RECHECK_PLAN: recheck_plan._work,
    Activity.APPLY_WAVE: apply_wave._work,
    Activity.REPORT_RUN: report_run._work,
}
TICK = timedelta(minutes=1)
LINK = re.compile(r"https://gangway\.example/approvals/(\S+)")
ANSWERS_LINK = re.compile(r"https://gangway\.example/answers/(\S+)")


class Killed(BaseException):
    """The process is gone. Nothing may catch it."""


@dataclass
class Life:
    """Counts the calls to the outside and ends at the one numbered `die_at`: before it is made, or after it took effect."""

    die_at: int | None = None
    after: bool = False
    calls: list[str] = field(default_factory=list)

    def through(self, name: str, call: Callable[[], Any]) -> Any:
        self.calls.append(name)
        dies = self.die_at == len(self.calls)
        if dies and not self.after:
            raise Killed(name)
        result = call()
        if dies:
            raise Killed(name)
        return result


class Fragile:
    """A port through which every call can be the last."""

    def __init__(self, inner: Any, life: Life) -> None:
        self._inner, self._life = inner, life

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if not callable(value):
            return value
        label = f"{type(self._inner).__name__}.{name}"
        return lambda *args, **named: self._life.through(label, lambda: value(*args, **named))


class StoryDesk(FakeDesk):
    """A desk that can be down for days or refuse one kind of call. `told_at` says when each note came, `attempts` what was tried."""

    def __init__(self, clock: FixedClock) -> None:
        super().__init__()
        self.clock = clock
        self.is_down = False
        self.refuses: dict[str, OutsideError] = {}
        self.attempts: list[str] = []
        self.told_at: dict[str, datetime] = {}

    def read_ticket(self, ticket: TicketId) -> RawTicket:
        self._reach("read_ticket")
        return super().read_ticket(ticket)

    def add_note(self, ticket: TicketId, *, audience: NoteAudience, text: str, key: str) -> None:
        self._reach(f"{audience.value} note")
        super().add_note(ticket, audience=audience, text=text, key=key)
        self.told_at.setdefault(key, self.clock.now())

    def set_status(self, ticket: TicketId, status: str) -> None:
        self._reach("set_status")
        super().set_status(ticket, status)

    def _reach(self, method: str) -> None:
        self.attempts.append(method)
        if self.is_down:
            raise RetryableError("the desk does not answer", code="500")
        if method in self.refuses:
            raise self.refuses[method]


class StoryMailer(FakeMailer):
    """`is_down` until told otherwise."""

    is_down = False

    def send(self, mail: Mail) -> None:
        if self.is_down:
            raise RetryableError("the mail server does not answer")
        super().send(mail)


class StoryReader:
    """Reads as `answer` says, or fails with `fault` while it is set."""

    def __init__(self, answer: Callable[[Ticket], Reading]) -> None:
        self.answer = answer
        self.fault: OutsideError | None = None

    def read(self, ticket: Ticket, *, instructions: str) -> Reading:
        if self.fault is not None:
            raise self.fault
        return self.answer(ticket)


class FragileDesks:
    def __init__(self, desk: Fragile) -> None:
        self._desk = desk

    def desk(self, _: object) -> Fragile:
        return self._desk


class _Task(task.CompletableTask[Any]):
    """What the story yields: an activity to call, a moment to wait for, or a change to be told of."""

    def __init__(self, **what: Any) -> None:
        super().__init__()
        self.what = what

    def cancel(self) -> bool:
        self.what["cancelled"] = True
        return True


class _Context:
    """As much of an OrchestrationContext as the story uses."""

    def call_activity(self, name: str, *, input: dict, retry_policy: object) -> _Task:  # noqa: A002
        assert retry_policy is RETRY
        return _Task(activity=name, input=json.loads(json.dumps(input)))

    def create_timer(self, at: datetime) -> _Task:
        return _Task(until=at)

    def wait_for_external_event(self, name: str) -> _Task:
        assert name == RUN_CHANGED
        return _Task(event=name)


class Telling:
    """One orchestration of one run. `waits` is what it waits for; `failed` when an activity failed as often as allowed."""

    def __init__(self, world: "World", run: RunId) -> None:
        self.world, self.run = world, run
        self.story = TELL(_Context(), {"run_id": run})
        self.waits: task.Task | None = None
        self.timer: _Task | None = None
        self.event: _Task | None = None
        self.events = 0
        self.ended = self.failed = False

    def begin(self) -> None:
        self._go(None)

    def wake(self) -> None:
        self.events += 1
        if self.event is not None:
            self._happen(self.event, "changed")

    def pass_time(self) -> None:
        if self.timer is not None and self.world.clock.now() >= self.timer.what["until"]:
            self._happen(self.timer, "time")

    def _happen(self, what: _Task, word: str) -> None:
        self.world.transcript.append(word)
        waits = self.waits
        self.waits = self.timer = None
        if what is self.event:
            self.events -= 1
            self.event = None
        what.complete(None)
        self._go(what if waits is not what else None)

    def _go(self, value: Any) -> None:
        """Until it waits for time or an event, or ends."""
        try:
            while True:
                found = self.story.send(value)
                if isinstance(found, _Task) and "activity" in found.what:
                    value = self._work(found)
                    found.complete(value)
                    if self.failed:
                        return None
                    continue
                self._wait(found)
                if self.events and self.event is not None:
                    return self._happen(self.event, "changed")
                return None
        except StopIteration:
            self.ended = True

    def _wait(self, found: task.Task) -> None:
        parts = [found] if isinstance(found, _Task) else found.get_tasks()
        self.waits = found
        self.event = next((p for p in parts if "event" in p.what), None)
        self.timer = next((p for p in parts if "until" in p.what), None)
        pause = self.timer.what["until"] - self.world.clock.now() if self.timer else "for a change"
        self.world.transcript.append(f"wait {pause}")

    def _work(self, call: _Task) -> Any:
        name = call.what["activity"]
        pause = RETRY.first_retry_interval
        for _ in range(RETRY.max_number_of_attempts):
            try:
                found = dict(run_activity(call.what["input"], WORK[name], lambda: self.world.ports))
            except RetryableError:
                self.world.transcript.append(f"{name}: again in {pause}")
                self.world.clock.advance(pause)
                pause = min(pause * 2, RETRY.max_retry_interval)
                continue
            self.world.transcript.append(f"{name}: {found['next']}")
            return json.loads(json.dumps(found))
        self.failed = self.ended = True
        return None


@dataclass
class StoryEngine:
    """Implements the Engine port on tellings. Started tellings begin when the world turns, as on a real engine."""

    world: "World"
    tellings: dict[RunId, Telling] = field(default_factory=dict)
    fresh: list[Telling] = field(default_factory=list)
    woken: list[RunId] = field(default_factory=list)
    is_deaf = False

    def start(self, run: RunId) -> None:
        if not self.is_working(run):
            self.tellings[run] = Telling(self.world, run)
            self.fresh.append(self.tellings[run])

    def wake(self, run: RunId) -> None:
        if self.is_deaf:
            raise RetryableError("the engine does not answer")
        self.woken.append(run)

    def is_working(self, run: RunId) -> bool:
        return run in self.tellings and not self.tellings[run].ended

    def turn(self) -> bool:
        """Let everything go on that can. True when something did."""
        fresh, self.fresh = self.fresh, []
        woken, self.woken = self.woken, []
        for telling in fresh:
            telling.begin()
        for run in woken:
            if self.is_working(run):
                self.tellings[run].wake()
        for telling in list(self.tellings.values()):
            telling.pass_time()
        return bool(fresh or woken)


@dataclass
class World:
    """Everything a run touches. Change any part before or between the turns."""

    company: Company = field(default_factory=a_company)
    answer: Callable[[Ticket], Reading] | None = None
    clock: FixedClock = field(default_factory=FixedClock)
    runs: FakeRunStore = field(default_factory=FakeRunStore)
    mailer: StoryMailer = field(default_factory=StoryMailer)
    signer: FakeSigner = field(default_factory=FakeSigner)
    audit: FakeAuditLog = field(default_factory=FakeAuditLog)
    vault: FakeVault = field(default_factory=FakeVault)
    life: Life = field(default_factory=Life)
    transcript: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.companies = FakeCompanies(self.company)
        self.connections = FakeConnections(a_connection(status_done="done", status_attention="attention"))
        self.desk = StoryDesk(self.clock)
        self.directory = FakeDirectory(self.clock, mentions=some_mentions(), known=a_snapshot())
        self.reader = StoryReader(self.answer or read)
        self.engine = StoryEngine(self)

    @property
    def ports(self) -> Any:
        """What activities get: everything that is outside can die."""
        runs, mailer, vault, audit, directory, reader, desk = (
            Fragile(port, self.life)
            for port in (self.runs, self.mailer, self.vault, self.audit, self.directory, self.reader, self.desk)
        )
        desks = FragileDesks(desk)
        outbox = Outbox(
            runs=runs,
            companies=self.companies,
            connections=self.connections,
            desks=desks,
            mailer=mailer,
            signer=self.signer,
            vault=vault,
            clock=self.clock,
            public_url="https://gangway.example",
        )
        return SimpleNamespace(
            runs=runs,
            companies=self.companies,
            directory=directory,
            clock=self.clock,
            audit=audit,
            outbox=outbox,
            sources=Sources(
                connections=self.connections,
                desks=desks,
                forms=reader,
                llm=None,
                files=AttachmentReader(),
                spending=FakeSpending(),
            ),
            tenant=Tenant(directory=directory, vault=vault),
        )

    def file_ticket(self, *bodies: str, **over: Any) -> RunId:
        """A ticket comes in by webhook."""
        ticket = a_raw_ticket(*bodies, received_at=self.clock.now(), **over)
        self.desk.tickets[ticket.id] = ticket
        self.nudge(ticket, NoticeKind.CREATED)
        return run_id_for(ticket.connection, ticket.id)

    def nudge(self, ticket: RawTicket | TicketId, kind: NoticeKind = NoticeKind.UPDATED) -> None:
        ticket_id = ticket.id if isinstance(ticket, RawTicket) else ticket
        notice = Notice(connection=CONNECTION, ticket=ticket_id, kind=kind)
        receive_ticket(notice, runs=self.runs, engine=self.engine, clock=self.clock)

    def reply(self, text: str, ticket: TicketId | None = None) -> None:
        """The requester writes on the ticket, and the desk says so."""
        ticket = ticket or next(iter(self.desk.tickets))
        self.desk.reply(ticket, text, at=self.clock.now())
        self.nudge(ticket)

    def click(self, mail: Mail, choice: Choice = Choice.APPROVE, reason: str = "") -> DecideResult:
        token = LINK.findall(mail.text)[0]
        return decide(
            token,
            Click(choice=choice, reason=reason),
            signer=self.signer,
            runs=self.runs,
            companies=self.companies,
            clock=self.clock,
            engine=self.engine,
        )

    def fill_in(self, form: dict[str, str], *, address: str = "203.0.113.7", link: int = -1) -> TakeResult:
        """The requester opens the link of a question (the newest unless told otherwise) and sends the form."""
        tokens = [found for note in self.desk.notes for found in ANSWERS_LINK.findall(note.text)]
        return take_answers(
            tokens[link],
            form,
            remote_address=address,
            signer=self.signer,
            runs=self.runs,
            companies=self.companies,
            clock=self.clock,
            engine=self.engine,
        )

    def reconcile(self) -> None:
        ports = self.ports

        def look(run: RunId) -> str:
            return reconcile(run, runs=ports.runs, engine=self.engine, clock=self.clock, outbox=ports.outbox)

        reconcile_each(self.runs.unfinished(), look)

    def restart(self) -> None:
        """A new process with an empty engine, a while later."""
        self.life.die_at = None
        self.engine = StoryEngine(self)
        self.clock.advance(timedelta(seconds=90))

    def turn(self) -> None:
        """Let the engine go on until nothing can."""
        while self.engine.turn():
            pass

    def live(self, *people: Callable[["World"], bool], most: int = 2000) -> None:
        """Until every run has ended and every message is out, or nothing more can ever happen."""
        for _ in range(most):
            self.turn()
            if sum(person(self) for person in people):
                continue
            if not self.pass_time():
                return
        raise AssertionError(f"the story does not end: {self.transcript[-20:]}")

    def pass_time(self) -> bool:
        """Jump to the next moment at which anything is due. False when nothing is."""
        moment = self.next_moment()
        if moment is None:
            return False
        self.clock.advance(max(moment - self.clock.now(), timedelta(0)))
        self.reconcile()
        return True

    def next_moment(self) -> datetime | None:
        moments = [t.timer.what["until"] for t in self.engine.tellings.values() if t.timer is not None and not t.ended]
        for run_id in self.runs.unfinished():
            ledger = self.runs.load(run_id)
            if not ledger.run.is_final and not self.engine.is_working(run_id):
                moments.append(self.clock.now() + TICK)
            for d in ledger.deliveries.values():
                if d.status is DeliveryStatus.PENDING:
                    moments.append(max(d.not_before or self.clock.now(), self.clock.now() + TICK))
                elif d.status is DeliveryStatus.SENDING:
                    moments.append(max(d.sending_until or self.clock.now(), self.clock.now() + TICK))
        return min(moments) if moments else None

    def run(self, person: int = 0, ticket: str = "T-1001") -> Run:
        return self.ledger(person, ticket).run

    def ledger(self, person: int = 0, ticket: str = "T-1001") -> Ledger:
        return self.runs.load(run_id_for(CONNECTION, TicketId(ticket), person))

    def mails(self, word: str = "", to: str = "") -> list[Mail]:
        """Mails as their receivers see them: a second copy under a message id they have is none."""
        distinct = {mail.message_id: mail for mail in self.mailer.sent}
        return [m for m in distinct.values() if word.casefold() in m.subject.casefold() and (not to or m.to == to)]

    def secret(self) -> SecretStr | None:
        kept = list(self.vault.kept.values())
        return kept[0][0] if kept else None


@dataclass
class Approver:
    """Decides about every mail that comes in, once."""

    who: Person
    choice: Choice = Choice.APPROVE
    after: timedelta = timedelta(0)
    seen: set[str] = field(default_factory=set)

    def __call__(self, world: World) -> bool:
        fresh = [m for m in world.mails(to=self.who.email) if m.message_id not in self.seen and LINK.search(m.text)]
        for mail in fresh:
            self.seen.add(mail.message_id)
            try:
                world.click(mail, self.choice, "no" if self.choice is Choice.REJECT else "")
            except LinkError:
                continue
        return bool(fresh)


@dataclass
class Requester:
    """Answers the first questions on the ticket, one reply each."""

    replies: list[str]
    seen: set[str] = field(default_factory=set)

    def __call__(self, world: World) -> bool:
        fresh = [note for note in world.desk.notes if "question" in note.key and note.key not in self.seen]
        self.seen |= {note.key for note in fresh}
        for _ in fresh:
            if self.replies:
                world.reply(self.replies.pop(0))
        return bool(fresh)
