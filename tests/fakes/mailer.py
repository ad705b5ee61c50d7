"""A mailer that keeps what it is given. Implements the Mailer port."""

from shared.domain.errors import OutsideError
from shared.ports import Mail


class FakeMailer:
    """`faults` are raised one by one before anything is taken again."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.faults: list[OutsideError] = []

    def send(self, mail: Mail) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.sent.append(mail)

    def to(self, address: str) -> list[Mail]:
        return [mail for mail in self.sent if mail.to.casefold() == address.casefold()]
