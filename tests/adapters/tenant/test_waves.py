"""What one wave costs: a look, the writes and a look back are three round trips, whatever the number of steps."""

from sandbox.cloud.log import round_trips
from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef, SnapshotQuery
from shared.domain.executing.effects import AppliedKind
from shared.domain.ids import ObjectId, StepId
from tests.adapters.tenant_world import TENANT, a_step, batches, ref_of

VISIO = ObjectRef(id=ObjectId("c5928f49-12ba-48f7-ada3-0d743a3601d5"), name="VISIOCLIENT")


def offboarding_wave(cloud):
    dana = ref_of(cloud, "Dana Whitlock")
    graph = [
        ("Dispatch Team", Task.GROUP_REMOVE),
        ("Operations", Task.GROUP_REMOVE),
        ("Operations Hub", Task.GROUP_REMOVE),
    ]
    lists = [("Dispatch (all)", Task.LIST_REMOVE), ("Drivers Notify", Task.LIST_REMOVE)]
    steps = [
        a_step(task, dana, id=StepId(f"{task}-{name}"), object=ref_of(cloud, name), after={"member": False})
        for name, task in graph + lists
    ]
    return [
        *steps,
        a_step(Task.MAILBOX_DELEGATE, dana, object=ref_of(cloud, "Marisol Vega"), after={"full_access": True}),
        a_step(Task.MAILBOX_AUTO_REPLY, dana, after={"enabled": True, "text": "Dana has left."}),
        a_step(Task.MAILBOX_HIDE, dana, after={"hidden": True}),
        a_step(Task.MAILBOX_CONVERT_TO_SHARED, dana, after={"kind": "shared"}),
    ]


def test_an_offboarding_wave_takes_three_round_trips_and_six_requests(cloud, directory):
    directory.snapshot(TENANT, SnapshotQuery(subject=ref_of(cloud, "Dana Whitlock").id, tasks=frozenset(Task)))
    cloud.log.clear()
    cloud.faults.latency_seconds = 0.3
    steps = offboarding_wave(cloud)

    directory.observe(TENANT, steps)
    applied = directory.apply(TENANT, steps)
    seen = directory.observe(TENANT, steps)

    assert {answer.kind for answer in applied.values()} == {AppliedKind.ACCEPTED}
    assert all(step.after.items() <= seen[step.id].state.items() for step in steps)
    assert round_trips(cloud.log.entries) == 3
    assert len(cloud.log.entries) == 6


def test_steps_that_read_the_same_thing_read_it_once(cloud, directory):
    directory.observe(TENANT, offboarding_wave(cloud))

    graph, exchange = batches(cloud)[0], batches(cloud, "exchange")[0]
    assert len(graph.items) == 1  # three groups of one person
    assert [item.url for item in exchange.items].count("Get-Mailbox") == 1


def test_a_snapshot_is_one_round_trip(cloud, directory):
    directory.snapshot(TENANT, SnapshotQuery(subject=ref_of(cloud, "Dana Whitlock").id, tasks=frozenset(Task)))
    cloud.log.clear()
    cloud.faults.latency_seconds = 0.3

    directory.snapshot(TENANT, SnapshotQuery(subject=ref_of(cloud, "Dana Whitlock").id, tasks=frozenset(Task)))

    assert round_trips(cloud.log.entries) == 1
    assert len(cloud.log.entries) == 2


def test_a_chain_on_graph_is_one_batch_in_its_order(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    block = a_step(Task.ACCESS_BLOCK, dana, after={"accountEnabled": False})
    revoke = a_step(Task.ACCESS_REVOKE_SESSIONS, dana, follows=(block.id,))
    scramble = a_step(Task.ACCESS_SCRAMBLE_PASSWORD, dana, follows=(block.id, revoke.id))

    applied = directory.apply(TENANT, [block, revoke, scramble])

    assert {answer.kind for answer in applied.values()} == {AppliedKind.ACCEPTED}
    assert [[item.url.rsplit("/", 1)[-1] for item in entry.items] for entry in batches(cloud)] == [
        [dana.id, "revokeSignInSessions", dana.id]
    ]


def test_what_follows_a_step_of_the_other_service_waits_for_it(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    convert = a_step(Task.MAILBOX_CONVERT_TO_SHARED, dana, after={"kind": "shared"})
    licence = a_step(
        Task.LICENCE_REMOVE,
        dana,
        object=ObjectRef(id=ObjectId("6fd2c87f-b296-42f0-b197-1e91e994b900"), name="ENTERPRISEPACK"),
        follows=(convert.id,),
    )

    directory.apply(TENANT, [licence, convert])

    surfaces = [entry.surface for entry in cloud.log.entries if entry.surface != "login"]
    assert surfaces == ["exchange", "graph"]


def test_requests_are_counted(cloud, directory):
    before = directory.request_count()
    directory.observe(TENANT, offboarding_wave(cloud))

    assert directory.request_count() - before == 2
