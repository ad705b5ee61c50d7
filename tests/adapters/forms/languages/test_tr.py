"""Turkish: forms and sentences as people write them, read without a model. Dotted and dotless i fold as Turkish writes them, and endings behind an apostrophe belong to no name."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "",
        """YENİ PERSONEL FORMU

| ADI SOYADI | İlyas Gürman |
| SİCİL NO | 10457 |
| Ünvanı | İhale Uzmanı |
| Departmanı | Satınalma |
| Çalışma yeri | Bursa |
| Bağlı olduğu yönetici | Sevda Orhanlı |
| İşe başlama tarihi | 21.09.2026 |
| İşe başlama saati | 09:00 |
| E-posta adresi | i.gurman@firma.example |
| Cep telefonu | 0532 555 12 30 |
| Lisans türü | Microsoft 365 E3 |
| E-posta grupları | tender@firma.example, bursa@firma.example |
| Ortak posta kutuları | satinalma@firma.example |
| Örnek kullanıcı | Anıl Belek |
| Ekipman | dizüstü |
| Açıklama | yok |
""",
        "onboard",
        {
            "display_name": "İlyas Gürman",
            "email": "i.gurman@firma.example",
            "job_title": "İhale Uzmanı",
            "department": "Satınalma",
            "office": "Bursa",
            "mobile_phone": "0532 555 12 30",
            "manager": "Sevda Orhanlı",
            "employee_id": "10457",
            "effective_date": "21.09.2026",
            "effective_time": "09:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "bursa@firma.example"],
            "shared_mailboxes": ["satinalma@firma.example"],
            "copy_from": "Anıl Belek",
        },
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "",
        """ISTEN AYRILIS FORMU

Ayrilan personel: Nazlı Orbay
Departman: Muhasebe
Son is gunu: 18 Eylül 2026 Cuma
Hesap kapatma saati: 18:00
Paylaşılan posta kutusuna dönüştürülsün mü?: Evet
Posta kutusu erişimi: Kerem Zimer
E-posta yönlendirme: gerek yok
Otomatik yanıt: buh@firma.example adresine yazın
OneDrive devri: Kerem Zimer
Ayrılma nedeni: istifa
Not: -
""",
        "offboard",
        {
            "display_name": "Nazlı Orbay",
            "department": "Muhasebe",
            "effective_date": "18 Eylül 2026 Cuma",
            "effective_time": "18:00",
            "mailbox_delegate": "Kerem Zimer",
            "convert_to_shared": "Evet",
            "auto_reply": "buh@firma.example adresine yazın",
            "onedrive_to": "Kerem Zimer",
        },
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "Satınalma departmanına yeni personel",
        """Merhaba,

İlyas Gürman 21 Eylül Pazartesi günü Satınalma departmanında İhale Uzmanı olarak işe başlıyor. Bursa ofisinde çalışacak, yöneticisi Sevda Orhanlı. Kendisi için i.gurman@firma.example hesabının Microsoft 365 E3 lisansıyla açılmasını, tender@firma.example ve bursa@firma.example gruplarına eklenmesini ve satinalma@firma.example ortak posta kutusuna erişim verilmesini rica ederim. Yetkileri Anıl Belek ile aynı olsun. Sicil no 10457, cep telefonu 0532 555 12 30. Saat 9'da gelecek.

Saygılarımla,
Merve Kostak
Tel: 0212 555 00 11
""",
        "onboard",
        {
            "display_name": "İlyas Gürman",
            "email": "i.gurman@firma.example",
            "job_title": "İhale Uzmanı",
            "department": "Satınalma",
            "office": "Bursa",
            "mobile_phone": "0532 555 12 30",
            "manager": "Sevda Orhanlı",
            "employee_id": "10457",
            "effective_date": "21 Eylül Pazartesi",
            "effective_time": "Saat 9",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "bursa@firma.example"],
            "shared_mailboxes": ["satinalma@firma.example"],
            "copy_from": "Anıl Belek",
        },
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Ayrılan çalışan",
        """Selamlar,

Muhasebecimiz Nazlı Orbay istifa etti, son iş günü 18 Eylül Cuma. Saat 18:00'de tüm erişimlerini kapatın. Gelen mailleri Kerem Zimer'e yönlendirin, posta kutusuna tam erişim de kendisine verilsin. Posta kutusu ortak posta kutusuna çevrilsin. Otomatik yanıt: "Nazlı artık burada çalışmıyor, buh@firma.example adresine yazın" OneDrive dosyalarını bana aktarın.

Teşekkürler
Merve Kostak
""",
        "offboard",
        {
            "display_name": "Nazlı Orbay",
            "effective_date": "18 Eylül Cuma",
            "effective_time": "Saat 18:00",
            "forward_to": "Kerem Zimer",
            "mailbox_delegate": "Kerem Zimer",
            "convert_to_shared": "yes",
            "auto_reply": "Nazlı artık burada çalışmıyor, buh@firma.example adresine yazın",
            "onedrive_to": "bana",
        },
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Görev değişikliği",
        """Arkadaşlar, 1 Ekim itibarıyla Demir Foman (d.foman@firma.example, sicil no 2231) depodan Lojistik departmanına Kıdemli Sevkiyat Uzmanı olarak geçiyor. Yeni yöneticisi Vera Lapan. logistics@firma.example listesine ekleyin, sklad@firma.example listesinden çıkarın. Power BI Pro lisansı da gerekiyor.

Merve
""",
        "change",
        {
            "display_name": "Demir Foman",
            "email": "d.foman@firma.example",
            "job_title": "Kıdemli Sevkiyat Uzmanı",
            "department": "Lojistik",
            "manager": "Vera Lapan",
            "employee_id": "2231",
            "effective_date": "1 Ekim",
            "licenses": ["Power BI Pro"],
            "groups": ["logistics@firma.example"],
            "groups_remove": ["sklad@firma.example"],
        },
        id="a_move_in_sentences",
    ),
]
NOT_OURS = [
    (
        "İzin",
        """Merhaba, 21 Eylül - 5 Ekim arası yıllık izindeyim, yerime Olcay Beler bakacak. Acil bir şey olursa onu arayın.

Oğuz Titiz
""",
    ),
    (
        "Yeni dizüstü",
        """İyi günler, satış temsilcimiz Anıl Kıraç için yeni dizüstü bilgisayar rica ediyoruz, eskisi açılmıyor. Kendisi 10 Mart'ta izinden dönüyor.

Okan Lir
""",
    ),
]


@pytest.mark.parametrize(("subject", "body", "intent", "person"), TICKETS)
def test_everything_that_a_ticket_says_is_read_and_nothing_else(
    subject: str, body: str, intent: str, person: dict[str, object]
):
    assert read(body, subject) == (intent, [person])


@pytest.mark.parametrize(("subject", "body"), NOT_OURS)
def test_a_holiday_and_a_new_laptop_are_not_ours(subject: str, body: str):
    assert read(body, subject) == ("none", [])
