"""What an approver must be told about one person's request, seen beside who asks and when. It changes no field."""

from datetime import date, timedelta
from typing import NamedTuple

from shared.domain.policy import Company
from shared.domain.reading.flags import is_own_manager
from shared.domain.reading.folding import fold
from shared.domain.reading.person_names import bare_name
from shared.domain.request import Field, Flag, FlagCode, Intent, Request
from shared.domain.ticket import Author

_TARGETS = ("forward_to", "mailbox_delegate", "onedrive_to")
# Unicode CLDR, weekData: where the weekend is Friday and Saturday, or Friday alone; elsewhere Saturday and Sunday.
_FRIDAY_SATURDAY = frozenset(
    {"AF", "BD", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "MV", "OM", "QA", "SA", "SD", "SY", "YE"}
)
_FRIDAY = frozenset({"IR"})


class Asker(NamedTuple):
    """Who asks, in which words, and the day it was received on in the company's zone."""

    author: Author
    own_words: str
    received_on: date


def request_flags(request: Request, asker: Asker, company: Company) -> tuple[Flag, ...]:
    """Flags of this one request."""
    found = [*_about_subject(request, asker), *_about_targets(request, asker.author, company)]
    if request.effective_date:
        found += _about_day(request.effective_date.value, request.effective_date.quote, asker, company)
    return tuple(found)


def _about_subject(request: Request, asker: Asker) -> list[Flag]:
    if is_requester(request, asker.author):
        return [Flag(code=FlagCode.REQUESTER_IS_SUBJECT, quote=request.name())]
    if request.intent is not Intent.ONBOARD and (quote := is_own_manager(asker.own_words, request.name())):
        return [Flag(code=FlagCode.REQUESTERS_MANAGER, quote=quote)]
    return []


def is_requester(request: Request, author: Author) -> bool:
    """By address where both are known, else by name."""
    if request.email and author.email:
        return fold(request.email.value) == fold(author.email)
    return bool(request.name()) and _plain(request.name()) == _plain(author.name)


def _about_targets(request: Request, author: Author, company: Company) -> list[Flag]:
    """Who gets mail and files: somebody outside, or whoever asks."""
    found: dict[tuple[FlagCode, str], Flag] = {}
    ours = {domain.casefold() for domain in company.domains}
    for name in _TARGETS:
        target: Field | None = getattr(request, name)
        if target is None:
            continue
        said = next((word.strip("<>()[].,;:") for word in target.value.split() if "@" in word), "")
        address = said
        if _is_author(target, author):
            found[FlagCode.REQUESTER_GAINS_ACCESS, ""] = Flag(code=FlagCode.REQUESTER_GAINS_ACCESS, quote=target.quote)
            address = address or author.email
        domain = fold(address).rpartition("@")[2]
        if domain and domain not in ours:
            found[FlagCode.EXTERNAL_ADDRESS, domain] = Flag(code=FlagCode.EXTERNAL_ADDRESS, quote=said or target.quote)
    return list(found.values())


def _is_author(target: Field, author: Author) -> bool:
    value = fold(target.value)
    return bool(
        (author.email and fold(author.email) in value) or (author.name and _plain(value) == _plain(author.name))
    )


def _about_day(day: date, quote: str, asker: Asker, company: Company) -> list[Flag]:
    found: list[Flag] = []
    if day.weekday() in _weekend(company.country):
        found.append(Flag(code=FlagCode.NOT_A_WORKING_DAY, quote=quote))
    if day <= asker.received_on + timedelta(days=1):
        found.append(Flag(code=FlagCode.SHORT_NOTICE, quote=quote))
    return found


def _weekend(country: str) -> frozenset[int]:
    """Weekdays, 0 for Monday."""
    if country in _FRIDAY:
        return frozenset({4})
    return frozenset({4, 5}) if country in _FRIDAY_SATURDAY else frozenset({5, 6})


def _plain(name: str) -> str:
    return fold(bare_name(name))
