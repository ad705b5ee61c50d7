"""One request inside a batch, as a value. It knows nothing of hosts, tokens or tenants."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import SecretStr

type Json = dict[str, object]


class Effect(StrEnum):
    """Whether repeating an unanswered request is harmless."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Item:
    method: str
    url: str
    effect: Effect
    headers: Mapping[str, str] = field(default_factory=dict)
    # Kept out of repr: a body may hold a password.
    body: Json | None = field(default=None, repr=False)

    def key(self) -> str:
        """The same text for the same request, so that steps which read the same thing share one read."""
        return json.dumps([self.method, self.url, sorted(self.headers.items()), self.body], sort_keys=True)

    def envelope(self, item_id: str) -> Json:
        """The item as `$batch` wants it. A body demands its content type on the item itself."""
        headers = dict(self.headers)
        entry: Json = {"id": item_id, "method": self.method, "url": self.url}
        if self.body is not None:
            headers.setdefault("Content-Type", "application/json")
            entry["body"] = self.body
        if headers:
            entry["headers"] = headers
        return entry


@dataclass(frozen=True, slots=True)
class Write:
    """A step's write. `secret` is what it sets and nobody else knows, if anybody is to be told."""

    item: Item
    secret: SecretStr | None = None
