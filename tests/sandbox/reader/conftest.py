"""A running reader and the real OpenAI client on it."""

from collections.abc import Iterator
from typing import Literal

import pytest
from openai import OpenAI
from pydantic import BaseModel, ConfigDict

from sandbox.reader import ReaderHandle, ReaderOptions, start_reader

PROSE = """Hi team,

DeShawn Whitaker is joining us next Monday as a Dispatch Coordinator in Operations, he'll report to
Marisol Vega and sit in the Joliet office. He needs an Office 365 E3 licence, and please put him on
dispatch-all@brightfork.example.

Thanks,
Kelly
"""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Quoted(Strict):
    value: str
    quote: str


class PersonRead(Strict):
    """All fields are asked for, as strict mode demands; absent ones are null."""

    given_name: Quoted | None
    surname: Quoted | None
    display_name: Quoted | None
    email: Quoted | None
    job_title: Quoted | None
    department: Quoted | None
    office: Quoted | None
    mobile_phone: Quoted | None
    manager: Quoted | None
    employee_id: Quoted | None
    effective_date: Quoted | None
    effective_time: Quoted | None
    licenses: list[Quoted]
    groups: list[Quoted]
    shared_mailboxes: list[Quoted]
    copy_from: Quoted | None
    forward_to: Quoted | None
    mailbox_delegate: Quoted | None
    convert_to_shared: Quoted | None
    auto_reply: Quoted | None
    onedrive_to: Quoted | None


class TicketRead(Strict):
    intent: Literal["onboard", "offboard", "change", "none"]
    intent_quote: str
    people: list[PersonRead]


def a_form(text: str) -> dict[str, object] | None:
    """Stands for the product's forms reader: knows one label."""
    if "Leaver:" not in text:
        return None
    name = text.split("Leaver:")[1].strip()
    return {"intent": "offboard", "people": [{"display_name": {"value": name, "quote": f"Leaver: {name}"}}]}


@pytest.fixture
def reader() -> Iterator[ReaderHandle]:
    with start_reader(ReaderOptions(forms=a_form)) as reader:
        yield reader


@pytest.fixture
def client(reader: ReaderHandle) -> Iterator[OpenAI]:
    with OpenAI(base_url=reader.base_url, api_key="not-needed", max_retries=0, timeout=10) as client:
        yield client
