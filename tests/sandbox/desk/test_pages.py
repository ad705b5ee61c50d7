"""The desk's pages, as a browser without scripts uses them."""

import httpx2
import pytest

from sandbox.desk import BodyFormat, DeskHandle
from sandbox.desk.examples import EXAMPLES
from tests.sandbox.desk.conftest import a_ticket


@pytest.mark.parametrize("known", EXAMPLES, ids=lambda known: known.key)
def test_every_example_can_be_sent_from_its_form(desk: DeskHandle, visitor: httpx2.Client, known) -> None:
    page = visitor.get("/tickets/new", params={"example": known.key})
    filled = known.make(desk.store.now())
    form = {
        "company": filled.company_id,
        "name": filled.requester.name,
        "email": filled.requester.email,
        "subject": filled.subject,
        "body": filled.body.replace("\n", "\r\n"),
    }

    shown = visitor.post("/tickets", data=form)

    assert filled.subject in page.text
    assert (shown.status_code, shown.url.path) == (200, "/tickets/T-1001")
    assert desk.store.ticket("T-1001").messages[0].body == filled.body
    assert filled.subject in visitor.get("/").text


def test_a_ticket_page_tells_public_from_internal(desk: DeskHandle, visitor: httpx2.Client, api: httpx2.Client) -> None:
    ticket = desk.create_ticket(a_ticket())
    for visibility in ("public", "internal"):
        api.post(f"/tickets/{ticket.id}/notes", json={"visibility": visibility, "body": f"a note, {visibility}"})

    page = visitor.get(f"/tickets/{ticket.id}").text

    assert 'class="card internal"' in page
    assert page.index("a note, public") < page.index("a note, internal")


def test_a_link_in_a_note_can_be_clicked(desk: DeskHandle, visitor: httpx2.Client, api: httpx2.Client) -> None:
    ticket = desk.create_ticket(a_ticket())
    link = "http://127.0.0.1:7071/answers/g.eJw_-x.y-zg"
    api.post(f"/tickets/{ticket.id}/notes", json={"visibility": "public", "body": f"Use this form: {link}\nThanks"})

    assert f'<a href="{link}"' in visitor.get(f"/tickets/{ticket.id}").text


def test_ticket_text_never_becomes_markup_of_the_page(desk: DeskHandle, visitor: httpx2.Client) -> None:
    text = desk.create_ticket(a_ticket(body="<script>alert(1)</script>"))
    html = desk.create_ticket(a_ticket(body='<b>"x"</b><script>alert(1)</script>', body_format=BodyFormat.HTML))

    for ticket in (text, html):
        answer = visitor.get(f"/tickets/{ticket.id}")
        assert "<script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert 'sandbox=""' in visitor.get(f"/tickets/{html.id}").text


def test_a_reply_as_the_requester_is_added_and_announced(desk: DeskHandle, visitor: httpx2.Client, receiver) -> None:
    ticket = desk.create_ticket(a_ticket())

    page = visitor.post(f"/tickets/{ticket.id}/replies", data={"body": "Her surname is Ortiz."})
    desk.wait_until_delivered()

    assert "Her surname is Ortiz." in page.text
    assert len(receiver.got) == 2


def test_a_form_from_another_site_is_refused(desk: DeskHandle, visitor: httpx2.Client) -> None:
    ticket = desk.create_ticket(a_ticket())

    answer = visitor.post(
        f"/tickets/{ticket.id}/replies", data={"body": "x"}, headers={"origin": "http://evil.example"}
    )

    assert answer.status_code == 403
    assert len(ticket.messages) == 1


def test_unknown_tickets_and_statuses_get_a_page(visitor: httpx2.Client, desk: DeskHandle) -> None:
    ticket = desk.create_ticket(a_ticket())

    assert visitor.get("/tickets/T-9").status_code == 404
    assert visitor.post("/tickets/T-9/replies", data={"body": "x"}).status_code == 404
    assert visitor.post("/tickets/T-9/status", data={"status": "new"}).status_code == 404
    assert visitor.post(f"/tickets/{ticket.id}/status", data={"status": "gone"}).status_code == 400


def test_the_stylesheet_is_served(visitor: httpx2.Client) -> None:
    assert visitor.get("/sandbox.css").headers["content-type"].startswith("text/css")


def test_tickets_replies_faults_and_webhook_can_be_set_over_http(desk: DeskHandle, visitor: httpx2.Client) -> None:
    sent = {"company_id": "C-102", "requester": {"name": "A", "email": "a@x.example"}, "subject": "s", "body": "b"}
    ticket = visitor.post("/_desk/tickets", json=sent).json()
    visitor.post(f"/_desk/tickets/{ticket['id']}/replies", json={"body": "more"})
    visitor.post("/_desk/faults", json={"delivery": "lost"})
    visitor.post("/_desk/webhook", json={"url": "http://127.0.0.1:9/x", "secret": "s"})

    assert ticket["company_name"] == "Rüegsegger Treuhand AG"
    assert len(desk.store.ticket(ticket["id"]).messages) == 2
    assert visitor.get("/_desk/faults").json()["delivery"] == "lost"
    assert desk.sender.target is not None
    assert visitor.post("/_desk/faults", json={"delivery": "by pigeon"}).status_code == 400
    assert visitor.post("/_desk/tickets", json=sent | {"company_id": "C-9"}).status_code == 400
