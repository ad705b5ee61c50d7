"""Pages behind approval links: the true state at every moment, in words, and safe whatever a ticket says."""

import re
from datetime import timedelta

import pytest

from shared.domain.approval import Choice
from shared.domain.plan import Plan
from shared.domain.policy import Approval
from shared.domain.run import FINAL, RunStatus
from shared.services.decide import Click
from shared.services.render_pages import approval_page, decided_page, message_page
from tests.builders import OMAR, RUTH, a_company, a_plan
from tests.services.approvals import Waiting
from tests.services.plans import everything_plan, hostile_plan, onboarding_plan
from tests.services.readable import unreadable

APPROVE = Click(choice=Choice.APPROVE)
REJECT = Click(choice=Choice.REJECT, reason="She stays until March")
FORM = '<form method="post">'


def shown(world: Waiting, token: str | None = None) -> str:
    return approval_page(world.show(token or world.ruth), now=world.clock.now())


def clicked(world: Waiting, token: str, click: Click) -> str:
    return decided_page(world.click(token, click), now=world.clock.now())


def words(html: str) -> str:
    """What a reader sees."""
    body = re.sub(r"<style>.*?</style>|<wbr>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_an_open_page_has_the_plan_and_both_buttons():
    html = shown(Waiting())

    assert 'name="choice" value="approve"' in html
    assert 'name="choice" value="reject"' in html
    assert "Dana Whitlock dana.whitlock@brightfork.example Dispatch Coordinator" in words(html)
    assert "sign-in allowed → sign-in blocked" in words(html)
    assert "Ruth Adeyemi (ruth.adeyemi@harbourline.example)" in html


def test_what_tells_namesakes_apart_does_not_repeat_name_and_address():
    detail = "Dana Whitlock <dana.whitlock@brightfork.example> (Dispatch Lead, created 2019-09-25)"

    html = words(shown(Waiting(plan=a_plan(subject_detail=detail))))
    assert "dana.whitlock@brightfork.example Dispatch Lead, created 25 September 2019" in html
    assert "<dana" not in html
    assert "&lt;dana" not in html


def test_nothing_is_preselected_and_no_script_runs():
    html = shown(Waiting(plan=everything_plan()))

    assert re.findall(r"<(?:script|iframe|img|link|object|meta http-equiv)\b|\son\w+=|checked|javascript:", html) == []


@pytest.mark.parametrize(
    "plan", [everything_plan(), onboarding_plan(), a_plan()], ids=["everything", "joiner", "leaver"]
)
def test_no_page_shows_codes_ids_or_python(plan: Plan):
    world = Waiting(plan=plan)
    pages = [shown(world), clicked(world, world.ruth, APPROVE), clicked(world, world.omar, REJECT), shown(world)]

    assert [unreadable(html) for html in pages] == [[]] * 4


def test_markup_in_names_and_quotes_stays_text():
    world = Waiting(plan=hostile_plan())
    pages = [
        approval_page(world.show(world.ruth), now=world.clock.now(), problem="<script>", reason="</textarea><script>"),
        clicked(world, world.ruth, Click(choice=Choice.REJECT, reason="<script>alert(3)</script>")),
        shown(world, world.omar),
        message_page("<script>", "<img src=x>"),
    ]

    for html in pages:
        assert "<script" not in html
        assert "<img" not in html
        assert html.count("<style>") == html.count("</style>") == 1


def test_an_approval_says_when_work_starts():
    later, at_once = Waiting(), Waiting(plan=onboarding_plan())

    assert "Work starts on Friday 27 November 2026, 09:00" in words(clicked(later, later.ruth, APPROVE))
    assert "Work starts now" in words(clicked(at_once, at_once.ruth, APPROVE))


def test_an_approval_that_needs_another_one_says_so():
    world = Waiting()
    world.companies.save(a_company(approval=Approval(approvers=(RUTH, OMAR), needed=2)))

    assert "1 more approval is needed before work starts" in words(clicked(world, world.ruth, APPROVE))
    assert "Approved" in words(clicked(world, world.omar, APPROVE))


def test_a_rejection_says_that_nothing_changes():
    world = Waiting()

    assert "Rejected Nothing will be changed" in words(clicked(world, world.ruth, REJECT))


def test_the_second_click_of_one_person_says_what_they_decided_and_when():
    world = Waiting()
    clicked(world, world.ruth, APPROVE)
    world.clock.advance(timedelta(hours=1))

    for html in (clicked(world, world.ruth, REJECT), shown(world)):
        assert "You have approved this already" in words(html)
        assert (
            "Approved by Ruth Adeyemi (ruth.adeyemi@harbourline.example) on Tuesday 24 November 2026, 09:00"
            in words(html)
        )
        assert FORM not in html


def test_the_other_approver_learns_who_decided():
    world = Waiting()
    clicked(world, world.ruth, REJECT)

    assert "This has been rejected already" in words(shown(world, world.omar))
    late = words(clicked(world, world.omar, APPROVE))
    assert "Your answer came too late" in late
    assert "Rejected by Ruth Adeyemi" in late
    assert "She stays until March" in late


def test_an_expired_run_says_so_before_and_after_the_click():
    # FC-e05: silence is never consent, and a late answer is not accepted politely.
    world = Waiting()
    world.clock.advance(timedelta(hours=80))

    assert "Too late: this has expired" in words(shown(world))
    world.move_run(status=RunStatus.EXPIRED)
    assert "Nobody decided before Friday 27 November 2026, 09:00" in words(shown(world))
    assert "it changed nothing" in words(clicked(world, world.ruth, APPROVE))


def test_a_superseded_plan_points_to_the_newer_mail():
    world = Waiting()
    newer = a_plan(subject_detail="Warehouse")
    world.move_run(digest=newer.digest())

    html = shown(world)
    assert "The plan has changed since this mail" in words(html)
    assert "A newer mail asks you" in words(html)
    assert FORM not in html


def test_an_executed_run_offers_to_put_things_back():
    world = Waiting()
    world.click(world.omar, APPROVE)
    world.move_run(status=RunStatus.COMPLETED)

    late = words(clicked(world, world.ruth, REJECT))
    assert "Everything was done and verified." in late
    assert "If it has to be undone, ask a technician" in late


@pytest.mark.parametrize("status", [s for s in RunStatus if s is not RunStatus.WAITING_FOR_APPROVAL])
def test_every_other_state_has_a_page_without_buttons(status: RunStatus):
    world = Waiting()
    world.move_run(status=status, conclusion=status if status in FINAL else None)

    html = shown(world)
    assert FORM not in html
    assert unreadable(html) == []


def test_whoever_may_not_decide_sees_no_plan():
    world = Waiting()

    html = shown(world, world.link_for("mallory@harbourline.example"))
    assert "You cannot decide about this" in words(html)
    assert "Dana" not in html


def test_a_missing_reason_keeps_what_was_typed_and_opens_the_form():
    world = Waiting()

    html = approval_page(world.show(world.ruth), now=world.clock.now(), problem="Please say why.", reason="typed")
    assert "Please say why." in html
    assert '<details class="reject" open>' in html
    assert ">typed</textarea>" in html
