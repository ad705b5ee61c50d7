"""What the admin API reads from headers and query: anchor mailbox, page size, selection. No behaviour."""

import re
from urllib.parse import parse_qs, urlsplit

from sandbox.cloud.exchange.engine import Answer, Page
from sandbox.cloud.exchange.errors import ODATA_ERROR, ExchangeError, error_body

DEFAULT_PAGE = 1000
_PAGE_SIZE = re.compile(r"odata\.maxpagesize=(\d+)", re.IGNORECASE)
# UPN:user@domain for a mailbox, APP:SystemMailbox{guid}@tenant for the organisation
_ANCHOR = re.compile(r"^(?:[A-Za-z-]+:)?[^@\s]+@[^@\s]+$")


def anchor_problem(headers: dict[str, str]) -> Answer | None:
    """Exchange routes a request by its anchor mailbox; without one it does not know where to go."""
    if _ANCHOR.match(headers.get("x-anchormailbox", "")):
        return None
    text = "The X-AnchorMailbox header is missing or not of the form UPN:user@domain."
    return Answer(400, error_body(ExchangeError(400, "BadRequest", ODATA_ERROR, text)))


def page_of(url: str, headers: dict[str, str]) -> Page:
    query = parse_qs(urlsplit(url).query)
    wanted = _PAGE_SIZE.search(headers.get("prefer", ""))
    size = min(max(int(wanted[1]), 1), DEFAULT_PAGE) if wanted else DEFAULT_PAGE
    token = query.get("$skiptoken", [None])[0]
    select = tuple(name.strip() for name in query.get("$select", [""])[0].split(",") if name.strip())
    return Page(url=url.split("?")[0], size=size, token=token, select=select)
