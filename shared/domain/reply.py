"""An answer over HTTP as far as checks look at it."""

from collections.abc import Mapping

from shared.domain.value import Value


class Reply(Value):
    status: int
    headers: Mapping[str, str] = {}  # names in lower case
    text: str = ""
