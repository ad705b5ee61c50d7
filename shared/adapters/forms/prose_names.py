"""Finds whom a text is about where no pattern introduces them: by a day in the same sentence, an address, a form of address, the subject.

A name that is given a part of its own (manager, successor, example, department) or is the writer's is never taken, and one of two is
never chosen.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.prose_dates import days_in
from shared.adapters.forms.prose_fields import person_name
from shared.adapters.forms.prose_patterns import matches
from shared.adapters.forms.prose_persons import PEOPLE
from shared.adapters.forms.prose_sentences import sentences
from shared.adapters.forms.same_name import is_named_in
from shared.domain.reading.folding import fold
from shared.domain.reading.name_evidence import belongs_to
from shared.domain.reading.titles import is_address
from shared.domain.request import Intent, PersonReading, Quoted

_ADDRESS = re.compile(r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_FIRM = re.compile(
    r"[ \t]*(?:&|GmbH|AG|KG|SE|Ltd|Inc|LLC|SAS|SARL|SA|S\.A|S\.L|SpA|S\.p\.A|S\.r\.l|B\.?V|N\.?V|Lda|Ltda|Oy|AB|AS|ApS|A/S|d\.o\.o|s\.r\.o|Kft|Zrt|Sp\.)(?!\w)"
)
_NOT_A_PERSON = ("department", "office", "job_title", "licenses", "groups")
_MOST = 40


class KindIs(StrEnum):
    """Whether the ticket's words say which kind of request it is, or a kind is tried."""

    SAID = "said"
    TRIED = "tried"


class About(NamedTuple):
    """What is read, in which language, when, whose ticket it is. Only where the kind is said, a name may be found without a pattern."""

    lexicon: Lexicon
    intent: Intent
    received_on: date
    writer: str = ""
    kind_is: KindIs = KindIs.SAID


class Named(NamedTuple):
    name: str
    start: int
    end: int


def names_in(text: str, about: About, others: set[str]) -> Iterator[Named]:
    """Whole names in the text that have no other part in it."""
    lexicon = about.lexicon
    if not lexicon.full_name or about.kind_is is KindIs.TRIED:
        return
    pattern = re.compile(rf"(?<![\w@.-]){lexicon.full_name}(?![\w@])")
    for number, match in enumerate(pattern.finditer(text)):
        name = person_name(match[0], lexicon)
        is_firm = _FIRM.match(text, match.end()) is not None
        if number < _MOST and len(name.split()) > 1 and not is_firm and not _is_other(name, others, about.writer):
            yield Named(name, max(text.find(name, match.start()), match.start()), match.end())


def _is_other(name: str, others: set[str], writer: str) -> bool:
    return fold(name) in others or set(fold(name).split()) <= set(fold(writer).split())


def with_other_parts(text: str, lexicon: Lexicon, intent: Intent) -> set[str]:
    """Everybody who is named as manager, successor, example; and what is named as department, office or post."""
    found: set[str] = set()
    for field in (*PEOPLE[1:], *_NOT_A_PERSON):
        for pattern in (*lexicon.prose_of(intent).get(field, ()), *lexicon.prose.get(field, ())):
            groups = (match.groupdict().get("v") or match[0] for match in matches(pattern, text))
            found |= {fold(person_name(said, lexicon)) for said in groups}
    return found


def beside_a_day(text: str, about: About, others: set[str]) -> list[Named]:
    """Names that stand alone in a sentence with its day, each once."""
    found: dict[str, Named] = {}
    for sentence in sentences(text, [], about.lexicon.language):
        said = text[sentence.start : sentence.end]
        named = list(names_in(said, about, others))
        if len({fold(one.name) for one in named}) == 1 and days_in(said, about.lexicon, about.received_on):
            one = named[0]
            found.setdefault(fold(one.name), Named(one.name, sentence.start + one.start, sentence.start + one.end))
    return list(found.values())


def whom(text: str, about: About) -> Quoted | None:
    """The one person whom something else than a pattern shows; None where nothing does, or two are shown."""
    others = with_other_parts(text, about.lexicon, about.intent)
    named = list(names_in(text, about, others))
    addresses = _ADDRESS.findall(text)
    subject = text.rsplit("\n", 1)[-1]
    days = {fold(one.name) for one in beside_a_day(text, about, others)}
    tests = (
        lambda one: any(belongs_to(one.name, address) for address in addresses),
        lambda one: fold(one.name) in days,
        lambda one: fold(one.name.split()[-1]) in fold(subject).split() and one.start < len(text) - len(subject),
        lambda one: (
            is_address(text[: one.start].rstrip().rsplit(None, 1)[-1:][0]) if text[: one.start].strip() else False
        ),
    )
    for test in tests:
        shown = {fold(one.name): one for one in reversed(named) if test(one)}
        if len(shown) == 1:
            (one,) = shown.values()
            return Quoted(value=one.name, quote=text[one.start : one.end].strip())
        if shown:
            return None
    return None


def with_day(person: PersonReading, text: str, about: About) -> PersonReading:
    """The person with the only day that is named in the sentences about them, where no pattern found one."""
    if person.effective_date or person.display_name is None or about.kind_is is KindIs.TRIED:
        return person
    name = person.display_name.value
    pieces = [text[one.start : one.end] for one in sentences(text, [], about.lexicon.language)]
    said = [piece for piece in pieces if is_named_in(name, piece, [name])]
    days = days_in("\n".join(said), about.lexicon, about.received_on)
    return person.model_copy(update={"effective_date": days[0]}) if len(days) == 1 else person
