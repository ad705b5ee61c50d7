"""Turns the value beside a label into quoted values of the field the label means. Blank and absent values give nothing.

A value that is itself "not known yet" is kept, so that it is asked about later. Values stay as they are written.
"""

import re

from shared.adapters.forms.addresses import ADDRESS
from shared.adapters.forms.rows import Row
from shared.domain.reading.absence import Absence, absence_of, absence_of_name
from shared.domain.reading.letters import is_spaceless
from shared.domain.reading.switches import TICKED, read_switch
from shared.domain.reading.titles import without_titles
from shared.domain.request import Quoted

LISTS = frozenset({"licenses", "groups", "groups_remove", "shared_mailboxes"})
PEOPLE = frozenset(
    {
        "manager",
        "copy_from",
        "forward_to",
        "mailbox_delegate",
        "onedrive_to",
        "display_name",
        "family_first",
        "given_name",
        "surname",
        "preferred_name",
    }
)
_NAMES = frozenset({"display_name", "family_first", "given_name", "surname", "preferred_name", "middle_name"})
_ADDRESS = re.compile(ADDRESS)
_BOX = re.compile(r"(\[\s*[xX✓✔√*_]?\s*\]|\(\s*[xX✓✔√*]?\s*\)|[☐☑☒✓✔✅])")
_TAIL = re.compile(r"\s*[(\[（【<].*$")
_SPLIT = re.compile(r"\s*(?:[;,；，、،؛\n]|\s/\s|\s\+\s)\s*")
_SPLIT_WORDS = re.compile(
    r"\s+(?:and|und|et|y|e|en|och|og|ja|a|i|in|și|si|és|&|и|та|і|й|και|ve|ile|و|এবং|ও|และ|กับ|và|dan|dgn|と|及び|および|및|과|와|和|及|同|跟|与|與)\s+"
)
_RANKS = (
    "사원|주임|대리|과장|차장|부장|팀장|실장|본부장|이사|상무|전무|부사장|사장|대표|책임|선임|수석|파트장|매니저|연구원"
)
# A Korean rank stands behind the whole name (봉태윤 팀장님); behind a family name alone it is all there is to tell people apart.
_OF_NAMES = re.compile(rf"(?<=\S)\s*(?:さん|様|氏|殿|씨)$|(?<=[가-힣]{{2}})\s(?:{_RANKS})님?$|(?<=\S)\s*님$")


def ticked(value: str) -> str:
    """`[ ] Full-time [x] Seasonal` says Seasonal; boxes of which none is ticked say nothing."""
    if "□" in value:  # in East Asia the filled square is the ticked one
        value = value.replace("■", "☑").replace("▣", "☑").replace("□", "☐")
    pieces = _BOX.split(value)
    if len(pieces) < 3:
        return value
    if pieces[0].strip():  # boxes behind their words: "Yes [x] No [ ]"
        chosen = [words for words, box in zip(pieces[::2], pieces[1::2], strict=False) if TICKED.match(box)]
    else:
        chosen = [words for box, words in zip(pieces[1::2], pieces[2::2], strict=True) if TICKED.match(box)]
    return ", ".join(words.strip(" ,;/") for words in chosen if words.strip(" ,;/"))


def read_values(field: str, row: Row) -> tuple[Quoted, ...]:
    """The row's values for the field: none, one, or for lists several."""
    value = ticked(row.value)
    if field == "convert_to_shared":
        known = read_switch(value) is not None or absence_of(value) is Absence.LATER
        return (Quoted(value=value, quote=row.quote),) if value and known else ()
    absence = absence_of_name(value) if field in _NAMES else absence_of(value)
    if absence is Absence.NOTHING:
        return ()
    if absence is Absence.LATER:
        return (Quoted(value=value.strip(), quote=row.quote),)
    if field in LISTS | PEOPLE - _NAMES and _begins_with_no(value):
        return ()
    if field in LISTS:
        return tuple(Quoted(value=item, quote=row.quote) for item in _items(field, value))
    return _one(field, value, row)


def _begins_with_no(value: str) -> bool:
    """`none (see notes)`, `no, she keeps it`: what follows explains and is no value."""
    head = re.split(r"\s*[,;.:–—(，、。；：（،؛]", value.strip(), maxsplit=1)[0]
    return bool(head) and absence_of(head) is Absence.NOTHING


def _one(field: str, value: str, row: Row) -> tuple[Quoted, ...]:
    if field in PEOPLE:
        value = without_titles(_person(value))
    if field == "email":
        address = _ADDRESS.search(value)
        value = address[0] if address else value
    value = value.strip().strip('"“”„«»「」『』')
    return (Quoted(value=value, quote=row.quote),) if value else ()


def _person(value: str) -> str:
    """A name or an address, without what is said about it in brackets."""
    bare = _OF_NAMES.sub("", _TAIL.sub("", value).strip(" ,;，、،"))
    if (address := _ADDRESS.match(bare)) and is_spaceless(bare[address.end() : address.end() + 1] or " "):
        return address[0]
    if bare and "@" in value and "@" not in bare:
        return bare
    return bare or ((address := _ADDRESS.search(value)) and address[0]) or value


def _items(field: str, value: str) -> list[str]:
    items = [item for item in _SPLIT.split(value) if item]
    # Between licences or addresses these words join; within a group's name they may belong to it.
    if field == "licenses" or all("@" in item for item in _SPLIT_WORDS.split(value)):
        items = [piece for item in items for piece in _SPLIT_WORDS.split(item) if piece]
    kept = [item.strip().strip('"“”„«»「」『』.。') for item in items]
    return [item for item in kept if item and absence_of(item) is None]
