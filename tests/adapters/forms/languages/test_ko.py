"""Korean: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "신규 입사자 계정 생성 요청드립니다",
        """안녕하세요, 인사팀 노은채입니다.

[신규 입사자 정보]
1) 이름 : 서지호
2) 소속 팀 : 데이터분석팀
3) 직책 : 책임연구원
4) 입사 일자 : 2026.03.16(월)
5) 첫 출근 시간 : 오전 10시
6) 근무 장소 : 광화문 오피스
7) 직속 상급자 : 봉태윤 팀장님
8) 이메일 계정(ID) : jiho.seo@firma.example
9) 연락처 : 010-5550-7788
10) 필요 라이선스 : Microsoft 365 E3, Power BI Pro
11) 가입할 메일 그룹 : data@firma.example / seoul@firma.example
12) 공용 메일함 : 해당 없음
13) 권한 :
14) 노트북 : 맥북 프로

감사합니다.
""",
        "onboard",
        [
            {
                "display_name": "서지호",
                "email": "jiho.seo@firma.example",
                "job_title": "책임연구원",
                "department": "데이터분석팀",
                "office": "광화문 오피스",
                "mobile_phone": "010-5550-7788",
                "manager": "봉태윤",
                "effective_date": "2026.03.16(월)",
                "effective_time": "오전 10시",
                "licenses": ["Microsoft 365 E3", "Power BI Pro"],
                "groups": ["data@firma.example", "seoul@firma.example"],
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "[퇴직] 계정 해지 신청",
        """퇴직자 계정 해지 신청서
퇴직자 성명: 제갈민수
퇴직자 사번: 10277
소속: 물류팀
퇴사일: 2026-06-30
최종 출근일: 2026-06-24(수)
계정 비활성화 시간: 18시 30분
공유 사서함으로 전환 여부: 예
사서함 권한 부여 대상: 봉태윤
메일 포워딩: 필요 없음
부재중 자동 회신: 제갈민수는 퇴사하였습니다. logi@firma.example로 연락 바랍니다.
원드라이브 이관 대상: 봉태윤
""",
        "offboard",
        [
            {
                "display_name": "제갈민수",
                "department": "물류팀",
                "employee_id": "10277",
                "effective_date": "2026-06-24(수)",
                "effective_time": "18시 30분",
                "mailbox_delegate": "봉태윤",
                "convert_to_shared": "예",
                "auto_reply": "제갈민수는 퇴사하였습니다. logi@firma.example로 연락 바랍니다.",
                "onedrive_to": "봉태윤",
            }
        ],
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "신규 입사자 계정 부탁드립니다",
        """안녕하세요. 물류팀 봉태윤입니다.
다음 주 월요일(5/18)부터 저희 물류팀에 서하린 님이 대리로 입사합니다. 제가 직속 상사이고 근무지는 부산 물류센터입니다.
메일은 harin.seo@firma.example로 만들어 주시고, 라이선스는 Business Standard로 부탁드립니다.
메일 그룹은 logi@firma.example에 추가해 주세요. 권한은 편도준 대리와 동일하게 부탁드립니다.
첫날은 오전 8시 30분에 출근합니다. 휴대폰은 010-5550-1122입니다.
""",
        "onboard",
        [
            {
                "display_name": "서하린",
                "email": "harin.seo@firma.example",
                "job_title": "대리",
                "department": "물류팀",
                "office": "부산 물류센터",
                "mobile_phone": "010-5550-1122",
                "manager": "제가",
                "effective_date": "다음 주 월요일",
                "effective_time": "오전 8시 30분",
                "licenses": ["Business Standard"],
                "groups": ["logi@firma.example"],
                "copy_from": "편도준",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "퇴사자 계정 관련",
        """안녕하세요, 봉태윤입니다.
물류팀 추가온 과장이 5월 29일까지 근무하고 퇴사합니다.
5월 29일 오후 6시에 계정(gaon.chu@firma.example)을 차단해 주세요.
이후 오는 메일은 편도준 대리에게 전달해 주시고, 사서함은 공유 사서함으로 전환해 주세요. 사서함 접근 권한은 편도준 대리에게 부여 부탁드립니다.
원드라이브 자료는 제가 받겠습니다.
자동 회신 문구: "추가온은 퇴사했습니다. logi@firma.example로 문의해 주세요."
감사합니다.
""",
        "offboard",
        [
            {
                "display_name": "추가온",
                "email": "gaon.chu@firma.example",
                "job_title": "과장",
                "department": "물류팀",
                "effective_date": "5월 29일",
                "effective_time": "오후 6시",
                "forward_to": "편도준",
                "mailbox_delegate": "편도준",
                "convert_to_shared": "yes",
                "auto_reply": "추가온은 퇴사했습니다. logi@firma.example로 문의해 주세요.",
                "onedrive_to": "제가",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "인사발령 안내",
        """안녕하세요. 7월 1일부로 편도준 대리가 물류팀에서 구매팀으로 이동합니다. 직급은 과장으로 승진하고, 새 팀장은 남궁세아 님입니다.
근무지는 판교 오피스로 변경됩니다. buy@firma.example 그룹에 추가하고 logi@firma.example 그룹에서 제외해 주세요.
""",
        "change",
        [
            {
                "display_name": "편도준",
                "job_title": "과장",
                "department": "구매팀",
                "office": "판교 오피스",
                "manager": "남궁세아",
                "effective_date": "7월 1일",
                "groups": ["buy@firma.example"],
                "groups_remove": ["logi@firma.example"],
            }
        ],
        id="a_move_in_sentences",
    ),
    pytest.param(
        "비밀번호 초기화 요청",
        """안녕하세요. 비밀번호를 여러 번 틀려서 계정이 잠겼습니다. 초기화 부탁드립니다.
""",
        "none",
        [],
        id="a_locked_account",
    ),
    pytest.param(
        "육아휴직 안내",
        """안녕하세요. 저는 7월 1일부터 육아휴직에 들어갑니다. 그동안 부재중 메시지 설정 방법을 알려 주세요.
""",
        "none",
        [],
        id="a_parental_leave",
    ),
    pytest.param(
        "신규 입사자 명단",
        """아래 인원 계정 생성 부탁드립니다.

| 성명 | 부서 | 직급 | 입사일 | 이메일 |
|---|---|---|---|---|
| 서하린 | 물류팀 | 대리 | 2026-05-18 | harin@firma.example |
| 서하준 | 구매팀 | 사원 | 2026-05-25 | hajun@firma.example |
""",
        "onboard",
        [
            {
                "display_name": "서하린",
                "email": "harin@firma.example",
                "job_title": "대리",
                "department": "물류팀",
                "effective_date": "2026-05-18",
            },
            {
                "display_name": "서하준",
                "email": "hajun@firma.example",
                "job_title": "사원",
                "department": "구매팀",
                "effective_date": "2026-05-25",
            },
        ],
        id="two_people_in_a_table_who_share_two_syllables",
    ),
    pytest.param(
        "퇴사 취소 건",
        """지난번에 요청드린 편도준 대리 퇴사 건은 본인이 퇴사를 철회하여 취소 부탁드립니다.
""",
        "none",
        [],
        id="a_departure_taken_back",
    ),
]


@pytest.mark.parametrize(("subject", "body", "kind", "people"), TICKETS)
def test_every_field_of_the_ticket_is_found_and_nothing_else(
    subject: str, body: str, kind: str, people: list[dict[str, object]]
) -> None:
    assert read(body, subject) == (kind, people)
