"""Bengali: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "নতুন কর্মী যোগদান ফরম",
        """নামঃ ইমরান হোসেন
পদঃ হিসাবরক্ষক
বিভাগঃ হিসাব ও অর্থ
কর্মস্থলঃ চট্টগ্রাম
মোবাইলঃ ০১৭১২-৫৫৫০১১
লাইন ম্যানেজারঃ সেলিনা পারভীন
যোগদানের তারিখঃ ০১/০৩/২০২৬
ইমেইলঃ imran.hossain@nilsagar-agro.example
লাইসেন্সঃ Business Standard
ইমেইল গ্রুপঃ accounts@nilsagar-agro.example
শেয়ার্ড মেইলবক্সঃ নেই
মন্তব্যঃ নেই
""",
        "onboard",
        [
            {
                "display_name": "ইমরান হোসেন",
                "email": "imran.hossain@nilsagar-agro.example",
                "job_title": "হিসাবরক্ষক",
                "department": "হিসাব ও অর্থ",
                "office": "চট্টগ্রাম",
                "mobile_phone": "০১৭১২-৫৫৫০১১",
                "manager": "সেলিনা পারভীন",
                "effective_date": "০১/০৩/২০২৬",
                "licenses": ["Business Standard"],
                "groups": ["accounts@nilsagar-agro.example"],
            }
        ],
        id="an_arrival_in_a_form_with_visargas",
    ),
    pytest.param(
        "নতুন সহকর্মী",
        """শুভ সকাল,

আগামী ১ মার্চ আমাদের বিপণন বিভাগে নতুন সহকর্মী নুসরাত জাহান যোগ দিচ্ছেন। তিনি ডিজিটাল মার্কেটিং নির্বাহী পদে কাজ করবেন এবং মাহমুদুল হাসানের কাছে রিপোর্ট করবেন।
অনুগ্রহ করে তাঁর জন্য nusrat.jahan@nilsagar-agro.example ইমেইল Office E3 লাইসেন্সসহ তৈরি করুন এবং marketing@nilsagar-agro.example গ্রুপে যোগ করুন। অনুমতি হবে তাসনিম রহমানের মতো।
মোবাইল নম্বর ০১৮১৯৫৫৫০২২। তিনি সকাল ৯টায় আসবেন।

ধন্যবাদ,
রুবিনা আক্তার
""",
        "onboard",
        [
            {
                "display_name": "নুসরাত জাহান",
                "email": "nusrat.jahan@nilsagar-agro.example",
                "job_title": "ডিজিটাল মার্কেটিং নির্বাহী",
                "department": "বিপণন",
                "mobile_phone": "০১৮১৯৫৫৫০২২",
                "manager": "মাহমুদুল হাসান",
                "effective_date": "১ মার্চ",
                "effective_time": "সকাল ৯টায়",
                "licenses": ["Office E3"],
                "groups": ["marketing@nilsagar-agro.example"],
                "copy_from": "তাসনিম রহমান",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "পদত্যাগ: কামরুল ইসলাম",
        """প্রিয় আইটি টিম,

কামরুল ইসলাম (কর্মী নম্বর NA-318) চাকরি ছেড়ে দিচ্ছেন। তাঁর শেষ কর্মদিবস ২৬ ফেব্রুয়ারি ২০২৬। ওই দিন বিকাল ৫টায় kamrul.islam@nilsagar-agro.example অ্যাকাউন্ট বন্ধ করে দিন।
মেইলবক্সটি শেয়ার্ড মেইলবক্সে রূপান্তর করুন এবং শিউলি বেগমকে মেইলবক্সের পূর্ণ অনুমতি দিন। নতুন মেইল sales@nilsagar-agro.example ঠিকানায় ফরওয়ার্ড হবে। OneDrive-এর ফাইল জাহিদ হাসানকে বুঝিয়ে দিন।

ধন্যবাদ
""",
        "offboard",
        [
            {
                "display_name": "কামরুল ইসলাম",
                "email": "kamrul.islam@nilsagar-agro.example",
                "employee_id": "NA-318",
                "effective_date": "২৬ ফেব্রুয়ারি ২০২৬",
                "effective_time": "বিকাল ৫টায়",
                "forward_to": "sales@nilsagar-agro.example",
                "mailbox_delegate": "শিউলি বেগম",
                "convert_to_shared": "yes",
                "onedrive_to": "জাহিদ হাসান",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "কর্মী বিদায়",
        """কর্মীর নাম | শেষ কর্মদিবস | ইমেইল | মেইলবক্সের অনুমতি পাবেন
রাজীব সাহা | ১২/০৩/২০২৬ | rajib.saha@nilsagar-agro.example | মিতা ঘোষ
পলাশ দে | ১৫/০৩/২০২৬ | palash.dey@nilsagar-agro.example | -
""",
        "offboard",
        [
            {
                "display_name": "রাজীব সাহা",
                "email": "rajib.saha@nilsagar-agro.example",
                "effective_date": "১২/০৩/২০২৬",
                "mailbox_delegate": "মিতা ঘোষ",
            },
            {"display_name": "পলাশ দে", "email": "palash.dey@nilsagar-agro.example", "effective_date": "১৫/০৩/২০২৬"},
        ],
        id="departures_in_a_table",
    ),
    pytest.param(
        "বদলি",
        """শুভ সকাল,
শারমিন সুলতানা ১ মার্চ ২০২৬ থেকে বিক্রয় বিভাগ থেকে গ্রাহকসেবা বিভাগে বদলি হচ্ছেন। তাঁর নতুন পদ হবে জ্যেষ্ঠ প্রতিনিধি। নতুন ম্যানেজার হবেন আনিসুর রহমান।
ধন্যবাদ
""",
        "change",
        [
            {
                "display_name": "শারমিন সুলতানা",
                "job_title": "জ্যেষ্ঠ প্রতিনিধি",
                "department": "গ্রাহকসেবা",
                "manager": "আনিসুর রহমান",
                "effective_date": "১ মার্চ ২০২৬",
            }
        ],
        id="a_move",
    ),
    pytest.param(
        "ছুটি",
        """আমি আগামী সপ্তাহে ছুটিতে থাকব। আমার ইমেইলে স্বয়ংক্রিয় উত্তর চালু করে দেবেন? ধন্যবাদ
""",
        "none",
        [],
        id="a_holiday_is_not_ours",
    ),
    pytest.param(
        "বাতিল",
        """সাদিয়া ইসলামের অ্যাকাউন্ট খোলার অনুরোধটি বাতিল করুন, তিনি আর যোগ দিচ্ছেন না। ধন্যবাদ।
""",
        "none",
        [],
        id="a_withdrawn_request",
    ),
    pytest.param(
        "প্রিন্টার",
        """তিন তলার প্রিন্টার কাজ করছে না, কাগজ আটকে যাচ্ছে। দয়া করে দেখবেন।
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
