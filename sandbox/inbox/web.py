"""The inbox's pages for people and its JSON API for tests and the story. Mails are untrusted: they are shown, never trusted."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox.inbox.faults import InboxFaults
from sandbox.inbox.mails import Mail, Mailbag
from sandbox.web.bodies import BadBodyError, parse, with_body
from sandbox.web.pages import Pages

# The mail's own HTML runs in a sandbox of its own origin: no scripts, no forms, nothing loaded; links open a new tab.
MAIL_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "sandbox allow-popups allow-popups-to-escape-sandbox",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


class InboxWeb:
    """One method per page or operation."""

    def __init__(self, bag: Mailbag, faults: InboxFaults) -> None:
        self._bag, self._faults = bag, faults
        self._pages = Pages(Path(__file__).parent / "templates")

    def routes(self) -> list[Route]:
        return [
            Route("/", self.mail_list, methods=["GET"]),
            Route("/mails/{mail_id}", self.one_mail, methods=["GET"]),
            Route("/mails/{mail_id}/html", self.html_part, methods=["GET"]),
            Route("/mails/{mail_id}/raw", self.raw, methods=["GET"]),
            Route("/api/mails", self.mails_json, methods=["GET"]),
            Route("/api/mails", self.clear, methods=["DELETE"]),
            Route("/api/mails/{mail_id}", self.mail_json, methods=["GET"]),
            Route("/_inbox/faults", self.show_faults, methods=["GET"]),
            Route("/_inbox/faults", with_body(self.set_faults), methods=["POST"]),
        ]

    def mail_list(self, request: Request) -> Response:
        to = request.query_params.get("to") or None
        newest_first = list(reversed(self._bag.all(to=to)))
        return self._pages.show("mails.html", {"mails": newest_first, "to": to or ""})

    def one_mail(self, request: Request) -> Response:
        mail = self._wanted(request)
        if mail is None:
            return self._pages.show("missing.html", {}, status=404)
        return self._pages.show("mail.html", {"mail": mail})

    def html_part(self, request: Request) -> Response:
        mail = self._wanted(request)
        if mail is None or not mail.html:
            return PlainTextResponse("This mail has no HTML part.", status_code=404)
        opened_outside = '<!doctype html><base target="_blank">' + mail.html
        return HTMLResponse(opened_outside, headers=MAIL_HEADERS)

    def raw(self, request: Request) -> Response:
        mail = self._wanted(request)
        if mail is None:
            return PlainTextResponse("There is no such mail.", status_code=404)
        return Response(mail.raw, media_type="text/plain; charset=utf-8", headers=MAIL_HEADERS)

    def mails_json(self, request: Request) -> Response:
        mails = self._bag.all(to=request.query_params.get("to") or None)
        return JSONResponse({"mails": [mail.as_json() for mail in mails]})

    def mail_json(self, request: Request) -> Response:
        mail = self._wanted(request)
        if mail is None:
            return JSONResponse({"error": "There is no such mail."}, status_code=404)
        return JSONResponse(mail.as_json())

    def clear(self, request: Request) -> Response:
        self._bag.clear()
        return Response(status_code=204)

    def show_faults(self, request: Request) -> Response:
        return JSONResponse(self._faults.model_dump(mode="json"))

    def set_faults(self, request: Request, body: bytes) -> Response:
        try:
            wanted = parse(InboxFaults, body)
        except BadBodyError as problem:
            return JSONResponse({"error": str(problem)}, status_code=400)
        for name in wanted.model_fields_set:
            setattr(self._faults, name, getattr(wanted, name))
        return self.show_faults(request)

    def _wanted(self, request: Request) -> Mail | None:
        return self._bag.find(request.path_params["mail_id"])
