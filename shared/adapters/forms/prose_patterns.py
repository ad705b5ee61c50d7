"""Compiles the sentence patterns of the language files: literal words, gaps, and shapes of values in braces."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from shared.adapters.forms.capitals import SMALL, UPPER

# Vowel signs and tone marks of Thai and Bengali, and the half-space of Persian, are parts of words.
MARKS = "\u0981-\u0983\u09bc-\u09d7\u0e31-\u0e4e\u200c"
_WORD = rf"{UPPER}[\w'’{MARKS}-]*"
_PARTICLE = r"(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|bin|bint|ibn|al|el|ter|ten|zu|af|y)"
NAME = rf"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?[ \t]+)?{_WORD}(?:[ \t]+(?:{_PARTICLE}[ \t]+){{0,2}}{_WORD}){{0,3}}"
_WITHIN = r"(?:of|and|&|for|de|do|da|di|du|des|del|della|dei|dos|das|für|van|und|et|e|y)"
_TITLE = rf"{UPPER}[\w/&'’-]*(?:[ \t]+(?:{_WITHIN}[ \t]+)?{UPPER}[\w/&'’-]*){{0,5}}"
_GROUP = rf"{UPPER}[\w&-]*(?:[ \t]+{UPPER}[\w&-]*){{0,3}}"
_EMAIL = r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_SHAPES = {
    "NAME": NAME,
    "NAME_OR_ME": rf"(?:me(?!\w)|{NAME})",
    "TITLE": _TITLE,
    "WORD": r"[\w-]{3,30}",
    "DATE": r"[^;\n()]{3,70}",
    "TIME": r"\d{1,2}(?:[:.]\d\d)?(?:[ \t]*[apAP]\.?[mM]\b\.?)?",
    "EMAIL": _EMAIL,
    "PHONE": r"\+?\(?\d[\d ()/.-]{6,20}\d",
    "ID": r"[A-Z]{0,4}-?\d{2,10}",
    "LIST": rf"(?:{_EMAIL}|{_GROUP}|[\w&-]+)(?:(?:,[ \t]*|[ \t]+and[ \t]+)(?:{_EMAIL}|{_GROUP}))*",
}
_PLACE = re.compile(r"\{(-?)([A-Z_]+)\}")
_MAX_MATCHES = 60
_SPACE = re.compile(r"\[[^\]]*\]| ")
# Words of a sentence may be on the next line, but a line that begins with a capital is a new one, unless a value is awaited.
_GAP = rf"(?:[ \t]+|[ \t]*\n(?=(?-i:[{SMALL}(])))"
_GAP_BEFORE_VALUE = r"(?:[ \t]+\n?[ \t]*|\n[ \t]*)"


@lru_cache(maxsize=8192)
def compile_pattern(template: str) -> re.Pattern[str]:
    """Literal parts match in any case and over any gap; `{NAME}` is the value, `{-NAME}` only has to stand there."""
    parts: list[str] = []
    last = 0
    for place in _PLACE.finditer(template):
        shape = f"(?-i:{_SHAPES[place[2]]})"
        parts += [_literal(template[last : place.start()]), shape if place[1] else f"(?P<v>{shape})"]
        last = place.end()
    parts.append(_literal(template[last:]))
    body = "".join(parts)
    return re.compile(body if template.startswith(("(?m:^)", "(?<", ",")) else rf"(?<!\w){body}", re.IGNORECASE)


def _literal(piece: str) -> str:
    if piece.endswith(" "):
        return f"{_literal(piece[:-1])}{_GAP_BEFORE_VALUE}"
    return _SPACE.sub(lambda match: _GAP if match[0] == " " else match[0], piece)


def matches(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Also matches that begin within a longer one: its words may belong to the next."""
    compiled = compile_pattern(pattern)
    start = 0
    for _ in range(_MAX_MATCHES):
        match = compiled.search(text, start)
        if match is None:
            return
        yield match
        start = match.start() + 1


def first_match(patterns: Iterable[str], text: str) -> re.Match[str] | None:
    """The first match of the first pattern that has one."""
    return next((match for pattern in patterns if (match := compile_pattern(pattern).search(text))), None)


def whole_words(match: re.Match[str]) -> str:
    """The words of the match, and the rest of a word that it ends in."""
    rest = re.match(rf"[\w'’{MARKS}-]*", match.string[match.end() :])
    return (match[0] + (rest[0] if rest else "")).strip()
