"""Arabic: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "طلب إنشاء حساب لموظفة جديدة",
        """السلام عليكم،

الاسم الكامل: نوف بنت خالد السبيعي
المسمى الوظيفي: أخصائية موارد بشرية
القسم/الإدارة: الموارد البشرية
الفرع: جدة
الجوال: 0555550122
المدير المباشر: فهد الشهراني
تاريخ المباشرة: 01/03/2026
البريد الإلكتروني المطلوب: n.alsubaie@nakheel-north.example
الترخيص: Microsoft 365 Business Premium
مجموعات البريد: hr@nakheel-north.example، jeddah-all@nakheel-north.example
الصناديق المشتركة: لا يوجد
نفس صلاحيات: ريم القحطاني
ملاحظات: لا يوجد

شكراً
سعاد المنصور
""",
        "onboard",
        [
            {
                "display_name": "نوف بنت خالد السبيعي",
                "email": "n.alsubaie@nakheel-north.example",
                "job_title": "أخصائية موارد بشرية",
                "department": "الموارد البشرية",
                "office": "جدة",
                "mobile_phone": "0555550122",
                "manager": "فهد الشهراني",
                "effective_date": "01/03/2026",
                "licenses": ["Microsoft 365 Business Premium"],
                "groups": ["hr@nakheel-north.example", "jeddah-all@nakheel-north.example"],
                "copy_from": "ريم القحطاني",
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "انضمام محاسب جديد",
        """صباح الخير،

سينضم إلينا الأستاذ ياسر الدوسري كمحاسب أول في قسم المالية اعتبارًا من يوم الأحد 1 مارس 2026، وسيتبع إداريًا للأستاذة هدى العنزي.
نأمل منكم إنشاء بريد إلكتروني له yasser.d@nakheel-north.example مع رخصة Business Standard، وإضافته إلى مجموعة finance@nakheel-north.example.
صلاحياته مثل صلاحيات الزميل عمر الحربي، وسيكون مقر عمله في الدمام.
رقم جواله 0505550133 وسيصل الساعة 8 صباحًا.

مع الشكر
سعاد
""",
        "onboard",
        [
            {
                "display_name": "ياسر الدوسري",
                "email": "yasser.d@nakheel-north.example",
                "job_title": "محاسب أول",
                "department": "المالية",
                "office": "الدمام",
                "mobile_phone": "0505550133",
                "manager": "هدى العنزي",
                "effective_date": "الأحد 1 مارس 2026،",
                "effective_time": "الساعة 8 صباحًا",
                "licenses": ["Business Standard"],
                "groups": ["finance@nakheel-north.example"],
                "copy_from": "عمر الحربي",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "إيقاف حساب موظف",
        """الإخوة في الدعم الفني

نحيطكم علماً بأن الموظف عادل السويلم (الرقم الوظيفي 4471) سيغادر الشركة وآخر يوم عمل له هو الخميس 26 فبراير 2026.
الرجاء تعطيل حسابه a.alsuwailem@nakheel-north.example الساعة 3 مساءً من نفس اليوم، وتحويل صندوق بريده إلى صندوق مشترك ومنح الأستاذ تركي الرشيد صلاحية كاملة على الصندوق.
كما نرجو تحويل الرسائل الواردة إلى support@nakheel-north.example ونقل ملفات OneDrive إلى الأستاذة جواهر الفايز.

سعاد المنصور
""",
        "offboard",
        [
            {
                "display_name": "عادل السويلم",
                "email": "a.alsuwailem@nakheel-north.example",
                "employee_id": "4471",
                "effective_date": "الخميس 26 فبراير 2026",
                "effective_time": "الساعة 3 مساءً",
                "forward_to": "support@nakheel-north.example",
                "mailbox_delegate": "تركي الرشيد",
                "convert_to_shared": "yes",
                "onedrive_to": "جواهر الفايز",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "استقالة المهندس زياد المالكي",
        """الزملاء الأعزاء،
قدم المهندس زياد المالكي استقالته وسيكون آخر يوم دوام له 05/03/2026.
لا داعي لتحويل بريده إلى صندوق مشترك. أعيدوا توجيه رسائله إلى لمى الغانم، وأرجو نقل ملفات OneDrive لي.
الرد التلقائي: "انتقل زياد إلى فرصة جديدة، للتواصل: it@nakheel-north.example"
وشكرا
""",
        "offboard",
        [
            {
                "display_name": "زياد المالكي",
                "effective_date": "05/03/2026",
                "forward_to": "لمى الغانم",
                "convert_to_shared": "no",
                "auto_reply": "انتقل زياد إلى فرصة جديدة، للتواصل: it@nakheel-north.example",
                "onedrive_to": "لي",
            }
        ],
        id="a_departure_with_a_refused_conversion",
    ),
    pytest.param(
        "نقل الموظفة شهد البقمي",
        """مرحبا،

ستنتقل الزميلة شهد البقمي من قسم المبيعات إلى قسم التسويق اعتبارا من 1 مارس 2026 بمسمى مديرة حملات، ومديرها الجديد هو بندر العتيبي. نرجو إضافتها إلى مجموعة marketing@nakheel-north.example.

شكرا
""",
        "change",
        [
            {
                "display_name": "شهد البقمي",
                "job_title": "مديرة حملات",
                "department": "التسويق",
                "manager": "بندر العتيبي",
                "effective_date": "1 مارس 2026",
                "groups": ["marketing@nakheel-north.example"],
            }
        ],
        id="a_move",
    ),
    pytest.param(
        "إجازة أمومة",
        """السلام عليكم، ستبدأ الزميلة مها الزهراني إجازة أمومة من الأسبوع القادم. نرجو تفعيل الرد التلقائي على بريدها حتى عودتها. شكرا
""",
        "none",
        [],
        id="maternity_leave_is_not_ours",
    ),
    pytest.param(
        "إلغاء طلب",
        """السلام عليكم، أرجو إلغاء الطلب السابق الخاص بإنشاء حساب للموظف سامي الحربي، فقد اعتذر عن الوظيفة ولن يباشر. شكرا لكم
""",
        "none",
        [],
        id="a_withdrawn_request",
    ),
    pytest.param(
        "كلمة المرور",
        """مرحبا، نسيت كلمة المرور الخاصة بي ولا أستطيع الدخول إلى البريد. هل يمكنكم إعادة تعيين كلمة المرور؟ شكرا
""",
        "none",
        [],
        id="a_forgotten_password",
    ),
]


@pytest.mark.parametrize(("subject", "body", "intent", "people"), TICKETS)
def test_a_ticket_says_what_stands_in_it(subject: str, body: str, intent: str, people: list[dict[str, object]]):
    kind, found = read(body, subject)

    assert kind == intent
    assert [person for person in found if kind != "none"] == people
