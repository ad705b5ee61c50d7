"""A run that waits for approval, with links to it, for tests of what those links do."""

from dataclasses import dataclass, field

from shared.domain.plan import Plan
from shared.domain.run import Change, Run
from shared.ports import LinkClaims, LinkPurpose
from shared.services.decide import Click, DecideResult, decide
from shared.services.show_approval import ApprovalLink, show_approval
from tests.builders import OMAR, RUTH, a_company, a_plan, a_run
from tests.clock import FixedClock
from tests.fakes.companies import FakeCompanies
from tests.fakes.engine import FakeEngine
from tests.fakes.run_store import FakeRunStore
from tests.fakes.signer import FakeSigner


@dataclass
class Waiting:
    """`ruth` and `omar` are the tokens of the two approvers' links."""

    plan: Plan = field(default_factory=a_plan)
    runs: FakeRunStore = field(default_factory=FakeRunStore)
    companies: FakeCompanies = field(default_factory=lambda: FakeCompanies(a_company()))
    signer: FakeSigner = field(default_factory=FakeSigner)
    engine: FakeEngine = field(default_factory=FakeEngine)
    clock: FixedClock = field(default_factory=FixedClock)

    def __post_init__(self) -> None:
        self.run = a_run(plan=self.plan)
        self.runs.create(Change(run=self.run))
        self.runs.put_document(self.run.id, self.plan.digest(), self.plan.canonical())
        self.ruth = self.link_for(RUTH.email)
        self.omar = self.link_for(OMAR.email)

    def link_for(self, address: str, *, plan: Plan | None = None) -> str:
        digest = (plan or self.plan).digest()
        return self.signer.sign(
            LinkClaims(purpose=LinkPurpose.APPROVAL, run=self.run.id, subject=address, digest=digest)
        )

    def show(self, token: str) -> ApprovalLink:
        return show_approval(token, signer=self.signer, runs=self.runs, companies=self.companies, clock=self.clock)

    def click(self, token: str, click: Click) -> DecideResult:
        return decide(
            token,
            click,
            signer=self.signer,
            runs=self.runs,
            companies=self.companies,
            clock=self.clock,
            engine=self.engine,
        )

    def stored(self) -> Run:
        return self.ledger.run

    @property
    def ledger(self):
        return self.runs.load(self.run.id)

    def move_run(self, **over: object) -> None:
        """The run goes on, as the engine would have it."""
        ledger = self.ledger
        self.runs.save(ledger, Change(run=ledger.run.model_copy(update=over)))
