"""The sandbox's inbox: a real SMTP server that keeps mails in memory, with pages, a JSON API and faults on demand."""

from sandbox.inbox.faults import InboxFaults, MailFault
from sandbox.inbox.mails import Mail
from sandbox.inbox.serve import InboxHandle, InboxOptions, start_inbox

__all__ = ["InboxFaults", "InboxHandle", "InboxOptions", "Mail", "MailFault", "start_inbox"]
