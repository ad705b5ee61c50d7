"""Logging: every record of the process goes through redaction, whoever wrote it, and carries the run it belongs to.

The standard library's logging is what the Functions host and OpenTelemetry collect, and what every library writes to, so the
record itself is the place: message, arguments, exception and `extra` are clean before any handler sees them. Ticket text, secrets
and people's names are not logged in the first place.
"""

import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any

from shared.redaction import redact, redact_text

# They log every request with its URL, or every step of their own: noise at best.
NOISY = ("azure", "httpx", "httpx2", "httpcore", "httpcore2", "msal", "openai", "urllib3", "durabletask", "asyncio")

_facts: ContextVar[Mapping[str, str]] = ContextVar("gangway_log_facts", default=MappingProxyType({}))
_made_before = logging.getLogRecordFactory()


def configure_logging(level: str) -> None:
    """Once at start; calling it again changes the level only. `level` is a name such as `info`."""
    logging.setLogRecordFactory(_clean_record)
    logging.getLogger("gangway").setLevel(level.upper())
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


@contextmanager
def logged_run(run_id: str, *, company: str = "") -> Iterator[None]:
    """Every line logged within carries the run's id (and the company's, once it is known)."""
    known = _facts.set({**_facts.get(), "run_id": run_id} | ({"company": company} if company else {}))
    try:
        yield
    finally:
        _facts.reset(known)


class _Attributes(dict[str, Any]):
    """A record's attributes. `extra` is put in here after the record is made, and passes redaction on its way in."""

    def __init__(self, made: Mapping[str, Any], facts: Mapping[str, str]) -> None:
        super().__init__({**made, **facts})
        self._facts = frozenset(facts)
        self._made = frozenset(made)

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value if name in self._made else redact(name, value))

    def __contains__(self, name: object) -> bool:
        """logging refuses an `extra` of a name that is there; a caller may name the run itself."""
        return name not in self._facts and super().__contains__(name)


def _clean_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _made_before(*args, **kwargs)
    record.msg, record.args = redact_text(_message(record)), None
    if record.exc_info and record.exc_info[0] is not None:
        # Formatters print this text. The exception itself does not go on: exporters would print it in their own way.
        record.exc_text = redact_text("".join(traceback.format_exception(*record.exc_info)).rstrip())
        record.exc_info = None
    record.__dict__ = _Attributes(record.__dict__, _facts.get())
    return record


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)  # arguments that do not fit: logging would complain and print them raw
