"""What a ticket asks for, one value per person, each field with the quote that supports it.

`Reading` is what a reader (form or model) returns: raw strings. `Request` is what remains after the evidence check and
normalising. Neither names a task, an object id, a tenant or an approver: nothing here can widen what will be done.
"""

from datetime import date, time
from enum import StrEnum

from shared.domain.value import Value


class Intent(StrEnum):
    ONBOARD = "onboard"
    OFFBOARD = "offboard"
    CHANGE = "change"
    NONE = "none"


class Quoted(Value):
    """A value as the ticket gives it, and the literal words it was read from."""

    value: str
    quote: str


class PersonReading(Value):
    """One person as a reader saw them. Names of fields are those of our corpus and of the model's schema."""

    intent: Intent | None = None  # what is asked for this person; None: what is asked for everybody
    given_name: Quoted | None = None
    surname: Quoted | None = None
    display_name: Quoted | None = None
    email: Quoted | None = None
    job_title: Quoted | None = None
    department: Quoted | None = None
    office: Quoted | None = None
    mobile_phone: Quoted | None = None
    manager: Quoted | None = None
    employee_id: Quoted | None = None
    # What the name and the address of somebody who stays become; those above are the present ones.
    new_given_name: Quoted | None = None
    new_surname: Quoted | None = None
    new_display_name: Quoted | None = None
    new_email: Quoted | None = None
    effective_date: Quoted | None = None
    effective_time: Quoted | None = None
    licenses: tuple[Quoted, ...] = ()
    groups: tuple[Quoted, ...] = ()
    groups_remove: tuple[Quoted, ...] = ()
    shared_mailboxes: tuple[Quoted, ...] = ()
    copy_from: Quoted | None = None
    forward_to: Quoted | None = None
    mailbox_delegate: Quoted | None = None
    convert_to_shared: Quoted | None = None
    auto_reply: Quoted | None = None
    onedrive_to: Quoted | None = None


# What is quoted from the ticket: everything of a person but the kind of request.
LISTS = ("licenses", "groups", "groups_remove", "shared_mailboxes")
SINGLE = tuple(name for name in PersonReading.model_fields if name not in (*LISTS, "intent"))


class Certainty(StrEnum):
    """`settled`: the reader is sure of the kind of request and of every field. `partial`: another reader should look."""

    SETTLED = "settled"
    PARTIAL = "partial"


class Reading(Value):
    """A reader's whole answer for one ticket. People with a kind of their own may differ from its `intent`."""

    intent: Intent
    intent_quote: str = ""
    people: tuple[PersonReading, ...] = ()
    other_requests: tuple[str, ...] = ()  # what else the ticket asks for, in its own words; nobody acts on it
    silent: tuple[int, ...] = ()  # later messages that say nothing (automatic replies, bounces), by their place
    language: str = ""  # the reader's word for it (BCP 47); believed only when it is one of ours
    certainty: Certainty = Certainty.PARTIAL
    reader: str = ""
    tokens: int = 0
    cost_micros: int = 0  # millionths of the currency that the prices of the settings are in


class Field(Value):
    """A text field that survived the evidence check."""

    value: str
    quote: str


class DateField(Value):
    value: date
    quote: str


class TimeField(Value):
    value: time
    quote: str


class SwitchField(Value):
    value: bool
    quote: str


class Asked(StrEnum):
    """Why something has to be asked. The wording of the question is a template, never the model's."""

    MISSING = "missing"
    UNCLEAR = "unclear"
    CONTRADICTORY = "contradictory"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


class Question(Value):
    """One thing to ask the requester. `field` is a field name of the request; `choices` are shown as they are."""

    field: str
    why: Asked
    quote: str = ""
    choices: tuple[str, ...] = ()


class FlagCode(StrEnum):
    """What an approver must be told about the ticket itself."""

    HIDDEN_TEXT = "hidden_text"
    INJECTION = "injection"
    ENCODED_BLOCK = "encoded_block"
    EVIDENCE_DROPPED = "evidence_dropped"
    REQUESTER_UNKNOWN = "requester_unknown"
    REQUESTER_FOREIGN_DOMAIN = "requester_foreign_domain"
    REQUESTER_LOOKALIKE_DOMAIN = "requester_lookalike_domain"
    REQUESTER_IS_SUBJECT = "requester_is_subject"
    PRIVILEGED_ROLE_MENTIONED = "privileged_role_mentioned"
    CLAIMED_APPROVAL = "claimed_approval"
    SECRET_IN_TICKET = "secret_in_ticket"  # noqa: S105 - a flag's name
    EXTERNAL_ADDRESS = "external_address"
    URGENCY = "urgency"
    SHORT_NOTICE = "short_notice"
    NOT_A_WORKING_DAY = "not_a_working_day"
    SIGN_IN_PROTECTION = "sign_in_protection"
    REQUESTER_GAINS_ACCESS = "requester_gains_access"
    REQUESTERS_MANAGER = "requesters_manager"
    NOT_OURS = "not_ours"
    OTHER_REQUEST = "other_request"
    ATTACHMENT_UNREAD = "attachment_unread"
    COMPANY_NAME_DIFFERS = "company_name_differs"
    ANSWERED_ON_FORM = "answered_on_form"


class Flag(Value):
    code: FlagCode
    quote: str = ""


class Request(Value):
    """One person's request with evidence; the only thing planning ever sees of a ticket."""

    intent: Intent
    reader: str
    language: str = "en"  # one of shared.domain.languages: the ticket's own, else the company's
    requester_address: str = ""  # from the desk, never from the text
    given_name: Field | None = None
    surname: Field | None = None
    display_name: Field | None = None
    email: Field | None = None
    job_title: Field | None = None
    department: Field | None = None
    office: Field | None = None
    mobile_phone: Field | None = None
    manager: Field | None = None
    employee_id: Field | None = None
    new_given_name: Field | None = None
    new_surname: Field | None = None
    new_display_name: Field | None = None
    new_email: Field | None = None
    effective_date: DateField | None = None
    effective_time: TimeField | None = None
    licenses: tuple[Field, ...] = ()
    groups: tuple[Field, ...] = ()
    groups_remove: tuple[Field, ...] = ()
    shared_mailboxes: tuple[Field, ...] = ()
    copy_from: Field | None = None
    forward_to: Field | None = None
    mailbox_delegate: Field | None = None
    convert_to_shared: SwitchField | None = None
    auto_reply: Field | None = None
    onedrive_to: Field | None = None
    questions: tuple[Question, ...] = ()
    flags: tuple[Flag, ...] = ()

    def name(self) -> str:
        """The person's name as the ticket gives it, or '' when it gives none."""
        if self.display_name:
            return self.display_name.value
        return " ".join(field.value for field in (self.given_name, self.surname) if field)


def asks_the_same(one: Request, other: Request) -> bool:
    """Whether two readings of a ticket ask for the same, whoever read it and whichever words were quoted for it."""
    return _asked_for(one.model_dump()) == _asked_for(other.model_dump())


def _asked_for(part: object) -> object:
    if isinstance(part, dict):
        return {name: _asked_for(value) for name, value in part.items() if name not in ("quote", "reader", "language")}
    return [_asked_for(item) for item in part] if isinstance(part, (list, tuple)) else part


class Understanding(Value):
    """Everything read from one ticket. No requests = leave the ticket alone (`why_none` says why)."""

    intent: Intent
    requests: tuple[Request, ...] = ()
    why_none: str = ""
    reader: str = ""
    tokens: int = 0
    cost_micros: int = 0  # millionths of the currency that the prices of the settings are in
