"""Whether 03/04 is a day in April or in March: by the country, the language and the sign between the numbers. It reads no date."""

from enum import StrEnum


class DateOrder(StrEnum):
    """How 03/04/2026 is read in a country."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"  # 26/04/01 begins with the year, 4/1 with the month; with the year last: ask
    UNSETTLED = "unsettled"  # both are in use: ask
    DOTTED_DAY_FIRST = "dotted_day_first"  # with dots the day is first; with other signs: ask


# CLDR's short date patterns begin with the month in these; in the second group custom and standard differ (ZZ: unknown).
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW"})
_MONTH_FIRST_LANGUAGES = frozenset({"", "en"})
_YEAR_FIRST = frozenset({"JP", "KR", "KP", "CN", "TW", "MN", "IR"})
_UNSETTLED = frozenset({"ZZ", "CA", "KE", "GH", "PA", "TG", "CY"})


def order_for(country: str, language: str = "") -> DateOrder:
    """The order of day and month that is usual in the country. Who writes there in a language of elsewhere may mean another."""
    if country in _MONTH_FIRST:
        return DateOrder.MONTH_FIRST if language[:2] in _MONTH_FIRST_LANGUAGES else DateOrder.DOTTED_DAY_FIRST
    if country in _YEAR_FIRST:
        return DateOrder.YEAR_FIRST
    return DateOrder.UNSETTLED if country in _UNSETTLED else DateOrder.DAY_FIRST


def by_sign(order: DateOrder, sign: str) -> DateOrder:
    """The order for numbers with this sign between them."""
    if order is not DateOrder.DOTTED_DAY_FIRST:
        return order
    return DateOrder.DAY_FIRST if sign.startswith(".") else DateOrder.UNSETTLED
