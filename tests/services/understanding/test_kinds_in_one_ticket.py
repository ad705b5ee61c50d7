"""Several requests in one ticket: each person has the kind of request that is asked for them."""

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import FlagCode, Intent, PersonReading, Request
from shared.services.understanding.understand import examine
from tests.builders import a_company, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading

BODY = "Noor Haddad starts on 30 November 2026. Teo Brandt leaves us on 4 December 2026, his last day."


def requests_of(*people: PersonReading, intent: Intent = Intent.ONBOARD) -> tuple[Request, ...]:
    llm = FakeReader(a_reading(intent, *people))
    raw = a_raw_ticket(BODY, subject="Two things")
    return examine(raw, a_company(), forms=FormsReader(), llm=llm, clock=FixedClock()).understanding.requests


def somebody(name: str, day: str, kind: Intent | None) -> PersonReading:
    person = a_person(display_name=(name, name), effective_date=(day, day))
    return person.model_copy(update={"intent": kind})


def test_a_starter_and_a_leaver_in_one_ticket_are_two_requests_of_their_own_kind() -> None:
    noor = somebody("Noor Haddad", "30 November 2026", Intent.ONBOARD)
    teo = somebody("Teo Brandt", "4 December 2026", Intent.OFFBOARD)

    found = requests_of(noor, teo)

    assert [(request.name(), request.intent) for request in found] == [
        ("Noor Haddad", Intent.ONBOARD),
        ("Teo Brandt", Intent.OFFBOARD),
    ]


def test_a_person_without_a_kind_of_their_own_has_that_of_the_ticket() -> None:
    (only,) = requests_of(somebody("Teo Brandt", "4 December 2026", None), intent=Intent.OFFBOARD)

    assert only.intent is Intent.OFFBOARD


def test_somebody_for_whom_nothing_is_asked_is_no_request() -> None:
    noor = somebody("Noor Haddad", "30 November 2026", Intent.ONBOARD)
    teo = somebody("Teo Brandt", "4 December 2026", Intent.NONE)

    assert [request.name() for request in requests_of(noor, teo)] == ["Noor Haddad"]


def test_what_else_is_asked_is_told_when_it_stands_in_the_ticket() -> None:
    noor = somebody("Noor Haddad", "30 November 2026", Intent.ONBOARD)
    reading = a_reading(Intent.ONBOARD, noor).model_copy(
        update={"other_requests": ("Teo Brandt leaves us", "Please wipe every laptop")}
    )
    found = examine(
        a_raw_ticket(BODY), a_company(), forms=FormsReader(), llm=FakeReader(reading), clock=FixedClock()
    ).understanding.requests

    assert [flag.quote for flag in found[0].flags if flag.code is FlagCode.OTHER_REQUEST] == ["Teo Brandt leaves us"]
