"""Logging: structlog into the standard library's logging, where the Functions host and OpenTelemetry collect it.

Every record of the process goes through redaction, whoever wrote it: libraries log URLs and headers too. Ticket text, secrets and
people's names are not logged at all; a run's id and its company's id go with every line written within `logged_run`.
"""

import logging
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

from shared.redaction import redact, redact_text

# They log every request with its URL, or every policy they apply: noise at best.
NOISY = ("azure", "httpx", "httpx2", "httpcore", "httpcore2", "msal", "openai", "urllib3", "durabletask", "asyncio")

_made_before = logging.getLogRecordFactory()


def configure_logging(level: str) -> None:
    """Once at start; calling it again changes the level only. `level` is a name such as `info`."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            redact_event,
            structlog.stdlib.render_to_log_kwargs,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    logging.setLogRecordFactory(_redacted_record)
    logging.getLogger("gangway").setLevel(level.upper())
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger under `gangway`; events are short sentences, facts are keyword arguments."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(f"gangway.{name}")
    return logger


@contextmanager
def logged_run(run_id: str, *, company: str = "") -> Iterator[None]:
    """Every line logged within carries the run's id (and the company's, once it is known)."""
    facts = {"run_id": run_id} | ({"company": company} if company else {})
    with structlog.contextvars.bound_contextvars(**facts):
        yield


def redact_event(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: the sentence and every fact, without secrets."""
    for name, value in event.items():
        if name not in {"exc_info", "stack_info"}:
            event[name] = redact("" if name == "event" else name, value)
    return event


def _redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _made_before(*args, **kwargs)
    record.msg, record.args = redact_text(_message(record)), None
    if record.exc_info and record.exc_info[0] is not None:
        # Formatters print this text. The exception itself does not go on: exporters would print it in their own way.
        record.exc_text = redact_text("".join(traceback.format_exception(*record.exc_info)).rstrip())
        record.exc_info = None
    return record


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)  # arguments that do not fit: logging would complain and print them raw
