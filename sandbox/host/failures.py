"""What becomes of an exception on its way from a function to the orchestrator.

On Azure it crosses two text formats: the Python worker writes "ClassName: message", and the Durable extension
(OutOfProcMiddleware.GetFailureDetails) splits that at the first ": " and keeps the first line. The plain durabletask worker
sends the qualified name and the whole text, which hides mistakes that only show on Azure.
"""

import traceback

import durabletask.internal.orchestrator_service_pb2 as pb
from durabletask.internal.helpers import get_string_value

_UNKNOWN_TYPE = "(unknown)"


def failure_details(error: Exception) -> pb.TaskFailureDetails:
    """Bare class name and first line, with the Python traceback as stack trace."""
    error_type, message = split_error_text(f"{type(error).__name__}: {error}")
    stack = "".join(traceback.format_exception(error))
    return pb.TaskFailureDetails(errorType=error_type, errorMessage=message, stackTrace=get_string_value(stack))


def split_error_text(text: str) -> tuple[str, str]:
    """Type and message as the Durable extension reads them out of the worker's text."""
    error_type, separator, message = text.partition(": ")
    if not separator:
        return _UNKNOWN_TYPE, text
    return error_type.rstrip(), message.split("\n", 1)[0].rstrip()


def missing_function(kind: str, name: str) -> pb.TaskFailureDetails:
    """The extension's answer when a name is started that no function has."""
    message = f"The function '{name}' doesn't exist, is disabled, or is not an {kind} function."
    return pb.TaskFailureDetails(errorType=_UNKNOWN_TYPE, errorMessage=message)
