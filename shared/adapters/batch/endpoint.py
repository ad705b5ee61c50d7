"""What differs between the two services' `$batch`: address, size, extra headers, and which answers are worth a repeat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item
from shared.domain.ids import TenantId


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`is_busy`: the service did not carry the request out and says so for now. `is_flaky`: a read may simply be asked again."""

    url: Callable[[TenantId], str]
    headers: Callable[[TenantId], Mapping[str, str]]
    size: int
    is_busy: Callable[[Answer], bool]
    is_flaky: Callable[[Answer], bool]
    # The item that reads the next page. The link's host is never taken over: our token would go there.
    next_page: Callable[[Item, str], Item]
    # The item as it goes out for one tenant.
    prepare: Callable[[TenantId, Item], Item] = lambda _, item: item
