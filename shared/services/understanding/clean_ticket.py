"""Makes the ticket that readers see from the one the desk holds: plain text, newest message first, nothing invisible.

What was taken out is not lost: `clean` returns it beside the ticket, so that the approver can be told. It judges no content.
"""

from shared.domain.reading.folding import fold
from shared.domain.ticket import Author, AuthorKind, BodyFormat, CleaningWarning, Message, RawMessage, RawTicket, Ticket
from shared.domain.value import Value
from shared.services.understanding.attachments.file_messages import file_parts
from shared.services.understanding.characters import (
    clean_characters,
    decode_leftovers,
    decode_subject,
    drop_encoded,
    looks_like_html,
)
from shared.services.understanding.quoted_replies import Part, drop_signature, split_replies
from shared.services.understanding.ticket_size import MAX_CHARACTERS as MAX_CHARACTERS
from shared.services.understanding.ticket_size import MAX_RAW, is_cut, shorten, without_pictures

_MAX_MESSAGES = 60
_OWN_WORDS_ENOUGH = 120


class Removed(Value):
    """What readers do not get to see and approvers may have to."""

    hidden: tuple[str, ...] = ()
    decoded: tuple[str, ...] = ()  # what encoded blocks say
    quoted: tuple[str, ...] = ()  # mails of third parties quoted in the ticket
    unread: tuple[str, ...] = ()  # names of files that were not read, with the reason


class Cleaned(Value):
    ticket: Ticket
    removed: Removed = Removed()


class _Body(Value):
    text: str
    warnings: frozenset[CleaningWarning] = frozenset()
    hidden: tuple[str, ...] = ()
    decoded: tuple[str, ...] = ()


def clean_ticket(raw: RawTicket) -> Ticket:
    """The ticket as readers see it."""
    return clean(raw).ticket


def clean(raw: RawTicket) -> Cleaned:
    """The ticket as readers see it, and what was taken out of it."""
    messages: list[Message] = []
    warnings: set[CleaningWarning] = set()
    hidden: list[str] = []
    decoded: list[str] = []
    quoted: list[str] = []
    unread: list[str] = []
    for message in reversed(_spoken(raw)):
        body = _clean_body(message)
        warnings |= body.warnings
        hidden += body.hidden
        decoded += body.decoded
        kept, dropped = _parts_of(message, body.text, raw)
        files = file_parts(message)
        warnings |= files.warnings
        hidden += files.hidden
        decoded += files.decoded
        unread += files.unread
        messages += [*kept[:1], *files.messages, *kept[1:]]
        quoted += dropped
    shortened = shorten(messages)
    if is_cut(messages, shortened):
        warnings.add(CleaningWarning.SHORTENED)
    ticket = Ticket(
        subject=decode_subject(raw.subject),
        requester=raw.requester,
        received_at=raw.received_at,
        messages=tuple(shortened),
        warnings=tuple(sorted(warnings)),
    )
    removed = Removed(
        hidden=tuple(hidden[:20]), decoded=tuple(decoded[:20]), quoted=tuple(quoted), unread=tuple(unread[:20])
    )
    return Cleaned(ticket=ticket, removed=removed)


def _spoken(raw: RawTicket) -> list[RawMessage]:
    """Oldest first: what the customer said. The first message counts even when a technician typed it in."""
    ordered = sorted(raw.messages, key=lambda message: message.at)
    first = next((m for m in ordered if m.author.kind is not AuthorKind.SYSTEM), None)
    later = [m for m in ordered if m.author.kind is AuthorKind.CONTACT and m.is_public]
    spoken = [m for m in ordered if m is first or m in later]
    return spoken[:1] + spoken[1:][-_MAX_MESSAGES:]


def _clean_body(message: RawMessage) -> _Body:
    body = without_pictures(message.body)
    plain = clean_characters(body[:MAX_RAW])
    warnings, hidden = set(plain.warnings), list(plain.hidden)
    if len(body) > MAX_RAW:
        warnings.add(CleaningWarning.SHORTENED)
    text = plain.text
    if message.body_format is BodyFormat.HTML or looks_like_html(text):
        # Imported when the first HTML mail comes: the HTML libraries would slow every start.
        from shared.services.understanding.html_text import flatten_html

        flat = flatten_html(text)
        text = flat.text
        warnings |= set(flat.warnings)
        hidden += flat.hidden
    unpacked = drop_encoded(decode_leftovers(text))
    if unpacked.found_block:
        warnings.add(CleaningWarning.ENCODED_BLOCK)
    if plain.hidden:
        warnings.add(CleaningWarning.HIDDEN_TEXT)
    # Decoding may have made new characters of the invisible kind.
    text = clean_characters(unpacked.text).text
    return _Body(text=text, warnings=frozenset(warnings), hidden=tuple(hidden), decoded=unpacked.decoded)


def _parts_of(message: RawMessage, text: str, raw: RawTicket) -> tuple[list[Message], list[str]]:
    """The writer's own words, then the quoted mails that are the customer's too; and the quoted mails of others."""
    own, *older = split_replies(text)
    kept = [Message(author=message.author, at=message.at, text=drop_signature(own.text, message.author.name))]
    dropped: list[str] = []
    for part in older:
        if _is_customers(part, raw.requester, own.text):
            author = part.author or message.author
            kept.append(
                Message(author=author, at=message.at, text=drop_signature(part.text, author.name), is_quoted=True)
            )
        else:
            dropped.append(part.text)
    return [m for m in kept if m.text or not m.is_quoted], dropped


def _is_customers(part: Part, requester: Author, own_text: str) -> bool:
    """Only mails of the requester's own organisation are part of the request. Others said something, but not to us."""
    domain = requester.email.rpartition("@")[2].casefold()
    if part.author is None:
        return len(own_text) < _OWN_WORDS_ENOUGH
    if part.author.email:
        return bool(domain) and part.author.email.rpartition("@")[2].casefold() == domain
    # Mail programs leave out the address of colleagues, not that of strangers.
    is_colleague = part.is_forwarded or fold(part.author.name) == fold(requester.name)
    return is_colleague or len(own_text) < _OWN_WORDS_ENOUGH
