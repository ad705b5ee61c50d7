"""A first sign-in is shown once, on purpose, with a record; a look never shows it."""

import threading
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from pydantic import SecretStr

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.errors import LinkError, RetryableError
from shared.domain.ids import ObjectId, StepId
from shared.domain.outcome import Outcome
from shared.domain.run import AuditKind, Change, Progress, RunStatus, StepProgress
from shared.ports import LinkClaims, LinkPurpose
from shared.services.keep_secret import secret_key
from shared.services.render_pages import handover_page, revealed_page
from shared.services.reveal import reveal
from shared.services.show_handover import HandoverState, show_handover
from tests.builders import MARISOL, a_company, a_run
from tests.clock import FixedClock
from tests.fakes.companies import FakeCompanies
from tests.fakes.run_store import FakeRunStore
from tests.fakes.signer import FakeSigner
from tests.fakes.vault import FakeVault
from tests.services.plans import a_step_of, onboarding_plan
from tests.services.readable import unreadable

PASS = "Qx7-Rt9!zL2"
MADE = ObjectRef(id=ObjectId("u-new"), name="DeShawn Whitaker", address="deshawn.whitaker2@brightfork.example")


class FlakyVault(FakeVault):
    """Does not answer the first time that something is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.failures = 1

    def take(self, key: str) -> SecretStr | None:
        if self.failures:
            self.failures -= 1
            raise RetryableError("the vault does not answer")
        return super().take(key)


@dataclass
class Ready:
    """A pass that waits in the vault for Marisol."""

    task: Task = Task.ACCESS_PASS
    runs: FakeRunStore = field(default_factory=FakeRunStore)
    companies: FakeCompanies = field(default_factory=lambda: FakeCompanies(a_company()))
    signer: FakeSigner = field(default_factory=FakeSigner)
    vault: FakeVault = field(default_factory=FakeVault)
    clock: FixedClock = field(default_factory=FixedClock)

    def __post_init__(self) -> None:
        plan = onboarding_plan()
        if self.task is Task.ACCESS_PASSWORD:
            plan = plan.model_copy(update={"steps": (plan.steps[0], a_step_of(Task.ACCESS_PASSWORD))})
        self.run = a_run(plan=plan, status=RunStatus.COMPLETED)
        now = self.clock.now()
        steps = (
            StepProgress(step=StepId("user.create"), progress=Progress.SETTLED, outcome=Outcome.DONE, produced=MADE),
            StepProgress(
                step=StepId(self.task.value), progress=Progress.SETTLED, outcome=Outcome.DONE, last_attempt_at=now
            ),
        )
        self.runs.create(Change(run=self.run, steps=steps))
        self.runs.put_document(self.run.id, plan.digest(), plan.canonical())
        self.key = secret_key(self.run.id, StepId(self.task.value))
        self.vault.keep(self.key, SecretStr(PASS), until=now + timedelta(days=7))
        self.token = self.link_for(self.key)

    def link_for(self, key: str) -> str:
        claims = LinkClaims(purpose=LinkPurpose.HANDOVER, run=self.run.id, subject=MARISOL.address, digest=key)
        return self.signer.sign(claims)

    def show(self):
        return show_handover(self.token, signer=self.signer, runs=self.runs, companies=self.companies, vault=self.vault)

    def press(self):
        return reveal(
            self.token,
            remote_address="203.0.113.9",
            signer=self.signer,
            runs=self.runs,
            companies=self.companies,
            vault=self.vault,
            clock=self.clock,
        )

    @property
    def events(self):
        return self.runs.load(self.run.id).events


def test_a_look_shows_no_secret_takes_nothing_and_writes_nothing():
    world = Ready()
    writes = world.runs.writes

    pages = [handover_page(world.show()) for _ in range(20)]

    assert PASS not in "".join(pages)
    assert world.vault.taken == []
    assert world.runs.writes == writes


def test_the_button_shows_it_once_and_records_who_and_from_where():
    world = Ready()

    revealed = world.press()

    html = revealed_page(revealed).replace("<wbr>", "")
    assert PASS in html
    assert MADE.address in html, "the name that the account really got"
    assert world.vault.taken == [world.key]
    (event,) = world.events
    assert (event.kind, event.actor) == (AuditKind.REVEALED, MARISOL.address)
    assert event.detail["remote_address"] == "203.0.113.9"
    assert PASS not in event.model_dump_json()


def test_the_second_time_says_when_it_was_shown_and_what_to_do():
    world = Ready()
    world.press()
    world.clock.advance(timedelta(hours=2))

    for html in (revealed_page(world.press()), handover_page(world.show())):
        assert "shown on Tuesday 24 November 2026, 09:00 (Central Standard Time)" in html
        assert "a new one can be issued" in html
        assert PASS not in html
    assert len(world.events) == 1


def test_of_many_presses_at_once_exactly_one_gets_it():
    world = Ready()
    results = []
    threads = [threading.Thread(target=lambda: results.append(world.press().secret)) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [secret for secret in results if secret is not None] == [SecretStr(PASS)]
    assert len(world.events) == 1


def test_a_secret_that_was_never_collected_is_said_to_be_gone():
    world = Ready()
    world.vault.kept.clear()

    assert world.show().state is HandoverState.GONE
    assert "was not collected in time" in revealed_page(world.press())
    assert world.events == ()


def test_where_taking_fails_after_recording_the_button_works_again():
    world = Ready(vault=FlakyVault())

    with pytest.raises(RetryableError):
        world.press()
    assert world.press().secret == SecretStr(PASS)
    assert len(world.events) == 2, "each showing is on record, the one that failed too"


@pytest.mark.parametrize("key", ["", "run-000000000000000000000000-access-pass", "access.pass"])
def test_a_link_about_no_secret_of_this_plan_is_invalid(key):
    world = Ready()
    world.token = world.link_for(key)

    with pytest.raises(LinkError):
        world.show()


def test_an_approval_link_reveals_nothing():
    world = Ready()
    claims = LinkClaims(purpose=LinkPurpose.APPROVAL, run=world.run.id, subject=MARISOL.address, digest=world.key)
    world.token = world.signer.sign(claims)

    with pytest.raises(LinkError):
        world.press()


def test_a_pass_says_how_long_it_works_and_that_it_works_once():
    html = handover_page(Ready().show())

    assert "It works until Tuesday 24 November 2026, 17:00 (Central Standard Time). It works once." in html


def test_a_password_says_that_it_has_to_be_changed():
    world = Ready(task=Task.ACCESS_PASSWORD)

    html = revealed_page(world.press())
    assert "It has to be changed at the first sign-in." in html
    assert "password" in html
    assert "temporary access pass" not in html


def test_no_page_shows_codes_ids_or_python():
    world = Ready()

    assert [unreadable(html) for html in (handover_page(world.show()), revealed_page(world.press()), handover_page(world.show()))] == [[]] * 3  # fmt: skip


def test_markup_in_a_secret_is_shown_as_it_is():
    world = Ready()
    world.vault.keep(world.key, SecretStr("<b>&'\""), until=world.clock.now())

    assert "&lt;b&gt;&amp;&#39;&#34;" in revealed_page(world.press())
