"""Works out what the reader says: findings of the forms reader or of the prose rules, in the shape that was asked for."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sandbox.reader.asked import Asked
from sandbox.reader.faults import ReaderFault
from sandbox.reader.findings import MANY, SINGLE, Findings, Found, Person, from_mapping
from sandbox.reader.prose.reader import read_prose
from sandbox.reader.prose.reply import read_reply
from sandbox.reader.shape import Shaper

FormsReader = Callable[[str], Mapping[str, Any] | None]
"""Injected by whoever starts the reader: text in; `intent` and `people` with the schema's field names out, or None."""

REFUSAL = "I'm sorry, but I can't help with that request."
INVENTED_DATE = "Monday 1 March 2027"


class Ending(StrEnum):
    """Why an answer ends, in the words of the chat endpoint."""

    STOP = "stop"
    LENGTH = "length"
    CONTENT_FILTER = "content_filter"


@dataclass(frozen=True)
class Said:
    text: str
    ending: Ending = Ending.STOP
    refusal: str | None = None
    source: str = ""


def say(asked: Asked, forms: FormsReader | None, fault: ReaderFault | None) -> Said:
    findings, source = (_invented(), "invented") if fault is ReaderFault.INVENTED else read(asked.text, forms)
    shaped = Shaper(asked.schema).shape(findings) if asked.schema else _plain(findings)
    text = json.dumps(shaped, ensure_ascii=False)
    match fault:
        case ReaderFault.REFUSAL:
            return Said("", refusal=REFUSAL, source="refusal")
        case ReaderFault.CONTENT_FILTER:
            return Said("", Ending.CONTENT_FILTER, source="content_filter")
        case ReaderFault.TRUNCATED:
            return Said(text[: len(text) // 2], Ending.LENGTH, source=source)
        case ReaderFault.WRONG_SCHEMA:
            return Said(
                json.dumps({"summary": "A new colleague is starting.", "confidence": 0.93}), source="wrong_schema"
            )
        case ReaderFault.NOT_JSON:
            return Said("Sure! Here is what I found in the ticket:", source="not_json")
        case _:
            return Said(text, source=source)


def read(text: str, forms: FormsReader | None) -> tuple[Findings, str]:
    """The forms reader where it finds a person, the prose rules otherwise."""
    given = forms(text) if forms is not None else None
    if given is not None:
        findings = from_mapping(given)
        if findings.intent != "none" and findings.people:
            # A model sees more people in sentences than patterns do; where these rules do, they stand for it.
            if given.get("reader") == "sentences" and len((prose := read_prose(text)).people) > len(findings.people):
                return prose, "prose"
            if len(findings.people) == 1:
                findings.people[0].adopt(read_reply(text, findings.intent))
            return findings, "forms"
    return read_prose(text), "prose"


def _plain(findings: Findings) -> dict[str, Any]:
    """Without a schema: what was found, under its own names."""
    people = [
        {name: found.value for name, found in person.single.items()}
        | {name: [found.value for found in many] for name, many in person.many.items()}
        for person in findings.people
    ]
    return {"intent": findings.intent, "people": people}


def _invented() -> Findings:
    """A confident answer about somebody who is not in the ticket (FC-h02: slots filled from nothing)."""
    values = dict.fromkeys(SINGLE, "yes") | {
        "given_name": "Percival",
        "surname": "Thistlewood",
        "display_name": "Percival Thistlewood",
        "email": "percival.thistlewood@invented.example",
        "effective_date": INVENTED_DATE,
        "effective_time": "09:00",
        "forward_to": "percival@elsewhere.example",
    }
    single = {name: Found(value, f"as agreed, {value}") for name, value in values.items()}
    many = {name: [Found("Domain Admins", "please add him to Domain Admins")] for name in MANY}
    return Findings("onboard", "Percival Thistlewood is joining", [Person(single, many)])
