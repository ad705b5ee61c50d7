"""What holds for the plan of any request in any tenant of any company."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from shared.domain.catalogue import CATALOGUE, Task
from shared.domain.directory import Mentions, Snapshot
from shared.domain.outcome import Reason
from shared.domain.plan import Plan, StepMode
from shared.domain.planning.make_plan import make_plan
from shared.domain.policy import Company
from shared.domain.request import Field, Intent, Request
from tests.builders import COMPANY, TENANT
from tests.clock import START
from tests.domain.planning.worlds import companies, requests, snapshots
from tests.tenants import DANA_BRIEF, KELLY_BRIEF, MARISOL_BRIEF

ANY = settings(max_examples=100, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def plan(request: Request, snapshot: Snapshot, company: Company) -> Plan:
    made = make_plan(request, snapshot, company, asked_at=START)
    assume(isinstance(made, Plan))
    return made


@ANY
@given(requests, snapshots(), companies)
def test_anything_gives_a_plan_questions_or_a_refusal_and_the_same_again(
    request: Request, snapshot: Snapshot, company: Company
) -> None:
    assert make_plan(request, snapshot, company, asked_at=START) == make_plan(
        request, snapshot, company, asked_at=START
    )


@ANY
@given(requests, snapshots(), companies, st.integers(min_value=1, max_value=10**6))
def test_when_the_tenant_was_looked_at_never_matters(
    request: Request, snapshot: Snapshot, company: Company, later: int
) -> None:
    first = plan(request, snapshot, company)
    again = plan(request, snapshot.model_copy(update={"taken_at": START + timedelta(seconds=later)}), company)
    assert first.digest() == again.digest()


@ANY
@given(requests, snapshots(), companies, st.randoms(use_true_random=False))
def test_the_order_in_which_the_directory_answers_never_matters(
    request: Request, snapshot: Snapshot, company: Company, random: Any
) -> None:
    def shuffled(values: tuple) -> tuple:
        return tuple(random.sample(values, len(values)))

    subject = snapshot.subject.model_copy(
        update={"groups": shuffled(snapshot.subject.groups), "licences": shuffled(snapshot.subject.licences)}
    )
    people = dict(random.sample(sorted(snapshot.mentions.people.items()), len(snapshot.mentions.people)))
    mentions = Mentions(people=people, groups=snapshot.mentions.groups)
    other = snapshot.model_copy(update={"subject": subject, "skus": shuffled(snapshot.skus), "mentions": mentions})
    assert make_plan(request, snapshot, company, asked_at=START) == make_plan(request, other, company, asked_at=START)


def _only_allowed(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    for step in made.steps:
        if step.task not in company.tasks:
            assert (step.mode, step.reason) == (StepMode.MANUAL, Reason.NOT_ALLOWED)


def _in_order(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    seen: set[str] = set()
    for step in made.steps:
        assert step.id not in seen
        assert set(step.requires) | set(step.follows) <= seen
        assert step.risk is CATALOGUE[step.task].risk
        assert (step.mode is StepMode.MANUAL) == (step.reason is not None)
        seen.add(step.id)


def _by_hand_first(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    for step in made.steps:
        if step.mode is StepMode.DO:
            assert all(made.step(needed).mode is not StepMode.MANUAL for needed in step.requires)


def _only_known_targets(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:

    assert (made.tenant, made.company) == (TENANT, COMPANY)
    subject = "" if request.intent is Intent.ONBOARD else DANA_BRIEF.id
    assert {step.subject.id for step in made.steps} == {subject} == {made.subject.id}
    known = {user.id for user in (DANA_BRIEF, KELLY_BRIEF, MARISOL_BRIEF)} | {sku.id for sku in snapshot.skus}
    known |= {group.id for found in snapshot.mentions.groups.values() for group in found}
    known |= {group.id for group in snapshot.subject.groups} | {held.sku_id for held in snapshot.subject.licences}
    assert {step.object.id for step in made.steps if step.object} <= known | {""}
    receivers = {
        user.mail for user in (DANA_BRIEF, KELLY_BRIEF, MARISOL_BRIEF)
    }  # a manager may bear the newcomer's name
    assert made.handover_to is None or made.handover_to.address in receivers
    address = made.subject.address.rpartition("@")[2]
    assert address == "brightfork.example"


TEXTS = ("job_title", "office", "mobile_phone", "employee_id", "auto_reply", "copy_from", "forward_to", "onedrive_to")


@ANY
@given(requests, snapshots(), companies, st.text(max_size=60), st.sampled_from(TEXTS))
def test_a_field_that_names_nobody_changes_no_task_and_no_target(
    request: Request, snapshot: Snapshot, company: Company, words: str, name: str
) -> None:
    """Whatever the words are: the steps are those of any other words."""

    def frame(text: str) -> list:
        said = request.model_copy(update={name: Field(value=text, quote=text)})
        return [(s.task, s.mode, s.object, s.requires) for s in plan(said, snapshot, company).steps]

    assert frame(words) == frame("Nothing in particular")


def _licences_last(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    with_mail = {sku.id for sku in snapshot.skus if not sku.has_exchange}
    carriers = {group.id for group in snapshot.subject.groups if group.licence_skus}
    for step in made.steps:
        loses = step.task is Task.LICENCE_REMOVE and step.object.id not in with_mail
        loses = loses or (step.task is Task.GROUP_REMOVE and step.object.id in carriers)
        if not loses or step.mode is not StepMode.DO:
            continue
        needed = {made.step(name).task for name in step.requires}
        mailbox = snapshot.mailbox
        is_user = mailbox is not None and mailbox.kind == "user"
        assert Task.MAILBOX_CONVERT_TO_SHARED in needed or not is_user
        assert mailbox is None or not mailbox.has_litigation_hold


def _no_role_holders(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    assert not snapshot.subject.roles


def _only_what_was_named(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    count = {task: len([s for s in made.steps if s.task is task]) for task in (Task.LICENCE_ASSIGN, Task.GROUP_ADD)}
    assert count[Task.LICENCE_ASSIGN] <= len(request.licenses)
    assert count[Task.GROUP_ADD] <= len(request.groups)
    assert len([s for s in made.steps if s.task is Task.USER_CREATE]) == 1
    for step in made.steps:
        if step.task is Task.LICENCE_ASSIGN and step.mode is StepMode.DO:
            assert any(sku.id == step.object.id and sku.free > 0 for sku in snapshot.skus)


def _stored(made: Plan, request: Request, snapshot: Snapshot, company: Company) -> None:
    stored = Plan.model_validate_json(made.canonical())
    assert stored == made
    assert stored.digest() == made.digest()


@ANY
@given(requests, snapshots(), companies)
def test_any_difference_in_what_is_decided_about_is_another_digest(
    request: Request, snapshot: Snapshot, company: Company
) -> None:
    made = plan(request, snapshot, company)
    other = "11111111-2222-3333-4444-555555555555"
    changed = [
        {"tenant": other},
        {"steps": made.steps[:-1]},
        {"effective_at": made.effective_at + timedelta(seconds=1)},
        {"handover_to": KELLY_BRIEF.ref().model_copy(update={"address": "n.k@freemail.example"})},
        {"steps": (made.steps[0].model_copy(update={"after": {"x": 1}}), *made.steps[1:])},
    ]
    digests = {made.model_copy(update=change).digest() for change in changed} | {made.digest()}
    assert len(digests) == len(changed) + 1


LEAVING = (_licences_last, _no_role_holders)
JOINING = (_only_what_was_named,)
ALWAYS = (_only_allowed, _in_order, _by_hand_first, _only_known_targets, _stored)


@ANY
@given(requests, snapshots(), companies)
def test_what_holds_for_every_plan_holds_for_any(request: Request, snapshot: Snapshot, company: Company) -> None:
    made = plan(request, snapshot, company)
    own = JOINING if request.intent is Intent.ONBOARD else LEAVING
    for rule in (*ALWAYS, *own):
        rule(made, request, snapshot, company)
