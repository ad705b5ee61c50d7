"""POST $batch of the admin API: up to ten InvokeCommand calls in one request, each with its own status.

Without `Prefer: odata.continue-on-error` the first failure ends the batch, as OData says: later items get no answer.
"""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from sandbox.cloud.exchange.access import Session
from sandbox.cloud.exchange.engine import Answer, Page, cmdlet_name, run
from sandbox.cloud.exchange.errors import ODATA_ERROR, ExchangeError, error_body
from sandbox.cloud.exchange.request import anchor_problem, page_of
from sandbox.cloud.exchange.spoil import spoiled
from sandbox.cloud.faults import FaultKind, Scope, Surface
from sandbox.cloud.log import BatchItem, LogEntry, mask

LIMIT = 10
_URL = re.compile(r"(?:^|/)(?:adminapi/(?:beta|v1\.0)/(?P<tenant>[^/]+)/)?InvokeCommand$", re.IGNORECASE)
type Item = dict[str, Any]


def answer_batch(session: Session, body: Any, headers: dict[str, str], page: Page, entry: LogEntry) -> Answer:
    """Raises ExchangeError for a malformed batch."""
    goes_on = "odata.continue-on-error" in headers.get("prefer", "").casefold()
    responses: list[Item] = []
    for item in _items(body):
        logged = BatchItem(str(item["id"]), "POST", cmdlet_name(item.get("body")), body=mask(item.get("body")))
        entry.items.append(logged)
        answer = _answer_item(session, item, headers, page, logged)
        if answer is not None:
            logged.status = answer.status
            responses.append(_shape(item["id"], answer))
        if answer is not None and answer.status >= 400 and not goes_on:
            break
    return Answer(200, {"responses": list(reversed(responses))})


def _answer_item(session: Session, item: Item, outer: dict[str, str], page: Page, logged: BatchItem) -> Answer | None:
    headers = outer | {str(name).casefold(): str(value) for name, value in (item.get("headers") or {}).items()}
    rule = session.faults.take(Surface.EXCHANGE, Scope.BATCH_ITEM, "POST", logged.url)
    if rule is not None:
        logged.fault = rule.kind.value
        instead = spoiled(rule)
        if instead is not None or rule.kind is FaultKind.DROP_BEFORE:
            return instead
    problem = _tenant_problem(session, item) or anchor_problem(headers)
    if problem is not None:
        return problem
    # The next page is asked for outside the batch, at the address that a single call would have had.
    single = page.url.replace("$batch", "InvokeCommand")
    answer = run(session, item.get("body"), replace(page_of(str(item["url"]), headers), url=single))
    unanswered = rule is not None and rule.kind in (FaultKind.MISSING_ITEM, FaultKind.DROP_AFTER)
    return None if unanswered else answer


def _tenant_problem(session: Session, item: Item) -> Answer | None:
    """An item may name its tenant again, but no other one than the token's."""
    found = _URL.search(urlsplit(str(item["url"])).path)
    named = found["tenant"] if found else None
    own = session.caller.tenant
    if named is None or named.casefold() in (own.id, *(domain.name for domain in own.domains)):
        return None
    text = "The tenant of the request is not the tenant of the access token."
    return Answer(403, error_body(ExchangeError(403, "Forbidden", ODATA_ERROR, text)))


def _items(body: Any) -> list[Item]:
    items = body.get("requests") if isinstance(body, dict) else None
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise _malformed("The batch must hold a list of requests.")
    if len(items) > LIMIT:
        raise _malformed(f"The batch holds {len(items)} requests; the maximum is {LIMIT}.")
    seen: set[str] = set()
    for item in items:
        if "id" not in item or str(item["id"]) in seen:
            raise _malformed("Every request of a batch needs an id of its own.")
        seen.add(str(item["id"]))
        path = urlsplit(str(item.get("url", ""))).path
        if str(item.get("method", "")).upper() != "POST" or not _URL.search(path):
            raise _malformed(f"Request {item['id']} is no POST to InvokeCommand.")
    return items


def _malformed(text: str) -> ExchangeError:
    return ExchangeError(400, "BadRequest", ODATA_ERROR, text)


def _shape(identity: Any, answer: Answer) -> Item:
    headers = {"Content-Type": "application/json; charset=utf-8"} | answer.headers
    return {"id": str(identity), "status": answer.status, "headers": headers, "body": answer.body}
