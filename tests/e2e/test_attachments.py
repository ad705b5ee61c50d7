"""A form in a workbook goes the whole way from the desk to an approver's page, and a file that is not read is named there."""

from sandbox.desk import NewFile
from sandbox.desk.model import NewTicket
from sandbox.story.tickets import BRIGHTFORK, KELLY
from sandbox.world import World
from shared.domain.plan import Plan
from shared.domain.run import RunStatus
from tests.adapters.attachments.files import workbook
from tests.e2e.actors import newcomer, wait_for


def test_a_form_in_a_workbook_becomes_a_plan_and_other_files_are_named(world: World) -> None:
    rows = [line.split(": ", 1) for line in newcomer("Ines", "Falkenrath").body.splitlines() if ": " in line]
    files = (NewFile("new starter.xlsx", workbook(*rows)), NewFile("contract.docx", b"PK"))
    ticket = world.desk.create_ticket(
        NewTicket(
            BRIGHTFORK, KELLY, "New starter", "Hi,\n\nplease see the attached form.\n\nThanks\nKelly", files=files
        )
    )

    run = wait_for(world, ticket, RunStatus.WAITING_FOR_APPROVAL).run
    plan = Plan.model_validate_json(world.runs.get_document(run.id, run.plan_doc))

    assert plan.subject.name == "Ines Falkenrath"
    assert any(why.text.endswith("[new starter.xlsx]") for step in plan.steps for why in step.why)
    assert [flag.quote.partition(" (")[0] for flag in plan.flags if flag.code == "attachment_unread"] == [
        "contract.docx"
    ]
    assert [name.partition(" (")[0] for name in run.unread_files] == ["contract.docx"]
    asked = [entry.path for entry in world.desk.log.entries() if "/attachments/" in entry.path]
    assert len(set(asked)) == 1
