"""The list of languages, and the many ways others write their codes."""

import pytest
from babel import Locale

from shared.domain.languages import DEFAULT, LANGUAGES, Direction, choose_language, find_language


def test_there_are_thirty_eight_languages_and_each_once() -> None:
    codes = [language.code for language in LANGUAGES]
    assert len(codes) == len(set(codes)) == 38
    assert codes == sorted(codes)


def test_each_language_runs_as_cldr_says_and_is_named_by_its_speakers() -> None:
    for language in LANGUAGES:
        locale = Locale.parse(language.code.replace("-", "_"))
        expected = Direction.RIGHT_TO_LEFT if locale.text_direction == "rtl" else Direction.LEFT_TO_RIGHT
        assert language.direction is expected, language.code
        assert language.name.casefold() == str(locale.get_language_name(language.code[:2])).casefold() or (
            locale.script or language.code in ("id", "ms", "nb", "nn")
        ), language.code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("de", "de"), ("de-CH", "de"), ("pt_BR", "pt"), ("no", "nb"), ("nn-NO", "nn"), ("iw", "he"), ("zh", "zh-Hans"), ("zh-TW", "zh-Hant"),
        ("zh_Hant_HK", "zh-Hant"), ("ZH-HANS", "zh-Hans"), ("sr-Latn-RS", "sr"), (" fr ", "fr"),
    ],
)  # fmt: skip
def test_a_tag_in_any_usual_spelling_is_brought_to_our_code(written: str, code: str) -> None:
    found = find_language(written)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("written", ["", "xx", "-", "english please", "de'; drop", "d"])
def test_what_is_no_language_of_ours_is_none(written: str) -> None:
    assert find_language(written) is None


def test_the_first_known_code_is_chosen_and_english_when_none_is() -> None:
    assert choose_language("", "xx", "sv", "de").code == "sv"
    assert choose_language("xx") is DEFAULT
