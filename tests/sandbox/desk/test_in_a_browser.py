"""What only a real browser shows: that its forms, frames and policies get along."""

import pytest

from sandbox.desk import BodyFormat, DeskHandle
from tests.sandbox.desk.conftest import a_ticket

pytestmark = pytest.mark.browser


def test_an_example_is_sent_and_answered(desk: DeskHandle, browser) -> None:
    page = browser.new_page()
    page.goto(f"{desk.url}/tickets/new?example=incomplete")
    page.get_by_role("button", name="Send").click()
    page.fill("#body", "Her surname is Ortiz.")
    page.get_by_role("button", name="Send reply").click()

    assert page.url == f"{desk.url}/tickets/T-1001"
    assert "Her surname is Ortiz." in page.inner_text("main")
    page.close()


def test_html_in_a_ticket_is_shown_and_runs_nothing(desk: DeskHandle, browser) -> None:
    body = '<p>shown</p><script>document.body.innerHTML = "<p>ran</p>"</script>'
    ticket = desk.create_ticket(a_ticket(body=body, body_format=BodyFormat.HTML))
    page = browser.new_page()
    page.goto(f"{desk.url}/tickets/{ticket.id}")

    assert page.frame_locator("iframe.note").locator("p").inner_text() == "shown"
    page.close()
