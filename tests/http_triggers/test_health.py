"""GET /api/health: can it work or not, and nothing else."""

from http_triggers.entry import answer_program
from http_triggers.health import handle
from tests.http_triggers.world import World, json_of


def test_a_sound_app_says_ok_and_no_more():
    answer = answer_program(handle, lambda: World().ports)

    assert (answer.status_code, json_of(answer)) == (200, {"status": "ok"})


def test_a_storage_that_is_down_is_a_503_without_details():
    world = World()
    world.runs.is_down = True

    answer = answer_program(handle, lambda: world.ports)

    assert answer.status_code == 503
    assert "storage" not in json_of(answer)["detail"]
