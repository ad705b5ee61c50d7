"""Plans as planning makes them, carried out wave by wave on the simulated cloud: what both sides mean by a state is the same."""

from datetime import date

from shared.domain.catalogue import Task
from shared.domain.directory import LookupQuery, MailboxKind, Mentions
from shared.domain.executing.judging import is_as_before
from shared.domain.executing.settling import after_look, after_write, attempted, before_write
from shared.domain.executing.waves import next_wave
from shared.domain.outcome import SUCCESS
from shared.domain.plan import Plan, StepMode
from shared.domain.planning.lookups import state_to_read, words_to_look_up
from shared.domain.planning.make_plan import make_plan
from shared.domain.policy import Defaults, DelegateRule, Naming, Offboarding, Onboarding
from shared.domain.request import DateField, Field, Intent, Request
from shared.domain.run import StepProgress
from shared.services.bind_step import bind_steps
from tests.adapters.tenant_world import TENANT, batches, held
from tests.builders import a_company

DAY = DateField(value=date(2026, 11, 24), quote="24 November")


def said(value):
    return Field(value=value, quote=value)


def a_brightfork(**over):
    return a_company(
        **{
            "tenant_id": TENANT,
            "offboarding": Offboarding(
                delegate=DelegateRule.MANAGER, auto_reply="{name} has left.\nWrite to {delegate}."
            ),
            "onboarding": Onboarding(
                usage_location="US",
                naming=Naming(domain="brightfork.example"),
                defaults=(Defaults(licences=("ENTERPRISEPACK",), groups=("Operations", "Operations Hub")),),
            ),
        }
        | over
    )


def planned(cloud, directory, request, company):
    """Lookup, snapshot, plan: as the product does it."""
    words = words_to_look_up(request, company)
    mentions = directory.lookup(TENANT, LookupQuery(people=words.people, groups=words.groups))
    snapshot = directory.snapshot(TENANT, state_to_read(request, company, mentions))
    snapshot = snapshot.model_copy(update={"mentions": mentions or Mentions()})
    plan = make_plan(request, snapshot, company, asked_at=cloud.state.now())
    assert isinstance(plan, Plan), plan
    return plan


def carried_out(cloud, directory, plan):
    """Waves until nothing is left; the clock is moved where the product would wait."""
    progress: dict = {}
    for _ in range(40):
        now = cloud.state.now()
        wave = next_wave(plan, progress, now)
        if wave.is_finished:
            return progress
        if wave.until:
            cloud.state.clock.advance((wave.until - now).total_seconds() + 0.001)
            continue
        one_wave(directory, plan, progress, wave, now)
    raise AssertionError(f"does not end: {progress}")


def one_wave(directory, plan, progress, wave, now):
    def known(step):
        return progress.get(step.id, StepProgress(step=step.id))

    steps = bind_steps(plan, [plan.step(name) for name in wave.write], progress)
    seen = directory.observe(TENANT, steps)
    for step in steps:
        progress[step.id] = before_write(step, known(step), seen[step.id], now)
    ready = [step for step in steps if known(step).outcome is None and known(step).look_at is None]
    for step in ready:
        progress[step.id] = attempted(known(step), now)
    answers = directory.apply(TENANT, ready)
    for step in ready:
        progress[step.id] = after_write(step, known(step), answers[step.id], now)
    tried = [step for step in ready if known(step).outcome is None]
    tried += bind_steps(plan, [plan.step(name) for name in wave.look], progress)
    for name, look in directory.observe(TENANT, tried).items():
        step = next(one for one in tried if one.id == name)
        progress[name] = after_look(step, known(step), look, now)


def an_offboarding():
    return Request(
        intent=Intent.OFFBOARD, reader="forms", display_name=said("Dana Whitlock"), effective_date=DAY,
        effective_time=None,
    )  # fmt: skip


def test_every_step_of_an_offboarding_plan_reads_as_the_plan_says_it_was(cloud, directory):
    plan = planned(cloud, directory, an_offboarding(), a_brightfork())
    steps = [step for step in plan.steps if step.mode is StepMode.DO]

    seen = directory.observe(TENANT, steps)

    assert len(steps) >= 10
    assert [step.id for step in steps if not is_as_before(step, seen[step.id].state)] == []


def test_an_offboarding_ends_as_it_should_and_every_outcome_was_read_back(cloud, directory):
    plan = planned(cloud, directory, an_offboarding(), a_brightfork())

    progress = carried_out(cloud, directory, plan)

    assert {step: done.outcome for step, done in progress.items() if done.outcome not in SUCCESS} == {}
    query = state_to_read(
        an_offboarding(), a_brightfork(), directory.lookup(TENANT, LookupQuery(people=("Dana Whitlock",)))
    )
    after = directory.snapshot(TENANT, query)
    assert [group.name for group in after.subject.groups if not group.is_dynamic] == []
    assert after.subject.licences == ()
    assert not after.subject.brief.is_enabled
    assert (after.mailbox.kind, after.mailbox.is_hidden) == (MailboxKind.SHARED, True)
    assert after.mailbox.auto_reply_text == "Dana Whitlock has left.\nWrite to Marisol Vega."
    assert "marisol.vega@brightfork.example" in after.mailbox.full_access
    assert held(cloud, "Ines Carvalho").is_enabled


def test_an_onboarding_ends_with_account_licence_groups_manager_and_a_pass(cloud, directory):
    request = Request(
        intent=Intent.ONBOARD,
        reader="forms",
        given_name=said("DeShawn"),
        surname=said("Whitaker"),
        job_title=said("Dispatch Coordinator"),
        department=said("Operations"),
        manager=said("Marisol Vega"),
        effective_date=DAY,
    )
    plan = planned(cloud, directory, request, a_brightfork())

    progress = carried_out(cloud, directory, plan)

    assert {step: done.outcome for step, done in progress.items() if done.outcome not in SUCCESS} == {}
    made = held(cloud, "DeShawn Whitaker")
    assert made.upn == "deshawn.whitaker@brightfork.example"
    assert made.manager_id == held(cloud, "Marisol Vega").id
    assert [one.sku_id for one in made.licences] == ["6fd2c87f-b296-42f0-b197-1e91e994b900"]
    assert made.id in held(cloud, "Operations").members
    assert made.id in held(cloud, "Operations Hub").members
    assert len(made.passes) == 1
    assert Task.ACCESS_PASS in {step.task for step in plan.steps}


def test_no_path_names_a_person_by_address_once_the_person_is_known(cloud, directory):
    plan = planned(cloud, directory, an_offboarding(), a_brightfork())
    cloud.log.clear()

    carried_out(cloud, directory, plan)

    paths = [item.url.partition("?")[0] for entry in batches(cloud) for item in entry.items]
    assert [path for path in paths if "@" in path or "%40" in path] == []
