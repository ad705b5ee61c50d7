"""What a plain English ticket says of access: licences, groups, shared mailboxes, somebody to copy."""

import re

from sandbox.reader.findings import Found, Person
from sandbox.reader.prose.words import ADDRESS, NAME, PROPER, each, flowing, is_name, named, quote_of, split_list, tidy

_LICENCES = (
    flowing(
        r"\b(?P<x>(?:(?:Microsoft|Office|MS) ?365|M365|O365|Office) (?:Business (?:Basic|Standard|Premium)|Apps for (?:business|enterprise)|[EFAG]\d)"
        r"|Business (?:Basic|Standard|Premium)|(?:Visio|Project) Plan \d|Power ?BI (?:Pro|Premium)|Exchange Online Plan \d"
        r"|Teams Phone(?: Standard)?|Copilot)\b"
    ),
    flowing(r"\b(?P<x>[EF][135])(?= licen[cs]e)"),
)
_SAME_LICENCES = flowing(rf"(?P<x>(?i:the )?(?i:same licen[cs]es?) (?i:as|like) (?P<who>{NAME}))")
_COPIES = (
    flowing(
        rf"\b(?i:same|identical) (?i:access|permissions?|rights|set-?up|groups|licen[cs]es?)(?:[\w ]{{0,30}}?) (?i:as|like) (?P<x>{NAME})"
    ),
    flowing(rf"\b(?i:copy|clone|mirror)(?:[\w ]{{0,30}}?)(?i: from| of)? (?P<x>{NAME})(?i:'s|’s)?"),
)
_WHO = rf"(?:(?i:him|her|them|this person|the account)|{NAME})"
_ITEM = rf"(?:{ADDRESS}|[\w&.'’()/-]+(?: [\w&.'’()/-]+){{0,4}}?)"
_ITEMS = rf"(?P<x>{_ITEM}(?:(?:, and |, | and | plus ){_ITEM})*)"
_KIND = r"(?: (?:security |distribution |mailing |mail )?(?:groups?|lists?|teams?|channels?))"
_INTO = (
    flowing(rf"\b(?i:add|put|include|place) {_WHO} (?i:to|on|in|into) (?i:the )?{_ITEMS}{_KIND}"),
    flowing(rf"\b(?i:member|part) (?i:of) (?i:the )?{_ITEMS}{_KIND}"),
    flowing(
        rf"\b(?i:add|put|include|place) {_WHO} (?i:to|on|in|into) (?i:the )?(?P<x>{PROPER}(?:(?:, and |, | and ){PROPER})*)"
    ),
    flowing(r"\b(?i:groups?|lists?) ?(?::|are|should be) (?P<x>[^.\n]+)"),
)
_OUT_OF = (flowing(rf"\b(?i:remove|take) {_WHO} (?i:from|off|out of) (?i:the )?{_ITEMS}{_KIND}"),)
_ADDRESSES_INTO = flowing(
    rf"\b(?i:add|put|include|place|member|part)[^.!?\n]{{0,60}}? (?i:to|on|in|into|of) (?i:the )?(?P<x>{ADDRESS}(?:(?:, and |, | and ){ADDRESS})*)"
)
_MAILBOXES = (
    flowing(
        rf"\b(?i:access) (?i:to) (?i:the |our )?(?i:shared mailbox(?:es)? )(?P<x>{ADDRESS}(?:(?:, | and ){ADDRESS})*)"
    ),
    flowing(
        rf"\b(?i:access) (?i:to) (?i:the |our )?(?P<x>{ADDRESS}|[\w&' -]{{2,40}}?) (?i:shared )?(?i:mailbox|inbox)(?:es)?\b"
    ),
)
_OWN_MAILBOX = frozenset(("her", "his", "their", "the", "leaver's", "my", "your"))


def access_of(text: str, intent: str) -> Person:
    person = Person()
    copied = named(text, _COPIES)
    if copied:
        person.single["copy_from"] = copied
    if intent == "offboard":
        return person
    person.many = {
        "licenses": _licences(text),
        "groups": _lists(text, (*_INTO, _ADDRESSES_INTO)),
        "groups_remove": _lists(text, _OUT_OF),
        "shared_mailboxes": _mailboxes(text),
    }
    person.many = {name: found for name, found in person.many.items() if found}
    return person


def _licences(text: str) -> list[Found]:
    found = {one.value: one for one in each(text, _LICENCES)}
    same = _SAME_LICENCES.search(text)
    if same:
        found[tidy(same["x"])] = Found(tidy(same["x"]), quote_of(same))
    longer = set(found)
    return [one for value, one in found.items() if not any(value != other and value in other for other in longer)]


def _lists(text: str, patterns: tuple[re.Pattern[str], ...]) -> list[Found]:
    found: dict[str, Found] = {}
    for one in each(text, patterns):
        for value in split_list(one.value):
            plain = re.sub(r"^(?:the|our)\s+", "", value)
            found.setdefault(plain.casefold(), Found(plain, one.quote))
    return list(found.values())


def _mailboxes(text: str) -> list[Found]:
    return [
        Found(value, one.quote)
        for one in each(text, _MAILBOXES)
        for value in split_list(one.value)
        if value.casefold() not in _OWN_MAILBOX and (is_name(value) or "@" in value)
    ]
