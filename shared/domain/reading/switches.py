"""Yes and no, as people write them in forms. What is neither is not guessed."""

import re

from shared.domain.reading.folding import fold

_YES = (
    "yes, y, yep, yeah, true, x, on, required, please, yes please, ja, oui, o, si, sí, sì, sim, s, kyllä, evet, ano, tak, да, так, "
    "igen, da, hai, 是, 需要, する, はい, 예, 네, ναι, نعم, כן, כ, بله, ya, có, oo, jah, jā, taip, áno, já, tá, हाँ, হ্যাঁ, ใช่"
)
_NO = (
    "no, n, nope, false, off, not required, none, never, nein, non, não, nao, nee, nej, nei, ei, hayır, ne, nie, нет, ні, nem, nu, "
    "不, 否, 不需要, しない, いいえ, 아니오, 아니요, όχι, لا, לא, خیر, tidak, không, ไม่, না, nei"
)
_YES_WORDS = frozenset(fold(word) for word in _YES.split(", "))
_NO_WORDS = frozenset(fold(word) for word in _NO.split(", "))
TICKED = re.compile(r"^\s*[\[(]\s*[xX✓✔☑✗*]\s*[\])]|^\s*[☑☒✓✔✅]")
UNTICKED = re.compile(r"^\s*(?:\[\s*_?\s*\]|\(\s*\)|☐)")


def read_switch(text: str) -> bool | None:
    """True, False, or None when the text is neither."""
    if TICKED.match(text):
        return True
    if UNTICKED.match(text):
        return False
    folded = fold(text).strip(" .!:;")
    first = re.split(r"[\s,;.(/–—-]", folded, maxsplit=1)[0]
    for word in (folded, first):
        if word in _YES_WORDS:
            return True
        if word in _NO_WORDS:
            return False
    return None
