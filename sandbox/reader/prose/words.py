"""Building blocks of the prose rules: names, phrases, sentences, and a match with its literal quote. No rule of its own."""

import re
from collections.abc import Iterable, Iterator

from sandbox.reader.findings import Found

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(re.escape(letter) for letter in _LETTERS if letter.isupper())
# A word of a name: O'Neill, Núñez, D’Angelo, Smith-Jones, "J."
_NAME_WORD = rf"[{UPPER}](?:[\w'’-]+|\.)"
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|la|le|bin|al|el|dos|du|zu)"
NAME = rf"[{UPPER}][\w'’-]+(?:[ \t]+(?:{_PARTICLE}[ \t]+){{0,2}}{_NAME_WORD}){{0,3}}"
FULL_NAME = rf"[{UPPER}][\w'’-]+(?:[ \t]+(?:{_PARTICLE}[ \t]+){{0,2}}{_NAME_WORD}){{1,3}}"
ADDRESS = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
# Capitalised words, also joined: "Customer Service", "R&D", "Finance & Accounting"
PROPER = rf"[{UPPER}][\w&/'’-]*(?:[ \t]+(?:(?:&|and|of)[ \t]+)?[{UPPER}][\w&/'’-]*)*"
_GREETINGS = "hi hello dear thanks thank regards cheers sincerely best kind please team"
_SMALL_WORDS = "the he she they his her their we our it this that there also as from on in at new today tomorrow"
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
NOT_NAMES = frozenset(f"{_GREETINGS} {_SMALL_WORDS} {_CALENDAR} office microsoft".split())
_SENTENCE_END = re.compile(r"(?<=[.!?])[ \t]*(?:\n|[ \t](?=[^a-z]))|\n{2,}")


def flowing(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space also matches a line break: mails are wrapped."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"))


def is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0].strip(".,").casefold() not in NOT_NAMES


def quote_of(found: re.Match[str]) -> str:
    return found.group(0).strip().strip(",;")


def first(text: str, patterns: Iterable[re.Pattern[str]], *, group: str = "x") -> Found | None:
    return next(each(text, patterns, group=group), None)


def each(text: str, patterns: Iterable[re.Pattern[str]], *, group: str = "x") -> Iterator[Found]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            value = tidy(found.group(group))
            if value:
                yield Found(value, quote_of(found))


def named(text: str, patterns: Iterable[re.Pattern[str]]) -> Found | None:
    """The first match whose value can be a person's name."""
    return next((found for found in each(text, patterns) if is_name(found.value)), None)


def tidy(value: str) -> str:
    """One line, without the punctuation around it; a possessive belongs to the sentence and not to the name."""
    line = " ".join(value.split()).strip(' ,;:"“”()<>').rstrip(".")
    return re.sub(r"['’]s$", "", line)


def sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def split_list(value: str) -> list[str]:
    """`A, B and C` as three; an ampersand stays inside a name."""
    return [tidy(part) for part in re.split(r"\s*(?:,|;|\band\b|\bplus\b|\n)\s*", value) if tidy(part)]
