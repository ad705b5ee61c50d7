"""How much text is read of a ticket. What is too much is not read in part: half a request may be the wrong half."""

import re

from shared.domain.ticket import Message, RawTicket

MAX_CHARACTERS = 61_440  # of cleaned text, in all messages
MAX_RAW = 400_000  # of one message as the desk gives it, pictures left out
_MAX_ALL = 4_000_000
_MAX_WITH_PICTURES = 30_000_000
# Mail programs and desks put pictures into the text itself (RFC 2397, data URLs).
_PICTURE = re.compile(r"(?<=base64,)[A-Za-z0-9+/=%\s]{200,}")


def without_pictures(body: str) -> str:
    """The text without the bytes of embedded pictures."""
    return _PICTURE.sub("", body) if "base64," in body else body


def is_too_large(raw: RawTicket) -> bool:
    """Whether the ticket is refused unread. Looking at it costs less than cleaning it."""
    if sum(len(message.body) for message in raw.messages) > _MAX_WITH_PICTURES:
        return True
    sizes = [len(without_pictures(message.body)) for message in raw.messages]
    return max(sizes, default=0) > MAX_RAW or sum(sizes) > _MAX_ALL


def shorten(messages: list[Message]) -> list[Message]:
    """The newest words first, up to the limit; quoted older mails only as far as they fit beside what people wrote here."""
    left = MAX_CHARACTERS
    room: dict[int, int] = {}
    for is_quoted in (False, True):
        for place, message in enumerate(messages):
            if message.is_quoted is is_quoted:
                room[place] = min(len(message.text), max(left, 0))
                left -= len(message.text)
    return [
        message.model_copy(update={"text": message.text[: room[place]]})
        for place, message in enumerate(messages)
        if room[place] or not message.text
    ]


def is_cut(messages: list[Message], kept: list[Message]) -> bool:
    """Whether words were lost that somebody wrote in this ticket."""
    before, after = (sum(len(m.text) for m in some if not m.is_quoted) for some in (messages, kept))
    return after < before
