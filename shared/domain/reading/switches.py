"""Yes and no, as people write them in forms. What is neither is not guessed."""

import re

from shared.domain.reading.letters import key

_YES = (
    "yes, y, yep, yeah, true, x, on, required, please, yes please, ja, oui, o, si, sí, sì, sim, s, kyllä, evet, ano, tak, да, так, "
    "igen, da, hai, 是, 需要, する, はい, 예, 네, ναι, نعم, כן, כ, بله, ya, có, oo, jah, jā, taip, áno, já, tá, हाँ, হ্যাঁ, ใช่, "
    "требуется, нужно, необходимо, потрібно, необхідно, потребно, потребно је, необходимо е, нужно е, ναί, απαιτείται, χρειάζεται, gerekli, evet lütfen, istenir, olsun, edilsin, "
    "yapılsın, مطلوب, نرجو ذلك, لازم, ضروري, נדרש, צריך, כן בבקשה, دارد, بلی, آری, لازم است, شود, انجام شود, জি, জ্বি, হাঁ, লাগবে, প্রয়োজন, হবে, ต้องการ, ต้อง, ครับ, ค่ะ, "
    "có ạ, cần, cần thiết, đồng ý, vâng, perlu, iya, betul, setuju, はい。, 必要, 要, 希望する, 希望, 要する, 変換する, お願いします, 実施, 実施する, 変換, 有, あり, 有り, 対応する, "
    "필요, 필요함, 전환, 전환함, 전환 요청, 네., 요청, 합니다, 해주세요, 해 주세요, 함, 是的, 要, 需, 转, 转换, 轉換, 转为共享, 轉為共用, 係, 好, 可以, 需要转换, 需要轉換, 同意"
)
_NO = (
    "no, n, nope, false, off, not required, none, never, nein, non, não, nao, nee, nej, nei, ei, hayır, ne, nie, не, нет, ні, nem, nu, "
    "不, 否, 不需要, しない, いいえ, 아니오, 아니요, όχι, لا, לא, خیر, tidak, không, ไม่, না, nei, "
    "не требуется, не нужно, не надо, не потрібно, не треба, није потребно, не е необходимо, не е нужно, δεν, δεν απαιτείται, δεν χρειάζεται, gerekmiyor, gerek yok, istenmiyor, "
    "edilmesin, yapılmasın, olmasın, لا داعي, غير مطلوب, كلا, لا يلزم, אין צורך, אין, לא נדרש, لازم نیست, نه, نشود, انجام نشود, ندارد, নাহ, লাগবে না, দরকার নেই, প্রয়োজন নেই, "
    "ไม่ต้อง, ไม่ต้องการ, ไม่ใช่, không cần, ko, k, tidak perlu, tdk, tak perlu, bukan, しない, 不要です, 必要なし, 必要ない, 希望しない, 変換しない, なし, 無, 無し, 実施しない, "
    "불필요, 필요 없음, 필요없음, 안 함, 안함, 하지 않음, 전환 안 함, 전환하지 않음, 미전환, 미요청, 아뇨, 不是, 不用, 不要, 不需, 无需, 無需, 毋須, 毋需, 不转换, 不轉換, 不转, 不轉, 無須, 唔使, "
    "唔需要, 唔係, 无, 無, 不必, 不转为共享, 不"
)
_YES_WORDS = frozenset(key(word) for word in _YES.split(", "))
_NO_WORDS = frozenset(key(word) for word in _NO.split(", "))
TICKED = re.compile(r"^\s*[\[(]\s*[xX✓✔√☑✗*]\s*[\])]|^\s*[☑☒✓✔✅]")
UNTICKED = re.compile(r"^\s*(?:\[\s*_?\s*\]|\(\s*\)|☐)")


def read_switch(text: str) -> bool | None:
    """True, False, or None when the text is neither."""
    if TICKED.match(text):
        return True
    if UNTICKED.match(text):
        return False
    folded = key(text).strip(" .!:;。！：")
    first = re.split(r"[\s,;.(/–—、，；。（：،-]", folded, maxsplit=1)[0]
    for word in (folded, first):
        if word in _YES_WORDS:
            return True
        if word in _NO_WORDS:
            return False
    return None
