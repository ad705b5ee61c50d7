"""The load generator, a process of its own: signed webhooks at a constant rate, whatever the answers do.

    python -m benchmarks.load --url http://... --rate 100 --seconds 30 < secrets.json > answers.json

Open loop: each request has its moment, and its latency counts from that moment, so that a server that stands still cannot
hide it by keeping the next request waiting. Standard input gives the webhook's secret, the function key and the ticket ids.
"""

import argparse
import http.client
import json
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from sandbox.desk.signature import sign

WORKERS = 48
TIMEOUT_SECONDS = 30.0
LEAD_SECONDS = 0.5


@dataclass(frozen=True)
class Target:
    url: str
    webhook_secret: str
    functions_key: str


@dataclass(frozen=True)
class Answered:
    """`status` 0: no answer came. `late`: how long after its moment the request left, which is the generator's own fault."""

    ticket: str
    status: int
    seconds: float
    late: float


class Load:
    """Threads that take the next request when its moment comes, each over a connection that it keeps."""

    def __init__(self, target: Target, tickets: Sequence[str], *, rate: float) -> None:
        self._target, self._tickets, self._rate = target, tickets, rate
        self._lock = threading.Lock()
        self._next = 0
        self._began = 0.0
        self._answers: list[Answered] = []

    def run(self) -> list[Answered]:
        threads = [threading.Thread(target=self._work) for _ in range(WORKERS)]
        self._began = time.perf_counter() + LEAD_SECONDS
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self._answers

    def _take(self) -> int | None:
        with self._lock:
            self._next += 1
            return self._next - 1 if self._next <= len(self._tickets) else None

    def _work(self) -> None:
        address = urlsplit(self._target.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=TIMEOUT_SECONDS)
        while (number := self._take()) is not None:
            due = self._began + number / self._rate
            time.sleep(max(due - time.perf_counter(), 0.0))
            left = time.perf_counter()
            status = self._post(connection, address.path, self._tickets[number])
            ended = time.perf_counter()
            self._answers.append(Answered(self._tickets[number], status, ended - due, left - due))
        connection.close()

    def _post(self, connection: http.client.HTTPConnection, path: str, ticket: str) -> int:
        body = json.dumps({"event_id": f"e-{ticket}", "event": "ticket.created", "ticket_id": ticket}).encode()
        stamp = int(time.time())
        headers = {
            "content-type": "application/json",
            "x-functions-key": self._target.functions_key,
            "x-gangway-timestamp": str(stamp),
            "x-gangway-signature": sign(self._target.webhook_secret, stamp, body),
        }
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (http.client.HTTPException, OSError):
            connection.close()
            return 0
        return answer.status


def main() -> None:
    parser = argparse.ArgumentParser(description="Signed webhooks at a constant rate.")
    parser.add_argument("--url", required=True)
    parser.add_argument("--rate", type=float, required=True, help="requests a second")
    options = parser.parse_args()
    given = json.load(sys.stdin)
    target = Target(options.url, given["webhook_secret"], given["functions_key"])
    json.dump([asdict(answer) for answer in Load(target, given["tickets"], rate=options.rate).run()], sys.stdout)


if __name__ == "__main__":
    main()
