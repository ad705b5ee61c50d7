"""What is asked on the ticket, in the words of a polite colleague: only what is missing, with the choices there are."""

from shared.domain.request import Asked, Intent, Question
from shared.domain.value import Value
from shared.services.present_text import one_line, quote

# Field of a request -> what people call it.
FIELDS: dict[str, str] = {
    "person": "person",
    "given_name": "first name",
    "surname": "surname",
    "display_name": "full name",
    "email": "e-mail address",
    "job_title": "job title",
    "department": "department",
    "office": "office",
    "mobile_phone": "mobile phone number",
    "manager": "manager",
    "employee_id": "employee number",
    "effective_date": "date",
    "effective_time": "time of day",
    "licenses": "licence",
    "groups": "group or list",
    "groups_remove": "group or list to leave",
    "shared_mailboxes": "shared mailbox",
    "copy_from": "colleague to copy from",
    "forward_to": "address to forward mail to",
    "mailbox_delegate": "person who takes over the mailbox",
    "convert_to_shared": "conversion to a shared mailbox",
    "auto_reply": "automatic reply",
    "onedrive_to": "person who takes over the files",
    "intent": "kind of request",
}

# Dates have a name of their own in each kind of request.
DATES: dict[Intent, str] = {
    Intent.ONBOARD: "first working day",
    Intent.OFFBOARD: "last working day",
    Intent.CHANGE: "day of the change",
}

SENTENCES: dict[Asked, str] = {
    Asked.MISSING: "Please tell us the {field}.",
    Asked.UNCLEAR: "We are not sure about the {field}{quoted}. What is it exactly?",
    Asked.CONTRADICTORY: "The ticket gives the {field} in different ways{quoted}. Which one is right?",
    Asked.AMBIGUOUS: "There is more than one possible {field}{quoted}. Which one do you mean?",
    Asked.NOT_FOUND: "We could not find the {field}{quoted}. Please give the full name or e-mail address.",
}

# Where the general sentence would puzzle.
SPECIAL: dict[tuple[str, Asked], str] = {
    ("person", Asked.MISSING): "Who is it about? Please give the full name or e-mail address.",
    ("intent", Asked.MISSING): "Does somebody join, leave or change their role?",
    (
        "intent",
        Asked.UNCLEAR,
    ): "We are not sure what is asked for{quoted}: does somebody join, leave or change their role?",
    ("effective_date", Asked.UNCLEAR): "We are not sure about the {field}{quoted}. Please give day, month and year.",
    ("licenses", Asked.NOT_FOUND): "We do not know the licence{quoted}. Which one do you mean?",
    ("email", Asked.MISSING): "Which e-mail address should {quoted_name} get?",
    ("email", Asked.AMBIGUOUS): "The usual e-mail addresses for {quoted_name} are taken. Which one should it be?",
    ("email", Asked.UNCLEAR): "We cannot use the e-mail address{quoted}. Which one should it be?",
    ("convert_to_shared", Asked.UNCLEAR): "Should the mailbox be kept as a shared mailbox (yes or no)?",
}


class QuestionView(Value):
    text: str
    choices: tuple[str, ...] = ()


def present_questions(questions: tuple[Question, ...], intent: Intent | None) -> tuple[QuestionView, ...]:
    """Each question once, in the order given."""
    views = (_view(question, intent) for question in questions)
    return tuple(dict.fromkeys(views))


def field_name(field: str, intent: Intent | None) -> str:
    """What people call a field; one that is missing above is shown with its words taken apart."""
    if field == "effective_date" and intent in DATES:
        return DATES[intent]
    return FIELDS.get(field, one_line(field.replace("_", " ")))


def _view(question: Question, intent: Intent | None) -> QuestionView:
    said = quote(question.quote)
    pattern = SPECIAL.get((question.field, question.why), SENTENCES[question.why])
    text = pattern.format(
        field=field_name(question.field, intent),
        quoted=f" (“{said}”)" if said else "",
        quoted_name=said or "the person",
    )
    return QuestionView(text=text, choices=tuple(one_line(choice) for choice in question.choices))
