"""Reminders come in order, and before a technician takes over."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from shared.domain.asking import Asking


def test_without_a_word_there_are_two_reminders_as_far_as_they_come_in_time():
    assert Asking().reminders == (timedelta(days=1), timedelta(days=3))
    assert Asking(expires_hours=72).reminders == (timedelta(days=1),)


def test_none_at_all_can_be_wished():
    assert Asking(reminders_after_hours=()).reminders == ()


@pytest.mark.parametrize("hours", [(0,), (-1,), (24, 24), (72, 24), (168,), (1, 2, 3, 4, 5, 6)])
def test_reminders_that_make_no_sense_are_refused(hours: tuple[float, ...]):
    with pytest.raises(ValidationError):
        Asking(reminders_after_hours=hours)


def test_what_is_stored_can_be_read_again():
    for asking in (Asking(), Asking(expires_hours=12), Asking(reminders_after_hours=(2,))):
        assert Asking.model_validate_json(asking.model_dump_json()) == asking
