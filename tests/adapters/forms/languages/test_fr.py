"""French tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "Arrivée",
            "Fiche d'arrivée\n\nPrénom : Ada\nNom : Quillier\nPoste : comptable\nService : Finances\nSite : Limoges\nResponsable : M. Gilles Warnet\nDate d'arrivée : 01/12/2026\nLicence : Microsoft 365 E3\nListes de diffusion : compta@quillier.example\nMêmes droits que : Sandrine Loubat\n",
            "onboard",
            [
                {
                    "given_name": "Ada",
                    "surname": "Quillier",
                    "job_title": "comptable",
                    "department": "Finances",
                    "office": "Limoges",
                    "manager": "Gilles Warnet",
                    "effective_date": "01/12/2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["compta@quillier.example"],
                    "copy_from": "Sandrine Loubat",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Départ",
            "Fiche de départ\n| Nom et prénom | Bertrand Hocquel |\n| Dernier jour travaillé | 30/11/2026 |\n| Transformer en boîte partagée | oui |\n| Délégation de la boîte | Nadège Corvis |\n| Redirection | néant |\n",
            "offboard",
            [
                {
                    "display_name": "Bertrand Hocquel",
                    "effective_date": "30/11/2026",
                    "mailbox_delegate": "Nadège Corvis",
                    "convert_to_shared": "oui",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "Arrivée d'une nouvelle collègue",
            "Bonjour,\n\nMme Élodie Tessandier rejoint notre équipe le lundi 16 mars 2026 en tant que comptable fournisseurs au service comptabilité, sur le site de Limoges. Son responsable est M. Gilles Warnier.\n\nMerci de lui créer un compte elodie.tessandier@quillier.example avec une licence Microsoft 365 Business Standard, de l'ajouter à la liste compta@quillier.example et de lui donner accès à la boîte partagée factures@quillier.example. Mêmes droits que Sandrine Loubet. Son portable : 06 39 98 12 34. Matricule 1187.\n\nCordialement,\nInès Muster\n",
            "onboard",
            [
                {
                    "display_name": "Élodie Tessandier",
                    "email": "elodie.tessandier@quillier.example",
                    "job_title": "comptable fournisseurs",
                    "department": "comptabilité",
                    "office": "Limoges",
                    "mobile_phone": "06 39 98 12 34",
                    "manager": "Gilles Warnier",
                    "employee_id": "1187",
                    "effective_date": "lundi 16 mars 2026",
                    "licenses": ["Microsoft 365 Business Standard"],
                    "groups": ["compta@quillier.example"],
                    "shared_mailboxes": ["factures@quillier.example"],
                    "copy_from": "Sandrine Loubet",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Départ de Bertrand Hocquelet",
            "Bonjour à tous,\n\nBertrand Hocquelet (technicien SAV) quitte la société le 31 mars 2026. Son dernier jour travaillé sera le vendredi 27 mars. Merci de bloquer son compte à 17h30, de convertir sa boîte en boîte partagée avec accès pour Nadège Corvisier et de transférer ses mails à Nadège Corvisier. Le contenu de son OneDrive est à transmettre à Loïc Pennarun. Message d'absence : « Bertrand Hocquelet a quitté la société, merci de contacter sav@quillier.example. »\n\nBonne journée\nInès Muster\n",
            "offboard",
            [
                {
                    "display_name": "Bertrand Hocquelet",
                    "job_title": "technicien SAV",
                    "effective_date": "vendredi 27 mars",
                    "effective_time": "17h30",
                    "forward_to": "Nadège Corvisier",
                    "mailbox_delegate": "Nadège Corvisier",
                    "convert_to_shared": "yes",
                    "auto_reply": "Bertrand Hocquelet a quitté la société, merci de contacter sav@quillier.example.",
                    "onedrive_to": "Loïc Pennarun",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Changement de service",
            "Bonjour,\n\nÀ compter du 1er avril, Quentin Malaterre passe du service logistique au service Achats. Il devient acheteur junior et sera rattaché à Véronique Sablon. Merci de le retirer de la liste logistique@quillier.example, de l'ajouter à la liste achats@quillier.example et de lui attribuer une licence Visio Plan 1.\n\nCordialement\nInès Muster\n",
            "change",
            [
                {
                    "display_name": "Quentin Malaterre",
                    "job_title": "acheteur junior",
                    "department": "Achats",
                    "manager": "Véronique Sablon",
                    "effective_date": "1er avril",
                    "licenses": ["Visio Plan 1"],
                    "groups": ["achats@quillier.example"],
                    "groups_remove": ["logistique@quillier.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Congé maternité",
            "Bonjour,\n\nÉlodie Tessandier part en congé maternité à partir du 1er avril. Son compte reste actif, merci de simplement rediriger ses appels.\n\nInès",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Deux départs",
            "Bonjour,\n\nDeux départs à la fin du mois :\n\n- Yannick Dubrac, service Expédition (yannick.dubrac@quillier.example) : dernier jour le 27 mars. Rediriger ses mails vers Coralie Mestre et lui donner aussi son OneDrive.\n- Solène Vautrin, service Paie (solene.vautrin@quillier.example) : dernier jour le 31 mars. Boîte à convertir en boîte partagée, accès pour Franck Hébrard.\n\nLes deux licences peuvent être récupérées.\n\nMerci\nInès Muster\n",
            "offboard",
            [
                {
                    "display_name": "Yannick Dubrac",
                    "email": "yannick.dubrac@quillier.example",
                    "department": "Expédition",
                    "effective_date": "27 mars",
                    "forward_to": "Coralie Mestre",
                    "onedrive_to": "Coralie Mestre",
                },
                {
                    "display_name": "Solène Vautrin",
                    "email": "solene.vautrin@quillier.example",
                    "department": "Paie",
                    "effective_date": "31 mars",
                    "mailbox_delegate": "Franck Hébrard",
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
