"""`gangway tickets try`: what would be understood of a ticket, and what would be planned. It writes nothing anywhere."""

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from cli.applying import refuse
from cli.documents import read_documents
from cli.endings import Ending, fail, plainly
from cli.local_settings import take_in_settings
from cli.showing import JsonFlag, print_json
from cli.tickets_try_plan import Planner, open_planner
from cli.tickets_try_rows import ClockOfTheRow, company_of, parse_row, to_document, to_raw_ticket
from cli.tickets_try_text import print_understood
from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.errors import InputError, OutsideError
from shared.domain.policy import Company
from shared.ports import Reader
from shared.services.understanding.understand import examine

STDIN = "-"


class Reading(StrEnum):
    """Who reads. With `llm` the forms reader still goes first: the model is asked where the form does not settle it."""

    FORMS = "forms"
    LLM = "llm"


@plainly
def tickets_try(
    ticket: Annotated[
        str, typer.Option("--ticket", help="A JSON file with a ticket, or - for standard input.", metavar="FILE|-")
    ],
    company: Annotated[
        Path | None, typer.Option("--company", help="The company's YAML file; without it each ticket's own `company`.")
    ] = None,
    reader: Annotated[
        Reading | None, typer.Option("--reader", help="Default: llm where GANGWAY_LLM is set, else forms.")
    ] = None,
    as_json: JsonFlag = 0,
    as_lines: Annotated[
        int,
        typer.Option("--jsonl", count=True, show_default=False, help="One ticket a line in, one answer a line out."),
    ] = 0,
) -> None:
    """Read a ticket and show what is understood, with the words it was read from, and the plan where the tenant is connected.

    Nothing is written, neither here nor on the desk nor in the tenant. A ticket is a JSON object with `received_at`, `requester`
    {name, email}, `subject`, `body`, `body_format` (text or html), `messages` and `attachments` {name, content_base64 or text}; with --jsonl there is one on each line, a line
    that cannot be read gives an object with `error`, and the others go on.

    The plan needs --company and settings for a tenant (GANGWAY_APP_ID and so on, or `gangway sandbox` running in this folder).

    Examples:

      gangway tickets try --company sandbox/examples/companies/brightfork.yaml --ticket sandbox/examples/tickets/leaver.json

      gangway tickets try --jsonl --ticket tickets.jsonl --reader forms > understood.jsonl
    """
    take_in_settings()
    known = _company(company) if company else None
    model = _model(reader)
    planner = open_planner() if known else None
    text = _text(ticket)
    tickets = [line for line in text.splitlines() if line.strip()] if as_lines else [text]
    answers = (_answer(one, known, model, planner) for one in tickets)
    _print(answers, Form.LINES if as_lines else Form.JSON if as_json else Form.TEXT)


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"
    LINES = "lines"


def _print(answers: Iterable[dict[str, JsonValue]], form: Form) -> None:
    failed = False
    for answer in answers:
        failed |= "error" in answer
        if form is Form.LINES:
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        elif "error" in answer:
            fail(str(answer["error"]))
        elif form is Form.JSON:
            print_json(answer)
        else:
            print_understood(answer)
    if failed:
        raise typer.Exit(int(Ending.CHECK_FAILED))


def _answer(line: str, company: Company | None, model: Reader | None, planner: Planner | None) -> dict[str, JsonValue]:
    """What was understood of one ticket, or an `error` with the ticket's id where it has one."""
    row: object = None
    try:
        row = json.loads(line)
        given = parse_row(_object(row))
        whose = company or company_of(given)
        moments = [given.received_at, *(message.at for message in given.messages if message.at)]
        clock = ClockOfTheRow(max(moments))
        examined = examine(to_raw_ticket(given, whose.country), whose, forms=FormsReader(), llm=model, clock=clock)
        answer = to_document(given.id, examined)
        if planner is not None:
            answer["plans"] = [
                planner.plan(request, whose, given.received_at) for request in examined.understanding.requests
            ]
        return answer
    except (InputError, OutsideError) as wrong:
        return {"id": _id(row), "error": str(wrong)}
    except ValueError as wrong:
        return {"id": _id(row), "error": f"this is no JSON: {wrong}"}


def _object(row: object) -> dict[str, JsonValue]:
    if not isinstance(row, dict):
        raise InputError("a ticket is a JSON object")
    return row


def _id(row: object) -> str:
    found = row.get("id") if isinstance(row, dict) else None
    return found if isinstance(found, str) else ""


def _text(source: str) -> str:
    try:
        return sys.stdin.read() if source == STDIN else Path(source).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        fail(f"{source} cannot be read: {wrong}")


def _company(file: Path) -> Company:
    read, problems = read_documents([file], Company)
    if len(read) != 1 and not problems:
        fail(f"{file} has {len(read)} companies: name a file with one")
    refuse(problems)
    return read[0].value


def _model(reading: Reading | None) -> Reader | None:
    """The model that the settings name. Raises nothing when none is wanted."""
    if reading is Reading.FORMS:
        return None
    from shared.settings import Llm, Settings

    settings = Settings()
    if settings.llm is Llm.NONE:
        if reading is Reading.LLM:
            fail(
                "--reader llm needs a model: set GANGWAY_LLM, GANGWAY_LLM_MODEL and GANGWAY_LLM_API_KEY (docs/settings.md)"
            )
        return None
    from shared.wiring import model_reader

    return model_reader(settings)
