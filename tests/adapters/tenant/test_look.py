"""Words and state in one look: the same answers as one after the other, in a single round trip."""

import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Scope, Surface
from sandbox.cloud.log import round_trips
from shared.domain.catalogue import Task
from shared.domain.directory import LookupQuery, SnapshotQuery
from shared.domain.errors import RetryableError
from tests.adapters.tenant_world import TENANT, batches, ref_of

WORDS = LookupQuery(people=("Marisol Vega", "dana.whitlock@brightfork.example"), groups=("Dispatch Team",))


def leaver(cloud):
    return SnapshotQuery(subject=ref_of(cloud, "Dana Whitlock").id, tasks=frozenset(Task))


def test_one_look_finds_what_lookup_and_snapshot_find(cloud, directory):
    mentions, snapshot = directory.look(TENANT, WORDS, leaver(cloud))
    assert mentions == directory.lookup(TENANT, WORDS)
    assert snapshot == directory.snapshot(TENANT, leaver(cloud)).model_copy(update={"taken_at": snapshot.taken_at})


def test_one_look_is_one_batch_for_each_service_and_one_round_trip(cloud, directory):
    cloud.faults.latency_seconds = 0.05
    directory.snapshot(TENANT, leaver(cloud))  # has the tokens
    cloud.log.clear()
    directory.look(TENANT, WORDS, leaver(cloud))
    assert (len(batches(cloud)), len(batches(cloud, "exchange"))) == (1, 1)
    assert round_trips(cloud.log.entries) == 1


def test_a_word_and_a_group_of_the_same_name_do_not_take_each_others_answer(cloud, directory):
    group = next(iter(directory.lookup(TENANT, WORDS).groups["Dispatch Team"]))
    words = LookupQuery(groups=(group.id, "Dispatch Team"))
    mentions, snapshot = directory.look(TENANT, words, SnapshotQuery(groups=(group.id,)))
    assert mentions.groups == {group.id: (), "Dispatch Team": (group,)}
    assert snapshot.mentions.groups == {group.id: (group,)}


@pytest.mark.parametrize("path", ["deletedItems", "memberOf"])
def test_a_look_of_which_a_part_cannot_be_read_is_none(cloud, directory, path):
    rule = FaultRule(FaultKind.UNAVAILABLE, Surface.GRAPH, Scope.BATCH_ITEM, path=path, times=None)
    cloud.faults.add(rule)
    with pytest.raises(RetryableError):
        directory.look(TENANT, WORDS, leaver(cloud))
