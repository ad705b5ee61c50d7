"""Loads the words of each language from lexicon/<code>.toml and finds what a label means. A new language is a new file.

A label means a field of `PersonReading` or one of the other names in the file (requester, approval, secret, notes, ignored ...). Nothing here looks at values.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from shared.adapters.forms.label_forms import EDGE, label_forms, plain_form
from shared.adapters.forms.language_fit import Common, may_be
from shared.adapters.forms.own_shapes import OwnShapes
from shared.adapters.forms.phrases import first_phrase
from shared.adapters.forms.prose_shapes import Words
from shared.adapters.forms.spellings import in_both_alphabets, other_spellings
from shared.domain.reading.letters import key
from shared.domain.reading.unaccented import unaccented
from shared.domain.request import Intent
from shared.domain.value import Value

_FOLDER = Path(__file__).parent / "lexicon"


SELECTOR = "selector"
_LONGEST_LABEL = 120
_SHORTEST = 2


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
    full_name: str = ""  # a pattern for a name of several words
    common: frozenset[str] = frozenset()
    alphabets: frozenset[str] = frozenset({"latin"})

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
        return plain_form(label) in self.weak

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
        return label_forms(label, self.qualifiers) if len(label) <= _LONGEST_LABEL else ()

    def says(self, kind: str, text: str) -> str:
        """The first phrase of that kind in the text, or ''. In a text of another language it is a coincidence."""
        return first_phrase(self.phrases.get(kind, ()), text) if may_be(self.language, text, _common()) else ""

    def chosen(self, value: str) -> Intent | None:
        """The kind of request that the value of a selector stands for."""
        return self.selector.get(plain_form(value))

    def mailbox_value(self, value: str) -> str | None:
        """What the words beside a label for the mailbox say of its conversion."""
        return self.mailbox_values.get(plain_form(value))


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Every language there is a file for, English first."""
    files = sorted(_FOLDER.glob("*.toml"), key=lambda file: (file.stem != "en", file.stem))
    return tuple(_load(file) for file in files)


@cache
def _common() -> Common:
    """The small words of each language that lists them."""
    return tuple((lexicon.language, lexicon.common) for lexicon in lexicons() if lexicon.common)


_Sections = dict[str, dict[str, list[str]]]


def _base(language: str) -> _Sections:
    """Forms in other scripts keep some labels in English ("UPN", "Manager"): those of that file count where a file has none."""
    if not language:
        return {}
    document = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {name: body for name, body in document.items() if name.endswith("labels") and isinstance(body, dict)}


def _load(file: Path) -> Lexicon:
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    sections: _Sections = {name: body for name, body in document.items() if isinstance(body, dict)}
    base = _base(document.get("also_labels_of", ""))
    if document.get("alphabets") == ["cyrillic", "latin"]:
        document |= {name: in_both_alphabets(document.get(name, [])) for name in ("qualifiers", "weak", "common")}
        sections = {
            name: {field: in_both_alphabets(words) for field, words in body.items()} for name, body in sections.items()
        }
    selector = sections.get("selector", {})
    prose = sections.get("prose", {})
    own = sections.get("shapes", {})
    shapes = _Shapes(OwnShapes(own, prose.get("stop", [])), Words(prose.get("stop", []), own))
    return Lexicon(
        language=str(document["language"]),
        labels=_by_word(base.get("labels", {})) | _by_word(sections.get("labels", {})),
        special={
            intent: _by_word(base.get(f"{intent.value}_labels", {})) | _by_word(sections[f"{intent.value}_labels"])
            for intent in Intent
            if f"{intent.value}_labels" in sections
        },
        qualifiers=tuple(sorted(_spelled(document.get("qualifiers", [])), key=len, reverse=True)),
        weak=frozenset(map(plain_form, document.get("weak", []))),
        phrases=_phrases(sections.get("intent", {})),
        selector_labels=frozenset(_by_word({SELECTOR: selector.get("labels", [])})),
        selector={plain_form(word): intent for intent in Intent for word in selector.get(intent.value, [])},
        mailbox_values=_by_word(sections.get("mailbox_values", {})),
        letter=_phrases(sections.get("letter", {})),
        prose=_with_shapes(prose, shapes),
        prose_special={
            intent: _with_shapes(sections[f"prose_{intent.value}"], shapes)
            for intent in Intent
            if f"prose_{intent.value}" in sections
        },
        full_name=shapes.shared.full,
        common=frozenset(map(key, document.get("common", []))),
        alphabets=frozenset(document.get("alphabets", ["latin"])),
    )


def _by_word(section: dict[str, list[str]]) -> dict[str, str]:
    """Also in other spellings, unless that is another word of the file."""
    found = {plain_form(word): name for name, words in section.items() for word in words}
    for name, words in section.items():
        for word in words:
            for typed in (*other_spellings(word), *unaccented(plain_form(word))):
                if len(typed) > _SHORTEST:  # "to" is English, and no team in Vietnam
                    found.setdefault(typed.strip(EDGE), name)
    return found


def _phrases(section: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(_spelled(words), key=len, reverse=True)) for name, words in section.items()}


def _spelled(words: list[str]) -> set[str]:
    return {key(word) for word in words} | {typed for word in words for typed in other_spellings(word)}


class _Shapes(NamedTuple):
    """The shapes of the file, and those that languages share."""

    own: OwnShapes
    shared: Words


# Sections of the prose that hold words and no patterns.
_WORDS = ("stop", "until", "may_open")


def _with_shapes(section: dict[str, list[str]], shapes: _Shapes) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(patterns if name in _WORDS else map(shapes.shared.put_shapes, shapes.own.put(patterns)))
        for name, patterns in section.items()
    }
