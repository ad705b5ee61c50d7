"""Errors a caller may meet, as a small tree without HTTP in it.

GangwayError
├── InputError            what was sent in is wrong; nothing was started
│   ├── SignatureError        a webhook or link is not signed by who it claims
│   ├── UnknownConnectionError
│   └── ConfigurationError    a company or connection file is wrong (carries every problem)
├── ForbiddenError        the caller is known and may not do this
├── NotFoundError         there is no such run, company, connection
├── LinkError             a mailed link is invalid, expired or used up
├── LedgerConflictError   somebody else changed the run first: load it again and decide anew
└── OutsideError          a system of others did not do what was asked
    ├── RetryableError        worth trying again later (carries retry_after)
    ├── AccessError           it refused us: permission, role or consent is missing (carries what)
    └── PermanentError        it refused the request for good (carries its code and message)
"""

from datetime import timedelta


class GangwayError(Exception):
    """Root of everything Gangway raises on purpose."""


class InputError(GangwayError):
    """The caller sent something that cannot be used; the message says what and how to mend it."""


class SignatureError(InputError):
    """The signature is missing, wrong or stale."""


class UnknownConnectionError(InputError):
    """No connection of that name is configured."""


class ConfigurationError(InputError):
    """A settings or configuration document is wrong. `problems` has one sentence for each fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class ForbiddenError(GangwayError):
    """Who asks is known, and the rules do not let them; the message says what they would need."""


class NotFoundError(GangwayError):
    """The thing asked for does not exist."""


class LinkError(GangwayError):
    """A mailed link cannot be honoured. `reason` is `invalid`, `expired` or `used`."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this link is {reason}")
        self.reason = reason


class LedgerConflictError(GangwayError):
    """The run changed between reading and writing."""


class OutsideError(GangwayError):
    """A system outside refused or failed. `code` is its own error code, never a person's data."""

    def __init__(self, message: str, *, code: str = "", request_id: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.request_id = request_id
        self.tokens = 0  # what a language model used up before it failed


class RetryableError(OutsideError):
    """Try again after `retry_after`; the request was not carried out, or it is safe to repeat it."""

    def __init__(
        self, message: str, *, code: str = "", request_id: str = "", retry_after: timedelta = timedelta(seconds=5)
    ) -> None:
        super().__init__(message, code=code, request_id=request_id)
        self.retry_after = retry_after


class AccessError(OutsideError):
    """We lack a permission, role or consent; `missing` names it where that is known."""

    def __init__(self, message: str, *, code: str = "", request_id: str = "", missing: str = "") -> None:
        super().__init__(message, code=code, request_id=request_id)
        self.missing = missing


class PermanentError(OutsideError):
    """The request was refused for good."""
