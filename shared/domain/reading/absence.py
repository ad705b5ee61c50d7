"""Words that stand where a value would be: "no such thing" and "not known yet". Neither is ever a value.

A blank, a dash, "n/a" or "none" is an absence. "tbc" is something to ask. The lists are short on purpose and by language, so
that a person called Keine or a group called None is at worst asked about, never acted upon.
"""

from enum import StrEnum

from shared.domain.reading.folding import fold


class Absence(StrEnum):
    """What stands instead of a value."""

    NOTHING = "nothing"
    LATER = "later"


_NOTHING = {
    "en": "no, none, n/a, n / a, na, n.a., nil, nothing, not applicable, not required, not needed, blank, empty, null, -none-",
    "de": "nein, kein, keine, keiner, keines, keinen, nichts, entfällt, ohne, k.a., k. a., nicht nötig, nicht erforderlich",
    "fr": "non, aucun, aucune, néant, rien, sans objet, s/o",
    "es": "no, ninguno, ninguna, nada, no aplica, no procede, sin observaciones, no hay",
    "it": "no, nessuno, nessuna, niente, non previsto",
    "nl": "nee, geen, niets, n.v.t., nvt, niet van toepassing",
    "pt": "não, nenhum, nenhuma, nada, não se aplica, sem observações",
    "sv": "nej, ingen, inga, inget, ej aktuellt",
    "nb": "nei, ingen, ikke aktuelt",
    "da": "nej, ingen, intet",
    "fi": "ei, ei ole, ei mitään",
    "tr": "hayır, yok",
    "ru": "нет, отсутствует, не требуется",
    "zh": "无, 無, 否, 不需要, 没有",
    "ja": "なし, 無し, 特になし, いいえ",
    "ko": "없음, 해당 없음, 아니오",
}
_LATER = {
    "en": "tbc, tbd, tba, to be confirmed, to be decided, to be determined, to be advised, to follow, pending, unknown, "
    "not known, not known yet, unsure, not sure, ?, ??, ???, to come, later, awaiting",
    "de": "folgt, folgt noch, offen, noch offen, unbekannt, wird nachgereicht, noch nicht bekannt",
    "fr": "à confirmer, à définir, à venir, inconnu, en attente",
    "es": "pendiente, por confirmar, por definir, desconocido",
    "it": "da confermare, da definire, in attesa",
    "nl": "volgt, volgt nog, onbekend, nog onbekend, n.t.b., ntb",
    "pt": "a confirmar, a definir, pendente",
    "sv": "återkommer, oklart, oklart, återkommer",
    "da": "afventer, følger",
    "zh": "待分配, 待定, 待确认",
    "ja": "未定, 後日連絡",
}
_NOTHING_WORDS = frozenset(fold(word) for words in _NOTHING.values() for word in words.split(", "))
_LATER_WORDS = frozenset(fold(word) for words in _LATER.values() for word in words.split(", "))
_MARKS = " .,;:!*_-–—/\\|~()[]{}<>#\"'…·•="


def absence_of(value: str) -> Absence | None:
    """Which absence the text is; None when it is a value."""
    folded = fold(value)
    bare = folded.strip(_MARKS)
    if folded in _LATER_WORDS or bare in _LATER_WORDS or (folded and not folded.strip(_MARKS + "?") and "?" in folded):
        return Absence.LATER
    if not bare or folded in _NOTHING_WORDS or bare in _NOTHING_WORDS:
        return Absence.NOTHING
    return None
