"""Hebrew: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "קליטת עובדת חדשה",
        """שלום,

שם פרטי | שם משפחה | תפקיד | מחלקה | תאריך תחילת עבודה | דוא"ל
תמר | אלוני | רכזת גיוס | משאבי אנוש | 01/03/2026 | tamar.a@orot-galil.example

תודה
נעמה
""",
        "onboard",
        [
            {
                "given_name": "תמר",
                "surname": "אלוני",
                "email": "tamar.a@orot-galil.example",
                "job_title": "רכזת גיוס",
                "department": "משאבי אנוש",
                "effective_date": "01/03/2026",
            }
        ],
        id="an_arrival_in_a_table",
    ),
    pytest.param(
        "עובד חדש",
        """היי,

החל מ-1 במרץ מצטרף אלינו עומר גולדשטיין בתפקיד מפתח תוכנה במחלקת פיתוח. הוא יעבוד מהסניף בחיפה והמנהלת הישירה שלו היא רונית שגב.
נא לפתוח לו תיבת דואר omer.g@orot-galil.example עם רישיון Microsoft 365 E3 ולהוסיף אותו לקבוצת dev@orot-galil.example. הרשאות כמו של נדב כספי בבקשה.
הנייד שלו 054-555-0177.

תודה, נעמה
""",
        "onboard",
        [
            {
                "display_name": "עומר גולדשטיין",
                "email": "omer.g@orot-galil.example",
                "job_title": "מפתח תוכנה",
                "department": "פיתוח",
                "office": "חיפה",
                "mobile_phone": "054-555-0177",
                "manager": "רונית שגב",
                "effective_date": "1 במרץ",
                "licenses": ["Microsoft 365 E3"],
                "groups": ["dev@orot-galil.example"],
                "copy_from": "נדב כספי",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "סיום העסקה - ליאור פרץ",
        """שלום רב,

ליאור פרץ (ליאור עובד במחלקת לוגיסטיקה) מסיים אצלנו ביום 26/02/2026.
נא לחסום את החשבון lior.p@orot-galil.example בשעה 16:30, להפוך את התיבה לתיבה משותפת ולתת גישה מלאה לתיבה לדנה רביב.
את המיילים החדשים נא להעביר ל-logistics@orot-galil.example, ואת קבצי ה-OneDrive להעביר לגיל אשכנזי.
מענה אוטומטי: "ליאור אינו עובד עוד בחברה."

תודה,
נעמה ברקאי
""",
        "offboard",
        [
            {
                "display_name": "ליאור פרץ",
                "email": "lior.p@orot-galil.example",
                "department": "לוגיסטיקה",
                "effective_date": "יום 26/02/2026",
                "effective_time": "בשעה 16:30",
                "forward_to": "logistics@orot-galil.example",
                "mailbox_delegate": "דנה רביב",
                "convert_to_shared": "yes",
                "auto_reply": "ליאור אינו עובד עוד בחברה.",
                "onedrive_to": "גיל אשכנזי",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "טופס עזיבה",
        """שם העובד/ת:
רותם שחר
יום עבודה אחרון:
12.03.2026
המרה לתיבה משותפת:
לא
העברת מיילים אל:
אביגיל רוזן
הרשאה לתיבה:
אין
OneDrive:
אביגיל רוזן
""",
        "offboard",
        [
            {
                "display_name": "רותם שחר",
                "effective_date": "12.03.2026",
                "forward_to": "אביגיל רוזן",
                "convert_to_shared": "לא",
                "onedrive_to": "אביגיל רוזן",
            }
        ],
        id="a_departure_in_a_form_with_values_below",
    ),
    pytest.param(
        "מעבר מחלקה",
        """שלום,
החל מ-1 במרץ 2026 שירה לוין עוברת ממחלקת מכירות למחלקת שיווק בתפקיד מנהלת מותג. המנהל החדש שלה יהיה איתי ברנע.
נא להוסיף אותה לקבוצה marketing@orot-galil.example.
תודה
""",
        "change",
        [
            {
                "display_name": "שירה לוין",
                "job_title": "מנהלת מותג",
                "department": "שיווק",
                "manager": "איתי ברנע",
                "effective_date": "1 במרץ 2026",
                "groups": ["marketing@orot-galil.example"],
            }
        ],
        id="a_move",
    ),
    pytest.param(
        "חופשת לידה",
        """היי, מיכל יוצאת לחופשת לידה בשבוע הבא. אפשר להגדיר לה הודעת היעדרות? תודה
""",
        "none",
        [],
        id="maternity_leave_is_not_ours",
    ),
    pytest.param(
        "ביטול",
        """שלום, נא לבטל את הבקשה לפתיחת משתמש לאלון דרור - הוא לא יתחיל אצלנו בסוף. תודה
""",
        "none",
        [],
        id="a_withdrawn_request",
    ),
    pytest.param(
        "תקלה",
        """שלום, המסך שלי לא עובד מהבוקר. אפשר שמישהו יעבור אצלי? תודה, נעמה
""",
        "none",
        [],
        id="a_broken_screen",
    ),
]


@pytest.mark.parametrize(("subject", "body", "intent", "people"), TICKETS)
def test_a_ticket_says_what_stands_in_it(subject: str, body: str, intent: str, people: list[dict[str, object]]):
    kind, found = read(body, subject)

    assert kind == intent
    assert [person for person in found if kind != "none"] == people
