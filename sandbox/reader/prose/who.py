"""Whom a plain English ticket is about."""

from sandbox.reader.findings import Found, Person
from sandbox.reader.prose.words import ADDRESS, FULL_NAME, flowing, is_name, tidy

_ASIDE = rf"(?: ?(?:\((?P<aside>[^)\n]{{1,80}})\)|<(?P<mail>{ADDRESS})>|, [^,.\n]{{1,60}},))?"
_COMING = (
    r"(?:is|will be|'ll be|’ll be|'s|’s) (?:joining|starting)|(?:joins|starts|joined)|(?:will|'ll|’ll) (?:join|start)"
    r"|is (?:our|a|the) new|has (?:accepted|signed)"
)
_GOING = (
    r"(?:is|will be|'s|’s) (?:now )?(?:leaving|retiring|departing|moving)|leaves|retires|resigned|quit|moves|was let go"
    r"|has (?:resigned|left|quit|been)|(?:'s|’s) last|is no longer|no longer|is (?:moving|transferring)|got married|gets? promoted"
)
_ANNOUNCED = (
    r"(?i:new (?:starter|hire|employee|colleague|joiner|team member|user)(?: is|,|:| called| named)?|hired|(?:re)?welcome"
    r"|account for|on-?board(?:ing)?(?: of| for)?|off-?board(?:ing)?(?: of| for)?|leaver(?::| is)?|last (?:working )?day (?:of|for)"
    r"|(?:disable|deactivate|block|close)(?: the account of| access for)?|departure of|goodbye to)"
)
_SUBJECT_FIRST = flowing(rf"(?P<x>{FULL_NAME}){_ASIDE} ?(?:{_COMING}|{_GOING})\b")
_ANNOUNCED_FIRST = flowing(rf"\b{_ANNOUNCED} (?P<x>{FULL_NAME}){_ASIDE}")
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"))


def people_of(text: str) -> list[Person]:
    """Everybody the ticket is about, with their names; usually one."""
    people: dict[str, Person] = {}
    for pattern in (_SUBJECT_FIRST, _ANNOUNCED_FIRST):
        for found in pattern.finditer(text):
            name = _without_greeting(tidy(found.group("x")))
            if not is_name(name) or len(name.split()) < 2 or name.casefold() in people:
                continue
            people[name.casefold()] = _named(name)
            if found.group("mail"):
                mail = found.group("mail")
                people[name.casefold()].single["email"] = Found(mail, mail)
    return list(people.values())


def _without_greeting(name: str) -> str:
    words = name.split()
    while words and (not is_name(words[0]) or words[0].strip(".").casefold() in _TITLES):
        words = words[1:]
    return " ".join(words)


def _named(name: str) -> Person:
    given, _, surname = name.partition(" ")
    return Person(
        {
            "given_name": Found(given, name),
            "surname": Found(surname, name),
            "display_name": Found(name, name),
        }
    )
