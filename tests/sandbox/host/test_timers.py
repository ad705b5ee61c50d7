"""Timer triggers: at start, on demand, with the durable client."""

import json
import os
import time
from pathlib import Path

MASTER = {"x-functions-key": "master-key"}


def notes(event: str) -> list[dict]:
    path = Path(os.environ["HOST_TEST_LOG"])
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [note for note in map(json.loads, lines) if note["event"] == event]


def until(condition, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def test_a_timer_with_run_on_startup_has_run_and_got_its_schedule_and_client(host):
    until(lambda: notes("tick"))
    first = notes("tick")[0]
    assert (first["past_due"], first["hub"]) == (False, "hosttests")
    assert first["next"].startswith(f"{time.gmtime().tm_year + 1}-01-01T00:00:00")


def test_the_admin_endpoint_runs_a_timer_now(http):
    before = len(notes("tick"))
    assert http.post("/admin/functions/tick", headers=MASTER, json={}).status_code == 202
    until(lambda: len(notes("tick")) == before + 1)


def test_the_admin_endpoint_refuses_strangers_and_says_what_it_cannot_run(http):
    assert http.post("/admin/functions/tick", json={}).status_code == 401
    assert http.post("/admin/functions/tick", headers={"x-functions-key": "host-key"}, json={}).status_code == 401
    assert http.post("/admin/functions/nobody", headers=MASTER, json={}).status_code == 404
    refused = http.post("/admin/functions/chain", headers=MASTER, json={})
    assert refused.status_code == 400
    assert "timer" in refused.text


def test_a_timer_that_raises_is_reported_and_hurts_nobody(host, http):
    assert str(host.run_timer("broken_timer").error) == "timer failed"
    assert http.get("/echo/1").status_code == 200
