"""Takes out of a cleaned ticket what no reader may see (orders to the machine, secrets) and notes what an approver must be told."""

from shared.domain.policy import Company
from shared.domain.reading.ciphers import decipher
from shared.domain.reading.flags import address_flags, company_flags, wording_flags
from shared.domain.reading.folding import fold
from shared.domain.reading.orders import cut_orders, is_order
from shared.domain.reading.requesters import judge_requester
from shared.domain.reading.secrets_in_text import mask_secrets
from shared.domain.request import Flag, FlagCode
from shared.domain.ticket import CleaningWarning, Message, Ticket
from shared.domain.value import Value
from shared.services.understanding.clean_ticket import Cleaned

_MAX_QUOTE = 400
_UNSEEN = frozenset({FlagCode.INJECTION})


class Screened(Value):
    """The ticket that readers get, and flags about the ticket as a whole."""

    ticket: Ticket
    flags: tuple[Flag, ...]


def screen_ticket(cleaned: Cleaned, company: Company) -> Screened:
    """Cut orders and secrets, collect flags. Quotes of flags never hold a secret."""
    flags: dict[tuple[FlagCode, str], Flag] = {}
    messages: list[Message] = []
    for message in cleaned.ticket.messages:
        masked = mask_secrets(message.text)
        cut = cut_orders(masked.text)
        messages.append(message.model_copy(update={"text": cut.text}))
        _note(flags, FlagCode.INJECTION, *cut.orders)
        _note(flags, FlagCode.SECRET_IN_TICKET, *dict.fromkeys(masked.labels))
    subject = mask_secrets(cleaned.ticket.subject)
    if is_order(subject.text):
        _note(flags, FlagCode.INJECTION, subject.text)
        subject = subject.model_copy(update={"text": ""})
    ticket = cleaned.ticket.model_copy(update={"messages": tuple(messages), "subject": subject.text})
    removed = _removed_flags(cleaned)
    unseen = [*(flag.quote for flag in removed), *(flag.quote for flag in flags.values() if flag.code in _UNSEEN)]
    for flag in (*removed, *_text_flags(ticket, company, unseen), *_requester_flags(ticket, company)):
        flags.setdefault((flag.code, flag.quote), flag)
    return Screened(ticket=ticket, flags=tuple(flags.values()))


def _note(flags: dict[tuple[FlagCode, str], Flag], code: FlagCode, *quotes: str) -> None:
    for quote in quotes:
        short = quote[:_MAX_QUOTE]
        flags.setdefault((code, short), Flag(code=code, quote=short))


def _removed_flags(cleaned: Cleaned) -> list[Flag]:
    """Hidden text, encoded blocks and quoted mails of others: told, never read."""
    removed, found = cleaned.removed, list[Flag]()
    hidden = [mask_secrets(text).text[:_MAX_QUOTE] for text in removed.hidden]
    found += [Flag(code=FlagCode.HIDDEN_TEXT, quote=text) for text in hidden]
    found += [Flag(code=FlagCode.ATTACHMENT_UNREAD, quote=name) for name in removed.unread]
    invisible = {CleaningWarning.BIDI_CONTROLS, CleaningWarning.INVISIBLE_CHARACTERS}
    if not hidden and invisible & set(cleaned.ticket.warnings):
        found.append(Flag(code=FlagCode.HIDDEN_TEXT))
    if CleaningWarning.ENCODED_BLOCK in cleaned.ticket.warnings:
        decoded = [mask_secrets(text).text[:_MAX_QUOTE] for text in removed.decoded] or [""]
        found += [Flag(code=FlagCode.ENCODED_BLOCK, quote=text) for text in decoded]
    script = [Flag(code=FlagCode.INJECTION)] if CleaningWarning.SCRIPT in cleaned.ticket.warnings else []
    for text in (*removed.hidden, *removed.decoded, *removed.quoted):
        orders = cut_orders(mask_secrets(text).text).orders
        found += [Flag(code=FlagCode.INJECTION, quote=order[:_MAX_QUOTE]) for order in orders]
    return found + script


def _text_flags(ticket: Ticket, company: Company, unseen: list[str]) -> list[Flag]:
    """Of the ticket's words, and of what was taken out of it: what somebody tried has to be known as well."""
    text = "\n".join([ticket.subject, *(message.text for message in ticket.messages)])
    tried = "\n".join([*unseen, *(plain for quote in unseen for plain in decipher(quote))])
    own = "\n".join(message.text for message in ticket.messages if not message.is_quoted)
    return [
        *wording_flags(f"{text}\n{tried}"),
        *company_flags(own, company),
        *address_flags(f"{own}\n{tried}", company, ticket.requester.email),
    ]


def _requester_flags(ticket: Ticket, company: Company) -> list[Flag]:
    """The requester, and every later writer who is somebody else."""
    found: list[Flag] = []
    writers = {ticket.requester.email: ticket.requester}
    writers.update({m.author.email: m.author for m in ticket.messages if m.author.email and not m.is_quoted})
    for email in dict.fromkeys(fold(address) for address in writers):
        code = judge_requester(email, company)
        if code and (code is not FlagCode.REQUESTER_UNKNOWN or email == fold(ticket.requester.email)):
            found.append(Flag(code=code, quote=email))
    return found
