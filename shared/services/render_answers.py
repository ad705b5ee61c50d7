"""The pages behind a link to the answering form, in the language of the ticket. From what a service found to HTML."""

from shared.services.answer_form import Entered
from shared.services.present_answers import present_closed, present_form, present_taken
from shared.services.present_approval import MessageView
from shared.services.render import render_page
from shared.services.show_answers import AnswerLink, Standing
from shared.services.speech import Speech, speech_of


def answer_page(link: AnswerLink, *, entries: tuple[Entered, ...] = ()) -> str:
    """The questions while they are open; else why they are not. `entries` are what was sent and could not be taken."""
    speech = _speech(link)
    if link.standing is not Standing.OPEN:
        return _message(present_closed(link, speech), speech)
    page = present_form(link, speech, entries=entries)
    return render_page("pages/answers.html", page=page, **_language(speech), **speech.words())


def taken_page(link: AnswerLink) -> str:
    """The page after the answers were taken in."""
    speech = _speech(link)
    return _message(present_taken(speech), speech)


def _speech(link: AnswerLink) -> Speech:
    return speech_of(link.ledger.run.language, link.company.language)


def _language(speech: Speech) -> dict[str, str]:
    return {"lang": speech.language.code, "direction": speech.language.direction.value}


def _message(message: MessageView, speech: Speech) -> str:
    return render_page("pages/message.html", message=message, plan=None, **_language(speech))
