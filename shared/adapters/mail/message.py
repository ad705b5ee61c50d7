"""Makes the message that leaves: text and HTML, marked as automatic, with headers that no content can add to. No sending."""

import re
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from email_validator import EmailNotValidError, validate_email

from shared.domain.errors import PermanentError
from shared.ports import Mail

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,200}@[A-Za-z0-9.-]{1,200}>")


def make_message(mail: Mail, *, sender: str, now: datetime) -> EmailMessage:
    """Raises PermanentError for a receiver, sender or message id that no mail can have."""
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = address_of(sender)
        message["To"] = address_of(mail.to)
        message["Subject"] = _one_line(mail.subject)
        message["Date"] = format_datetime(now)
        message["Message-ID"] = _message_id(mail.message_id)
        # RFC 3834: automatic answers to this are neither wanted nor made. The second is what Exchange looks at (FC-d13).
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message.set_content(mail.text, subtype="plain", charset="utf-8", cte="quoted-printable")
        message.add_alternative(mail.html, subtype="html", charset="utf-8", cte="quoted-printable")
    except (MessageError, ValueError) as wrong:
        raise PermanentError("the mail cannot be written", code="bad_mail") from wrong
    return message


def address_of(text: str) -> Address:
    """One address, with or without a name. Lists, comments and line breaks are refused, never half taken."""
    name, spec = parseaddr(text, strict=True)
    try:
        # Nobody is asked whether the domain exists; whether the address has a form is what matters.
        valid = validate_email(spec, check_deliverability=False)
    except EmailNotValidError as wrong:
        raise PermanentError("that is no mail address", code="bad_address") from wrong
    # A domain in letters of its own travels in its ASCII form; a local part in such letters needs the server's support.
    return Address(display_name=_one_line(name), username=valid.local_part, domain=valid.ascii_domain)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _message_id(given: str) -> str:
    wrapped = given if given.startswith("<") else f"<{given}>"
    if not _MESSAGE_ID.fullmatch(wrapped):
        raise PermanentError("that is no message id: it must be unique@host", code="bad_message_id")
    return wrapped
