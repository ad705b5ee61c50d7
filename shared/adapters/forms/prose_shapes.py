"""Shapes of values in sentences that languages share, by name, for the patterns of the lexicon files.

`{FULL}` a name of two to five words with capitals; `{ROLE}` words of a post in small letters, up to a word of `role_ends`;
`{UNIT}` one to four such words; `{EMAILS}` one or more addresses; `{SAID}` text in quotation marks. With a minus (`{-FULL}`) the words
only have to stand there. They are put into the patterns when a language is loaded; what they find is judged by whoever uses them.
"""

import re

_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x250)) if letter.isupper())
_WORD = rf"[{_CAPITALS}][\w'’]*(?:-[{_CAPITALS}]?[\w'’]+)*"
_PARTICLES = r"(?:van|von|vom|de|del|della|dell|dos|das|da|do|der|den|di|du|des|la|le|bin|ter|ten|te|zu|af|av|y|e|i|De|Van|Von|Da|Di|Del|La|Le)"
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_FULL = rf"(?-i:(?:(?:Dr|Prof|Ing|Mgr|Bc|Dipl)\.?[ \t]+)*{_WORD}(?:{_GAP}(?:{_PARTICLES}[ \t]+){{0,2}}{_WORD}){{1,3}})"
_EMAIL = r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_AND = r"(?:and|und|et|y|e|en|och|og|ja|a|i|in|és|și|si|eða|sowie|ainsi)"
_EMAILS = rf"{_EMAIL}(?:(?:,{_GAP}|;{_GAP}|{_GAP}{_AND}{_GAP}){_EMAIL})*"
_SAID = r"[^\"“”„«»\n]{4,400}"
_FIXED = {"FULL": _FULL, "EMAILS": _EMAILS, "SAID": _SAID}
_PLACE = re.compile(r"\{(-?)(FULL|ROLE|UNIT|EMAILS|SAID)\}")


def put_shapes(pattern: str, role_ends: list[str]) -> str:
    """The pattern with its shared shapes written out; other places stay as they are."""
    return _PLACE.sub(lambda place: _shape(place[1], place[2], role_ends), pattern)


def _shape(minus: str, name: str, role_ends: list[str]) -> str:
    shape = _FIXED.get(name) or _small_words(role_ends, 5 if name == "ROLE" else 3)
    return f"(?:{shape})" if minus else f"(?P<v>{shape})"


def _small_words(ends: list[str], most: int) -> str:
    stop = "|".join(re.escape(word) for word in sorted(ends, key=len, reverse=True))
    ahead = rf"(?!(?:{stop})(?![\w]))" if stop else ""
    word = r"[^\W\d_][\w'’/&-]*"
    return rf"{ahead}{word}(?:[ \t]+{ahead}{word}){{0,{most - 1}}}"
