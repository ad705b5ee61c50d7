"""Shapes of values in sentences that languages share, by name, for the patterns of the lexicon files.

`{FULL}` a name of two to five words with capitals; `{ROLE}` words of a post in small letters, up to a word of `role_ends`;
`{UNIT}` one to three such words; `{EMAILS}` one or more addresses; `{SAID}` text in quotation marks; `{DAY}` as `{DATE}`, where days of
the month are written with a full stop. With a minus (`{-FULL}`) the words only have to stand there. They are put into the patterns when a language is loaded; what they find is judged by whoever uses them.
"""

import re
from collections.abc import Sequence

_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x250)) if letter.isupper())
_WORD = rf"[{_CAPITALS}][\w'’]*(?:-[{_CAPITALS}]?[\w'’]+)*"
_PARTICLES = r"(?:van|von|vom|de|del|della|dell|dos|das|da|do|der|den|di|du|des|la|le|bin|ter|ten|te|zu|af|av|De|Van|Von|Di|Del|Den)"
# Words that begin a sentence with a capital, and are no name.
_STARTS = (
    r"(?!(?:Der|Die|Das|Den|Dem|Le|La|Les|El|Los|Las|Il|Lo|O|A|Os|As|De|Het|Een|Ein|Eine|Un|Une|Una|Uma|Um|Am|Az)[ \t])"
)
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_TITLES = r"(?:(?:Dr|Prof|Ing|Mgr|Bc|Dipl)\.?[ \t]+)*"
_EMAIL = r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_AND = r"(?:and|und|et|y|e|en|och|og|ja|a|i|in|és|și|si|eða|sowie|ainsi)"
_FIXED = {
    "EMAILS": rf"{_EMAIL}(?:(?:,{_GAP}|;{_GAP}|{_GAP}{_AND}{_GAP}){_EMAIL})*",
    "SAID": r"[^\"“”„«»\n]{4,400}",
}
# Words of the day's name before a number ("Montag, 1.") stay outside: where the day of the month is written with a full stop, only
# what is a date by itself may be one, and never the weekday alone.
_DAY = r"(?>(?:(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?,?[ \t]+){1,3}(?=\d))?)"
_PLACE = re.compile(r"\{(-?)(FULL|ROLE|UNIT|EMAILS|SAID|DAY)\}")


class Words:
    """What one language excludes from its shapes: words that are never part of a name, and words after a post."""

    def __init__(self, stop: Sequence[str], role_ends: Sequence[str]) -> None:
        self.full = _full_name(stop)
        self.ends = _none_of(role_ends)

    def put_shapes(self, pattern: str) -> str:
        """The pattern with its shared shapes written out; other places stay as they are."""
        return _PLACE.sub(lambda place: self._shape(place[1], place[2]), pattern)

    def _shape(self, minus: str, name: str) -> str:
        if name == "DAY":
            return f"{_DAY}(?P<v>[^;\\n()]{{3,70}})"
        if name in ("ROLE", "UNIT"):
            word = rf"{self.ends}[^\W\d_][\w'’/&-]*"
            shape = rf"{word}(?:[ \t]+{word}){{0,{4 if name == 'ROLE' else 2}}}"
        else:
            shape = self.full if name == "FULL" else _FIXED[name]
        return f"(?:{shape})" if minus else f"(?P<v>{shape})"


def _full_name(stop: Sequence[str]) -> str:
    word = f"{_none_of(stop)}{_WORD}"
    return rf"(?-i:{_TITLES}{_STARTS}{word}(?:{_GAP}(?:{_PARTICLES}[ \t]+){{0,2}}{word}){{1,3}})"


def _none_of(words: Sequence[str]) -> str:
    if not words:
        return ""
    longest_first = sorted(words, key=len, reverse=True)
    options = "|".join(re.escape(word).replace(r"\ ", r"[ \t]") for word in longest_first)
    return rf"(?!(?i:{options})(?![\w]))"
