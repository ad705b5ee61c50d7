"""Speaks to requesters in their own language: sentences from the catalogues in `shared/locales`, dates as they are written there.

A sentence is its English wording, with named places for what goes in. What goes in (also a ticket's words) is data: braces in it mean
nothing. Catalogues are compiled in memory when their language is first spoken, so that no compiled copy can be older than its source.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format, get_timezone_name
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from shared.domain.languages import DEFAULT, Language, choose_language
from shared.services.present_text import moment

LOCALES = Path(__file__).parent.parent / "locales"
SOURCE = DEFAULT  # the sentences in code and templates are in this language


def mark(sentence: str) -> str:
    """Names a sentence to be translated where it stands; it is said later."""
    return sentence


@dataclass(frozen=True)
class Speech:
    """One language. Extraction finds `say`, `say_many` and `mark` by their names."""

    language: Language
    locale: Locale
    translations: NullTranslations

    def say(self, sentence: str, **values: str) -> str:
        """The sentence in this language, with the values put in as they are."""
        return self.translations.gettext(sentence).format(**values)

    def say_many(self, one: str, many: str, count: int, **values: str) -> str:
        """The same, in the form that goes with this number."""
        return self.translations.ngettext(one, many, count).format(count=count, **values)

    def day(self, day: date) -> str:
        """`Freitag, 27. November 2026`."""
        return format_date(day, "full" if self.language != SOURCE else "EEEE d MMMM y", locale=self.locale)

    def short_day(self, day: date) -> str:
        """`27. November 2026`."""
        return format_date(day, "long" if self.language != SOURCE else "d MMMM y", locale=self.locale)

    def moment(self, at: datetime, zone: ZoneInfo) -> str:
        """Day and time of day, with the name of the zone."""
        if self.language == SOURCE:
            return moment(at, zone)
        local = at.astimezone(zone)
        name = get_timezone_name(local, width="long", locale=self.locale)
        clock = format_time(local, "short", tzinfo=zone, locale=self.locale)
        joined = str(get_datetime_format("medium", locale=self.locale))
        return f"{joined.replace('{1}', self.day(local.date())).replace('{0}', clock)} ({name})"

    def words(self) -> dict[str, Callable[..., str]]:
        """What a template needs to speak."""
        return {"say": self.say, "say_many": self.say_many}


def speech_of(*codes: str) -> Speech:
    """The first of these languages that we speak, else English."""
    return _speech(choose_language(*codes))


@cache
def _speech(language: Language) -> Speech:
    return Speech(language=language, locale=_locale(language), translations=_translations(language))


def _locale(language: Language) -> Locale:
    # British: day before month, 24 hours, as everything else in English here.
    return Locale("en", "GB") if language == SOURCE else Locale.parse(language.code, sep="-")


def catalogue_path(language: Language) -> Path:
    """Where a language's sentences are kept."""
    return LOCALES / language.code / "LC_MESSAGES" / "messages.po"


def _translations(language: Language) -> NullTranslations:
    if language == SOURCE:
        return NullTranslations()
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file, locale=_locale(language))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
