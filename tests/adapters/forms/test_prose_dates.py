"""Where a date ends in a sentence: with its full stops, before the next sentence, before another date."""

from datetime import date

import pytest

from shared.adapters.forms.lexicon import lexicons
from shared.adapters.forms.prose import compile_pattern
from shared.adapters.forms.prose_dates import date_in_clause

RECEIVED = date(2026, 11, 4)


@pytest.mark.parametrize(
    ("language", "clause", "found"),
    [
        ("de", "Montag, 1. Dezember fängt sie an", "Montag, 1. Dezember"),
        ("de", "7.12. Danach bitte sperren", "7.12"),
        ("de", "7.12. Am Freitag gibt sie den Laptop ab", "7.12"),
        ("fr", "lundi 7 décembre à 9 h", "lundi 7 décembre"),
        ("en", "7 December and returns her laptop on Friday", "7 December"),
        ("en", "Friday 8 December", "Friday 8 December"),
        ("es", "lunes 17 de noviembre como jefa", "lunes 17 de noviembre"),
        ("cs", "7. prosince nastupuje", "7. prosince"),
    ],
)
def test_the_date_is_the_shortest_beginning_that_says_it_all(language: str, clause: str, found: str):
    lexicon = next(lexicon for lexicon in lexicons() if lexicon.language == language)
    match = compile_pattern("am {DATE}").search(f"am {clause}")

    assert [item.value for item in date_in_clause(match, lexicon, RECEIVED)] == [found]
