"""A form without a name under sentences with one."""

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Certainty
from shared.services.understanding.clean_ticket import clean_ticket
from tests.adapters.forms.languages.reading import read
from tests.builders import a_raw_ticket

LABELS = "Email: kirana.m@firma.example\nLisensi: Microsoft 365 E3\n"
SENTENCE = "Kirana Maheswari akan bergabung per 18 Mei 2026.\n"


def test_the_sentence_names_whom_the_labels_are_about():
    kind, people = read(SENTENCE + LABELS, "Akun baru")
    assert (kind, people[0]["display_name"]) == ("onboard", "Kirana Maheswari")
    assert (people[0]["effective_date"], people[0]["licenses"]) == ("18 Mei 2026", ["Microsoft 365 E3"])


def test_a_name_in_the_form_is_the_name():
    _, people = read(f"{SENTENCE}{LABELS}Nama: Danu Wirawan\n", "Akun baru")
    assert [person["display_name"] for person in people] == ["Danu Wirawan"]


def test_what_sentences_add_is_never_sure():
    ticket = clean_ticket(a_raw_ticket(SENTENCE + LABELS, subject="Akun baru"))
    assert FormsReader().read(ticket, instructions="").certainty is Certainty.PARTIAL
