"""Base of every domain value: frozen, strict about unknown fields, comparable, serialisable to canonical JSON."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value. Two values with the same fields are equal; `canonical()` is the same text for both."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False, ser_json_timedelta="iso8601")

    def canonical(self) -> str:
        """JSON with sorted keys and no spaces: the form that is hashed and stored."""
        return canonical_json(self.model_dump(mode="json"))


def canonical_json(document: object) -> str:
    """One text for equal JSON documents, whatever the order of their keys."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_hex(text: str) -> str:
    """Hex SHA-256 of the UTF-8 bytes of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()
