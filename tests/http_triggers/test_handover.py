"""GET and POST /handover/{token}: a look reveals nothing, the button reveals once."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from http_triggers.entry import answer_person
from http_triggers.handover import handle
from shared.domain.ids import StepId
from shared.services.keep_secret import secret_key
from tests.builders import RUTH
from tests.http_triggers.world import World, a_request, text_of
from tests.services.plans import onboarding_plan

PASS = "Qx7-Rt9!zL2"


class Ready(World):
    def __init__(self) -> None:
        super().__init__(onboarding_plan())
        self.key = secret_key(self.run.id, StepId("access.pass"))
        self.vault.keep(self.key, SecretStr(PASS), until=self.clock.now() + timedelta(days=7))
        self.token = self.handover_link(self.key)


def ask(world: World, method: str, token: str):
    request = a_request(method, f"http://gangway.example/handover/{token}", route={"token": token}, body=b"show=once")
    return answer_person(lambda ports: handle(request, ports), lambda: world.ports)


def test_the_button_shows_the_pass_once():
    world = Ready()

    first, second = ask(world, "POST", world.token), ask(world, "POST", world.token)

    assert (first.status_code, second.status_code) == (200, 409)
    assert PASS in text_of(first)
    assert PASS not in text_of(second)
    assert "has been shown already" in text_of(second)
    assert first.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_two_hundred_scanner_requests_reveal_nothing_and_the_button_still_works(method):
    # FC-e02: one scanner's request consumed the token and received the session.
    world = Ready()
    writes = world.runs.writes
    tokens = [world.token, world.token.upper(), world.token[:-5], world.token + "%3E"]

    answers = [ask(world, method, tokens[number % 4]) for number in range(200)]

    assert {a.status_code for a in answers} == {200, 404}
    assert all(PASS not in text_of(a) for a in answers)
    assert (world.runs.writes, world.vault.taken) == (writes, [])
    assert PASS in text_of(ask(world, "POST", world.token))


def test_an_approval_link_and_every_other_bad_token_get_one_neutral_page():
    world = Ready()
    tokens = ["", "x", world.approval_link(RUTH.email), world.handover_link("other"), world.token[:-2]]

    answers = [ask(world, method, token) for token in tokens for method in ("GET", "POST")]

    assert {a.status_code for a in answers} == {404}
    assert len({text_of(a) for a in answers}) == 1
    assert world.vault.taken == []
