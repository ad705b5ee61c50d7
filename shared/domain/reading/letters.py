"""One spelling of words in scripts that have several: for comparing words of the language files with words of a ticket.

Greek capitals lose their accents, Arabic keyboards differ in alef, ya and kaf, Hebrew and Turkish have two of one mark, CJK forms
are typed full width and spread with spaces. Values are never changed by this: they stay as they are written.
"""

import re
import unicodedata
from functools import lru_cache

from shared.domain.reading.folding import fold

_ARABIC_MARKS = "".join(map(chr, [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x640]))
_HEBREW_MARKS = "".join(chr(point) for point in range(0x591, 0x5C8) if point != 0x5BE)
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ؤ": "و", "ئ": "ي",
        "״": '"', "׳": "'", "־": "-", "ё": "е", "ı": "i", "\u0307": "",
        **dict.fromkeys(_ARABIC_MARKS + _HEBREW_MARKS, ""),
        **{chr(point): chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F)},
    }
)  # fmt: skip
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙", "0123456789" * 4)
_KANA = re.compile("[\uff66-\uff9f]+")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")
_CJK = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_SPREAD = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")
_THAI = re.compile("เเ|ํา")
# Vietnamese writes the tone of oa, oe, uy on the first or on the second vowel.
_TONES = re.compile("[oọóòỏõ][aạáàảã]|[oọóòỏõ][eẹéèẻẽ]|[uụúùủũ][yỵýỳỷỹ]")
_LABEL = 120
_DOT_AND_MARKS = ("\u0323", "\u0301", "\u0300", "\u0309", "\u0303")


def is_spaceless(letter: str) -> bool:
    """Whether the letter is of a script that puts no spaces between words, or none before particles: Thai, CJK, kana, Hangul."""
    return (
        "\u0e00" <= letter <= "\u0eff"
        or "\u1100" <= letter <= "\u11ff"
        or "\u2e80" <= letter <= "\u9fff"
        or "\uac00" <= letter <= "\ud7af"
    )


def key(text: str) -> str:
    """The folded text in one spelling."""
    return _short(text) if len(text) <= _LABEL else _long(text)


@lru_cache(maxsize=8192)
def _short(text: str) -> str:
    return _spell(text)


# The same text is asked about once for each language.
@lru_cache(maxsize=16)
def _long(text: str) -> str:
    return _spell(text)


def _spell(text: str) -> str:
    folded = fold(text)
    if folded.isascii():
        return folded
    folded = _KANA.sub(lambda run: unicodedata.normalize("NFKC", run[0]), folded)
    folded = _THAI.sub(lambda found: "แ" if found[0] == "เเ" else "ำ", folded)
    folded = _GREEK.sub(lambda run: _without_accents(run[0]), folded.translate(_LETTERS))
    folded = _TONES.sub(lambda pair: _tone_first(pair[0]), folded)
    return _SPREAD.sub("", " ".join(folded.split()))


def western_digits(text: str) -> str:
    """Arabic, Persian, Bengali, Thai and full-width digits as 0 to 9."""
    return text.translate(_DIGITS).translate({point: chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F)})


def count_words(text: str) -> int:
    """How many words the text has; where words are not set apart, two letters count as one."""
    close = sum(map(is_spaceless, text))
    return len(text.split()) if not close else len(re.findall(r"[^\W]+", _without_spaceless(text))) + (close + 1) // 2


def bounded(phrase: str) -> str:
    """A pattern for the phrase as whole words; `word*` also with endings. Letters that run together with others need no edge.

    Hebrew and Arabic write "in", "from", "the" at the beginning of the word.
    """
    open_end = phrase.endswith("*")
    bare = phrase.rstrip("*")
    before = "" if not bare[:1].isalnum() or is_spaceless(bare[0]) else rf"(?<![\w]){_prefixes(bare[0])}"
    after = "" if open_end or not _is_word(bare[-1:]) or is_spaceless(bare[-1]) else r"(?!\w)"
    return f"{before}{re.escape(bare)}{after}"


def _is_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter or " ").startswith("M")


def _prefixes(letter: str) -> str:
    if "\u05d0" <= letter <= "\u05ea":
        return "[והבלמשכ]{0,3}-?"
    return "(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)" if "\u0620" <= letter <= "\u06ff" else ""


def _without_spaceless(text: str) -> str:
    return "".join(" " if is_spaceless(letter) else letter for letter in text)


def _without_accents(run: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", run) if not unicodedata.combining(c))


def _tone_first(pair: str) -> str:
    parts = unicodedata.normalize("NFD", pair)
    tone = "".join(c for c in parts if c in _DOT_AND_MARKS)
    vowels = "".join(c for c in parts if c not in _DOT_AND_MARKS)
    return unicodedata.normalize("NFC", vowels[0] + tone + vowels[1:]) if len(tone) <= 1 and len(vowels) == 2 else pair
