"""Names of groups without the words around them, and the closest names as choices only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.planning.closest import MOST, closest
from shared.domain.planning.group_words import bare_group_name, same_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sales", "sales"),
        ("the distribution list Sales", "sales"),
        ("Sales distribution list", "sales"),
        ("Sales team", "sales"),
        ("Sales-Team", "sales"),
        ("group: Sales", "sales"),
        ("“Finance”", "finance"),
        ("die Gruppe Einkauf", "einkauf"),
        ("Gruppe «Vertrieb»", "vertrieb"),
        ("Verteiler Vertrieb", "vertrieb"),
        ("liste de diffusion Compta", "compta"),
        ("groupe Comptabilité", "comptabilité"),
        ("grupo Ventas", "ventas"),
        ("gruppo Vendite", "vendite"),
        ("grupo Vendas", "vendas"),
        ("groep Inkoop", "inkoop"),
        ("gruppen Salg", "salg"),
        ("ryhmä Myynti", "myynti"),
        ("grupa Sprzedaż", "sprzedaż"),
        ("skupina Prodej", "prodej"),
        ("csoport Pénzügy", "pénzügy"),
        ("група Продажби", "продажби"),
        ("группа Продажи", "продажи"),
        ("група Продажі", "продажі"),
        ("ομάδα Πωλήσεις", "πωλήσεις"),
        ("Satış grubu", "satış"),
        ("קבוצת מכירות", "מכירות"),
        ("مجموعة المبيعات", "المبيعات"),
        ("営業グループ", "営業"),
        ("グループ「営業」", "営業"),
        ("영업팀", "영업"),
        ("销售群组", "销售"),
        ("nhóm Kinh doanh", "kinh doanh"),
        ("Ｓａｌｅｓ　Ｅａｓｔ", "sales east"),
        ("Gatehouse (security)", "gatehouse"),
        # nothing to take off, or nothing left
        ("Gatehouse (AD)", "gatehouse (ad)"),
        ("Team", "team"),
        ("The Team", "the team"),
        ("Listening Post", "listening post"),
        ("Groupon", "groupon"),
        ("All Staff", "all staff"),
    ],
)
def test_words_around_a_name_are_taken_off_at_its_ends_only(words, name):
    assert same_name(bare_group_name(words)) == same_name(name)


def test_the_name_keeps_its_letters_since_folded_ones_are_others_to_a_directory():
    assert bare_group_name("ομάδα Πωλήσεις") == "Πωλήσεις"
    assert bare_group_name("Gruppe Hauptstraße") == "Hauptstraße"


@given(st.text(max_size=60))
def test_any_words_leave_a_name_unless_they_are_blank(words):
    assert bool(bare_group_name(words)) == bool(same_name(words))


def test_case_width_composition_and_spaces_are_the_same_name_and_nothing_else_is():
    assert same_name("Cafe\u0301  TEAM") == same_name("Café team") == same_name("ＣＡＦÉ\u3000Ｔｅａｍ")
    assert same_name("Sаles") != same_name("Sales")  # the second letter of the first is Cyrillic
    assert same_name("Zürich") != same_name("Zurich")


def test_the_closest_names_come_first_and_far_ones_not_at_all():
    named = [(name, name) for name in ("Sales East", "Sales West", "Salaries", "Production")]
    assert closest("sales eats", named)[0] == "Sales East"
    assert "Production" not in closest("sales eats", named)
    assert closest("Quality", named) == ()


def test_so_many_choices_and_no_more():
    assert len(closest("Sales 1", [(f"Sales {n}", n) for n in range(50)])) == MOST
