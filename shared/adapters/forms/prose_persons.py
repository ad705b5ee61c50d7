"""Settles who is who in what was read of one person: whose address it is, who "he" or "Ms Marsh" is, and that nobody is their own manager."""

import re

from shared.adapters.forms.addresses import ADDRESS
from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.prose_patterns import first_match, matches
from shared.domain.reading.folding import fold
from shared.domain.reading.name_evidence import belongs_to, contradicts
from shared.domain.request import Intent, PersonReading, Quoted

PEOPLE = ("display_name", "manager", "copy_from", "forward_to", "mailbox_delegate", "onedrive_to")
_RECEIVERS = ("forward_to", "mailbox_delegate", "onedrive_to")
# Behind these an address is where something is sent: "send the password to ada.quill@..." names no account.
_TO = frozenset(
    [
        "to",
        "an",
        "à",
        "a",
        "ad",
        "al",
        "vers",
        "naar",
        "aan",
        "para",
        "pra",
        "via",
        "per",
        "at",
        "til",
        "till",
        "do",
        "na",
        "ke",
        "k",
        "bei",
        "chez",
        "for",
        "pro",
        "på",
        "för",
        "za",
        "az",
        "u",
        "po",
        "в",
        "на",
        "до",
        "к",
        "за",
    ]
)
_A_IS_TO = frozenset({"es", "it", "pt"})  # an article in Hungarian
_ADDRESS = re.compile(ADDRESS)


def settle_people(person: PersonReading, text: str, lexicon: Lexicon, intent: Intent) -> PersonReading:
    """The person with everybody named in full, and with an address that can be theirs."""
    person = person.model_copy(update=_not_themselves(person))
    person = person.model_copy(update=_in_full(person))
    person = person.model_copy(update=_same_again(person, text, lexicon, intent))
    return person.model_copy(update={"email": _own_address(person, text, lexicon, intent)})


def _not_themselves(person: PersonReading) -> dict[str, None]:
    """Nobody is their own manager, successor or department: then the sentence was about something else."""
    own = set(fold(person.display_name.value).split()) if person.display_name else set()
    found = {name: getattr(person, name) for name in (*PEOPLE[1:], "department", "office", "job_title")}
    return {name: None for name, value in found.items() if value and set(fold(value.value).split()) <= own}


def _others(person: PersonReading) -> dict[str, Quoted]:
    found = {name: getattr(person, name) for name in PEOPLE[1:]}
    return {name: value for name, value in found.items() if isinstance(value, Quoted)}


def _same_again(person: PersonReading, text: str, lexicon: Lexicon, intent: Intent) -> dict[str, Quoted]:
    """ "... to Bo Marsh, and give him the OneDrive too": the one receiver there is, receives that as well."""
    # "Me" is the writer: nobody says of themselves "give him that too".
    receivers = {
        fold(found.value): found
        for name, found in _others(person).items()
        if name in _RECEIVERS and not found.value[:1].islower()
    }
    if len(receivers) != 1:
        return {}
    (first,) = receivers.values()
    update: dict[str, Quoted] = {}
    for name in _RECEIVERS:
        patterns = (*lexicon.prose_of(intent).get(f"{name}_same", ()), *lexicon.prose.get(f"{name}_same", ()))
        if getattr(person, name) is None and (match := first_match(patterns, text)):
            update[name] = Quoted(value=first.value, quote=f"{first.quote}\n{match[0].strip()}")
    return update


def _in_full(person: PersonReading) -> dict[str, Quoted]:
    """ "Marsh" is Bo Marsh where the ticket names one Bo Marsh elsewhere among these people."""
    named = _others(person)
    update: dict[str, Quoted] = {}
    for name, found in named.items():
        if " " in found.value or "@" in found.value:
            continue
        full = {
            fold(other.value): other
            for other in named.values()
            if fold(found.value) in fold(other.value).split()[:1] + fold(other.value).split()[-1:]
            and " " in other.value
        }
        if len(full) == 1:
            (other,) = full.values()
            update[name] = Quoted(value=other.value, quote=f"{other.quote}\n{found.quote}")
    return update


def _own_address(person: PersonReading, text: str, lexicon: Lexicon, intent: Intent) -> Quoted | None:
    """The address by the patterns that is made from the name; else one that stands for nobody else; else one in the text that is the name's."""
    if person.display_name is None:
        return person.email
    name = person.display_name.value
    elsewhere = _addresses_of_others(person)
    patterns = (*lexicon.prose_of(intent).get("email", ()), *lexicon.prose.get("email", ()))
    found = [(match["v"].rstrip("."), match[0].strip()) for pattern in patterns for match in matches(pattern, text)]
    found = [(address, quote) for address, quote in found if "@" in address and fold(address) not in elsewhere]
    near = [
        (address[0].rstrip("."), address[0]) for address in _ADDRESS.finditer(text) if not _is_sent_to(address, lexicon)
    ]
    theirs = [pair for pair in (*found, *near) if fold(pair[0]) not in elsewhere and _is_of(name, pair[0])]
    chosen = next(iter(theirs or found), None)
    return Quoted(value=chosen[0], quote=chosen[1]) if chosen else None


def address_of(name: str, text: str) -> Quoted | None:
    """The first address in the text that is made from the name."""
    found = (address[0].rstrip(".") for address in _ADDRESS.finditer(text) if belongs_to(name, address[0]))
    return next((Quoted(value=address, quote=address) for address in found), None)


def _is_sent_to(address: re.Match[str], lexicon: Lexicon) -> bool:
    before = address.string[max(0, address.start() - 30) : address.start()].split()
    word = fold(before[-1]) if before else ""
    return word in _TO and (word != "a" or lexicon.language in _A_IS_TO)


def _is_of(name: str, address: str) -> bool:
    return belongs_to(name, address) or contradicts(name, address)


def _addresses_of_others(person: PersonReading) -> set[str]:
    lists = (*person.groups, *person.shared_mailboxes, *person.groups_remove)
    known = {fold(item.value) for item in (*lists, *_others(person).values())}
    said = fold(person.auto_reply.value) if person.auto_reply else ""
    return known | set(_ADDRESS.findall(said))
