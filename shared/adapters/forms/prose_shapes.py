"""Shapes of values in sentences that languages share, by name, for the patterns of the lexicon files.

`{FULL}` a name of two to five words with capitals; `{ROLE}` words of a post in small letters, up to a word of `role_ends`;
`{UNIT}` one to three such words; `{EMAILS}` one or more addresses; `{SAID}` text in quotation marks; `{DAY}` as `{DATE}`, where days of
the month are written with a full stop. With a minus (`{-FULL}`) the words only have to stand there. They are put into the patterns when a language is loaded; what they find is judged by whoever uses them.
"""

import re
from collections.abc import Mapping, Sequence

# Latin, Greek and Cyrillic.
_CAPITALS = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x386, 0x530))) if letter.isupper())
_MARKS = "'’"
_PARTICLES = r"(?:van|von|vom|de|del|della|dell|dos|das|da|do|der|den|di|du|des|la|le|bin|ter|ten|te|zu|af|av|De|Van|Von|Di|Del|Den)"
# Words that begin a sentence with a capital, and are no name.
_STARTS = (
    r"(?!(?:Der|Die|Das|Den|Dem|Le|La|Les|El|Los|Las|Il|Lo|O|A|Os|As|De|Het|Een|Ein|Eine|Un|Une|Una|Uma|Um|Am|Az)[ \t])"
)
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
# Titles and forms of address stand before a name and are taken off it later; with an article in Romance languages and Dutch.
_TITLE = (
    r"(?:Dr|Prof|Ing|Mgr|Bc|Dipl|Mag|Lic|Arq|Dra|Dña|Doña|Don|D|Eng|Avv|Geom|Rag|Frau|Herrn?|Mrs|Mr|Ms|Miss|M|Mme|Mlle|Madame|Monsieur"
    r"|[Mm]evrouw|[Mm]eneer|[Dd]hr|[Mm]evr|[Ss]ig(?:\.ra|\.na|nora|nor)?|[Dd]ott(?:\.ssa|oressa|or)?|[Ss]r(?:a|ta)?|[Ss]eñor(?:a|ita)?|[Ss]enhora?"
    r"|drs|ir|don|doña|[Ии]нж|[Дд]-р|[Пп]роф|[Гг]-н|[Гг]-жа|[Гг]-ђа|[Δδ]ρ|[Κκ]|[Κκ]ος|[Κκ]α)"
)
_TITLES = rf"(?:(?:la|il|el|o|a|de|de heer)[ \t]+(?={_TITLE}\.?[ \t]))?(?:{_TITLE}\.?[ºª]?[ \t]+)*"
_EMAIL = r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_AND = r"(?:and|und|et|y|e|en|och|og|ja|a|i|in|és|și|si|eða|sowie|ainsi|и|та|й|і|και|ve|ile)"
_FIXED = {
    "EMAILS": rf"{_EMAIL}(?:(?:,{_GAP}|;{_GAP}|{_GAP}{_AND}{_GAP}){_EMAIL})*",
    "SAID": r"[^\"“”„«»\n]{4,400}",
}
# Words of the day's name before a number ("Montag, 1.") stay outside: where the day of the month is written with a full stop, only
# what is a date by itself may be one, and never the weekday alone.
_DAY = r"(?>(?:(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?,?[ \t]+){1,3}(?=\d))?)"
_PLACE = re.compile(r"\{(-?)(FULL|ROLE|UNIT|EMAILS|SAID|DAY)\}")


class Words:
    """What one language excludes from its shapes: words that are never part of a name (those of `stop`, and of `no_names`, which may begin
    a post or a department), and words after a post."""

    def __init__(self, stop: Sequence[str], shapes: Mapping[str, Sequence[str]]) -> None:
        # Turkish sets endings apart from names with an apostrophe, and has no particles in them.
        self.full = _full_name(
            (*stop, *shapes.get("no_names", ())),
            "" if "endings" in shapes else _MARKS,
            "(?!)" if "endings" in shapes else _PARTICLES,
        )
        self.ends = _none_of(shapes.get("role_ends", ()))

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


def _full_name(stop: Sequence[str], marks: str, particles: str) -> str:
    word = rf"{_none_of(stop)}[{_CAPITALS}][\w{marks}]*(?:-[{_CAPITALS}]?[\w{marks}]+)*"
    return rf"(?-i:{_TITLES}{_STARTS}{word}(?:{_GAP}(?:{particles}[ \t]+){{0,2}}{word}){{1,3}})"


def _none_of(words: Sequence[str]) -> str:
    if not words:
        return ""
    longest_first = sorted(words, key=len, reverse=True)
    options = "|".join(re.escape(word).replace(r"\ ", r"[ \t]") for word in longest_first)
    return rf"(?!(?i:{options})(?![\w]))"
