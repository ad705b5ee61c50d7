"""A reader that answers what it was told to. Implements the Reader port."""

from shared.domain.errors import OutsideError
from shared.domain.request import Intent, Reading
from shared.domain.ticket import Ticket


class FakeReader:
    """Gives `answers` one by one, the last one for ever; an error among them is raised. `asked` has what it was given."""

    def __init__(self, *answers: Reading | OutsideError) -> None:
        self.answers = list(answers) or [Reading(intent=Intent.NONE, reader="fake")]
        self.asked: list[tuple[Ticket, str]] = []

    def read(self, ticket: Ticket, *, instructions: str) -> Reading:
        self.asked.append((ticket, instructions))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, OutsideError):
            raise answer
        return answer
