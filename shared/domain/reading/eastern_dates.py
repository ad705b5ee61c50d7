"""Dates as East Asia and Iran write them: 令和8年4月1日, 民國115年3月27日, 115/03/27, 5월 6일, 02/03/69, 1404/08/24, ۱۱ بهمن.

A date of the Islamic calendar is recognised and never converted: its day depends on the moon and the country.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple


class Found(NamedTuple):
    """Where the date stands; `day` is None for a day that does not exist or that only people can tell."""

    span: tuple[int, int]
    day: date | None


_ERAS = {"令和": 2018, "平成": 1988, "r": 2018}
_MINGUO = 1911
_BUDDHIST = 2500 - 543
_SEP = r"\s*[./-]\s*"
_DAY = r"(\d{1,2})(?!\d)"
_YMD = re.compile(
    r"(?<!\d)(?:(民國|民国|中華民國|令和|平成|r)\s*)?(\d{2,4}|\d|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*(?:[日号號일]|(?!\d))"
)
_MD = re.compile(r"(?<![\d年년])\s*(?<!\d)(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
_ERA = re.compile(rf"(令和|平成|(?<![a-z0-9])r)\s*(\d{{1,2}}|元){_SEP}(\d{{1,2}}){_SEP}{_DAY}")
_THREE = re.compile(rf"(?<![\d./-])(\d{{3,4}}){_SEP}(\d{{1,2}}){_SEP}{_DAY}(?![./-]\d)")
_THREE_BACK = re.compile(rf"(?<![\d./-])(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(1[34]\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d./-])(0[0-9])/(\d\d)/(\d\d)(?![\d/])")
# 2569 is written 69.
_THAI = re.compile(rf"(?<![\d./-])(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}([6-9]\d)(?![\d/-])")
_SOLAR_MONTHS = ("فروردين", "ارديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "ابان", "اذر", "دي", "بهمن", "اسفند")
_SOLAR_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*(?:ام|م)?\s*(?:ماه\s*)?({'|'.join(_SOLAR_MONTHS)})(?:\s*ماه)?(?!\w)(?:\s*(?:سال\s*)?(1[34]\d\d))?"
)
_LUNAR = range(1430, 1500)
_SOLAR = range(1380, 1430)


def find_eastern(text: str, received_on: date, languages: tuple[str, ...]) -> list[Found]:
    """Every such date. `text` is in one spelling, with western digits."""
    found = [Found(m.span(), _written(m, received_on)) for m in _YMD.finditer(text)]
    if "ja" in languages or "令和" in text or "平成" in text:
        found += [Found(m.span(), _of_era(m)) for m in _ERA.finditer(text)]
    found += [Found(m.span(), _near(received_on, _in_year(int(m[1]), int(m[2])))) for m in _MD.finditer(text)]
    found += _numeric(text, languages)
    if "th" in languages:
        found += [Found(m.span(), _day(_BUDDHIST + int(m[3]), int(m[2]), int(m[1]))) for m in _THAI.finditer(text)]
    if "fa" in languages:
        found += [Found(m.span(), _named(m, received_on)) for m in _SOLAR_NAMED.finditer(text)]
        found += [Found(m.span(), from_solar(1400 + int(m[1]), int(m[2]), int(m[3]))) for m in _SHORT.finditer(text)]
    return _apart(found)


def _written(match: re.Match[str], received_on: date) -> date | None:
    era, year, month, day = match[1], match[2], int(match[3]), int(match[4])
    if era in _ERAS:
        return _day(_ERAS[era] + (1 if year == "元" else int(year)), month, day)
    if year == "元":
        return None
    number = int(year)
    if era or len(year) == 3:
        return _day(number + _MINGUO, month, day)
    return _day(number + (received_on.year // 100 * 100 if number < 100 else 0), month, day)


def _of_era(match: re.Match[str]) -> date | None:
    return _day(_ERAS[match[1]] + (1 if match[2] == "元" else int(match[2])), int(match[3]), int(match[4]))


def _numeric(text: str, languages: tuple[str, ...]) -> list[Found]:
    found: list[Found] = []
    triples = [(m.span(), int(m[1]), int(m[2]), int(m[3])) for m in _THREE.finditer(text)]
    triples += [(m.span(), int(m[3]), int(m[2]), int(m[1])) for m in _THREE_BACK.finditer(text)]
    for span, year, month, day in triples:
        if 100 <= year < 200 and "zh_Hant" in languages:
            found.append(Found(span, _day(year + _MINGUO, month, day)))
        elif year in _SOLAR and "fa" in languages:
            found.append(Found(span, from_solar(year, month, day)))
        elif year in _LUNAR:
            found.append(Found(span, None))
    return found


def _named(match: re.Match[str], received_on: date) -> date | None:
    month, day = _SOLAR_MONTHS.index(match[2]) + 1, int(match[1])
    if match[3]:
        return from_solar(int(match[3]), month, day)
    return _near(received_on, lambda year: from_solar(year - 621, month, day) or from_solar(year - 622, month, day))


def _in_year(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: _day(year, month, day)


def _near(received_on: date, in_year: Callable[[int], date | None]) -> date | None:
    """Without a year: the day in the quarter before or the nine months after the ticket."""
    early, late = received_on - timedelta(days=90), received_on + timedelta(days=275)
    days = [in_year(year) for year in (received_on.year, received_on.year + 1, received_on.year - 1)]
    return next((day for day in days if day and early <= day < late), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# 21 March 2025. Eight leap years in 33: the arithmetic rule agrees with the astronomical one from 1342 to 1472.
_NOWRUZ_1404 = date(2025, 3, 21)


def from_solar(year: int, month: int, day: int) -> date | None:
    """A day of the Iranian calendar: six months of 31 days, five of 30, and the last of 29 or 30."""
    length = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not (1 <= month <= 12 and 1 <= day <= length and 1342 <= year <= 1472):
        return None
    years = range(min(year, 1404), max(year, 1404))
    days = sum(366 if _is_leap(passed) else 365 for passed in years)
    start = _NOWRUZ_1404 + timedelta(days=days if year >= 1404 else -days)
    return start + timedelta(days=(month - 1) * 30 + min(month - 1, 6) + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def _apart(found: list[Found]) -> list[Found]:
    """The longest where two overlap, in the order of the text."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.span[0] - each.span[1], each.span)):
        if all(one.span[1] <= other.span[0] or other.span[1] <= one.span[0] for other in kept):
            kept.append(one)
    return sorted(kept)
