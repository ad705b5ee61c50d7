"""group.add: a member into a security or Microsoft 365 group."""

from shared.adapters.batch.item import Write
from shared.adapters.batch.steps import TaskCalls, object_of
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.membership import member_state, read_member
from shared.adapters.graph.refusals import classify_addition
from shared.domain.plan import Step


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.reference_create import ReferenceCreate

    members = calls.root.groups.by_group_id(object_of(step).id).members.ref
    body = ReferenceCreate(odata_id=calls.reference(step.subject.id))
    return Write(calls.write(members.to_post_request_information(body)))


TASK = TaskCalls(read=read_member, state=member_state, write=_write, applied=classify_addition)
