"""Decides whether text around a form may change what the form says. When it may, the form alone settles nothing."""

import re

from shared.adapters.forms.lexicon import Lexicon
from shared.domain.reading.folding import fold
from shared.domain.request import Intent

_TELLING = re.compile(r"\d|@|https?:")
_SHORT = 7
_LONG = 16


def doubtful(line: str, lexicon: Lexicon, intent: Intent) -> bool:
    """Whether the line could say more than the form does."""
    text = fold(line)
    words = len(text.split())
    others = [kind for kind in (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE) if kind is not intent]
    if any(lexicon.says(kind.value, text) for kind in others) or lexicon.says("cancel", text):
        return True
    if _has_word(text, lexicon.letter.get("risky", ())):
        return True
    if _TELLING.search(text) or words > _LONG:
        return True
    return words > _SHORT and not _is_harmless(text, lexicon, intent)


def _is_harmless(text: str, lexicon: Lexicon, intent: Intent) -> bool:
    return bool(lexicon.says(intent.value, text)) or any(
        text.startswith(phrase) for phrase in lexicon.letter.get("harmless", ())
    )


def _has_word(text: str, words: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
