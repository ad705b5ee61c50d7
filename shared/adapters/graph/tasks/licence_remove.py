"""licence.remove: a direct assignment taken away. One that comes through a group is never touched here."""

from uuid import UUID

from shared.adapters.batch.answer import Answer, rows_of
from shared.adapters.batch.item import Write
from shared.adapters.batch.steps import TaskCalls, object_of
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.licences import read_licences
from shared.adapters.graph.readings import unread
from shared.adapters.graph.refusals import already, classify, says
from shared.domain.executing.effects import Applied, Observation
from shared.domain.plan import Step

_NOT_HELD = (r"does not have a corresponding license",)


def _state(step: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "licenseAssignmentStates" not in answer.json:
        return unread(answer)
    sku = object_of(step).id.casefold()
    direct = [row for row in rows_of(answer.json["licenseAssignmentStates"]) if not row.get("assignedByGroup")]
    return Observation(state={"assigned": sku in {str(row.get("skuId")).casefold() for row in direct}})


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.users.item.assign_license.assign_license_post_request_body import (
        AssignLicensePostRequestBody,
    )

    body = AssignLicensePostRequestBody(add_licenses=[], remove_licenses=[UUID(object_of(step).id)])
    user = calls.root.users.by_user_id(step.subject.id)
    return Write(calls.write(user.assign_license.to_post_request_information(body)))


def _applied(step: Step, answer: Answer, write: Write) -> Applied:
    return already(answer) if says(answer, _NOT_HELD) else classify(step, answer, write)


TASK = TaskCalls(read=read_licences, state=_state, write=_write, applied=_applied)
