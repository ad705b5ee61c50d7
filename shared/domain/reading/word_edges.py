"""Where a word begins and ends in scripts that join small words to others: Hebrew and Arabic "to" and "and" in front, Bengali endings behind.

`לענת מזרחי` names ענת מזרחי, `দত্তকে` names দত্ত. Only such joined words count: a piece of a longer word is never a word.
"""

import re

_IN_FRONT = re.compile(r"[והבלמשכ]{1,3}|[وف]?[بلك]?(?:ال)?|[وف]?لل")
_BEHIND = re.compile(r"(?:কে|ের|র|য়ের|তে|ে|য়|রা|দের|টি|টা|কেও|ও|ই)")
_SPACELESS = (("\u0e00", "\u0eff"), ("\u2e80", "\u9fff"), ("\uac00", "\ud7af"))  # Thai, CJK, kana; Hangul has particles


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the text from start to end is words of their own."""
    return _begins(text, start) and _ends(text, end)


def _begins(text: str, edge: int) -> bool:
    if not _continues(text, edge):
        return True
    first = edge
    while first and _is_of_word(text[first - 1]):
        first -= 1
    return "\u0590" <= text[edge] <= "\u06ff" and bool(_IN_FRONT.fullmatch(text, first, edge))


def _ends(text: str, edge: int) -> bool:
    if not _continues(text, edge):
        return True
    last = edge
    while last < len(text) and _is_of_word(text[last]):
        last += 1
    return "\u0980" <= text[edge - 1] <= "\u09ff" and bool(_BEHIND.fullmatch(text, edge, last))


def _continues(text: str, edge: int) -> bool:
    """Whether a word goes on over the edge. Scripts without spaces between words have no such edges."""
    if edge in (0, len(text)):
        return False
    before, after = text[edge - 1], text[edge]
    return _is_of_word(before) and _is_of_word(after) and not (_is_spaceless(before) or _is_spaceless(after))


def _is_spaceless(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _SPACELESS)


def _is_of_word(letter: str) -> bool:
    """Vowel signs of Bengali are no letters by themselves, and belong to the word all the same."""
    return letter.isalnum() or "\u0980" <= letter <= "\u09ff"
