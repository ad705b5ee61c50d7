"""The forms in which a label may stand in a language file: whole, without number, brackets, qualifiers or its English twin.

`1. 氏名（必須）`, `Имя сотрудника`, `ชื่อ / Name` are `氏名`, `имя`, `ชื่อ`.
"""

import re
from functools import lru_cache

from shared.domain.reading.letters import is_spaceless, key

EDGE = " \t:：?？.。!_*-–—•|…·・=>/\"'■□●○▪◆◇※▼▶►★☆,，、;；؟،"
_BRACKETS = re.compile(r"[(\[（【〔［][^()\[\]（）【】〔〕［］]{0,80}[)\]）】〕］]")
_IN_BRACKETS = re.compile(r"^\s*[\[【〔［]([^\[\]【】〔〕［］]{1,60})[\]】〕］]\s*[:：]?\s*$")
_NUMBER = re.compile(
    r"^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）.、．]|\s?[-–ـ](?=\s*[^\W\d_]))|[①-⑳㈠-㈩Ⅰ-Ⅻ]|第?\d{1,2}[项項]|[가나다라마바사아자차][.)])\s*(?=\D)"
)
_TWINS = re.compile(r"\s*[/／|]\s*")
# "OneDrive 移交給" is typed with and without the space.
_EAST = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af"
_BESIDE_LATIN = re.compile(rf"(?<=[{_EAST}]) (?=[a-z0-9])|(?<=[a-z0-9]) (?=[{_EAST}])")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")


def plain_form(label: str) -> str:
    """The label in one spelling, without marks around it."""
    return _BESIDE_LATIN.sub("", key(label)).strip(EDGE)


@lru_cache(maxsize=16384)
def label_forms(label: str, qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    """Every form to look up, the most literal first."""
    if inside := _IN_BRACKETS.match(label):
        label = inside[1]
    whole = plain_form(label)
    plain = plain_form(_BRACKETS.sub(" ", label))
    found = [whole, plain, *(plain_form(_NUMBER.sub("", text)) for text in (whole, plain)), *_without_twin(plain)]
    for text in tuple(dict.fromkeys(found)):
        found += _unqualified(text, qualifiers)
    return tuple(text for text in dict.fromkeys(found) if text)


def _unqualified(text: str, qualifiers: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for word in qualifiers:
        gap = "" if is_spaceless(word[0]) else " "
        if len(text) <= len(word) + len(gap):
            continue
        if text.startswith(f"{word}{gap}"):
            found.append(text[len(word) + len(gap) :].strip(EDGE))
        elif text.endswith(f"{gap}{word}"):
            found.append(text[: -len(word) - len(gap)].strip(EDGE))
    return found


def _without_twin(text: str) -> list[str]:
    """Forms in two languages: the half in this script, when the other half is English."""
    halves = _TWINS.split(text)
    foreign = [half for half in halves if _FOREIGN.search(half)]
    return [foreign[0].strip(EDGE)] if len(halves) == 2 and len(foreign) == 1 and foreign[0] != text else []
