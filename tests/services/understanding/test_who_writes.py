""" "Me" is whoever wrote the words: the requester, a colleague whose mail was forwarded, somebody who answered later."""

from datetime import date, time

import pytest

from shared.domain.reading.dates import DateOrder
from shared.domain.reading.effective import read_effective
from shared.domain.reading.writers import writers_of
from shared.domain.request import Intent, PersonReading, Quoted
from shared.domain.ticket import Author, Message
from shared.services.understanding.clean_ticket import clean_ticket
from shared.services.understanding.make_requests import make_requests
from tests.builders import a_company, a_raw_ticket
from tests.services.readings import a_person, a_reading

FORWARDED = """Please see to this. Her files go to me.

---------- Forwarded message ----------
From: Ada Quill
Sent: 3 March 2027
Subject: Noor

Noor Haddad starts on 15 March 2027 and reports to me."""


def test_me_in_a_forwarded_mail_is_its_writer():
    ticket = clean_ticket(a_raw_ticket(FORWARDED))
    person = a_person(display_name="Noor Haddad", manager=("me", "reports to me"), onedrive_to=("me", "files go to me"))
    (request,) = make_requests(a_reading(Intent.ONBOARD, person), ticket, a_company(), ())

    assert request.manager.value == "Ada Quill"
    assert request.onedrive_to.value == ticket.requester.name


def test_the_newest_message_with_the_words_tells_the_writer():
    ticket = clean_ticket(a_raw_ticket("Send it to me."))
    (first,) = ticket.messages
    later = Message(author=Author(name="Bo Marsh"), at=first.at, text="No, send it to me.")
    nameless = Message(author=Author(), at=first.at, text="Or leave it with me.")
    writers = writers_of(ticket.model_copy(update={"messages": (nameless, later, first)}))

    assert writers.of("send it to me").name == "Bo Marsh"
    assert writers.of("leave it with me") == ticket.requester
    assert writers.of("not there") == writers.of("") == ticket.requester


@pytest.mark.parametrize(
    ("value", "quote", "at"),
    [
        ("16", "kontoen stenges kl. 16", time(16)),
        ("18", "spegnete alle 18", time(18)),
        ("16", "am 16. Mai", None),
        ("16", "on 16/05/2027", None),
        ("16", "16 people", None),
    ],
)
def test_a_bare_number_is_an_hour_only_beside_a_word_for_hours(value: str, quote: str, at: time | None):
    person = PersonReading(effective_time=Quoted(value=value, quote=quote))
    found = read_effective(
        person,
        Intent.OFFBOARD,
        received_on=date(2027, 5, 1),
        order=DateOrder.DAY_FIRST,
        languages=("en",),
        max_days_back=30,
    )
    assert (found.time.value if found.time else None) == at
