"""Who exactly is meant: one object of this tenant, or a question. A name that two accounts share is never decided here."""

import re
import unicodedata

from shared.domain.directory import Group, Mentions, UserBrief, UserState
from shared.domain.planning.closest import closest
from shared.domain.planning.group_words import bare_group_name, same_name
from shared.domain.planning.names import plain_name, skeleton
from shared.domain.request import Asked, Field, Question, Request


def tell_apart(user: UserBrief) -> str:
    """How a person tells this account from another of the same name."""
    details = ", ".join(part for part in (user.job_title, user.department) if part)
    created = f", created {user.created_at:%Y-%m-%d}" if user.created_at else ""
    state = "" if user.is_enabled else ", sign-in blocked"
    name = user.display_name or user.upn
    mail = f", mail {user.mail}" if user.mail and user.mail.casefold() != user.upn.casefold() else ""
    about = f"{details}{mail}{created}{state}".removeprefix(", ")
    return f"{name} <{user.upn}>" + (f" ({about})" if about else "")


def candidates(words: str, mentions: Mentions) -> tuple[UserBrief, ...]:
    """The accounts these words can mean: by address exactly, else by a name that reads the same."""
    found = mentions.people.get(words, ())
    if "@" in words:
        return found
    wanted = skeleton(plain_name(words))
    return tuple(user for user in found if _reads_like(user, wanted))


def _reads_like(user: UserBrief, wanted: str) -> bool:
    return skeleton(plain_name(user.display_name)) == wanted or not user.display_name


def one_person(field: str, said: Field, mentions: Mentions) -> UserBrief | Question:
    """The one account meant by a field of the request, or what to ask."""
    found = candidates(said.value, mentions)
    if len(found) == 1 and _is_written_so(found[0], said.value):
        return found[0]
    if not found:
        others = closest(
            said.value, [(user.display_name, user) for user in mentions.similar_people.get(said.value, ())]
        )
        choices = tuple(sorted(tell_apart(user) for user in others if not user.is_guest))
        return Question(field=field, why=Asked.NOT_FOUND, quote=said.quote, choices=choices)
    # Sorted, since the directory answers in any order, and the same question must not be asked twice.
    choices = tuple(sorted(tell_apart(user) for user in found)[:8])
    return Question(field=field, why=Asked.AMBIGUOUS, quote=said.quote, choices=choices)


def _is_written_so(user: UserBrief, words: str) -> bool:
    """Not with letters of another script that look the same: such a name is asked about, whoever wrote it."""
    if "@" in words or not user.display_name:
        return True
    return _without_marks(user.display_name) == _without_marks(words)


def _without_marks(name: str) -> str:
    bare = unicodedata.normalize("NFKD", plain_name(name))
    return same_name("".join(c for c in bare if not unicodedata.combining(c)))


def is_called_so(request: Request, user: UserState) -> bool:
    """Whether the ticket's name and the account found by its address can be one person: one name in common is enough."""
    said = _parts(request.name())
    known = _parts(f"{user.brief.display_name} {user.given_name} {user.surname} {user.brief.upn} {user.brief.mail}")
    return not said or bool(said & known)


def _parts(name: str) -> set[str]:
    """Words of a name or address as they read, without those of one letter."""
    return {part for part in re.split(r"[^\w]+", skeleton(plain_name(name))) if len(part) > 1}


def one_group(said: Field, mentions: Mentions) -> Group | Question:
    """The one group meant, or what to ask."""
    found = mentions.groups.get(said.value, ())
    if len(found) == 1:
        return found[0]
    why = Asked.AMBIGUOUS if found else Asked.NOT_FOUND
    near = closest(bare_group_name(said.value), [(g.name, g) for g in mentions.similar_groups.get(said.value, ())])
    choices = tuple(
        sorted(
            f"{group.name} ({group.kind.value.replace('_', ' ')}{', ' + group.mail if group.mail else ''})"
            for group in found or near
        )
    )
    return Question(field="groups", why=why, quote=said.quote, choices=choices)
