"""Each benchmark runs, in a tiny form, and sees the product do its work. How fast is not asked here."""

import http.server
import threading

import pytest

from benchmarks.ingest import ACCEPTED, Scenario
from benchmarks.ingest import measure as measure_ingest
from benchmarks.load import Load, Target
from benchmarks.roundtrips import measure as measure_runs
from benchmarks.startup import measure as measure_start
from sandbox.desk.signature import sign

pytestmark = pytest.mark.timeout(180)


def test_starting_is_measured_in_processes_of_their_own():
    (start,) = measure_start("azure.durable_functions", times=1)
    assert start.seconds > 0
    assert start.megabytes > 10


def test_runs_are_measured_from_webhook_to_the_last_status():
    left, came, read = measure_runs(latency=0.0, repeat=1)
    assert [run.planning.sign_ins > 0 for run in left] == [True, False]
    for run in (*left, *came, read):
        assert run.execution.requests >= run.execution.round_trips > 0
        assert run.storage.tables > 0
    assert read.prompt_tokens > 0


def test_webhooks_are_measured_and_none_is_lost():
    outcome = measure_ingest(Scenario.WORKING, rate=10, seconds=1)
    assert [answer.status for answer in outcome.answers] == [ACCEPTED] * 10
    assert outcome.lost == 0


def test_the_generator_signs_each_request_and_counts_from_its_moment():
    seen = []

    class Desk(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            fits = self.headers["x-gangway-signature"] == sign("secret", int(self.headers["x-gangway-timestamp"]), body)
            seen.append((self.path, fits, self.headers["x-functions-key"]))
            self.send_response(202)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever).start()
        target = Target(f"http://127.0.0.1:{server.server_port}/api/tickets/desk", "secret", "key")
        answers = Load(target, ["T-1", "T-2", "T-3"], rate=50).run()
        server.shutdown()
    assert seen == [("/api/tickets/desk", True, "key")] * 3
    assert sorted(answer.ticket for answer in answers) == ["T-1", "T-2", "T-3"]
    assert all(answer.seconds >= answer.late >= 0 for answer in answers)


def test_a_server_that_is_not_there_is_an_answer_that_did_not_come():
    answers = Load(Target("http://127.0.0.1:9/x", "s", "k"), ["T-1"], rate=100).run()
    assert [answer.status for answer in answers] == [0]
