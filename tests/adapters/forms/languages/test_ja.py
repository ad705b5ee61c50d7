"""Japanese: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "新入社員のアカウント発行依頼",
        """お疲れ様です。人事部の桐谷です。
下記のとおりアカウント発行をお願いいたします。

1. 氏名\t早乙女 颯太（さおとめ そうた）
2. 所属\t営業企画課
3. 役職\t係長
4. 入社年月日\tR8.4.1
5. 出社時間\t午前９時
6. 勤務地\t仙台支店
7. 直属の上長\t大河内 亮
8. 社員No.\tA-1042
9. メールアドレス\ts.saotome@firma.example
10. 携帯電話番号\t090-5550-1234
11. M365 ライセンス\tMicrosoft 365 Business Premium
12. メーリングリスト\teigyo@firma.example、sendai@firma.example
13. 共有メールボックス\tなし
14. 備考\t特になし

以上、よろしくお願いいたします。
""",
        "onboard",
        [
            {
                "display_name": "早乙女 颯太",
                "email": "s.saotome@firma.example",
                "job_title": "係長",
                "department": "営業企画課",
                "office": "仙台支店",
                "mobile_phone": "090-5550-1234",
                "manager": "大河内 亮",
                "employee_id": "A-1042",
                "effective_date": "R8.4.1",
                "effective_time": "午前９時",
                "licenses": ["Microsoft 365 Business Premium"],
                "groups": ["eigyo@firma.example", "sendai@firma.example"],
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "【退職】アカウント停止",
        """■退職者アカウント停止申請

【氏名】
三枝 望
【フリガナ】
サエグサ ノゾミ
【部署】
経理課
【最終出勤日】
2026/6/26（金）
【退職日】
2026/6/30
【停止時刻】
17:30
【メールボックスを共有に変換】
☑はい　☐いいえ
【メール転送先】
keiri@firma.example
【メールボックスのアクセス権付与先】
久我 直人 様
【OneDrive 引き継ぎ先】
未定
【自動返信メッセージ】
不要
【備考】

""",
        "offboard",
        [
            {
                "display_name": "三枝 望",
                "department": "経理課",
                "effective_date": "2026/6/26（金）",
                "effective_time": "17:30",
                "forward_to": "keiri@firma.example",
                "mailbox_delegate": "久我 直人",
                "convert_to_shared": "はい\u3000",
                "onedrive_to": "未定",
            }
        ],
        id="a_departure_in_a_form_with_labels_in_brackets",
    ),
    pytest.param(
        "来月入社の方のアカウントについて",
        """お世話になっております。人事の桐谷です。

6月1日（月）より営業推進部に鳴海 あかりさんが着任します。役職は主任です。上長は小田切 誠さんです。
メールアドレスは a.narumi@firma.example でお願いします。ライセンスはOffice E3をお願いします。
メーリングリスト suishin@firma.example にも登録してください。権限は九条 美樹さんと同じにしてください。
勤務地は名古屋支店です。当日は9:30に来社予定です。
携帯は080-5550-4321です。
よろしくお願いいたします。
""",
        "onboard",
        [
            {
                "display_name": "鳴海 あかり",
                "email": "a.narumi@firma.example",
                "job_title": "主任",
                "department": "営業推進部",
                "office": "名古屋支店",
                "mobile_phone": "080-5550-4321",
                "manager": "小田切 誠",
                "effective_date": "6月1日（月）",
                "effective_time": "9:30",
                "licenses": ["Office E3"],
                "groups": ["suishin@firma.example"],
                "copy_from": "九条 美樹",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "退職者の対応依頼",
        """情シス各位

開発二課の久遠 陸が5月29日付で退職いたします。最終出社日は5月22日（金）です。
5月22日の18時にアカウントを停止してください。
退職後のメールは私に転送し、メールボックスは共有メールボックスに変換してください。
氷室 千夏さんにもフルアクセス権を付与してください。
OneDriveのデータは氷室 千夏さんに引き継ぎます。
自動返信は「久遠は退職しました。dev2@firma.example までご連絡ください。」としてください。
小田切
""",
        "offboard",
        [
            {
                "display_name": "久遠 陸",
                "department": "開発二課",
                "effective_date": "5月22日（金）",
                "effective_time": "18時",
                "forward_to": "私",
                "mailbox_delegate": "氷室 千夏",
                "convert_to_shared": "yes",
                "auto_reply": "久遠は退職しました。dev2@firma.example までご連絡ください。",
                "onedrive_to": "氷室 千夏",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "人事異動のお知らせ",
        """お疲れ様です。
7月1日付で、総務課の天海 大地さんが広報課へ異動となります。役職は係長に変わり、上長は宇佐美 玲子さんになります。
press@firma.example の配布リストに追加し、soumu@firma.example からは削除してください。
以上、よろしくお願いいたします。
""",
        "change",
        [
            {
                "display_name": "天海 大地",
                "job_title": "係長",
                "department": "広報課",
                "manager": "宇佐美 玲子",
                "effective_date": "7月1日",
                "groups": ["press@firma.example"],
                "groups_remove": ["soumu@firma.example"],
            }
        ],
        id="a_move_in_sentences",
    ),
    pytest.param(
        "パスワードを忘れました",
        """お疲れ様です。天海です。
PCのパスワードを忘れてしまいログインできません。リセットをお願いいたします。
""",
        "none",
        [],
        id="a_forgotten_password",
    ),
    pytest.param(
        "夏季休暇の件",
        """お疲れ様です。来週8月10日から14日まで夏季休暇をいただきます。その間の不在設定の方法を教えていただけますか。
""",
        "none",
        [],
        id="a_holiday",
    ),
    pytest.param(
        "新メンバー受け入れ",
        """システム管理者様
新しいメンバーのマリア・フェルナンデスさんが5月18日からマーケティング部でデザイナーとして勤務を開始します。
上司は榊原課長です。ライセンスはBusiness StandardとVisio Plan 2が必要です。
""",
        "onboard",
        [
            {
                "display_name": "マリア・フェルナンデス",
                "job_title": "デザイナー",
                "department": "マーケティング部",
                "manager": "榊原",
                "effective_date": "5月18日",
                "licenses": ["Business Standard", "Visio Plan 2"],
            }
        ],
        id="a_foreign_name_in_katakana",
    ),
    pytest.param(
        "退職者2名",
        """以下の2名が退職します。
1. 東雲 健、最終出社日5月22日、ken@firma.example
2. 不破 優子、最終出社日5月29日、yuko@firma.example
両名ともメールボックスは共有に変換してください。
""",
        "offboard",
        [
            {
                "display_name": "東雲 健",
                "email": "ken@firma.example",
                "effective_date": "5月22日",
                "convert_to_shared": "yes",
            },
            {
                "display_name": "不破 優子",
                "email": "yuko@firma.example",
                "effective_date": "5月29日",
                "convert_to_shared": "yes",
            },
        ],
        id="two_people_in_a_list",
    ),
]


@pytest.mark.parametrize(("subject", "body", "kind", "people"), TICKETS)
def test_every_field_of_the_ticket_is_found_and_nothing_else(
    subject: str, body: str, kind: str, people: list[dict[str, object]]
) -> None:
    assert read(body, subject) == (kind, people)
