"""Shapes that one language file defines for its own sentences, under `[shapes]`: `PERSON`, `WHEN` and what else its script needs.

Scripts without capitals show no name by its letters, so their files say what a name is and where it ends. `{PERSON}` in a pattern is the
value, `{-PERSON}` only has to stand there; a shape may be made of others that stand above it. `{STOP}` is any word of the file's stop list,
`edge` what every pattern begins with. Letters that people type in several ways (alef, Persian kaf, vowel marks, Hebrew gershayim) match all of
them. It judges nothing that is found.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_EDGE = "edge"
_PLACE = re.compile(r"\{(-?)([A-Z][A-Z_]*)\}")
# Classes and escapes stay as they are; everything else may hold letters.
_TOKEN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|.", re.DOTALL)
_MARKS = "[\u0640\u064b-\u0655\u0670]*"
_ALIKE = {
    **dict.fromkeys("اأإآٱ", "[اأإآٱ]"), **dict.fromkeys("يیى", "[يیى]"), **dict.fromkeys("كک", "[كک]"), **dict.fromkeys("ةه", "[ةهۀ]"),
    **dict.fromkeys('"״', '["״”“]'), **dict.fromkeys("'׳", "['׳’]"),
}  # fmt: skip
_HALF_SPACE = "\u200c"
_STOP = "\ue000"
_ONE_LETTER = str.maketrans("أإآٱىیکة", "ااااييكه")


class OwnShapes:
    """The shapes of one file."""

    def __init__(self, listed: Mapping[str, Sequence[str]], stop: Sequence[str]) -> None:
        self._stop = any_of({spelled for word in stop for spelled in (word, word.translate(_ONE_LETTER))})
        self._shapes = {"STOP": _STOP}
        self._edge = "|".join(listed.get(_EDGE, ()))
        for name, options in listed.items():
            if name.isupper():
                self._shapes[name] = "|".join(self._written_out(option) for option in options)
        self._is_used = len(self._shapes) > 1

    def put(self, patterns: Iterable[str]) -> list[str]:
        """The patterns with these shapes written out; other places stay as they are."""
        if not self._is_used:
            return list(patterns)
        # The long list of stop words stays as it is typed: loosened it would take seconds to compile.
        loose = (loosened(self._edge_of(each) + self._written_out(each)) for each in patterns)
        return [each.replace(_STOP, self._stop) for each in loose]

    def _edge_of(self, pattern: str) -> str:
        return "" if pattern.startswith(("(?m:^)", "(?<")) else self._edge

    def _written_out(self, pattern: str) -> str:
        return _PLACE.sub(self._shape, pattern)

    def _shape(self, place: re.Match[str]) -> str:
        shape = self._shapes.get(place[2])
        if shape is None:
            return place[0]
        return f"(?:{shape})" if place[1] or place[2] == "STOP" else f"(?P<v>{shape})"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words that looks at each letter once, so that long lists cost no more than short ones."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    if not tails:
        return "(?!)"
    parts = [f"{re.escape(letter)}{_tail(rest)}" for letter, rest in sorted(tails.items()) if letter]
    return f"(?:{'|'.join(parts)})"


def _tail(rest: set[str]) -> str:
    """What may follow; the longest first."""
    longer = {word for word in rest if word}
    if not longer:
        return ""
    return any_of(longer) + ("?" if "" in rest else "")


def loosened(pattern: str) -> str:
    """The pattern for every way in which its Arabic, Persian or Hebrew words are typed, in composed letters as tickets have them."""
    return "".join(map(_loose, _TOKEN.findall(unicodedata.normalize("NFC", pattern))))


def _loose(token: str) -> str:
    if len(token) > 1:
        return token
    if token == _HALF_SPACE:
        return f"[{_HALF_SPACE} ]?"
    marks = _MARKS if "\u0620" <= token <= "\u06ff" and token.isalpha() else ""
    alike = _ALIKE.get(token, token)
    return f"(?:{alike}{marks})" if marks else alike
