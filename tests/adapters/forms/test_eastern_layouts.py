"""What forms and sentences of East and Southeast Asia have of their own, whatever the language."""

import pytest

from shared.adapters.forms.language_fit import scripts_in
from shared.adapters.forms.same_name import is_named_in, names_of_two
from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(("one", "other"), [("卓一航", "卓一鸣"), ("서하린", "서하준")])
def test_names_without_spaces_that_go_on_differently_are_two(one: str, other: str):
    assert names_of_two(one, other)


@pytest.mark.parametrize(("one", "other"), [("久遠", "久遠 陸"), ("卓一航", "卓一航")])
def test_a_name_without_spaces_may_be_the_beginning_of_another(one: str, other: str):
    assert not names_of_two(one, other)


def test_a_name_is_found_where_the_script_runs_on():
    assert is_named_in("祝青", "邮箱转给祝青处理", ["祝青", "卓一航"])
    assert not is_named_in("祝青", "邮箱转给卓一航处理", ["祝青", "卓一航"])


def test_little_kana_is_enough_for_japanese_and_none_is_chinese():
    assert scripts_in("氏名 部署 役職 社員番号 入社日 勤務地 上長 携帯電話番号 備考 メール") == {"han", "kana"}
    assert scripts_in("姓名 部门 职位 工号 入职日期") == {"han"}


@pytest.mark.parametrize("gap", ["", " "])
def test_a_label_of_two_scripts_is_the_same_with_and_without_a_space(gap: str):
    _, people = read(f"離職人員：卓一航\n最後上班日：2026-05-29\nOneDrive{gap}移交給：祝青\n", "離職")
    assert people[0]["onedrive_to"] == "祝青"


def test_an_address_ends_where_words_without_spaces_go_on():
    _, people = read("氏名：久遠 陸\n最終出社日：2026年5月29日\n転送先：dev@firma.exampleへ\n", "退職")
    assert people[0]["forward_to"] == "dev@firma.example"


def test_plus_signs_are_bullets():
    assert read("+ Họ và tên: Đàm Quốc Bảo\n+ Ngày làm việc cuối cùng: 29/05/2026\n", "Nghỉ việc") == (
        "offboard",
        [{"display_name": "Đàm Quốc Bảo", "effective_date": "29/05/2026"}],
    )


@pytest.mark.parametrize("written", ["", "-", "(tidak ada)", "tidak ada"])
def test_who_leaves_the_box_for_the_surname_empty_has_one_name(written: str):
    body = f"Nama lengkap: Sumiyati\nNama belakang: {written}\nTanggal mulai: 18/05/2026\n"
    _, people = read(body, "Karyawan baru")
    assert people == [{"display_name": "Sumiyati", "given_name": "Sumiyati", "effective_date": "18/05/2026"}]


@pytest.mark.parametrize(
    ("written", "manager"),
    [("봉태윤 팀장님", "봉태윤"), ("봉태윤 님", "봉태윤"), ("봉 팀장", "봉 팀장"), ("봉태윤", "봉태윤")],
)
def test_a_rank_is_no_part_of_a_korean_name_but_of_a_family_name_alone(written: str, manager: str):
    _, people = read(f"성명: 서지호\n입사일: 2026.03.16\n직속 상사: {written}\n", "신규 입사자")
    assert people[0]["manager"] == manager
