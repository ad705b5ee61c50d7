"""Shapes that a language file defines for itself: names without capitals, words that are typed in several ways."""

import re

import pytest

from shared.adapters.forms.own_shapes import OwnShapes, any_of, loosened

SHAPES = {"edge": [r"(?<!\w)و?"], "WORD": [r"(?!{STOP}(?!\w))[^\W\d_]+"], "PERSON": ["{-WORD}(?: {-WORD}){1,2}"]}


def find(pattern: str, text: str, shapes: dict[str, list[str]] = SHAPES) -> re.Match[str] | None:
    return re.search(OwnShapes(shapes, ["سيبدأ"]).put([pattern])[0], text)


def test_a_name_ends_where_a_stop_word_begins():
    found = find("الموظف {PERSON}", "الموظف رامز الحلاج سيبدأ غدا")

    assert found
    assert found["v"] == "رامز الحلاج"


def test_with_a_minus_the_words_only_have_to_stand_there():
    found = find("{-PERSON} سيبدأ (?P<v>غدا)", "رامز الحلاج سيبدأ غدا")

    assert found
    assert found["v"] == "غدا"


def test_a_word_joined_to_and_is_found():
    assert find("مديره {PERSON}", "ومديره رامز الحلاج")


def test_a_file_without_shapes_keeps_its_patterns():
    assert OwnShapes({"role_ends": ["x"]}, []).put(["joins {FULL}"]) == ["joins {FULL}"]


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("إدارة", "اداره"),
        ("مساء", "مساءً"),
        ("يحول", "يُحوَّل"),
        ("کاری", "كاري"),
        ("می‌شود", "می شود"),
        ('סמנכ"ל', "סמנכ״ל"),
    ],
)
def test_words_are_found_however_they_are_typed(word: str, typed: str):
    assert re.fullmatch(loosened(word), typed)


def test_classes_of_letters_are_left_alone():
    assert loosened(r"[اب]\w") == r"[اب]\w"


def test_any_of_many_words_is_found_in_full():
    words = ["من", "منذ", "إلى", "على"]

    assert all(re.fullmatch(any_of(words), word) for word in words)
    assert not re.fullmatch(any_of(words), "م")
    assert not re.match(any_of([]), "من")
