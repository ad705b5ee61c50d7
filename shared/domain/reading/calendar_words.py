"""Month and weekday names of the languages we read (from CLDR through babel) and the words for relative dates.

Names come from CLDR, so a language is added by its code. Words for relative dates are listed by language: add a language by
adding an entry. An absent word means that such a date is asked about, never that it is guessed.
"""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from shared.domain.reading.folding import fold
from shared.domain.value import Value

LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pt", "sv", "nb", "da", "fi", "is", "cs", "sk", "sl", "pl", "hu", "ro", "bg", "hr", "sr",
    "uk", "ru", "el", "tr", "ar", "he", "fa", "bn", "th", "vi", "id", "ms", "ja", "ko", "zh_Hans", "zh_Hant", "et", "lv", "lt", "ga",
)  # fmt: skip


class RelativeWords(Value):
    """One language's words for days seen from the day of writing."""

    today: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()
    yesterday: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    this: tuple[str, ...] = ()  # before a weekday: the coming one
    next: tuple[str, ...] = ()  # before a weekday: of next week
    week_after: tuple[str, ...] = ()  # after a weekday: one week later than the coming one
    end_of_month: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()  # beside a date: it is not settled


RELATIVE: dict[str, RelativeWords] = {
    "en": RelativeWords(
        today=("today", "tonight", "this afternoon", "this morning", "end of today", "cob today"),
        tomorrow=("tomorrow",),
        yesterday=("yesterday",),
        now=("now", "right now", "immediately", "asap", "as soon as possible", "right away", "straight away", "at once", "effective immediately"),
        this=("this", "this coming", "coming", "on"),
        next=("next",),
        week_after=("week", "in a week", "a week from now", "after next", "the week after"),
        end_of_month=("end of month", "end of the month", "end of this month", "month end", "month-end"),
        unsure=("probably", "maybe", "perhaps", "around", "approx", "approximately", "tentative", "tentatively", "provisional",
                "provisionally", "not sure", "i think", "subject to", "if all goes well", "or so", "tbc", "to be confirmed"),
    ),
    "de": RelativeWords(
        today=("heute",), tomorrow=("morgen",), yesterday=("gestern",), now=("sofort", "ab sofort", "per sofort", "umgehend"),
        this=("diesen", "kommenden", "am"), next=("nächsten", "nächster"), week_after=("in einer woche",),
        end_of_month=("ende monat", "monatsende", "ende des monats"), unsure=("voraussichtlich", "vermutlich", "wahrscheinlich"),
    ),
    "fr": RelativeWords(
        today=("aujourd'hui", "ce jour"), tomorrow=("demain",), yesterday=("hier",), now=("immédiatement", "tout de suite"),
        this=("ce",), end_of_month=("fin du mois", "fin de mois"), unsure=("probablement", "sans doute", "environ"),
    ),
    "es": RelativeWords(
        today=("hoy",), tomorrow=("mañana",), yesterday=("ayer",), now=("inmediatamente", "de inmediato"), this=("este",),
        end_of_month=("fin de mes", "final de mes"), unsure=("probablemente", "seguramente"),
    ),
    "it": RelativeWords(
        today=("oggi",), tomorrow=("domani",), yesterday=("ieri",), now=("subito", "immediatamente"), this=("questo",),
        end_of_month=("fine mese",), unsure=("probabilmente", "forse"),
    ),
    "nl": RelativeWords(
        today=("vandaag",), tomorrow=("morgen",), yesterday=("gisteren",), now=("per direct", "meteen"), this=("deze", "komende"),
        end_of_month=("eind van de maand", "einde maand"), unsure=("waarschijnlijk", "vermoedelijk"),
    ),
}  # fmt: skip


def languages_for(country: str, language: str) -> tuple[str, ...]:
    """The languages in which a date may be written there, the company's own first."""
    official = get_official_languages(country, regional=True, de_facto=True)
    return tuple(dict.fromkeys((language, "en", *official)))


@cache
def month_names(languages: tuple[str, ...]) -> dict[str, int]:
    """Folded month name -> number. Where two languages disagree, the first one given is right."""
    names: dict[str, int] = {}
    for language in languages:
        for number, name in _months(language):
            names.setdefault(fold(name).strip("."), number)
    return names


@cache
def weekday_names(languages: tuple[str, ...]) -> dict[str, int]:
    """Folded weekday name -> 0 (Monday) to 6. Short forms only in English: elsewhere they are words of their own."""
    names: dict[str, int] = {}
    for language in languages:
        for number, name in _weekdays(language):
            names.setdefault(fold(name).strip("."), number)
    return names


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


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
