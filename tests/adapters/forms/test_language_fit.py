"""Which languages a text can be in: by its script, and by the small words of neighbours."""

import pytest

from shared.adapters.forms.language_fit import has_letters_of, may_be, scripts_in

COMMON = (("da", frozenset({"af", "og", "hun"})), ("sv", frozenset({"av", "och", "hon"})))
DANISH = "hun starter og får adgang af lederen og hun sidder i aarhus " * 4


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("New starter: Ada Quill", {"latin"}),
        ("Новый сотрудник", {"cyrillic"}),
        ("Нов служител, e-mail: ada.quill@quillworks.example, Office E3", {"cyrillic", "latin"}),
        ("عامل جديد", {"arabic"}),
        ("新入社員のアカウント作成をお願いします", {"han", "kana"}),
        ("신규 입사자", {"hangul"}),
        ("2026-12-01 / 08:30", set()),
    ],
)
def test_scripts_are_those_of_a_good_part_of_the_letters(text: str, scripts: set[str]):
    assert scripts_in(text) == scripts


def test_one_foreign_letter_among_many_is_no_script_of_the_text():
    assert scripts_in("Ada Quill joins the Ω team in the office of the northern region on Monday") == {"latin"}


def test_a_long_text_is_in_the_language_whose_small_words_it_has():
    assert may_be("da", DANISH, COMMON)
    assert not may_be("sv", DANISH, COMMON)


def test_a_short_text_and_a_language_without_small_words_may_be_anything():
    assert may_be("sv", "ny kollega", COMMON)
    assert may_be("fi", DANISH, COMMON)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("прошу закрыть все доступы и группы Крылова, это срочно", "ru"),
        ("прошу закрити всі доступи звільненої", "uk"),
        ("молим угасите налоге које је њен шеф имао, хвала и ћао", "sr"),
    ],
)
def test_letters_that_only_one_language_has_exclude_its_neighbours(text: str, language: str):
    assert [one for one in ("bg", "ru", "sr", "uk") if has_letters_of(one, text)] == [language]


def test_a_name_with_a_foreign_letter_excludes_nothing():
    assert has_letters_of("bg", "моля спрете достъпа на Сергій")
