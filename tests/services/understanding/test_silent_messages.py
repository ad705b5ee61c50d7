"""Automatic replies, bounces and thanks that come later in a thread are neither answers nor withdrawals; a model never sees them."""

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Intent
from shared.domain.ticket import Author
from shared.services.understanding.understand import Examined, examine
from tests.builders import a_company, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading

LEAVER = "Noor Haddad is leaving us, her last day is 30 November 2026. Please close her account and forward her mail to Jo Arden."
DAEMON = Author(name="Mail Delivery Subsystem", email="MAILER-DAEMON@mail.brightfork.example")
SILENT = [
    "Automatic reply: I am currently out of the office until 14 December 2026. In urgent cases write to Jo Arden.",
    "Undeliverable: your message could not be delivered to the recipient. 550 5.1.1 user unknown.",
    "Ich bin derzeit nicht im Büro und ab dem 14.12.2026 wieder erreichbar. In dringenden Fällen: Jo Arden.",
    "Thanks for the quick help!",
]
SPEAKING = [
    "Sorry for the late answer, I was away. Her last day is 4 December 2026.",
    "Thanks for the quick help. Her last day is 4 December 2026.",
    "Thank you. One more thing: Teo Brandt is leaving too.",
    "Please cancel this, she stays.",
]


def examined(later: str, author: Author | None = None) -> tuple[Examined, FakeReader]:
    person = a_person(display_name="Noor Haddad", effective_date="30 November 2026")
    llm = FakeReader(a_reading(Intent.OFFBOARD, person))
    raw = a_raw_ticket(LEAVER, later)
    if author:
        raw = raw.model_copy(
            update={"messages": (raw.messages[0], raw.messages[1].model_copy(update={"author": author}))}
        )
    return examine(raw, a_company(), forms=FormsReader(), llm=llm, clock=FixedClock()), llm


@pytest.mark.parametrize("later", SILENT)
def test_a_mail_that_says_nothing_is_not_part_of_what_is_read(later: str) -> None:
    found, _ = examined(later)

    assert [message.text for message in found.ticket.messages] == [LEAVER]
    assert found.understanding.requests[0].name() == "Noor Haddad"


@pytest.mark.parametrize("later", SPEAKING)
def test_a_mail_that_may_hold_an_answer_is_read(later: str) -> None:
    found, _ = examined(later)

    assert len(found.ticket.messages) == 2


def test_whatever_a_mail_daemon_sends_says_nothing() -> None:
    found, llm = examined("Hello, it did not work out, see the attached report.", DAEMON)

    assert [message.text for message in found.ticket.messages] == [LEAVER]
    assert len(llm.asked[0][0].messages) == 1


def test_a_ticket_that_is_an_automatic_reply_itself_is_not_ours() -> None:
    raw = a_raw_ticket(SILENT[0], subject="Automatic reply: your question")
    found = examine(raw, a_company(), forms=FormsReader(), llm=FakeReader(), clock=FixedClock()).understanding

    assert (found.intent, found.requests) == (Intent.NONE, ())
