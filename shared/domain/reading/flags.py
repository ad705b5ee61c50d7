"""What an approver must be told about the ticket's wording. Flags change nothing that is done; they are shown with their quote."""

import re

from shared.domain.policy import Company
from shared.domain.reading.folding import fold
from shared.domain.request import Flag, FlagCode

_WORDING: tuple[tuple[FlagCode, re.Pattern[str]], ...] = (
    (
        FlagCode.PRIVILEGED_ROLE_MENTIONED,
        re.compile(
            r"\b(?:global|domain|enterprise|exchange|sharepoint|security|user|tenant|schema|billing|teams|intune|privileged role)[ -]?admin(?:istrator)?s?\b|"
            r"\b(?:local |full )?admin(?:istrator)?(?:istrator)? (?:rights|role|access|privileges|permissions)\b|\bbreak[ -]?glass\b|\bowner of the tenant\b|"
            r"\b(?:globaler? administrator|administrateur (?:général|global)|administrador global|amministratore globale|domänen-admins?)\b|全局管理员|全域管理員",
            re.IGNORECASE,
        ),
    ),
    (
        FlagCode.CLAIMED_APPROVAL,
        re.compile(
            r"\b(?:approved|authori[sz]ed|signed off|verified|cleared|okayed|ok'd)\b[^.\n]{0,20}\b(?:by|per|from)\b|\b(?:has|have|been|is|already|pre-?)[ -]?"
            r"(?:been )?(?:pre-?)?approved\b|\b(?:no|without|skip|not need(?:ed)?|do(?:es)? not need|needs? no)\b[^.\n]{0,20}\bapproval\b|\bapproval\b[^.\n]{0,20}\b(?:is )?"
            r"(?:not needed|not required|not necessary|given|granted|obtained)\b|\bthe system may\b|\b(?:hr|legal|management|the ceo) (?:knows|is (?:already )?(?:aware|informed))\b|"
            r"\b(?:bereits )?genehmigt\b|\bapprouvé|\baprobado|\baprovado|\bapprovato|\bgoedgekeurd|\bgodkänt|\bgodkendt|\bgodkjent|\bonaylandı|已批准|承認済",
            re.IGNORECASE,
        ),
    ),
    (
        FlagCode.URGENCY,
        re.compile(
            r"\burgent(?:ly)?\b|\basap\b|\bat once\b|\bright away\b|\bact now\b|\bimmediate(?:ly)?\b|\bwithin (?:the (?:next )?)?\d{1,3} ?(?:min|minutes|hour|hours)\b|\bbefore \d{1,2} ?pm\b|"
            r"\bdo not (?:call|ring|phone|contact|tell|ask)\b|\bdon't (?:call|ring|phone|contact|tell|ask)\b|\breply only to\b|\bconfidential\b|\bdringend\b|\bvertraulich\b|"
            r"\bkeine rückfragen\b|\bsofort\b|\btrès urgent\b|\burgente\b|\bspoed\b|\bbrådskande\b|\bacil\b",
            re.IGNORECASE,
        ),
    ),
)
_COMPANY = re.compile(
    r"(?im)^[\s|*-]*(?:company|company name|customer|client|organi[sz]ation)(?: name)?(?: in full)?\s*[:|\t]\s*([^\n|]{2,80})"
)
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_COMMON = frozenset({"limited", "group", "company", "the", "gmbh", "inc", "ltd", "llc", "corp", "and", "co"})


def wording_flags(text: str) -> tuple[Flag, ...]:
    """Privileged roles, claimed approvals and pressure, each once with the sentence they stand in."""
    found: list[Flag] = []
    for code, pattern in _WORDING:
        if match := pattern.search(text):
            found.append(Flag(code=code, quote=_sentence(text, match)))
    return tuple(found)


def names_privileged_role(value: str) -> bool:
    """Whether a value that came as a group is an administrator role."""
    return bool(_WORDING[0][1].search(value))


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
