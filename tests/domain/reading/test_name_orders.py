"""Names by the customs of their script and country. A wrong split would become a sign-in name."""

import pytest

from shared.domain.reading.folding import tidy
from shared.domain.reading.person_names import split_name


@pytest.mark.parametrize(
    ("name", "country", "given", "surname"),
    [
        ("欧阳静雯", "CN", "静雯", "欧阳"), ("沈浩", "CN", "浩", "沈"), ("郭芷晴", "HK", "芷晴", "郭"), ("제갈민", "KR", "민", "제갈"), ("윤서아", "KR", "서아", "윤"),
        ("윤 대리", "KR", None, "윤"), ("長谷川 涼", "JP", "涼", "長谷川"), ("Đặng Thu Hà", "VN", "Thu Hà", "Đặng"), ("chị Đặng Thu Hà", "VN", "Thu Hà", "Đặng"), ("Thu Đặng", "VN", "Thu", "Đặng"),
        ("Соколова Вера Павловна", "RU", "Вера", "Соколова"), ("Вера Павловна Соколова", "RU", "Вера", "Соколова"), ("Марина Соколова", "RU", "Марина", "Соколова"),
        ("Соколова Марина", "RU", "Марина", "Соколова"), ("Ковальчук Уляна", "UA", "Уляна", "Ковальчук"), ("Ивайло Петров Златев", "BG", "Ивайло", "Златев"),
        ("Нина Павковић", "RS", "Нина", "Павковић"), ("فهد بن سعود الشهري", "SA", "فهد", "الشهري"), ("عبد الرحمن العتيبي", "SA", "عبد الرحمن", "العتيبي"),
        ("منى شكري", "EG", "منى", "شكري"), ("תמר בן דוד", "IL", "תמר", "בן דוד"), ("Aisyah binti Rahmat", "MY", "Aisyah", "Rahmat"), ("Devi a/p Muthu", "MY", "Devi", "Muthu"),
    ],
)  # fmt: skip
def test_a_name_is_split_by_its_custom(name: str, country: str, given: str | None, surname: str):
    found = split_name(name, country)

    assert (found.given, found.surname) == (given, surname)


@pytest.mark.parametrize(
    ("name", "country"),
    [("陳方安生", "HK"), ("渡辺直樹", "JP"), ("عبد الله", "SA"), ("Tan Wei Ling", "MY"), ("Беркут Сокол", "RU"), ("Hoa Lan", "VN"), ("ВанДер Бек Том", "RU"), ("獨", "TW"), ("남궁", "KR")],
)  # fmt: skip
def test_a_doubtful_name_is_not_split(name: str, country: str):
    found = split_name(name, country)

    assert (found.given, found.surname) == (None, None)


def test_the_persian_half_space_stays_in_a_name():
    assert tidy("کاظمی\u200cنژاد\u200c ") == "کاظمی\u200cنژاد"
