"""Finds where a date ends in the words of a clause: "on Monday 7 December as a clerk" is about Monday 7 December."""

import re
from datetime import date

from shared.adapters.forms.lexicon import Lexicon
from shared.domain.reading.calendar_words import month_names, weekday_names
from shared.domain.reading.dates import DateOrder, read_date
from shared.domain.reading.folding import fold
from shared.domain.request import Quoted

_DAY_OR_YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d")
_WORDS_BEFORE_A_DATE = 2


def date_in_clause(match: re.Match[str], lexicon: Lexicon, received_on: date) -> tuple[Quoted, ...]:
    """The shortest beginning of the clause that says the whole date, so that later words do not become part of it."""
    value = _before_end(match["v"], lexicon)
    clause = re.split(r"\.(?:\s|$)|[!?]", value.lstrip(" ,"))[0]
    words = clause.split(" ")
    best, meant = "", None
    for count in range(1, min(len(words), 9) + 1):
        piece = " ".join(words[:count]).strip(" ,.")
        read = read_date(piece, received_on=received_on, order=DateOrder.DAY_FIRST)
        if read is None and not best and count > _WORDS_BEFORE_A_DATE:
            break
        if read is not None and (read != meant or _is_of_a_date(words[count - 1])):
            best, meant = piece, read
    before = match[0][: match.start("v") - match.start()] + value[: len(value) - len(value.lstrip(" ,"))]
    quote = before + best
    return (Quoted(value=best, quote=quote.strip()),) if best else ()


def _before_end(value: str, lexicon: Lexicon) -> str:
    """`4 January until 31 March` begins on 4 January."""
    words = "|".join(re.escape(word) for word in lexicon.prose.get("until", ()))
    return re.split(rf"\s(?:{words})\s", value)[0] if words else value


def _is_of_a_date(word: str) -> bool:
    plain = fold(word).strip(".,")
    return bool(_DAY_OR_YEAR.fullmatch(plain)) or plain in month_names(("en",)) or plain in weekday_names(("en",))
