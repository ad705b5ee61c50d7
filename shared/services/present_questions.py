"""What is asked on the ticket, in the words of a polite colleague: only what is missing, with the choices there are.

A field's name always stands by itself before a colon, never inside a sentence, so that no language has to inflect it.
"""

import re

from shared.domain.request import Asked, Intent, Question
from shared.domain.value import Value
from shared.services.present_choice import present_choice
from shared.services.present_text import quote
from shared.services.speech import Speech, mark

# Field of a request -> what people call it.
FIELDS: dict[str, str] = {
    "person": mark("Person"),
    "given_name": mark("First name"),
    "surname": mark("Surname"),
    "display_name": mark("Full name"),
    "email": mark("E-mail address"),
    "job_title": mark("Job title"),
    "department": mark("Department"),
    "office": mark("Office"),
    "mobile_phone": mark("Mobile number"),
    "manager": mark("Manager"),
    "employee_id": mark("Employee number"),
    # Shown to approvers, never asked for: without them nothing is renamed.
    "new_given_name": mark("New first name"),
    "new_surname": mark("New surname"),
    "new_display_name": mark("New full name"),
    "new_email": mark("New e-mail address"),
    "effective_date": mark("Date"),
    "effective_time": mark("Time of day"),
    "licenses": mark("Licence"),
    "groups": mark("Group or mailing list"),
    "groups_remove": mark("Group or mailing list to leave"),
    "shared_mailboxes": mark("Shared mailbox"),
    "copy_from": mark("Colleague whose access is to be copied"),
    "forward_to": mark("Forward e-mail to"),
    "mailbox_delegate": mark("Who takes over the mailbox"),
    "convert_to_shared": mark("Keep as a shared mailbox"),
    "auto_reply": mark("Automatic reply"),
    "onedrive_to": mark("Who takes over the files"),
    "intent": mark("Kind of request"),
}
OTHER_FIELD = mark("Further information")

# Dates have a name of their own in each kind of request.
DATES: dict[Intent, str] = {
    Intent.ONBOARD: mark("First working day"),
    Intent.OFFBOARD: mark("Last working day"),
    Intent.CHANGE: mark("Day of the change"),
}

SENTENCES: dict[Asked, str] = {
    Asked.MISSING: mark("Please give us this information."),
    Asked.UNCLEAR: mark("We are not sure about this. What exactly is meant?"),
    Asked.CONTRADICTORY: mark("The ticket gives different answers. Which one is right?"),
    Asked.AMBIGUOUS: mark("There is more than one possibility. Which one is meant?"),
    Asked.NOT_FOUND: mark("We could not find this. Please give the full name or the e-mail address."),
}

_WHICH_DAY = mark("Which day is it exactly? Please give day, month and year.")
_WHO = mark("Who is it about? Please give the full name or the e-mail address.")
_WHAT_KIND = mark("Is somebody joining, leaving or changing position?")
_KEEP = mark("Should the mailbox be kept as a shared mailbox?")
_NEW_ADDRESS = mark("Which e-mail address should this person get?")

# Where the general sentence would puzzle.
SPECIAL: dict[tuple[str, Asked], str] = {
    ("person", Asked.MISSING): _WHO,
    ("intent", Asked.MISSING): _WHAT_KIND,
    ("intent", Asked.UNCLEAR): _WHAT_KIND,
    ("effective_date", Asked.UNCLEAR): _WHICH_DAY,
    ("effective_date", Asked.AMBIGUOUS): _WHICH_DAY,
    ("surname", Asked.AMBIGUOUS): mark("Which part is the first name, and which is the surname?"),
    ("licenses", Asked.NOT_FOUND): mark("We do not know this licence. Which one is meant?"),
    ("email", Asked.MISSING): _NEW_ADDRESS,
    ("email", Asked.AMBIGUOUS): mark("The usual e-mail addresses are taken. Which one should this person get?"),
    ("email", Asked.UNCLEAR): mark("We cannot use this e-mail address. Which one should it be?"),
    ("convert_to_shared", Asked.MISSING): _KEEP,
    ("convert_to_shared", Asked.UNCLEAR): _KEEP,
}


# `Last day: 4 December` after our own name of the field would say it twice. What has digits is no label: `10:30`.
_LABEL = re.compile(r"^[^\d:：]{1,60}[:：]\s*(?=\S)")


class QuestionView(Value):
    """`text` is the whole question; `title` and `sentence` are its parts, for a page that sets them apart."""

    text: str
    title: str = ""
    sentence: str = ""
    said: str = ""  # the ticket's own words
    choices: tuple[str, ...] = ()


def present_questions(
    questions: tuple[Question, ...], intent: Intent | None, speech: Speech
) -> tuple[QuestionView, ...]:
    """Each question once, in the order given."""
    views = (present_question(question, intent, speech) for question in questions)
    return tuple(dict.fromkeys(views))


def present_question(question: Question, intent: Intent | None, speech: Speech) -> QuestionView:
    # Where something is missing, the ticket's words are about something else; for an address they name the person.
    tells = question.why is not Asked.MISSING or question.field == "email"
    said = _LABEL.sub("", quote(question.quote)) if tells else ""
    title = field_name(question.field, intent, speech)
    sentence = speech.say(SPECIAL.get((question.field, question.why), SENTENCES[question.why]))
    text = (
        speech.say("{field} (“{quote}”): {text}", field=title, quote=said, text=sentence)
        if said
        else labelled(title, sentence, speech)
    )
    choices = tuple(present_choice(choice, speech) for choice in question.choices)
    return QuestionView(text=text, title=title, sentence=sentence, said=said, choices=choices)


def labelled(label: str, text: str, speech: Speech) -> str:
    """A name and what it is, as this language sets them."""
    return speech.say("{field}: {text}", field=label, text=text)


def field_name(field: str, intent: Intent | None, speech: Speech) -> str:
    """What people call a field."""
    if field == "effective_date" and intent in DATES:
        return speech.say(DATES[intent])
    return speech.say(FIELDS.get(field, OTHER_FIELD))
