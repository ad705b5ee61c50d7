"""The answering page in words: each question with the inputs that fit it, what is known so far, and what became of a link."""

from datetime import date

from shared.domain.answers import LONGEST
from shared.domain.request import Question
from shared.domain.value import Value
from shared.services.answer_form import OTHER, Entered, InputKind, choices_of, input_name, kind_of, takes_text
from shared.services.present_approval import MessageView, Tone
from shared.services.present_questions import field_name, present_question
from shared.services.present_text import one_line
from shared.services.show_answers import AnswerLink, Standing
from shared.services.speech import Speech


class FactView(Value):
    label: str
    value: str


class ChoiceView(Value):
    value: str
    text: str
    is_chosen: bool = False


class InputView(Value):
    """One question with its inputs. `given` and the chosen ones are what was entered before, when it has to be mended."""

    name: str
    title: str
    sentence: str
    said: str = ""
    kind: str
    choices: tuple[ChoiceView, ...] = ()
    takes_text: bool = True
    is_other: bool = False
    given: str = ""
    problem: str = ""


class AnswerPage(Value):
    company: str
    known: tuple[FactView, ...]
    due: str
    questions: tuple[InputView, ...]
    problem: str = ""
    longest: int = LONGEST


def present_form(link: AnswerLink, speech: Speech, *, entries: tuple[Entered, ...] = ()) -> AnswerPage:
    """`entries` are what was sent and could not be taken."""
    run = link.ledger.run
    entered = entries or tuple(Entered() for _ in link.questions)
    due = speech.moment(run.answer_due_at, link.company.zone) if run.answer_due_at else ""
    return AnswerPage(
        company=one_line(link.company.name),
        known=_known(link, speech),
        due=speech.say("Please answer by: {moment}", moment=due) if due else "",
        questions=tuple(
            _input(number, question, given, link, speech)
            for number, (question, given) in enumerate(zip(link.questions, entered, strict=True))
        ),
        problem=_problem(entries, speech),
    )


def _problem(entries: tuple[Entered, ...], speech: Speech) -> str:
    if not entries:
        return ""
    if any(entered.problem for entered in entries):
        return speech.say("Please check the marked answers.")
    return speech.say("Please answer at least one question.")


def _known(link: AnswerLink, speech: Speech) -> tuple[FactView, ...]:
    """Whom it is about and from when, as far as that is not asked itself. Nothing else of the request is shown."""
    request, intent = link.request, link.ledger.run.intent
    asked = {question.field for question in link.questions}
    facts = []
    if request is not None and request.name() and not asked & {"person", "display_name"}:
        facts.append(FactView(label=field_name("person", intent, speech), value=one_line(request.name())))
    if request is not None and request.effective_date is not None and "effective_date" not in asked:
        day = speech.day(request.effective_date.value)
        facts.append(FactView(label=field_name("effective_date", intent, speech), value=day))
    return tuple(facts)


def _input(number: int, question: Question, given: Entered, link: AnswerLink, speech: Speech) -> InputView:
    view = present_question(question, link.ledger.run.intent, speech)
    kind = kind_of(question)
    is_yes_no = kind is InputKind.YES_NO
    texts = (speech.say("Yes"), speech.say("No")) if is_yes_no else view.choices
    choices = tuple(
        ChoiceView(value=str(place), text=text, is_chosen=given.choice == str(place))
        for place, text in enumerate(texts[: len(choices_of(question))])
    )
    return InputView(
        name=input_name(number),
        title=view.title,
        sentence=view.sentence,
        said=view.said,
        kind=kind.value,
        choices=choices,
        takes_text=takes_text(question),
        is_other=given.choice == OTHER,
        given=_for_input(given.text, kind),
        problem=speech.say(given.problem.value) if given.problem else "",
    )


def _for_input(text: str, kind: InputKind) -> str:
    """Browsers take only an ISO day for a date input."""
    if kind is not InputKind.DATE:
        return text
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def present_taken(speech: Speech) -> MessageView:
    return MessageView(
        title=speech.say("Thank you for your answers"),
        tone=Tone.GOOD,
        lines=(speech.say("We will carry on with your request. You can close this page."),),
    )


def present_closed(link: AnswerLink, speech: Speech) -> MessageView:
    """Why there is nothing to answer by this link."""
    latest = speech.say("Please look at your ticket for the latest message.")
    if link.standing is Standing.ANSWERED and link.answered is not None:
        at = speech.moment(link.answered.at, link.company.zone)
        answered = speech.say("Answered: {moment}", moment=at)
        return MessageView(title=speech.say("These questions have already been answered"), lines=(answered, latest))
    if link.standing is Standing.EXPIRED:
        return MessageView(
            title=speech.say("The time for answering has run out"),
            lines=(speech.say("A technician is taking over your request. You can still reply to the ticket."),),
        )
    return MessageView(title=speech.say("These questions are no longer open"), lines=(latest,))
