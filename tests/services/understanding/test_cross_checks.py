"""A request beside who asks, when, and what else the ticket says: what is flagged, and what is asked although it can be read."""

from datetime import date, time

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Asked, FlagCode, Intent, PersonReading, Request
from shared.domain.ticket import Author
from shared.services.understanding.understand import examine
from tests.builders import a_company, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading

HEDY = "Hedy Lind"


def read(
    *bodies: str, intent: Intent = Intent.OFFBOARD, company: dict | None = None, people: list | None = None, **fields
) -> Request:
    """Newest body last, as they were written; the fields are what a model says of the first person."""
    over = {name: fields.pop(name) for name in ("subject", "requester") if name in fields}
    person = a_person(**{"display_name": HEDY, **fields})
    llm = FakeReader(a_reading(intent, person, *(people or [])))
    raw = a_raw_ticket(*bodies, **over)
    found = examine(raw, a_company(**(company or {})), forms=FormsReader(), llm=llm, clock=FixedClock())
    return found.understanding.requests[0]


def codes(request: Request) -> set[FlagCode]:
    return {flag.code for flag in request.flags}


def asked(request: Request) -> dict[str, tuple[Asked, tuple[str, ...]]]:
    return {question.field: (question.why, question.choices) for question in request.questions}


STRANGER = Author(name="Kelly Brandt", email="kelly.brandt@brightforrk.example")
DATED = f"{HEDY}, hedy.lind@brightfork.example, leaves us. Last day: 11 December 2026."


@pytest.mark.parametrize("target", ["forward_to", "mailbox_delegate", "onedrive_to"])
def test_a_requester_who_gets_the_leavers_things_is_flagged(target: str) -> None:
    assert FlagCode.REQUESTER_GAINS_ACCESS in codes(
        read(f"{DATED} Give it to me.", **{target: ("me", "Give it to me")})
    )


def test_somebody_else_who_gets_them_is_not() -> None:
    request = read(f"{DATED} Forward her mail to Jo Arden.", forward_to=("Jo Arden", "Forward her mail to Jo Arden"))
    assert not codes(request) & {FlagCode.REQUESTER_GAINS_ACCESS, FlagCode.EXTERNAL_ADDRESS}


def test_me_of_a_requester_outside_is_an_address_outside() -> None:
    request = read(f"{DATED} Forward her mail to me.", requester=STRANGER, forward_to=("me", "Forward her mail to me"))
    assert {FlagCode.EXTERNAL_ADDRESS, FlagCode.REQUESTER_GAINS_ACCESS} <= codes(request)


def test_asking_to_end_ones_own_managers_account_is_flagged() -> None:
    assert FlagCode.REQUESTERS_MANAGER in codes(read(f"My manager {DATED}"))
    assert FlagCode.REQUESTERS_MANAGER not in codes(read(f"My manager told me to write. {DATED}"))


@pytest.mark.parametrize(
    ("country", "day", "is_flagged"),
    [
        ("US", "Saturday 12 December 2026", True), ("US", "Friday 11 December 2026", False), ("SA", "Friday 11 December 2026", True),
        ("SA", "Sunday 13 December 2026", False), ("IR", "Friday 11 December 2026", True), ("IR", "Saturday 12 December 2026", False),
    ],
)  # fmt: skip
def test_a_day_of_the_weekend_there_is_flagged(country: str, day: str, is_flagged: bool) -> None:  # noqa: FBT001
    request = read(f"{HEDY} leaves us, last day {day}.", effective_date=day, company={"country": country})
    assert (FlagCode.NOT_A_WORKING_DAY in codes(request)) is is_flagged


@pytest.mark.parametrize(("day", "is_flagged"), [("today", True), ("tomorrow", True), ("4 December 2026", False)])
def test_short_notice_is_flagged(day: str, is_flagged: bool) -> None:  # noqa: FBT001
    assert (
        FlagCode.SHORT_NOTICE in codes(read(f"{HEDY} leaves us, last day {day}.", effective_date=day))
    ) is is_flagged


def test_a_leaver_with_one_name_only_is_asked_for_the_whole_name() -> None:
    request = read("Hedy leaves us on 11 December 2026.", display_name="Hedy", effective_date="11 December 2026")
    assert asked(request)["display_name"][0] is Asked.UNCLEAR


@pytest.mark.parametrize(
    ("body", "fields", "country"),
    [
        ("Hedy (hedy@brightfork.example) leaves.", {"display_name": "Hedy", "email": "hedy@brightfork.example"}, "US"),
        ("Suharto berhenti.", {"display_name": "Suharto"}, "ID"),
        ("金田 is leaving", {"display_name": "金田"}, "JP"),
    ],
)
def test_one_name_is_enough_with_an_address_or_where_people_have_but_one(body: str, fields: dict, country: str) -> None:
    assert "display_name" not in asked(read(body, company={"country": country}, **fields))


def test_a_leaver_of_the_requesters_own_name_is_asked_for_by_address() -> None:
    body = "Kelly Brandt in Accounting retires on 11 December 2026."
    namesake = Author(name="Kelly Brandt", email="kelly.brandt@brightfork.example")
    request = read(body, requester=namesake, display_name="Kelly Brandt", effective_date="11 December 2026")
    assert FlagCode.REQUESTER_IS_SUBJECT in codes(request)
    assert asked(request)["email"][0] is Asked.AMBIGUOUS


def test_a_name_longer_than_the_directory_takes_is_asked_about() -> None:
    surname = "Albuquerque " * 6
    body = f"{HEDY} {surname} starts on 11 December 2026."
    request = read(
        body,
        intent=Intent.ONBOARD,
        given_name=("Hedy", body),
        surname=(surname.strip(), body),
        display_name=("Hedy", body),
    )
    assert asked(request)["surname"][0] is Asked.UNCLEAR


def test_another_day_in_the_subject_is_asked_about() -> None:
    request = read(DATED, subject="Leaver on 4 December 2026", effective_date="11 December 2026")
    assert request.effective_date is None
    assert asked(request)["effective_date"] == (Asked.CONTRADICTORY, ("2026-12-04", "2026-12-11"))


def test_another_day_in_a_newer_message_is_asked_about_when_the_reader_took_the_older() -> None:
    later = "Small change: it will be 18 December 2026."
    assert asked(read(DATED, later, effective_date="11 December 2026"))["effective_date"][0] is Asked.CONTRADICTORY


def test_the_newer_day_that_was_read_is_not_asked_about() -> None:
    later = "Small change: it will be 18 December 2026."
    request = read(DATED, later, effective_date="18 December 2026", subject="Leaver on 11 December 2026")
    assert "effective_date" not in asked(request)
    assert request.effective_date.value == date(2026, 12, 18)


def test_a_day_that_is_somebody_elses_contradicts_nothing() -> None:
    teo = PersonReading.model_validate(
        a_person(display_name="Teo Brandt", effective_date="18 December 2026").model_dump()
    )
    later = "Teo Brandt leaves as well, on 18 December 2026."
    assert "effective_date" not in asked(read(DATED, later, effective_date="11 December 2026", people=[teo]))


def test_a_time_that_clocks_jump_over_is_asked_about() -> None:
    body = f"{HEDY} leaves, last day Sunday 14 March 2027 at 02:30."
    request = read(body, effective_date="Sunday 14 March 2027", effective_time=("02:30", "at 02:30"))
    assert asked(request)["effective_time"] == (Asked.UNCLEAR, ("01:30", "03:30"))


def test_an_ordinary_time_and_the_hour_that_comes_twice_are_taken() -> None:
    body = f"{HEDY} leaves, last day Sunday 1 November 2026 at 01:30."
    request = read(body, effective_date="Sunday 1 November 2026", effective_time=("01:30", "at 01:30"))
    assert "effective_time" not in asked(request)
    assert request.effective_time.value == time(1, 30)


def test_the_day_is_that_of_the_companys_zone() -> None:
    """Received on 24 November at 15:00 UTC: already the 25th in Auckland."""
    request = read(
        f"{HEDY} leaves today.", effective_date="today", company={"country": "NZ", "timezone": "Pacific/Auckland"}
    )
    assert request.effective_date.value == date(2026, 11, 25)
