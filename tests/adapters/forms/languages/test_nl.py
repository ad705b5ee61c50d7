"""Dutch tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "Nieuwe medewerker",
            "Aanmeldformulier nieuwe medewerker\n\nVoornaam: Ada\nAchternaam: Quilling\nFunctie: administrateur\nAfdeling: Financiën\nLocatie: Zwolle\nLeidinggevende: dhr. Arjan Buiten\nStartdatum: 01-12-2026\nLicentie: Microsoft 365 E3\nMailgroepen: financien@quilling.example\nZelfde rechten als: Ruben Slag\n",
            "onboard",
            [
                {
                    "given_name": "Ada",
                    "surname": "Quilling",
                    "job_title": "administrateur",
                    "department": "Financiën",
                    "office": "Zwolle",
                    "manager": "Arjan Buiten",
                    "effective_date": "01-12-2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["financien@quilling.example"],
                    "copy_from": "Ruben Slag",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Uit dienst",
            "Uit dienst\n| Naam | Wouter Hazel |\n| Laatste werkdag | 30-11-2026 |\n| Omzetten naar gedeeld postvak | ja |\n| Toegang tot postvak | Lotte Wiers |\n| Doorsturen naar | geen |\n",
            "offboard",
            [
                {
                    "display_name": "Wouter Hazel",
                    "effective_date": "30-11-2026",
                    "mailbox_delegate": "Lotte Wiers",
                    "convert_to_shared": "ja",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "Nieuwe collega financiën",
            "Beste collega's,\n\nOp maandag 16 maart 2026 begint mevrouw Femke Terlouw bij ons als salarisadministrateur op de afdeling Financiën in Zwolle. Haar leidinggevende is Arjan Buitenhuis.\n\nGraag een account aanmaken (femke.terlouw@quilling.example) met de licentie Microsoft 365 Business Premium. Ze moet lid worden van de groep financien@quilling.example en toegang krijgen tot de gedeelde mailbox salarissen@quilling.example. Dezelfde rechten als Ruben Slagter. Haar mobiele nummer is 06 5550 1234, personeelsnummer 3391.\n\nMet vriendelijke groet,\nInes Muster\n",
            "onboard",
            [
                {
                    "display_name": "Femke Terlouw",
                    "email": "femke.terlouw@quilling.example",
                    "job_title": "salarisadministrateur",
                    "department": "Financiën",
                    "office": "Zwolle",
                    "mobile_phone": "06 5550 1234",
                    "manager": "Arjan Buitenhuis",
                    "employee_id": "3391",
                    "effective_date": "maandag 16 maart 2026",
                    "licenses": ["Microsoft 365 Business Premium"],
                    "groups": ["financien@quilling.example"],
                    "shared_mailboxes": ["salarissen@quilling.example"],
                    "copy_from": "Ruben Slagter",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Uitdiensttreding Wouter Hazelhoff",
            'Hallo,\n\nWouter Hazelhoff (magazijnmedewerker) heeft zijn ontslag ingediend. Zijn laatste werkdag is vrijdag 27 maart 2026. Graag het account om 17:00 uur blokkeren, de mailbox omzetten naar een gedeelde mailbox en Lotte Wiersma toegang geven. Zijn mail mag doorgestuurd worden naar Lotte Wiersma. OneDrive overdragen aan Bas Kruithof. Automatisch antwoord: "Wouter is niet meer werkzaam bij ons. Mail naar magazijn@quilling.example."\n\nGroet,\nInes Muster\n',
            "offboard",
            [
                {
                    "display_name": "Wouter Hazelhoff",
                    "job_title": "magazijnmedewerker",
                    "effective_date": "vrijdag 27 maart 2026",
                    "effective_time": "17:00 uur",
                    "forward_to": "Lotte Wiersma",
                    "mailbox_delegate": "Lotte Wiersma",
                    "convert_to_shared": "yes",
                    "auto_reply": "Wouter is niet meer werkzaam bij ons. Mail naar magazijn@quilling.example.",
                    "onedrive_to": "Bas Kruithof",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Functiewijziging",
            "Beste,\n\nMet ingang van 1 april gaat Daan Oosterveld van Logistiek naar de afdeling Inkoop. Zijn nieuwe functie wordt junior inkoper en zijn nieuwe leidinggevende is Margriet Tolhuis. Graag uit de groep logistiek@quilling.example halen, toevoegen aan de groep inkoop@quilling.example en een licentie Visio Plan 1 toewijzen.\n\nInes Muster\n",
            "change",
            [
                {
                    "display_name": "Daan Oosterveld",
                    "job_title": "junior inkoper",
                    "department": "Inkoop",
                    "manager": "Margriet Tolhuis",
                    "effective_date": "1 april",
                    "licenses": ["Visio Plan 1"],
                    "groups": ["inkoop@quilling.example"],
                    "groups_remove": ["logistiek@quilling.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Zwangerschapsverlof Femke Terlouw",
            "Hallo, Femke Terlouw gaat op 1 april met zwangerschapsverlof. Haar account blijft gewoon actief, graag alleen de telefoon doorschakelen.\n\nInes",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Twee vertrekkers",
            "Dag allen,\n\nEind maart gaan twee collega's uit dienst.\n\nJeroen Haaksma van de afdeling Productie heeft zijn laatste werkdag op 27 maart. Zijn mail graag doorsturen naar Karin Blom.\n\nSaskia Veenhuis van de afdeling Kwaliteit gaat op 31 maart met pensioen. Haar mailbox graag omzetten naar een gedeelde mailbox, met toegang voor Thijs Bakermans.\n\nInes Muster\n",
            "offboard",
            [
                {
                    "display_name": "Jeroen Haaksma",
                    "department": "Productie",
                    "effective_date": "27 maart",
                    "forward_to": "Karin Blom",
                },
                {
                    "display_name": "Saskia Veenhuis",
                    "department": "Kwaliteit",
                    "effective_date": "31 maart",
                    "mailbox_delegate": "Thijs Bakermans",
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
