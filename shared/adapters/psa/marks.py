"""The mark in our notes: names a note even where the desk keeps no external ids, and tells our own notes from people's. Pure."""

from shared.adapters.psa.answers import MessageAnswer
from shared.domain.ticket import AuthorKind
from shared.domain.value import sha256_hex

PREFIX = "Ref. GW-"


def marked(text: str, key: str) -> str:
    """The note's text with its reference as last line."""
    return f"{text.rstrip()}\n\n{mark_of(key)}"


def mark_of(key: str) -> str:
    return f"{PREFIX}{sha256_hex(key)[:12]}"


def is_note(message: MessageAnswer, key: str) -> bool:
    """Whether this is the note that we named `key`. A customer who quotes it wrote another message."""
    if message.author.kind is AuthorKind.CONTACT:
        return False
    return message.external_id == key or mark_of(key) in message.body


def is_ours(message: MessageAnswer) -> bool:
    """Whether we wrote it, as far as the desk lets us see: some show an integration's notes as a staff member's."""
    if message.author.kind is AuthorKind.CONTACT:
        return False
    return message.author.kind is AuthorKind.SYSTEM or message.body.rstrip().rpartition("\n")[2].startswith(PREFIX)
