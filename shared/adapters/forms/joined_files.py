"""Puts the text of attached files below the words of the message that they came with: to a reader of forms both are one message."""

from collections.abc import Sequence

from shared.domain.ticket import Message


def joined_files(messages: Sequence[Message]) -> list[Message]:
    """The messages without those that are files; a file whose message is not among them stands for itself."""
    joined: list[Message] = []
    for message in messages:
        above = joined[-1] if joined else None
        if message.file and above is not None and (above.at, above.author) == (message.at, message.author):
            joined[-1] = above.model_copy(update={"text": f"{above.text}\n\n{message.text}".strip()})
        else:
            joined.append(message)
    return joined
