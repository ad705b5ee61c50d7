"""Reading a mail and clicking its link, in a real browser."""

import smtplib

import pytest

from sandbox.inbox import InboxHandle
from tests.sandbox.inbox.conftest import a_mail

pytestmark = pytest.mark.browser


def test_a_link_in_the_html_part_opens_in_a_page_of_its_own_and_scripts_do_not_run(inbox: InboxHandle, browser) -> None:
    html = f'<p><a href="{inbox.url}/sandbox.css">decide</a></p><script>document.body.innerHTML = "ran"</script>'
    with smtplib.SMTP(inbox.smtp_host, inbox.smtp_port) as smtp:
        smtp.send_message(a_mail(html=html))
    page = browser.new_page()
    page.goto(f"{inbox.url}/mails/mail-1")
    part = page.frame_locator("iframe.mail")

    assert part.locator("body").inner_text() == "decide"
    with page.expect_popup() as opened:
        part.locator("a").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{inbox.url}/sandbox.css"
    opened.value.close()
    page.close()
