"""The product's own model reader and forms reader on this endpoint: the model path as it runs without a key."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from openai import OpenAI

from sandbox.reader import ReaderHandle, ReaderOptions, start_reader
from shared.adapters.forms.forms_reader import FormsReader
from shared.adapters.llm.llm_reader import LlmReader
from shared.domain.request import Intent
from shared.domain.ticket import Author, Message, Ticket
from tests.sandbox.reader.conftest import PROSE

RECEIVED = datetime(2026, 11, 25, 15, tzinfo=UTC)
KELLY = Author(name="Kelly Brandt", email="kelly.brandt@brightfork.example")
INCOMPLETE = """New employee request

First name: Lena
Last name:
Job title: Yard Planner
Department: Operations
Manager: Marisol Vega
Start date:
Licence: Office 365 E3
"""


def a_ticket(*texts: str, subject: str = "Somebody new") -> Ticket:
    """Newest message first."""
    messages = tuple(Message(author=KELLY, at=RECEIVED, text=text) for text in texts)
    return Ticket(subject=subject, requester=KELLY, received_at=RECEIVED, messages=messages)


def forms(text: str) -> dict[str, Any]:
    return FormsReader().read(a_ticket(text), instructions="").model_dump(mode="json")


@pytest.fixture
def reader() -> Iterator[ReaderHandle]:
    with start_reader(ReaderOptions(forms=forms)) as reader:
        yield reader


@pytest.fixture
def product(reader: ReaderHandle) -> Iterator[LlmReader]:
    with OpenAI(base_url=reader.base_url, api_key="not-needed") as client:
        yield LlmReader(client, model="any-model")


def test_the_product_reads_prose_through_this_endpoint(product: LlmReader) -> None:
    reading = product.read(a_ticket(PROSE), instructions="")

    assert reading.intent is Intent.ONBOARD
    (person,) = reading.people
    assert person.display_name is not None
    assert person.effective_date is not None
    assert (person.display_name.value, person.effective_date.value) == ("DeShawn Whitaker", "next Monday")
    assert [group.value for group in person.groups] == ["dispatch-all@brightfork.example"]


def test_the_day_of_receipt_is_nobodys_first_day(product: LlmReader) -> None:
    reading = product.read(a_ticket("Lena Ortiz is joining us as Yard Planner."), instructions="")

    assert reading.people[0].effective_date is None


def test_a_ticket_that_is_none_of_our_business_stays_so(product: LlmReader) -> None:
    reading = product.read(a_ticket("The label printer at dock 4 prints blank labels."), instructions="")

    assert (reading.intent, reading.people) == (Intent.NONE, ())


def test_a_reply_fills_what_the_form_left_out(product: LlmReader) -> None:
    reply = "Her surname is Ortiz and she starts on 7 December 2026."

    reading = product.read(a_ticket(reply, INCOMPLETE), instructions="")

    (person,) = reading.people
    assert person.given_name is not None
    assert person.surname is not None
    assert person.effective_date is not None
    assert (person.given_name.value, person.surname.value) == ("Lena", "Ortiz")
    assert (person.effective_date.value, person.effective_date.quote in reply) == ("7 December 2026", True)


def test_people_of_one_ticket_may_come_and_go(product: LlmReader) -> None:
    text = "DeShawn Whitaker is joining us on Monday 7 December 2026. Dana Whitlock is leaving, her last day is 4 December 2026."
    reading = product.read(a_ticket(text), instructions="")

    assert [(person.display_name.value, person.intent) for person in reading.people if person.display_name] == [
        ("DeShawn Whitaker", Intent.ONBOARD),
        ("Dana Whitlock", Intent.OFFBOARD),
    ]
    assert reading.intent is Intent.ONBOARD
