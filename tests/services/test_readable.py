"""The scan itself sees what it looks for."""

import pytest

from tests.services.readable import unreadable


@pytest.mark.parametrize(
    "text",
    [
        "<b>None</b>",
        "{'a': 1}",
        "user.create",
        "no_seat: buy one",
        "9b0d5a77-3c1f-4f0e-8d24-6a7f3e5b1c00",
        "Step object at 0x7f",
    ],
)
def test_what_is_not_for_people_is_found(text):
    assert unreadable(text)


@pytest.mark.parametrize("text", ["Nonesuch Ltd", "a.user.created@x.example", "Done and read back", "nullify"])
def test_words_of_people_are_left_alone(text):
    assert unreadable(text) == []
