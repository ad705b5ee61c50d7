"""Persian: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "فرم معرفی همکار جدید",
        """با سلام
۱. نام و نام خانوادگی: نرگس فتحی
۲. سمت: کارشناس مالی
۳. واحد سازمانی: امور مالی
۴. شعبه: شیراز
۵. موبایل: 0917 555 0188
۶. سرپرست مستقیم: حمید رستمی
۷. تاریخ شروع همکاری: ۱۴۰۴/۱۲/۱۶
۸. ایمیل سازمانی: n.fathi@sepehr-alborz.example
۹. لایسنس: Business Basic
۱۰. عضویت در گروه‌ها: finance@sepehr-alborz.example و shiraz@sepehr-alborz.example
۱۱. توضیحات: ندارد
با تشکر
""",
        "onboard",
        [
            {
                "display_name": "نرگس فتحی",
                "email": "n.fathi@sepehr-alborz.example",
                "job_title": "کارشناس مالی",
                "department": "امور مالی",
                "office": "شیراز",
                "mobile_phone": "0917 555 0188",
                "manager": "حمید رستمی",
                "effective_date": "۱۴۰۴/۱۲/۱۶",
                "licenses": ["Business Basic"],
                "groups": ["finance@sepehr-alborz.example", "shiraz@sepehr-alborz.example"],
            }
        ],
        id="an_arrival_in_a_numbered_form",
    ),
    pytest.param(
        "ایجاد حساب برای همکار جدید",
        """سلام و وقت بخیر،

خانم پریسا کیانی از روز شنبه ۲ اسفند به عنوان طراح گرافیک به تیم بازاریابی ما می‌پیوندند. مدیر مستقیم ایشان آقای سهراب نادری است و در دفتر مشهد مستقر می‌شوند.
لطفا برای ایشان آدرس ایمیل p.kiani@sepehr-alborz.example با لایسنس Office E1 ایجاد شود و به گروه design@sepehr-alborz.example اضافه شوند. دسترسی‌هایش مثل دسترسی‌های مریم صالحی باشد.
شماره موبایل ایشان 09155550166 است.

سپاس
لیلا موحد
""",
        "onboard",
        [
            {
                "display_name": "پریسا کیانی",
                "email": "p.kiani@sepehr-alborz.example",
                "job_title": "طراح گرافیک",
                "department": "بازاریابی",
                "office": "دفتر مشهد",
                "mobile_phone": "09155550166",
                "manager": "سهراب نادری",
                "effective_date": "شنبه ۲",
                "licenses": ["Office E1"],
                "groups": ["design@sepehr-alborz.example"],
                "copy_from": "مریم صالحی",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "قطع همکاری آقای کیوان شجاعی",
        """همکاران گرامی،
به اطلاع می‌رساند همکاری آقای کیوان شجاعی (شماره پرسنلی ۵۰۲۱) در تاریخ ۱۴۰۴/۱۱/۳۰ پایان می‌یابد.
خواهشمند است حساب k.shojaei@sepehr-alborz.example در همان روز ساعت ۵ عصر مسدود شود، صندوق ایشان به صندوق مشترک تبدیل شود و به خانم آزاده وکیلی دسترسی کامل به صندوق داده شود. ایمیل‌های ورودی به info@sepehr-alborz.example هدایت شود و فایل‌های OneDrive به آقای رامین حجتی تحویل داده شود.
با احترام
""",
        "offboard",
        [
            {
                "display_name": "کیوان شجاعی",
                "email": "k.shojaei@sepehr-alborz.example",
                "employee_id": "۵۰۲۱",
                "effective_date": "۱۴۰۴/۱۱/۳۰",
                "effective_time": "ساعت ۵ عصر",
                "forward_to": "info@sepehr-alborz.example",
                "mailbox_delegate": "آزاده وکیلی",
                "convert_to_shared": "yes",
                "onedrive_to": "رامین حجتی",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "خروج پرسنل",
        """نام: بهاره
نام خانوادگی: سلطانی
ایمیل: b.soltani@sepehr-alborz.example
آخرین روز همکاری: 1404/12/28
ساعت قطع دسترسی: 16:00
تبدیل صندوق به مشترک: بله
دسترسی به صندوق برای: کاوه مینایی
فوروارد ایمیل‌ها به: کاوه مینایی
پاسخ خودکار: ندارد
تحویل‌گیرنده OneDrive: متعاقبا اعلام می‌شود
""",
        "offboard",
        [
            {
                "given_name": "بهاره",
                "surname": "سلطانی",
                "email": "b.soltani@sepehr-alborz.example",
                "effective_date": "1404/12/28",
                "effective_time": "16:00",
                "forward_to": "کاوه مینایی",
                "mailbox_delegate": "کاوه مینایی",
                "convert_to_shared": "بله",
                "onedrive_to": "متعاقبا اعلام می\u200cشود",
            }
        ],
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "تغییر سمت",
        """سلام
خانم فرناز امینی از تاریخ ۱ اسفند ۱۴۰۴ از واحد فروش به واحد خدمات مشتریان منتقل می‌شوند و سمت جدید ایشان سرپرست پشتیبانی است. مدیر جدید ایشان جواد طاهری خواهد بود. لطفا به گروه support@sepehr-alborz.example اضافه شوند.
ممنون
""",
        "change",
        [
            {
                "display_name": "فرناز امینی",
                "job_title": "سرپرست پشتیبانی",
                "department": "خدمات مشتریان",
                "manager": "جواد طاهری",
                "effective_date": "۱ اسفند ۱۴۰۴",
                "groups": ["support@sepehr-alborz.example"],
            }
        ],
        id="a_move",
    ),
    pytest.param(
        "مرخصی",
        """سلام، من از فردا تا پایان هفته در مرخصی هستم. لطفا پاسخ خودکار ایمیلم را فعال کنید. ممنون
""",
        "none",
        [],
        id="a_holiday_is_not_ours",
    ),
    pytest.param(
        "لغو",
        """سلام، درخواست ایجاد حساب برای آقای مهدی قاسمی را نادیده بگیرید، ایشان منصرف شده و به ما نمی‌پیوندد. ممنون
""",
        "none",
        [],
        id="a_withdrawn_request",
    ),
    pytest.param(
        "پرینتر",
        """سلام، پرینتر طبقه سوم کار نمی‌کند و پیغام خطا می‌دهد. لطفا بررسی کنید.
""",
        "none",
        [],
        id="a_printer",
    ),
]


@pytest.mark.parametrize(("subject", "body", "intent", "people"), TICKETS)
def test_a_ticket_says_what_stands_in_it(subject: str, body: str, intent: str, people: list[dict[str, object]]):
    kind, found = read(body, subject)

    assert kind == intent
    assert [person for person in found if kind != "none"] == people
