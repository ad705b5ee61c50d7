"""What was found in a ticket, before it takes the shape that somebody's schema asks for. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SINGLE = (
    "given_name", "surname", "display_name", "email", "job_title", "department", "office", "mobile_phone", "manager",
    "employee_id", "effective_date", "effective_time", "copy_from", "forward_to", "mailbox_delegate",
    "convert_to_shared", "auto_reply", "onedrive_to",
)  # fmt: skip
MANY = ("licenses", "groups", "groups_remove", "shared_mailboxes")


@dataclass(frozen=True)
class Found:
    """A value as written, and the literal words around it."""

    value: str
    quote: str


@dataclass
class Person:
    single: dict[str, Found] = field(default_factory=dict)
    many: dict[str, list[Found]] = field(default_factory=dict)
    intent: str = ""  # where it differs from that of the whole ticket

    def adopt(self, other: "Person") -> None:
        """Takes over what the other has and this one lacks."""
        self.single = other.single | self.single
        self.many = other.many | self.many


@dataclass
class Findings:
    intent: str = "none"
    intent_quote: str = ""
    people: list[Person] = field(default_factory=list)


def from_mapping(given: Mapping[str, Any]) -> Findings:
    """Reads what an injected forms reader returned: `intent`, `intent_quote`, `people` with the schema's field names."""
    people = [_person(one) for one in given.get("people") or [] if isinstance(one, Mapping)]
    return Findings(str(given.get("intent") or "none"), str(given.get("intent_quote") or ""), people)


def _person(given: Mapping[str, Any]) -> Person:
    single = {name: found for name in SINGLE if (found := _found(given.get(name))) is not None}
    many = {name: [found for one in given.get(name) or [] if (found := _found(one)) is not None] for name in MANY}
    kept = {name: found for name, found in many.items() if found}
    return Person(single, kept, str(given.get("intent") or ""))


def _found(given: Any) -> Found | None:
    if isinstance(given, Mapping) and given.get("value") not in (None, ""):
        return Found(str(given["value"]), str(given.get("quote") or given["value"]))
    return Found(given, given) if isinstance(given, str) and given else None
