"""Reads short answers in a later message: "Her last name is Quill and she starts on 7 December." Data decides which words count.

Only sentences that are a label with a value, a verb of starting or leaving with a date, or a bare date are read. Everything else is
left over, and a left-over sentence in an answer means that another reader has to look.
"""

import re
from collections.abc import Callable

from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.rows import Row
from shared.domain.reading.folding import fold, tidy
from shared.domain.request import Intent

LooksLikeDate = Callable[[str], bool]

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+|;\s*")
_MAX_WORDS_OF_LABEL = 5


def read_answers(
    lines: tuple[str, ...], lexicon: Lexicon, intent: Intent, is_date: LooksLikeDate
) -> tuple[list[Row], list[str]]:
    """Rows found in the sentences, and the sentences without any."""
    rows: list[Row] = []
    left: list[str] = []
    for line in lines:
        for sentence in _SENTENCE.split(line):
            if not sentence.strip():
                continue
            found = _read_sentence(sentence, lexicon, intent, is_date)
            if found:
                rows += found
            else:
                left.append(sentence.strip())
    return rows, left


def _read_sentence(sentence: str, lexicon: Lexicon, intent: Intent, is_date: LooksLikeDate) -> list[Row]:
    whole = _read_clause(sentence, lexicon, intent, is_date)
    pieces = re.split(r",?\s+and\s+|,\s+", sentence)
    if len(pieces) > 1:
        rows = [_read_clause(piece, lexicon, intent, is_date) for piece in pieces]
        if all(rows):
            return [row for row in rows if row]
    return [whole] if whole else []


def _read_clause(clause: str, lexicon: Lexicon, intent: Intent, is_date: LooksLikeDate) -> Row | None:
    text = tidy(clause).strip(" .!")
    if is_date(text) and len(text.split()) <= 6:
        return Row(label=_date_label(lexicon, intent), value=text, quote=text, at=0)
    words = text.split(" ")
    while words and fold(words[0]).strip(",") in lexicon.letter.get("pronouns", ()):
        words = words[1:]
    rest = " ".join(words)
    if found := _verb(rest, text, lexicon, intent, is_date):
        return found
    for count in range(min(_MAX_WORDS_OF_LABEL, len(words) - 1), 0, -1):
        label = " ".join(words[:count]).rstrip(":")
        if lexicon.field(label, intent) is None:
            continue
        value = _after_link(" ".join(words[count:]), lexicon)
        if value and (count < len(words) - 1 or value):
            return Row(label=label, value=value, quote=text, at=0)
    return None


def _verb(rest: str, text: str, lexicon: Lexicon, intent: Intent, is_date: LooksLikeDate) -> Row | None:
    kind = "starts" if intent is Intent.ONBOARD else "leaves"
    for verb in lexicon.letter.get(kind, ()):
        if fold(rest).startswith(f"{verb} ") and is_date(rest[len(verb) :]):
            return Row(label=_date_label(lexicon, intent), value=rest[len(verb) :].strip(), quote=text, at=0)
    return None


def _after_link(value: str, lexicon: Lexicon) -> str:
    value = value.lstrip(":=– ").strip()
    for link in lexicon.letter.get("links", ()):
        if fold(value).startswith(f"{link} "):
            return value[len(link) + 1 :].strip()
    return value


def _date_label(lexicon: Lexicon, intent: Intent) -> str:
    labels = lexicon.special.get(intent, {})
    return next((label for label, name in labels.items() if name == "effective_date"), "")
