"""Gathers the rows of a form into people: one, or several where names repeat or a table has one person a row.

The newest message wins. Two different values for one field in the same message are a doubt, and neither is used.
"""

from dataclasses import dataclass, field

from shared.adapters.forms.lexicon import SELECTOR, Lexicon
from shared.adapters.forms.rows import Layout, Row
from shared.adapters.forms.tables import Table
from shared.adapters.forms.values import LISTS, read_values
from shared.domain.reading.folding import fold
from shared.domain.reading.switches import read_switch
from shared.domain.request import Intent, PersonReading, Quoted

_FIELDS = frozenset(PersonReading.model_fields)
_NAMES = frozenset({"display_name", "family_first", "given_name", "surname", "preferred_name"})
# Labels that hold nothing for a person and raise no doubt.
_SILENT = frozenset({"ignored", "requester", "approval", "company_name", "secret", SELECTOR, "end_date"})


@dataclass
class Draft:
    """One person while rows are being gathered. `blank` are labels that were there without a value."""

    values: dict[str, tuple[Quoted, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    kind: Intent | None = None  # where each row of a table has its own

    def has_name(self) -> bool:
        return any(name in self.values for name in _NAMES)


@dataclass
class Gathered:
    """All people of one message, and why a form alone does not settle it."""

    people: list[Draft] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)


def gather(layout: Layout, lexicon: Lexicon, intent: Intent | None) -> Gathered:
    """The people of one message."""
    found = Gathered()
    common = Draft()
    for row in layout.rows:
        _add_row(found, common, row, lexicon.field(row.label, intent), lexicon)
    if common.values or common.blank:
        found.people.append(common)
    for table in layout.tables:
        found.people += _from_table(table, lexicon, intent, found.doubts)
    if layout.tables and len(found.people) > 1 and not found.people[0].has_name():
        _share(found.people)
    if layout.is_misaligned:
        found.doubts.add("misaligned")
    return found


def _add_row(found: Gathered, draft: Draft, row: Row, name: str | None, lexicon: Lexicon) -> None:
    if name in _SILENT:
        return
    if name is None or name == "notes":
        if row.value and read_values("notes", row):
            found.doubts.add("unknown label" if name is None else "notes")
        return
    row, name = _mailbox_words(row, name, lexicon)
    values = read_values(name, row)
    if not values:
        draft.blank.add(name)
        return
    if name in draft.values:
        _resolve(found, draft, (name, row, values), lexicon)
        return
    draft.values[name] = values
    draft.labels[name] = row.label


def _mailbox_words(row: Row, name: str, lexicon: Lexicon) -> tuple[Row, str]:
    """`Mailbox: convert to shared` says yes to the conversion."""
    if name == "convert_to_shared" and read_switch(row.value) is None:
        word = lexicon.mailbox_value(row.value)
        return (row.model_copy(update={"value": word}), name) if word else (row, name)
    return row, name


def _resolve(found: Gathered, draft: Draft, second: tuple[str, Row, tuple[Quoted, ...]], lexicon: Lexicon) -> None:
    """A second row for the same field: the same value, more of a list, a new person, a better label, or a doubt."""
    name, row, values = second
    before = draft.values[name]
    if [fold(v.value) for v in values] == [fold(v.value) for v in before]:
        return
    if name in LISTS:
        draft.values[name] = before + values
    elif name in _NAMES and draft.has_name() and _is_complete(draft):
        found.people.append(Draft(dict(draft.values), dict(draft.labels), set(draft.blank)))
        draft.values, draft.labels, draft.blank = {name: values}, {name: row.label}, set()
    elif _is_bare(before) or lexicon.is_weak(draft.labels.get(name, "")):
        draft.values[name], draft.labels[name] = values, row.label
    elif not lexicon.is_weak(row.label) and not _is_bare(values):
        found.doubts.add(f"two values for {name}")
        draft.values[name] = ()


def _is_complete(draft: Draft) -> bool:
    return len(draft.values) >= 2


def _is_bare(values: tuple[Quoted, ...]) -> bool:
    """Only "yes": that something is wanted, not who or what."""
    return len(values) == 1 and read_switch(values[0].value) is True


def _from_table(table: Table, lexicon: Lexicon, intent: Intent | None, doubts: set[str]) -> list[Draft]:
    people: list[Draft] = []
    kinds = _kinds_of_rows(table, lexicon)
    for cells, quote, kind in zip(table.rows, table.quotes, kinds, strict=True):
        draft = Draft(kind=kind)
        for heading, cell in zip(table.headings, cells, strict=True):
            name = lexicon.field(heading, kind or intent)
            if name in _FIELDS or name in ("preferred_name", "middle_name", "family_first", "inner_name"):
                values = read_values(str(name), Row(label=heading, value=cell, quote=quote, at=0))
                if values:
                    draft.values[str(name)] = values
        if draft.has_name():
            people.append(draft)
    if not people:
        doubts.add("table without names")
    return people


def _kinds_of_rows(table: Table, lexicon: Lexicon) -> list[Intent | None]:
    """The column that names the kind of request of each row, known by what stands in all of its cells."""
    for column in zip(*table.rows, strict=True):
        kinds = [lexicon.chosen(cell) or _kind_said(cell, lexicon) for cell in column]
        if len(kinds) > 1 and None not in kinds:
            return kinds
    return [None] * len(table.rows)


def _kind_said(cell: str, lexicon: Lexicon) -> Intent | None:
    said = [kind for kind in Intent if kind is not Intent.NONE and lexicon.says(kind.value, fold(cell))]
    return said[0] if len(said) == 1 and len(cell.split()) <= 4 else None


def _share(people: list[Draft]) -> None:
    """Rows outside a table hold for everybody in it."""
    common = people.pop(0)
    for person in people:
        person.values = {**common.values, **person.values}


def merge(older: list[Draft], newer: list[Draft], doubts: set[str]) -> list[Draft]:
    """What the newer message says wins; rows without a name in it belong to the one person there is."""
    if not older:
        return newer
    if not newer:
        return older
    if len(older) == 1 and len(newer) == 1:
        return [
            Draft(
                {**older[0].values, **newer[0].values},
                {**older[0].labels, **newer[0].labels},
                older[0].blank | newer[0].blank,
            )
        ]
    doubts.add("several people in several messages")
    return newer if all(person.has_name() for person in newer) else older
