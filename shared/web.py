"""How Gangway answers over HTTP: one problem body for programs, plain pages for people, one map from error to status.

Nothing of what went wrong inside ever stands in a body: errors of our own carry sentences written for outsiders, all others
are answered by a fixed sentence and a reference that the log knows.
"""

import base64
import hashlib
import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import azure.functions as func
from pydantic import BaseModel, Field

from shared.domain.errors import (
    ConfigurationError,
    ForbiddenError,
    GangwayError,
    InputError,
    LedgerConflictError,
    LinkError,
    NotFoundError,
    OutsideError,
    RetryableError,
    SignatureError,
    UnknownConnectionError,
)

TEMPLATES = Path(__file__).parent / "templates"

# Every answer: kept by no cache, told to no other site, guessed at by no browser.
ANSWER_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Strict-Transport-Security": "max-age=31536000",
}


class Problem(BaseModel):
    """An error as RFC 9457 has it. `type` is stable and names the kind; `detail` is a sentence that says what to do."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str | None = Field(default=None, description="Reference of this very occurrence in our log.")


class Kind(BaseModel, frozen=True):
    """How one kind of error is told."""

    status: int
    code: str
    title: str
    # None: the error's own sentence, which is written for outsiders.
    detail: str | None = None


UNEXPECTED = Kind(
    status=500,
    code="unexpected",
    title="Something went wrong on our side",
    detail="Nothing was lost that had been acknowledged. Please try again; if it stays so, give us the reference.",
)

# The first that fits; kinds of an error stand before it.
KINDS: tuple[tuple[type[GangwayError], Kind], ...] = (
    (
        ConfigurationError,
        Kind(
            status=503,
            code="configuration",
            title="Gangway is not set up completely",
            detail="An administrator finds the reasons in the log.",
        ),
    ),
    (SignatureError, Kind(status=401, code="signature", title="It is not proved who sends this")),
    (UnknownConnectionError, Kind(status=404, code="unknown_connection", title="There is no such connection")),
    (InputError, Kind(status=400, code="input", title="The request cannot be used")),
    (ForbiddenError, Kind(status=403, code="forbidden", title="You may not do this")),
    (NotFoundError, Kind(status=404, code="not_found", title="There is no such thing")),
    (LinkError, Kind(status=404, code="link", title="This link cannot be used", detail="It is not valid (any more).")),
    (
        LedgerConflictError,
        Kind(status=409, code="conflict", title="Somebody else was first", detail="Load it again and decide anew."),
    ),
    (
        RetryableError,
        Kind(
            status=503,
            code="busy",
            title="Not possible just now",
            detail="A system that we need does not answer. Please try again in a moment.",
        ),
    ),
    (
        OutsideError,
        Kind(
            status=502,
            code="outside",
            title="A system that we need refused",
            detail="This is recorded. An administrator has to look at it.",
        ),
    ),
)


def kind_of(error: Exception) -> Kind:
    """How this error is told; anything that is not ours is unexpected."""
    return next((kind for cls, kind in KINDS if isinstance(error, cls)), UNEXPECTED)


def detail_of(error: Exception, kind: Kind) -> str:
    """The sentence for outsiders."""
    if kind.detail is not None:
        return kind.detail
    said = str(error).strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!")) else ".")


def retry_headers(error: Exception) -> dict[str, str]:
    """`Retry-After` in whole seconds, where the error knows it."""
    if not isinstance(error, RetryableError):
        return {}
    return {"Retry-After": str(max(1, math.ceil(error.retry_after.total_seconds())))}


def problem(
    kind: Kind, detail: str, *, reference: str | None = None, headers: Mapping[str, str] | None = None
) -> func.HttpResponse:
    """The one error body of all our APIs."""
    body = Problem(
        type=f"urn:gangway:problem:{kind.code}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=f"urn:uuid:{reference}" if reference else None,
    )
    return func.HttpResponse(
        body.model_dump_json(exclude_none=True),
        status_code=kind.status,
        mimetype="application/problem+json",
        headers={**ANSWER_HEADERS, **(headers or {})},
    )


def json_answer(
    body: BaseModel | Mapping[str, object], *, status: int = 200, headers: Mapping[str, str] | None = None
) -> func.HttpResponse:
    """A document for programs."""
    text = body.model_dump_json() if isinstance(body, BaseModel) else json.dumps(body)
    return func.HttpResponse(
        text, status_code=status, mimetype="application/json", headers={**ANSWER_HEADERS, **(headers or {})}
    )


def page(html: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> func.HttpResponse:
    """A page for people. It may run no script, load nothing and stand in no frame."""
    return func.HttpResponse(
        html,
        status_code=status,
        mimetype="text/html",
        headers={**ANSWER_HEADERS, "Content-Security-Policy": content_security_policy(), **(headers or {})},
    )


@cache
def content_security_policy() -> str:
    """Only our own style sheet, known by its hash, is applied."""
    digest = base64.b64encode(hashlib.sha256((TEMPLATES / "page.css").read_bytes()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
