"""The documents that this process stored or read lately, so that the next activity of the same run need not read them again.

Only for texts that never change under their key (the content names it). Forgetting one costs a request and nothing else.
"""

import threading
from collections import OrderedDict

MOST_CHARACTERS = 8_000_000


class KeptTexts:
    """The least recently used go first. Thread-safe."""

    def __init__(self, *, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._texts: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._size = 0

    def keep(self, owner: str, key: str, text: str) -> None:
        with self._lock:
            self._drop((owner, key))
            self._texts[owner, key] = text
            self._size += len(text)
            while self._size > self._most:
                self._drop(next(iter(self._texts)))

    def find(self, owner: str, key: str) -> str | None:
        with self._lock:
            text = self._texts.get((owner, key))
            if text is not None:
                self._texts.move_to_end((owner, key))
            return text

    def _drop(self, name: tuple[str, str]) -> None:
        self._size -= len(self._texts.pop(name, ""))
