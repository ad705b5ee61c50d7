"""A file that came with a message: what the desk says of it, and what could be read from it. Its text is untrusted, as the ticket's is."""

from enum import StrEnum

from shared.domain.value import Value

MOST_BYTES = 5 * 1024 * 1024  # of one file; nothing larger is fetched
MOST_FILES = 10  # of one ticket
MOST_CHARACTERS = 20_000  # of one file
MOST_WORK = 800_000  # calls that reading all files of a ticket may take: about half a second of a slow core


class Unread(StrEnum):
    """Why a file was not read. It is named to the approver, who can open it."""

    KIND = "kind"  # no table and no PDF, or a PDF without text
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_COMPLEX = "too_complex"  # reading it would take too much work
    EMPTY = "empty"
    NOT_FETCHED = "not_fetched"  # the desk did not hand it out


class Extracted(Value):
    """What a file says. `hidden` = text in it that a person who opens it does not see."""

    text: str = ""
    hidden: tuple[str, ...] = ()
    unread: Unread | None = None
    is_shortened: bool = False
    work: int = 0  # what reading it took, of `MOST_WORK`


class Attachment(Value):
    """A file of a message. `read` is None until somebody tried."""

    id: str
    name: str
    media_type: str = ""
    size: int = 0
    read: Extracted | None = None
