"""GET /api/runs: nobody without a token, nobody without a role, and no body of a ticket."""

import pytest

from http_triggers.entry import answer_program
from http_triggers.runs_api import handle_list, handle_one
from shared.domain.run import RunStatus
from shared.ports import ApiRole, Caller
from tests.fakes.tokens import FakeTokens
from tests.http_triggers.world import World, a_request, json_of

READER = {"Authorization": "Bearer good"}


class Readable(World):
    def __init__(self) -> None:
        super().__init__()
        auditor = Caller(id="a", roles=frozenset({ApiRole.AUDITOR}))
        self.tokens = FakeTokens(good=auditor, roleless=Caller(id="b"))


def listed(world: World, headers: dict[str, str] | None = READER, **params: str):
    request = a_request("GET", "http://gangway.example/api/runs", headers=headers, params=params)
    return answer_program(lambda ports: handle_list(request, ports), lambda: world.ports)


def shown(world: World, run_id: str, headers: dict[str, str] | None = READER):
    request = a_request("GET", "http://gangway.example/api/runs/x", route={"run_id": run_id}, headers=headers)
    return answer_program(lambda ports: handle_one(request, ports), lambda: world.ports)


def test_runs_are_listed_and_one_is_shown():
    world = Readable()

    assert [run["id"] for run in json_of(listed(world))["runs"]] == [world.run.id]
    detail = json_of(shown(world, world.run.id))
    assert detail["status"] == RunStatus.WAITING_FOR_APPROVAL
    assert [step["title"] for step in detail["steps"]] == [
        "Block sign-in",
        "Remove from Sales (sales@brightfork.example)",
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "good"},
        {"Authorization": "Basic good"},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer bad"},
    ],
    ids=repr,
)
def test_without_a_valid_token_there_is_a_401_that_says_what_to_send(headers):
    world = Readable()

    for answer in (listed(world, headers), shown(world, world.run.id, headers), shown(world, "nothing", headers)):
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_without_a_role_there_is_a_403_whether_the_run_exists_or_not():
    world = Readable()

    answers = [shown(world, run_id, {"Authorization": "bearer roleless"}) for run_id in (world.run.id, "nothing")]
    assert [a.status_code for a in answers] == [403, 403]


@pytest.mark.parametrize("params", [{"limit": "0"}, {"limit": "x"}, {"status": "done"}])
def test_a_wrong_parameter_is_a_400_that_names_it(params):
    answer = listed(Readable(), **params)

    assert answer.status_code == 400
    assert next(iter(params)) in json_of(answer)["detail"]


def test_an_unknown_parameter_is_ignored():
    assert listed(Readable(), utm_source="x").status_code == 200


def test_an_unknown_run_is_a_404():
    assert shown(Readable(), "run-000000000000000000000000").status_code == 404
