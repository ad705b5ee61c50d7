"""Exchange's `$batch`: ten cmdlets, the tenant in every address, and which answers are worth a repeat."""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.endpoint import Endpoint
from shared.adapters.batch.item import Item
from shared.adapters.exchange.command import ANCHOR
from shared.adapters.exchange.errors import is_transient, kind_of
from shared.domain.ids import TenantId

SIZE = 10
# Stands for the organisation where no mailbox is concerned; the same id in every tenant.
_SYSTEM_MAILBOX = "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}"


def exchange_endpoint(exchange_url: str) -> Endpoint:
    def base(tenant: TenantId) -> str:
        return f"{exchange_url.rstrip('/')}/adminapi/beta/{quote(tenant, safe='')}"

    def prepare(tenant: TenantId, item: Item) -> Item:
        headers = {ANCHOR: _organisation(tenant), **item.headers}
        return Item(item.method, f"{base(tenant)}/{item.url}", item.effect, headers, item.body)

    return Endpoint(
        url=lambda tenant: f"{base(tenant)}/$batch",
        headers=_headers,
        size=SIZE,
        is_busy=is_busy,
        is_flaky=is_flaky,
        next_page=_next_page,
        prepare=prepare,
    )


def _headers(tenant: TenantId) -> Mapping[str, str]:
    return {
        "Accept": "application/json",
        ANCHOR: _organisation(tenant),
        # Without continue-on-error the first failure leaves the rest without an answer.
        "Prefer": "odata.continue-on-error, odata.maxpagesize=1000",
    }


def _organisation(tenant: TenantId) -> str:
    return f"APP:{_SYSTEM_MAILBOX}@{tenant}"


def _next_page(item: Item, link: str) -> Item:
    """The same cmdlet again with the link's page token. The link's host is not taken over: our token would go there."""
    return Item(
        item.method, f"{item.url.partition('?')[0]}?{urlsplit(link).query}", item.effect, item.headers, item.body
    )


def is_busy(answer: Answer) -> bool:
    """Not carried out, and welcome again later."""
    return answer.status in (429, 503) or (answer.status >= 500 and is_transient(answer))


def is_flaky(answer: Answer) -> bool:
    """A 5xx that says nothing of its cause. One with a cause that is not transient is a refusal."""
    return answer.status == 408 or (answer.status >= 500 and not kind_of(answer))
