"""A choice of a question as people read it: days written out, and our own words beside a name in the language of the ticket.

What identifies (names, addresses, product names) is shown as it is. Planning makes choices as plain text, because the answer is compared with it.
"""

import re
from datetime import date

from shared.services.present_text import one_line
from shared.services.speech import Speech, mark

# What planning puts in brackets behind a name to tell it from others (`shared.domain.planning.people`).
WORDS: dict[str, str] = {
    "sign-in blocked": mark("sign-in blocked"),
    "security": mark("security group"),
    "mail security": mark("security group"),
    "distribution": mark("mailing list"),
    "m365": "Microsoft 365",
}
_DETAILS = re.compile(r"(?P<before>.*) \((?P<details>[^()]*)\)")
_CREATED = re.compile(r"created (\d{4}-\d{2}-\d{2})")
_MAIL = re.compile(r"mail (\S+@\S+)")


def present_choice(choice: str, speech: Speech) -> str:
    """A day, a name with its details, or whatever it is."""
    shown = one_line(choice)
    try:
        return speech.day(date.fromisoformat(shown))
    except ValueError:
        found = _DETAILS.fullmatch(shown)
    if found is None:
        return shown
    details = (_detail(detail, speech) for detail in found["details"].split(", "))
    return f"{found['before']} ({', '.join(details)})"


def _detail(detail: str, speech: Speech) -> str:
    if detail in WORDS:
        return speech.say(WORDS[detail])
    if mail := _MAIL.fullmatch(detail):
        return mail[1]
    created = _CREATED.fullmatch(detail)
    try:
        return speech.say("created {day}", day=speech.short_day(date.fromisoformat(created[1]))) if created else detail
    except ValueError:
        return detail
