"""What a plain English ticket wants done with a leaver's mail and files."""

from sandbox.reader.findings import Found, Person
from sandbox.reader.prose.words import ADDRESS, NAME, first, flowing, named, quote_of

_MAIL = r"(?:mailbox|mails?|e-?mails?|inbox|messages)"
_WHOSE = rf"(?:her|his|their|the|this|all|any)(?: \w+['’]s)?|{NAME}(?:'s|’s)"
_TARGET = rf"(?P<x>{ADDRESS}|{NAME})"
_DELEGATES = (
    flowing(
        rf"\b(?i:give|grant|allow) (?P<x>{NAME}) (?:[\w ]{{0,20}}?)(?i:access) (?i:to) (?:(?:{_WHOSE}) )?(?i:(?:old )?{_MAIL})\b"
    ),
    flowing(
        rf"\b(?P<x>{NAME}) (?i:should|will|needs to|needs|must|gets|to) (?:[\w ]{{0,20}}?)(?i:access) (?i:to) (?:(?:{_WHOSE}) )?(?i:{_MAIL})\b"
    ),
    flowing(
        rf"\b(?i:access to) (?:(?:{_WHOSE}) )?(?i:{_MAIL}) (?i:(?:should |can |will )?(?:go(?:es)? |be given |be granted )?(?:to|for)) (?P<x>{NAME})"
    ),
    flowing(rf"\b(?i:delegate) (?:(?:{_WHOSE}) )?(?i:{_MAIL}) (?i:to) {_TARGET}"),
)
_FORWARDS = (
    flowing(
        rf"\b(?i:forward|redirect|send) (?:(?:{_WHOSE}) )?(?:[\w ]{{0,20}}?)(?i:{_MAIL}) (?:[\w ]{{0,15}}?)?(?i:to) {_TARGET}"
    ),
    flowing(rf"\b(?i:{_MAIL}) (?i:should|must|can|to) (?i:be) (?i:forwarded|redirected) (?i:to) {_TARGET}"),
)
_ONEDRIVE = (
    flowing(
        rf"\b(?P<x>{NAME}) (?i:should|will|needs|must|gets|to) (?:[\w ]{{0,20}}?)(?i:access) (?i:to) (?:[\w'’ ]{{0,40}}?)OneDrive\b"
    ),
    flowing(
        rf"\b(?i:give|grant) (?P<x>{NAME}) (?:[\w ]{{0,20}}?)(?i:access) (?i:to) (?:[\w'’ ]{{0,40}}?)(?:OneDrive|(?i:files))\b"
    ),
    flowing(rf"\b(?:OneDrive)(?: (?i:files|data|folder))?(?:[\w ]{{0,30}}?) (?i:to) (?P<x>{NAME})"),
)
_SHARED = flowing(
    rf"(?P<x>\b(?i:convert|turn|change|make) (?:(?:{_WHOSE}) )?(?i:{_MAIL}) (?i:in)?(?i:to )?(?i:a )?(?i:shared)(?: (?i:mailbox|one))?)"
)
_REPLIES = (
    flowing(
        r"\b(?i:out[- ]of[- ]office|auto(?:matic)?[- ]?reply)(?:[\w ]{0,30}?)(?i: that says| saying| reading|:) [\"“'](?P<x>[^\"”]{5,400})[\"”']"
    ),
    flowing(
        r"\b(?i:out[- ]of[- ]office|auto(?:matic)?[- ]?reply)(?: (?i:message))?(?i: that says| saying|:) (?P<x>[^\n\"“]{5,300})"
    ),
)


def leaving_of(text: str) -> Person:
    person = Person()
    finds = {
        "mailbox_delegate": named(text, _DELEGATES),
        "forward_to": first(text, _FORWARDS),
        "onedrive_to": named(text, _ONEDRIVE),
        "auto_reply": _reply(text),
    }
    person.single = {name: found for name, found in finds.items() if found is not None}
    shared = _SHARED.search(text)
    if shared:
        quote = shared["x"].strip()
        person.single["convert_to_shared"] = Found("yes", quote)
    return person


def _reply(text: str) -> Found | None:
    """The message itself, with its last full stop."""
    for pattern in _REPLIES:
        found = pattern.search(text)
        if found:
            return Found(found["x"].strip(), quote_of(found))
    return None
