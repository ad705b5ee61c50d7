"""What a fault puts in place of Exchange's answer. Pure."""

from sandbox.cloud.exchange.engine import Answer
from sandbox.cloud.exchange.errors import ODATA_ERROR, ExchangeError, error_body
from sandbox.cloud.faults import FaultKind, FaultRule

GATEWAY_PAGE = (
    "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
)
_BUSY = {
    FaultKind.THROTTLE: (
        429,
        "TooManyRequests",
        "Microsoft.Exchange.Net.ThrottlingException",
        "Too many requests. Please retry later.",
    ),
    FaultKind.UNAVAILABLE: (503, "ServiceUnavailable", ODATA_ERROR, "The service is temporarily unavailable."),
}


def spoiled(rule: FaultRule) -> Answer | None:
    """None for faults that let the call happen first (or that are about the connection)."""
    headers = {} if rule.retry_after is None else {"Retry-After": rule.retry_after}
    if rule.kind in _BUSY:
        return Answer(_BUSY[rule.kind][0], error_body(ExchangeError(*_BUSY[rule.kind])), headers)
    if rule.kind is FaultKind.ERROR:
        error = ExchangeError(rule.status, rule.code, rule.inner_type or ODATA_ERROR, rule.message)
        return Answer(rule.status, error_body(error))
    if rule.kind is FaultKind.EMPTY_OK:
        return Answer(200, {"value": []})
    if rule.kind is FaultKind.BAD_GATEWAY:
        return Answer(502, GATEWAY_PAGE, {"Content-Type": "text/html"})
    return None
