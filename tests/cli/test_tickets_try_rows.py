"""A ticket as JSON in, what was understood as JSON out."""

import base64
import json

import pytest

from cli.tickets_try_rows import understand_row
from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.errors import InputError, RetryableError
from shared.domain.request import Intent
from tests.builders import a_company
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading

ROW = {
    "id": "t-1",
    "received_at": "2026-11-24T15:00:00+00:00",
    "requester": {"name": "Kelly Brandt", "email": "kelly@brightfork.example"},
    "company": {"name": "Brightfork", "domain": "brightfork.example", "country": "US", "timezone": "America/Chicago"},
    "subject": "New starter",
    "body": "First name: Noor\nLast name: Haddad\nStart date: 30 November 2026\nTime: 8:30 am\nLicence: E3\nManager: Bo Marsh",
    "body_format": "text",
}


def understood(llm=None, ours=None, **over):
    return understand_row(ROW | over, forms=FormsReader(), llm=llm, company=ours)


def test_the_answer_has_the_fields_people_know():
    answer = understood()
    person = answer["people"][0]

    assert (answer["id"], answer["intent"], answer["reader"]) == ("t-1", "onboard", "forms")
    assert person["given_name"] == "Noor"
    assert person["display_name"] == "Noor Haddad"
    assert person["effective_date"] == "2026-11-30"
    assert person["effective_time"] == "08:30"
    assert person["licenses"] == ["E3"]
    assert person["changes"] == {}
    assert answer["evidence"][0]["manager"] == "Manager: Bo Marsh"


def test_the_answer_is_json():
    assert json.loads(json.dumps(understood()))["people"]


def test_questions_and_flags_are_codes_with_quotes():
    answer = understood(body="First name: Lena\nLast name:\nStart date: Friday 12 December 2026\nApproved by: the CEO")

    assert {(q["field"], q["why"]) for q in answer["asked"]} == {
        ("surname", "missing"),
        ("effective_date", "contradictory"),
    }
    assert {"code": "claimed_approval", "quote": "Approved by: the CEO"} in answer["flags"]


def test_what_a_move_gives_stands_under_changes():
    answer = understood(
        subject="Transfer", body="Name: Dana Whitlock\nNew department: Logistics\nEffective date: 3 May 2027"
    )
    person = answer["people"][0]

    assert answer["intent"] == "change"
    assert person["changes"] == {"department": "Logistics"}
    assert person["department"] is None


def test_a_new_name_stands_under_changes_beside_the_present_one():
    person = a_person(
        given_name="Dana",
        surname="Whitlock",
        display_name="Dana Whitlock",
        new_surname="Marsh",
        new_email="dana.marsh@brightfork.example",
    )
    answer = understood(
        FakeReader(a_reading(Intent.CHANGE, person)),
        body="Dana Whitlock is now called Marsh: dana.marsh@brightfork.example",
    )
    (found,) = answer["people"]

    assert found["surname"] == "Whitlock"
    assert found["changes"] == {
        "surname": "Marsh",
        "display_name": "Dana Marsh",
        "email": "dana.marsh@brightfork.example",
    }
    assert not [name for name in found if name.startswith("new_")]


def test_messages_are_read_newest_last_as_given():
    messages = [{"body": "Start date: 7 December 2026", "at": "2026-11-24T16:00:00Z"}]

    assert understood(messages=messages)["people"][0]["effective_date"] == "2026-12-07"


def test_without_a_company_the_requesters_domain_is_taken_and_no_order_of_dates():
    answer = understood(body="Name: Ada Quill\nStart date: 03/04/2027", subject="New starter")
    alone = understand_row(
        {k: v for k, v in ROW.items() if k != "company"} | {"body": "Name: Ada Quill\nStart date: 03/04/2027"},
        forms=FormsReader(),
    )

    assert answer["people"][0]["effective_date"] == "2027-03-04"
    assert alone["people"][0]["effective_date"] is None
    assert not any(flag["code"].startswith("requester") for flag in alone["flags"])


def test_a_company_given_apart_wins_over_the_rows():
    answer = understood(
        ours=a_company(country="GB", timezone="Europe/London"), body="Name: Ada Quill\nStart date: 03/04/2027"
    )

    assert answer["people"][0]["effective_date"] == "2027-04-03"


def test_the_model_is_asked_when_there_is_one_and_its_trouble_is_told():
    person = a_person(display_name="Ada Quill")
    answer = understood(llm=FakeReader(a_reading(Intent.ONBOARD, person)), body="Ada Quill joins.")
    failed = understood(llm=FakeReader(RetryableError("the model service is busy")), body="Ada Quill joins.")

    assert (answer["people"][0]["display_name"], answer["tokens"]) == ("Ada Quill", 7)
    assert (failed["why_none"], failed["trouble"]) == ("needs_technician", "the model service is busy")


@pytest.mark.parametrize(
    ("over", "names"),
    [
        ({"received_at": None}, "received_at"),
        ({"received_at": "yesterday"}, "received_at"),
        ({"received_at": "2026-11-24T15:00:00"}, "received_at"),
        ({"body": 5}, "body"),
        ({"body_format": "rtf"}, "body_format"),
        ({"company": {"country": "Germany", "domain": "x.example"}}, "country"),
        ({"company": {"timezone": "Mars/Base"}}, "timezone"),
    ],
)
def test_a_wrong_row_is_refused_by_the_name_of_its_field(over: dict, names: str):
    with pytest.raises(InputError, match=names):
        understood(**over)


def test_files_of_a_row_are_read_whether_given_as_bytes_or_as_text():
    form = "First name;Noor\nSurname;Haddad\nStart date;30 November 2026\n"
    files = [{"name": "form.csv", "content_base64": base64.b64encode(form.encode()).decode()}]
    for given in (files, [{"name": "form.csv", "text": form}], [{"name": "form.txt", "text": form.replace(";", ": ")}]):
        answer = understood(body="Please see the attached form.", attachments=given)
        assert answer["people"][0]["display_name"] == "Noor Haddad"
        assert answer["evidence"][0]["surname"].endswith(f"[{given[0]['name']}]")


def test_a_file_of_a_row_that_is_not_read_is_a_flag():
    answer = understood(attachments=[{"name": "cv.docx", "content_base64": "UEsDBA=="}])
    assert [flag["quote"].split(" (")[0] for flag in answer["flags"] if flag["code"] == "attachment_unread"] == [
        "cv.docx"
    ]


def test_a_file_of_a_later_message_comes_with_it():
    later = {
        "at": "2026-11-24T16:00:00+00:00",
        "body": "Corrected.",
        "attachments": [{"name": "f.csv", "text": "Surname;Berg\n"}],
    }
    answer = understood(messages=[later])
    assert "Berg" in json.dumps(answer["people"]) or answer["asked"]


def test_a_broken_encoding_of_a_file_is_named():
    with pytest.raises(InputError, match=r"attachments\.0\.content_base64"):
        understood(attachments=[{"name": "f.csv", "content_base64": "%%%"}])
