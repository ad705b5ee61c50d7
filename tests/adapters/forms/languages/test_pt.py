"""Portuguese tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "Admissão",
            "Formulário de admissão\n\nNome próprio: Ada\nApelido: Quilhas\nFunção: técnica\nDepartamento: Financeiro\nEscritório: Braga\nChefia: Dr. Rui Calhei\nData de início: 01/12/2026\nLicença: Microsoft 365 E3\nListas de distribuição: financeiro@quilhas.example\nMesmos acessos que: Sílvia Pont\n",
            "onboard",
            [
                {
                    "given_name": "Ada",
                    "surname": "Quilhas",
                    "job_title": "técnica",
                    "department": "Financeiro",
                    "office": "Braga",
                    "manager": "Rui Calhei",
                    "effective_date": "01/12/2026",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["financeiro@quilhas.example"],
                    "copy_from": "Sílvia Pont",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Saída",
            "Saída de colaborador\n| Nome completo | Otávio Brand |\n| Último dia | 30/11/2026 |\n| Converter em caixa partilhada | sim |\n| Acesso à caixa de correio | Larissa Mour |\n| Reencaminhar para | nenhum |\n",
            "offboard",
            [
                {
                    "display_name": "Otávio Brand",
                    "effective_date": "30/11/2026",
                    "mailbox_delegate": "Larissa Mour",
                    "convert_to_shared": "sim",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "Nova colaboradora",
            "Bom dia,\n\nNa segunda-feira, 16 de março de 2026, entra ao serviço a Dra. Beatriz Quintela como técnica de contabilidade no departamento Financeiro, no escritório de Braga. A chefia direta é o Rui Calheiros.\n\nPeço que criem a conta beatriz.quintela@quilhas.example com licença Microsoft 365 Business Standard, a adicionem à lista financeiro@quilhas.example e lhe deem acesso à caixa partilhada faturas@quilhas.example. Os mesmos acessos da Sílvia Pontes. O telemóvel é o 912 555 014 e o número mecanográfico 731.\n\nCumprimentos,\nInês Muster\n",
            "onboard",
            [
                {
                    "display_name": "Beatriz Quintela",
                    "email": "beatriz.quintela@quilhas.example",
                    "job_title": "técnica de contabilidade",
                    "department": "Financeiro",
                    "office": "Braga",
                    "mobile_phone": "912 555 014",
                    "manager": "Rui Calheiros",
                    "employee_id": "731",
                    "effective_date": "segunda-feira, 16 de março de 2026",
                    "licenses": ["Microsoft 365 Business Standard"],
                    "groups": ["financeiro@quilhas.example"],
                    "shared_mailboxes": ["faturas@quilhas.example"],
                    "copy_from": "Sílvia Pontes",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Desligamento - Otávio Brandini",
            'Olá, pessoal,\n\nO Otávio Brandini (Analista de Suporte) pediu demissão e o último dia dele é sexta-feira, 27 de março. Favor bloquear o acesso às 18h, converter a caixa em caixa compartilhada com acesso para Larissa Moura e encaminhar os e-mails para Larissa Moura. O OneDrive vai para Caio Rezende. Resposta automática: "Otávio não trabalha mais na empresa. Escreva para suporte@quilhas.example."\n\nObrigada,\nInês Muster\n',
            "offboard",
            [
                {
                    "display_name": "Otávio Brandini",
                    "job_title": "Analista de Suporte",
                    "effective_date": "sexta-feira, 27 de março",
                    "effective_time": "às 18",
                    "forward_to": "Larissa Moura",
                    "mailbox_delegate": "Larissa Moura",
                    "convert_to_shared": "yes",
                    "auto_reply": "Otávio não trabalha mais na empresa. Escreva para suporte@quilhas.example.",
                    "onedrive_to": "Caio Rezende",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Mudança de departamento",
            "Olá,\n\nA partir de 1 de abril, o Vasco Teles passa da Logística para o departamento de Compras. A nova função é comprador júnior e a nova chefia será a Teresa Salgueiro. Retirem-no da lista logistica@quilhas.example, adicionem-no à lista compras@quilhas.example e atribuam-lhe uma licença Power BI Pro.\n\nInês Muster\n",
            "change",
            [
                {
                    "display_name": "Vasco Teles",
                    "job_title": "comprador júnior",
                    "department": "Compras",
                    "manager": "Teresa Salgueiro",
                    "effective_date": "1 de abril",
                    "licenses": ["Power BI Pro"],
                    "groups": ["compras@quilhas.example"],
                    "groups_remove": ["logistica@quilhas.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Licença-maternidade",
            "Bom dia, a Sílvia Pontes entra em licença-maternidade a partir de 1 de abril. A conta continua ativa, por favor não mexam em nada.\n\nInês",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Duas entradas",
            "Bom dia,\n\nO Tomás Figueira e a Carla Monforte começam a 1 de abril como desenhadores no departamento de Projetos. A chefia é o Álvaro Rebelo. Ambos precisam de licença E3.\n\nInês",
            "onboard",
            [
                {
                    "display_name": "Tomás Figueira",
                    "job_title": "desenhadores",
                    "department": "Projetos",
                    "manager": "Álvaro Rebelo",
                    "effective_date": "1 de abril",
                    "licenses": ["E3"],
                },
                {
                    "display_name": "Carla Monforte",
                    "job_title": "desenhadores",
                    "department": "Projetos",
                    "manager": "Álvaro Rebelo",
                    "effective_date": "1 de abril",
                    "licenses": ["E3"],
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
