"""What has to be asked about one person's request although each value by itself can be read: who exactly, and from which day."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from shared.domain.policy import Company
from shared.domain.reading.letters import is_spaceless
from shared.domain.reading.person_names import bare_name
from shared.domain.reading.request_flags import is_requester
from shared.domain.request import Asked, Field, Intent, Question, Request
from shared.domain.ticket import Author

# Entra ID takes no longer ones (Microsoft Graph, "user resource type": givenName and surname).
_LONGEST_NAME = 64
# Where many people have one name only.
_MONONYMS = frozenset({"ID", "MM", "AF", "BT"})


class OtherDay(NamedTuple):
    """A day that another part of the ticket names for the same thing, with its words."""

    day: date
    quote: str


def request_questions(
    request: Request, author: Author, company: Company, other: OtherDay | None
) -> tuple[Question, ...]:
    """Questions of this one request, at most one for each field."""
    found = [*_who(request, author, company), *_too_long(request), *_when(request, company, other)]
    asked = {question.field for question in request.questions}
    return tuple({q.field: q for q in found if q.field not in asked}.values())


def _who(request: Request, author: Author, company: Company) -> list[Question]:
    """Somebody who is there already has to be told apart from others."""
    if request.intent is Intent.ONBOARD or request.email or request.employee_id or not request.name():
        return []
    quote = request.display_name.quote if request.display_name else request.name()
    if is_requester(request, author):
        return [Question(field="email", why=Asked.AMBIGUOUS, quote=quote)]
    words = bare_name(request.name()).split()
    if len(words) == 1 and company.country not in _MONONYMS and not _is_whole(words[0]):
        return [Question(field="display_name", why=Asked.UNCLEAR, quote=quote)]
    return []


def _is_whole(word: str) -> bool:
    """Where names are written without a space, two letters are a whole one."""
    return len(word) > 1 and any(map(is_spaceless, word))


def _too_long(request: Request) -> list[Question]:
    if request.intent is not Intent.ONBOARD:
        return []
    parts: dict[str, Field | None] = {"given_name": request.given_name, "surname": request.surname}
    return [
        Question(field=name, why=Asked.UNCLEAR, quote=part.quote)
        for name, part in parts.items()
        if part and len(part.value) > _LONGEST_NAME
    ]


def _when(request: Request, company: Company, other: OtherDay | None) -> list[Question]:
    day, at = request.effective_date, request.effective_time
    found: list[Question] = []
    if day and other:
        choices = tuple(sorted({day.value.isoformat(), other.day.isoformat()}))
        found.append(Question(field="effective_date", why=Asked.CONTRADICTORY, quote=other.quote, choices=choices))
    if day and at and (skipped := _skipped(datetime.combine(day.value, at.value), company.zone)):
        choices = tuple(moment.strftime("%H:%M") for moment in skipped)
        found.append(Question(field="effective_time", why=Asked.UNCLEAR, quote=at.quote, choices=choices))
    return found


def _skipped(local: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """For a time that clocks jump over when summer time begins: the same moment before and after the jump."""
    early, late = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset() or _exists(early, zone):
        return ()
    gap = abs((late.utcoffset() or timedelta()) - (early.utcoffset() or timedelta()))
    return (local - gap, local + gap)


def _exists(moment: datetime, zone: ZoneInfo) -> bool:
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment.replace(tzinfo=None)
