"""Sends items as `$batch` in rounds until each has its last word or the time for waiting is used up.

Per item: a busy answer is repeated after the pause it asks for, and only that item; a read without an answer is repeated; a
write without an answer never is. An item that is missing from a batch's answer counts as having none.
"""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import Protocol

from shared.adapters.batch.answer import LOST, Answer, Fate, rows_of
from shared.adapters.batch.endpoint import Endpoint
from shared.adapters.batch.http import Http
from shared.adapters.batch.item import Effect, Item, Json
from shared.adapters.batch.parallel import in_parallel
from shared.adapters.batch.retry_after import pause_before, read_retry_after
from shared.domain.alarm import Alarm
from shared.domain.ids import TenantId
from shared.ports import Clock

LOG = logging.getLogger("gangway.batch")

# Within one call nothing is sent again after this long: longer pauses belong to a durable timer.
PATIENCE = timedelta(seconds=8)
MOST_ROUNDS = 6
MOST_PAGES = 50
FAILED_DEPENDENCY = 424


class Tokens(Protocol):
    """Access tokens for one service, tenant by tenant."""

    def get(self, tenant: TenantId) -> str:
        """Raises OutsideError."""
        ...

    def forget(self, tenant: TenantId) -> None:
        """Permissions granted from now on show only in new tokens."""
        ...


class Order(StrEnum):
    """Microsoft: make a batch fully parallel or fully sequential."""

    ANY = "any"
    GIVEN = "given"


class BatchSender:
    def __init__(
        self,
        endpoint: Endpoint,
        http: Http,
        tokens: Tokens,
        clock: Clock,
        *,
        sleep: Callable[[float], None] = time.sleep,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._endpoint, self._http, self._tokens, self._clock = endpoint, http, tokens, clock
        self._sleep, self._patience = sleep, patience

    def read(self, tenant: TenantId, items: Mapping[str, Item]) -> dict[str, Answer]:
        """Answers with all pages in them. Raises OutsideError when no token can be had."""
        answers = self.send(tenant, items, Order.ANY)
        pages = 1
        while following := self._next_pages(items, answers):
            pages += 1
            if pages > MOST_PAGES:
                # Part of a list would read as "not in the list".
                return answers | dict.fromkeys(following, LOST)
            for name, page in self.send(tenant, following, Order.ANY).items():
                answers[name] = _joined(answers[name], page)
        return answers

    def send(self, tenant: TenantId, items: Mapping[str, Item], order: Order) -> dict[str, Answer]:
        """One answer for every item. Items of any order go out in parallel batches, others batch by batch."""
        answers = self._send(tenant, items, order)
        if any(answer.status in (401, 403) for answer in answers.values()):
            self._tokens.forget(tenant)
        return answers

    def _send(self, tenant: TenantId, items: Mapping[str, Item], order: Order) -> dict[str, Answer]:
        names, size = list(items), self._endpoint.size
        chunks = [{name: items[name] for name in names[at : at + size]} for at in range(0, len(names), size)]
        if order is Order.ANY:
            return _merged(in_parallel([partial(self._deliver, tenant, chunk, order) for chunk in chunks]))
        return _merged([self._deliver(tenant, chunk, order) for chunk in chunks])

    def _deliver(self, tenant: TenantId, items: dict[str, Item], order: Order) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        pending, slept, began = dict(items), timedelta(0), time.monotonic()
        for attempt in range(1, MOST_ROUNDS + 1):
            answers |= self._post(tenant, pending, order)
            pending = {name: item for name, item in pending.items() if self._is_open(item, answers[name])}
            # Those held up by an item before them need no pause once that item has its last word.
            if any(answers[name].status != FAILED_DEPENDENCY for name in pending):
                pause = pause_before(attempt, self._hint([answers[name] for name in pending]))
                slept += pause
                if max(slept, timedelta(seconds=time.monotonic() - began) + pause) > self._patience:
                    LOG.warning("%s tenant %s: still busy after %d attempts", Alarm.THROTTLED, tenant, attempt)
                    break
                self._sleep(pause.total_seconds())
            if not pending:
                break
        return answers

    def _is_open(self, item: Item, answer: Answer) -> bool:
        if answer.status == FAILED_DEPENDENCY or answer.fate is Fate.NOT_SENT or self._endpoint.is_busy(answer):
            return True
        return item.effect is Effect.READ and (answer.fate is Fate.LOST or self._endpoint.is_flaky(answer))

    def hint(self, answer: Answer) -> timedelta:
        """How long the service asks to be left alone."""
        return read_retry_after(answer.headers.get("retry-after"), now=self._clock.now())

    def _hint(self, answers: list[Answer]) -> timedelta:
        return max((self.hint(answer) for answer in answers), default=timedelta(0))

    def _post(self, tenant: TenantId, items: Mapping[str, Item], order: Order) -> dict[str, Answer]:
        headers = {**self._endpoint.headers(tenant), "Authorization": f"Bearer {self._tokens.get(tenant)}"}
        whole = self._http.post(self._endpoint.url(tenant), headers=headers, body=self._envelope(tenant, items, order))
        if not whole.is_ok:
            return dict.fromkeys(items, whole)
        found = {str(row.get("id")): _answer(row) for row in rows_of(whole.json.get("responses"))}
        return {name: found.get(str(number), LOST) for number, name in enumerate(items, start=1)}

    def _envelope(self, tenant: TenantId, items: Mapping[str, Item], order: Order) -> Json:
        ready = [self._endpoint.prepare(tenant, item) for item in items.values()]
        entries = [item.envelope(str(number)) for number, item in enumerate(ready, start=1)]
        if order is Order.GIVEN:
            for before, entry in pairwise(entries):
                entry["dependsOn"] = [before["id"]]
        return {"requests": entries}

    def _next_pages(self, items: Mapping[str, Item], answers: Mapping[str, Answer]) -> dict[str, Item]:
        return {
            name: self._endpoint.next_page(items[name], answer.next_link)
            for name, answer in answers.items()
            if answer.is_ok and answer.next_link
        }


def _answer(row: Json) -> Answer:
    status, headers = row.get("status"), row.get("headers")
    if isinstance(status, str) and status.isdigit():
        status = int(status)
    if not isinstance(status, int):
        return LOST
    named = {str(name).lower(): str(value) for name, value in headers.items()} if isinstance(headers, dict) else {}
    return Answer(Fate.ANSWERED, status, named, row.get("body"))


def _joined(before: Answer, page: Answer) -> Answer:
    """One answer of two pages; a page that failed makes the whole reading failed."""
    if not page.is_ok:
        return page
    body = {**before.json, "value": [*before.rows, *page.rows], "@odata.nextLink": page.next_link}
    return Answer(before.fate, before.status, before.headers, body)


def _merged(parts: list[dict[str, Answer]]) -> dict[str, Answer]:
    return {name: answer for part in parts for name, answer in part.items()}
