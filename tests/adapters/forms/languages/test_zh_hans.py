"""Chinese in simplified characters: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "新员工入职",
        """您好，请开通以下账号：

员工姓名：卓一航
英文名：Leo
入职部门：供应链管理部
岗位名称：采购专员
到岗日期：2026-03-16
首日报到时间：上午9点半
工作地点：宁波分公司
汇报对象：诸葛明
企业邮箱：zhuo.yihang@firma.example
手机号：139 5550 1122
许可证类型：Microsoft 365 Business Basic
需加入的邮件组：scm@firma.example、ningbo@firma.example
公共邮箱：caigou@firma.example
权限与以下人员一致：祝青
电脑：已有
""",
        "onboard",
        [
            {
                "display_name": "卓一航",
                "email": "zhuo.yihang@firma.example",
                "job_title": "采购专员",
                "department": "供应链管理部",
                "office": "宁波分公司",
                "mobile_phone": "139 5550 1122",
                "manager": "诸葛明",
                "effective_date": "2026-03-16",
                "effective_time": "上午9点半",
                "licenses": ["Microsoft 365 Business Basic"],
                "groups": ["scm@firma.example", "ningbo@firma.example"],
                "shared_mailboxes": ["caigou@firma.example"],
                "copy_from": "祝青",
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "新同事入职安排",
        """IT同事好：
我们部门有位新同事5月18日入职，姓名：祝青，职位是采购经理，供应链管理部，办公地点在宁波分公司。直属上级是我。
请帮忙开通邮箱 zhu.qing@firma.example，许可证用 Office E3，加入邮件组 scm@firma.example，权限参照卓一航。
手机号 139 5550 3344。当天上午9点到公司。
谢谢！
诸葛明
""",
        "onboard",
        [
            {
                "display_name": "祝青",
                "email": "zhu.qing@firma.example",
                "job_title": "采购经理",
                "department": "供应链管理部",
                "office": "宁波分公司",
                "mobile_phone": "139 5550 3344",
                "manager": "我",
                "effective_date": "5月18日",
                "effective_time": "上午9点",
                "licenses": ["Office E3"],
                "groups": ["scm@firma.example"],
                "copy_from": "卓一航",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "员工离职账号停用",
        """你好，
供应链管理部卓一航因个人原因离职，最后工作日是5月29日。请在当天18:00停用账号 zhuo.yihang@firma.example。
之后的邮件转发给祝青，邮箱转为共享邮箱，并给祝青开通完全访问权限。
自动回复设置为：“卓一航已离职，请联系 scm@firma.example。”
OneDrive 文件移交给祝青。
谢谢
""",
        "offboard",
        [
            {
                "display_name": "卓一航",
                "email": "zhuo.yihang@firma.example",
                "department": "供应链管理部",
                "effective_date": "5月29日",
                "effective_time": "18:00",
                "forward_to": "祝青",
                "mailbox_delegate": "祝青",
                "convert_to_shared": "yes",
                "auto_reply": "卓一航已离职，请联系 scm@firma.example。",
                "onedrive_to": "祝青",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "打印机坏了",
        """三楼打印机一直卡纸，麻烦来修一下，谢谢。
""",
        "none",
        [],
        id="a_broken_printer",
    ),
    pytest.param(
        "申请换电脑",
        """您好，我的笔记本太慢了，想申请换一台新的，谢谢。
""",
        "none",
        [],
        id="a_new_computer",
    ),
    pytest.param(
        "人员调动",
        """【员工姓名】祝青
【原部门】供应链管理部
【新部门】财务部
【新岗位】成本会计
【新上级】边月
【生效日期】2026年6月1日
【加入邮件组】finance@firma.example
【移出邮件组】scm@firma.example
""",
        "change",
        [
            {
                "display_name": "祝青",
                "job_title": "成本会计",
                "department": "财务部",
                "manager": "边月",
                "effective_date": "2026年6月1日",
                "groups": ["finance@firma.example"],
                "groups_remove": ["scm@firma.example"],
            }
        ],
        id="a_move_in_a_form_with_labels_in_brackets",
    ),
    pytest.param(
        "离职账号停用",
        """离职员工：卓一航
部门：供应链管理部
最后上班日：2026-05-29
停用时间：18:00
邮箱转换为共享邮箱：是
邮件转发至：祝青
邮箱授权给：诸葛明
OneDrive 交接人：祝青
自动回复内容：卓一航已离职，请联系 scm@firma.example。
归还设备：电脑
备注：无
""",
        "offboard",
        [
            {
                "display_name": "卓一航",
                "department": "供应链管理部",
                "effective_date": "2026-05-29",
                "effective_time": "18:00",
                "forward_to": "祝青",
                "mailbox_delegate": "诸葛明",
                "convert_to_shared": "是",
                "auto_reply": "卓一航已离职，请联系 scm@firma.example。",
                "onedrive_to": "祝青",
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
