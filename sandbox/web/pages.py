"""Renders the sandbox's pages: one Jinja environment per server, one stylesheet for all. No content of any page."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

HERE = Path(__file__).parent
# Mails and tickets are untrusted: no page of the sandbox runs a script or loads anything from elsewhere.
PAGE_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'",
    # Not "no-referrer": that makes browsers send `Origin: null` with our own forms, which we would refuse.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


class Pages:
    """Templates of one server, with the shared frame `base.html` beside them."""

    def __init__(self, templates: Path) -> None:
        loader = ChoiceLoader([FileSystemLoader(templates), FileSystemLoader(HERE / "templates")])
        self._environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self._environment.filters["moment"] = _moment

    def show(self, template: str, values: Mapping[str, object], *, status: int = 200) -> Response:
        return HTMLResponse(self._render(template, values), status_code=status, headers=PAGE_HEADERS)

    def show_with_own_script(self, template: str, values: Mapping[str, object], *, status: int = 200) -> Response:
        """For pages that show nothing foreign as markup and refresh themselves by a script of this server."""
        policy = f"{PAGE_HEADERS['content-security-policy']}; script-src 'self'; connect-src 'self'"
        headers = PAGE_HEADERS | {"content-security-policy": policy}
        return HTMLResponse(self._render(template, values), status_code=status, headers=headers)

    def _render(self, template: str, values: Mapping[str, object]) -> str:
        return self._environment.get_template(template).render(values)


def stylesheet_route() -> Route:
    def stylesheet(request: Request) -> Response:
        return PlainTextResponse((HERE / "sandbox.css").read_text("utf-8"), media_type="text/css")

    return Route("/sandbox.css", stylesheet)


def foreign_origin(request: Request) -> Response | None:
    """A refusal when a form comes from another site: any page open in the same browser could post to loopback."""
    origin = request.headers.get("origin")
    if origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}":
        return None
    return PlainTextResponse("This form was sent from another site and was refused.", status_code=403)


def _moment(at: datetime) -> str:
    return at.strftime("%d %b %Y %H:%M:%S UTC")
