"""What an approver must be told about the ticket's wording. Flags change nothing that is done; they are shown with their quote."""

import re
from functools import cache

from shared.domain.policy import Company
from shared.domain.reading import flag_words
from shared.domain.reading.folding import fold
from shared.domain.reading.word_finder import WordFinder
from shared.domain.request import Flag, FlagCode

_ENGLISH: tuple[tuple[FlagCode, re.Pattern[str]], ...] = (
    (
        FlagCode.PRIVILEGED_ROLE_MENTIONED,
        re.compile(
            r"\b(?:global|domain|enterprise|exchange|sharepoint|security|user|tenant|schema|billing|teams|intune|privileged role)[ -]?admin(?:istrator)?s?\b|"
            r"\b(?:local |full )?admin(?:istrator)? (?:rights|role|access|privileges|permissions)\b|\bbreak[ -]?glass\b|\bowner of the tenant\b",
            re.IGNORECASE,
        ),
    ),
    (
        FlagCode.CLAIMED_APPROVAL,
        re.compile(
            r"\b(?:approved|authori[sz]ed|signed off|verified|cleared|okayed|ok'd)\b[^.\n]{0,20}\b(?:by|per|from)\b|\b(?:has|have|been|is|already|pre-?)[ -]?"
            r"(?:been )?(?:pre-?)?(?:approved|verified)\b|\b(?:no|without|skip|not need(?:ed)?|do(?:es)? not need|needs? no)\b[^.\n]{0,20}\bapproval\b|\bapproval\b[^.\n]{0,20}\b(?:is )?"
            r"(?:not needed|not required|not necessary|given|granted|obtained)\b|\bthe system may\b|\b(?:hr|legal|management|the ceo) (?:knows|is (?:already )?(?:aware|informed))\b",
            re.IGNORECASE,
        ),
    ),
    (
        FlagCode.URGENCY,
        re.compile(
            r"\burgent(?:ly)?\b|\basap\b|\bat once\b|\bright away\b|\bact now\b|\bimmediate(?:ly)?\b|\bwithin (?:the (?:next )?)?\d{1,3} ?(?:min|minutes|hour|hours)\b|\bbefore \d{1,2} ?pm\b|"
            r"\b(?:do not|don't) (?:call|ring|phone|contact|tell|ask)\b|\breply only to\b|\bconfidential\b",
            re.IGNORECASE,
        ),
    ),
)
_PHRASES = (
    (FlagCode.PRIVILEGED_ROLE_MENTIONED, flag_words.PRIVILEGED),
    (FlagCode.CLAIMED_APPROVAL, flag_words.APPROVAL),
    (FlagCode.URGENCY, flag_words.PRESSURE),
)
_SENTENCE = re.compile(r"(?<=[.!?。！？؟।])\s+|(?<=[。！？])|\n+")
_MOST_SENTENCES = 4000
_COMPANY = re.compile(
    r"(?im)^[\s|*-]*(?:company|company name|customer|client|organi[sz]ation)(?: name)?(?: in full)?\s*[:|\t]\s*([^\n|]{2,80})"
)
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_COMMON = frozenset({"limited", "group", "company", "the", "gmbh", "inc", "ltd", "llc", "corp", "and", "co"})


def wording_flags(text: str) -> tuple[Flag, ...]:
    """Privileged roles, claimed approvals, pressure and weaker sign-in, each once with the sentence they stand in."""
    found: dict[FlagCode, str] = {}
    for code, pattern in _ENGLISH:
        if match := pattern.search(text):
            found[code] = _sentence(text, match)
    for sentence in _SENTENCE.split(text, _MOST_SENTENCES):
        for code, _ in _PHRASES:
            if code not in found and _finder(code).is_in(sentence):
                found[code] = _short(sentence)
        if FlagCode.SIGN_IN_PROTECTION not in found and _weakens_sign_in(sentence):
            found[FlagCode.SIGN_IN_PROTECTION] = _short(sentence)
    return tuple(Flag(code=code, quote=quote) for code, quote in found.items())


def is_own_manager(text: str, name: str) -> str:
    """The sentence in which the writer calls this person their manager; '' when none does."""
    surname = fold(name).split()[-1:] or [""]
    finder = _manager_finder()
    sentences = (s for s in _SENTENCE.split(text, _MOST_SENTENCES) if surname[0] and surname[0] in fold(s))
    return next((_short(sentence) for sentence in sentences if finder.is_in(sentence)), "")


def names_privileged_role(value: str) -> bool:
    """Whether a value that came as a group is an administrator role."""
    return bool(_ENGLISH[0][1].search(value)) or _finder(FlagCode.PRIVILEGED_ROLE_MENTIONED).is_in(value)


def _weakens_sign_in(sentence: str) -> bool:
    factor, without = _sign_in_finders()
    return factor.is_in(sentence) and without.is_in(sentence)


@cache
def _finder(code: FlagCode) -> WordFinder:
    return WordFinder(dict(_PHRASES)[code])


@cache
def _sign_in_finders() -> tuple[WordFinder, WordFinder]:
    return WordFinder(flag_words.FACTOR), WordFinder(flag_words.WITHOUT)


@cache
def _manager_finder() -> WordFinder:
    return WordFinder(flag_words.MY_MANAGER)


def _short(sentence: str) -> str:
    return sentence.strip()[:300]


def company_flags(text: str, company: Company) -> tuple[Flag, ...]:
    """A company named in the form that is not the one the desk filed the ticket under."""
    for match in _COMPANY.finditer(text):
        if not _words(match[1]) & _words(company.name) and _words(match[1]):
            return (Flag(code=FlagCode.COMPANY_NAME_DIFFERS, quote=match[0].strip()),)
    return ()


def address_flags(text: str, company: Company, requester: str) -> tuple[Flag, ...]:
    """Addresses outside the company's domains; the requester's own is judged elsewhere."""
    ours = tuple(domain.casefold() for domain in company.domains)
    outside: dict[str, None] = {}
    for address in _ADDRESS.findall(text):
        domain = fold(address).rpartition("@")[2]
        if domain not in ours and fold(address) != fold(requester):
            outside[address] = None
    return tuple(Flag(code=FlagCode.EXTERNAL_ADDRESS, quote=address) for address in list(outside)[:5])


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", fold(name)) if word not in _COMMON}


def _sentence(text: str, match: re.Match[str]) -> str:
    starts = (text.rfind("\n", 0, match.start()) + 1, text.rfind(". ", 0, match.start()) + 2, match.start() - 150)
    start = max(starts) if ". " in text[: match.start()] else max(starts[0], starts[2])
    ends = [end for end in (text.find("\n", match.end()), text.find(". ", match.end())) if end >= 0]
    return text[start : min([*ends, match.end() + 150, len(text)])].strip()
