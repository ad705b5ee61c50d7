"""Decides whether text around a form may change what the form says. When it may, the form alone settles nothing."""

import re

from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.phrases import first_phrase, starts_with
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import count_words, key
from shared.domain.request import Intent

_TELLING = re.compile(r"\d|@|https?:")
_SHORT = 7
_LONG = 16


def doubtful(line: str, lexicon: Lexicon, intent: Intent) -> bool:
    """Whether the line could say more than the form does."""
    text = fold(line)
    words = count_words(line)
    others = [kind for kind in (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE) if kind is not intent]
    if any(lexicon.says(kind.value, text) for kind in others) or lexicon.says("cancel", text):
        return True
    if first_phrase(lexicon.letter.get("risky", ()), text):
        return True
    if _TELLING.search(text) or words > _LONG:
        return True
    return words > _SHORT and not _is_harmless(text, lexicon, intent)


def _is_harmless(text: str, lexicon: Lexicon, intent: Intent) -> bool:
    return bool(lexicon.says(intent.value, text)) or any(
        starts_with(phrase, key(text)) for phrase in lexicon.letter.get("harmless", ())
    )
