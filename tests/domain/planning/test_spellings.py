"""Sign-in names from names of all languages that tickets come in: by a stated rule where there is one, and asked where there is none."""

import pytest

from shared.domain.languages import LANGUAGES
from shared.domain.planning.lookups import wished_by_spelling
from shared.domain.planning.make_plan import make_plan
from shared.domain.planning.onboarding import choose_address
from shared.domain.planning.spellings import spellings
from shared.domain.planning.transliterate import from_cyrillic, from_greek, without_patronymic
from shared.domain.policy import Naming
from shared.domain.request import Asked, Question
from tests.builders import a_company
from tests.clock import START
from tests.domain.planning.test_joiners import a_joining, a_tenant, field, onboarding

DOT, INITIAL = "{given}.{surname}", "{g}{surname}"
# given name, surname, and the part before the @ by both patterns
KNOWN = {
    "en": ("Siobhán", "O’Neill", "siobhan.oneill", "soneill"),
    "de": ("Jörg", "Weißmüller", "joerg.weissmueller", "jweissmueller"),
    "fr": ("Éloïse", "Lefèvre-d'Arc", "eloise.lefevre-darc", "elefevre-darc"),
    "es": ("María José", "Núñez de la Peña", "mariajose.nunezdelapena", "mnunezdelapena"),
    "pt": ("João", "Conceição dos Santos", "joao.conceicaodossantos", "jconceicaodossantos"),
    "it": ("Niccolò", "D'Angelo", "niccolo.dangelo", "ndangelo"),
    "nl": ("Daniël", "van der Berg", "daniel.vanderberg", "dvanderberg"),
    "sv": ("Åsa", "Öström", "asa.ostrom", "aostrom"),
    "da": ("Søren", "Kjærgård", "soren.kjaergard", "skjaergard"),
    "nb": ("Bjørg", "Ødegård", "bjorg.odegard", "bodegard"),
    "nn": ("Håkon", "Bø", "hakon.bo", "hbo"),
    "fi": ("Päivi", "Häkkinen-Mäki", "paivi.hakkinen-maki", "phakkinen-maki"),
    "is": ("Guðrún", "Þórsdóttir", "gudrun.thorsdottir", "gthorsdottir"),
    "pl": ("Łukasz", "Żółkiewski", "lukasz.zolkiewski", "lzolkiewski"),
    "cs": ("Jiří", "Dvořáček", "jiri.dvoracek", "jdvoracek"),
    "sk": ("Ľubomír", "Šťastný", "lubomir.stastny", "lstastny"),
    "sl": ("Žiga", "Črešnar", "ziga.cresnar", "zcresnar"),
    "hr": ("Željko", "Đurić", "zeljko.duric", "zduric"),
    "hu": ("Győző", "Szőke", "gyozo.szoke", "gszoke"),
    "ro": ("Ștefan", "Țurcanu", "stefan.turcanu", "sturcanu"),
    "tr": ("Işıl", "Çağlayangil", "isil.caglayangil", "icaglayangil"),
    "vi": ("Thị Hà", "Đặng", "thiha.dang", "tdang"),
    "id": ("Suharto", "", "suharto", "suharto"),
    "ms": ("Nur Aisyah", "binti Rahman", "nuraisyah.bintirahman", "nbintirahman"),
    "bg": ("Щерьо", "Къдринска-Юнакова", "shteryo.kadrinska-yunakova", "skadrinska-yunakova"),
    "ru": ("Юрий Андреевич", "Хрущёв", "yury.khrushchev", "ykhrushchev"),
    "uk": ("Євген", "Згурський", "yevhen.zghurskyi", "yzghurskyi"),
    "sr": ("Ђурђа", "Љубојевић", "djurdja.ljubojevic", "dljubojevic"),
    "el": ("Ευάγγελος", "Μπουγάτσας", "evangelos.bougatsas", "ebougatsas"),
}  # fmt: skip
ASKED = {
    "ar": ("سارة", "المنصوري"), "bn": ("তানিয়া", "আক্তার"), "fa": ("نگار", "رستمی"), "he": ("נועה", "ברקאי"), "ja": ("結衣", "藤原"),
    "ko": ("서연", "박"), "th": ("มาลี", "สุขใจ"), "zh-Hans": ("晓明", "王"), "zh-Hant": ("志明", "林"),
}  # fmt: skip


def company(language: str = "en", pattern: str = DOT):
    naming = Naming(domain="brightfork.example", pattern=pattern)
    return a_company(language=language, onboarding=onboarding(naming=naming))


def joining(given: str, surname: str, language: str):
    names = {"given_name": field(given), "surname": field(surname) if surname else None}
    return a_joining(**names, language=language, display_name=None)


def test_every_language_of_ours_is_here():
    assert {*KNOWN, *ASKED} == {language.code for language in LANGUAGES}


@pytest.mark.parametrize("language", KNOWN)
def test_a_name_of_this_language_becomes_this_sign_in_name(language):
    given, surname, dotted, initial = KNOWN[language]
    for pattern, wanted in ((DOT, dotted), (INITIAL, initial)):
        (names,) = wished_by_spelling(joining(given, surname, language), company(language, pattern))
        assert names[0] == f"{wanted}@brightfork.example"


@pytest.mark.parametrize("language", ASKED)
def test_a_name_that_only_its_bearer_can_spell_is_asked_for_and_not_made_up(language):
    asked = choose_address(joining(*ASKED[language], language), company(language), a_tenant())
    assert isinstance(asked, Question)
    assert (asked.field, asked.why, asked.choices) == ("email", Asked.MISSING, ())


def test_an_address_in_the_ticket_wins_over_every_rule():
    request = joining("Ђурђа", "Љубојевић", "sr").model_copy(update={"email": field("djuka@brightfork.example")})
    assert make_plan(request, a_tenant(), company("sr"), asked_at=START).subject.address == "djuka@brightfork.example"


def test_the_tickets_language_decides_before_the_companys():
    name = ("Олег", "Гринь")
    assert spellings(*name, ("uk", "ru")) == (("oleh", "hryn"),)
    assert spellings(*name, ("ru", "uk")) == (("oleg", "grin"),)
    assert spellings(*name, ("en", "uk")) == (("oleh", "hryn"),)


def test_without_such_a_language_a_name_is_certain_only_if_all_rules_agree():
    assert spellings("Анна", "Петрова", ("en", "de")) == (("anna", "petrova"),)
    asked = choose_address(joining("Анна", "Горина", "en"), company(), a_tenant())
    assert (asked.why, asked.choices) == (
        Asked.MISSING, ("anna.gorina@brightfork.example", "anna.horyna@brightfork.example"),
    )  # fmt: skip


def test_letters_that_only_one_language_has_settle_it():
    assert spellings("Ђура", "Ћосић", ("en",)) == (("djura", "cosic"),)
    assert spellings("Ґалина", "Їжак", ("bg",)) == (("galyna", "yizhak"),)


@pytest.mark.parametrize(
    ("given", "surname"),
    [
        ("Dаna", "Whitlock"),
        ("Аnna", "Smith"),
        ("Иvan", "Petrov"),
        ("Παuλ", "Smith"),
        ("李", "Whitlock"),
        ("Anna", "山田"),
    ],
)
def test_a_word_of_mixed_or_unknown_letters_is_never_spelled(given, surname):
    """The first two begin with a Cyrillic letter that looks Latin."""
    assert spellings(given, surname, ("en", "ru", "el")) == ()


def test_serbian_is_the_same_in_both_its_alphabets():
    assert company("sr").language == "sr"
    for given, surname in (("Ђорђе", "Шапић"), ("Đorđe", "Šapić")):
        (names,) = wished_by_spelling(joining(given, surname, "sr"), company("sr"))
        assert names[0] == "djordje.sapic@brightfork.example"


@pytest.mark.parametrize(
    ("word", "language", "latin"),
    [
        ("София", "bg", "sofia"), ("Цветя", "bg", "tsvetya"), ("Ёжиков", "ru", "ezhikov"), ("Толстый", "ru", "tolsty"),
        ("Подъячев", "ru", "podyachev"), ("Щука", "ru", "shchuka"), ("Юлія", "uk", "yuliia"), ("Їжакевич", "uk", "yizhakevych"),
        ("Стець", "uk", "stets"), ("Лук’ян", "uk", "lukian"), ("Анна-Юлія", "uk", "anna-yuliia"), ("Џајић", "sr", "dzajic"),
        ("Ынова", "bg", None), ("Ђура", "ru", None),
    ],
)  # fmt: skip
def test_cyrillic_follows_the_rule_of_its_country(word, language, latin):
    assert from_cyrillic(word, language) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("Παύλος", "pavlos"), ("Ευτυχία", "eftychia"), ("Λουκαΐδης", "loukaidis"), ("Μπάμπης", "bampis"), ("Άγγελος", "angelos"),
        ("Σφίγξ", "sfinx"), ("Ψυχή", "psychi"), ("Ουρανία", "ourania"), ("ΜΑΡΊΑ", "maria"), ("Χαϊδεμένος", "chaidemenos"),
        ("Ταΰγετος", "taygetos"), ("Γκίκας", "gkikas"), ("Ντίνος", "ntinos"),
    ],
)  # fmt: skip
def test_greek_follows_elot_743(word, latin):
    assert from_greek(word) == latin


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Юрий Андреевич", "Юрий"), ("Ольга Ильинична", "Ольга"), ("Данияр Ерланович", "Данияр"), ("Олена Петрівна", "Олена"),
        ("Анна Мария", "Анна Мария"), ("Андреевич", "Андреевич"), ("Mary Ann", "Mary Ann"),
    ],
)  # fmt: skip
def test_a_fathers_name_is_no_part_of_an_address(given, kept):
    assert without_patronymic(given) == kept


def test_one_name_is_the_whole_sign_in_name_whatever_the_pattern():
    (names,) = wished_by_spelling(joining("Suharto", "", "id"), company("id", INITIAL))
    assert names[:2] == ("suharto@brightfork.example", "suharto2@brightfork.example")
