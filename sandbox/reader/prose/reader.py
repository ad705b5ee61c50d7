"""Puts the prose rules together: text in, findings out."""

from sandbox.reader.findings import Findings, Person
from sandbox.reader.prose.access import access_of
from sandbox.reader.prose.intent import intent_of
from sandbox.reader.prose.leaving import leaving_of
from sandbox.reader.prose.when import date_of, time_of
from sandbox.reader.prose.who import people_of
from sandbox.reader.prose.words import sentences
from sandbox.reader.prose.work import work_of


def read_prose(text: str) -> Findings:
    intent, quote = intent_of(text)
    if intent == "none":
        return Findings()
    people = people_of(text)
    if len(people) == 1:
        _fill(people[0], text, intent)
    else:
        for person in people:
            about = _about(person, text)
            kind, _ = intent_of(about)
            person.intent = intent if kind == "none" else kind
            _fill(person, about, person.intent)
    return Findings(intent, quote, people)


def _fill(person: Person, text: str, intent: str) -> None:
    date, time = date_of(text, intent), time_of(text, intent)
    if date:
        person.single["effective_date"] = date
    if time:
        person.single["effective_time"] = time
    person.adopt(work_of(text))
    person.adopt(access_of(text, intent))
    if intent == "offboard":
        person.adopt(leaving_of(text))
    _not_their_own_boss(person)


def _about(person: Person, text: str) -> str:
    """With several people in one ticket, only the sentences that name this one."""
    words = person.single["display_name"].value.split()
    return " ".join(part for part in sentences(text) if words[0] in part or words[-1] in part)


def _not_their_own_boss(person: Person) -> None:
    own = person.single["display_name"].value
    for name in ("manager", "copy_from", "mailbox_delegate", "onedrive_to"):
        if name in person.single and person.single[name].value == own:
            del person.single[name]
