"""Looks words up in a tenant: who and which groups they can mean. All candidates; deciding is planning's.

Filters are answered from an index that lags behind; an address is therefore also read directly, where it does not.
"""

import re
import unicodedata
from collections.abc import Mapping

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Json
from shared.adapters.graph.build import GraphCalls, Query
from shared.adapters.graph.escape import literal
from shared.adapters.graph.filters import (
    group_by_address,
    group_by_name,
    holders_of,
    person_by_address,
    person_by_name,
)
from shared.adapters.graph.parse_group import parse_group
from shared.adapters.graph.parse_user import parse_brief, text, texts
from shared.adapters.graph.readings import BRIEF, GROUP, PAGE
from shared.adapters.graph.unreadable import raise_unread
from shared.domain.directory import Group, LookupQuery, Mentions, UserBrief
from shared.domain.planning.group_words import bare_group_name, same_name

_GROUP = (*GROUP, "proxyAddresses")
_MOST_SIMILAR = 200
_PERSON = (*BRIEF, "givenName", "surname")
# What can stand in /users/{name} at all; for anything else Graph answers 400 instead of "not there".
_SIGN_IN_NAME = re.compile(r"[\w'.!#^~+-]+@[\w.-]+")


def lookup_reads(calls: GraphCalls, query: LookupQuery) -> dict[str, Item]:
    reads: dict[str, Item] = {}
    for word in _words(query.people):
        reads |= _person_reads(calls, word)
    for word in _words(query.groups):
        said = word.strip()
        clause = group_by_address(said) if "@" in said else group_by_name(said, bare_group_name(said))
        reads[f"group:{word}"] = calls.get(calls.root.groups, Query(select=_GROUP, filter=clause, top=PAGE))
    return reads


def _person_reads(calls: GraphCalls, word: str) -> dict[str, Item]:
    said = word.strip()
    users, deleted = calls.root.users, calls.root.directory.deleted_items.graph_user
    by_address = "@" in said
    clause = person_by_address(said) if by_address else person_by_name(said)
    gone = holders_of((said,)) if by_address else f"displayName eq {literal(said)}"
    reads = {
        f"person:{word}": calls.get(users, Query(select=_PERSON, filter=clause, top=PAGE)),
        f"deleted:{word}": calls.get(deleted, Query(select=_PERSON, filter=gone, top=PAGE, count=True)),
    }
    if _SIGN_IN_NAME.fullmatch(said):
        reads[f"direct:{word}"] = calls.get(users.by_user_id(said), Query(select=_PERSON))
    elif " " not in said and not by_address:
        # The name of the account on-premises is only served as an advanced query (microsoft-graph-docs-contrib#1605).
        account = f"onPremisesSamAccountName eq {literal(said)}"
        reads[f"account:{word}"] = calls.get(users, Query(select=_PERSON, filter=account, top=PAGE, count=True))
    return reads


def mentions_from(query: LookupQuery, answers: Mapping[str, Answer]) -> Mentions:
    """Raises OutsideError when any of it could not be read: "nobody" must never mean "we could not look"."""
    for name, answer in answers.items():
        if not answer.is_ok and not (name.startswith("direct:") and answer.status == 404):
            raise_unread(answer, "the directory could not be searched")
    return Mentions(
        people={word: _people(word, answers) for word in query.people},
        groups={word: _groups(word, answers) for word in query.groups},
        deleted_people={word: _distinct(_rows(answers, f"deleted:{word}")) for word in query.people},
        similar_people={word: _similar_people(word, answers) for word in query.people},
        similar_groups={word: _similar_groups(word, answers) for word in query.groups},
    )


def _people(word: str, answers: Mapping[str, Answer]) -> tuple[UserBrief, ...]:
    direct = answers.get(f"direct:{word}")
    rows = _rows(answers, f"account:{word}") + ([direct.json] if direct is not None and direct.is_ok else [])
    found = _rows(answers, f"person:{word}")
    said = word.strip()
    return _distinct(rows + [row for row in found if "@" in said or _is_called(row, said)])


def _is_called(row: Json, name: str) -> bool:
    whole = f"{text(row, 'givenName')} {text(row, 'surname')}"
    return fold(name) in (fold(text(row, "displayName")), fold(whole))


def fold(name: str) -> str:
    """A name without case, accents and odd spaces: what a reader takes for the same name."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def _similar_people(word: str, answers: Mapping[str, Answer]) -> tuple[UserBrief, ...]:
    found = _rows(answers, f"person:{word}")
    said = word.strip()
    return () if "@" in said else _distinct([row for row in found if not _is_called(row, said)])[:_MOST_SIMILAR]


def _groups(word: str, answers: Mapping[str, Answer]) -> tuple[Group, ...]:
    """Those that are called exactly so; where there are none, those called so without the words around the name."""
    rows = _rows(answers, f"group:{word}")
    if "@" in word:
        return tuple(parse_group(row) for row in rows)
    for name in (same_name(word), same_name(bare_group_name(word))):
        exact = [row for row in rows if name in _group_names(row)]
        if exact:
            return tuple(parse_group(row) for row in exact)
    return ()


def _similar_groups(word: str, answers: Mapping[str, Answer]) -> tuple[Group, ...]:
    meant = {group.id for group in _groups(word, answers)}
    found = (parse_group(row) for row in _rows(answers, f"group:{word}"))
    return tuple(group for group in found if group.id not in meant)[:_MOST_SIMILAR]


def _group_names(row: Json) -> set[str]:
    """What a group is called: its name, and its addresses up to the @."""
    addresses = [text(row, "mail"), *(a.partition(":")[2] for a in texts(row, "proxyAddresses"))]
    called = [text(row, "displayName"), text(row, "mailNickname"), *(a.partition("@")[0] for a in addresses)]
    return {same_name(name) for name in called} - {""}


def _distinct(rows: list[Json]) -> tuple[UserBrief, ...]:
    return tuple({text(row, "id"): parse_brief(row) for row in rows if text(row, "id")}.values())


def _rows(answers: Mapping[str, Answer], name: str) -> list[Json]:
    return answers[name].rows if name in answers else []


def _words(words: tuple[str, ...]) -> list[str]:
    """A blank word is nobody's name; it would match everybody without one."""
    return [word for word in dict.fromkeys(words) if word.strip()]
