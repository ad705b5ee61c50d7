"""What a plain English ticket says of somebody's job: title, department, office, manager, phone, number, address."""

import re

from sandbox.reader.findings import Found, Person
from sandbox.reader.prose.words import ADDRESS, NAME, NOT_NAMES, PROPER, UPPER, each, first, flowing, named, tidy

_STOP = r"(?= (?:in|at|within|on|for|reporting|who|and|from|with|starting|based|next|this|beginning|effective|under)\b|[,.;:()]|\n(?![a-z])|$)"
_TITLE = r"(?P<x>(?!(?:of|soon|well|usual|per|discussed|you|we|she|he|they|from|follows)\b)[\w&/'’ -]{2,60}?)"
_TITLES = (
    flowing(rf"\b(?i:as) (?i:(?:a|an|our|the|my) )?(?i:new )?{_TITLE}{_STOP}"),
    flowing(rf"\b(?i:job title|title|position|role) (?i:is|will be|should be|:) (?i:(?:a|an) )?{_TITLE}{_STOP}"),
    flowing(rf"\b(?i:is|be) (?i:our|the) new {_TITLE}{_STOP}"),
    flowing(rf"\b(?i:promoted to) (?i:(?:a|an|the) )?{_TITLE}{_STOP}"),
)
_UNIT = r"(?:department|dept|team|division|group)"
_DEPARTMENTS = (
    flowing(rf"\b(?i:in|within|to|of|joining|join|from) (?i:the |our )?(?P<x>{PROPER}) (?i:{_UNIT})\b"),
    flowing(rf"\b(?i:department|dept\.?) (?i:is|will be|:) (?P<x>{PROPER})"),
    flowing(
        rf"\b(?i:as) (?i:(?:a|an|our|the) )?[\w&/'’ -]{{2,60}}? (?i:in|within) (?i:the |our )?(?P<x>{PROPER})(?! (?i:office|site|branch|depot))"
    ),
    flowing(rf"\b(?i:in|within) (?i:the |our )?(?P<x>{PROPER})(?! (?i:office|site|branch|depot|warehouse|and))"),
)
_OFFICES = (
    flowing(rf"\b(?i:in|at|from|out of) (?i:the |our )?(?P<x>{PROPER}) (?i:office|site|branch|depot|location)\b"),
    flowing(rf"\b(?i:based|sit|sits|sitting|located) (?i:in|at|out of) (?i:the |our )?(?P<x>{PROPER})"),
    flowing(rf"\b(?i:office|location) (?i:is|will be|:) (?P<x>{PROPER})"),
)
_MANAGERS = (
    flowing(rf"\b(?i:report|reports|reporting)(?: directly)? (?i:to) (?P<x>{NAME})"),
    flowing(rf"\b(?i:line manager|manager|supervisor|boss) (?i:is|will be|:) (?P<x>{NAME})"),
    flowing(rf"\b(?i:managed by|supervised by|working for|works for|work for|working under) (?P<x>{NAME})"),
)
_PHONES = (
    flowing(
        r"\b(?i:mobile|cell|cellphone|phone)(?: (?i:phone))?(?: (?i:number|no\.?))? ?(?i:is|:|will be)? ?(?P<x>\+?[\d(][\d ().-]{6,20}\d)"
    ),
)
_NUMBERS = (
    flowing(
        r"\b(?i:employee|staff|personnel)(?i: id| number| no\.?| #) ?(?i:is|:|will be)? ?(?P<x>[A-Z0-9][A-Z0-9-]{1,20})\b"
    ),
)
_ADDRESSES = (
    flowing(rf"\b(?i:e-?mail)(?i: address)? ?(?i:is|:|will be|should be)? ?(?P<x>{ADDRESS})"),
    flowing(rf"[{UPPER}][\w'’-]+ [\w'’ -]{{2,40}}? ?[(<](?P<x>{ADDRESS})[)>]"),
)


def work_of(text: str) -> Person:
    person = Person()
    finds = {
        "job_title": first(text, _TITLES),
        "department": _department(text),
        "office": first(text, _OFFICES),
        "manager": manager_of(text),
        "mobile_phone": first(text, _PHONES),
        "employee_id": first(text, _NUMBERS),
        "email": first(text, _ADDRESSES),
    }
    person.single = {name: found for name, found in finds.items() if found is not None}
    return person


def manager_of(text: str) -> Found | None:
    return named(text, _MANAGERS)


def _department(text: str) -> Found | None:
    """Not a month, a weekday, a product or somebody's office."""
    offices = {found.value for found in each(text, _OFFICES)}
    for found in each(text, _DEPARTMENTS):
        value = tidy(re.sub(rf" (?:{_UNIT})$", "", found.value))
        words = value.split()
        if value not in offices and words[0].casefold() not in NOT_NAMES and not re.match(r"(?:E|F)\d$", value):
            return Found(value, found.quote)
    return None
