"""People decide and receive with a phone or a desk, without JavaScript, and see in ten seconds what it is about."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from shared.domain.approval import Choice
from shared.domain.ids import StepId
from shared.services.keep_secret import secret_key
from tests.browser.site import serve
from tests.builders import RUTH
from tests.http_triggers.world import World
from tests.services.plans import everything_plan, hostile_plan, onboarding_plan

pytestmark = pytest.mark.browser

PASS = "Qx7-Rt9!zL2"


def shoot(page: Page, folder: Path, name: str) -> None:
    """Kept for whoever wants to look: pytest names the folder."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)


def no_sideways_scrolling(page: Page) -> bool:
    html, size = page.locator("html").bounding_box(), page.viewport_size
    body = page.locator("main").bounding_box()
    assert html
    assert body
    assert size
    return body["width"] <= size["width"] and html["width"] <= size["width"]


def test_an_approver_approves_with_one_tap(page: Page, tmp_path: Path):
    world = World(onboarding_plan())
    with serve(world) as address:
        page.goto(f"{address}/approvals/{world.ruth}")
        shoot(page, tmp_path, "approval")

        expect(page.get_by_role("heading", level=1)).to_have_text("DeShawn Whitaker")
        expect(page.get_by_text("First day", exact=True)).to_be_visible()
        assert no_sideways_scrolling(page)
        page.get_by_role("button", name="Approve").click()
        shoot(page, tmp_path, "approved")

        expect(page.get_by_role("heading", level=1).first).to_have_text("Approved")
    assert [(d.approver, d.choice) for d in world.ledger.decisions] == [(RUTH.email, Choice.APPROVE)]


def test_a_rejection_asks_for_a_reason_before_it_leaves_the_page(page: Page, tmp_path: Path):
    world = World(everything_plan())
    with serve(world) as address:
        page.goto(f"{address}/approvals/{world.ruth}")
        shoot(page, tmp_path, "everything")
        expect(page.get_by_label("Why?")).to_be_hidden()

        page.get_by_text("Reject …").click()
        page.get_by_role("button", name="Reject", exact=True).click()
        expect(page.get_by_label("Why?")).to_be_focused()
        assert world.ledger.decisions == ()

        page.get_by_label("Why?").fill("She stays until March")
        shoot(page, tmp_path, "rejecting")
        page.get_by_role("button", name="Reject", exact=True).click()

        expect(page.get_by_role("heading", level=1).first).to_have_text("Rejected")
    assert [(d.choice, d.reason) for d in world.ledger.decisions] == [(Choice.REJECT, "She stays until March")]


def test_reloading_after_the_click_decides_nothing_more(page: Page, tmp_path: Path):
    world = World()
    with serve(world) as address:
        page.goto(f"{address}/approvals/{world.ruth}")
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("heading", level=1).first).to_have_text("Approved")
        page.wait_for_load_state()
        page.reload()
        expect(page.get_by_role("heading", level=1).first).to_have_text("You have approved this already")
        page.goto(f"{address}/approvals/{world.ruth}")
        shoot(page, tmp_path, "decided")

        expect(page.get_by_role("heading", level=1).first).to_have_text("You have approved this already")
        expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    assert len(world.ledger.decisions) == 1


def test_an_expired_page_says_so_in_place_of_buttons(page: Page, tmp_path: Path):
    world = World()
    world.clock.advance(timedelta(hours=80))
    with serve(world) as address:
        page.goto(f"{address}/approvals/{world.ruth}")
        shoot(page, tmp_path, "expired")

        expect(page.get_by_role("heading", level=1).first).to_have_text("Too late: this has expired")
        expect(page.get_by_role("button")).to_have_count(0)


def test_hostile_words_are_shown_and_do_nothing(page: Page, tmp_path: Path):
    world = World(hostile_plan())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serve(world) as address:
        page.goto(f"{address}/approvals/{world.ruth}")
        shoot(page, tmp_path, "hostile")

        expect(page.locator("img, script")).to_have_count(0)
        expect(page.get_by_text("<script>alert(2)</script>").first).to_be_visible()
        assert no_sideways_scrolling(page)
        assert [url for url in asked if not re.search(r"/approvals/|favicon", url)] == []


def test_a_bad_link_gives_a_plain_page(page: Page, tmp_path: Path):
    with serve(World()) as address:
        page.goto(f"{address}/approvals/nothing")
        shoot(page, tmp_path, "bad-link")

        expect(page.get_by_role("heading", level=1)).to_have_text("This link cannot be used")


def test_a_first_sign_in_is_shown_after_the_button_and_once(page: Page, tmp_path: Path):
    world = World(onboarding_plan())
    key = secret_key(world.run.id, StepId("access.pass"))
    world.vault.keep(key, SecretStr(PASS), until=world.clock.now() + timedelta(days=7))
    token = world.handover_link(key)
    with serve(world) as address:
        page.goto(f"{address}/handover/{token}")
        shoot(page, tmp_path, "handover")
        expect(page.get_by_text(PASS)).to_have_count(0)

        page.get_by_role("button", name="Show the temporary access pass").click()
        shoot(page, tmp_path, "revealed")
        expect(page.get_by_text(PASS)).to_be_visible()
        assert no_sideways_scrolling(page)

        page.goto(f"{address}/handover/{token}")
        shoot(page, tmp_path, "shown-already")
        expect(page.get_by_text(PASS)).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_have_text("This has been shown already")
