"""A word as it is written on keyboards without its letters: "Prijmeni" for "Příjmení", "Kuendigung" for "Kündigung".

Only Latin letters: in other scripts a mark makes another letter.
"""

import re
import unicodedata

# Letters with marks and letters of their own in the Latin blocks; other scripts have nothing to take away.
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "œ": "oe"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
# Romanian is written with commas below, and with the cedillas of older keyboards.
_CEDILLAS = str.maketrans({"ș": "ş", "ț": "ţ"})
_LAST_MARK = 0x36F


def unaccented(word: str) -> tuple[str, ...]:
    """The other spellings of a folded word; none for a word of plain letters or of another script."""
    if not _MARKED.search(word):
        return ()
    found = (_without_marks(word).translate(_LETTERS), word.translate(_UMLAUTS), word.translate(_CEDILLAS))
    return tuple(dict.fromkeys(text for text in found if text != word))


def _without_marks(word: str) -> str:
    kept: list[str] = []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        is_latin = parts[0].isascii() and all(0x300 <= ord(mark) <= _LAST_MARK for mark in parts[1:])
        kept.append(parts[0] if is_latin else letter)
    return "".join(kept)
