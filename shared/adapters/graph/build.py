"""Builds Graph requests with msgraph-sdk's typed request builders and turns them into batch items. It sends nothing.

The SDK's own batch is not used: msgraph-core 1.5.2 writes `depends_on` where Graph expects `dependsOn` and replaces ids
(msgraph-sdk-python#1557).
"""

import json
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from shared.adapters.batch.item import Effect, Item
from shared.adapters.graph.guard import check_path

if TYPE_CHECKING:
    from kiota_abstractions.request_adapter import RequestAdapter
    from kiota_abstractions.request_information import RequestInformation
    from kiota_abstractions.serialization import SerializationWriterFactory
    from msgraph.generated.base_graph_service_client import BaseGraphServiceClient

EVENTUAL = {"ConsistencyLevel": "eventual"}


@dataclass(frozen=True, slots=True)
class Query:
    """OData options. `count` makes it an advanced query, which also needs its header on the item itself."""

    select: Sequence[str] | None = None
    expand: Sequence[str] | None = None
    filter: str | None = None
    top: int | None = None
    count: int | None = None

    def get_query_parameter(self, name: str) -> str:
        return f"%24{name}"


class _Readable(Protocol):
    # The SDK types each builder's configuration anew; `Query` fits all of them.
    def to_get_request_information(self, request_configuration: Any = None) -> "RequestInformation": ...


class GraphCalls:
    """`root` is the SDK's tree of builders; `reference` the address by which Graph names a directory object in a body."""

    def __init__(self, graph_url: str) -> None:
        self._base = f"{graph_url.rstrip('/')}/v1.0"

    @property
    def root(self) -> "BaseGraphServiceClient":
        # Every builder module of the SDK warns about itself when imported (kiota's deprecated configuration classes).
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"(msgraph|kiota_abstractions)\.")
        return _root()

    def reference(self, object_id: str) -> str:
        return f"{self._base}/directoryObjects/{object_id}"

    def get(self, builder: _Readable, query: Query | None = None) -> Item:
        from kiota_abstractions.base_request_configuration import RequestConfiguration

        wanted = query or Query()
        information = builder.to_get_request_information(RequestConfiguration(query_parameters=wanted))
        item = _item(information, Effect.READ)
        for name in ("select", "expand", "filter", "top", "count"):
            # A builder drops options its endpoint does not know; reading more or less than asked would go unseen.
            if getattr(wanted, name) is not None and f"${name}=" not in item.url:
                raise ValueError(f"this endpoint of Graph takes no ${name}")
        return item if wanted.count is None else Item(item.method, item.url, item.effect, EVENTUAL)

    def write(self, information: "RequestInformation") -> Item:
        return _item(information, Effect.WRITE)


class _WriterOnly:
    """Stands where the SDK expects its HTTP stack: builders only ask it how to write JSON."""

    base_url = ""

    def enable_backing_store(self, _: object) -> None:
        return None

    def get_serialization_writer_factory(self) -> "SerializationWriterFactory":
        from kiota_serialization_json.json_serialization_writer_factory import (
            JsonSerializationWriterFactory,
        )

        return JsonSerializationWriterFactory()


@lru_cache(maxsize=1)
def _root() -> "BaseGraphServiceClient":
    from msgraph.generated.base_graph_service_client import BaseGraphServiceClient

    return BaseGraphServiceClient(cast("RequestAdapter", _WriterOnly()))


def _item(information: "RequestInformation", effect: Effect) -> Item:
    # The SDK's templates write $ as %24; Graph takes both, and people read logs.
    url = re.sub(r"([?&])%24", r"\1$", information.url)
    method = information.http_method.value if information.http_method else "GET"
    check_path(method, url)
    body = json.loads(information.content) if information.content else None
    return Item(method=method, url=url, effect=effect, body=body)
