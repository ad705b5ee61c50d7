"""The guide for integrators says what the code does: its example passes, its commands sign rightly, its ticket is read."""

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from shared.adapters.psa.answers import TicketAnswer, TicketsAnswer, read_answer, to_ticket
from shared.adapters.psa.signature import verify
from shared.adapters.psa.webhook import BODY_LIMIT, parse_nudge
from shared.domain.ids import ConnectionId
from shared.domain.policy import Connection

GUIDE = (Path(__file__).parents[1] / "docs/connections.md").read_text(encoding="utf-8")
SECRET = SecretStr("rotate-me-in-a-year")


def block(language: str, beginning: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return next(text for text in found if text.lstrip().startswith(beginning))


def test_the_example_request_passes():
    request = block("http", "POST")
    head, _, body = request.partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines()[1:])
    stamp = headers["X-Gangway-Timestamp"]
    sent_at = datetime.fromtimestamp(int(stamp), UTC)
    verify([SECRET], stamp, headers["X-Gangway-Signature"], body.strip().encode(), sent_at)
    nudge = parse_nudge(body.strip().encode())
    assert (nudge.ticket, nudge.event, nudge.actor) == ("T-1001", "ticket.created", "contact")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not on PATH")
def test_the_commands_sign_what_we_accept():
    script = block("sh", "SECRET=").split("curl")[0] + 'printf "%s\\n%s\\n%s" "$TIMESTAMP" "$SIGNATURE" "$BODY"'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    stamp, signature, body = done.stdout.split("\n")
    verify([SECRET], stamp, f"v1={signature}", body.encode(), datetime.now(UTC))


def test_the_example_ticket_and_list_are_read():
    ticket = to_ticket(read_answer(TicketAnswer, block("json", '{\n  "id"').encode()), ConnectionId("north-desk"))
    assert (ticket.company_ref, len(ticket.messages)) == ("412", 1)
    assert [file.name for file in ticket.messages[0].attachments] == ["new starter.xlsx"]
    listed = read_answer(TicketsAnswer, block("json", '{"tickets"').encode())
    assert [entry.id for entry in listed.tickets] == ["T-1001"]


def test_the_example_file_is_a_connection():
    lines = [line.split("#")[0].strip() for line in block("yaml", "#").splitlines()]
    values = dict(line.split(": ", 1) for line in lines if line)
    assert Connection.model_validate(values).connection_id == "north-desk"


def test_the_named_limits_are_the_real_ones():
    assert f"at most {BODY_LIMIT // 1024} KB" in GUIDE


def test_every_json_example_is_json():
    for text in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL):
        assert json.loads(text)
