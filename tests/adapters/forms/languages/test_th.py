"""Thai: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "ขอเปิดบัญชีพนักงานใหม่",
        """เรียน ฝ่ายไอที

1. ชื่อ-นามสกุล: นางสาวปาริชาต บุญมา
2. ชื่อเล่น: ฟ้า
3. ตำแหน่งงาน: เจ้าหน้าที่การตลาด
4. ฝ่าย: การตลาด
5. สถานที่ปฏิบัติงาน: สำนักงานใหญ่
6. เบอร์มือถือ: 086-555-0143
7. ผู้บังคับบัญชา: คุณศักดิ์ชัย เรืองศรี
8. วันที่เริ่มงาน: 2 มีนาคม 2569
9. อีเมล: parichat.b@lomtalay.example
10. ไลเซนส์ที่ต้องการ: Business Basic
11. กลุ่มอีเมล: marketing@lomtalay.example
12. หมายเหตุ: -
""",
        "onboard",
        [
            {
                "display_name": "ปาริชาต บุญมา",
                "email": "parichat.b@lomtalay.example",
                "job_title": "เจ้าหน้าที่การตลาด",
                "department": "การตลาด",
                "office": "สำนักงานใหญ่",
                "mobile_phone": "086-555-0143",
                "manager": "ศักดิ์ชัย เรืองศรี",
                "effective_date": "2 มีนาคม 2569",
                "licenses": ["Business Basic"],
                "groups": ["marketing@lomtalay.example"],
            }
        ],
        id="an_arrival_in_a_numbered_form",
    ),
    pytest.param(
        "พนักงานใหม่เริ่มงาน 2 มี.ค.",
        """สวัสดีค่ะ ทีมไอที

คุณธนากร พูนสุข จะเริ่มงานวันจันทร์ที่ 2 มีนาคม 2569 ในตำแหน่งนักวิเคราะห์ข้อมูล สังกัดฝ่ายกลยุทธ์ ประจำสาขาภูเก็ต ขึ้นตรงกับคุณวรรณา ใจงามค่ะ
รบกวนเปิดอีเมล thanakorn.p@lomtalay.example ใช้ไลเซนส์ Microsoft 365 E3 เพิ่มเข้ากลุ่ม strategy@lomtalay.example และขอสิทธิ์เดียวกับคุณปิยะ มงคลชัยค่ะ เบอร์มือถือ 091-555-0177 เข้างาน 9 โมงเช้า

ขอบคุณค่ะ
มาลี
""",
        "onboard",
        [
            {
                "display_name": "ธนากร พูนสุข",
                "email": "thanakorn.p@lomtalay.example",
                "job_title": "นักวิเคราะห์ข้อมูล",
                "department": "กลยุทธ์",
                "office": "สาขาภูเก็ต",
                "mobile_phone": "091-555-0177",
                "manager": "วรรณา ใจงาม",
                "effective_date": "วันจันทร์ที่ 2 มีนาคม 2569",
                "effective_time": "9 โมงเช้า",
                "licenses": ["Microsoft 365 E3"],
                "groups": ["strategy@lomtalay.example"],
                "copy_from": "ปิยะ มงคลชัย",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "แจ้งพนักงานลาออก",
        """สวัสดีครับ

คุณเอกชัย นิลวงศ์ แผนกคลังสินค้า (รหัสพนักงาน LT-0451) ลาออก ทำงานวันสุดท้ายวันที่ 27 กุมภาพันธ์ 2569 ครับ
รบกวนปิดบัญชี ekachai.n@lomtalay.example เวลา 17.30 น. แปลงกล่องจดหมายเป็นกล่องจดหมายร่วม แล้วให้สิทธิ์คุณสุดา พรหมดี เข้าถึงกล่องจดหมายด้วยครับ อีเมลใหม่ส่งต่อไปที่ warehouse@lomtalay.example ไฟล์ใน OneDrive โอนให้คุณมนตรี สายทอง

ขอบคุณครับ
""",
        "offboard",
        [
            {
                "display_name": "เอกชัย นิลวงศ์",
                "email": "ekachai.n@lomtalay.example",
                "department": "คลังสินค้า",
                "employee_id": "LT-0451",
                "effective_date": "27 กุมภาพันธ์ 2569",
                "effective_time": "17.30 น",
                "forward_to": "warehouse@lomtalay.example",
                "mailbox_delegate": "สุดา พรหมดี",
                "convert_to_shared": "yes",
                "onedrive_to": "มนตรี สายทอง",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "แบบฟอร์มพนักงานพ้นสภาพ",
        """ชื่อพนักงาน
สมหญิง รักดี
วันทำงานวันสุดท้าย
๑๓/๐๓/๒๕๖๙
เวลาปิดบัญชี
๑๗:๐๐ น.
แปลงเป็นกล่องจดหมายร่วม
ไม่ต้อง
ส่งต่ออีเมลไปที่
อรุณ ทวีสุข
ผู้รับมอบไฟล์ OneDrive
อรุณ ทวีสุข
""",
        "offboard",
        [
            {
                "display_name": "สมหญิง รักดี",
                "effective_date": "๑๓/๐๓/๒๕๖๙",
                "effective_time": "๑๗:๐๐ น.",
                "forward_to": "อรุณ ทวีสุข",
                "convert_to_shared": "ไม่ต้อง",
                "onedrive_to": "อรุณ ทวีสุข",
            }
        ],
        id="a_departure_in_a_form_with_values_below",
    ),
    pytest.param(
        "ย้ายแผนก",
        """สวัสดีค่ะ
คุณดวงใจ ศรีทอง จะย้ายจากแผนกขายไปอยู่แผนกบริการลูกค้า ตั้งแต่วันที่ 1 มีนาคม 2569 ตำแหน่งใหม่คือหัวหน้าทีมบริการ หัวหน้าคือคุณกิตติ พรชัยค่ะ
ขอบคุณค่ะ
""",
        "change",
        [
            {
                "display_name": "ดวงใจ ศรีทอง",
                "job_title": "หัวหน้าทีมบริการ",
                "department": "บริการลูกค้า",
                "manager": "กิตติ พรชัย",
                "effective_date": "1 มีนาคม 2569",
            }
        ],
        id="a_move",
    ),
    pytest.param(
        "ลาคลอด",
        """สวัสดีค่ะ คุณนิภา แสงทอง จะลาคลอดสัปดาห์หน้า รบกวนตั้งข้อความตอบกลับอัตโนมัติให้ด้วยค่ะ
""",
        "none",
        [],
        id="maternity_leave_is_not_ours",
    ),
    pytest.param(
        "ขอยกเลิก",
        """สวัสดีครับ ขอยกเลิกคำขอเปิดบัญชีของคุณสมบัติ ดีใจ เนื่องจากเขาไม่มาเริ่มงานแล้วครับ
""",
        "none",
        [],
        id="a_withdrawn_request",
    ),
    pytest.param(
        "เครื่องพิมพ์",
        """เครื่องพิมพ์ชั้น 2 ใช้งานไม่ได้ค่ะ ขึ้น error ตลอด รบกวนมาดูให้หน่อยค่ะ
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
