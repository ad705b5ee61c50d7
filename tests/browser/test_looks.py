"""Pages fit fingers, small screens, large screens, long names and every script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from shared.domain.directory import ObjectRef
from shared.domain.ids import ObjectId
from shared.domain.plan import Plan, Why, WhySource
from shared.domain.request import Flag, FlagCode
from tests.browser.conftest import SIZES
from tests.browser.site import serve
from tests.browser.test_pages import no_sideways_scrolling
from tests.builders import a_plan
from tests.http_triggers.world import World
from tests.services.plans import everything_plan

pytestmark = pytest.mark.browser

FINGER = 44
LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaeferswessenschafe"
PERSIAN = "داریوش شجریان"


def a_plan_about(name: str, address: str = "x@brightfork.example") -> Plan:
    why = (Why(source=WhySource.TICKET, text=f"{name} leaves us, " + "and this sentence does not end soon, " * 6),)
    steps = tuple(step.model_copy(update={"why": why}) for step in a_plan().steps)
    return a_plan(subject=ObjectRef(id=ObjectId("u1"), name=name, address=address), subject_detail="", steps=steps)


def is_phone(page: Page) -> bool:
    return page.viewport_size == SIZES["phone"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        pytest.param(LONG, f"{LONG}.{LONG}@{LONG}.example", id="long"),
        pytest.param("Jürgen Müßig-Öztürk", "juergen@brightfork.example", id="umlauts"),
        pytest.param(PERSIAN, "shajarian@brightfork.example", id="right to left"),
    ],
)
def test_every_name_fits_and_stays_what_it_is(page: Page, name: str, address: str):
    world = World(a_plan_about(name, address))
    with serve(world) as site:
        page.goto(f"{site}/approvals/{world.ruth}")

        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        expect(page.locator(".address")).to_have_text(address)
        assert no_sideways_scrolling(page)
        outside = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').length"
        assert page.locator("main *").evaluate_all(outside) == 0


def test_whatever_is_pressed_is_as_large_as_a_finger(page: Page):
    world = World(everything_plan())
    with serve(world) as site:
        page.goto(f"{site}/approvals/{world.ruth}")
        page.get_by_text("Reject …").click()

        pressed = page.locator("a, button, summary, textarea").all()
        sizes = [box for element in pressed if (box := element.bounding_box())]
        assert len(sizes) >= 3
        assert [size for size in sizes if size["height"] < FINGER or size["width"] < FINGER] == []


def test_both_answers_are_in_reach_without_scrolling(page: Page):
    alarm = Flag(code=FlagCode.REQUESTER_LOOKALIKE_DOMAIN, quote="kelly.brandt@brightf0rk.example")
    world = World(everything_plan(flags=(alarm,)))
    with serve(world) as site:
        page.goto(f"{site}/approvals/{world.ruth}")

        expect(page.get_by_text("Beware of fraud")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name="Approve")).to_be_in_viewport(ratio=1)
        expect(page.get_by_text("Reject …")).to_be_in_viewport(ratio=1)


def test_a_desk_shows_person_and_steps_side_by_side_and_a_phone_does_not(page: Page):
    world = World()
    with serve(world) as site:
        page.goto(f"{site}/approvals/{world.ruth}")
        who, plan = page.locator(".who").bounding_box(), page.locator(".plan").bounding_box()

        assert who
        assert plan
        if is_phone(page):
            assert plan["y"] >= who["y"] + who["height"]
        else:
            assert plan["x"] >= who["x"] + who["width"]
            assert plan["y"] == who["y"]


def test_a_person_who_decides_against_a_rejection_gets_both_buttons_back(page: Page):
    world = World()
    with serve(world) as site:
        page.goto(f"{site}/approvals/{world.ruth}")
        page.get_by_text("Reject …").click()
        expect(page.get_by_role("button", name="Approve")).to_be_hidden()

        page.get_by_text("Do not reject").click()

        expect(page.get_by_role("button", name="Approve")).to_be_visible()
        expect(page.get_by_label("Why?")).to_be_hidden()
    assert world.ledger.decisions == ()


def test_a_dark_phone_gets_a_dark_page(browser: Browser):
    world = World()
    context = browser.new_context(viewport=SIZES["phone"], color_scheme="dark", java_script_enabled=False)
    with serve(world) as site:
        page = context.new_page()
        page.goto(f"{site}/approvals/{world.ruth}")

        expect(page.locator("body")).to_have_css("background-color", "rgb(15, 20, 26)")
        expect(page.locator("body")).to_have_css("color", "rgb(232, 237, 243)")
    context.close()
