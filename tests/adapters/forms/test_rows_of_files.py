"""Forms as workbooks have them: a label in each row, its value in the cell beside it, and rows without a value."""

from shared.adapters.forms.rows import read_rows

KNOWN = {"First name", "Surname", "E-mail", "Mailbox", "Notes"}


def rows(text: str) -> list[tuple[str, str]]:
    return [(row.label, row.value) for row in read_rows(text, lambda label: label in KNOWN).rows]


def test_a_row_of_cells_is_never_the_value_of_the_label_above_it():
    form = "E-mail\nMailbox | shared\nFirst name | Noor\nNotes\nSurname | Haddad"
    assert rows(form) == [
        ("E-mail", ""), ("Mailbox", "shared"), ("First name", "Noor"), ("Notes", ""), ("Surname", "Haddad"),
    ]  # fmt: skip


def test_a_label_above_cells_that_no_language_knows_takes_none_of_them_either():
    assert rows("Notes\nLaptop | yes\nFirst name | Noor")[0] == ("Notes", "")
