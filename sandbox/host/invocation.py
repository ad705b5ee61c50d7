"""Calls a function of the app with the arguments Azure's worker would give it, and turns what happens into a value.

The single place where whatever a function raises is caught: a host must survive every function.
"""

import asyncio
import inspect
import logging
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import cast

import azure.functions as func
from azure.functions import _abc

from sandbox.host.indexing import FunctionEntry

_thread_storage = threading.local()


class InvocationContext(func.Context):
    """What a function sees when it asks for `context`."""

    def __init__(self, entry: FunctionEntry) -> None:
        self._entry = entry
        self._invocation_id = str(uuid.uuid4())

    @property
    def invocation_id(self) -> str:
        return self._invocation_id

    @property
    def thread_local_storage(self) -> type[threading.local]:
        # The SDK declares the class; Azure's worker hands out an instance, and so does this.
        return cast(type[threading.local], _thread_storage)

    @property
    def function_name(self) -> str:
        return self._entry.name

    @property
    def function_directory(self) -> str:
        return str(self._entry.directory)

    @property
    def trace_context(self) -> _abc.TraceContext:
        return cast(_abc.TraceContext, SimpleNamespace(trace_parent="", trace_state="", attributes={}))

    @property
    def retry_context(self) -> _abc.RetryContext:
        return cast(_abc.RetryContext, SimpleNamespace(retry_count=0, max_retry_count=0, exception=None))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Exactly one of a returned value and an error."""

    value: object = None
    error: Exception | None = None


def arguments_for(entry: FunctionEntry, trigger_value: object, client_json: str) -> dict[str, object]:
    """Keyword arguments by binding name: trigger value, durable client as the host's JSON, context on request."""
    arguments: dict[str, object] = {entry.trigger_parameter: trigger_value}
    arguments.update(dict.fromkeys(entry.client_parameters, client_json))
    if entry.wants_context:
        arguments["context"] = InvocationContext(entry)
    return arguments


def invoke(entry: FunctionEntry, arguments: Mapping[str, object], encode: Callable[[object], object]) -> Outcome:
    """Call on this thread and encode the result; a result that cannot be encoded is a failure, as in Azure's worker."""
    try:
        value = entry.call(**arguments)
        if inspect.isawaitable(value):
            value = asyncio.run_coroutine_threadsafe(_await(value), _background_loop()).result()
        return Outcome(value=encode(value))
    except Exception as error:  # the boundary between host and app
        logging.getLogger(f"Function.{entry.name}").exception("Executed 'Functions.%s' (Failed)", entry.name)
        return Outcome(error=error)


async def invoke_async(
    entry: FunctionEntry, arguments: Mapping[str, object], encode: Callable[[object], object]
) -> Outcome:
    """Like `invoke`, for coroutine functions on the caller's event loop."""
    try:
        return Outcome(value=encode(await _await(entry.call(**arguments))))
    except Exception as error:  # the boundary between host and app
        logging.getLogger(f"Function.{entry.name}").exception("Executed 'Functions.%s' (Failed)", entry.name)
        return Outcome(error=error)


async def _await(value: object) -> object:
    return await value if inspect.isawaitable(value) else value


@cache
def _background_loop() -> asyncio.AbstractEventLoop:
    """One loop for coroutine functions called from worker threads; the SDK's orchestrator handlers are coroutines."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="functions-loop", daemon=True).start()
    return loop
