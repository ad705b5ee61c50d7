"""Splits one line of a form into label and value: colon, dot leaders, tab, dash or a gap. Unknown labels count only with a colon."""

import re

from shared.adapters.forms.tables import Knows

_LEADER = re.compile(r"^([^.]{2,60}?(?:\.[^.]{1,20})?)\s*\.{3,}\s*[:：]?\s*(.*)$")
_COLON = re.compile(r"^([^:：]{1,90}?)\s*[:：]\s*(.*)$")
# After these a value follows only where the label is one that we know. Bengali writes a visarga for the colon; a question has its own mark.
_OTHERS = (
    re.compile(r"^(.{2,60}?)\s+[–—=-]{1,2}>?\s+(.*)$"),
    re.compile(r"^(.{2,60}?)\s{2,}(\S.*)$"),
    re.compile(r"^(.{2,60}?)\s?[ঃ﹕∶꞉ː׃]\s*(.*)$"),
    re.compile(r"^(.{2,90}?)[?？؟]\s+(\S.*)$"),
)
_MORE = re.compile(r"(?:\s{2,}|[;,|]\s+)(?=([^:：;,|]{2,40}?)\s*[:：])")
_WORDS_IN_LABEL = 9


def split_line(body: str, knows: Knows) -> tuple[str, str] | None:
    """Label and value of one line. Unknown labels count only with a colon and few words."""
    if "\t" in body:
        label, _, value = body.partition("\t")
        if label.strip() and len(label) <= 90 and (knows(label) or len(label.split()) <= _WORDS_IN_LABEL):
            return label.strip().rstrip(":：").strip(), value.strip()
    for pattern in (_LEADER, _COLON):
        match = pattern.match(body)
        if match and (knows(match[1]) or _is_labelish(match[1], match[2])):
            return match[1].strip(), match[2].strip()
    for pattern in _OTHERS:
        match = pattern.match(body)
        if match and knows(match[1]):
            return match[1].strip(), match[2].strip()
    return None


def _is_labelish(label: str, value: str) -> bool:
    """Looks like a label that we do not know; addresses and clock times have colons too."""
    if value.startswith("//") or (label[-1:].isdigit() and value[:2].isdigit()):
        return False
    return len(label.split()) <= 6 and not label.rstrip().endswith((".", ",")) and not re.search(r"[.!?,;]\s", label)


def split_several(split: tuple[str, str], knows: Knows) -> list[tuple[str, str]]:
    """`First name: Ada   Last name: Quill` are two rows when the second label is known."""
    label, rest = split
    found: list[tuple[str, str]] = []
    start = 0
    for match in _MORE.finditer(rest):
        if knows(match[1]):
            found.append((label, rest[start : match.start()].strip()))
            label = match[1].strip()
            start = match.end() + len(match[1])
            start += len(rest[start:]) - len(rest[start:].lstrip(" :："))
    return [*found, (label, rest[start:].strip())]
