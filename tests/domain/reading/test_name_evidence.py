"""What an address proves about a name, and what it does not."""

import pytest

from shared.domain.reading.name_evidence import belongs_to, contradicts, split_by_address, split_spanish
from shared.domain.reading.person_fields import name_fields
from shared.domain.request import Asked, Intent, PersonReading, Quoted


@pytest.mark.parametrize(
    ("name", "address", "given"),
    [
        ("Maria Inês Sobral Quilho", "ines.quilho@x.example", "Maria Inês"),
        ("José Adán Quillera Marsal", "jquillera@x.example", "José Adán"),
        ("Nuria Quillera Marsal", "nuria.quillera@x.example", "Nuria"),
        ("Nuria Quillera Marsal", "n.quillera@x.example", "Nuria"),
        ("Anna Lena Quill", "annalena.quill@x.example", "Anna Lena"),
        ("Ada Quillera Marsal", "ada.quilleramarsal@x.example", "Ada"),
        ("Jorge Luis de la Quillera Marsal", "jl.quillera@x.example", "Jorge Luis"),
        ("Bo Jean Ågren Lund", "bagren@x.example", "Bo Jean"),
    ],
)
def test_an_address_can_show_where_the_surname_begins(name: str, address: str, given: str):
    split = split_by_address(name.split(), address)

    assert split is not None
    assert f"{split.given} {split.surname}" == name
    assert split.given == given


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Nuno Miguel Quilho", "nuno.quilho@x.example"),
        ("João Vasco Quilho da Mata", "joao.mata@x.example"),
        ("Ada Quill", "ada.quill@x.example"),
        ("Ada Bo Quill", "it@x.example"),
        ("Ada Bo Quill", "@"),
    ],
)
def test_an_address_without_the_boundary_proves_nothing(name: str, address: str):
    assert split_by_address(name.split(), address) is None


@pytest.mark.parametrize(
    ("name", "address", "is_theirs"),
    [
        ("Ada Quill", "ada.quill@x.example", True),
        ("Ada Quill", "aquill@x.example", True),
        ("Ada Quill", "quilla@x.example", True),
        ("Sanna Mäkinen", "sanna.makinen@x.example", True),
        ("Jürgen Köhnlein", "koehnlein@x.example", True),
        ("Тамара Вуковић", "tamara.vukovic@x.example", True),
        ("Ada Quill", "invoices@x.example", False),
        ("Ada Quill", "bo.marsh@x.example", False),
        ("Ada de Quill", "depot@x.example", False),
    ],
)
def test_an_address_is_made_from_a_name_or_not(name: str, address: str, *, is_theirs: bool):
    assert belongs_to(name, address) is is_theirs


def test_an_address_that_nearly_is_the_name_contradicts_it():
    assert contradicts("Ada Quill", "ada.quell@x.example")
    assert not contradicts("Ada Quill", "ada.quill@x.example")
    assert not contradicts("Ada Köhnlein", "ada.koehnlein@x.example")
    assert not contradicts("Ada Quill-Marsh", "ada.quill@x.example")
    assert not contradicts("Ada Quill", "ada.marsh@x.example")


@pytest.mark.parametrize(
    ("name", "country", "given"),
    [
        ("Nuria Quillera Marsal", "ES", "Nuria"),
        ("Jorge Adán Quillera Marsal", "MX", "Jorge Adán"),
        ("María José Quillera", "ES", None),
        ("Nuria de Quillera Marsal", "ES", None),
        ("Nuria Quillera", "ES", None),
        ("Nuria Quilho Marsal", "PT", None),
    ],
)
def test_in_spanish_there_are_two_surnames_unless_the_given_name_may_be_double(
    name: str, country: str, given: str | None
):
    split = split_spanish(name.split(), country)

    assert (split.given if split else None) == given


def test_a_surname_that_its_address_contradicts_is_asked_about():
    person = PersonReading(
        display_name=Quoted(value="Ada Quill", quote="Ada Quill leaves"),
        email=Quoted(value="ada.quell@x.example", quote="(ada.quell@x.example)"),
    )

    found = name_fields(person, Intent.OFFBOARD, "GB")

    assert (found.given_name.value, found.surname, found.display_name.value) == ("Ada", None, "Ada Quill")
    assert [(question.field, question.why) for question in found.questions] == [("surname", Asked.CONTRADICTORY)]


def test_the_address_of_a_new_account_splits_the_name():
    person = PersonReading(
        display_name=Quoted(value="Maria Inês Sobral Quilho", quote="Maria Inês Sobral Quilho"),
        email=Quoted(value="ines.quilho@x.example", quote="ines.quilho@x.example"),
    )

    found = name_fields(person, Intent.ONBOARD, "PT")

    assert (found.given_name.value, found.surname.value) == ("Maria Inês", "Sobral Quilho")
    assert not found.questions


@pytest.mark.parametrize(
    ("name", "address"), [("সাবিনা রহিম", "sabina.rahim@x.example"), ("Рената Цой", "renata.tsoi@x.example")]
)
def test_a_name_of_another_script_is_not_contradicted_by_its_latin_spelling(name: str, address: str):
    assert not contradicts(name, address)


@pytest.mark.parametrize(
    ("quote", "surname"), [("Frau Quill geht", "Quill"), ("Mr Quill leaves", "Quill"), ("Quill geht", None)]
)
def test_behind_a_form_of_address_one_word_is_the_surname(quote: str, surname: str | None):
    found = name_fields(PersonReading(display_name=Quoted(value="Quill", quote=quote)), Intent.OFFBOARD, "DE")

    assert (found.surname.value if found.surname else None) == surname
