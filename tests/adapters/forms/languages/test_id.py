"""Indonesian: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "Permintaan akun karyawan baru",
        """Selamat pagi Tim IT,

Mohon dibuatkan akun untuk karyawan baru berikut:

• Nama Lengkap: Gilang Prakoso
• NIK: K-20417
• Posisi: Analis Data
• Divisi: Teknologi Informasi
• Lokasi Penempatan: Kantor Cabang Bandung
• Tanggal Bergabung: Senin, 16 Maret 2026
• Jam Masuk: 08.30 WIB
• Atasan Langsung: Bpk. Teguh Santoso
• Email yang diinginkan: gilang.prakoso@firma.example
• No. WhatsApp: 0812-5550-7788
• Lisensi: Microsoft 365 Business Premium
• Grup email: ti@firma.example; bandung@firma.example
• Shared Mailbox: -
• Keterangan: laptop menyusul

Terima kasih,
Laras
""",
        "onboard",
        [
            {
                "display_name": "Gilang Prakoso",
                "email": "gilang.prakoso@firma.example",
                "job_title": "Analis Data",
                "department": "Teknologi Informasi",
                "office": "Kantor Cabang Bandung",
                "mobile_phone": "0812-5550-7788",
                "manager": "Teguh Santoso",
                "employee_id": "K-20417",
                "effective_date": "Senin, 16 Maret 2026",
                "effective_time": "08.30 WIB",
                "licenses": ["Microsoft 365 Business Premium"],
                "groups": ["ti@firma.example", "bandung@firma.example"],
            }
        ],
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "karyawan baru divisi TI",
        """Halo tim IT,

Mulai Senin, 18 Mei 2026, Hana Pertiwi bergabung di divisi Teknologi Informasi sebagai analis sistem. Atasannya saya sendiri. Dia ditempatkan di kantor Bandung.
Tolong buatkan email hana.pertiwi@firma.example dengan lisensi Business Standard, masukkan ke grup ti@firma.example, dan hak aksesnya disamakan dengan Gilang Prakoso. No HP 0812-5550-1199. Hari pertama datang jam 09.00.

Terima kasih,
Teguh
""",
        "onboard",
        [
            {
                "display_name": "Hana Pertiwi",
                "email": "hana.pertiwi@firma.example",
                "job_title": "analis sistem",
                "department": "Teknologi Informasi",
                "office": "Bandung",
                "mobile_phone": "0812-5550-1199",
                "manager": "saya",
                "effective_date": "Senin, 18 Mei 2026",
                "effective_time": "jam 09.00",
                "licenses": ["Business Standard"],
                "groups": ["ti@firma.example"],
                "copy_from": "Gilang Prakoso",
            }
        ],
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Karyawan resign",
        """Dear IT,
Gilang Prakoso dari divisi Teknologi Informasi akan resign, hari kerja terakhirnya Jumat, 29 Mei 2026. Mohon akun gilang.prakoso@firma.example dinonaktifkan pukul 17.00.
Email masuk tolong diteruskan ke Hana Pertiwi. Kotak suratnya diubah jadi shared mailbox dan beri Hana Pertiwi akses penuh ke mailbox itu. OneDrive diserahkan ke Hana Pertiwi.
Balasan otomatis: "Gilang sudah tidak bekerja di sini."
Salam, Teguh
""",
        "offboard",
        [
            {
                "display_name": "Gilang Prakoso",
                "email": "gilang.prakoso@firma.example",
                "department": "Teknologi Informasi",
                "effective_date": "Jumat, 29 Mei 2026",
                "effective_time": "pukul 17.00",
                "forward_to": "Hana Pertiwi",
                "mailbox_delegate": "Hana Pertiwi",
                "convert_to_shared": "yes",
                "auto_reply": "Gilang sudah tidak bekerja di sini.",
                "onedrive_to": "Hana Pertiwi",
            }
        ],
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Mutasi karyawan",
        """Halo, per 1 Juni 2026 Hana Pertiwi dimutasi dari divisi Teknologi Informasi ke divisi Keuangan sebagai analis anggaran. Atasan barunya Rini Anggraeni. Tolong tambahkan ke grup keuangan@firma.example dan keluarkan dari grup ti@firma.example. Terima kasih.
""",
        "change",
        [
            {
                "display_name": "Hana Pertiwi",
                "job_title": "analis anggaran",
                "department": "Keuangan",
                "manager": "Rini Anggraeni",
                "effective_date": "1 Juni 2026",
                "groups": ["keuangan@firma.example"],
                "groups_remove": ["ti@firma.example"],
            }
        ],
        id="a_move_in_sentences",
    ),
    pytest.param(
        "lupa password",
        """Pagi, saya lupa password laptop, tolong direset ya. Makasih
""",
        "none",
        [],
        id="a_technical_fault_or_password",
    ),
    pytest.param(
        "Cuti melahirkan",
        """Halo, saya akan cuti melahirkan mulai 1 Juni. Bagaimana cara pasang out of office? Terima kasih.
""",
        "none",
        [],
        id="a_leave_that_ends",
    ),
    pytest.param(
        "staf gudang baru",
        """Siang, minta tolong dibuatkan akun utk staf baru namanya Sumiyati, mulai kerja tgl 18 Mei 2026, bagian Gudang.
""",
        "onboard",
        [{"display_name": "Sumiyati", "department": "Gudang", "effective_date": "18 Mei 2026"}],
        id="somebody_with_one_name",
    ),
    pytest.param(
        "Karyawan keluar",
        """Nama karyawan yang keluar\tGilang Prakoso
NIK\tK-20417
Divisi\tTeknologi Informasi
Hari terakhir bekerja\t29/05/2026
Akun dinonaktifkan jam\t17.00
Jadikan shared mailbox\tYa
Akses mailbox diberikan kepada\tHana Pertiwi
Teruskan email ke\tti@firma.example
OneDrive diserahkan kepada\tHana Pertiwi
Keterangan\t-
""",
        "offboard",
        [
            {
                "display_name": "Gilang Prakoso",
                "department": "Teknologi Informasi",
                "employee_id": "K-20417",
                "effective_date": "29/05/2026",
                "effective_time": "17.00",
                "forward_to": "ti@firma.example",
                "mailbox_delegate": "Hana Pertiwi",
                "convert_to_shared": "Ya",
                "onedrive_to": "Hana Pertiwi",
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
