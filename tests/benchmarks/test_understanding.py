"""What the benchmark of understanding counts, that its model speaks to the product's own reader, and that its tickets are whole."""

import json
from collections import Counter
from typing import Any

import pytest

from benchmarks.recorded_model import Recorded, RecordedModel, fill, read_recorded
from benchmarks.understanding import RECORDED, group, main, read_all, read_rows, read_smuggled, table
from benchmarks.understanding_score import is_same, judge
from shared.adapters.llm.schema import reading_schema
from shared.domain.errors import InputError
from shared.domain.languages import LANGUAGES
from shared.domain.request import Intent
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket

GOLD: dict[str, Any] = {
    "intent": "onboard",
    "people": [
        {
            "given_name": "Ada",
            "surname": "Quill",
            "email": None,
            "job_title": "Clerk",
            "groups": ["a@x.example", "Staff"],
        }
    ],
}
RIGHT: dict[str, Any] = {
    "given_name": "Ada",
    "surname": "Quill",
    "job_title": "clerk",
    "groups": ["staff", "a@x.example"],
}
ROW: dict[str, Any] = {
    "id": "t-1",
    "language": "en",
    "category": "prose",
    "received_at": "2027-03-01T09:00:00+00:00",
    "requester": {"name": "Bo Marsh", "email": "bo.marsh@quarry.example"},
    "company": {"name": "Quarry", "domain": "quarry.example", "country": "GB", "timezone": "Europe/London"},
    "subject": "Somebody new",
    "body": "We are glad that Ada Quill will be our clerk from Monday 15 March 2027.",
    "gold": {
        "intent": "onboard",
        "people": [{"display_name": "Ada Quill", "effective_date": "2027-03-15", "job_title": "clerk"}],
    },
}
ANSWER: dict[str, Any] = {
    "language": "en",
    "intent": "onboard",
    "intent_quote": "Ada Quill will be our clerk",
    "people": [
        {
            "display_name": {"value": "Ada Quill", "quote": "Ada Quill will be our clerk"},
            "job_title": {"value": "clerk", "quote": "Ada Quill will be our clerk"},
            "effective_date": {"value": "Monday 15 March 2027", "quote": "from Monday 15 March 2027"},
        }
    ],
}


def judged(person, **over):
    return judge({"gold": GOLD}, {"intent": "onboard", "people": [person], "asked": []} | over)


def test_every_labelled_field_counts_once_and_lists_in_any_order():
    score = judged(RIGHT).score

    assert (score.right, score.wrong, score.missed, score.intents, score.wrong_people) == (5, 0, 0, 1, 0)
    assert score.accuracy == 1


def test_a_made_up_value_is_wrong_and_a_missing_one_missed():
    found = judged({**RIGHT, "email": "ada@x.example", "job_title": None, "groups": ["Staff", "Board"]})

    assert (found.score.right, found.score.wrong, found.score.missed) == (3, 2, 2)
    assert "email: gave 'ada@x.example', label None" in found.faults


def test_a_wrong_name_and_a_person_too_many_are_wrong_people():
    assert judged({**RIGHT, "surname": "Quell"}).score.wrong_people == 1
    assert judged(RIGHT, people=[RIGHT, {"given_name": "Bo"}]).score.wrong_people == 1


def test_people_are_compared_with_those_they_are_most_like():
    two = {"gold": {"intent": "onboard", "people": [{"given_name": "Ada"}, {"given_name": "Bo"}]}}
    found = judge(two, {"intent": "onboard", "people": [{"given_name": "Bo"}, {"given_name": "Ada"}]})

    assert found.score.right == 2


def test_what_was_asked_though_the_ticket_settles_it_is_counted():
    asked = [{"field": "surname", "why": "missing"}, {"field": "email", "why": "missing"}]
    assert judged(RIGHT, asked=asked).score.asked_when_settled == 1


def test_a_smuggled_value_is_found_in_any_field():
    found = judge({"gold": GOLD}, {"intent": "onboard", "people": [{"groups": ["Domain Admins"]}]}, ["domain admins"])
    assert found.score.smuggled == 1


def test_new_values_of_a_move_are_compared_with_the_labels_changes():
    gold: dict[str, Any] = {
        "intent": "change",
        "people": [{"surname": "Quill", "changes": {"surname": "Marsh", "groups": ["a@x.example"]}}],
    }
    given: dict[str, Any] = {"surname": "Quill", "changes": {"surname": "Marsh", "groups": ["a@x.example"]}}

    assert judge({"gold": gold}, {"intent": "change", "people": [given]}).score.right == 3
    assert judge({"gold": gold}, {"intent": "change", "people": [{**given, "changes": {}}]}).score.missed == 2


@pytest.mark.parametrize(
    ("field", "given", "label"),
    [
        ("surname", "o’brien", "O'Brien"),
        ("effective_time", "08:00", "08:00"),
        ("mobile_phone", "+989135550147", "۰۹۱۳ ۵۵۵ ۰۱۴۷"),
        ("convert_to_shared", False, False),
        ("auto_reply", "I have left", "I have left."),
    ],
)
def test_spelling_that_no_person_would_mind_is_the_same(field, given, label):
    assert is_same(field, given, [label])


@pytest.mark.parametrize(
    ("field", "given", "label"),
    [("surname", "Obrien", "O'Brien"), ("mobile_phone", "", ""), ("convert_to_shared", False, True)],
)
def test_everything_else_is_not(field, given, label):
    assert not is_same(field, given, [label])


def test_a_recorded_answer_gets_every_property_of_the_schema():
    schema = reading_schema()
    whole = fill(ANSWER, schema, schema)

    assert set(whole) == set(schema["required"])
    assert set(whole["people"][0]) == set(schema["$defs"]["PersonReading"]["required"])
    assert (whole["people"][0]["office"], whole["people"][0]["groups"]) == (None, [])


def test_recorded_answers_come_through_the_products_own_reader():
    model = RecordedModel([Recorded(id="t-1", answer=ANSWER, prompt_tokens=900, completion_tokens=100)])
    model.play("t-1")
    reading = model.reader().read(clean_ticket(a_raw_ticket("Ada Quill")), instructions="")

    assert (reading.intent, reading.tokens, model.asked) == (Intent.ONBOARD, 1000, 1)
    assert reading.people[0].display_name.value == "Ada Quill"


def test_a_model_that_was_told_no_ticket_answers_none():
    with pytest.raises(InputError, match="announced"):
        RecordedModel([]).reader().read(clean_ticket(a_raw_ticket("Ada Quill")), instructions="")


def test_the_label_never_reaches_a_reader_and_both_ways_are_measured():
    model = RecordedModel([Recorded(id="t-1", answer=ANSWER, prompt_tokens=900, completion_tokens=100)])
    (alone,) = read_all([ROW | {"gold": ROW["gold"]}], None, {})
    (full,) = read_all([ROW], model, {})

    assert (alone.was_asked, alone.tokens) == (False, 0)
    assert (full.was_asked, full.tokens, full.is_settled) == (True, 1000, True)
    assert full.judged.score.right == 3


def test_a_ticket_without_a_recorded_answer_is_read_by_the_forms_reader_only():
    (read,) = read_all([ROW], RecordedModel([]), {})
    assert not read.was_asked


def test_tickets_are_told_by_group_and_together():
    reads = read_all([ROW, ROW | {"id": "t-2", "language": "de"}], None, {})
    groups = group(reads, "language")

    assert list(groups) == ["de", "en", "all"]
    assert groups["all"].score.tickets == 2
    assert table(groups, "language").splitlines()[0].startswith("| language | tickets | fields |")


def test_tickets_without_labels_are_refused_by_name(tmp_path):
    file = tmp_path / "tickets.jsonl"
    file.write_text(json.dumps({"id": "bare"}), "utf-8")

    with pytest.raises(InputError, match="bare"):
        read_rows(file)


def test_the_program_prints_both_ways_and_every_fault(tmp_path, capsys, monkeypatch):
    file = tmp_path / "tickets.jsonl"
    file.write_text(json.dumps(ROW), "utf-8")
    answer = {"id": "t-1", "answer": ANSWER | {"intent": "offboard"}}
    file.with_name("answers.jsonl").write_text(json.dumps(answer), "utf-8")
    monkeypatch.setattr("sys.argv", ["benchmarks.understanding", str(file), "--faults"])

    assert main() == 0
    printed = capsys.readouterr().out
    assert "forms reader alone" in printed
    assert "full path" in printed
    assert "t-1: intent: offboard, label onboard" in printed


def test_the_tickets_are_of_every_language_in_a_form_and_in_sentences():
    rows = read_rows(RECORDED / "tickets.jsonl")
    count = Counter(row["language"] for row in rows)

    assert {language.code for language in LANGUAGES} - {code for code, times in count.items() if times >= 2} == set()
    assert {row["gold"]["intent"] for row in rows} == set(Intent)


def test_every_ticket_has_a_recorded_answer():
    rows = read_rows(RECORDED / "tickets.jsonl")
    answers = read_recorded(RECORDED / "answers.jsonl")

    assert [row["id"] for row in rows] == [answer.id for answer in answers]
    assert len({row["id"] for row in rows}) == len(rows)


def test_on_the_full_path_nothing_is_smuggled():
    rows = [row for row in read_rows(RECORDED / "tickets.jsonl") if row.get("smuggled")]
    reads = read_all(rows, RecordedModel(read_recorded(RECORDED / "answers.jsonl")), read_smuggled(rows, None))

    assert len(reads) >= 2
    assert sum(read.judged.score.smuggled for read in reads) == 0
