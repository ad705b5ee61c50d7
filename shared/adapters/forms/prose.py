"""Reads plain sentences by patterns from the lexicon: "Ada Quill joins us on Monday, reporting to Bo Marsh".

What it finds helps a technician and is compared with a model's reading; it is never sure. Where a text is about several people, each
is read from what is said of them alone, and from what is said of all.
"""

import re
from datetime import date

from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.prose_fields import read_field, read_person
from shared.adapters.forms.prose_introductions import find_people
from shared.adapters.forms.prose_names import About, whom, with_day
from shared.adapters.forms.prose_patterns import compile_pattern, first_match, matches
from shared.adapters.forms.prose_people import Share
from shared.adapters.forms.prose_persons import address_of
from shared.domain.reading.calendar_words import weekday_names
from shared.domain.reading.folding import fold
from shared.domain.request import LISTS, Intent, PersonReading, Quoted

# Longer mails are quoted ones or files; their beginning says what is asked, and no text may take more than a moment.
_LONGEST = 15_000
_COMMON = ("manager", "licenses")
# Nobody shares these.
_OWN = frozenset({"intent", "given_name", "surname", "display_name", "email", "employee_id", "mobile_phone"})
# What stands behind a name in a list, up to the next mark: a post, unless it is found to be something else.
_BEHIND_NAME = re.compile(
    r"[ \t]*[,(–—-]+[ \t]*(?P<v>[^\W\d_][^,;:()\n.@\d]{2,50}?)[ \t]*(?=[,;)\n]|\.(?:\s|$)|$|[ \t][–—-][ \t])"
)
_NO_POST = ("department", "manager", "office", "effective_date", "copy_from", "email", "mobile_phone", "licenses")
_MOST_WORDS = 6
_COME_AND_GO = (Intent.ONBOARD, Intent.OFFBOARD)


def read_sentences(text: str, about: About) -> tuple[PersonReading, ...]:
    """The people the sentences are about, each with their own facts and those of all; none where no name is found."""
    text = text[:_LONGEST]
    lexicon, intent, received_on = about[:3]
    shares = find_people(text, about)
    if shares is None:
        person = read_person(text, lexicon, intent, received_on)
        if person.display_name is None and (name := whom(text, about)):
            person = read_person(text, lexicon, intent, received_on, name=name)
        return (with_day(person, text, about),) if person.display_name else ()
    common = read_person(shares.common, lexicon, intent, received_on)
    found = (_one(share, common, about) for share in shares.people)
    texts = (f"{share.text}\n\n{shares.common}" for share in shares.people)
    return tuple(with_day(person, said, about) for person, said in zip(found, texts, strict=True))


def add_common(
    people: tuple[PersonReading, ...], text: str, lexicon: Lexicon, intent: Intent
) -> tuple[PersonReading, ...]:
    """What sentences beside a table say of everybody in it ("Bo Marsh is manager for everyone")."""
    found = {name: read_field(name, text, lexicon, intent, date.min) for name in _COMMON}
    manager, licences = found["manager"], found["licenses"]
    return tuple(
        person.model_copy(
            update={
                "manager": person.manager or (manager[0] if manager else None),
                "licenses": person.licenses or licences,
            }
        )
        for person in people
    )


def _one(share: Share, common: PersonReading, about: About) -> PersonReading:
    """What is said of this person wins over what is said of all; lists hold both."""
    lexicon, intent, received_on = about[:3]
    name = Quoted(value=share.name, quote=share.quote)
    kind = share.intent or _kind_of(share, lexicon, intent)
    person = read_person(share.text, lexicon, kind, received_on, name=name)
    update: dict[str, object] = {"intent": kind if kind is not intent else None}
    if share.after_name:
        update["email"] = person.email or address_of(share.name, share.text)
        update |= {"job_title": post} if (post := _post(share, lexicon, kind)) else {}
    for field in PersonReading.model_fields:
        mine, of_all = getattr(person, field), getattr(common, field)
        if field in LISTS:
            update[field] = _both(mine, of_all)
        elif mine is None and field not in _OWN and field not in update and not _is_about(of_all, name):
            update[field] = of_all
    return person.model_copy(update=update)


def _kind_of(share: Share, lexicon: Lexicon, intent: Intent) -> Intent:
    """`2) Bo Marsh starts on Monday` below somebody who leaves: by the words beside the name alone."""
    said = [kind for kind in _COME_AND_GO if _comes_or_goes(share, lexicon, kind)]
    return said[0] if len(said) == 1 and intent in _COME_AND_GO else intent


def _comes_or_goes(share: Share, lexicon: Lexicon, kind: Intent) -> bool:
    patterns = lexicon.prose_of(kind).get("display_name", ())
    return any(share.name in match[0] for pattern in patterns for match in matches(pattern, share.text))


def _both(mine: tuple[Quoted, ...], of_all: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    known = {fold(item.value) for item in mine}
    return (*mine, *(item for item in of_all if fold(item.value) not in known))


def _is_about(found: Quoted | None, name: Quoted) -> bool:
    """Nobody is their own manager."""
    return found is not None and fold(found.value) == fold(name.value)


def _post(share: Share, lexicon: Lexicon, intent: Intent) -> Quoted | None:
    """`1. Ada Quill, Claims Analyst`: the post behind the name of a list item."""
    written = lexicon.prose.get("listed_title", ())
    for pattern in map(compile_pattern, written) if written else (_BEHIND_NAME,):
        found = pattern.match(f"{share.name}{share.after_name}", len(share.name))
        if found and (written or _may_be_post(found["v"], lexicon, intent)):
            return Quoted(
                value=found["v"].strip(), quote=f"{share.name}{share.after_name[: found.end('v') - len(share.name)]}"
            )
    return None


def _may_be_post(words: str, lexicon: Lexicon, intent: Intent) -> bool:
    first = words.split()[0].strip(".")
    if len(words.split()) > _MOST_WORDS or fold(first) in weekday_names((lexicon.language.replace("-", "_"), "en")):
        return False
    if first[:1].islower() and fold(first) in lexicon.prose.get("stop", ()):
        return False
    patterns = (
        p for field in _NO_POST for p in (*lexicon.prose_of(intent).get(field, ()), *lexicon.prose.get(field, ()))
    )
    return first_match(patterns, words) is None
