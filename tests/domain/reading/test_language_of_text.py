"""In which language a ticket is written: by script, and by small words where languages share one."""

import pytest

from shared.domain.languages import find_language
from shared.domain.reading.language_of_text import languages_of_text

TEXTS = {
    "bg": "Здравейте, от понеделник при нас започва нова колежка, моля да ѝ създадете акаунт.",
    "bn": "আগামী সোমবার থেকে নতুন সহকর্মী যোগ দিচ্ছেন, অনুগ্রহ করে অ্যাকাউন্ট তৈরি করুন।",
    "cs": "Dobrý den, od pondělí k nám nastupuje nová kolegyně, prosím o zřízení účtu.",
    "da": "Hej, vores kollega stopper på fredag, og vi skal have lukket hendes konto. Venlig hilsen",
    "de": "Hallo, am Montag fängt eine neue Kollegin bei uns an, bitte ein Konto für sie anlegen.",
    "el": "Καλημέρα, τη Δευτέρα ξεκινά νέα συνάδελφος, παρακαλώ να ανοίξετε λογαριασμό.",
    "en": "Hi, a new colleague starts with us on Monday, please set up her account.",
    "es": "Hola, el lunes empieza una compañera nueva, por favor creen su cuenta.",
    "fi": "Hei, meillä aloittaa maanantaina uusi työntekijä, voisitteko luoda hänelle tunnuksen? Kiitos",
    "fr": "Bonjour, une nouvelle collègue arrive lundi, merci de créer son compte.",
    "hr": "Poštovani, u ponedjeljak počinje nova kolegica, molim da joj otvorite račun. Hvala",
    "hu": "Tisztelt Kollégák! Hétfőn új munkatárs kezd, kérjük, hozzanak létre neki egy fiókot.",
    "id": "Selamat pagi, mulai Senin ada karyawan baru yang bergabung, mohon dibuatkan akun. Terima kasih",
    "is": "Sæl, nýr starfsmaður byrjar hjá okkur á mánudag, vinsamlegast stofnið aðgang fyrir hann.",
    "it": "Buongiorno, lunedì arriva una nuova collega, si prega di creare il suo account. Grazie",
    "ja": "お世話になっております。月曜日から新しい社員が入社しますので、アカウントの作成をお願いします。",
    "ko": "안녕하세요. 월요일에 신규 직원이 입사하니 계정을 만들어 주세요.",
    "ms": "Selamat pagi, seorang kakitangan baharu akan bermula pada hari Isnin, sila sediakan akaun beliau.",
    "nb": "Hei, en ny kollega begynner hos oss på mandag, kan dere opprette konto til henne etter lunsj?",
    "nn": "Hei, ein ny kollega byrjar hjå oss måndag, eg treng konto til henne frå då. Ho skal ikkje ha telefon.",
    "nl": "Hallo, maandag begint er een nieuwe collega bij ons, graag een account voor haar aanmaken.",
    "pl": "Dzień dobry, od poniedziałku dołącza do nas nowa koleżanka, proszę o założenie konta.",
    "pt": "Bom dia, na segunda-feira começa uma nova colega, por favor criem a conta dela. Obrigado",
    "ro": "Bună ziua, luni începe o nouă colegă, vă rog să îi creați un cont. Mulțumesc",
    "ru": "Добрый день, в понедельник к нам выходит новая сотрудница, прошу создать для неё учётную запись.",
    "sk": "Dobrý deň, od pondelka k nám nastupuje nová kolegyňa, prosím o zriadenie účtu. Ďakujem",
    "sl": "Pozdravljeni, v ponedeljek začne pri nas nova sodelavka, prosim, da ji odprete račun. Lep pozdrav",
    "sr": "Поштовани, у понедељак код нас почиње нова колегиница, молим да јој отворите налог. Хвала",
    "sv": "Hej, på måndag börjar en ny kollega hos oss, kan ni skapa ett konto till henne? Vänliga hälsningar",
    "th": "สวัสดีครับ วันจันทร์จะมีพนักงานใหม่เริ่มงาน รบกวนสร้างบัญชีให้ด้วยครับ",
    "tr": "Merhaba, pazartesi günü yeni bir arkadaşımız başlıyor, lütfen onun için hesap açın. Teşekkürler",
    "uk": "Добрий день, у понеділок до нас виходить нова співробітниця, прошу створити їй обліковий запис.",
    "vi": "Chào anh chị, thứ Hai có nhân viên mới vào làm, vui lòng tạo tài khoản cho bạn ấy. Cảm ơn",
    "zh-Hans": "您好，周一有一位新员工入职，请为她开通账号。谢谢",
    "zh-Hant": "您好，星期一有一位新同事到職，請為她開設帳號。謝謝",
    "ar": "السلام عليكم، يبدأ زميل جديد يوم الاثنين، يرجى إنشاء حساب له. شكرا",
    "fa": "سلام، از دوشنبه همکار جدیدی به ما می پیوندد، لطفا برای ایشان حساب بسازید.",
    "he": "שלום, ביום שני מתחילה עובדת חדשה, נא לפתוח לה חשבון.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_an_ordinary_request_shows_its_language(code: str, text: str) -> None:
    assert languages_of_text(text)[0] == code
    assert find_language(code) is not None


@pytest.mark.parametrize("text", ["", "12.03.2027", "Jo Arden", "????"])
def test_what_shows_no_language_is_not_guessed(text: str) -> None:
    assert languages_of_text(text) == ()


def test_latin_names_in_a_thai_text_do_not_make_it_english() -> None:
    assert languages_of_text("รบกวนสร้างบัญชีให้ Somchai Rattana ด้วยครับ เริ่มงาน Monday") == ("th",)
