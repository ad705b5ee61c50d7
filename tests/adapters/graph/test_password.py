"""Passwords that any tenant takes and nobody guesses."""

import pytest

from shared.adapters.graph.password import thrown_away_password, typed_password


@pytest.mark.parametrize("make", [typed_password, thrown_away_password])
def test_a_password_has_all_four_classes_and_is_never_the_same(make):
    passwords = {make().get_secret_value() for _ in range(50)}

    assert len(passwords) == 50
    for password in passwords:
        assert any(c.islower() for c in password)
        assert any(c.isupper() for c in password)
        assert any(c.isdigit() for c in password)
        assert any(not c.isalnum() for c in password)
        assert 16 <= len(password) <= 256


def test_a_password_to_be_typed_has_no_characters_that_look_alike():
    assert not set("0O1lI") & set("".join(typed_password().get_secret_value() for _ in range(50)))


def test_a_password_does_not_show_itself():
    assert typed_password().get_secret_value() not in repr(typed_password())
