"""The same doors on real storage: what must happen once happens once, however many press at the same moment."""

import itertools
import threading
from datetime import timedelta

import pytest
from pydantic import SecretStr

from shared.adapters.tables.runs import TableRuns
from shared.adapters.tables.storage import Storage
from shared.adapters.vault.references import References
from shared.adapters.vault.sealing import Sealer
from shared.adapters.vault.vault import SecretVault
from shared.adapters.vault.waiting import WaitingCredentials
from shared.domain.ids import StepId
from shared.domain.run import AuditKind, Change
from shared.services.keep_secret import secret_key
from tests.http_triggers.test_approval import ask as approval
from tests.http_triggers.test_handover import PASS
from tests.http_triggers.test_handover import ask as handover
from tests.http_triggers.test_ticket_received import RUN, post
from tests.http_triggers.world import KEY, SECRET, World, an_event, json_of, text_of
from tests.services.plans import onboarding_plan

_COUNTER = itertools.count()


class StoredWorld(World):
    """A run in Azurite. Its public methods are those of the world in memory."""

    def __init__(self, storage: Storage) -> None:
        super().__init__(onboarding_plan())
        self.runs = TableRuns(storage, clock=self.clock)  # type: ignore[assignment]
        waiting = WaitingCredentials(storage, Sealer([KEY]), clock=self.clock, key_vault=None)
        self.vault = SecretVault(References({"DESK_SECRET": SECRET}, None), waiting)  # type: ignore[assignment]
        self.runs.create(Change(run=self.run))
        self.runs.put_document(self.run.id, self.plan.digest(), self.plan.canonical())
        self.key = secret_key(self.run.id, StepId("access.pass"))
        self.vault.keep(self.key, SecretStr(PASS), until=self.clock.now() + timedelta(days=1))


@pytest.fixture
def world(azurite) -> StoredWorld:
    secret = SecretStr(azurite.connection_string)
    return StoredWorld(Storage(connection_string=secret, namespace=f"http{next(_COUNTER)}x"))


def at_once(count: int, press) -> list:
    answers: list = []
    threads = [threading.Thread(target=lambda: answers.append(press())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == count
    return answers


def test_many_clicks_of_one_person_at_once_are_one_decision(world):
    answers = at_once(6, lambda: approval(world, "POST", world.ruth, body=b"choice=approve"))

    assert sorted(a.status_code for a in answers) == [200, 409, 409, 409, 409, 409]
    assert len(world.ledger.decisions) == 1
    assert [e.kind for e in world.ledger.events] == [AuditKind.DECIDED]


def test_two_people_at_once_settle_it_once_and_the_other_is_on_record_as_late(world):
    tokens = iter([(world.ruth, b"choice=approve"), (world.omar, b"choice=reject&reason=no")])
    lock = threading.Lock()

    def press():
        with lock:
            token, form = next(tokens)
        return approval(world, "POST", token, body=form)

    at_once(2, press)

    assert sorted(d.counts for d in world.ledger.decisions) == [False, True]


def test_many_presses_at_once_reveal_once(world):
    token = world.handover_link(world.key)

    answers = at_once(6, lambda: handover(world, "POST", token))

    assert sum(PASS in text_of(a) for a in answers) == 1
    assert sorted(a.status_code for a in answers) == [200, 409, 409, 409, 409, 409]
    assert [e.kind for e in world.ledger.events].count(AuditKind.REVEALED) >= 1
    assert PASS not in world.ledger.model_dump_json()


def test_many_deliveries_at_once_are_one_run(world):
    answers = at_once(6, lambda: post(world, an_event()))

    assert {a.status_code for a in answers} == {202}
    assert {json_of(a)["run_id"] for a in answers} == {RUN}
    assert world.engine.started == [RUN]
    assert [e.kind for e in world.runs.load(RUN).events] == [AuditKind.RECEIVED]


def test_looks_write_nothing(world):
    etag = world.ledger.etag
    token = world.handover_link(world.key)

    for method in ("GET", "HEAD"):
        for _ in range(10):
            approval(world, method, world.ruth)
            handover(world, method, token)

    assert world.ledger.etag == etag
    assert world.vault.has(world.key)
