"""Turns a checked person into a request: names, dates, times and numbers in one form, and questions for what is missing or unclear.

What the ticket says stays as it is written, apart from spacing. Nothing is completed from elsewhere: SKUs, groups and people are
looked up by planning.
"""

from datetime import date
from typing import NamedTuple

from shared.domain.policy import Company
from shared.domain.reading.absence import Absence, absence_of
from shared.domain.reading.calendar_words import languages_for
from shared.domain.reading.dates import order_for
from shared.domain.reading.effective import read_effective
from shared.domain.reading.evidence import LISTS
from shared.domain.reading.flags import names_privileged_role
from shared.domain.reading.folding import fold, tidy
from shared.domain.reading.new_names import new_name_fields
from shared.domain.reading.person_fields import is_contradicted, name_fields
from shared.domain.reading.phones import read_phone
from shared.domain.reading.switches import read_switch
from shared.domain.reading.writers import Writers
from shared.domain.request import Asked, Field, Intent, PersonReading, Question, Quoted, Request, SwitchField
from shared.domain.ticket import Author

_TEXTS = ("email", "job_title", "department", "office", "employee_id", "auto_reply")
_PEOPLE = ("manager", "copy_from", "forward_to", "mailbox_delegate", "onedrive_to")
_SELF = frozenset(
    {
        "me",
        "myself",
        "i",
        "to me",
        "mir",
        "mich",
        "moi",
        "mí",
        "mi",
        "me please",
        "ik",
        "mij",
        "mig",
        "meg",
        "minua",
        "requester",
        "mim",
        "comigo",
        "eu",
        "yo",
        "conmigo",
        "a mí",
        "a me",
        "ich",
        "zu mir",
        "an mich",
        "à moi",
        "moi-même",
        "mijzelf",
        "mezelf",
        "jag",
        "mig själv",
        "jeg",
        "meg selv",
        "mig selv",
        "undertegnede",
        "minulle",
        "minä",
        "mér",
        "mér sjálfum",
        "mér sjálfri",
        "mně",
        "mne",
        "ja",
        "já",
        "meni",
        "jaz",
        "mnie",
        "nekem",
        "én",
        "hozzám",
        "mie",
        "mine",
        "eu însumi",
        "a mim",
        *("мне", "меня", "мной", "я", "мені", "мене", "мною", "мен", "аз", "мене", "мени", "ја", "mene"),
        *(
            "لي",
            "لى",
            "إلي",
            "إليّ",
            "الي",
            "أنا",
            "لي شخصيا",
            "لي شخصيًا",
            "אליי",
            "אלי",
            "לי",
            "אני",
            "עליי",
            "من",
            "به من",
            "خودم",
            "برای من",
            "بنده",
            "اینجانب",
        ),
        *("আমাকে", "আমার", "আমার কাছে", "আমি", "ผม", "ดิฉัน", "ฉัน", "ผมเอง", "ดิฉันเอง", "ให้ผม", "ให้ดิฉัน", "หนู", "ข้าพเจ้า"),
        *("εμένα", "μένα", "σε εμένα", "εγώ", "bana", "ben", "bende", "benim"),
        *(
            "私",
            "わたし",
            "自分",
            "当方",
            "小職",
            "私自身",
            "저",
            "제가",
            "저에게",
            "저한테",
            "본인",
            "我",
            "我本人",
            "本人",
        ),
        *("tôi", "mình", "em", "cho tôi", "cho em", "cho mình", "saya", "saya sendiri", "ke saya", "aku", "ke aku"),
    }
)


class Context(NamedTuple):
    """What a value is read against."""

    company: Company
    requester: Author
    received_on: date  # in the company's time zone
    reader: str
    language: str = "en"
    writers: Writers | None = None  # None: everything is the requester's


def normalise(person: PersonReading, intent: Intent, context: Context) -> Request:
    """The request for one person, with what has to be asked."""
    questions: list[Question] = []
    fields: dict[str, object] = {}
    for name in _TEXTS:
        fields[name] = _text(name, getattr(person, name), questions)
    if is_contradicted(person):
        fields["email"] = None
    writers = context.writers or Writers(requester=context.requester)
    for name in _PEOPLE:
        fields[name] = _person(name, getattr(person, name), writers, questions)
    for name in LISTS:
        fields[name] = _list(name, getattr(person, name), questions)
    fields["mobile_phone"] = _phone(person.mobile_phone, context.company.country)
    fields["convert_to_shared"] = _switch(person.convert_to_shared, questions)
    names = name_fields(person, intent, context.company.country)
    fields |= new_name_fields(person, names) if intent is Intent.CHANGE else {}
    languages = languages_for(context.company.country, context.language, context.company.language)
    effective = read_effective(
        person, intent, received_on=context.received_on, order=order_for(context.company.country, context.language),
        languages=languages, max_days_back=context.company.offboarding.max_days_back,
    )  # fmt: skip
    fields["effective_date"], fields["effective_time"] = effective.day, effective.time
    asked = (*names.questions, *effective.questions, *questions)
    return Request.model_validate(
        {
            "intent": intent,
            "reader": context.reader,
            "language": context.language,
            "questions": asked,
            **names.fields(),
            **fields,
        }
    )


def _text(name: str, found: Quoted | None, questions: list[Question]) -> Field | None:
    if found is None:
        return None
    if absence_of(found.value) is Absence.LATER:
        questions.append(Question(field=name, why=Asked.UNCLEAR, quote=found.quote))
        return None
    return Field(value=tidy(found.value), quote=found.quote)


def _person(name: str, found: Quoted | None, writers: Writers, questions: list[Question]) -> Field | None:
    """Somebody else: by name or address as written; "me" is whoever wrote it; a bare "yes" names nobody."""
    if found is None:
        return None
    if is_requester(found.value):
        writer = writers.of(found.quote)
        return Field(value=writer.name or writer.email, quote=found.quote) if writer.name or writer.email else None
    if read_switch(found.value) is True and len(found.value.split()) == 1:
        questions.append(Question(field=name, why=Asked.UNCLEAR, quote=found.quote))
        return None
    return _text(name, found, questions)


def is_requester(said: str) -> bool:
    """Whether the words are "me", in any language."""
    return fold(said).strip(" .,!") in _SELF


def _list(name: str, items: tuple[Quoted, ...], questions: list[Question]) -> tuple[Field, ...]:
    kept: dict[str, Field] = {}
    for item in items:
        # An administrator role is no group, whatever the ticket calls it; the mention is flagged.
        if names_privileged_role(item.value):
            continue
        if field := _text(name, item, questions):
            kept.setdefault(fold(field.value), field)
    return tuple(kept.values())


def _phone(found: Quoted | None, country: str) -> Field | None:
    """E.164 where that is possible. A number nobody can dial is left out rather than asked about: no step needs it."""
    if found is None or absence_of(found.value) is not None:
        return None
    number = read_phone(found.value, country)
    return Field(value=number, quote=found.quote) if number else None


def _switch(found: Quoted | None, questions: list[Question]) -> SwitchField | None:
    if found is None:
        return None
    value = read_switch(found.value)
    if value is None:
        questions.append(Question(field="convert_to_shared", why=Asked.UNCLEAR, quote=found.quote))
        return None
    return SwitchField(value=value, quote=found.quote)
