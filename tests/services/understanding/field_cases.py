"""Reads a ticket for the tests of cases that went wrong for others: forms alone, or with what a model would say."""

from datetime import datetime
from typing import Any

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Request
from shared.services.understanding.understand import Examined, examine
from tests.builders import a_company, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader

LONDON = {"country": "GB", "timezone": "Europe/London"}
TOKYO = {"country": "JP", "timezone": "Asia/Tokyo"}


def examined(body: str, *, model: FakeReader | None = None, company: dict | None = None, **over: Any) -> Examined:
    raw = a_raw_ticket(body, **over)
    clock = FixedClock(max(raw.received_at, FixedClock().now()))
    return examine(raw, a_company(**(company or {})), forms=FormsReader(), llm=model, clock=clock)


def the_request(body: str, **over: Any) -> Request:
    """The one request of the ticket, settled or not."""
    (request,) = examined(body, **over).found
    return request


def at(moment: str) -> dict[str, datetime]:
    return {"received_at": datetime.fromisoformat(moment)}
