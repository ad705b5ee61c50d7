"""German tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "Eintritt",
            "Neueintritt\n\nName, Vorname: Quellmann, Ada\nFunktion: Sachbearbeiterin\nAbteilung: Buchhaltung\nStandort: Olten\nVorgesetzte Person: Dr. Urs Hunzler\nEintrittsdatum: 01.12.2026\nArbeitsbeginn um: 8.30 Uhr\nLizenz: Microsoft 365 E3\nVerteiler: buchhaltung@quellbau.example\nBerechtigungen wie: Vera Pichler\n",
            "onboard",
            [
                {
                    "display_name": "Quellmann, Ada",
                    "job_title": "Sachbearbeiterin",
                    "department": "Buchhaltung",
                    "office": "Olten",
                    "manager": "Urs Hunzler",
                    "effective_date": "01.12.2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["buchhaltung@quellbau.example"],
                    "copy_from": "Vera Pichler",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Austritt",
            "Austrittsformular\n| Mitarbeiter/in | Mario Quendler |\n| Letzter Arbeitstag | 30.11.2026 |\n| Konto sperren um | 17:00 |\n| Postfach in Shared Mailbox umwandeln | ja |\n| Postfachzugriff für | Petra Holler |\n| Weiterleitung an | - |\n",
            "offboard",
            [
                {
                    "display_name": "Mario Quendler",
                    "effective_date": "30.11.2026",
                    "effective_time": "17:00",
                    "mailbox_delegate": "Petra Holler",
                    "convert_to_shared": "ja",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "Neueintritt 1. April",
            "Liebe Kolleginnen und Kollegen,\n\nam 1. April 2026 tritt Herr Tobias Krähenbühl als Projektleiter Hochbau in unsere Firma ein. Er arbeitet in der Abteilung Planung am Standort Olten, seine Vorgesetzte ist Frau Dr. Karin Amsler.\n\nBitte richtet ihm das Postfach tobias.kraehenbuehl@quellbau.example ein, dazu eine Lizenz Microsoft 365 E3. Er soll die gleichen Berechtigungen wie Urs Hunziker erhalten und in die Verteiler planung@quellbau.example und bau-alle@quellbau.example aufgenommen werden. Seine Mobilnummer lautet +41 79 555 12 13, die Personalnummer 20455.\n\nFreundliche Grüsse\nInes Muster\n",
            "onboard",
            [
                {
                    "display_name": "Tobias Krähenbühl",
                    "email": "tobias.kraehenbuehl@quellbau.example",
                    "job_title": "Projektleiter Hochbau",
                    "department": "Planung",
                    "office": "Olten",
                    "mobile_phone": "+41 79 555 12 13",
                    "manager": "Karin Amsler",
                    "employee_id": "20455",
                    "effective_date": "1. April 2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["planung@quellbau.example", "bau-alle@quellbau.example"],
                    "copy_from": "Urs Hunziker",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Austritt Mario Quendler",
            "Guten Tag,\n\nMario Quendler (Außendienst, Standort Graz) hat gekündigt, sein letzter Arbeitstag ist der 31. März 2026. Bitte sperren Sie den Zugang an diesem Tag um 17:00 Uhr. Sein Postfach bitte in ein freigegebenes Postfach umwandeln, Zugriff für Petra Hollerer. E-Mails leiten Sie bitte an vertrieb@quellbau.example weiter. Die OneDrive-Daten gehen an Petra Hollerer.\n\nMit freundlichen Grüßen\nInes Muster\n",
            "offboard",
            [
                {
                    "display_name": "Mario Quendler",
                    "department": "Außendienst",
                    "office": "Graz",
                    "effective_date": "31. März 2026",
                    "effective_time": "17:00 Uhr",
                    "forward_to": "vertrieb@quellbau.example",
                    "mailbox_delegate": "Petra Hollerer",
                    "convert_to_shared": "yes",
                    "onedrive_to": "Petra Hollerer",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Abteilungswechsel Jonas Reitmeier",
            "Hallo zusammen,\n\nJonas Reitmeier wechselt zum 1. Mai vom Service in die Abteilung Vertrieb. Er wird dort Key Account Manager, sein neuer Vorgesetzter ist Frank Döring. Bitte nehmt ihn in den Verteiler vertrieb@quellbau.example auf und entfernt ihn aus dem Verteiler service@quellbau.example. Zusätzlich braucht er Power BI Pro.\n\nDanke\nInes Muster\n",
            "change",
            [
                {
                    "display_name": "Jonas Reitmeier",
                    "job_title": "Key Account Manager",
                    "department": "Vertrieb",
                    "manager": "Frank Döring",
                    "effective_date": "1. Mai",
                    "licenses": ["Power BI Pro"],
                    "groups": ["vertrieb@quellbau.example"],
                    "groups_remove": ["service@quellbau.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Neuer Laptop",
            "Hallo IT,\n\nder Laptop von Urs Hunziker ist sehr langsam, der Lüfter läuft dauernd. Wir bräuchten für ihn bis Freitag ein neues Gerät.\n\nGruß Ines",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Zwei Austritte Ende März",
            "Guten Tag\n\nPer Ende März verlassen uns zwei Mitarbeitende.\n\nRolf Amacher aus der Produktion hat seinen letzten Arbeitstag am 27. März. Seine Mails bitte an Beat Schnyder weiterleiten.\n\nClaudia Imfeld aus der Buchhaltung geht am 31. März in Pension. Ihr Postfach soll in ein freigegebenes Postfach umgewandelt werden, Zugriff bekommt Nadja Rüttimann.\n\nFreundliche Grüsse\nInes Muster\n",
            "offboard",
            [
                {
                    "display_name": "Rolf Amacher",
                    "department": "Produktion",
                    "effective_date": "27. März",
                    "forward_to": "Beat Schnyder",
                },
                {
                    "display_name": "Claudia Imfeld",
                    "department": "Buchhaltung",
                    "effective_date": "31. März",
                    "mailbox_delegate": "Nadja Rüttimann",
                    "convert_to_shared": "yes",
                },
            ],
            id="two_people",
        ),
    ],
)
def test_everything_that_a_ticket_says_is_read_and_nothing_else(
    subject: str, body: str, intent: str, people: list[dict[str, object]]
):
    assert read(body, subject) == (intent, people)
