"""group.remove: a member out of a security or Microsoft 365 group. The path ends in /$ref, or the person would be deleted."""

from shared.adapters.batch.item import Write
from shared.adapters.batch.steps import TaskCalls, object_of
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.membership import member_state, read_member
from shared.adapters.graph.refusals import classify_removal
from shared.domain.plan import Step


def _write(calls: GraphCalls, step: Step) -> Write:
    group = calls.root.groups.by_group_id(object_of(step).id)
    member = group.members.by_directory_object_id(step.subject.id)
    return Write(calls.write(member.ref.to_delete_request_information()))


TASK = TaskCalls(read=read_member, state=member_state, write=_write, applied=classify_removal)
