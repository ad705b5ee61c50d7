"""Hours that are written as words, as digits: الخامسة مساء is 5 مساء, בשבע בבוקר is 7 בבוקר, สามโมง is 3โมง. Only beside a word for hours or a part of the day.

`text` is in one spelling (`letters.key`). It says nothing about the time itself: `day_parts` reads that.
"""

import re
from collections.abc import Mapping
from functools import partial

from shared.domain.reading.letters import key


def _hours(words: str) -> dict[str, int]:
    """Words for one, two, three ...; several words for one hour are separated by a bar."""
    return {key(word): hour for hour, said in enumerate(words.split(", "), start=1) for word in said.split("|")}


_ARABIC = _hours(
    "الواحدة, الثانية, الثالثة, الرابعة, الخامسة, السادسة, السابعة, الثامنة, التاسعة, العاشرة, الحادية عشرة|الحادية عشر, الثانية عشرة|الثانية عشر"
)
_HEBREW = _hours(
    "אחת, שתיים, שלוש, ארבע, חמש, שש, שבע, שמונה, תשע, עשר, אחת עשרה|אחת-עשרה, שתים עשרה|שתיים עשרה|שתים-עשרה"
)
_PERSIAN = _hours("یک, دو, سه, چهار, پنج, شش, هفت, هشت, نه, ده, یازده, دوازده")
_BENGALI = _hours(
    "একটা|একটায়, দুইটা|দুটা|দুটো|দুটায়|দুটোয়|দুইটায়, তিনটা|তিনটে|তিনটায়|তিনটেয়, চারটা|চারটে|চারটায়|চারটেয়, পাঁচটা|পাঁচটায়, ছয়টা|ছটা|ছয়টায়|ছটায়, সাতটা|সাতটায়, আটটা|আটটায়, নয়টা|নটা|নয়টায়|নটায়, দশটা|দশটায়, এগারোটা|এগারটা|এগারোটায়|এগারটায়, বারোটা|বারোটায়"
)
_THAI = _hours("หนึ่ง, สอง, สาม, สี่, ห้า, หก, เจ็ด, แปด, เก้า, สิบ, สิบเอ็ด, สิบสอง")
_HALF = {
    "والنصف": ":30",
    "ونصف": ":30",
    "والربع": ":15",
    "وربع": ":15",
    "וחצי": ":30",
    "ורבע": ":15",
    "و نيم": ":30",
    "و ربع": ":15",
}


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PART = "صباح|مساء|ظهر|عصر|ليل|فجر|بعد الظهر|قبل الظهر|من صباح|من مساء"
_PATTERNS = (
    (_ARABIC, re.compile(rf"(?<!\w)(?P<ahead>(?:ال)?ساعه\s+)?[بو]?(?P<hour>{_any(_ARABIC)})(?:\s+(?P<more>{_any(_HALF)}))?(?!\w)(?P<part>\s+(?:{_PART}))?")),
    (_HEBREW, re.compile(rf"(?<!\w)(?P<ahead>(?:ב?שעה)\s+)?[בל]?-?(?P<hour>{_any(_HEBREW)})(?:\s+(?P<more>{_any(_HALF)}))?(?!\w)(?P<part>\s+(?:ב?בוקר|בבקר|בערב|בצהר|אחר|אחה))?")),
    (_PERSIAN, re.compile(rf"(?<!\w)(?P<ahead>ساعت\s+)?(?P<hour>{_any(_PERSIAN)})(?:\s+(?P<more>{_any(_HALF)}))?(?!\w)(?P<part>\s+(?:صبح|عصر|بعد|شب|ظهر|قبل))?")),
    (_THAI, re.compile(rf"(?P<ahead>บ่าย\s?)?(?P<hour>{_any(_THAI)})(?P<part>\s?(?:โมง|ทุ่ม|นาฬิกา))")),
)  # fmt: skip
_THAI_HALF = re.compile(r"(\d{1,2})\s?โมง\s?(เช้า|เย็น)?\s?ครึ่ง")
_WITH_ENDING = re.compile(rf"(?<![\w\u0980-\u09ff])(?P<half>সাড়ে\s+)?(?P<hour>{_any(_BENGALI)})(?![\w\u0980-\u09ff])")


def with_digits(text: str) -> str:
    """The text with hours in digits."""
    for hours, pattern in _PATTERNS:
        text = pattern.sub(partial(_in_digits, hours=hours), text)
    text = _THAI_HALF.sub(r"\1:30โมง\2", text.replace("บ่ายโมง", "บ่าย1โมง"))
    return _WITH_ENDING.sub(lambda match: f"{_BENGALI[match['hour']]}{':30' if match['half'] else ''}টা", text)


def _in_digits(match: re.Match[str], hours: Mapping[str, int]) -> str:
    if not (match["ahead"] or match["part"]):
        return match[0]
    more = match.groupdict().get("more")
    return f"{match['ahead'] or ''}{hours[match['hour']]}{_HALF[more] if more else ''}{match['part'] or ''}"
