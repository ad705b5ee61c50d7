"""Spanish tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "Alta",
            "Alta de empleado\n\nNombre: Ada\nApellidos: Quillera Marsal\nPuesto: administrativa\nDepartamento: Finanzas\nOficina: Getafe\nResponsable: Ing. Joaquín Serrat\nFecha de alta: 01/12/2026\nLicencia: Microsoft 365 E3\nListas de distribución: finanzas@quillar.example\nMismos permisos que: Lorena Aparici\n",
            "onboard",
            [
                {
                    "given_name": "Ada",
                    "surname": "Quillera Marsal",
                    "job_title": "administrativa",
                    "department": "Finanzas",
                    "office": "Getafe",
                    "manager": "Joaquín Serrat",
                    "effective_date": "01/12/2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["finanzas@quillar.example"],
                    "copy_from": "Lorena Aparici",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Baja",
            "Baja de empleado\n| Nombre completo | Gonzalo Ferrand |\n| Último día | 30/11/2026 |\n| Convertir en buzón compartido | sí |\n| Acceso al buzón | Sonia Villal |\n| Reenviar a | ninguno |\n",
            "offboard",
            [
                {
                    "display_name": "Gonzalo Ferrand",
                    "effective_date": "30/11/2026",
                    "mailbox_delegate": "Sonia Villal",
                    "convert_to_shared": "sí",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "Nueva incorporación",
            "Buenos días:\n\nEl próximo lunes 16 de marzo se incorpora Marta Quiroga Beltrán como técnica de calidad en el departamento de Producción, en la planta de Getafe. Su responsable será Joaquín Serrat.\n\nPor favor, cread la cuenta marta.quiroga@quillar.example con una licencia Microsoft 365 Business Premium, añadidla a la lista calidad@quillar.example y dadle acceso al buzón compartido ensayos@quillar.example. Los mismos permisos que Lorena Aparicio. Su móvil es el 600 555 123 y su número de empleado 8812.\n\nUn saludo,\nInés Muster\n",
            "onboard",
            [
                {
                    "display_name": "Marta Quiroga Beltrán",
                    "email": "marta.quiroga@quillar.example",
                    "job_title": "técnica de calidad",
                    "department": "Producción",
                    "office": "Getafe",
                    "mobile_phone": "600 555 123",
                    "manager": "Joaquín Serrat",
                    "employee_id": "8812",
                    "effective_date": "lunes 16 de marzo",
                    "licenses": ["Microsoft 365 Business Premium"],
                    "groups": ["calidad@quillar.example"],
                    "shared_mailboxes": ["ensayos@quillar.example"],
                    "copy_from": "Lorena Aparicio",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Baja de Gonzalo Ferrándiz",
            "Hola:\n\nGonzalo Ferrándiz, comercial de la delegación de Murcia, causa baja voluntaria el 31 de marzo de 2026. Su último día de trabajo será el viernes 27 de marzo. Bloquead su cuenta a las 18:00, convertid su buzón en buzón compartido y dad acceso a Sonia Villalba. Reenviad sus correos a Sonia Villalba. El OneDrive debe pasar a Ramón Esquivel. Respuesta automática: «Gonzalo ya no trabaja con nosotros, escriba a ventas@quillar.example».\n\nGracias\nInés Muster\n",
            "offboard",
            [
                {
                    "display_name": "Gonzalo Ferrándiz",
                    "job_title": "comercial",
                    "office": "Murcia",
                    "effective_date": "viernes 27 de marzo",
                    "effective_time": "a las 18:00",
                    "forward_to": "Sonia Villalba",
                    "mailbox_delegate": "Sonia Villalba",
                    "convert_to_shared": "yes",
                    "auto_reply": "Gonzalo ya no trabaja con nosotros, escriba a ventas@quillar.example",
                    "onedrive_to": "Ramón Esquivel",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Cambio de departamento",
            "Hola,\n\nA partir del 1 de abril Hugo Landívar pasa de Almacén al departamento de Compras. Su nuevo puesto es comprador y su nueva responsable será Alicia Montoro. Quitadlo de la lista almacen@quillar.example, añadidlo a la lista compras@quillar.example y asignadle una licencia Power BI Pro.\n\nInés Muster\n",
            "change",
            [
                {
                    "display_name": "Hugo Landívar",
                    "job_title": "comprador",
                    "department": "Compras",
                    "manager": "Alicia Montoro",
                    "effective_date": "1 de abril",
                    "licenses": ["Power BI Pro"],
                    "groups": ["compras@quillar.example"],
                    "groups_remove": ["almacen@quillar.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Baja médica",
            "Buenos días: Lorena Aparicio está de baja médica desde el lunes 9 de marzo. Su cuenta debe seguir activa; solo necesito que desviéis sus llamadas.\n\nInés",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Dos bajas",
            "Buenas tardes:\n\nOs comunico dos bajas a final de mes:\n\n1. Néstor Garrigues, de Logística (nestor.garrigues@quillar.example): último día 27/03. Reenviar sus correos a Elvira Casals.\n2. Amparo Lledó, de Administración (amparo.lledo@quillar.example): último día 31/03. Convertir el buzón en compartido, con acceso para Jaime Orellana, y pasarle también el OneDrive.\n\nInés Muster\n",
            "offboard",
            [
                {
                    "display_name": "Néstor Garrigues",
                    "email": "nestor.garrigues@quillar.example",
                    "department": "Logística",
                    "effective_date": "27/03",
                    "forward_to": "Elvira Casals",
                },
                {
                    "display_name": "Amparo Lledó",
                    "email": "amparo.lledo@quillar.example",
                    "department": "Administración",
                    "effective_date": "31/03",
                    "mailbox_delegate": "Jaime Orellana",
                    "convert_to_shared": "yes",
                    "onedrive_to": "Jaime Orellana",
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
