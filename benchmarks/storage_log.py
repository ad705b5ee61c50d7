"""Counts requests in the storage emulator's access log. A transaction of many rows is one request, as on the bill."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_REQUEST = re.compile(r'"(?P<method>[A-Z]+) /+[^/ ]+/+(?P<resource>[^ ]*) HTTP')
_TABLES, _BLOBS = "Tables", "documents"


@dataclass(frozen=True)
class Counted:
    """`made`: creations of tables, which each process tries once."""

    tables: int
    blobs: int
    made: int


class StorageLog:
    def __init__(self, path: Path) -> None:
        self._path = path

    def lines(self) -> list[str]:
        return [line for line in self._path.read_text("utf-8").splitlines() if _REQUEST.search(line)]


def count(lines: Iterable[str]) -> Counted:
    resources = list(_resources(lines))
    made = sum(1 for resource in resources if resource.startswith(_TABLES))
    blobs = sum(1 for resource in resources if resource.startswith(_BLOBS))
    return Counted(tables=len(resources) - made - blobs, blobs=blobs, made=made)


def _resources(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        found = _REQUEST.search(line)
        if found:
            yield found["resource"]
