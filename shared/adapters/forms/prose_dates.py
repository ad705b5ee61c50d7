"""Finds where a date ends in the words of a clause: "on Monday 7 December as a clerk" is about Monday 7 December."""

import re
from datetime import date
from functools import cache

from shared.adapters.forms.lexicon import Lexicon
from shared.domain.reading.calendar_words import RELATIVE, month_names, weekday_names
from shared.domain.reading.dates import DateOrder, ReadDate, read_date
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import is_spaceless
from shared.domain.request import Asked, Quoted

_DAY_OR_YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d")
# A full stop after a number belongs to the date: "1. Dezember", "7.12."
_SENTENCE_END = re.compile(r"(?<!\d)\.(?:\s|$)|[!?।]")
_WORDS_BEFORE_A_DATE = 2
_MOST_WORDS = 9
# Between the parts of one date: "16 de marzo", "the 4th of May".
_LINKS = frozenset(
    [
        "de",
        "del",
        "of",
        "the",
        "den",
        "dem",
        "der",
        "do",
        "di",
        "d",
        "d'",
        "dia",
        "día",
        "el",
        "il",
        "le",
        "o",
        "na",
        "em",
    ]
)
_CLOCK = frozenset(
    ["uhr", "uur", "h", "u", "am", "pm", "kl", "klo", "ora", "ore", "heures", "horas", "hs", "godz", "óra", "ώρα"]
)


def date_in_clause(match: re.Match[str], lexicon: Lexicon, received_on: date) -> tuple[Quoted, ...]:
    """The shortest beginning of the clause that says the whole date, so that later words do not become part of it."""
    value = _before_end(match["v"], lexicon)
    clause = _SENTENCE_END.split(value.lstrip(" ,"))[0]
    best = _shortest(clause.split(" ")[:_MOST_WORDS], _language(lexicon), received_on)
    before = match[0][: match.start("v") - match.start()] + value[: len(value) - len(value.lstrip(" ,"))]
    quote = before + best
    return (Quoted(value=best, quote=quote.strip()),) if best else ()


def days_in(text: str, lexicon: Lexicon, received_on: date) -> tuple[Quoted, ...]:
    """Every day that the text names, each once; clock times and numbers of other things are none."""
    language = _language(lexicon)
    words = text.split()
    found: dict[date, Quoted] = {}
    at = 0
    while at < len(words):
        said = _shortest(words[at : at + _MOST_WORDS], language, received_on) if _may_begin(words, at, language) else ""
        read = _read(said, language, received_on) if said else None
        if read and read.value:
            found.setdefault(read.value, Quoted(value=said, quote=said))
        at += len(said.split()) or 1
    return tuple(found.values())


def _may_begin(words: list[str], at: int, language: str) -> bool:
    word = fold(words[at]).strip(".,:;()«»\"'")
    names = (language, "en")
    if word[:1].isdigit():
        following = fold(words[at + 1]).strip(".,:;)") if at + 1 < len(words) else ""
        return following not in _CLOCK and ":" not in word
    return word in weekday_names(names) or word in month_names(names) or word in _relative(language)


@cache
def _relative(language: str) -> frozenset[str]:
    """The words that stand for a day by themselves: today, tomorrow, yesterday."""
    words = RELATIVE.get(language)
    said = (*words.today, *words.tomorrow, *words.yesterday) if words else ()
    return frozenset(fold(word) for word in said if " " not in word)


def _read(text: str, language: str, received_on: date) -> ReadDate | None:
    """What the text says of a day; what is neither a day nor days to choose from ("9.00") is none."""
    read = read_date(text, received_on=received_on, order=DateOrder.DAY_FIRST, languages=(language, "en"))
    return read if read and (read.value or read.choices) else None


def _shortest(words: list[str], language: str, received_on: date) -> str:
    best, meant, last = "", None, 0
    for count in range(1, len(words) + 1):
        piece = " ".join(words[:count]).strip(" ,.:")
        read = _read(piece, language, received_on)
        if read is None:
            # "5 月 20 日" has its parts apart.
            if not best and count > _WORDS_BEFORE_A_DATE and not any(map(is_spaceless, piece)):
                break
            continue
        links = all(fold(word) in _LINKS for word in words[last : count - 1])
        follows = last > 0 and links and _is_of_a_date(words[count - 1], language)
        if last and not follows and words[last - 1].endswith("."):
            break  # the next sentence
        if follows or (read != meant and (meant is None or not _contradicts(read))):
            best, meant, last = piece, read, count
    return best


def _contradicts(read: ReadDate) -> bool:
    """Two days that do not stand side by side are two dates: "on 7 December and returns her laptop on Friday"."""
    return read.why is Asked.CONTRADICTORY


def _language(lexicon: Lexicon) -> str:
    return lexicon.language.replace("-", "_")


def _before_end(value: str, lexicon: Lexicon) -> str:
    """`4 January until 31 March` begins on 4 January."""
    words = "|".join(re.escape(word) for word in lexicon.prose.get("until", ()))
    return re.split(rf"\s(?:{words})\s", value)[0] if words else value


def _is_of_a_date(word: str, language: str) -> bool:
    plain = fold(word).strip(".,:")
    names = (language, "en")
    return bool(_DAY_OR_YEAR.fullmatch(plain)) or plain in month_names(names) or plain in weekday_names(names)
