"""The plan for a leaver, rule by rule."""

from datetime import UTC, date, datetime, time

import pytest

from shared.domain.catalogue import EXCHANGE_PERMISSION, Risk, Task
from shared.domain.directory import GroupKind, LicenceState, MailboxAccess, MailboxKind
from shared.domain.ids import ObjectId
from shared.domain.outcome import Reason
from shared.domain.plan import Plan, StepMode, WarningCode
from shared.domain.policy import DelegateRule, Offboarding
from shared.domain.request import Asked, Intent, Question, SwitchField
from tests.builders import DANA, MARISOL, TENANT, a_company
from tests.domain.planning.plans import (
    a_plan_of,
    asked,
    done,
    one_step,
    plan_of,
    refused,
    steps_of,
    warned,
    with_subject,
)
from tests.domain.requests import a_leaving, at, field, on
from tests.tenants import (
    ALL_STAFF,
    DANA_BRIEF,
    E3,
    GRANTED,
    KELLY_BRIEF,
    MARISOL_BRIEF,
    SALES_TEAM,
    VISIO,
    a_brief,
    a_group,
    a_leaver,
    a_mailbox,
    a_snapshot,
    people,
    some_mentions,
)

ACCESS = (Task.ACCESS_BLOCK, Task.ACCESS_REVOKE_SESSIONS, Task.ACCESS_SCRAMBLE_PASSWORD)
GB = 1024**3


def test_an_ordinary_leaver_is_planned_in_full_and_in_order() -> None:
    plan = a_plan_of(a_leaving())

    assert done(plan) == [
        *ACCESS,
        Task.MAILBOX_HIDE,
        Task.MAILBOX_CONVERT_TO_SHARED,
        Task.LIST_REMOVE,
        Task.GROUP_REMOVE,
        Task.LICENCE_REMOVE,
    ]
    assert (plan.subject, plan.tenant, plan.company) == (DANA_BRIEF.ref(), TENANT, a_company().company_id)
    assert plan.risk is Risk.HIGH
    assert plan.handover_to is None


def test_access_ends_first_and_in_the_order_block_revoke_scramble() -> None:
    plan = a_plan_of(a_leaving())
    block, revoke, scramble = (one_step(plan, task) for task in ACCESS)

    assert plan.steps[:3] == (block, revoke, scramble)
    assert revoke.follows == (block.id,)
    assert scramble.follows == (block.id, revoke.id)
    for step in plan.steps[3:]:
        assert set(step.follows) >= {block.id, revoke.id, scramble.id}


def test_the_licence_goes_only_after_the_mailbox_is_shared_and_everything_else_is_settled() -> None:
    plan = a_plan_of(a_leaving())

    licence = one_step(plan, Task.LICENCE_REMOVE)
    assert licence.requires == (one_step(plan, Task.MAILBOX_CONVERT_TO_SHARED).id,)
    assert set(licence.follows) >= {s.id for s in steps_of(plan, Task.GROUP_REMOVE, Task.LIST_REMOVE)}


@pytest.mark.parametrize(
    ("mailbox", "over", "reason"),
    [
        pytest.param(a_mailbox(size_bytes=51 * GB), {}, Reason.MAILBOX_TOO_LARGE, id="too large"),
        pytest.param(a_mailbox(has_litigation_hold=True), {}, Reason.MAILBOX_ON_HOLD, id="on hold"),
        pytest.param(a_mailbox(has_archive=True), {}, Reason.MAILBOX_ON_HOLD, id="archive"),
        pytest.param(
            a_mailbox(size_bytes=None), {"unreadable": ("mailbox_size",)}, Reason.CANNOT_READ, id="size unknown"
        ),
        pytest.param(None, {"mailbox_access": MailboxAccess.DENIED}, Reason.CANNOT_READ, id="Exchange denied"),
        pytest.param(None, {"mailbox_access": MailboxAccess.NOT_NEEDED}, Reason.CANNOT_READ, id="Exchange not asked"),
    ],
)
def test_a_licence_that_the_mailbox_may_need_is_left_to_a_person(mailbox, over: dict, reason: Reason) -> None:
    licence = one_step(a_plan_of(a_leaving(), a_snapshot(mailbox=mailbox, **over)), Task.LICENCE_REMOVE)

    assert (licence.mode, licence.reason) == (StepMode.MANUAL, reason)


def test_a_mailbox_that_was_never_used_has_no_size_and_needs_no_licence() -> None:
    plan = a_plan_of(a_leaving(), a_snapshot(mailbox=a_mailbox(size_bytes=None)))

    assert one_step(plan, Task.LICENCE_REMOVE).mode is StepMode.DO


@pytest.mark.parametrize(
    "company",
    [
        a_company(offboarding=Offboarding(convert_to_shared=False)),
        a_company(tasks=frozenset(Task) - {Task.MAILBOX_CONVERT_TO_SHARED}),
    ],
    ids=["policy", "task not allowed"],
)
def test_without_a_conversion_the_licence_of_a_user_mailbox_stays(company) -> None:
    """Without a licence Exchange deletes the mailbox after 30 days."""
    licence = one_step(a_plan_of(a_leaving(), company=company), Task.LICENCE_REMOVE)

    assert (licence.mode, licence.reason) == (StepMode.MANUAL, Reason.DEPENDENCY)


def test_the_ticket_can_ask_to_keep_the_mailbox_as_it_is_and_the_licence_stays_too() -> None:
    plan = a_plan_of(a_leaving(convert_to_shared=SwitchField(value=False, quote="keep her mailbox")))

    assert steps_of(plan, Task.MAILBOX_CONVERT_TO_SHARED) == []
    assert one_step(plan, Task.LICENCE_REMOVE).mode is StepMode.MANUAL


def test_a_mailbox_that_is_shared_already_is_a_noop_and_its_licence_goes() -> None:
    plan = a_plan_of(a_leaving(), a_snapshot(mailbox=a_mailbox(kind=MailboxKind.SHARED)))

    assert one_step(plan, Task.MAILBOX_CONVERT_TO_SHARED).mode is StepMode.NOOP
    assert one_step(plan, Task.LICENCE_REMOVE).requires == ()
    assert one_step(plan, Task.LICENCE_REMOVE).mode is StepMode.DO


def test_without_a_mailbox_there_are_no_mailbox_steps_and_the_licence_goes() -> None:
    plan = a_plan_of(a_leaving(), a_snapshot(mailbox=None))

    assert not [step for step in plan.steps if step.task.value.startswith("mailbox.")]
    assert one_step(plan, Task.LICENCE_REMOVE).requires == ()


def test_a_licence_without_mail_goes_whatever_becomes_of_the_mailbox() -> None:
    user = a_leaver(licences=(LicenceState(sku_id=VISIO.id, part_number=VISIO.part_number),))
    plan = a_plan_of(a_leaving(), with_subject(user, mailbox=a_mailbox(has_litigation_hold=True)))

    assert one_step(plan, Task.LICENCE_REMOVE).mode is StepMode.DO


def test_a_licence_that_nobody_can_name_is_treated_as_if_it_carried_mail() -> None:
    """FC-b08: the reader must not crash on ids it cannot name."""
    user = a_leaver(licences=(LicenceState(sku_id="0dead000-0000-0000-0000-000000000000", part_number=""),))
    licence = one_step(
        a_plan_of(a_leaving(), with_subject(user, mailbox=a_mailbox(has_archive=True))), Task.LICENCE_REMOVE
    )

    assert licence.object.name == "0dead000-0000-0000-0000-000000000000"
    assert licence.reason is Reason.MAILBOX_ON_HOLD


def test_several_licences_go_one_after_the_other_and_the_one_with_mail_last() -> None:
    both = (
        LicenceState(sku_id=E3.id, part_number=E3.part_number),
        LicenceState(sku_id=VISIO.id, part_number=VISIO.part_number),
    )
    first, second = steps_of(a_plan_of(a_leaving(), with_subject(a_leaver(licences=both))), Task.LICENCE_REMOVE)

    assert (first.object.name, second.object.name) == (VISIO.part_number, E3.part_number)
    assert first.id in second.follows


def test_a_licence_by_a_group_that_is_left_needs_no_step_and_the_group_goes_after_the_conversion() -> None:
    group = a_group("E3 users", licence_skus=(E3.id,))
    user = a_leaver(
        groups=(group,), licences=(LicenceState(sku_id=E3.id, part_number=E3.part_number, via_group=group.ref()),)
    )
    plan = a_plan_of(a_leaving(), with_subject(user))

    assert steps_of(plan, Task.LICENCE_REMOVE) == []
    assert one_step(plan, Task.GROUP_REMOVE).requires == (one_step(plan, Task.MAILBOX_CONVERT_TO_SHARED).id,)


def test_a_group_that_carries_the_licence_of_a_mailbox_on_hold_is_not_left() -> None:
    group = a_group("E3 users", licence_skus=(E3.id,))
    plan = a_plan_of(a_leaving(), with_subject(a_leaver(groups=(group,)), mailbox=a_mailbox(has_litigation_hold=True)))

    step = one_step(plan, Task.GROUP_REMOVE)
    assert (step.mode, step.reason) == (StepMode.MANUAL, Reason.MAILBOX_ON_HOLD)


def test_a_licence_by_a_group_that_stays_is_a_persons_work() -> None:
    group = a_group("By rule", is_dynamic=True, licence_skus=(E3.id,))
    user = a_leaver(
        groups=(group,), licences=(LicenceState(sku_id=E3.id, part_number=E3.part_number, via_group=group.ref()),)
    )
    licence = one_step(a_plan_of(a_leaving(), with_subject(user)), Task.LICENCE_REMOVE)

    assert (licence.mode, licence.reason) == (StepMode.MANUAL, Reason.INHERITED_LICENCE)


@pytest.mark.parametrize(
    ("group", "task", "reason"),
    [
        (a_group("A"), Task.GROUP_REMOVE, None),
        (a_group("A", kind=GroupKind.M365), Task.GROUP_REMOVE, None),
        (a_group("A", kind=GroupKind.DISTRIBUTION), Task.LIST_REMOVE, None),
        (a_group("A", kind=GroupKind.MAIL_SECURITY), Task.LIST_REMOVE, None),
        (a_group("A", is_dynamic=True), Task.GROUP_REMOVE, Reason.DYNAMIC_GROUP),
        (a_group("A", is_synced=True), Task.GROUP_REMOVE, Reason.SYNCED),
        (a_group("A", kind=GroupKind.DISTRIBUTION, is_synced=True), Task.LIST_REMOVE, Reason.SYNCED),
        (a_group("A", is_role_assignable=True), Task.GROUP_REMOVE, Reason.ROLE_ASSIGNABLE),
        (a_group("A", is_management_restricted=True), Task.GROUP_REMOVE, Reason.PRIVILEGED),
    ],
    ids=["security", "m365", "list", "mail security", "dynamic", "synced", "synced list", "roles", "restricted"],
)
def test_each_kind_of_group_goes_its_own_way_or_is_left_to_a_person(group, task: Task, reason: Reason | None) -> None:
    step = one_step(a_plan_of(a_leaving(), with_subject(a_leaver(groups=(group,)))), task)

    assert (step.mode, step.reason) == (StepMode.MANUAL if reason else StepMode.DO, reason)
    assert step.object == group.ref()


@pytest.mark.parametrize(
    ("user", "code"),
    [
        (a_leaver(roles=("Global Administrator",)), "privileged"),
        (a_leaver(is_management_restricted=True), "privileged"),
    ],
)
def test_role_holders_are_refused(user, code: str) -> None:
    assert refused(plan_of(a_leaving(), with_subject(user))) == code


@pytest.mark.parametrize("name", ["dana.whitlock@brightfork.example", "DANA.WHITLOCK@brightfork.example"])
def test_protected_accounts_are_refused_however_they_are_written(name: str) -> None:
    assert refused(plan_of(a_leaving(), company=a_company(protected=(name,)))) == "protected"


def test_a_protected_mail_address_protects_too() -> None:
    user = a_leaver(brief=DANA_BRIEF.model_copy(update={"mail": "emergency@brightfork.example"}))
    company = a_company(protected=("emergency@brightfork.example",))
    assert refused(plan_of(a_leaving(), with_subject(user), company)) == "protected"


def test_a_guest_cannot_be_signed_out_by_us_and_is_warned_about() -> None:
    """FC-c14."""
    guest = DANA_BRIEF.model_copy(update={"is_guest": True})
    snapshot = with_subject(a_leaver(brief=guest), mailbox=None, mentions=some_mentions(people=people(guest)))
    plan = a_plan_of(a_leaving(), snapshot)

    assert one_step(plan, Task.ACCESS_REVOKE_SESSIONS).reason is Reason.GUEST
    assert one_step(plan, Task.ACCESS_BLOCK).mode is StepMode.DO
    assert steps_of(plan, Task.ACCESS_SCRAMBLE_PASSWORD) == []
    assert WarningCode.SUBJECT_IS_GUEST in warned(plan)


def test_a_synced_account_is_a_persons_work_where_the_directory_on_site_is_master() -> None:
    synced = DANA_BRIEF.model_copy(update={"is_synced": True})
    plan = a_plan_of(a_leaving(), with_subject(a_leaver(brief=synced), is_hybrid=True))

    by_hand = {step.task for step in plan.steps if step.reason is Reason.SYNCED}
    assert by_hand == {
        Task.ACCESS_BLOCK,
        Task.ACCESS_SCRAMBLE_PASSWORD,
        Task.MAILBOX_HIDE,
        Task.MAILBOX_CONVERT_TO_SHARED,
    }
    assert one_step(plan, Task.ACCESS_REVOKE_SESSIONS).mode is StepMode.DO
    assert one_step(plan, Task.LICENCE_REMOVE).mode is StepMode.MANUAL
    assert WarningCode.SUBJECT_IS_SYNCED in warned(plan)


def test_a_blocked_account_is_a_noop_to_block_and_a_warning() -> None:
    blocked = DANA_BRIEF.model_copy(update={"is_enabled": False})
    plan = a_plan_of(a_leaving(), with_subject(a_leaver(brief=blocked)))

    assert one_step(plan, Task.ACCESS_BLOCK).mode is StepMode.NOOP
    assert WarningCode.SUBJECT_IS_DISABLED in warned(plan)


def test_what_hangs_on_the_leaver_is_told() -> None:
    user = a_leaver(direct_reports=(KELLY_BRIEF.ref(),), owned_groups=(SALES_TEAM,))
    told = warned(a_plan_of(a_leaving(), with_subject(user, unreadable=("roles",))))

    assert told[WarningCode.HAS_DIRECT_REPORTS] == "Kelly Brandt"
    assert told[WarningCode.OWNS_GROUPS] == "Sales"
    assert told[WarningCode.PARTS_UNREADABLE] == "roles"


def test_two_accounts_of_one_name_are_asked_about_and_told_apart() -> None:
    """FC-a18: case, marks, doubled spaces and look-alike letters are no difference."""
    namesakes = (
        a_brief("Chris Novak", id=ObjectId("u1"), job_title="Controller", department="Finance"),
        a_brief("Chris  Nóvak", id=ObjectId("u2"), upn="c.novak@brightfork.example", department="Warehouse"),
        a_brief("Сhris Novak", id=ObjectId("u3"), upn="cn@brightfork.example"),
    )
    planned = plan_of(
        a_leaving(display_name=field("Chris Novak")),
        a_snapshot(subject=None, mentions=some_mentions(people={"Chris Novak": namesakes})),
    )

    assert asked(planned) == [("person", Asked.AMBIGUOUS)]
    (question,) = planned.questions
    assert len(question.choices) == 3
    assert "Chris Novak <chris.novak@brightfork.example> (Controller, Finance, created 2021-02-03)" in question.choices


def test_an_account_without_a_display_name_is_shown_by_its_sign_in_name() -> None:
    """FC-a18."""
    nameless = DANA_BRIEF.model_copy(update={"display_name": ""})
    mentions = some_mentions(people={"Dana Whitlock": (nameless, DANA_BRIEF.model_copy(update={"id": "u2"}))})
    planned = plan_of(a_leaving(), a_snapshot(mentions=mentions))

    assert all(choice.strip().startswith(("Dana", "dana.whitlock@")) for choice in planned.questions[0].choices)
    only = a_snapshot(subject=a_leaver(brief=nameless), mentions=some_mentions(people={"Dana Whitlock": (nameless,)}))
    assert a_plan_of(a_leaving(), only).subject.name == DANA.address


def test_an_address_that_is_two_accounts_is_asked_about() -> None:
    """FC-a02: one's sign-in name, another's mail address."""
    address = "m.okafor@brightfork.example"
    both = (a_brief("Mary Okafor", upn=address), a_brief("Moses Okafor", mail=address))
    planned = plan_of(
        a_leaving(display_name=None, email=field(address)),
        a_snapshot(subject=None, mentions=some_mentions(people={address: both})),
    )

    assert asked(planned) == [("person", Asked.AMBIGUOUS)]
    assert any(f"mail {address}" in choice for choice in planned.questions[0].choices)


def test_a_mail_address_that_is_no_sign_in_name_finds_its_account_and_both_are_shown() -> None:
    """FC-a02: from then on everything goes by id."""
    address = "m.okafor@brightfork.example"
    moses = a_brief("Moses Okafor", upn="mokafor@ad.brightfork.example", mail=address)
    snapshot = a_snapshot(subject=a_leaver(brief=moses), mentions=some_mentions(people={address: (moses,)}))
    plan = a_plan_of(a_leaving(display_name=None, email=field(address)), snapshot)

    assert plan.subject.address == "mokafor@ad.brightfork.example"
    assert address in plan.subject_detail
    assert {step.subject.id for step in plan.steps} == {moses.id}
    assert "@" not in moses.id


def test_a_name_and_an_address_of_two_different_people_are_asked_about() -> None:
    request = a_leaving(email=field(MARISOL_BRIEF.upn))
    planned = plan_of(request, with_subject(a_leaver(brief=MARISOL_BRIEF)))

    assert asked(planned) == [("person", Asked.CONTRADICTORY)]


@pytest.mark.parametrize("name", ["Dana Smith", "D. Whitlock", "Whitlock, Dana", "DANA"])
def test_a_name_that_has_something_in_common_with_the_accounts_is_no_contradiction(name: str) -> None:
    a_plan_of(a_leaving(display_name=field(name), email=field(DANA_BRIEF.upn)))


@pytest.mark.parametrize(
    ("day", "clock", "wanted"),
    [
        (date(2026, 11, 27), None, datetime(2026, 11, 28, 0, 0, tzinfo=UTC)),
        (date(2026, 11, 27), time(12, 0), datetime(2026, 11, 27, 18, 0, tzinfo=UTC)),
        (date(2027, 3, 14), time(2, 30), datetime(2027, 3, 14, 8, 30, tzinfo=UTC)),
        (date(2027, 11, 7), time(1, 30), datetime(2027, 11, 7, 6, 30, tzinfo=UTC)),
        (date(2027, 7, 1), None, datetime(2027, 7, 1, 23, 0, tzinfo=UTC)),
    ],
    ids=["end of day", "at noon", "in the hour that spring skips", "in the hour that autumn repeats", "in summer"],
)
def test_dates_are_local_to_the_company(day: date, clock: time | None, wanted: datetime) -> None:
    plan = a_plan_of(a_leaving(effective_date=on(day), effective_time=at(clock) if clock else None))

    assert (plan.effective_at, plan.start_at) == (wanted, wanted)


def test_a_date_in_another_zone_is_another_moment() -> None:
    plan = a_plan_of(a_leaving(), company=a_company(timezone="Pacific/Auckland"))
    assert plan.effective_at == datetime(2026, 11, 27, 5, 0, tzinfo=UTC)


def test_a_last_day_in_the_past_is_due_now_with_a_warning() -> None:
    """FC-a14: never skipped."""
    plan = a_plan_of(a_leaving(effective_date=on(date(2026, 11, 18))))

    assert plan.start_at < datetime(2026, 11, 24, tzinfo=UTC)
    assert WarningCode.DUE_IN_PAST in warned(plan)


@pytest.mark.parametrize("day", [date(2025, 11, 18), date(2028, 11, 27), date(1, 1, 1), date(9999, 12, 31)], ids=str)
def test_a_day_that_is_far_off_is_asked_about(day: date) -> None:
    """FC-a14: a typo in the year?"""
    assert asked(plan_of(a_leaving(effective_date=on(day)))) == [("effective_date", Asked.UNCLEAR)]


def test_without_a_date_it_is_asked_for_and_without_a_person_too() -> None:
    assert asked(plan_of(a_leaving(effective_date=None))) == [("effective_date", Asked.MISSING)]
    assert asked(plan_of(a_leaving(display_name=None))) == [("person", Asked.MISSING)]


def test_a_blank_delegate_is_no_delegate() -> None:
    """FC-a03."""
    assert steps_of(a_plan_of(a_leaving(mailbox_delegate=None)), Task.MAILBOX_DELEGATE) == []


def test_the_delegate_is_whom_the_ticket_names_and_else_whom_the_policy_says() -> None:
    by_manager = a_company(offboarding=Offboarding(delegate=DelegateRule.MANAGER))
    named = a_leaving(mailbox_delegate=field("Kelly Brandt"))

    assert one_step(a_plan_of(named), Task.MAILBOX_DELEGATE).object == KELLY_BRIEF.ref()
    assert one_step(a_plan_of(named, company=by_manager), Task.MAILBOX_DELEGATE).object == KELLY_BRIEF.ref()
    assert one_step(a_plan_of(a_leaving(), company=by_manager), Task.MAILBOX_DELEGATE).object.id == MARISOL.id
    without = a_plan_of(a_leaving(), with_subject(a_leaver(manager=None)), by_manager)
    assert steps_of(without, Task.MAILBOX_DELEGATE) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Somebody Else", Asked.NOT_FOUND),
        ("private@freemail.example", Asked.NOT_FOUND),
        ("Dana Whitlock", Asked.UNCLEAR),
    ],
    ids=["unknown", "outside", "the leaver"],
)
def test_a_delegate_whom_the_tenant_does_not_know_is_asked_about(words: str, why: Asked) -> None:
    assert asked(plan_of(a_leaving(mailbox_delegate=field(words)))) == [("mailbox_delegate", why)]


def test_a_delegate_who_has_access_already_is_a_noop() -> None:
    mailbox = a_mailbox(full_access=(KELLY_BRIEF.upn,))
    plan = a_plan_of(a_leaving(mailbox_delegate=field("Kelly Brandt")), a_snapshot(mailbox=mailbox))
    assert one_step(plan, Task.MAILBOX_DELEGATE).mode is StepMode.NOOP


def test_the_automatic_reply_is_the_tickets_or_the_companys_with_names_filled_in() -> None:
    company = a_company(offboarding=Offboarding(auto_reply="{name} has left {company}. Write to {delegate}."))
    by_policy = one_step(
        a_plan_of(a_leaving(mailbox_delegate=field("Kelly Brandt")), company=company), Task.MAILBOX_AUTO_REPLY
    )
    by_ticket = one_step(
        a_plan_of(a_leaving(auto_reply=field("Gone fishing")), company=company), Task.MAILBOX_AUTO_REPLY
    )

    assert by_policy.after["text"] == "Dana Whitlock has left Brightfork Logistics. Write to Kelly Brandt."
    assert by_ticket.after["text"] == "Gone fishing"
    assert steps_of(a_plan_of(a_leaving()), Task.MAILBOX_AUTO_REPLY) == []


def test_missing_rights_are_in_the_plan_and_not_found_out_halfway() -> None:
    """FC-a01: our own lack of rights is told as that."""
    plan = a_plan_of(a_leaving(), a_snapshot(granted=GRANTED - {EXCHANGE_PERMISSION, "GroupMember.ReadWrite.All"}))

    lacking = {step.task for step in plan.steps if step.reason is Reason.PERMISSION_MISSING}
    assert lacking == {
        Task.MAILBOX_HIDE,
        Task.MAILBOX_CONVERT_TO_SHARED,
        Task.LIST_REMOVE,
        Task.GROUP_REMOVE,
    }
    assert one_step(plan, Task.LICENCE_REMOVE).mode is StepMode.MANUAL


def test_a_broader_right_covers_a_narrower_one() -> None:
    granted = frozenset({"Directory.ReadWrite.All", "User-PasswordProfile.ReadWrite.All", EXCHANGE_PERMISSION})
    plan = a_plan_of(a_leaving(), a_snapshot(granted=granted))
    assert not [step for step in plan.steps if step.mode is StepMode.MANUAL]


def test_tasks_that_the_company_does_not_allow_are_left_out() -> None:
    company = a_company(tasks=frozenset({Task.ACCESS_BLOCK}))
    assert [step.task for step in a_plan_of(a_leaving(), company=company).steps] == [Task.ACCESS_BLOCK]


def test_a_company_that_allows_nothing_of_it_refuses() -> None:
    assert refused(plan_of(a_leaving(), company=a_company(tasks=frozenset({Task.USER_CREATE})))) == "not_allowed"


def test_what_is_so_already_is_refused_as_such() -> None:
    blocked = DANA_BRIEF.model_copy(update={"is_enabled": False})
    company = a_company(tasks=frozenset({Task.ACCESS_BLOCK}))
    assert refused(plan_of(a_leaving(), with_subject(a_leaver(brief=blocked)), company)) == "already_so"


def test_a_kind_of_request_that_is_not_carried_out_is_refused() -> None:
    assert refused(plan_of(a_leaving(intent=Intent.CHANGE))) == "not_supported"


def test_questions_of_understanding_come_before_any_plan() -> None:
    open_question = Question(field="surname", why=Asked.UNCLEAR)
    assert asked(plan_of(a_leaving(questions=(open_question,)))) == [("surname", Asked.UNCLEAR)]


def test_what_no_task_of_ours_does_is_told() -> None:
    plan = a_plan_of(a_leaving(forward_to=field("kelly@brightfork.example"), onedrive_to=field("Kelly Brandt")))

    assert isinstance(plan, Plan)
    assert [w.detail for w in plan.warnings if w.code is WarningCode.WORD_NOT_OURS] == [
        "kelly@brightfork.example",
        "Kelly Brandt",
    ]


def test_lists_and_groups_are_in_one_order_however_they_are_read() -> None:
    there = a_plan_of(a_leaving(), with_subject(a_leaver(groups=(SALES_TEAM, ALL_STAFF))))
    back = a_plan_of(a_leaving(), with_subject(a_leaver(groups=(ALL_STAFF, SALES_TEAM))))
    assert there.digest() == back.digest()
