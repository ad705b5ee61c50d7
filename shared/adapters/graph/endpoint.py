"""Graph's `$batch`: twenty items, JSON, and which answers are worth a repeat."""

from urllib.parse import urlsplit

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.endpoint import Endpoint
from shared.adapters.batch.item import Item

SIZE = 20


def graph_endpoint(graph_url: str) -> Endpoint:
    base = f"{graph_url.rstrip('/')}/v1.0"

    def next_page(item: Item, link: str) -> Item:
        # Only path and query are taken, so that the token never follows a link to another host.
        parts = urlsplit(link)
        path = parts.path.partition("/v1.0")[2] or parts.path
        return Item(item.method, f"{path}?{parts.query}", item.effect, item.headers)

    return Endpoint(
        url=lambda _: f"{base}/$batch",
        headers=lambda _: {"Accept": "application/json"},
        size=SIZE,
        is_busy=is_busy,
        is_flaky=is_flaky,
        next_page=next_page,
    )


def is_busy(answer: Answer) -> bool:
    """Not carried out, and welcome again later (Graph error responses; 409: a concurrent write to the same object)."""
    return answer.status in (429, 503) or (answer.status == 409 and "concurrency" in answer.code.casefold())


def is_flaky(answer: Answer) -> bool:
    return answer.status in (408, 500, 502, 504)


def is_unclear(answer: Answer) -> bool:
    """A gateway's word says nothing about what happened behind it."""
    return answer.status in (408, 500, 502, 504)
