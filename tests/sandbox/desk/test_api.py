"""The desk's REST API, over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from sandbox.desk import DeskHandle, ExternalIds, StatusRule
from tests.sandbox.desk.conftest import a_ticket

NOTE = {"visibility": "internal", "body": "Done.", "body_format": "text", "external_id": "run-1/report"}


def test_a_ticket_is_read_with_its_own_text_as_first_message(desk: DeskHandle, api: httpx2.Client) -> None:
    ticket = desk.create_ticket(a_ticket())

    seen = api.get(f"/tickets/{ticket.id}").json()

    assert seen["id"] == "T-1001"
    assert (seen["company_id"], seen["company_name"]) == ("C-101", "Brightfork Logistics Inc.")
    assert seen["requester"] == {"name": "Kelly Brandt", "email": "kelly.brandt@brightfork.example"}
    assert seen["messages"][0]["body"] == "First name: Noor"
    assert seen["messages"][0]["author"]["kind"] == "contact"
    assert datetime.fromisoformat(seen["received_at"]).tzinfo is not None


def test_a_wrong_key_is_refused_with_a_sentence(desk: DeskHandle) -> None:
    answer = httpx2.get(f"{desk.api_url}/tickets/T-1", headers={"authorization": "Bearer nope"})

    assert answer.status_code == 401
    assert "API key" in answer.json()["error"]["message"]


def test_an_unknown_ticket_is_404(api: httpx2.Client) -> None:
    assert api.get("/tickets/T-9").status_code == 404
    assert api.post("/tickets/T-9/notes", json=NOTE).status_code == 404


def test_a_repeated_external_id_gives_the_note_that_is_there(desk: DeskHandle, api: httpx2.Client) -> None:
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}/notes"

    first, second = api.post(path, json=NOTE), api.post(path, json=NOTE)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    assert len(api.get(path).json()["notes"]) == 1


def test_two_deliveries_of_one_note_at_the_same_time_leave_one(desk: DeskHandle, api: httpx2.Client) -> None:
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}/notes"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: api.post(path, json=NOTE), range(24)))

    assert sorted(answer.status_code for answer in answers) == [200] * 23 + [201]
    assert len(api.get(path).json()["notes"]) == 1


def test_a_desk_that_ignores_external_ids_writes_the_note_twice(desk: DeskHandle, api: httpx2.Client) -> None:
    desk.faults.external_ids = ExternalIds.IGNORED
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}/notes"

    api.post(path, json=NOTE)
    api.post(path, json=NOTE)

    assert [note["external_id"] for note in api.get(path).json()["notes"]] == ["run-1/report"] * 2


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"{", id="broken json"),
        pytest.param(b'{"visibility":"public"}', id="no text"),
        pytest.param(b'{"visibility":"somewhere","body":"x"}', id="unknown visibility"),
        pytest.param(b'{"visibility":"public","body":"x","colour":"red"}', id="unknown field"),
    ],
)
def test_a_wrong_note_is_refused_and_not_written(desk: DeskHandle, api: httpx2.Client, body: bytes) -> None:
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}/notes"

    answer = api.post(path, content=body)

    assert answer.status_code == 400
    assert api.get(path).json()["notes"] == []


def test_the_status_is_changed_and_read_back(desk: DeskHandle, api: httpx2.Client) -> None:
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}"

    api.patch(path, json={"status": "resolved"})

    assert api.get(path).json()["status"] == "resolved"


def test_closing_without_the_mandatory_category_is_refused(desk: DeskHandle, api: httpx2.Client) -> None:
    """FC-d07."""
    desk.faults.status_rule = StatusRule.CATEGORY_MANDATORY
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}"

    refused = api.patch(path, json={"status": "resolved"})
    still = api.get(path).json()["status"]
    accepted = api.patch(path, json={"status": "resolved", "category": "Access"})

    assert (refused.status_code, refused.json()["error"]["code"], still) == (400, "category_required", "new")
    assert accepted.json()["status"] == "resolved"


def test_time_is_booked_once_per_external_id(desk: DeskHandle, api: httpx2.Client) -> None:
    ticket = desk.create_ticket(a_ticket())
    entry = {"minutes": 12, "note": "Onboarding", "external_id": "run-1/time"}

    api.post(f"/tickets/{ticket.id}/time", json=entry)
    api.post(f"/tickets/{ticket.id}/time", json=entry)

    assert [kept.minutes for kept in ticket.time_entries] == [12]


def test_tickets_changed_since_a_moment_are_listed_page_by_page(desk: DeskHandle, api: httpx2.Client) -> None:
    start = datetime(2026, 11, 2, 8, tzinfo=UTC)
    for minute in range(60):
        desk.create_ticket(a_ticket(received_at=start + timedelta(minutes=minute)))
    since = {"updated_since": (start + timedelta(minutes=5)).isoformat()}

    first = api.get("/tickets", params=since | {"page": "1"}).json()
    second = api.get("/tickets", params=since | {"page": str(first["next_page"])}).json()

    assert (len(first["tickets"]), len(second["tickets"]), second["next_page"]) == (50, 5, None)
    assert first["tickets"][0]["id"] == "T-1006"


@pytest.mark.parametrize("query", ["updated_since=yesterday", "updated_since=2026-11-02T08:00:00", "page=0", "page=²"])
def test_a_wrong_list_query_is_refused(api: httpx2.Client, query: str) -> None:
    assert api.get(f"/tickets?{query}").status_code == 400


def test_failing_writes_change_nothing(desk: DeskHandle, api: httpx2.Client) -> None:
    """FC-d08."""
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}/notes"
    desk.faults.writes_fail_until = datetime.now(UTC) + timedelta(hours=1)
    during = api.post(path, json=NOTE).status_code
    desk.faults.writes_fail_until = None
    desk.faults.forbidden_writes = 1
    forbidden = api.post(path, json=NOTE).status_code

    assert (during, forbidden, api.get(path).json()["notes"]) == (500, 403, [])
    assert api.post(path, json=NOTE).status_code == 201


def test_a_lost_answer_hides_a_write_that_was_done(desk: DeskHandle, api: httpx2.Client) -> None:
    path = f"/tickets/{desk.create_ticket(a_ticket()).id}/notes"
    desk.faults.lost_answers = 1

    assert api.post(path, json=NOTE).status_code == 500
    assert len(api.get(path).json()["notes"]) == 1


def test_every_request_is_logged_without_its_key(desk: DeskHandle, api: httpx2.Client) -> None:
    api.get("/tickets", params={"page": "1"})

    (entry,) = desk.log.entries(path_prefix="/api/")
    assert (entry.method, entry.path, entry.query, entry.status) == ("GET", "/api/tickets", "page=1", 200)
    assert desk.api_key not in repr(entry)
