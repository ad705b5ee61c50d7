"""Days named by a part of the calendar: week 12, Monday of week 12, the end of December, the day after tomorrow.

A week or a month is no day: without a weekday, or "end of" before the month, it is asked about. Weeks are those of ISO 8601, which
is what people mean where they number weeks. Words stand beside each other for all languages: none of them means a day elsewhere.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from shared.domain.reading.calendar_words import month_names, weekdays_in
from shared.domain.reading.letters import bounded, key


class Part(NamedTuple):
    """The day, or the days to ask about."""

    day: date | None
    choices: tuple[date, ...] = ()


_WEEK = (
    "kw|kalenderwoche|calendar week|week|wk|cw|semaine|sem|semana|settimana|uge|vecka|veckan|v|uke|viikko|viikolla|vko|vk|tydzień|tygodniu|tyg|"
    "týden|týdnu|týždeň|týždni|hét|teden|tednu|tjedan|tjednu|sedmica|sedmici|недеља|недељи|неделя|неделе|нед|седмица|тиждень|тижні|тиж|hafta|"
    "εβδομαδα|saptamana|săptămâna|vika|viku|שבוע|الاسبوع|اسبوع|هفته|tuần|minggu ke|minggu|pekan ke|pekan|สัปดาห์ที่|সপ্তাহ"
)
_NUMBERED = re.compile(
    rf"(?<![^\W\d])(?:{_WEEK})\.?\s?(?:nr|no|number|nummer|n°|numéro)?\.?\s?-?(?P<after>\d{{1,2}})(?![\d.:]|\s?%)(?:\s?[ /.-]\s?(?P<year>20\d\d)(?!\d))?"
    rf"|(?<!\d)(?P<before>\d{{1,2}})(?:\.\s?(?:{_WEEK})(?!\w)|\s?(?:週目?|周(?!年)|주차))(?:\s?[ /.-]\s?(?P<late>20\d\d)(?!\d))?"
)
_END = (
    "end of|end|late|ende|ultimo|per ende|fin|fin de|fin d'|fin du mois de|finales de|final de|a finales de|fine|fine di|fine del mese di|eind|eind van|einde|"
    "einde van|fim de|final do mês de|fim do mês de|slutet av|i slutet av|sista|slutningen af|udgangen af|utgangen av|slutten av|i slutten av|koniec|końca|"
    "końcem|konec|konce|koncem|koncu|konca|koncom|kraj|krajem|kraja|крај|крајем|краја|край|края на|краят на|конец|конце|конца|кінець|кінці|кінця|τελη|τελος|"
    "sfârșitul lui|sfârșitul lunii|sfarsitul lunii|lok|lok mánaðar|نهايه|نهايه شهر|اخر|סוף|پایان|پايان|akhir|hujung|penghujung|cuối|สิ้นเดือน|ปลายเดือน|শেষ"
)
_AFTER_MONTH = (
    "end|ende|loppu|loppuun|lopussa|lopulla|vége|végén|végéig|végével|sonu|sonunda|sonuna|শেষে|শেষ|末|底|말|말일"
)
_EASTERN_END = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?(?:月|월)\s?(?:末|底|말)")
_TWO_ON = (
    "day after tomorrow, übermorgen, après-demain, après demain, pasado mañana, dopodomani, overmorgen, depois de amanhã, i övermorgon, övermorgon, i overmorgen, "
    "ylihuomenna, pojutrze, pozítří, pozajtra, holnapután, poimâine, prekosutra, pojutrišnjem, вдругиден, прекосутра, послезавтра, післязавтра, μεθαύριο, "
    "öbür gün, yarından sonraki gün, بعد غد, بعد الغد, מחרתיים, پس فردا, پس‌فردا, পরশু, มะรืน, มะรืนนี้, ngày kia, ngày mốt, lusa, あさって, 明後日, 모레, 后天, 後天"
)
_TWO_BACK = (
    "day before yesterday, vorgestern, avant-hier, avant hier, anteayer, antier, l'altro ieri, eergisteren, anteontem, i förrgår, i forgårs, toissapäivänä, "
    "przedwczoraj, předevčírem, predvčerom, tegnapelőtt, alaltăieri, prekjučer, predvčerajšnjim, онзи ден, прекјуче, позавчера, позавчора, προχθές, "
    "evvelsi gün, önceki gün, اول امس, أول أمس, שלשום, پریروز, hôm kia, kemarin lusa, おととい, 一昨日, 그저께, 前天"
)


def read_part(text: str, received_on: date, languages: tuple[str, ...]) -> Part | None:
    """The day meant, or None where no part of the calendar is named. `text` is in one spelling."""
    for phrases, offset in ((_TWO_ON, 2), (_TWO_BACK, -2)):
        if _any_of(phrases).search(text):
            return Part(received_on + timedelta(days=offset))
    if numbered := _NUMBERED.search(text):
        return _week(numbered, text, received_on, languages)
    return _end_of_month(text, received_on, languages)


@cache
def _any_of(phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(bounded(key(phrase)) for phrase in phrases.split(", ")))


def _week(match: re.Match[str], text: str, received_on: date, languages: tuple[str, ...]) -> Part | None:
    number, year = int(match["after"] or match["before"]), match["year"] or match["late"]
    monday = _monday(int(year), number) if year else _nearest_monday(number, received_on)
    if monday is None:
        return Part(None) if number <= 53 else None
    # The word for a week is also that for Sunday in some languages.
    around = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    days = {day.number for day in weekdays_in(around, languages)}
    if len(days) == 1:
        return Part(monday + timedelta(days=days.pop()))
    return Part(None, (monday, monday + timedelta(days=4)))


def _monday(year: int, number: int) -> date | None:
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def _nearest_monday(number: int, received_on: date) -> date | None:
    """The next such week; this week and the one before still count."""
    year = received_on.isocalendar().year
    mondays = [monday for at in (year, year + 1) if (monday := _monday(at, number))]
    return next((monday for monday in mondays if monday >= received_on - timedelta(days=13)), None)


def _end_of_month(text: str, received_on: date, languages: tuple[str, ...]) -> Part | None:
    eastern = _EASTERN_END.search(text)
    if eastern and 1 <= int(eastern["month"]) <= 12:
        return Part(_last_day(int(eastern["month"]), received_on, None))
    match = _end_pattern(languages).search(text)
    if match is None:
        return None
    month = month_names(languages)[(match["month"] or match["early"]).strip(".")]
    year = match["year"] or match["late"]
    return Part(_last_day(month, received_on, int(year) if year else None))


@cache
def _end_pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    months = "|".join(re.escape(name) for name in sorted(month_names(languages), key=len, reverse=True))
    ends = "|".join(re.escape(key(word)) for word in sorted(_END.split("|"), key=len, reverse=True))
    later = "|".join(re.escape(key(word)) for word in sorted(_AFTER_MONTH.split("|"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:{ends})\s?(?P<month>{months})(?!\w)(?!\.?\s?\d{{1,2}}(?!\d))(?:[\s,.]*(?:de\s)?(?P<year>20\d\d))?"
        rf"|(?<![\w.])(?<!\d\s)(?P<early>{months})(?!\w)(?:\s(?P<late>20\d\d))?\s(?:{later})(?!\w)"
    )


def _last_day(month: int, received_on: date, year: int | None) -> date:
    """Of the month that ends next, unless the year is told."""
    at = year or received_on.year
    last = _end(at, month)
    return last if year or last >= received_on else _end(at + 1, month)


def _end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
