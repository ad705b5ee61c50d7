"""Malay: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "Borang staf baharu",
        """Salam, mohon cipta akaun bagi kakitangan baharu berikut:

1. Nama Penuh : Haziq bin Roslan
2. Jawatan : Penolong Jurutera
3. Bahagian : Penyelenggaraan
4. Tarikh Lapor Diri : 16 Mac 2026 (Isnin)
5. Masa Lapor Diri : 8.30 pagi
6. Pegawai Penyelia : Encik Lim Boon Keat
7. E-mel Rasmi : haziq@firma.example
8. No. Tel. Bimbit : 012-555 0711
9. Lesen : Office E3
10. Kumpulan E-mel : selenggara@firma.example
11. Peti Mel Kongsi : tiada

Sekian, terima kasih.
""",
        "onboard",
        [
            {
                "display_name": "Haziq bin Roslan",
                "email": "haziq@firma.example",
                "job_title": "Penolong Jurutera",
                "department": "Penyelenggaraan",
                "mobile_phone": "012-555 0711",
                "manager": "Lim Boon Keat",
                "effective_date": "16 Mac 2026 (Isnin)",
                "effective_time": "8.30 pagi",
                "licenses": ["Office E3"],
                "groups": ["selenggara@firma.example"],
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "Staf baharu mula Isnin depan",
        """Salam IT,
Siti Hajar binti Osman akan melapor diri pada 18 Mei 2026 sebagai juruteknik di Jabatan Penyelenggaraan. Beliau akan melapor kepada Haziq bin Roslan. Lokasi di Pejabat Klang.
Sila sediakan e-mel hajar@firma.example dengan lesen Business Basic dan masukkan beliau ke dalam senarai edaran selenggara@firma.example. Akses sama seperti Kumar a/l Muthu. No. telefon bimbit 012-555 0822.
Terima kasih.
""",
        "onboard",
        [
            {
                "display_name": "Siti Hajar binti Osman",
                "email": "hajar@firma.example",
                "job_title": "juruteknik",
                "department": "Penyelenggaraan",
                "office": "Klang",
                "mobile_phone": "012-555 0822",
                "manager": "Haziq bin Roslan",
                "effective_date": "18 Mei 2026",
                "licenses": ["Business Basic"],
                "groups": ["selenggara@firma.example"],
                "copy_from": "Kumar a/l Muthu",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Peletakan jawatan staf",
        """Tuan/Puan,
Kumar a/l Muthu dari Jabatan Penyelenggaraan telah meletak jawatan. Hari terakhir beliau ialah 29 Mei 2026. Sila nyahaktifkan akaun kumar@firma.example pada hari tersebut pukul 5.30 petang.
E-mel beliau dimajukan kepada Haziq bin Roslan. Tukar kepada peti mel kongsi dan beri akses peti mel kepada Haziq bin Roslan. OneDrive diserahkan kepada saya.
Balasan automatik: "Kumar tidak lagi bertugas di sini."
""",
        "offboard",
        [
            {
                "display_name": "Kumar a/l Muthu",
                "email": "kumar@firma.example",
                "department": "Penyelenggaraan",
                "effective_date": "29 Mei 2026",
                "effective_time": "pukul 5.30 petang",
                "forward_to": "Haziq bin Roslan",
                "mailbox_delegate": "Haziq bin Roslan",
                "convert_to_shared": "yes",
                "auto_reply": "Kumar tidak lagi bertugas di sini.",
                "onedrive_to": "saya",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Pertukaran staf",
        """Salam, mulai 1 Jun 2026 Siti Hajar binti Osman akan bertukar dari Jabatan Penyelenggaraan ke Jabatan Logistik sebagai penyelia gudang. Ketua baharu beliau ialah Wong Siew Mei.
""",
        "change",
        [
            {
                "display_name": "Siti Hajar binti Osman",
                "job_title": "penyelia gudang",
                "department": "Logistik",
                "manager": "Wong Siew Mei",
                "effective_date": "1 Jun 2026",
            }
        ],
        id="a_move_in_sentences",
    ),
    pytest.param(
        "Lupa kata laluan",
        """Salam, saya terlupa kata laluan komputer. Mohon set semula. Terima kasih.
""",
        "none",
        [],
        id="a_technical_fault_or_password",
    ),
    pytest.param(
        "Penamatan akaun",
        """Nama kakitangan: Kumar a/l Muthu
No. kakitangan: S-0388
Bahagian: Penyelenggaraan
Tarikh terakhir bekerja: 29 Mei 2026
Akaun ditutup pada: 5.30 petang
Jadikan peti mel kongsi: Ya
Akses peti mel kepada: Haziq bin Roslan
E-mel dimajukan kepada: selenggara@firma.example
Serahkan OneDrive kepada: Haziq bin Roslan
Catatan: tiada
""",
        "offboard",
        [
            {
                "display_name": "Kumar a/l Muthu",
                "department": "Penyelenggaraan",
                "employee_id": "S-0388",
                "effective_date": "29 Mei 2026",
                "effective_time": "5.30 petang",
                "forward_to": "selenggara@firma.example",
                "mailbox_delegate": "Haziq bin Roslan",
                "convert_to_shared": "Ya",
                "onedrive_to": "Haziq bin Roslan",
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
