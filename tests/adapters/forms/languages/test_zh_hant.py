"""Chinese in traditional characters: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "新進人員帳號申請",
        """各位好，請協助建立新進人員帳號：

一、姓名：歐陽子瑜
二、單位：行銷部
三、職稱：專案經理
四、到職日：115年3月16日
五、報到時間：上午9:00
六、工作地點：台中辦公室
七、直屬主管：柯雅婷
八、電子郵件：ziyu.ouyang@firma.example
九、行動電話：0912-555-012
十、授權：Microsoft 365 E3
十一、郵件群組：mkt@firma.example
十二、比照：游承翰
""",
        "onboard",
        [
            {
                "display_name": "歐陽子瑜",
                "email": "ziyu.ouyang@firma.example",
                "job_title": "專案經理",
                "department": "行銷部",
                "office": "台中辦公室",
                "mobile_phone": "0912-555-012",
                "manager": "柯雅婷",
                "effective_date": "115年3月16日",
                "effective_time": "上午9:00",
                "licenses": ["Microsoft 365 E3"],
                "groups": ["mkt@firma.example"],
                "copy_from": "游承翰",
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "新人到職",
        """資訊部您好：
行銷部新進人員游承翰將於5月18日到職，擔任行銷專員，直屬主管為歐陽子瑜，辦公地點在台中辦公室。
請協助建立信箱 ch.yu@firma.example，授權使用 Business Premium，並加入 mkt@firma.example 郵件群組。權限比照連書瑋。
手機：0912-555-034
""",
        "onboard",
        [
            {
                "display_name": "游承翰",
                "email": "ch.yu@firma.example",
                "job_title": "行銷專員",
                "department": "行銷部",
                "office": "台中辦公室",
                "mobile_phone": "0912-555-034",
                "manager": "歐陽子瑜",
                "effective_date": "5月18日",
                "licenses": ["Business Premium"],
                "groups": ["mkt@firma.example"],
                "copy_from": "連書瑋",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "同仁異動通知",
        """您好，連書瑋自6月1日起由行銷部調任業務部，職稱改為業務副理，直屬主管改為岳庭宇。
請將他加入 sales@firma.example 群組，並移出 mkt@firma.example 群組。
""",
        "change",
        [
            {
                "display_name": "連書瑋",
                "job_title": "業務副理",
                "department": "業務部",
                "manager": "岳庭宇",
                "effective_date": "6月1日",
                "groups": ["sales@firma.example"],
                "groups_remove": ["mkt@firma.example"],
            }
        ],
        id="a_move_in_sentences",
    ),
    pytest.param(
        "同事離職",
        """Hi IT，
業務部連書瑋最後工作天係5月29日，麻煩當日下午5時半停用佢個帳戶。
啲電郵轉寄畀我，信箱唔使轉做共用。OneDrive 交畀游承翰。
唔該！
""",
        "offboard",
        [
            {
                "display_name": "連書瑋",
                "department": "業務部",
                "effective_date": "5月29日",
                "effective_time": "下午5時半",
                "forward_to": "我",
                "convert_to_shared": "no",
                "onedrive_to": "游承翰",
            }
        ],
        id="a_departure_in_cantonese_sentences",
    ),
    pytest.param(
        "請假通知",
        """各位同事，本人5月18日至22日放年假，期間有事請聯絡柯雅婷。
""",
        "none",
        [],
        id="an_annual_leave",
    ),
    pytest.param(
        "離職帳號停用",
        """| 項目 | 內容 |
|---|---|
| 員工姓名 | 游承翰 |
| 員編 | T-2041 |
| 部門 | 行銷部 |
| 最後上班日 | 2026/5/29 |
| 停用時間 | 18:00 |
| 信箱轉為共用信箱 | 否 |
| 信件轉寄至 | mkt@firma.example |
| OneDrive 移交給 | 歐陽子瑜 |
| 備註 | 無 |
""",
        "offboard",
        [
            {
                "display_name": "游承翰",
                "department": "行銷部",
                "employee_id": "T-2041",
                "effective_date": "2026/5/29",
                "effective_time": "18:00",
                "forward_to": "mkt@firma.example",
                "convert_to_shared": "否",
                "onedrive_to": "歐陽子瑜",
            }
        ],
        id="a_departure_in_a_table",
    ),
]


@pytest.mark.parametrize(("subject", "body", "kind", "people"), TICKETS)
def test_every_field_of_the_ticket_is_found_and_nothing_else(
    subject: str, body: str, kind: str, people: list[dict[str, object]]
) -> None:
    assert read(body, subject) == (kind, people)
