"""Every language says everything: complete, with the same places to fill in, in its own forms and its own script."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import catalogues
import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from shared.domain.languages import LANGUAGES, Language
from shared.services.speech import LOCALES, SOURCE, catalogue_path

OTHERS = [language for language in LANGUAGES if language != SOURCE]
# Words that are spelled alike: names of fields and answers, never sentences.
SPELLED_ALIKE = 14
# The script that most letters of a language's sentences are written in, as Unicode names its letters.
SCRIPTS = {
    "ar": "ARABIC", "fa": "ARABIC", "he": "HEBREW", "bg": "CYRILLIC", "ru": "CYRILLIC", "sr": "CYRILLIC", "uk": "CYRILLIC", "el": "GREEK",
    "bn": "BENGALI", "th": "THAI", "ja": "", "ko": "HANGUL", "zh-Hans": "CJK", "zh-Hant": "CJK",
}  # fmt: skip


def catalogue(language: Language) -> Catalog:
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=Locale.parse(language.code, sep="-"))


def messages(language: Language) -> Iterator[tuple[Message, tuple[str, ...], tuple[str, ...]]]:
    """Each message, its sources and its translations."""
    for message in catalogue(language):
        if message.id:
            yield message, _texts(message.id), _texts(message.string)


def _texts(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, tuple) else (str(text),)


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def test_the_catalogues_are_up_to_the_sentences_in_code_and_templates():
    assert catalogues.stale() == [], "run: python scripts/catalogues.py"


def test_there_is_a_catalogue_for_each_language_and_no_compiled_copy():
    kept = {path.relative_to(LOCALES).as_posix() for path in LOCALES.rglob("*") if path.is_file()}

    assert kept == {f"{language.code}/LC_MESSAGES/messages.po" for language in OTHERS} | {"messages.pot"}
    assert list(Path(LOCALES).rglob("*.mo")) == []


def test_everything_requesters_read_is_found():
    ids = {message.id for message in catalogues.spoken()}

    assert "Hello {name}," in ids, "from code"
    assert "Nothing has been changed so far." in ids, "from a note's template"
    assert "Send the answers" in ids, "from a page's template"
    assert any(isinstance(sentence, tuple) for sentence in ids), "with its plural"


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_every_sentence_is_translated_in_all_its_forms(language: Language):
    own = catalogue(language)
    for message, _, said in messages(language):
        assert not message.fuzzy
        assert all(text.strip() for text in said), message.id
        assert len(said) == (own.num_plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_the_same_is_filled_in_everywhere(language: Language):
    for message, sources, said in messages(language):
        if not message.pluralizable:
            assert places(said[0]) == places(sources[0]), message.id
        for text in said:
            assert set(places(text)) <= set(places(sources[-1])), message.id
            assert text.replace("{", "").replace("}", "").count("%") == 0


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_a_form_that_stands_for_more_than_one_number_says_which(language: Language):
    own = catalogue(language)
    numbers: dict[int, set[int]] = {}
    for number in range(1, 200):
        numbers.setdefault(_form(own, number), set()).add(number)
    for message, _, said in messages(language):
        if message.pluralizable:
            for form, stands_for in numbers.items():
                assert len(stands_for) == 1 or "{count}" in said[form], (form, said[form])


def _form(own: Catalog, number: int) -> int:
    from gettext import c2py

    return int(c2py(own.plural_expr)(number))


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_no_english_is_left_over(language: Language):
    same = [sources[0] for _, sources, said in messages(language) if said[0] == sources[0] and places(said[0]) == []]
    patterned = [sources[0] for _, sources, said in messages(language) if said[0] == sources[0] and places(said[0])]

    assert [text for text in same if " " in text] == []
    assert len(same) <= SPELLED_ALIKE
    assert [text for text in patterned if re.search(r"[A-Za-z]{2}", re.sub(r"\{[^}]*\}", "", text))] == []


@pytest.mark.parametrize("language", [one for one in OTHERS if one.code in SCRIPTS], ids=lambda language: language.code)
def test_a_language_is_written_in_its_script(language: Language):
    script = SCRIPTS[language.code]
    for message, _, said in messages(language):
        letters = [
            c for text in said for c in re.sub(r"\{[^}]*\}", "", text) if unicodedata.category(c) in {"Ll", "Lu", "Lo"}
        ]
        latin = [c for c in letters if unicodedata.name(c).startswith("LATIN")]
        assert len(latin) <= len("email"), message.id
        if script:
            assert all(unicodedata.name(c).startswith((script, "LATIN")) for c in letters), message.id


def test_chinese_of_one_script_does_not_stand_in_the_other():
    simplified, traditional = (
        "".join(text for _, _, said in messages(next(one for one in OTHERS if one.code == code)) for text in said)
        for code in ("zh-Hans", "zh-Hant")
    )

    assert set("请为们邮单这个务") & set(traditional) == set()
    assert set("請為們郵單這個務") & set(simplified) == set()


def test_the_guide_counts_the_languages_right():
    guide = (catalogues.ROOT / "docs" / "asking.md").read_text("utf-8")

    assert f"exists in {len(LANGUAGES)} languages" in guide


def test_no_two_sentences_of_a_language_were_swapped_or_pasted_twice():
    """Words may be alike; whole sentences may not."""
    for language in OTHERS:
        sentences = [said[0] for _, sources, said in messages(language) if len(sources[0]) > 30]
        assert len(sentences) == len(set(sentences)), language.code


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_questions_and_statements_stay_what_they_are(language: Language):
    asks = "?？;؟"  # Greek asks with a semicolon
    for message, sources, said in messages(language):
        if not sources[0].rstrip().endswith("?") or language.code in ("ja", "th"):
            continue
        assert said[0].rstrip()[-1] in asks, message.id
