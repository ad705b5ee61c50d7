"""What a requester answered on the form, kept beside the request: answers fill asked fields and nothing else.

Whether an answer is used, and how it is read, is decided where requests are made (`shared.domain.reading.form_answers`).
"""

from pydantic import AwareDatetime

from shared.domain.request import Question, Request
from shared.domain.value import Value

LONGEST = 500  # characters of one answer

# Asked fields that an answer may fill. Anything else is answered on the ticket, where the whole request is read again.
FILLABLE = (frozenset(Request.model_fields) | {"person"}) - {
    "intent", "reader", "language", "requester_address", "questions", "flags",
}  # fmt: skip


class Answer(Value):
    """One question and what was given for it, word for word."""

    question: Question
    given: str


class Answered(Value):
    """One form that was sent. `asked` is the key of its questions, `by` whom its link was for."""

    asked: str
    by: str
    at: AwareDatetime
    remote_address: str = ""
    answers: tuple[Answer, ...]


class FormAnswers(Value):
    """Everything that was answered on forms for one run, oldest first."""

    rounds: tuple[Answered, ...] = ()


def answerable(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions that a form can ask, each once."""
    return tuple(dict.fromkeys(question for question in questions if question.field in FILLABLE))
