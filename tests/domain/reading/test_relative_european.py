"""Days named from the day of writing, in the European languages: on Thursday 19 November 2026 unless said otherwise."""

from datetime import date

import pytest

from shared.domain.reading.dates import DateOrder, read_date
from shared.domain.request import Asked

THURSDAY = date(2026, 11, 19)
TODAY, TOMORROW, FRIDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 23)
NEXT_FRIDAY, MONTH_END = date(2026, 11, 27), date(2026, 11, 30)

MEANT = [
    ("de", "heute um 17 Uhr", TODAY), ("de", "kommenden Freitag", FRIDAY), ("de", "Freitag nächster Woche", NEXT_FRIDAY),
    ("de", "nächste Woche Montag", MONDAY), ("de", "zum Monatsende", MONTH_END), ("de", "1. Jänner 2027", date(2027, 1, 1)),
    ("fr", "vendredi de la semaine prochaine", NEXT_FRIDAY), ("fr", "ce vendredi", FRIDAY), ("fr", "lundi en huit", MONDAY.replace(day=30)),
    ("es", "el viernes de la semana que viene", NEXT_FRIDAY), ("es", "este viernes", FRIDAY), ("es", "mañana", TOMORROW),
    ("it", "lunedì prossimo", MONDAY), ("it", "a fine mese", MONTH_END), ("it", "venerdì della prossima settimana", NEXT_FRIDAY),
    ("nl", "volgende week vrijdag", NEXT_FRIDAY), ("nl", "per direct", TODAY), ("nl", "eind deze maand", MONTH_END),
    ("pt", "na próxima segunda-feira", MONDAY), ("pt", "sexta-feira da próxima semana", NEXT_FRIDAY), ("pt", "amanhã às 17h30", TOMORROW),
    ("pt", "no fim do mês", MONTH_END), ("pt", "nesta sexta", FRIDAY),
    ("sv", "på måndag", MONDAY), ("sv", "fredag nästa vecka", NEXT_FRIDAY), ("sv", "i morgon", TOMORROW), ("sv", "i slutet av månaden", MONTH_END),
    ("nb", "på mandag", MONDAY), ("nb", "fredag i neste uke", NEXT_FRIDAY), ("nb", "ved utgangen av måneden", MONTH_END),
    ("da", "fra på mandag", MONDAY), ("da", "i dag kl. 12", TODAY), ("da", "fredag i næste uge", NEXT_FRIDAY), ("da", "ultimo måneden", MONTH_END),
    ("fi", "ensi viikon perjantai", NEXT_FRIDAY), ("fi", "maanantaina", MONDAY), ("fi", "huomenna", TOMORROW), ("fi", "kuun lopussa", MONTH_END),
    ("is", "á mánudaginn", MONDAY), ("is", "á morgun", TOMORROW), ("is", "föstudaginn í næstu viku", NEXT_FRIDAY),
    ("cs", "tento pátek", FRIDAY), ("cs", "v pondělí", MONDAY), ("cs", "v pátek příští týden", NEXT_FRIDAY), ("cs", "koncem měsíce", MONTH_END),
    ("cs", "ve středu 25. 11.", date(2026, 11, 25)),
    ("sk", "zajtra", TOMORROW), ("sk", "v pondelok", MONDAY), ("sk", "budúci týždeň v piatok", NEXT_FRIDAY), ("sk", "koncom mesiaca", MONTH_END),
    ("sl", "ta petek", FRIDAY), ("sl", "v sredo", date(2026, 11, 25)), ("sl", "naslednji teden v petek", NEXT_FRIDAY), ("sl", "jutri", TOMORROW),
    ("pl", "w najbliższy piątek", FRIDAY), ("pl", "w środę", date(2026, 11, 25)), ("pl", "w piątek w przyszłym tygodniu", NEXT_FRIDAY),
    ("pl", "z końcem miesiąca", MONTH_END), ("pl", "od jutra", TOMORROW),
    ("hu", "jövő hétfőn", MONDAY), ("hu", "holnap", TOMORROW), ("hu", "pénteken", FRIDAY), ("hu", "a hónap végén", MONTH_END),
    ("hu", "2027. február 15-én", date(2027, 2, 15)), ("hu", "2027. 02. 15.", date(2027, 2, 15)),
    ("ro", "mâine", TOMORROW), ("ro", "vinerea aceasta", FRIDAY), ("ro", "luni", MONDAY), ("ro", "vineri săptămâna viitoare", NEXT_FRIDAY),
    ("hr", "u ponedjeljak", MONDAY), ("hr", "sutra", TOMORROW), ("hr", "krajem mjeseca", MONTH_END), ("hr", "idući tjedan u petak", NEXT_FRIDAY),
]  # fmt: skip


def read(language: str, text: str):
    return read_date(text, received_on=THURSDAY, order=DateOrder.DAY_FIRST, languages=(language, "en"))


@pytest.mark.parametrize(("language", "text", "meant"), MEANT)
def test_a_day_seen_from_today_is_read(language: str, text: str, meant: date):
    assert read(language, text).value == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "nächsten Freitag"), ("fr", "vendredi prochain"), ("es", "el próximo viernes"), ("it", "venerdì prossimo"),
        ("pt", "na próxima sexta-feira"), ("sv", "nästa fredag"), ("nb", "neste fredag"), ("nl", "volgende vrijdag"), ("pl", "w przyszły piątek"),
    ],
)  # fmt: skip
def test_next_friday_is_asked_on_a_thursday(language: str, text: str):
    reading = read(language, text)

    assert (reading.value, reading.why) == (None, Asked.AMBIGUOUS)
    assert reading.choices == (FRIDAY, NEXT_FRIDAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "voraussichtlich 1.12.2026"), ("pl", "prawdopodobnie 1.12.2026"), ("fi", "todennäköisesti 1.12.2026"),
        ("hu", "várhatóan 2026. december 1."), ("cs", "pravděpodobně 1. 12. 2026"), ("pt", "provavelmente 01/12/2026"),
    ],
)  # fmt: skip
def test_a_date_that_is_not_settled_is_asked_about(language: str, text: str):
    assert read(language, text).why is Asked.UNCLEAR


def test_a_weekday_with_a_case_ending_must_fit_its_date():
    assert read("cs", "ve středu 26. 11. 2026").why is Asked.CONTRADICTORY
    assert read("pt", "sexta-feira, 26/11/2026").why is Asked.CONTRADICTORY
