"""Requesters answer with a phone or a desk, without JavaScript, in their language and in its direction."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shared.services.documents import get_answers
from tests.browser.conftest import SIZES
from tests.browser.site import serve
from tests.browser.test_pages import no_sideways_scrolling, shoot
from tests.http_triggers.asking import CHOICES, Asking

pytestmark = pytest.mark.browser

FINGER = 44


def given(world: Asking) -> list[str]:
    rounds = get_answers(world.ledger.run, runs=world.runs).rounds
    return [answer.given for sent in rounds for answer in sent.answers]


def test_a_requester_answers_with_taps_and_a_few_words(page: Page, tmp_path: Path):
    world = Asking()
    with serve(world) as site:
        page.goto(f"{site}/answers/{world.link}")
        shoot(page, tmp_path, "questions")
        expect(page.get_by_role("heading", level=1)).to_have_text("Questions about your request")
        assert no_sideways_scrolling(page)

        page.get_by_label("Monday 30 November 2026").check()
        page.get_by_label(CHOICES[1]).check()
        page.get_by_label("Yes", exact=True).check()
        page.get_by_role("textbox", name="Automatic reply").fill("Dana has left.\nPlease write to Marisol.")
        page.get_by_role("button", name="Send the answers").click()
        shoot(page, tmp_path, "thanks")

        expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your answers")
        page.wait_for_load_state()
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("These questions have already been answered")
    assert given(world)[:3] == ["2026-11-30", CHOICES[1], "yes"]
    assert "".join(given(world)[3].split()) == "Danahasleft.PleasewritetoMarisol."


def test_another_day_is_picked_by_the_browsers_own_calendar(page: Page):
    world = Asking()
    with serve(world) as site:
        page.goto(f"{site}/answers/{world.link}")
        page.get_by_label("Something else").first.check()
        day = page.locator("input[type=date]")
        expect(day).to_be_visible()
        day.fill("2026-12-01")
        page.get_by_role("button", name="Send the answers").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your answers")
    assert given(world) == ["2026-12-01"]


def test_an_empty_form_says_what_it_wants_and_keeps_what_was_entered(page: Page):
    world = Asking()
    with serve(world) as site:
        page.goto(f"{site}/answers/{world.link}")
        page.get_by_role("button", name="Send the answers").click()
        expect(page.get_by_role("alert")).to_have_text("Please answer at least one question.")

        page.get_by_label("Something else").first.check()
        page.get_by_role("textbox", name="Forward e-mail to").fill("marisol.vega@brightfork.example")
        page.get_by_role("button", name="Send the answers").click()
        expect(page.get_by_role("alert")).to_have_text("Please check the marked answers.")
        expect(page.get_by_text("We cannot use this answer.")).to_be_visible()
        expect(page.get_by_role("textbox", name="Forward e-mail to")).to_have_value("marisol.vega@brightfork.example")
    assert given(world) == []


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_languages_from_right_to_left_are_set_so(page: Page, tmp_path: Path, language: str):
    world = Asking(language=language)
    with serve(world) as site:
        page.goto(f"{site}/answers/{world.link}")
        shoot(page, tmp_path, f"questions-{language}")

        expect(page.locator("main")).to_have_css("direction", "rtl")
        assert no_sideways_scrolling(page)
        choice = page.locator("label.choice").first
        dot, words = choice.locator("input").bounding_box(), choice.locator("bdi").bounding_box()
        assert dot
        assert words
        assert dot["x"] > words["x"]


@pytest.mark.parametrize("language", ["de", "hu", "ja", "th", "bn", "zh-Hant"])
def test_long_words_and_other_scripts_fit(page: Page, tmp_path: Path, language: str):
    world = Asking(language=language)
    with serve(world) as site:
        page.goto(f"{site}/answers/{world.link}")
        shoot(page, tmp_path, f"questions-{language}")

        assert no_sideways_scrolling(page)
        outside = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').length"
        assert page.locator("main fieldset, main p, main label, main button").evaluate_all(outside) == 0


def test_whatever_is_pressed_is_as_large_as_a_finger(page: Page):
    world = Asking()
    with serve(world) as site:
        page.goto(f"{site}/answers/{world.link}")

        pressed = page.locator("label.choice, button, .field, textarea").all()
        sizes = [box for element in pressed if (box := element.bounding_box())]
        assert len(sizes) >= 10
        assert [size for size in sizes if size["height"] < FINGER or size["width"] < FINGER] == []
        assert page.viewport_size in SIZES.values()
