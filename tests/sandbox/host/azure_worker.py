"""Loads and calls a function app with `azure_functions_runtime`, the library that Azure's own worker uses on Python 3.13.

In a process of its own, because that library keeps what it loaded in module globals. The gRPC messages that the worker would
pass in are plain objects here; the library only sets and reads their attributes.

    functions = index_as_azure(app_dir)            # raises IndexingFailed with the worker's own message
    index_as_azure(app_dir, script="other_app.py")  # another file name than function_app.py
    invoke_as_azure(app_dir, "other_app.py", [Invocation("add_one", "payload", '{"value": 1}')])
"""

import asyncio
import json
import os
import subprocess
import sys
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[3]


class IndexingFailed(Exception):  # noqa: N818
    """What Azure would show instead of functions."""


@dataclass(frozen=True)
class AzureFunction:
    """One function as the host would learn of it."""

    name: str
    bindings: list[dict]

    @property
    def trigger(self) -> dict:
        return next(binding for binding in self.bindings if binding["type"].endswith("Trigger"))


@dataclass(frozen=True)
class Invocation:
    """A call with one trigger value, as text."""

    function: str
    parameter: str
    text: str


@dataclass(frozen=True)
class Invoked:
    """`value` of a success, `error` text of a failure, as the worker sends them to the host."""

    value: str | None
    error: str | None


def index_as_azure(app_dir: Path, script: str = "function_app.py", **settings: str) -> list[AzureFunction]:
    """The functions that Azure would list."""
    return [AzureFunction(**entry) for entry in _worker(app_dir, script, [], settings)["functions"]]


def invoke_as_azure(app_dir: Path, script: str, calls: list[Invocation], **settings: str) -> list[Invoked]:
    """The worker's answers to these calls, in order."""
    return [Invoked(**answer) for answer in _worker(app_dir, script, calls, settings)["answers"]]


def _worker(app_dir: Path, script: str, calls: list[Invocation], settings: dict[str, str]) -> dict:
    environment = {**os.environ, **settings, "PYTHON_SCRIPT_FILE_NAME": script, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.sandbox.host.azure_worker", str(app_dir)],
        input=json.dumps([asdict(call) for call in calls]),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode != 0:
        raise IndexingFailed(done.stdout + done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


class Message(SimpleNamespace):
    """Any message: keeps the fields it was made with; `oneof` stands for WhichOneof."""

    def WhichOneof(self, _: str) -> str:  # noqa: N802
        return self.oneof


class BindingInfo(Message):
    """The direction and data type numbers of the worker protocol (FunctionRpc.proto)."""

    inout = 2
    out = 1
    undefined = 0


class StatusResult(Message):
    Failure = 0
    Success = 1


class Protos:
    BindingInfo = BindingInfo
    StatusResult = StatusResult

    def __getattr__(self, name: str) -> type[Message]:
        if name == "TypedData":
            raise AttributeError(name)  # the library then takes a value as it is
        return Message


class AnsweringProtos(Protos):
    TypedData = Message


async def _serve(app_dir: str, calls: list[dict]) -> dict:
    import azure_functions_runtime as runtime  # type: ignore[import-untyped]

    sys.path.insert(0, app_dir)
    start = Message(function_app_directory=app_dir, capabilities={})
    properties = {"host": "127.0.0.1", "protos": AnsweringProtos()}
    request = Message(request=Message(worker_init_request=start), properties=properties)
    answer = await runtime.worker_init_request(request)
    if answer.result.status != StatusResult.Success:
        raise IndexingFailed(f"{answer.result.exception.message}\n{answer.result.exception.stack_trace}")
    listed = (await runtime.functions_metadata_request(request)).function_metadata_results or []
    runtime.start_threadpool_executor()
    ids = {function.name: function.function_id for function in listed}
    answers = [await _invoke(runtime, ids[call["function"]], call) for call in calls]
    functions = [{"name": f.name, "bindings": [json.loads(raw) for raw in f.raw_bindings]} for f in listed]
    return {"functions": functions, "answers": answers}


async def _invoke(runtime, function_id: str, call: dict) -> dict:
    data = Message(oneof="string", string=call["text"])
    invocation = Message(
        invocation_id=str(uuid.uuid4()),
        function_id=function_id,
        input_data=[Message(name=call["parameter"], oneof="data", data=data)],
        trigger_metadata={},
        trace_context=Message(trace_parent="", trace_state="", attributes={}),
        retry_context=Message(retry_count=0, max_retry_count=0, exception=None),
    )
    answer = await runtime.invocation_request(Message(request=Message(invocation_request=invocation)))
    if answer.result.status != StatusResult.Success:
        return {"value": None, "error": answer.result.exception.message}
    fields = vars(answer.return_value)
    return {"value": fields.get("json", fields.get("string")), "error": None}


if __name__ == "__main__":
    try:
        sys.stdout.write(json.dumps(asyncio.run(_serve(sys.argv[1], json.load(sys.stdin)))))
    except IndexingFailed as failure:
        sys.exit(str(failure))
