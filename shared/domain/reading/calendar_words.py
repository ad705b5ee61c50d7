"""Month and weekday names of the languages we read (from CLDR through babel) and the words for relative dates.

Names come from CLDR, so a language is added by its code. Words for relative dates are listed by language in `relative_words`: add a
language by adding an entry there.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from shared.domain.reading.letters import bounded, key
from shared.domain.reading.relative_words.english import ENGLISH
from shared.domain.reading.relative_words.european import EUROPEAN
from shared.domain.reading.relative_words.other_scripts import OTHER_SCRIPTS
from shared.domain.reading.relative_words.other_weekdays import OTHER_MONTH_FORMS, OTHER_WEEKDAY_FORMS
from shared.domain.reading.relative_words.weekday_forms import MONTH_FORMS, WEEKDAY_FORMS
from shared.domain.reading.relative_words.words import RelativeWords
from shared.domain.reading.unaccented import unaccented

# babel is imported when the first date is read, not at every start.
if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pt", "sv", "nb", "da", "fi", "is", "cs", "sk", "sl", "pl", "hu", "ro", "bg", "hr", "sr",
    "uk", "ru", "el", "tr", "ar", "he", "fa", "bn", "th", "vi", "id", "ms", "ja", "ko", "zh_Hans", "zh_Hant", "et", "lv", "lt", "ga",
)  # fmt: skip


_FORMS_OF_WEEKDAYS = {**WEEKDAY_FORMS, **OTHER_WEEKDAY_FORMS}
_FORMS_OF_MONTHS = {**MONTH_FORMS, **OTHER_MONTH_FORMS}
_SCRIPTS = tuple(
    (code, re.compile(f"[{letters}]"))
    for code, letters in (
        ("ja", "\u3040-\u30ff"), ("ko", "\uac00-\ud7af"), ("th", "\u0e00-\u0e7f"), ("bn", "\u0980-\u09ff"), ("he", "\u0590-\u05ff"),
        ("el", "\u0370-\u03ff"), ("uk", "іїєґ"), ("sr", "ђјљњћџ"), ("fa", "پچژگیک۰-۹"), ("ar", "ةيكى٠-٩"), ("zh_Hant", "\u4e00-\u9fff"), ("zh_Hans", "\u4e00-\u9fff"),
        ("vi", "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"), ("ru", "а-я"), ("bg", "а-я"),
    )
)  # fmt: skip


RELATIVE: dict[str, RelativeWords] = {**ENGLISH, **EUROPEAN, **OTHER_SCRIPTS}


def languages_for(country: str, *spoken: str) -> tuple[str, ...]:
    """The languages in which a date may be written there: the ticket's and the company's first. Codes as CLDR spells them."""
    from babel.languages import get_official_languages

    official = get_official_languages(country, regional=True, de_facto=True)
    return tuple(dict.fromkeys((*(code.replace("-", "_") for code in spoken), "en", *official)))


def languages_of(text: str) -> tuple[str, ...]:
    """The languages of the text's script, where it tells them: a date in Thai is read in Thai, whatever the company's country."""
    return tuple(code for code, letters in _SCRIPTS if letters.search(text))


@cache
def month_names(languages: tuple[str, ...]) -> dict[str, int]:
    """Folded month name -> number. Where two languages disagree, the first one given is right."""
    names: dict[str, int] = {}
    for language in languages:
        for number, name in (*_months(language), *_FORMS_OF_MONTHS.get(language, ())):
            _add(names, name, number)
    return names


@cache
def weekday_names(languages: tuple[str, ...]) -> dict[str, int]:
    """Folded weekday name -> 0 (Monday) to 6. Short forms only in English: elsewhere they are words of their own."""
    names: dict[str, int] = {}
    for language in languages:
        forms = enumerate(_FORMS_OF_WEEKDAYS.get(language, ()))
        listed = [(number, form) for number, day in forms for form in day.split(", ") if form]
        for number, name in (*_weekdays(language), *listed):
            _add(names, name, number)
    return names


class Weekday(NamedTuple):
    """Where a weekday is named, and its number, 0 for Monday."""

    start: int
    end: int
    number: int


def weekdays_in(text: str, languages: tuple[str, ...]) -> list[Weekday]:
    """The weekdays that the text names, of several words or with a hyphen too ("segunda-feira"). `text` is in one spelling."""
    names = weekday_names(languages)
    return [Weekday(*match.span(), _number(match[0], names)) for match in _weekday_pattern(languages).finditer(text)]


def _number(said: str, names: dict[str, int]) -> int:
    """Of the word, or of its end where "on" and "the" are joined to it."""
    starts = (start for start in range(len(said)) if said[start:] in names)
    return names[said[next(starts) :]]


@cache
def _weekday_pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted(weekday_names(languages), key=len, reverse=True)
    return re.compile(
        "|".join(f"{_edge(name[0], '(?<!-)')}{bounded(name)}{_edge(name[-1], '(?!-)')}" for name in names) or r"(?!)"
    )


def _edge(letter: str, dash: str) -> str:
    """Latin names are no part of a word with a dash ("segunda-feira")."""
    return dash if letter.isascii() else ""


def _add(names: dict[str, int], name: str, number: int) -> None:
    """The first language that has a name wins; its other spellings count as well."""
    spelled = key(name).strip(".")
    for word in (spelled, *unaccented(spelled)):
        names.setdefault(word, number)


def _months(language: str) -> list[tuple[int, str]]:
    locale = _locale(language)
    if locale is None:
        return []
    found = [(n, name) for use in ("format", "stand-alone") for n, name in locale.months[use]["wide"].items()]
    found += [(n, name) for n, name in locale.months["format"]["abbreviated"].items() if not name.isdigit()]
    if language == "en":
        found.append((9, "Sept"))
    return [(n, name) for n, name in found if len(name) > 1 and not name[:1].isdigit()]


def _weekdays(language: str) -> list[tuple[int, str]]:
    locale = _locale(language)
    if locale is None:
        return []
    widths = ("wide", "abbreviated") if language == "en" else ("wide",)
    found = [
        (n, name)
        for use in ("format", "stand-alone")
        for width in widths
        for n, name in locale.days[use][width].items()
    ]
    if language == "en":
        found += [(1, "Tues"), (3, "Thur"), (3, "Thurs"), (2, "Weds")]
    return found


def _locale(language: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
