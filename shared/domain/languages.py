"""The languages tickets are read in and answered in: code (BCP 47), own name, direction of writing. It holds no wording.

Anything that stores or compares a language uses these codes. What others write ("no", "pt_BR", "zh-TW", "iw") is brought to them by
`find_language`.
"""

from enum import StrEnum

from shared.domain.value import Value


class Direction(StrEnum):
    """Values are those of HTML's `dir` attribute."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Language(Value):
    code: str
    name: str  # as its speakers call it
    direction: Direction = Direction.LEFT_TO_RIGHT


_NAMES = {
    "en": "English", "bg": "български", "bn": "বাংলা", "cs": "čeština", "da": "dansk", "de": "Deutsch", "el": "Ελληνικά", "es": "español",
    "fi": "suomi", "fr": "français", "hr": "hrvatski", "hu": "magyar", "id": "Bahasa Indonesia", "is": "íslenska", "it": "italiano",
    "ja": "日本語", "ko": "한국어", "ms": "Bahasa Melayu", "nb": "norsk bokmål", "nl": "Nederlands", "nn": "norsk nynorsk", "pl": "polski",
    "pt": "português", "ro": "română", "ru": "русский", "sk": "slovenčina", "sl": "slovenščina", "sr": "српски", "sv": "svenska", "th": "ไทย",
    "tr": "Türkçe", "uk": "українська", "vi": "Tiếng Việt", "zh-Hans": "简体中文", "zh-Hant": "繁體中文",
}  # fmt: skip
_NAMES_RIGHT_TO_LEFT = {"ar": "العربية", "fa": "فارسی", "he": "עברית"}
LANGUAGES = tuple(
    sorted(
        [
            *(Language(code=code, name=name) for code, name in _NAMES.items()),
            *(
                Language(code=code, name=name, direction=Direction.RIGHT_TO_LEFT)
                for code, name in _NAMES_RIGHT_TO_LEFT.items()
            ),
        ],
        key=lambda language: language.code,
    )
)
DEFAULT = next(language for language in LANGUAGES if language.code == "en")
_BY_CODE = {language.code.casefold(): language for language in LANGUAGES}
# Macrolanguages, codes of old, and regions that imply another script (CLDR, likely subtags).
_ALSO = {
    "no": "nb", "iw": "he", "in": "id", "msa": "ms", "prs": "fa", "sh": "sr", "zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant",
    "zh-hk": "zh-hant", "zh-mo": "zh-hant", "yue": "zh-hant", "cmn": "zh-hans",
}  # fmt: skip


def find_language(code: str) -> Language | None:
    """The language of a tag in any usual spelling; region and script are dropped where we have only the language."""
    parts = code.strip().replace("_", "-").casefold().split("-")
    for length in range(min(len(parts), 3), 0, -1):
        tag = "-".join(parts[:length])
        if found := _BY_CODE.get(_ALSO.get(tag, tag)):
            return found
    return None


def choose_language(*codes: str) -> Language:
    """The first of the codes that is one of ours; else English."""
    return next((found for code in codes if (found := find_language(code))), DEFAULT)
