"""Names in Cyrillic and Greek letters as Latin ones, by rules that each country has made for itself. Pure.

    bg   Transliteration Act of 2009 (the "streamlined system")
    ru   BGN/PCGN 1947 without its marks; final -ий and -ый are -y
    sr   the same letter of the Latin alphabet (Gaj) without its mark; ђ is dj, as in passports
    uk   Resolution 55 of the Cabinet of Ministers, 2010
    el   ELOT 743, as in passports

Which rule holds for Cyrillic is the language's matter. Other scripts are not written as Latin by any rule that gives what their bearer writes:
their names are asked for.
"""

import re
import unicodedata

CYRILLIC = ("bg", "ru", "sr", "uk")

_COMMON = dict(zip("абвдезклмнопрстуф", "abvdezklmnoprstuf", strict=True)) | {
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
}
_TABLES: dict[str, dict[str, str]] = {
    "bg": _COMMON | {"г": "g", "и": "i", "й": "y", "х": "h", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya"},
    "ru": _COMMON
    | {"г": "g", "ё": "e", "и": "i", "й": "y", "х": "kh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"},
    "uk": _COMMON
    | {
        "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "х": "kh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
        "'": "", "\u2019": "", "\u02bc": "",
    },
    "sr": _COMMON
    | {
        "г": "g", "ђ": "dj", "ж": "z", "и": "i", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "х": "h", "ц": "c", "ч": "c", "џ": "dz",
        "ш": "s",
    },
}  # fmt: skip
# At the beginning of a word.
_UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_PATRONYMIC = re.compile(r"\w{2,}(?:ович|евич|ьович|йович|ич|овна|евна|ична|івна|ївна|оглы|кызы)")

_GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps",
}  # fmt: skip
_VOICED = frozenset("αεηιουωβγδζλμνρ")


def is_of(script: str, word: str) -> bool:
    """Whether every letter of the word is of this script (as Unicode names it): look-alikes of another one do not count."""
    letters = [c for c in unicodedata.normalize("NFC", word) if c.isalpha() and c != "\u02bc"]
    return bool(letters) and all(unicodedata.name(c, "").startswith(script) for c in letters)


def from_cyrillic(word: str, language: str) -> str | None:
    """The word in Latin letters, lower case; None when it has a letter that the language does not know."""
    table = _TABLES[language]
    low = unicodedata.normalize("NFC", word).lower()
    if any(c not in table for c in low if c.isalpha()):
        return None
    if language == "ru":
        low = re.sub(r"(?:ий|ый)$", "ы", low)
    if language == "bg":
        low = re.sub(r"ия$", "иа", low)
    if language == "uk":
        low = low.replace("зг", "зgh")
    spelled = [
        _UKRAINIAN_FIRST[c]
        if language == "uk" and (n == 0 or low[n - 1] in " -") and c in _UKRAINIAN_FIRST
        else table.get(c, c)
        for n, c in enumerate(low)
    ]
    return "".join(spelled)


def from_greek(word: str) -> str:
    """The word in Latin letters, lower case."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    # A diaeresis keeps two vowels apart; the other marks say nothing about letters.
    letters = [
        (c, decomposed[n + 1 :].startswith("\u0308") or decomposed[n + 2 : n + 3] == "\u0308")
        for n, c in enumerate(decomposed)
    ]
    plain = [(c, apart) for c, apart in letters if not unicodedata.combining(c)]
    text = "".join("\u0308" + c if apart else c for c, apart in plain)
    text = re.sub(r"ου", "ou", text)
    text = re.sub(r"([αεη])υ(.?)", lambda m: _GREEK[m[1]] + ("v" if m[2] in _VOICED and m[2] else "f") + m[2], text)
    text = re.sub(r"(?<![^\W\d_])μπ|μπ(?![^\W\d_])", "b", text)
    text = re.sub(r"γ(?=[γξχ])", "n", text)
    return "".join(_GREEK.get(c, c) for c in text if c != "\u0308")


def without_patronymic(given: str) -> str:
    """Given names without the father's name after them, which is no part of an address."""
    words = given.split()
    return words[0] if len(words) == 2 and _PATRONYMIC.fullmatch(words[1].lower()) else given
