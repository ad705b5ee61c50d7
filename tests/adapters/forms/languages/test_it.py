"""Italian tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "Nuovo utente",
            "Nuovo dipendente\n\nNome: Ada\nCognome: Quilletti\nMansione: impiegata\nReparto: Amministrazione\nSede: Parma\nResponsabile: dott.ssa Ornella Bargi\nData inizio: 01/12/2026\nLicenza: Microsoft 365 E3\nListe di distribuzione: amministrazione@quillini.example\nStessi permessi di: Fabrizio Cerut\n",
            "onboard",
            [
                {
                    "given_name": "Ada",
                    "surname": "Quilletti",
                    "job_title": "impiegata",
                    "department": "Amministrazione",
                    "office": "Parma",
                    "manager": "Ornella Bargi",
                    "effective_date": "01/12/2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["amministrazione@quillini.example"],
                    "copy_from": "Fabrizio Cerut",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Cessazione",
            "Cessazione rapporto\n| Nome e cognome | Ruggero Tassin |\n| Ultimo giorno | 30/11/2026 |\n| Convertire in casella condivisa | sì |\n| Accesso alla casella | Livia Pasqual |\n| Inoltro a | nessuno |\n",
            "offboard",
            [
                {
                    "display_name": "Ruggero Tassin",
                    "effective_date": "30/11/2026",
                    "mailbox_delegate": "Livia Pasqual",
                    "convert_to_shared": "sì",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "Nuova collega",
            "Buongiorno,\n\nlunedì 16 marzo 2026 prende servizio da noi la dott.ssa Ginevra Malaspini come addetta alle paghe nell'ufficio Amministrazione, sede di Parma. La sua responsabile è Ornella Bargiggia.\n\nVi chiedo di creare l'account ginevra.malaspini@quillini.example con licenza Microsoft 365 Business Standard, di aggiungerla alla lista amministrazione@quillini.example e di darle accesso alla casella condivisa paghe@quillini.example. Stessi permessi di Fabrizio Ceruti. Il cellulare è 347 555 0199, la matricola 2210.\n\nCordiali saluti\nInes Muster\n",
            "onboard",
            [
                {
                    "display_name": "Ginevra Malaspini",
                    "email": "ginevra.malaspini@quillini.example",
                    "job_title": "addetta alle paghe",
                    "department": "Amministrazione",
                    "office": "Parma",
                    "mobile_phone": "347 555 0199",
                    "manager": "Ornella Bargiggia",
                    "employee_id": "2210",
                    "effective_date": "lunedì 16 marzo 2026",
                    "licenses": ["Microsoft 365 Business Standard"],
                    "groups": ["amministrazione@quillini.example"],
                    "shared_mailboxes": ["paghe@quillini.example"],
                    "copy_from": "Fabrizio Ceruti",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Cessazione Ruggero Tassinari",
            'Ciao,\n\nRuggero Tassinari (magazziniere) ha dato le dimissioni, il suo ultimo giorno è venerdì 27 marzo 2026. Bloccate l\'account alle 18:00, trasformate la casella in casella condivisa con accesso per Livia Pasquale e inoltrate la posta a Livia Pasquale. OneDrive a Dario Mencarelli. Risposta automatica: "Ruggero non lavora più con noi, scrivere a magazzino@quillini.example".\n\nGrazie\nInes Muster\n',
            "offboard",
            [
                {
                    "display_name": "Ruggero Tassinari",
                    "job_title": "magazziniere",
                    "effective_date": "venerdì 27 marzo 2026",
                    "effective_time": "alle 18:00",
                    "forward_to": "Livia Pasquale",
                    "mailbox_delegate": "Livia Pasquale",
                    "convert_to_shared": "yes",
                    "auto_reply": "Ruggero non lavora più con noi, scrivere a magazzino@quillini.example",
                    "onedrive_to": "Dario Mencarelli",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Cambio reparto",
            "Buongiorno,\n\ndal 1° aprile Matteo Sgorbati passa dal magazzino all'ufficio Acquisti. Il nuovo ruolo è buyer junior, la nuova responsabile sarà Cecilia Ardini. Toglietelo dalla lista magazzino@quillini.example, aggiungetelo alla lista acquisti@quillini.example e assegnategli una licenza Visio Plan 2.\n\nInes Muster\n",
            "change",
            [
                {
                    "display_name": "Matteo Sgorbati",
                    "job_title": "buyer junior",
                    "department": "Acquisti",
                    "manager": "Cecilia Ardini",
                    "effective_date": "1° aprile",
                    "licenses": ["Visio Plan 2"],
                    "groups": ["acquisti@quillini.example"],
                    "groups_remove": ["magazzino@quillini.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Congedo maternità",
            "Buongiorno, Ornella Bargiggia va in maternità dal 1° aprile. L'account deve restare attivo, per favore non toccate nulla.\n\nInes",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Due uscite",
            "Buongiorno,\n\na fine mese abbiamo due uscite:\n\n- Ilario Brusati, reparto Produzione (ilario.brusati@quillini.example): ultimo giorno 27/03. Inoltrare la posta a Rita Corsini e passarle anche OneDrive.\n- Noemi Galvagni, ufficio Qualità (noemi.galvagni@quillini.example): ultimo giorno 31/03. Convertire in casella condivisa, accesso per Sandro Pellizzari.\n\nInes Muster\n",
            "offboard",
            [
                {
                    "display_name": "Ilario Brusati",
                    "email": "ilario.brusati@quillini.example",
                    "department": "Produzione",
                    "effective_date": "27/03",
                    "forward_to": "Rita Corsini",
                    "onedrive_to": "Rita Corsini",
                },
                {
                    "display_name": "Noemi Galvagni",
                    "email": "noemi.galvagni@quillini.example",
                    "department": "Qualità",
                    "effective_date": "31/03",
                    "mailbox_delegate": "Sandro Pellizzari",
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
