"""Clock times as other scripts and regions say them: 下午六時, 오전 9시 반, ৫টা বিকাল, บ่าย 3 โมง, 5.30 petang, 5 عصر, в 6 вечера, 17h30.

A bare number is a time only beside a word for hours or for a part of the day. `text` is in one spelling, with western digits.
"""

import re
from collections.abc import Iterable
from datetime import time

from shared.domain.reading.letters import bounded, key
from shared.domain.reading.spoken_hours import with_digits

_BEFORE_NOON = (
    "上午, 早上, 午前, 凌晨, 朝, 清晨, 오전, 새벽, 아침, সকাল, ভোর, เช้า, صباحا, صباح, ص, صبح, π.μ., πμ, π.μ, το πρωί, утра, утром, ранку, "
    "вранці, сутринта, преди обяд, пр.об., ујутру, ujutru, пре подне, pre podne, sáng, pagi, sabah, sabahleyin, öö, בבוקר, לפנות בוקר, قبل از ظهر, "
    "قبل‌ازظهر, قبل الظهر, am, a.m."
)
_AFTER_NOON = (
    "下午, 午後, 午后, 晚上, 傍晚, 夜, 夕方, 下晝, 夜晚, 오후, 저녁, 밤, বিকাল, বিকেল, দুপুর, সন্ধ্যা, রাত, บ่าย, เย็น, مساء, مساءا, م, عصر, عصرا, "
    "بعدازظهر, بعد از ظهر, بعد الظهر, شب, ظهرا, μ.μ., μμ, μ.μ, το απόγευμα, το βράδυ, вечера, вечером, вечора, ввечері, дня, по обіді, пополудні, следобед, "
    "сл.об., вечерта, по подне, поподне, увече, popodne, po podne, uveče, chiều, tối, sore, siang, malam, petang, ptg, tengah hari, akşam, öğleden sonra, ös, "
    'אחה"צ, אחר הצהריים, אחרי הצהריים, בערב, בצהריים, pm, p.m.'
)
_HOUR_WORDS = (
    "時, 时, 点, 點, 點鐘, 点钟, 시, টায়, টা, টার, ঘটিকা, ঘটিকায়, น., นาฬิกา, โมง, ч., ч, час, часа, часов, часова, часу, год., год, година, годині, "
    "години, h, giờ, g, ώρα, wib, wita, wit, časova, sati"
)
# These make a bare number a time.
_AHEAD = "saat, jam, pukul, pkl, pkl., lúc, vào lúc, ساعت, الساعة, בשעה, בשעה, שעה, เวลา"
_NUMERALS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
             "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12}  # fmt: skip
_NOON = ("正午", "中午", "정오", "เที่ยงวัน", "เที่ยง", "полдень", "обяд", "подне", "öğlen", "ظهر", "দুপুর ১২টা", "मध्याह्न")


def _any(words: str) -> str:
    spelled = sorted({key(word) for word in words.split(", ")}, key=len, reverse=True)
    # Parts of the day stand right beside the number, so an edge on the other side is enough.
    return "|".join(re.escape(word) for word in spelled)


_EDGE_AFTER = r"(?![^\W\d_])"
_SPACELESS = "[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]"
_HOUR = rf"(?P<hour>[01]?\d|2[0-4]|{'|'.join(sorted(_NUMERALS, key=len, reverse=True))})"
_CLOCK = re.compile(
    rf"(?P<before>{_any(_BEFORE_NOON)}|{_any(_AFTER_NOON)})?\s*(?:(?<![^\W\d_])(?P<ahead>{_any(_AHEAD)})\s*)?"
    rf"(?<![\d.:/-]){_HOUR}\s*(?:[:.]\s?(?P<minute>[0-5]\d)(?!\d)|-(?P<dash>00|15|30|45)(?![\d-]))?\s*"
    rf"(?:(?P<word>{_any(_HOUR_WORDS)})(?:(?<={_SPACELESS})|{_EDGE_AFTER})\s*(?:(?P<after_word>[0-5]\d)\s*(?:分|분|phút|мин\.?)?|(?P<half>半|반))?)?\s*"
    rf"(?P<after>(?:{_any(_BEFORE_NOON)}|{_any(_AFTER_NOON)})(?:(?<={_SPACELESS})|{_EDGE_AFTER}))?(?![\d/]|-\d|\.\d|[年月日월일])"
)
_THUM = re.compile(r"(?<!\d)([1-5])\s*ทุ่ม(ครึ่ง)?")
_LATIN = ("am", "pm", "a.m.", "p.m.")
_MORNING = frozenset(key(word) for word in _BEFORE_NOON.split(", "))


def read_day_part(text: str) -> time | None:
    """The first time said with a word for it; None when there is none."""
    text = with_digits(text)
    for match in _CLOCK.finditer(text):
        if found := _time(match):
            return found
    if thum := _THUM.search(text):
        return time(18 + int(thum[1]), 30 if thum[2] else 0)
    return time(12) if _has(_NOON, text) else None


def _time(match: re.Match[str]) -> time | None:
    # "AM 9:00" is a time, "am 9. Mai" a German day.
    before = None if match["before"] in _LATIN and not match["minute"] else match["before"]
    part = before or match["after"]
    if not (part or match["word"] or match["dash"] or match["ahead"]):
        return None
    if match["hour"] in _NUMERALS and not match["word"]:
        return None
    hour = _NUMERALS.get(match["hour"]) or int(match["hour"])
    minute = int(match["minute"] or match["dash"] or match["after_word"] or (30 if match["half"] else 0))
    if part and key(part) not in _MORNING and hour < 12:
        hour += 12
    if part and key(part) in _MORNING and hour == 12:
        hour = 0
    return time(hour % 24, minute) if hour < 24 or minute == 0 else None


def _has(words: Iterable[str], text: str) -> bool:
    return any(re.search(bounded(key(word)), text) for word in words)
