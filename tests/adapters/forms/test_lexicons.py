"""Every language file: complete enough to be safe, with field names that exist, and a form of its own that is read and settled."""

import re

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.adapters.forms.lexicon import Lexicon, lexicons
from shared.adapters.forms.prose import compile_pattern
from shared.domain.request import Certainty, Intent, PersonReading, Reading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket

OTHERS = {
    "middle_name", "name_particle", "second_surname", "preferred_name", "requester", "approval", "company_name", "secret", "notes",
    "ignored", "end_date", "employed_until", "family_first", "inner_name",
}  # fmt: skip
LANGUAGES = {lexicon.language: lexicon for lexicon in lexicons()}


def read(body: str) -> Reading:
    return FormsReader().read(clean_ticket(a_raw_ticket(body)), instructions="")


def by_language(lexicon: Lexicon) -> str:
    return lexicon.language


@pytest.mark.parametrize("lexicon", lexicons(), ids=by_language)
def test_labels_mean_fields_that_exist(lexicon: Lexicon):
    meant = set(lexicon.labels.values()) | {name for labels in lexicon.special.values() for name in labels.values()}

    assert meant - set(PersonReading.model_fields) - OTHERS == set()


@pytest.mark.parametrize("lexicon", lexicons(), ids=by_language)
def test_a_language_knows_what_makes_a_form_doubtful(lexicon: Lexicon):
    assert len(lexicon.letter["risky"]) > 10
    assert lexicon.phrases["cancel"]
    assert {"secret", "notes", "ignored", "approval"} <= set(lexicon.labels.values())


@pytest.mark.parametrize("lexicon", lexicons(), ids=by_language)
def test_each_kind_of_request_has_words_and_a_label_for_its_day(lexicon: Lexicon):
    for intent in (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE):
        assert lexicon.phrases[intent.value]
        assert "effective_date" in lexicon.special[intent].values()


@pytest.mark.parametrize("lexicon", lexicons(), ids=by_language)
def test_sentence_patterns_can_be_compiled_and_have_one_value(lexicon: Lexicon):
    groups = [lexicon.prose, *lexicon.prose_special.values()]
    patterns = [
        (name, p)
        for group in groups
        for name, found in group.items()
        for p in found
        if name not in ("stop", "until", "several", "may_open")
    ]
    for name, pattern in patterns:
        compiled = compile_pattern(pattern)
        assert (
            name == "licenses"
            or name.startswith("convert")
            or name.endswith("_same")
            or re.compile(compiled.pattern, compiled.flags).groupindex.get("v")
        )


JOINERS = {
    "de": "Eintritt neue Mitarbeiterin\n\nVorname: Wiebke\nNachname: Tannhauser\nAbteilung: Einkauf\nVorgesetzter: Jens Ohle\nEintrittsdatum: 01.12.2026\nLizenz: E3",
    "fr": "Fiche d'entrée\n\nPrénom : Wiebke\nNom : Tannhauser\nService : Einkauf\nResponsable : Jens Ohle\nDate d'arrivée : 01/12/2026\nLicence : E3",
    "es": "Alta de empleado\n\nNombre: Wiebke\nApellidos: Tannhauser\nDepartamento: Einkauf\nResponsable: Jens Ohle\nFecha de alta: 01/12/2026\nLicencia: E3",
    "it": "Nuovo utente\n\nNome: Wiebke\nCognome: Tannhauser\nReparto: Einkauf\nResponsabile: Jens Ohle\nData inizio: 01/12/2026\nLicenza: E3",
    "nl": "Nieuwe medewerker\n\nVoornaam: Wiebke\nAchternaam: Tannhauser\nAfdeling: Einkauf\nLeidinggevende: Jens Ohle\nStartdatum: 01-12-2026\nLicentie: E3",
    "en": "New starter\n\nFirst name: Wiebke\nLast name: Tannhauser\nDepartment: Einkauf\nManager: Jens Ohle\nStart date: 01/12/2026\nLicence: E3",
}
LEAVERS = {
    "de": "Austritt\n\nName: Wiebke Tannhauser\nLetzter Arbeitstag: 01.12.2026\nIn freigegebenes Postfach umwandeln: ja\nZugriff für: Jens Ohle\nWeiterleitung an: -",
    "fr": "Fiche de sortie\n\nPrénom Nom : Wiebke Tannhauser\nDernier jour : 01/12/2026\nTransformer en boîte partagée : oui\nDélégation de la boîte : Jens Ohle\nRedirection : néant",
    "es": "Baja de empleado\n\nNombre completo: Wiebke Tannhauser\nÚltimo día: 01/12/2026\nConvertir en buzón compartido: sí\nAcceso al buzón: Jens Ohle\nReenviar a: ninguno",
    "it": "Cessazione\n\nNome e cognome: Wiebke Tannhauser\nUltimo giorno: 01/12/2026\nConvertire in casella condivisa: sì\nAccesso alla casella: Jens Ohle\nInoltro a: nessuno",
    "nl": "Uit dienst\n\nNaam: Wiebke Tannhauser\nLaatste werkdag: 01-12-2026\nOmzetten naar gedeeld postvak: ja\nToegang tot postvak: Jens Ohle\nDoorsturen naar: geen",
    "en": "Leaver\n\nName: Wiebke Tannhauser\nLast day: 01/12/2026\nConvert mailbox to shared: yes\nMailbox access for: Jens Ohle\nForward to: none",
}


def test_every_language_has_its_forms_here():
    assert set(JOINERS) == set(LEAVERS) <= set(LANGUAGES)


@pytest.mark.parametrize("language", JOINERS)
def test_an_onboarding_form_of_the_language_is_settled(language: str):
    reading = read(JOINERS[language])
    person = reading.people[0]

    assert (reading.intent, reading.certainty) == (Intent.ONBOARD, Certainty.SETTLED)
    assert (person.given_name.value, person.surname.value) == ("Wiebke", "Tannhauser")
    assert (person.department.value, person.manager.value) == ("Einkauf", "Jens Ohle")
    assert [licence.value for licence in person.licenses] == ["E3"]
    assert person.effective_date.value in JOINERS[language]


@pytest.mark.parametrize("language", LEAVERS)
def test_an_offboarding_form_of_the_language_is_settled(language: str):
    reading = read(LEAVERS[language])
    person = reading.people[0]

    assert (reading.intent, reading.certainty) == (Intent.OFFBOARD, Certainty.SETTLED)
    assert person.display_name.value == "Wiebke Tannhauser"
    assert person.mailbox_delegate.value == "Jens Ohle"
    assert person.convert_to_shared.value
    assert person.forward_to is None


@pytest.mark.parametrize(
    "text",
    [
        "Herr Kolbe wechselt per 1. Mai in die Abteilung Einkauf.",
        "Dana quitte le service Ventes, mutation au service Achats.",
        "Dana verlässt das Team: Versetzung in den Einkauf.",
        "Dana gaat naar de afdeling Inkoop.",
    ],
)
def test_case_a10_a_move_is_a_move_in_every_language(text: str):
    assert read(text).intent is Intent.CHANGE
