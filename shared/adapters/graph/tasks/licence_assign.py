"""licence.assign: one SKU directly to the user. Service plans that the plan switches off stay off."""

from uuid import UUID

from shared.adapters.batch.answer import Answer, rows_of
from shared.adapters.batch.item import Write
from shared.adapters.batch.steps import TaskCalls, object_of
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.licences import read_licences
from shared.adapters.graph.readings import unread
from shared.adapters.graph.refusals import classify
from shared.domain.executing.effects import Observation
from shared.domain.plan import Step

_WORKING = frozenset({"active", "activewitherror"})


def _state(step: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "licenseAssignmentStates" not in answer.json:
        return unread(answer)
    sku = object_of(step).id.casefold()
    held = [row for row in rows_of(answer.json["licenseAssignmentStates"]) if _sku(row.get("skuId")) == sku]
    return Observation(state={"assigned": any(str(row.get("state")).casefold() in _WORKING for row in held)})


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.assigned_license import AssignedLicense
    from msgraph.generated.users.item.assign_license.assign_license_post_request_body import (
        AssignLicensePostRequestBody,
    )

    off = step.settings.get("disabled_plans")
    licence = AssignedLicense(
        sku_id=UUID(object_of(step).id),
        disabled_plans=[UUID(plan) for plan in off] if isinstance(off, tuple) else [],
    )
    body = AssignLicensePostRequestBody(add_licenses=[licence], remove_licenses=[])
    user = calls.root.users.by_user_id(step.subject.id)
    return Write(calls.write(user.assign_license.to_post_request_information(body)))


def _sku(value: object) -> str:
    return str(value).casefold()


TASK = TaskCalls(read=read_licences, state=_state, write=_write, applied=classify)
