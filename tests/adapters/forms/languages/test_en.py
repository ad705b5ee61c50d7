"""English tickets: forms in two layouts, sentences about who comes, goes and moves, two people at once, and a ticket that asks for neither."""

import pytest

from tests.adapters.forms.languages.reading import read


@pytest.mark.parametrize(
    ("subject", "body", "intent", "people"),
    [
        pytest.param(
            "New starter",
            "New starter form\n\nFirst name: Ada\nLast name: Quill\nJob title: Payroll Clerk\nDepartment: Finance\nOffice: Leeds\nLine manager: Mr Gareth Lowd\nStart date: 1 December 2026\nStart time: 08:30\nLicence: Microsoft 365 E3\nDistribution lists: finance@quillworks.example\nSame access as: Tina Farr\n",
            "onboard",
            [
                {
                    "given_name": "Ada",
                    "surname": "Quill",
                    "job_title": "Payroll Clerk",
                    "department": "Finance",
                    "office": "Leeds",
                    "manager": "Gareth Lowd",
                    "effective_date": "1 December 2026",
                    "effective_time": "08:30",
                    "licenses": ["Microsoft 365 E3"],
                    "groups": ["finance@quillworks.example"],
                    "copy_from": "Tina Farr",
                }
            ],
            id="an_arrival_in_a_form",
        ),
        pytest.param(
            "Leaver",
            "Leaver form\n| Employee | Barnaby Quaith |\n| Last working day | 30 November 2026 |\n| Disable account at | 17:00 |\n| Convert mailbox to shared | yes |\n| Mailbox access for | Helen Otter |\n| Forward to | none |\n",
            "offboard",
            [
                {
                    "display_name": "Barnaby Quaith",
                    "effective_date": "30 November 2026",
                    "effective_time": "17:00",
                    "mailbox_delegate": "Helen Otter",
                    "convert_to_shared": "yes",
                }
            ],
            id="a_departure_in_a_table",
        ),
        pytest.param(
            "New starter - Monday",
            "Hi team,\n\nPlease can you set up a new account for Rosalind Tewkes, who joins the Finance team on Monday 16 March as Payroll Administrator. Her manager will be Gareth Lowdon and she'll be based in our Leeds office. She needs Microsoft 365 Business Premium, membership of finance-all@quillworks.example and access to the shared mailbox payroll@quillworks.example. Please mirror Oliver Stenning's permissions. Her mobile is 07700 900123 and her employee number is 4471.\n\nKind regards,\nInes Muster\n",
            "onboard",
            [
                {
                    "display_name": "Rosalind Tewkes",
                    "job_title": "Payroll Administrator",
                    "department": "Finance",
                    "office": "Leeds",
                    "mobile_phone": "07700 900123",
                    "manager": "Gareth Lowdon",
                    "employee_id": "4471",
                    "effective_date": "Monday 16 March",
                    "licenses": ["Microsoft 365 Business Premium"],
                    "groups": ["finance-all@quillworks.example"],
                    "shared_mailboxes": ["payroll@quillworks.example"],
                    "copy_from": "Oliver Stenning",
                }
            ],
            id="an_arrival_in_sentences",
        ),
        pytest.param(
            "Leaver: Barnaby Quaite",
            'Hello,\n\nBarnaby Quaite (Warehouse Supervisor) has handed in his notice and his last working day is Friday 27 March 2026. Please disable his account at 5:30 pm that day, convert the mailbox to a shared mailbox and give Helen Ottery full access. Forward his emails to Helen as well. His OneDrive should be transferred to Marcus Penhale. Out of office: "Barnaby has left the company. Please contact warehouse@quillworks.example."\n\nThanks\nInes Muster\n',
            "offboard",
            [
                {
                    "display_name": "Barnaby Quaite",
                    "job_title": "Warehouse Supervisor",
                    "effective_date": "Friday 27 March 2026",
                    "effective_time": "5:30 pm",
                    "forward_to": "Helen Ottery",
                    "mailbox_delegate": "Helen Ottery",
                    "convert_to_shared": "yes",
                    "auto_reply": "Barnaby has left the company. Please contact warehouse@quillworks.example.",
                    "onedrive_to": "Marcus Penhale",
                }
            ],
            id="a_departure_in_sentences",
        ),
        pytest.param(
            "Internal move",
            "Hi,\n\nWendell Oakhanger is moving from Support to the Sales department with effect from 1 April 2026. His new job title is Account Executive and he will report to Priya Raghunathan. Please remove him from support-all@quillworks.example, add him to sales-all@quillworks.example and give him a Dynamics 365 Sales licence.\n\nThanks, Ines\n",
            "change",
            [
                {
                    "display_name": "Wendell Oakhanger",
                    "job_title": "Account Executive",
                    "department": "Sales",
                    "manager": "Priya Raghunathan",
                    "effective_date": "1 April 2026",
                    "licenses": ["Dynamics 365 Sales"],
                    "groups": ["sales-all@quillworks.example"],
                    "groups_remove": ["support-all@quillworks.example"],
                }
            ],
            id="a_move_in_sentences",
        ),
        pytest.param(
            "Maternity leave - Helen Ottery",
            "Hi both,\n\nHelen Ottery's last day before her maternity leave is Friday 27 March. She'll be back in January, so please leave her account as it is.\n\nInes",
            "none",
            [],
            id="a_near_miss",
        ),
        pytest.param(
            "Two leavers",
            "Hi all,\n\nTwo people are leaving us at the end of the month.\n\nOrla Fenwick in Marketing finishes on 27 March. Please forward her emails to Neil Castor and convert her mailbox to shared.\n\nDenholm Pryce in Legal leaves on 31 March. Please give Sally Marchbank access to his mailbox and move his OneDrive to her too.\n\nThanks\nInes Muster\n",
            "offboard",
            [
                {
                    "display_name": "Orla Fenwick",
                    "department": "Marketing",
                    "effective_date": "27 March",
                    "forward_to": "Neil Castor",
                    "convert_to_shared": "yes",
                },
                {
                    "display_name": "Denholm Pryce",
                    "department": "Legal",
                    "effective_date": "31 March",
                    "mailbox_delegate": "Sally Marchbank",
                    "onedrive_to": "Sally Marchbank",
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
