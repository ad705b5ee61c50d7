"""The plan for a newcomer, rule by rule."""

from datetime import UTC, date, datetime, time

import pytest

from shared.domain.catalogue import Task
from shared.domain.directory import GroupKind, MailboxAccess, PassPolicy, Sku, Snapshot
from shared.domain.ids import ObjectId
from shared.domain.outcome import Reason
from shared.domain.plan import StepMode, WarningCode
from shared.domain.policy import Defaults, FirstSignIn, Naming, Onboarding
from shared.domain.request import Asked, Request
from tests.builders import TENANT, a_company
from tests.domain.planning.plans import a_plan_of, asked, done, one_step, plan_of, refused, steps_of, warned
from tests.domain.requests import a_joining, at, field, on
from tests.tenants import (
    E3,
    GRANTED,
    KELLY_BRIEF,
    MARISOL_BRIEF,
    SALES_TEAM,
    VISIO,
    a_brief,
    a_group,
    a_snapshot,
    people,
    some_mentions,
)

TEAM = a_group("TAP users")


def a_tenant(**over) -> Snapshot:
    """Without a leaver."""
    return a_snapshot(**({"subject": None, "mailbox": None, "mailbox_access": MailboxAccess.NOT_NEEDED} | over))


def with_group(group, **over) -> Snapshot:
    return a_tenant(mentions=some_mentions(groups={"Sales": (group,)}), **over)


def onboarding(**over) -> Onboarding:
    return Onboarding(**({"usage_location": "US", "naming": Naming(domain="brightfork.example")} | over))


def test_an_ordinary_newcomer_is_planned_in_full_and_everything_waits_for_the_account() -> None:
    plan = a_plan_of(a_joining(), a_tenant())

    assert done(plan) == [
        Task.USER_CREATE,
        Task.USER_PROFILE,
        Task.USER_MANAGER,
        Task.LICENCE_ASSIGN,
        Task.GROUP_ADD,
        Task.ACCESS_PASS,
    ]
    created = one_step(plan, Task.USER_CREATE)
    assert all(created.id in step.requires for step in plan.steps if step is not created)
    assert (plan.subject.id, plan.subject.address) == ("", "deshawn.whitaker@brightfork.example")
    assert plan.tenant == TENANT
    assert created.after["usageLocation"] == "US"


def test_the_account_is_made_a_day_before_and_the_pass_on_the_morning() -> None:
    plan = a_plan_of(a_joining(), a_tenant())

    assert plan.start_at == datetime(2026, 11, 29, 14, 0, tzinfo=UTC)
    assert one_step(plan, Task.ACCESS_PASS).not_before == datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
    assert one_step(plan, Task.USER_CREATE).not_before is None


def test_the_morning_is_the_companys_and_across_a_change_of_clocks() -> None:
    plan = a_plan_of(a_joining(effective_date=on(date(2027, 3, 15)), effective_time=at(time(7, 30))), a_tenant())
    assert plan.effective_at == datetime(2027, 3, 15, 12, 30, tzinfo=UTC)
    assert plan.start_at == datetime(2027, 3, 14, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2025, 11, 30), date(2029, 1, 1), date(1, 1, 1), date(9999, 12, 31)], ids=str)
def test_a_day_that_is_far_off_is_asked_about(day: date) -> None:
    """FC-a14, for those who come."""
    assert asked(plan_of(a_joining(effective_date=on(day)), a_tenant())) == [("effective_date", Asked.UNCLEAR)]


def test_everything_that_is_missing_is_asked_at_once() -> None:
    request = a_joining(effective_date=None, manager=field("Nobody Known"), licenses=(field("E9"),))
    assert asked(plan_of(request, a_tenant())) == [
        ("manager", Asked.NOT_FOUND),
        ("licenses", Asked.NOT_FOUND),
        ("effective_date", Asked.MISSING),
    ]


NAMES = {
    "suffix": (("Terrence", "Vale, Jr."), "terrence.vale"),
    "title and particles": (("Dr. Ana-Lucía", "de la Cruz"), "ana-lucia.delacruz"),
    "initials": (("J. R.", "Okonjo III"), "j.r.okonjo"),
    "leading dot": ((".Net", "Schulz"), "net.schulz"),
    "polish": (("Łukasz", "Żółć"), "lukasz.zolc"),
    "vietnamese": (("Đặng", "Thị Hà"), "dang.thiha"),
    "turkish": (("Işıl", "Çağrı"), "isil.cagri"),
    "curly apostrophe": (("Siobhán", "O\u2019Neill"), "siobhan.oneill"),
    "modifier apostrophe": (("Siobhán", "O\u02bcNeill"), "siobhan.oneill"),
    "okina": (("Kai", "Ka\u02bbaloa"), "kai.kaaloa"),
    "straight apostrophe": (("Gia", "D'Angelo"), "gia.dangelo"),
    "one name": (("Madonna", ""), "madonna"),
    "doubled spaces": (("Mary  Ann", " Lee "), "maryann.lee"),
}


@pytest.mark.parametrize(("names", "wanted"), NAMES.values(), ids=NAMES.keys())
def test_sign_in_names_are_plain_and_tidy(names: tuple[str, str], wanted: str) -> None:
    """FC-b01, FC-b02, FC-b03."""
    given, surname = names
    request = a_joining(given_name=field(given), surname=field(surname) if surname else None)
    created = one_step(a_plan_of(request, a_tenant()), Task.USER_CREATE)

    assert created.after["userPrincipalName"] == f"{wanted}@brightfork.example"
    assert created.after["mailNickname"] == wanted
    assert created.after["displayName"] == " ".join(part for part in (given, surname) if part)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("de", "joerg.gross"), ("de-CH", "joerg.gross"), ("sv", "jorg.gross"), ("en", "jorg.gross")],
)
def test_umlauts_are_written_out_where_the_company_speaks_german(language: str, wanted: str) -> None:
    """FC-b02. Composed and decomposed letters are the same."""
    for given in ("J\u00f6rg", "Jo\u0308rg"):
        request = a_joining(given_name=field(given), surname=field("Gro\u00df"))
        plan = a_plan_of(request, a_tenant(), a_company(language=language))
        assert plan.subject.address == f"{wanted}@brightfork.example"


def test_an_apostrophe_can_be_kept_and_all_of_them_are_the_same() -> None:
    """FC-b03. The nickname takes none."""
    company = a_company(onboarding=onboarding(naming=Naming(domain="brightfork.example", apostrophe="keep")))
    for mark in ("'", "\u2019", "\u02bc"):
        request = a_joining(given_name=field("Siobhán"), surname=field(f"O{mark}Neill"))
        created = one_step(a_plan_of(request, a_tenant(), company), Task.USER_CREATE)
        assert created.after["userPrincipalName"] == "siobhan.o'neill@brightfork.example"
        assert created.after["mailNickname"] == "siobhan.oneill"


@pytest.mark.parametrize("names", [("太郎", "山田"), ("Анна", "Иванова"), ("ณัฐวุฒิ", "แก้วมณี"), ("Anna", "Иванова")])
def test_names_that_no_rule_settles_are_never_romanised_by_us(names: tuple[str, str]) -> None:
    """FC-b02."""
    request = a_joining(given_name=field(names[0]), surname=field(names[1]))
    assert asked(plan_of(request, a_tenant())) == [("email", Asked.MISSING)]
    romanised = request.model_copy(update={"email": field("n.n@brightfork.example")})
    assert a_plan_of(romanised, a_tenant()).subject.address == "n.n@brightfork.example"


def test_a_name_that_is_taken_is_numbered_and_told() -> None:
    taken = frozenset({"deshawn.whitaker@brightfork.example", "deshawn.whitaker2@brightfork.example"})
    plan = a_plan_of(a_joining(), a_tenant(taken_addresses=taken))

    assert plan.subject.address == "deshawn.whitaker3@brightfork.example"
    assert warned(plan)[WarningCode.NAME_TAKEN] == "deshawn.whitaker@brightfork.example"


def test_when_every_name_is_taken_somebody_has_to_choose() -> None:
    taken = frozenset(f"deshawn.whitaker{n}@brightfork.example" for n in ("", *range(2, 10)))
    assert asked(plan_of(a_joining(), a_tenant(taken_addresses=taken))) == [("email", Asked.AMBIGUOUS)]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("d.whitaker@freemail.example", Asked.UNCLEAR),
        ("d.whitaker", Asked.UNCLEAR),
        (".d@brightfork.example", Asked.UNCLEAR),
        ("d.@brightfork.example", Asked.UNCLEAR),
        ("d..w@brightfork.example", Asked.UNCLEAR),
        ("d w@brightfork.example", Asked.UNCLEAR),
        ("dé@brightfork.example", Asked.UNCLEAR),
        ("a@b@brightfork.example", Asked.UNCLEAR),
        ("taken@brightfork.example", Asked.CONTRADICTORY),
        ("TAKEN@Brightfork.example", Asked.CONTRADICTORY),
    ],
)
def test_an_address_that_cannot_be_given_is_asked_about(address: str, why: Asked) -> None:
    tenant = a_tenant(taken_addresses=frozenset({"taken@brightfork.example"}))
    assert asked(plan_of(a_joining(email=field(address)), tenant)) == [("email", why)]


def test_an_account_of_that_name_is_warned_about() -> None:
    twin = a_brief("Deshawn WHITAKER", upn="dw@brightfork.example")
    mentions = some_mentions(people=people(MARISOL_BRIEF) | {"DeShawn Whitaker": (twin,)})
    assert warned(a_plan_of(a_joining(), a_tenant(mentions=mentions)))[WarningCode.SIMILAR_NAMES] == twin.upn


def test_a_customer_with_a_directory_on_site_gets_no_cloud_account() -> None:
    """FC-b13."""
    assert refused(plan_of(a_joining(), a_tenant(is_hybrid=True))) == "hybrid"


def test_a_company_that_does_not_allow_accounts_refuses() -> None:
    assert refused(plan_of(a_joining(), a_tenant(), a_company(tasks=frozenset({Task.GROUP_ADD})))) == "not_allowed"


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("Office 365 E3", "ENTERPRISEPACK"),
        ("an E3 licence", "ENTERPRISEPACK"),
        ("ENTERPRISEPACK", "ENTERPRISEPACK"),
        ("Visio Plan 2", "VISIOCLIENT"),
        ("visio", "VISIOCLIENT"),
        ("standard seat", "ENTERPRISEPACK"),
    ],
)
def test_words_for_licences_mean_one_product_that_the_tenant_owns(word: str, part: str) -> None:
    company = a_company(onboarding=onboarding(licence_aliases={"Standard seat": "ENTERPRISEPACK"}))
    step = one_step(a_plan_of(a_joining(licenses=(field(word),)), a_tenant(), company), Task.LICENCE_ASSIGN)
    assert (step.object.name, step.mode) == (part, StepMode.DO)


@pytest.mark.parametrize("word", ["Premium Deluxe", "the usual", "E9", "mailbox"])
def test_a_word_that_means_no_product_is_asked_about_and_never_replaced(word: str) -> None:
    """FC-b16."""
    planned = plan_of(a_joining(licenses=(field(word),)), a_tenant())
    assert asked(planned) == [("licenses", Asked.NOT_FOUND)]
    assert planned.questions[0].choices == ("Office 365 E3", "Visio Plan 2")


def test_a_word_that_means_two_products_of_the_tenant_is_asked_about() -> None:
    m365 = Sku(id="05e9a617-0261-4cee-bb44-138d3ef5d965", part_number="SPE_E3", free=5, is_assignable=True)
    planned = plan_of(a_joining(licenses=(field("E3"),)), a_tenant(skus=(E3, m365)))
    assert asked(planned) == [("licenses", Asked.AMBIGUOUS)]
    assert planned.questions[0].choices == ("Microsoft 365 E3", "Office 365 E3")


@pytest.mark.parametrize(
    "skus",
    [
        (E3.model_copy(update={"free": 0}), VISIO),
        (E3.model_copy(update={"free": -2}), VISIO),
        (E3.model_copy(update={"is_assignable": False}), VISIO),
        (VISIO,),
    ],
    ids=["no seat", "overbooked", "suspended", "not owned"],
)
def test_without_a_seat_a_person_has_to_see_to_it_and_no_other_licence_is_taken(skus: tuple[Sku, ...]) -> None:
    """FC-b16: no fallback licence ever."""
    plan = a_plan_of(a_joining(), a_tenant(skus=skus))

    step = one_step(plan, Task.LICENCE_ASSIGN)
    assert (step.mode, step.reason, step.object.name) == (StepMode.MANUAL, Reason.NO_SEAT, "ENTERPRISEPACK")


@pytest.mark.parametrize(
    "skus", [(E3.model_copy(update={"is_assignable": False}), VISIO), (VISIO,)], ids=["suspended", "not owned"]
)
def test_a_licence_that_the_tenant_no_longer_owns_is_told(skus: tuple[Sku, ...]) -> None:
    """FC-b08."""
    assert warned(a_plan_of(a_joining(), a_tenant(skus=skus)))[WarningCode.DEAD_SKU] == "ENTERPRISEPACK"


def test_a_group_that_still_carries_a_dead_licence_is_told_by_its_id() -> None:
    """FC-b08: and it goes on."""
    dead = "0dead000-0000-0000-0000-000000000000"
    plan = a_plan_of(a_joining(), with_group(SALES_TEAM.model_copy(update={"licence_skus": (E3.id.upper(), dead)})))

    assert warned(plan)[WarningCode.DEAD_SKU] == f"{dead} (Sales)"
    assert one_step(plan, Task.GROUP_ADD).mode is StepMode.DO


def test_licences_go_one_after_the_other_each_only_once() -> None:
    request = a_joining(licenses=(field("Office 365 E3"), field("visio"), field("E3")))
    first, second = steps_of(a_plan_of(request, a_tenant()), Task.LICENCE_ASSIGN)
    assert second.follows == (first.id,)


def test_the_policys_defaults_fill_in_by_department() -> None:
    defaults = (
        Defaults(department="Warehouse", licences=("VISIOCLIENT",)),
        Defaults(department="dispatch", licences=("ENTERPRISEPACK",), groups=("All Hands", "Sales")),
        Defaults(groups=("Nobody gets this",)),
    )
    mentions = some_mentions(groups={"Sales": (SALES_TEAM,), "All Hands": (a_group("All Hands"),)})
    plan = a_plan_of(
        a_joining(licenses=(), department=field("Dispatch")),
        a_tenant(mentions=mentions),
        a_company(onboarding=onboarding(defaults=defaults)),
    )

    assert [step.object.name for step in steps_of(plan, Task.LICENCE_ASSIGN)] == ["ENTERPRISEPACK"]
    assert [step.object.name for step in steps_of(plan, Task.GROUP_ADD)] == ["Sales", "All Hands"]


def test_two_groups_of_one_name_are_asked_about_with_kind_and_address() -> None:
    """FC-c13."""
    both = (SALES_TEAM, a_group("Sales", kind=GroupKind.DISTRIBUTION, mail="sales-list@brightfork.example"))
    planned = plan_of(a_joining(), a_tenant(mentions=some_mentions(groups={"Sales": both})))

    assert asked(planned) == [("groups", Asked.AMBIGUOUS)]
    assert planned.questions[0].choices == (
        "Sales (distribution, sales-list@brightfork.example)",
        "Sales (m365, sales@brightfork.example)",
    )


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        (a_group("Sales", is_dynamic=True), Reason.DYNAMIC_GROUP),
        (a_group("Sales", is_synced=True), Reason.SYNCED),
        (a_group("Sales", is_role_assignable=True), Reason.ROLE_ASSIGNABLE),
        (a_group("Sales", kind=GroupKind.DISTRIBUTION), Reason.LIST_THROUGH_EXCHANGE),
        (a_group("Sales", kind=GroupKind.MAIL_SECURITY), Reason.LIST_THROUGH_EXCHANGE),
        (a_group("Sales", is_management_restricted=True), Reason.PRIVILEGED),
    ],
)
def test_groups_that_we_may_not_write_are_a_persons_work(group, reason: Reason) -> None:
    step = one_step(a_plan_of(a_joining(), with_group(group)), Task.GROUP_ADD)
    assert (step.mode, step.reason) == (StepMode.MANUAL, reason)


def test_a_manager_of_two_accounts_is_asked_about() -> None:
    """FC-a18."""
    twin = a_brief("Marisol Vega", id=ObjectId("u9"), upn="mv@brightfork.example")
    mentions = some_mentions(people={"Marisol Vega": (MARISOL_BRIEF, twin)})
    assert asked(plan_of(a_joining(), a_tenant(mentions=mentions))) == [("manager", Asked.AMBIGUOUS)]


# ---- first sign-in


def passes(**over) -> PassPolicy:
    return PassPolicy(**({"is_enabled": True} | over))


def first_sign_in(tenant: Snapshot, rule: FirstSignIn = FirstSignIn.PASS_OR_PASSWORD, **over):
    company = a_company(onboarding=onboarding(first_sign_in=rule, **over))
    plan = a_plan_of(a_joining(), tenant, company)
    return [(s.task, s.mode, s.reason) for s in steps_of(plan, Task.ACCESS_PASS, Task.ACCESS_PASSWORD)]


PASS_DONE = [(Task.ACCESS_PASS, StepMode.DO, None)]
PASSWORD_DONE = [(Task.ACCESS_PASSWORD, StepMode.DO, None)]


@pytest.mark.parametrize(
    ("policy", "rule", "wanted"),
    [
        (passes(), FirstSignIn.PASS_OR_PASSWORD, PASS_DONE),
        (passes(), FirstSignIn.PASSWORD_ONLY, PASSWORD_DONE),
        (passes(is_enabled=False), FirstSignIn.PASS_OR_PASSWORD, PASSWORD_DONE),
        (None, FirstSignIn.PASS_OR_PASSWORD, PASSWORD_DONE),
        (
            passes(is_enabled=False),
            FirstSignIn.PASS_ONLY,
            [(Task.ACCESS_PASS, StepMode.MANUAL, Reason.PASS_DISABLED)],
        ),
        (passes(excluded_groups=(SALES_TEAM.id,)), FirstSignIn.PASS_OR_PASSWORD, PASSWORD_DONE),
        (passes(included_groups=("elsewhere",)), FirstSignIn.PASS_OR_PASSWORD, PASSWORD_DONE),
        (passes(included_groups=(SALES_TEAM.id,)), FirstSignIn.PASS_OR_PASSWORD, PASS_DONE),
    ],
)
def test_the_tenants_pass_policy_is_looked_at_while_planning(policy, rule: FirstSignIn, wanted: list) -> None:
    """FC-b09: with the groups that this very plan joins."""
    assert first_sign_in(a_tenant(pass_policy=policy), rule) == wanted


def test_a_pass_that_needs_a_group_waits_for_it() -> None:
    """FC-b09."""
    plan = a_plan_of(a_joining(), a_tenant(pass_policy=passes(included_groups=(SALES_TEAM.id,))))
    assert one_step(plan, Task.GROUP_ADD).id in one_step(plan, Task.ACCESS_PASS).requires


def test_a_group_that_is_a_persons_work_opens_no_way_to_a_pass() -> None:
    tenant = with_group(
        SALES_TEAM.model_copy(update={"is_dynamic": True}), pass_policy=passes(included_groups=(SALES_TEAM.id,))
    )
    assert first_sign_in(tenant) == PASSWORD_DONE


@pytest.mark.parametrize(("wished", "given"), [(1440, 480), (30, 60), (240, 240)])
def test_the_life_of_a_pass_stays_within_the_tenants_limits(wished: int, given: int) -> None:
    """FC-b09."""
    company = a_company(onboarding=onboarding(pass_minutes=wished))
    tenant = a_tenant(pass_policy=passes(min_minutes=60, max_minutes=480, must_be_once=True))
    settings = one_step(a_plan_of(a_joining(), tenant, company), Task.ACCESS_PASS).settings
    assert settings == {"minutes": given, "once": True}


def test_without_the_right_to_make_passes_a_password_is_set() -> None:
    granted = GRANTED - {"UserAuthMethod-TAP.ReadWrite.All"}
    assert first_sign_in(a_tenant(granted=granted)) == PASSWORD_DONE
    by_hand = [(Task.ACCESS_PASS, StepMode.MANUAL, Reason.PERMISSION_MISSING)]
    assert first_sign_in(a_tenant(granted=granted), FirstSignIn.PASS_ONLY) == by_hand


def test_without_the_right_to_make_accounts_everything_is_a_persons_work_and_shown_so() -> None:
    granted = GRANTED - {"User.ReadWrite.All"}
    plan = a_plan_of(a_joining(), a_tenant(granted=granted))
    assert done(plan) == []
    assert {step.reason for step in plan.steps if step.task is not Task.USER_CREATE} <= {
        Reason.DEPENDENCY,
        Reason.PERMISSION_MISSING,
    }


# ---- who receives it


def receiver(request: Request, *briefs, company=None) -> str | list:
    planned = plan_of(request, a_tenant(mentions=some_mentions(people=people(*briefs))), company)
    return planned.handover_to.address if hasattr(planned, "handover_to") else asked(planned)


LISTED = a_company(requesters=(KELLY_BRIEF.upn,))


def test_the_first_sign_in_goes_to_the_manager_in_the_directory() -> None:
    assert receiver(a_joining(), MARISOL_BRIEF) == MARISOL_BRIEF.mail


def test_without_a_manager_it_goes_to_a_requester_whom_the_company_lists_else_it_is_asked() -> None:
    """FC-h08."""
    request = a_joining(manager=None)
    assert receiver(request, KELLY_BRIEF, company=LISTED) == KELLY_BRIEF.mail
    assert receiver(request, KELLY_BRIEF) == [("manager", Asked.MISSING)]
    assert receiver(request, company=LISTED) == [("manager", Asked.MISSING)]


@pytest.mark.parametrize("state", [{"is_enabled": False}, {"is_guest": True}], ids=["blocked", "guest"])
def test_a_manager_who_is_blocked_or_a_guest_receives_nothing(state: dict) -> None:
    """FC-h08."""
    assert receiver(a_joining(), MARISOL_BRIEF.model_copy(update=state)) == [("manager", Asked.MISSING)]


@pytest.mark.parametrize("words", ["n.k@freemail.example", "Marisol Vega <n.k@freemail.example>"])
def test_an_address_that_only_the_ticket_knows_never_receives_anything(words: str) -> None:
    """FC-h08."""
    assert receiver(a_joining(manager=field(words)), MARISOL_BRIEF) == [("manager", Asked.NOT_FOUND)]
