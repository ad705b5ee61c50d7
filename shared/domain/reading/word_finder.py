"""Finds many phrases in a text in one go, word by word: the time grows with the text and not with the number of phrases."""

import re
from collections.abc import Mapping

from shared.domain.reading.letters import is_spaceless, key

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class WordFinder:
    """Phrases of several languages. `*` at the end of one stands for any ending of its last word."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._heads: dict[str, list[tuple[list[str], bool]]] = {}
        self._stems: dict[int, set[str]] = {}
        self._pieces: list[str] = []
        for listed in phrases.values():
            for phrase in listed.split(", "):
                self._add(key(phrase.strip()))

    def _add(self, phrase: str) -> None:
        if any(is_spaceless(letter) or "\u0590" <= letter <= "\u09ff" for letter in phrase):
            # Words run together, or small words are joined to their beginning.
            self._pieces.append(phrase)
            return
        words = _WORD.findall(phrase)
        is_open = phrase.endswith("*")
        if is_open and len(words) == 1:
            self._stems.setdefault(len(words[0]), set()).add(words[0])
        else:
            self._heads.setdefault(words[0], []).append((words[1:], is_open))

    def is_in(self, text: str) -> bool:
        """Whether one of the phrases stands in the text."""
        spelled = key(text)
        if any(piece in spelled for piece in self._pieces):
            return True
        words = _WORD.findall(spelled)
        return any(self._begins(words, place) for place in range(len(words)))

    def _begins(self, words: list[str], place: int) -> bool:
        word = words[place]
        if any(word[:length] in stems for length, stems in self._stems.items()):
            return True
        for rest, is_open in self._heads.get(word, ()):
            following = words[place + 1 : place + 1 + len(rest)]
            if following == rest or (is_open and self._matches_open(following, rest)):
                return True
        return False

    @staticmethod
    def _matches_open(following: list[str], rest: list[str]) -> bool:
        return len(following) == len(rest) and following[:-1] == rest[:-1] and following[-1].startswith(rest[-1])
