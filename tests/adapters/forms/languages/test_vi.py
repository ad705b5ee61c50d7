"""Vietnamese: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "Đề nghị cấp tài khoản cho nhân viên mới",
        """Kính gửi phòng IT,

Nhờ anh/chị cấp tài khoản cho nhân viên mới:

Họ tên nhân viên: Đàm Quốc Bảo
Mã NV: NV-2041
Chức vụ: Chuyên viên phân tích
Phòng/Ban: Kế hoạch
Ngày nhận việc: 16/03/2026
Giờ có mặt: 8h30
Nơi làm việc: Chi nhánh Đà Nẵng
Quản lý trực tiếp: chị Tạ Minh Châu
Email đề nghị: bao.dam@firma.example
SĐT: 0912 555 011
Loại bản quyền: Microsoft 365 Business Standard
Nhóm email: kehoach@firma.example, danang@firma.example
Hộp thư dùng chung: không
Phân quyền giống: Lưu Hải Yến
Ghi chú: không có

Trân trọng.
""",
        "onboard",
        [
            {
                "display_name": "Đàm Quốc Bảo",
                "email": "bao.dam@firma.example",
                "job_title": "Chuyên viên phân tích",
                "department": "Kế hoạch",
                "office": "Chi nhánh Đà Nẵng",
                "mobile_phone": "0912 555 011",
                "manager": "Tạ Minh Châu",
                "employee_id": "NV-2041",
                "effective_date": "16/03/2026",
                "effective_time": "8h30",
                "licenses": ["Microsoft 365 Business Standard"],
                "groups": ["kehoach@firma.example", "danang@firma.example"],
                "copy_from": "Lưu Hải Yến",
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "Nhân sự mới phòng Kế hoạch",
        """Chào các bạn,
Bạn Lưu Hải Yến sẽ bắt đầu làm việc tại phòng Kế hoạch từ ngày 18/5/2026, chức danh là chuyên viên kế hoạch, ngồi tại văn phòng Hà Nội. Quản lý trực tiếp là anh Đàm Quốc Bảo.
Nhờ các bạn tạo email yen.luu@firma.example, cấp bản quyền Business Premium, thêm vào nhóm kehoach@firma.example. Quyền giống bạn Mạc Anh Thư. Số điện thoại: 0912 555 022. Bạn ấy có mặt lúc 9h.
Cảm ơn,
Châu
""",
        "onboard",
        [
            {
                "display_name": "Lưu Hải Yến",
                "email": "yen.luu@firma.example",
                "job_title": "chuyên viên kế hoạch",
                "department": "phòng Kế hoạch",
                "office": "văn phòng Hà Nội",
                "mobile_phone": "0912 555 022",
                "manager": "Đàm Quốc Bảo",
                "effective_date": "18/5/2026",
                "effective_time": "9h",
                "licenses": ["Business Premium"],
                "groups": ["kehoach@firma.example"],
                "copy_from": "Mạc Anh Thư",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Nghỉ việc",
        """Chào IT,
Đàm Quốc Bảo (phòng Kế hoạch) sẽ nghỉ việc, ngày làm việc cuối cùng là thứ Sáu 29/5/2026. Nhờ khóa tài khoản bao.dam@firma.example lúc 17h30 cùng ngày.
Email chuyển tiếp cho chị Lưu Hải Yến, không cần chuyển thành hộp thư dùng chung. Cấp cho Lưu Hải Yến toàn quyền hộp thư. OneDrive chuyển cho tôi.
Thư trả lời tự động: "Tôi đã nghỉ việc, vui lòng liên hệ kehoach@firma.example."
""",
        "offboard",
        [
            {
                "display_name": "Đàm Quốc Bảo",
                "email": "bao.dam@firma.example",
                "department": "phòng Kế hoạch",
                "effective_date": "thứ Sáu 29/5/2026",
                "effective_time": "17h30",
                "forward_to": "Lưu Hải Yến",
                "mailbox_delegate": "Lưu Hải Yến",
                "convert_to_shared": "no",
                "auto_reply": "Tôi đã nghỉ việc, vui lòng liên hệ kehoach@firma.example.",
                "onedrive_to": "tôi",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Điều chuyển nhân sự",
        """Từ ngày 1/6/2026, bạn Lưu Hải Yến được điều chuyển từ phòng Kế hoạch sang phòng Tài chính, chức danh mới là kế toán tổng hợp, quản lý mới là anh Ngô Đức Tài. Nhờ thêm vào nhóm taichinh@firma.example và gỡ khỏi nhóm kehoach@firma.example.
""",
        "change",
        [
            {
                "display_name": "Lưu Hải Yến",
                "job_title": "kế toán tổng hợp",
                "department": "phòng Tài chính",
                "manager": "Ngô Đức Tài",
                "effective_date": "1/6/2026",
                "groups": ["taichinh@firma.example"],
                "groups_remove": ["kehoach@firma.example"],
            }
        ],
        id="a_move_in_sentences",
    ),
    pytest.param(
        "Máy in hỏng",
        """Máy in tầng 2 bị kẹt giấy liên tục, nhờ các bạn xem giúp. Cảm ơn.
""",
        "none",
        [],
        id="a_technical_fault_or_password",
    ),
    pytest.param(
        "Nghỉ phép",
        """Em xin nghỉ phép từ 20/5 đến 22/5. Nhờ anh chị hướng dẫn cài thư trả lời tự động ạ.
""",
        "none",
        [],
        id="a_leave_that_ends",
    ),
    pytest.param(
        "Nhân viên nghỉ việc",
        """- Nhân viên nghỉ việc: Đàm Quốc Bảo
- Mã NV: NV-2041
- Bộ phận: Kế hoạch
- Ngày làm việc cuối: 29/05/2026
- Thời điểm khóa tài khoản: 17h30
- Chuyển sang hộp thư chung: Có
- Quyền truy cập hộp thư: Lưu Hải Yến
- Chuyển tiếp email cho: kehoach@firma.example
- Bàn giao OneDrive cho: Lưu Hải Yến
- Ghi chú: không
""",
        "offboard",
        [
            {
                "display_name": "Đàm Quốc Bảo",
                "department": "Kế hoạch",
                "employee_id": "NV-2041",
                "effective_date": "29/05/2026",
                "effective_time": "17h30",
                "forward_to": "kehoach@firma.example",
                "mailbox_delegate": "Lưu Hải Yến",
                "convert_to_shared": "Có",
                "onedrive_to": "Lưu Hải Yến",
            }
        ],
        id="a_departure_in_a_form",
    ),
]


@pytest.mark.parametrize(("subject", "body", "kind", "people"), TICKETS)
def test_every_field_of_the_ticket_is_found_and_nothing_else(
    subject: str, body: str, kind: str, people: list[dict[str, object]]
) -> None:
    assert read(body, subject) == (kind, people)
