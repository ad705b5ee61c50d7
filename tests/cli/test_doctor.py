"""`gangway doctor` against a real host on this machine: sound, and told what is wrong where it is not."""

import json
import os
import time
from pathlib import Path

import pytest

from sandbox.host.processes import free_port
from tests.cli.conftest import Gangway
from tests.cli.test_serve import SETTINGS, answers, run, running


def test_an_app_that_is_not_there_is_one_clear_finding(gangway: Gangway):
    answer = gangway("doctor", "--url", f"http://127.0.0.1:{free_port()}")

    assert answer.exit_code == 1
    assert "FAIL  health" in answer.stdout
    assert "-> Check the address" in answer.stdout


def test_the_key_is_never_sent_without_tls(gangway: Gangway):
    answer = gangway("doctor", "--url", "http://gangway.msp.example", "--key", "k")

    assert answer.exit_code == 2
    assert "https://" in answer.stderr


@pytest.mark.timeout(240)
def test_a_running_app_is_looked_at_from_outside_and_inside(tmp_path: Path):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running(tmp_path, ["serve", "--port", str(port)], SETTINGS):
        ends = time.monotonic() + 90
        while not answers(f"{url}/api/health"):
            assert time.monotonic() < ends, (tmp_path / "output.txt").read_text()
            time.sleep(0.3)
        text = run(tmp_path, "doctor", "--url", url)
        document = run(tmp_path, "doctor", "--url", url, "--json")
        mailed = run(tmp_path, "doctor", "--url", url, "--mail-to", "ruth@msp.example")
        wrong = run(tmp_path, "doctor", "--url", url, "--key", "wrong")

    assert text.returncode == 0, text.stdout + text.stderr
    verdicts = {each["check"]: each["verdict"] for each in json.loads(document.stdout)["findings"]}
    assert {name for name, verdict in verdicts.items() if verdict == "fine"} >= {
        "health", "clock", "webhook without key", "runs without token", "self-check without key", "settings",
        "storage", "vault", "signing keys", "workflow engine",
    }  # fmt: skip
    assert (mailed.returncode, "FAIL  mail" in mailed.stdout) == (1, True)  # nobody listens on the mail server's port
    assert (wrong.returncode, "not the master key" in wrong.stdout) == (1, True)
    assert "GANGWAY_MASTER_KEY" not in os.environ
