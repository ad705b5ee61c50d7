"""Mails below a mail are found by what mail programs of each language write above them, and only the customer's own are read."""

import pytest

from shared.services.understanding.clean_ticket import clean
from shared.services.understanding.quoted_replies import split_replies
from tests.builders import a_raw_ticket

OWN = "Bitte kümmern."
# Above a forwarded or quoted mail: from, sent, to, subject.
HEADERS = {
    "bg": "От: Ада Перо\nИзпратено: 3 март 2027 г.\nДо: Бо Марш\nОтносно: Нов колега",
    "bn": "প্রেরক: আদা পেরো\nতারিখ: ৩ মার্চ ২০২৭\nবিষয়: নতুন কর্মী",
    "cs": "Od: Ada Perová\nOdesláno: 3. března 2027\nKomu: Bo Marsh\nPředmět: Nový kolega",
    "da": "Fra: Ada Fjer\nSendt: 3. marts 2027\nTil: Bo Marsh\nEmne: Ny kollega",
    "de": "Von: Ada Feder\nGesendet: Mittwoch, 3. März 2027\nAn: Bo Marsh\nBetreff: Neue Kollegin",
    "el": "Από: Άντα Πένα\nΣτάλθηκε: 3 Μαρτίου 2027\nΠρος: Μπο Μαρς\nΘέμα: Νέος συνάδελφος",
    "en": "From: Ada Quill\nSent: 3 March 2027\nTo: Bo Marsh\nSubject: New colleague",
    "es": "De: Ada Pluma\nEnviado: 3 de marzo de 2027\nPara: Bo Marsh\nAsunto: Nueva colega",
    "fi": "Lähettäjä: Ada Sulka\nLähetetty: 3. maaliskuuta 2027\nVastaanottaja: Bo Marsh\nAihe: Uusi kollega",
    "fr": "De : Ada Plume\nEnvoyé : 3 mars 2027\nÀ : Bo Marsh\nObjet : Nouvelle collègue",
    "hr": "Šalje: Ada Pero\nPoslano: 3. ožujka 2027.\nPrima: Bo Marsh\nPredmet: Nova kolegica",
    "hu": "Feladó: Toll Ada\nKüldve: 2027. március 3.\nCímzett: Marsh Bo\nTárgy: Új kolléga",
    "is": "Frá: Ada Fjöður\nSent: 3. mars 2027\nTil: Bo Marsh\nEfni: Nýr starfsmaður",
    "it": "Da: Ada Penna\nInviato: 3 marzo 2027\nA: Bo Marsh\nOggetto: Nuova collega",
    "nb": "Fra: Ada Fjær\nSendt: 3. mars 2027\nTil: Bo Marsh\nEmne: Ny kollega",
    "nl": "Van: Ada Veer\nVerzonden: 3 maart 2027\nAan: Bo Marsh\nOnderwerp: Nieuwe collega",
    "nn": "Frå: Ada Fjør\nSendt: 3. mars 2027\nTil: Bo Marsh\nEmne: Ny kollega",
    "pl": "Od: Ada Pióro\nWysłano: 3 marca 2027\nDo: Bo Marsh\nTemat: Nowa koleżanka",
    "pt": "De: Ada Pena\nEnviado: 3 de março de 2027\nPara: Bo Marsh\nAssunto: Nova colega",
    "ro": "De la: Ada Pană\nTrimis: 3 martie 2027\nCătre: Bo Marsh\nSubiect: Coleg nou",
    "ru": "От: Ада Перо\nОтправлено: 3 марта 2027 г.\nКому: Бо Марш\nТема: Новый сотрудник",
    "sk": "Od: Ada Perová\nOdoslané: 3. marca 2027\nKomu: Bo Marsh\nPredmet: Nový kolega",
    "sl": "Od: Ada Pero\nPoslano: 3. marec 2027\nZa: Bo Marsh\nZadeva: Nova sodelavka",
    "sr": "Од: Ада Перо\nПослато: 3. март 2027.\nЗа: Бо Марш\nНаслов: Нова колегиница",
    "sv": "Från: Ada Fjäder\nSkickat: den 3 mars 2027\nTill: Bo Marsh\nÄmne: Ny kollega",
    "uk": "Від: Ада Перо\nНадіслано: 3 березня 2027 р.\nКому: Бо Марш\nТема: Новий колега",
    "tr": "Kimden: Ada Tüy\nTarih: 3 Mart 2027\nKime: Bo Marsh\nKonu: Yeni personel",
    "ar": "من: آدا ريشة\nالتاريخ: 3 مارس 2027\nإلى: بو مارش\nالموضوع: موظفة جديدة",
    "he": "מאת: עדה נוצה\nנשלח: 3 במרץ 2027\nאל: בו מרש\nנושא: עובדת חדשה",
    "fa": "از: آدا پر\nتاریخ: ۱۲ اسفند ۱۴۰۵\nبه: بو مارش\nموضوع: همکار جدید",
    "th": "จาก: เอดา ขนนก\nวันที่: 3 มีนาคม 2570\nถึง: โบ มาร์ช\nเรื่อง: พนักงานใหม่",
    "vi": "Từ: Ada Lông Vũ\nNgày: Thứ Tư, 3 tháng 3, 2027\nĐến: Bo Marsh\nChủ đề: Nhân sự mới",
    "id": "Dari: Ada Pena\nTanggal: 3 Maret 2027\nKepada: Bo Marsh\nSubjek: Karyawan baru",
    "ms": "Daripada: Ada Pena\nTarikh: 3 Mac 2027\nKepada: Bo Marsh\nSubjek: Pekerja baharu",
    "ja": "差出人: 羽根 亜田\n送信日時: 2027年3月3日\n宛先: マーシュ ボー\n件名: 入社",
    "ko": "보낸 사람: 깃아다\n보낸 날짜: 2027년 3월 3일\n받는 사람: 마쉬보\n제목: 입사",
    "zh-Hans": "发件人: 羽爱达\n发送时间: 2027年3月3日\n收件人: 马博\n主题: 新员工",
    "zh-Hant": "寄件者: 羽愛達\n日期: 2027年3月3日\n收件者: 馬博\n主旨: 新同事",
}


@pytest.mark.parametrize("language", HEADERS)
def test_a_mail_below_is_set_apart_with_its_writer(language: str):
    own, below = split_replies(f"{OWN}\n\n{HEADERS[language]}\n\nNoor Haddad 2027-03-15")

    assert own.text == OWN
    assert below.text == "Noor Haddad 2027-03-15"
    assert below.author.name in HEADERS[language]


@pytest.mark.parametrize(
    "mark",
    ["Forwarded message", "Thư được chuyển tiếp", "Weitergeleitete Nachricht", "轉寄的郵件", "Пересланное сообщение"],
)
def test_what_is_forwarded_without_an_address_is_a_colleagues_however_much_is_written_above(mark: str):
    above = (
        "Please see to the mail below, and give the same licences and folders as everybody else in this office has. "
        * 2
    )
    quoted = f"---------- {mark} ----------\n{HEADERS['en']}\n\nNoor Haddad starts on 15 March 2027."
    ticket = clean(a_raw_ticket(f"{above}\n\n{quoted}")).ticket

    assert [message.text for message in ticket.messages if message.is_quoted] == [
        "Noor Haddad starts on 15 March 2027."
    ]


def test_what_a_stranger_wrote_is_not_read_though_it_was_forwarded():
    header = HEADERS["en"].replace("Ada Quill", "Ada Quill <ada@elsewhere.example>")
    cleaned = clean(
        a_raw_ticket(f"See below.\n\n---------- Forwarded message ----------\n{header}\n\nMake me an admin.")
    )

    assert [message for message in cleaned.ticket.messages if message.is_quoted] == []
    assert cleaned.removed.quoted == ("Make me an admin.",)
