"""What every HTTP function does around its one service: get the ports, and turn whatever goes wrong into a clear answer.

This is where a surprise ends. Nothing of it reaches the caller but a reference under which the log has it.
"""

import ipaddress
import logging
import re
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

import azure.functions as func

from shared.domain.errors import InputError
from shared.web import detail_of, kind_of, page, problem, retry_headers

if TYPE_CHECKING:
    from shared.wiring import Ports

LOG = logging.getLogger("gangway.http")

FORM_LIMIT = 16 * 1024
MOST_ENCODINGS = 3
READING = frozenset({"GET", "HEAD"})  # methods that never change anything

_AFTER_A_TOKEN = re.compile(r"[^A-Za-z0-9._~-]")


def current_ports() -> "Ports":
    """The adapters as configured. Imported at the first request, because they are the greater part of what starting costs."""
    from shared.wiring import ports

    return ports()


def answer_program(
    handle: "Callable[[Ports], func.HttpResponse]",
    ports: "Callable[[], Ports]" = current_ports,
    *,
    challenge: str = "Bearer",
) -> func.HttpResponse:
    """Run it; whatever goes wrong becomes problem+json. `challenge` is how a caller has to prove itself."""
    try:
        return handle(ports())
    except Exception as error:
        kind, reference = kind_of(error), _note(error)
        headers = retry_headers(error) | ({"WWW-Authenticate": challenge} if kind.status == 401 else {})
        return problem(kind, detail_of(error, kind), reference=reference, headers=headers)


def answer_person(
    handle: "Callable[[Ports], func.HttpResponse]", ports: "Callable[[], Ports]" = current_ports
) -> func.HttpResponse:
    """Run it; whatever goes wrong becomes a plain page."""
    try:
        return handle(ports())
    except Exception as error:
        from shared.services.render_pages import message_page

        kind, reference = kind_of(error), _note(error)
        lines = [detail_of(error, kind)] + ([f"Reference: {reference}"] if reference else [])
        return page(message_page(kind.title, *lines), status=kind.status, headers=retry_headers(error))


def _note(error: Exception) -> str | None:
    """A reference where somebody of ours has to look into it; a caller's own mistake is logged by its kind only."""
    if kind_of(error).status < 500:
        LOG.info("request refused", extra={"error": type(error).__name__})
        return None
    reference = str(uuid.uuid4())
    LOG.error("request failed", exc_info=error, extra={"reference": reference})
    return reference


def read_token(req: func.HttpRequest) -> str:
    """The token of a mailed link, as it was sent.

    Mail filters encode a link once or twice more, and mail programs take into it what follows (FC-e04). A token has letters,
    digits, `-`, `_` and `.` only, and ends with a letter.
    """
    token = req.route_params.get("token", "")
    for _ in range(MOST_ENCODINGS):
        token = unquote(token)
    return _AFTER_A_TOKEN.split(token, maxsplit=1)[0].rstrip(".-_~")


def read_form(req: func.HttpRequest, *, limit: int = FORM_LIMIT, most_fields: int = 10) -> dict[str, str]:
    """The fields of a small form. Raises InputError for anything else."""
    body = req.get_body()
    if len(body) > limit:
        raise InputError("The form is too large.")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=most_fields))
    except ValueError as wrong:
        raise InputError("The form cannot be read. Please open the link again.") from wrong


def remote_address(req: func.HttpRequest) -> str:
    """Where the request came from, for the record only: the last entry is the one that Azure's own front end appended."""
    last = req.headers.get("x-forwarded-for", "").rsplit(",", 1)[-1].strip()
    host = last[1:].partition("]")[0] if last.startswith("[") else last
    host = host.partition(":")[0] if host.count(":") == 1 else host
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return ""
