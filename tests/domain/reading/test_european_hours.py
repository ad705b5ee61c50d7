"""Hours in words: read where they are certain."""

from datetime import time

import pytest

from shared.domain.reading.times import read_time


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("klukkan sjö", time(7)), ("klukkan fjögur síðdegis", time(16)), ("Pride ob osmih", time(8)), ("ob petih popoldne", time(17)), ("Reggel hatra jön", time(6)),
        ("délután négyre", time(16)), ("um acht", time(8)), ("a las ocho de la tarde", time(20)), ("às nove", time(9)), ("alle otto", time(8)),
        ("om negen uur", time(9)), ("klockan åtta", time(8)), ("klokken otte", time(8)), ("kello kahdeksan", time(8)), ("la ora opt", time(8)),
        ("o ósmej", time(8)), ("o ôsmej", time(8)), ("v osm hodin", time(8)), ("u osam sati", time(8)), ("у осам часова", time(8)), ("о восьмій", time(8)),
        ("στις οκτώ", time(8)), ("jam delapan pagi", time(8)), ("pukul lapan", time(8)), ("at five in the afternoon", time(17)), ("at twelve", time(12)),
    ],
)  # fmt: skip
def test_an_hour_in_words_is_an_hour(text: str, at: time):
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text",
    [
        "klukkan fjögur",
        "at four",
        "acht Personen",
        "um halb acht",
        "a las ocho y media",
        "alle",
        "at onset",
        "om elfriede",
    ],
)
def test_what_is_not_certain_is_no_time(text: str):
    assert read_time(text) is None
