"""Tells in which of our languages a text is written: by its letters, and where several languages share them by small words.

For the language of an answer only. A wrong guess costs politeness, never a fact, so a short text may be guessed too; a text that
shows nothing gives "".
"""

import re
from collections import Counter
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MOST = 4000
# Letters that only one of our languages writes, in the order they decide.
_LETTERS = (
    ("ja", "\u3040-\u30fa\u30fc-\u30ff"), ("ko", "\uac00-\ud7af"), ("th", "\u0e00-\u0e7f"), ("bn", "\u0980-\u09ff"),
    ("he", "\u05d0-\u05ea"), ("el", "\u0370-\u03ff\u1f00-\u1fff"),
)  # fmt: skip
_HAN = re.compile("[\u3400-\u9fff]")
# Frequent characters that exist in one of the two ways of writing only.
_SIMPLIFIED = frozenset("们这请为时间设备开启离职员权帐账号联系转邮组务应门该后经发给与于马见电话业级总问题书传")
_TRADITIONAL = frozenset("們這請為時間設備開啟離職員權帳號聯繫轉郵組務應門該後經發給與於馬見電話業級總問題書傳")
_WORDS = {
    "bg": "и на за да се от в във с със че не по до ще моля колега нашия служител ден са е към при също",
    "cs": "a v na je se s že prosím od do za pro bude nový nastupuje děkuji dobrý den který jako ve k už jsem aby také jeho její",
    "da": "og at det er som på for med til af ikke den vi fra hej jeg skal venlig hilsen hun han der også hvor blev bliver efter",
    "de": "der die das und ist wir bitte mit von für zum ab am den dem ein eine nicht sie er auf grüße hallo im bei werden soll",
    "en": "the and is to of for please we our with has will be in on she he his her from their this that as hi thanks need",
    "es": "el la los las de del que y en por para con una su nuestro favor se es al como gracias hola será día desde",
    "fi": "ja on ei se hän että joka meille sekä hei kiitos alkaen päivä ole myös mukaan terveisin uusi hänen kun voisitteko oli",
    "fr": "le la les de des du et est un une pour dans en nous merci bonjour avec au aux il elle son sa sera par qui",
    "hr": "i u na je se da molim od do za s će koji nije smo bi kao svibnja rujna tvrtki također hvala poštovani treba njezin njegov što vas",
    "hu": "a az és hogy nem kérem is van egy meg szeretnénk lesz kolléga napja üdvözlettel tisztelt részére számára kérjük már",
    "id": "yang di dan untuk dengan mohon kami akan dari pada karyawan bergabung terima kasih tidak beliau sudah agar karena bisa kita bapak ibu hari adalah kerja",
    "is": "og að er í á sem til við fyrir ekki hann hún vinsamlegast kveðja sæl frá með um verður okkar hjá þarf hefur",
    "it": "il la di che e un una per con del della si è al da in dal nostro nostra grazie buongiorno lo gli nel alla sarà",
    "ms": "yang di dan untuk dengan sila kami akan daripada pada kakitangan pekerja terima kasih tidak beliau telah supaya kerana boleh encik puan hari ialah jawatan",
    "nb": "og at det er som på for med til av ikke den vi fra hei jeg skal vennlig hilsen hun han også hos etter blir må slutter",
    "nl": "de het een en van is voor met op wij graag bij aan dat niet zijn wordt onze naar hij zij vanaf ook kunnen groet",
    "nn": "og at det er som på for med til av ikkje den vi frå hei eg skal venleg helsing ho han også hjå etter blir må sluttar",
    "pl": "i w na jest się z że proszę od do dla nie będzie oraz jako dzień pracy dobry pozdrawiam nasz która który po przez",
    "pt": "o a os as de do da que e em para com um uma por favor no na não se ao é obrigado bom dia olá você nosso será",
    "ro": "și la de în pe este cu din că un o pentru vă rog nu va fi bună ziua mulțumesc noastră sa al ale prin care",
    "ru": "и в на с не что по от к у за для из будет это мы нас прошу пожалуйста сотрудник день она он его её также нужно",
    "sk": "a v na je sa s že prosím od do za pre bude nový nastupuje ďakujem dobrý deň ktorý ako vo k už som aby tiež jeho jej",
    "sl": "in v na je se da prosim od do za z bo ki ni smo kot lep pozdrav novi sodelavec dan pri tudi nas lahko njen njegov naj hvala",
    "sr": "и у на је се да молим од до за са ће који није смо би као нови код нас дан такође хвала поштовани "
    "treba će kod nas dana je da molim od do sa koji takođe hvala poštovani prvi poslednji njen njegov",
    "sv": "och att det är som på för med till av inte den vi från hej jag ska vänliga hälsningar hon han också hos efter blir slutar",
    "tr": "ve bir bu için ile olarak olan da de lütfen iyi çalışmalar merhaba teşekkürler günü tarihinde bizim kadar sonra edilmesi rica ederim saygılarımla",
    "uk": "і в на з не що по від до у за для із буде це ми нас прошу будь ласка співробітник день вона він його її також потрібно та й",
    "vi": "và của là cho có không được từ các một này với vui lòng anh chị chúng tôi nhân viên sẽ ngày cảm ơn xin đến",
    "ar": "في من على إلى عن أن يرجى مع هذا التي الذي سوف لدينا شكرا الموظف السلام عليكم وسيكون كما حتى بعد قبل لا تم",
    "fa": "در از به را با که این برای است لطفا لطفاً همکار ما می شود خواهد ایشان سلام تشکر نیز تا هم بر های شد کنید",
}  # fmt: skip
# Letters that few others write; each that occurs counts as a word.
_TELLING = {
    "bg": "ъщ", "cs": "ěřů", "da": "æø", "de": "äöüß", "es": "ñ¿¡", "fi": "äö", "fr": "çœêèù", "hr": "đć", "hu": "őű", "is": "þð", "nb": "æø", "nn": "æø",
    "nl": "ĳ", "pl": "łęążźś", "pt": "ãõç", "ro": "șțăîâ", "ru": "ыэё", "sk": "ľĺŕôä", "sr": "ђјљњћџ", "sv": "åäö", "tr": "ığş", "uk": "іїєґ",
    "vi": "ăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "fa": "پچژگیک", "ar": "ةيكىأ",
}  # fmt: skip
_ENOUGH = 1.0
_NEAR = 0.85


def languages_of_text(text: str) -> tuple[str, ...]:
    """The likeliest languages, the best first; more than one where neighbours are as likely. Empty where nothing tells."""
    begin = text[:_MOST]
    letters = sum(map(str.isalpha, begin))
    for code, block in _LETTERS:
        if len(re.findall(f"[{block}]", begin)) * 8 >= max(letters, 1):
            return (code,)
    if len(_HAN.findall(begin)) * 4 >= max(letters, 1):
        return _chinese(begin)
    # Each word counts once: a name that is a word elsewhere (Dana, Anna, Ana) is said again and again.
    said = frozenset(_WORD.findall(begin.casefold()))
    spelled = frozenset(begin.casefold())
    found = {
        code: sum(weight for word, weight in words if word in said) + len(spelled.intersection(_TELLING.get(code, "")))
        for code, words in _weighed().items()
    }
    most = max(found.values())
    if most < _ENOUGH:
        return ()
    return tuple(code for code, count in sorted(found.items(), key=lambda item: -item[1]) if count >= _NEAR * most)


def _chinese(text: str) -> tuple[str, ...]:
    simplified = sum(letter in _SIMPLIFIED for letter in text) - sum(letter in _TRADITIONAL for letter in text)
    if simplified == 0:
        return ("zh-Hans", "zh-Hant")
    return ("zh-Hans",) if simplified > 0 else ("zh-Hant",)


@cache
def _weighed() -> dict[str, tuple[tuple[str, float], ...]]:
    """A word of many languages tells less."""
    words = {code: frozenset(listed.split()) for code, listed in _WORDS.items()}
    shared = Counter(word for listed in words.values() for word in listed)
    return {code: tuple((word, 1 / shared[word]) for word in sorted(listed)) for code, listed in words.items()}
