"""No password, pass or token in any message, repr or log of ours; no part of a path that was not encoded."""

import logging

import pytest
from pydantic import SecretStr

from shared.adapters.batch.answer import Answer, Fate
from shared.adapters.batch.item import Effect, Item, Write
from shared.adapters.entra.access import CredentialKind
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.registry import TASKS
from shared.adapters.tenant import TenantDirectory
from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef, SnapshotQuery
from shared.domain.errors import AccessError
from shared.domain.ids import ObjectId
from tests.adapters.tenant_world import TENANT, CloudClock, a_directory, a_step, an_access, ref_of

EVIL = "../../users/other'?$x=#&%2F"


def test_requests_and_answers_do_not_show_their_bodies():
    item = Item("POST", "/users", Effect.WRITE, body={"password": "p4ss"})

    assert "p4ss" not in repr(item) + repr(Write(item)) + repr(Answer(Fate.ANSWERED, 201, body={"x": "p4ss"}))


def test_nothing_secret_is_logged_while_passes_and_passwords_are_made(cloud, caplog):
    caplog.set_level(logging.DEBUG)
    dana = ref_of(cloud, "Dana Whitlock")
    steps = [
        a_step(Task.ACCESS_PASS, dana, settings={"minutes": 60}),
        a_step(Task.ACCESS_PASSWORD, dana, id="access.password-2"),
    ]
    with a_directory(cloud) as directory:
        secrets = [one.secret.get_secret_value() for one in directory.apply(TENANT, steps).values() if one.secret]
        token = directory._entra.graph.get(TENANT)

    assert len(secrets) == 2
    assert [secret for secret in [*secrets, token, cloud.app_secret] if secret in caplog.text] == []


def test_a_wrong_secret_of_ours_is_named_without_being_shown(cloud):
    access = an_access(cloud, secret=SecretStr("not-the-secret"))
    assert "not-the-secret" not in repr(access)
    directory = TenantDirectory(access, CloudClock(cloud))
    with pytest.raises(AccessError, match="GANGWAY_APP_SECRET") as caught:
        directory.snapshot(TENANT, SnapshotQuery())
    directory.close()
    assert "not-the-secret" not in repr(caught.value) + str(caught.value)
    assert (caught.value.code, caught.value.__suppress_context__) == ("AADSTS7000215", True)
    assert access.credential is CredentialKind.SECRET


@pytest.mark.parametrize("task", list(TASKS))
def test_every_id_in_a_path_is_encoded(task):
    calls = GraphCalls("https://graph.example")
    step = a_step(
        task,
        ObjectRef(id=ObjectId(EVIL), name="x"),
        object=ObjectRef(id=ObjectId("6fd2c87f-b296-42f0-b197-1e91e994b900"), name="y"),
        after={"userPrincipalName": EVIL, "manager": "m"},
    )

    for item in (TASKS[task].read(calls, step), TASKS[task].write(calls, step).item):
        path = item.url.partition("?")[0]
        assert ".." not in path.split("/")
        assert not set(path) & set("'#&$") - ({"$"} if path.endswith("/$ref") else set())


def test_a_strange_sign_in_name_never_becomes_a_header():
    item = ExchangeCalls().get(
        "Get-Mailbox", ObjectRef(id=ObjectId("i"), name="n", address="a@b\r\nX: y"), Identity="i"
    )

    assert "X-AnchorMailbox" not in item.headers
