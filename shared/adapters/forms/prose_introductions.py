"""Finds who comes, goes or moves in prose about several people: as list items, in sentences, or named together.

A second person needs more than a pattern: a day or an address of their own, or a day for all. Whoever is named as manager, successor
or example is nobody who comes or goes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from shared.adapters.forms.capitals import SMALL
from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.people_words import AND
from shared.adapters.forms.prose_dates import days_in
from shared.adapters.forms.prose_fields import person_name
from shared.adapters.forms.prose_names import About, beside_a_day, with_other_parts
from shared.adapters.forms.prose_patterns import NAME, first_match, matches
from shared.adapters.forms.prose_people import Form, Introduction, Share, Shares, distinct, share_out
from shared.adapters.forms.same_name import names_of_two
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import is_spaceless
from shared.domain.request import Intent

_MARK = r"[ \t>]*(?:[-*•‣◦·■●▪–—]|\(?[0-9٠-٩۰-۹০-৯๐-๙]{1,2}[ \t]*[.)）、:-]|[①-⑳])[ \t]*"
_ITEM = re.compile(
    rf"^{_MARK}(?:(?:Frau|Herrn?|Mme|Mr|Mrs|Ms|M\.|Sra?\.|Sig\.(?:ra)?|Dr\.|Ing\.|Dhr\.|Mevr\.)[ \t]+)?(?P<v>{NAME})",
    re.MULTILINE,
)
_BARE = re.compile(rf"^(?P<v>{NAME})[ \t]*(?=[:,(–—-])(?=[^\n]*[\d@])", re.MULTILINE)
_AFTER_NAME = re.compile(r"[ \t]*(?:$|[,;:(–—،、（：，\n-])")
_WORDS = re.compile(r"[\w'’.-]+")
_CASED = re.compile(f"[{SMALL}]")
_COME_AND_GO = (Intent.ONBOARD, Intent.OFFBOARD)
_WORDS_BETWEEN = 4
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.")


def find_people(text: str, about: About) -> Shares | None:
    """Two people or more and what is said of each; None where the text has one person, or nobody knows."""
    lexicon, intent = about.lexicon, about.intent
    items = distinct(_items(text, lexicon))
    if _is_list_of_people(text, items, lexicon, intent):
        return share_out(text, items, lexicon, Form.LIST)
    found = distinct(_introduced(text, about))
    while len([name for one in found for name in one.names]) > 1:
        shares = share_out(text, found, lexicon, Form.SENTENCES)
        unsure = {share.name for share in shares.people if not _has_own_fact(share, shares, about)}
        if not unsure:
            return shares
        found = [one for one in found if not unsure & set(one.names)]
    return None


def _items(text: str, lexicon: Lexicon) -> Iterator[Introduction]:
    found = [intro for match in _ITEM.finditer(text) if (intro := _item(match, lexicon))]
    yield from found or [intro for match in _BARE.finditer(text) if (intro := _item(match, lexicon))]


def _item(match: re.Match[str], lexicon: Lexicon) -> Introduction | None:
    """The name at the beginning of a list item; where it has no capitals to tell it by, a mark or a word of no name has to follow."""
    name = person_name(match["v"], lexicon)
    start = match.start("v")
    at = match.string.find(name, start) if name else -1
    if at < 0 or not _is_full(name):
        return None
    end = at + len(name)
    rest = match.string[end : end + 60]
    following = _WORDS.match(rest.lstrip(" \t"))
    stop = set(lexicon.prose.get("stop", ()))
    if not _AFTER_NAME.match(rest) and (
        following is None or (_CASED.search(name) and fold(following[0]) not in stop and not following[0].islower())
    ):
        return None
    return Introduction(start=match.start(), end=end, names=(name,))


def _is_full(name: str) -> bool:
    return len(name.split()) > 1 or (len(name) >= 2 and all(map(is_spaceless, name)))


def _is_list_of_people(text: str, items: list[Introduction], lexicon: Lexicon, intent: Intent) -> bool:
    """Not where the text around the list already names somebody else who comes or goes: then the list is of things for them."""
    if len(items) < 2:
        return False
    names = [name for one in items for name in one.names]
    first = next(_by_pattern(text, lexicon, intent), None)
    if first is None or any(not names_of_two(first.names[0], name) for name in names):
        return True
    lines = [text[one.start :].split("\n")[0] for one in items]
    return all(_ADDRESS.search(line) or re.search(r"\d", line) for line in lines)


def _introduced(text: str, about: About) -> list[Introduction]:
    """In a ticket about somebody who goes, somebody may come, too; words of moving are too common for that."""
    lexicon, intent = about.lexicon, about.intent
    others = with_other_parts(text, lexicon, intent)
    kinds = (intent, *(kind for kind in _COME_AND_GO if kind is not intent and intent in _COME_AND_GO))
    found: list[Introduction] = []
    for kind in kinds:
        single = [one for one in _by_pattern(text, lexicon, kind) if _is_full(one.names[0])]
        groups = [group.model_copy(update={"intent": kind}) for group in _groups(text, lexicon)]
        together = [group for group in groups if _is_introduced(group, single, text, lexicon, kind)]
        # "There come Ada Quill and Bo Marsh": the verb brings both, not only the one beside it.
        found += together
        found += [one for one in single if not any(group.start < one.end <= group.end for group in together)]
    named = beside_a_day(text, about, others)
    found += [Introduction(start=one.start, end=one.end, names=(one.name,)) for one in named]
    writer = fold(about.writer)
    return [
        one for one in found if not others & {fold(name) for name in one.names} and writer not in map(fold, one.names)
    ]


def _by_pattern(text: str, lexicon: Lexicon, intent: Intent) -> Iterator[Introduction]:
    """In the order of the patterns. A shorter match within a longer one is a piece of that: a surname, a department."""
    patterns = (*lexicon.prose_of(intent).get("display_name", ()), *lexicon.prose.get("display_name", ()))
    spans: list[tuple[int, int]] = []
    for pattern in patterns:
        for match in matches(pattern, text):
            name = person_name(match["v"], lexicon)
            if name and not any(start <= match.start() and match.end() <= end for start, end in spans):
                spans.append(match.span())
                yield Introduction(start=match.start(), end=match.end("v"), names=(name,), intent=intent)


def _groups(text: str, lexicon: Lexicon) -> Iterator[Introduction]:
    joints = AND.get(lexicon.language)
    if not joints or not lexicon.full_name:
        return
    for match in _group_pattern(lexicon.full_name, joints).finditer(text):
        names = [person_name(found[0], lexicon) for found in re.finditer(lexicon.full_name, match[0])]
        if len(names) > 1 and all(map(_is_full, names)):
            yield Introduction(start=match.start(), end=match.end(), names=tuple(names))


@lru_cache(maxsize=64)
def _group_pattern(name: str, joints: frozenset[str]) -> re.Pattern[str]:
    joint = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(joints))
    return re.compile(
        rf"(?<!\w){name}(?:,\s*{name}){{0,5}},?\s+(?:{joint})\s+(?:(?:o|a|la|il|el|die|der|den|de)\s+)?{name}(?!\w)"
    )


def _is_introduced(
    group: Introduction, single: list[Introduction], text: str, lexicon: Lexicon, intent: Intent
) -> bool:
    """By a pattern that begins the group with a person ("Offboarding of Ada Quill"), or a verb of several people after it."""
    if any(
        one.end == group.start + len(group.names[0]) or (one.names[0] == group.names[-1] and one.end == group.end)
        for one in single
    ):
        return True
    return any(_is_beside(verb, text, group) for verb in lexicon.prose_of(intent).get("several", ()))


def _is_beside(verb: str, text: str, group: Introduction) -> bool:
    """A verb of several people right behind their names, or before them in the same clause ("am 1. April beginnen ...")."""
    after, before = text[group.end : group.end + 120], text[max(0, group.start - 80) : group.start]
    behind = first_match((verb,), after)
    if behind and not after[: behind.start()].strip(" ,\n"):
        return True
    ahead = list(matches(verb, before))
    rest = before[ahead[-1].end() :] if ahead else "."
    return len(rest.split()) <= _WORDS_BETWEEN and not re.search(r"[^\w\s-]", rest)


def _has_own_fact(share: Share, shares: Shares, about: About) -> bool:
    """An address or a day; who is to go while others come needs a day of their own, and by its words."""
    kind = share.intent or about.intent
    if first_match(about.lexicon.prose_of(kind).get("effective_date", ()), share.text):
        return True
    if kind is not about.intent:
        return False
    of_all = f"{share.text}\n{shares.common}"
    return bool(
        share is shares.people[0] or _ADDRESS.search(share.text) or days_in(of_all, about.lexicon, about.received_on)
    )
