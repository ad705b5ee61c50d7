"""Finds label and value in the lines of a text, whatever the form's layout; it knows no field and judges no value.

`Label: value`, dot leaders, tabs, columns of spaces, table rows, a label on its own line with the value below, tick boxes. A layout
in which values could belong to another label (all labels first, then all values) yields nothing and says so.
"""

import re
from enum import StrEnum

from shared.adapters.forms.lines import split_line, split_several
from shared.adapters.forms.tables import Knows, Table, take_cells
from shared.domain.reading.switches import TICKED, UNTICKED
from shared.domain.value import Value

_RULE = re.compile(r"^[\s\-=_*#~+|:.]*$")
_BULLET = re.compile(r"^\s*(?:[-+*•‣◦·■●▪◆※]|\(?\d{1,2}[.)）]|[a-z][.)])\s+")
_HINT = re.compile(r"^\s*[(（\[][^()（）\[\]]{2,200}[)）\]]\s*\.?\s*$")
_BOX = re.compile(r"(\[\s*[xX✓✔*_]?\s*\]|\(\s*[xX✓✔*]?\s*\)|[☐☑☒✓✔✅])")
_LONGEST_ROW = 2000
_MOST_LINES = 3000  # what comes after is no form, and is left to be judged as text


class Style(StrEnum):
    """Where a form has its values."""

    BESIDE = "beside"
    BELOW = "below"


class Row(Value):
    """A label and what stands beside or below it. `quote` is both, literally."""

    label: str
    value: str
    quote: str
    at: int


class Layout(Value):
    rows: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()
    leftovers: tuple[str, ...] = ()
    is_misaligned: bool = False


class Page:
    """The lines of one message while they are taken apart."""

    def __init__(self, text: str, knows: Knows) -> None:
        self.lines = text.split("\n")
        self.knows = knows
        self.rows: list[Row] = []
        self.tables: list[Table] = []
        self.leftovers: list[str] = []
        self.is_misaligned = False
        self._labels: dict[int, bool] = {}

    def add(self, label: str, value: str, first: int, last: int) -> None:
        self.rows.append(
            Row(
                label=label.strip(),
                value=value.strip(),
                quote="\n".join(self.lines[first : last + 1]).strip(),
                at=first,
            )
        )

    def is_label(self, index: int) -> bool:
        """Whether the line is a label and nothing else."""
        if index not in self._labels:
            body = _BULLET.sub("", self.lines[index]).strip()
            split = split_line(body, self.knows)
            alone = 0 < len(body) <= 90 and self.knows(body)
            self._labels[index] = alone if split is None else not split[1] and self.knows(split[0])
        return self._labels[index]

    def take_table(self, index: int) -> int:
        """Reads table rows from here; how many lines they are."""
        taken = take_cells(self.lines, index, self.knows)
        for row in taken.rows:
            self.add(row[0], row[1], row[2], row[2])
        if taken.table:
            self.tables.append(taken.table)
        self.is_misaligned = self.is_misaligned or taken.is_misaligned
        return taken.lines

    def next_line(self, index: int) -> int:
        """The next line with something on it, hints in brackets left out."""
        while index < len(self.lines) and (_RULE.match(self.lines[index]) or _HINT.match(self.lines[index])):
            index += 1
        return index


def read_rows(text: str, knows: Knows) -> Layout:
    """Everything in the text that has the shape of a form."""
    page = Page(text, knows)
    style = _style_of(page)
    index = 0
    while index < len(page.lines):
        if index >= _MOST_LINES:
            page.leftovers.append("\n".join(page.lines[index:]))
            break
        line = page.lines[index]
        if _RULE.match(line) or _HINT.match(line):
            index += 1
        elif taken := page.take_table(index):
            index += taken
        else:
            index += _take_line(page, index, style)
    return Layout(
        rows=tuple(page.rows),
        tables=tuple(page.tables),
        leftovers=tuple(page.leftovers),
        is_misaligned=page.is_misaligned,
    )


def _style_of(page: Page) -> Style:
    """Where this form writes its values."""
    inline = own = 0
    for index, line in enumerate(page.lines[:_MOST_LINES]):
        body = _BULLET.sub("", line).strip()
        split = split_line(body, page.knows)
        if split and split[1] and page.knows(split[0]):
            inline += 1
        elif page.is_label(index):
            follower = page.next_line(index + 1)
            own += follower < len(page.lines) and not page.is_label(follower)
    return Style.BELOW if own >= 2 and own > inline else Style.BESIDE


def _take_line(page: Page, index: int, style: Style) -> int:
    """Reads from one line; how many lines were taken."""
    body = _BULLET.sub("", page.lines[index]).strip()
    if _take_boxes(page, body, index):
        return 1
    if page.is_label(index):
        return _take_label(page, index, style)
    split = split_line(body, page.knows)
    if split is None or len(body) > _LONGEST_ROW:
        page.leftovers.append(page.lines[index].strip())
        return 1
    for label, value in split_several(split, page.knows):
        page.add(label, value, index, index)
    return 1


def _take_boxes(page: Page, body: str, index: int) -> bool:
    """`[x] Convert the mailbox` is a label with its own answer."""
    boxes = _BOX.findall(body)
    if len(boxes) != 1 or not (TICKED.match(body) or UNTICKED.match(body)):
        return False
    label = _BOX.sub("", body, count=1).strip(" :")
    page.add(label, "yes" if TICKED.match(body) else "", index, index)
    return True


def _take_label(page: Page, index: int, style: Style) -> int:
    label = _BULLET.sub("", page.lines[index]).strip().rstrip(":：")
    follower = page.next_line(index + 1)
    if _is_column(page, index):
        page.is_misaligned = True
        return _skip_column(page, index)
    if follower >= len(page.lines) or page.is_label(follower) or starts_row(page, follower):
        page.add(label, "", index, index)
        return 1
    below = page.lines[follower]
    if _BULLET.match(below):
        return _take_list(page, label, index, follower)
    asks = page.lines[index].rstrip().endswith(("?", "？", "؟"))
    if style is Style.BELOW or (asks and len(below.split()) <= 8):
        page.add(label, below, index, follower)
        return follower - index + 1
    page.add(label, "", index, index)
    return 1


def _take_list(page: Page, label: str, index: int, first: int) -> int:
    last = first
    items: list[str] = []
    while last < len(page.lines) and _BULLET.match(page.lines[last]) and not starts_row(page, last):
        items.append(_BULLET.sub("", page.lines[last]).strip())
        last += 1
    if not items:
        page.add(label, "", index, index)
        return 1
    page.add(label, "; ".join(items), index, last - 1)
    return last - index


def _is_column(page: Page, index: int) -> bool:
    """Three labels in a row and then values below all of them: which value belongs to which label is not to be known."""
    first_value = _after_labels(page, index)
    labels = sum(bool(line.strip()) for line in page.lines[index:first_value])
    values = 0
    for at in range(first_value, min(first_value + 3, len(page.lines))):
        if not page.lines[at].strip() or page.is_label(at) or starts_row(page, at):
            break
        values += len(page.lines[at].split()) <= 8
    return labels >= 3 and values >= 2


def _after_labels(page: Page, index: int) -> int:
    """The first line after a run of labels. No form has more than some dozens in a row."""
    last = min(index + 80, len(page.lines))
    while index < last and (page.is_label(index) or not page.lines[index].strip()):
        index += 1
    return index


def _skip_column(page: Page, index: int) -> int:
    start, index = index, _after_labels(page, index)
    while index < len(page.lines) and not page.is_label(index) and not starts_row(page, index):
        index += 1
    return index - start


def starts_row(page: Page, index: int) -> bool:
    """Whether the line has a label of its own. A row of cells always has, and is never the value of a label above it."""
    if "|" in page.lines[index]:
        return True
    split = split_line(_BULLET.sub("", page.lines[index]).strip(), page.knows)
    return split is not None and page.knows(split[0])
