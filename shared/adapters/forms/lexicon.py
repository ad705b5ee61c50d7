"""Loads the words of each language from lexicon/<code>.toml and finds what a label means. A new language is a new file.

A label means a field of `PersonReading` or one of the other names in the file (requester, approval, secret, notes, ignored ...). Nothing here looks at values.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from shared.adapters.forms.prose_shapes import put_shapes
from shared.domain.reading.folding import fold
from shared.domain.reading.unaccented import unaccented
from shared.domain.request import Intent
from shared.domain.value import Value

_FOLDER = Path(__file__).parent / "lexicon"
_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]")
_EDGE = " \t:：?？.!*_-–—•|…·=>/\"'■●▪◆※,，"


SELECTOR = "selector"
_LONGEST_LABEL = 120


class Lexicon(Value):
    """One language. `labels` maps a folded label to a field, `special` the same for one kind of request first."""

    language: str
    labels: dict[str, str]
    special: dict[Intent, dict[str, str]]
    qualifiers: tuple[str, ...]
    weak: frozenset[str]
    phrases: dict[str, tuple[str, ...]]  # onboard, offboard, change, none, auto_reply, bounce, thanks, cancel
    selector_labels: frozenset[str]
    selector: dict[str, Intent]
    mailbox_values: dict[str, str]
    letter: dict[str, tuple[str, ...]]
    prose: dict[str, tuple[str, ...]] = {}
    prose_special: dict[Intent, dict[str, tuple[str, ...]]] = {}

    def field(self, label: str, intent: Intent | None = None) -> str | None:
        """What the label means, or None when we do not know it."""
        for candidate in self._candidates(label):
            if candidate in self.selector_labels:
                return SELECTOR
            if intent and candidate in self.special.get(intent, {}):
                return self.special[intent][candidate]
            if candidate in self.labels:
                return self.labels[candidate]
            if intent is None and (found := self._in_any(candidate)):
                return found
        return None

    def knows(self, label: str) -> bool:
        """Whether the label means anything in any kind of request."""
        return self.field(label) is not None

    def is_common(self, label: str) -> bool:
        """Whether the label means something whatever the kind of request."""
        return any(candidate in self.labels for candidate in self._candidates(label))

    def is_weak(self, label: str) -> bool:
        """A label so general that a more precise one for the same field wins ("Date" against "Start date")."""
        return fold(label).strip(_EDGE) in self.weak

    def kinds_of(self, label: str) -> tuple[Intent, ...]:
        """The kinds of request in which this label is a date, or the new value of a move."""
        wanted = ("effective_date",)
        return tuple(
            intent
            for intent, labels in self.special.items()
            if any(
                labels.get(c) in wanted or (intent is Intent.CHANGE and c in labels) for c in self._candidates(label)
            )
        )

    def _in_any(self, candidate: str) -> str | None:
        return next((labels[candidate] for labels in self.special.values() if candidate in labels), None)

    def prose_of(self, intent: Intent) -> dict[str, tuple[str, ...]]:
        """Sentence patterns of one kind of request by field."""
        return self.prose_special.get(intent, {})

    def _candidates(self, label: str) -> tuple[str, ...]:
        return _candidates(label, self.qualifiers) if len(label) <= _LONGEST_LABEL else ()

    def says(self, kind: str, text: str) -> str:
        """The first phrase of that kind in the folded text, or ''."""
        return next((phrase for phrase in self.phrases.get(kind, ()) if _has(phrase, text)), "")


@lru_cache(maxsize=8192)
def _candidates(label: str, qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    """The forms in which the label may stand in the lexicon: whole, without brackets, without qualifiers."""
    whole = fold(label).strip(_EDGE)
    plain = fold(_BRACKETS.sub(" ", label)).strip(_EDGE)
    found = [whole, plain]
    for qualifier in qualifiers:
        for text in (whole, plain):
            if text.startswith(f"{qualifier} "):
                found.append(text[len(qualifier) + 1 :].strip(_EDGE))
            elif text.endswith(f" {qualifier}"):
                found.append(text[: -len(qualifier) - 1].strip(_EDGE))
    return tuple(text for text in dict.fromkeys(found) if text)


def _has(phrase: str, text: str) -> bool:
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (_joins(before, phrase[0]) or _joins(after, phrase[-1])):
            return True
        start = text.find(phrase, start + 1)
    return False


def _joins(beside: str, edge: str) -> bool:
    """Whether the phrase is only a part of a longer word ("onboard" in "onboard-sim"). Not all scripts separate words."""
    return edge.isascii() and (beside.isalnum() or beside in ("-", "_")) and beside != ""


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Every language there is a file for, English first."""
    files = sorted(_FOLDER.glob("*.toml"), key=lambda file: (file.stem != "en", file.stem))
    return tuple(_load(file) for file in files)


_Sections = dict[str, dict[str, list[str]]]


def _load(file: Path) -> Lexicon:
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    sections: _Sections = {name: body for name, body in document.items() if isinstance(body, dict)}
    selector = sections.get("selector", {})
    role_ends = sections.get("shapes", {}).get("role_ends", [])
    return Lexicon(
        language=str(document["language"]),
        labels=_by_word(sections.get("labels", {})),
        special={
            intent: _by_word(sections[f"{intent.value}_labels"])
            for intent in Intent
            if f"{intent.value}_labels" in sections
        },
        qualifiers=tuple(sorted(_with_plain(document.get("qualifiers", [])), key=len, reverse=True)),
        weak=frozenset(map(fold, document.get("weak", []))),
        phrases=_folded(sections.get("intent", {})),
        selector_labels=frozenset(map(fold, selector.get("labels", []))),
        selector={fold(word): intent for intent in Intent for word in selector.get(intent.value, [])},
        mailbox_values=_by_word(sections.get("mailbox_values", {})),
        letter=_folded(sections.get("letter", {})),
        prose=_with_shapes(sections.get("prose", {}), role_ends),
        prose_special={
            intent: _with_shapes(sections[f"prose_{intent.value}"], role_ends)
            for intent in Intent
            if f"prose_{intent.value}" in sections
        },
    )


def _by_word(section: dict[str, list[str]]) -> dict[str, str]:
    """Also without accents, unless that is another word of the file."""
    found = {fold(word).strip(_EDGE): name for name, words in section.items() for word in words}
    for word, name in list(found.items()):
        for plain in unaccented(word):
            found.setdefault(plain, name)
    return found


def _folded(section: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(_with_plain(words), key=len, reverse=True)) for name, words in section.items()}


def _with_plain(words: list[str]) -> set[str]:
    folded = {fold(word) for word in words}
    # A short word without its accents is often another word (French "a" and "à").
    return folded | {plain for word in folded if len(word) > 3 for plain in unaccented(word)}


def _with_shapes(section: dict[str, list[str]], role_ends: list[str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(put_shapes(pattern, role_ends) for pattern in patterns) for name, patterns in section.items()}
