"""The small form of questions: which input fits which, and what was entered, checked. It knows no HTML and no run."""

from enum import StrEnum

from shared.domain.answers import LONGEST, Answer
from shared.domain.request import Asked, Question
from shared.domain.value import Value
from shared.services.present_text import one_line
from shared.services.speech import mark

OTHER = "other"
_YES_NO = ("yes", "no")


class InputKind(StrEnum):
    """Values are those of HTML's `type`, where there is one."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    LONG = "long"
    YES_NO = "yes_no"


_KINDS = {
    "effective_date": InputKind.DATE,
    "effective_time": InputKind.TIME,
    "auto_reply": InputKind.LONG,
    "convert_to_shared": InputKind.YES_NO,
}


class Problem(StrEnum):
    """What is wrong with one answer."""

    UNUSABLE = mark("We cannot use this answer.")
    TOO_LONG = mark("Please shorten this answer.")


class Entered(Value):
    """What stands in the inputs of one question."""

    choice: str = ""
    text: str = ""
    problem: Problem | None = None


def kind_of(question: Question) -> InputKind:
    """The input that fits the field."""
    return _KINDS.get(question.field, InputKind.TEXT)


def choices_of(question: Question) -> tuple[str, ...]:
    """What can be picked. An answer by choice is the choice's own text, never what the form sent."""
    return _YES_NO if kind_of(question) is InputKind.YES_NO else question.choices


def takes_text(question: Question) -> bool:
    """Whether something else than the choices can be answered. Which of several accounts is meant is picked and never written:
    whoever wants another person than those says so on the ticket, where the whole request is read again."""
    if kind_of(question) is InputKind.YES_NO:
        return False
    is_between = question.why in (Asked.AMBIGUOUS, Asked.CONTRADICTORY)
    return not (question.field == "person" and is_between and question.choices)


def input_name(number: int) -> str:
    return f"q{number}"


def read_entries(form: dict[str, str], questions: tuple[Question, ...]) -> tuple[Entered, ...]:
    """What the form says about each question, in order. Anything else in it is not looked at."""
    return tuple(_entered(form, number, question) for number, question in enumerate(questions))


def _entered(form: dict[str, str], number: int, question: Question) -> Entered:
    name = input_name(number)
    choice, text = form.get(name, "").strip(), form.get(f"{name}-text", "")
    text = text.strip() if kind_of(question) is InputKind.LONG else one_line(text)
    entered = Entered(choice=choice, text=text[: LONGEST + 1])
    return entered.model_copy(update={"problem": _problem(entered, question)})


def _problem(entered: Entered, question: Question) -> Problem | None:
    if len(entered.text) > LONGEST:
        return Problem.TOO_LONG
    picked = entered.choice not in ("", OTHER)
    known = {str(number) for number in range(len(choices_of(question)))}
    is_twofold = picked and entered.text
    is_nothing = entered.choice == OTHER and not entered.text
    unknown = (picked and entered.choice not in known) or (entered.text and not takes_text(question))
    return Problem.UNUSABLE if is_twofold or is_nothing or unknown else None


def answers_of(entries: tuple[Entered, ...], questions: tuple[Question, ...]) -> tuple[Answer, ...]:
    """The answers of entries without problems; what was left empty is no answer."""
    answers = []
    for entered, question in zip(entries, questions, strict=True):
        given = entered.text if entered.choice in ("", OTHER) else choices_of(question)[int(entered.choice)]
        if given:
            answers.append(Answer(question=question, given=given))
    return tuple(answers)
