"""Splits prose about several people into what is said of each and what is said of all, so that no fact goes to the wrong one.

People are introduced by list items that begin with a name, by sentences of coming or going, or together ("Ada Quill and Bo Marsh
start"). A sentence that could be about two of them belongs to nobody. It reads no fields.
"""

import itertools
import re
from collections.abc import Iterable
from enum import StrEnum

from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.people_words import ALL, ONE
from shared.adapters.forms.prose_sentences import Sentence, is_bullet, sentences
from shared.adapters.forms.same_name import is_named_in, names_of_two
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import bounded, key
from shared.domain.request import Intent
from shared.domain.value import Value

MAX_PEOPLE = 20


class Introduction(Value):
    """Where somebody is named as coming, going or moving; several who are named together share it."""

    start: int
    end: int
    names: tuple[str, ...]
    intent: Intent | None = None  # what the words of the introduction ask for; a list item has none


class Form(StrEnum):
    """How people are introduced: as items of a list, or in sentences."""

    LIST = "list"
    SENTENCES = "sentences"


class Share(Value):
    """What is said of one person, literally. `after_name` is what follows the name in a list item."""

    name: str
    quote: str
    text: str
    after_name: str = ""
    intent: Intent | None = None


class Shares(Value):
    """The people in their order, and what is said of all of them."""

    people: tuple[Share, ...]
    common: str


def share_out(text: str, found: Iterable[Introduction], lexicon: Lexicon, form: Form) -> Shares:
    """Gives each sentence to one person, to all of them, or to nobody."""
    introductions = sorted(found, key=lambda one: one.start)[:MAX_PEOPLE]
    names = list(dict.fromkeys(name for one in introductions for name in one.names))[:MAX_PEOPLE]
    desk = _Desk(text, names, introductions, lexicon, form)
    for sentence in sentences(text, _cuts(text, introductions), lexicon.language):
        desk.give(sentence)
    quotes = {name: text[one.start : one.end] for one in reversed(introductions) for name in one.names}
    ends = {one.names[0]: one.end for one in reversed(introductions)} if form is Form.LIST else {}
    kinds = {name: one.intent for one in reversed(introductions) for name in one.names}
    people = tuple(
        Share(
            intent=kinds[name],
            name=name,
            quote=quotes[name].strip(),
            text=_joined(text, desk.own[name]),
            after_name=_line(text, ends.get(name)),
        )
        for name in names
    )
    return Shares(people=people, common=_joined(text, desk.common))


def _cuts(text: str, introductions: list[Introduction]) -> list[int]:
    """Where each introduction's clause begins: "on Monday Ada starts, on Friday Bo" belongs to two."""
    cuts: list[int] = []
    reached = 0
    for one in introductions:
        before = text[reached : one.start]
        comma = max(before.rfind(", "), before.rfind("; "))
        cuts.append(reached + comma + 2 if comma >= 0 and reached else one.start)
        reached = one.end
    return cuts


class _Desk:
    """Hands out sentences, in the order of the text."""

    def __init__(
        self, text: str, names: list[str], introductions: list[Introduction], lexicon: Lexicon, form: Form
    ) -> None:
        self.text = text
        self.introductions = introductions
        self.names = names
        self.own: dict[str, list[Sentence]] = {name: [] for name in names}
        self.common: list[Sentence] = []
        self._listed = form is Form.LIST
        self._has_blocks = form is Form.LIST and _has_blocks(text, introductions)
        self._current: tuple[str, ...] = ()
        self._paragraph = -1
        self._last = introductions[-1].start
        self._all = _any_of(ALL.get(lexicon.language, frozenset()))
        self._one = _any_of(ONE.get(lexicon.language, frozenset()))

    def give(self, sentence: Sentence) -> None:
        """To whom this sentence belongs."""
        introduced = [one for one in self.introductions if sentence.start <= one.start < sentence.end]
        if introduced:
            self._current, self._paragraph = introduced[-1].names, sentence.paragraph
            self._to(introduced[-1].names, sentence)
            return
        said = self.text[sentence.start : sentence.end]
        if self._is_within_item(sentence) and not self._all.search(key(said)):
            self._to(self._current, sentence)  # in an item, others are named as those who receive something
            return
        mentioned = [name for name in self.names if is_named_in(name, said, self.names)]
        if len(mentioned) == 1:
            self._to((mentioned[0],), sentence)
        elif mentioned:
            self._to(tuple(mentioned) if len(mentioned) == len(self.names) else (), sentence)
        else:
            self._unnamed(sentence, key(said))

    def _unnamed(self, sentence: Sentence, said: str) -> None:
        if not self._current or self._all.search(said):
            self.common.append(sentence)
        elif self._is_of_current(sentence):
            self._to(self._current, sentence)
        elif len(self._current) > 1 or (self._listed and not self._one.search(said)):
            self.common.append(sentence)
        elif not self._listed and self._one.search(said):
            self._to(self._current, sentence)

    def _is_within_item(self, sentence: Sentence) -> bool:
        return self._listed and not self._has_blocks and bool(self._current) and self._is_of_current(sentence)

    def _is_of_current(self, sentence: Sentence) -> bool:
        if sentence.start < self._last:
            return True
        if self._listed and not self._has_blocks:
            return all(line[:1].isspace() or is_bullet(line) for line in self._lines_to(sentence))
        return sentence.paragraph == self._paragraph

    def _lines_to(self, sentence: Sentence) -> list[str]:
        """The lines that begin between the last person's own and this sentence, its own among them."""
        upto = self.text.find("\n", sentence.start)
        return self.text[self._last : upto if upto >= 0 else len(self.text)].split("\n")[1:]

    def _to(self, names: tuple[str, ...], sentence: Sentence) -> None:
        if len(names) == len(self.names):
            self.common.append(sentence)
            return
        for name in names:
            self.own[name].append(sentence)


def _has_blocks(text: str, introductions: list[Introduction]) -> bool:
    """Whether lines that are neither list items nor indented stand between the people: then a person has several lines."""
    pairs = itertools.pairwise(introductions)
    between = [line for a, b in pairs for line in text[a.end : b.start].split("\n")[1:-1]]
    return any(line.strip() and not line[:1].isspace() and not is_bullet(line) for line in between)


def _joined(text: str, given: list[Sentence]) -> str:
    """Neighbours stay together; over a gap no sentence may run on."""
    parts: list[str] = []
    end = -1
    for one in given:
        if parts and one.start != end:
            parts.append("\n\n")
        parts.append(text[one.start : one.end])
        end = one.end
    return "".join(parts)


def _line(text: str, start: int | None) -> str:
    return "" if start is None else text[start : start + 300].split("\n")[0]


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(bounded(key(word)) for word in sorted(words, key=len, reverse=True)) or r"(?!)")


def distinct(found: Iterable[Introduction]) -> list[Introduction]:
    """Each person once, at the first place; two forms of one name (cases, a genitive) are one person."""
    kept: list[Introduction] = []
    for one in sorted(found, key=lambda introduction: (introduction.start, -len(introduction.names))):
        known = [name for before in kept for name in before.names]
        new = tuple(name for name in one.names if all(names_of_two(name, other) for other in known))
        if new and len({fold(name) for name in new}) == len(new):
            kept.append(one.model_copy(update={"names": new}))
    return kept
