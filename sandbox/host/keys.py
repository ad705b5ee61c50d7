"""Function keys and host keys, and what a request may call with them.

Levels as in AuthenticationLevelHandler.cs of the Functions host: the header wins over the query, a host or function key gives
`function`, the master key gives everything. Keys come from the environment or a file that is created on first use.
"""

import hmac
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from sandbox.host.indexing import AppError

MASTER_VARIABLE = "FUNCTIONS_MASTER_KEY"
HOST_VARIABLE = "FUNCTIONS_HOST_KEY"


class Level(IntEnum):
    """Authorisation levels, weakest first."""

    ANONYMOUS = 0
    FUNCTION = 1
    ADMIN = 2


@dataclass(frozen=True, slots=True)
class Keys:
    """Key values; `functions` maps a function's name to the keys that open only it."""

    master: str
    host: tuple[str, ...] = ()
    functions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def level_of(self, key: str, function: str) -> Level:
        """What this key may do with this function."""
        if not key:
            return Level.ANONYMOUS
        if _same(key, self.master):
            return Level.ADMIN
        allowed = (*self.host, *self.functions.get(function, ()))
        return Level.FUNCTION if any(_same(key, candidate) for candidate in allowed) else Level.ANONYMOUS


def presented_key(headers: Mapping[str, str], query: Mapping[str, str]) -> str:
    """The key of a request: header first, then `code`."""
    header = headers.get("x-functions-key")
    return header if header is not None else query.get("code", "")


def load_keys(path: Path) -> Keys:
    """Keys from the environment where set, else from the file, which is created with random keys if it is missing."""
    if not path.is_file():
        _create(path)
    try:
        document = _KeysFile.model_validate_json(path.read_text("utf-8"))
    except ValidationError as error:
        raise AppError(f"{path} is not a keys file: {error}") from error
    master = os.environ.get(MASTER_VARIABLE) or document.master
    host = os.environ.get(HOST_VARIABLE)
    return Keys(master, (host,) if host else document.host, document.functions)


class _KeysFile(BaseModel):
    master: str = Field(min_length=1)
    host: tuple[str, ...] = ()
    functions: dict[str, tuple[str, ...]] = {}


def _create(path: Path) -> None:
    fresh = _KeysFile(master=secrets.token_urlsafe(32), host=(secrets.token_urlsafe(32),))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(fresh.model_dump_json(indent=2) + "\n", "utf-8")


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode("utf-8"), right.encode("utf-8"))
