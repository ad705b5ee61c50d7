"""A small function app that only the host's own tests use: one function for each thing a host has to do."""

import json
import os
import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import azure.durable_functions as df
import azure.functions as func
from durabletask.task import RetryPolicy, TaskFailedError, when_all, when_any

app = df.DFApp(http_auth_level=func.AuthLevel.FUNCTION)
ANONYMOUS = func.AuthLevel.ANONYMOUS


@app.route(route="echo/{id:int}/{rest?}", methods=["GET", "POST"], auth_level=ANONYMOUS)
def echo(req: func.HttpRequest) -> func.HttpResponse:
    seen = {
        "method": req.method,
        "url": req.url,
        "params": dict(req.params),
        "route": dict(req.route_params),
        "headers": dict(req.headers),
        "body": req.get_body().hex(),
        "thread": threading.current_thread().name,
    }
    return func.HttpResponse(json.dumps(seen), mimetype="application/json", headers={"x-seen": "yes"})


@app.route(route="guid/{x:guid}", methods=["GET"], auth_level=ANONYMOUS)
def guid(req: func.HttpRequest) -> str:
    return req.route_params["x"]


@app.route(route="name/{name:alpha}.txt", methods=["GET"], auth_level=ANONYMOUS)
def named_file(req: func.HttpRequest) -> str:
    return req.route_params["name"]


@app.route(route="files/{*rest}", methods=["GET"], auth_level=ANONYMOUS)
def files(req: func.HttpRequest) -> str:
    return json.dumps(dict(req.route_params))


@app.route(route="things/{id}", methods=["GET"], auth_level=ANONYMOUS)
def a_thing(req: func.HttpRequest) -> str:
    return "thing " + req.route_params["id"]


@app.route(route="things/special", methods=["GET"], auth_level=ANONYMOUS)
def special_thing(req: func.HttpRequest) -> str:
    return "special"


@app.route(route="coroutine", methods=["GET"], auth_level=ANONYMOUS)
async def coroutine(req: func.HttpRequest) -> str:
    return threading.current_thread().name


@app.route(route="answer/{kind}", auth_level=ANONYMOUS)
def answer(req: func.HttpRequest) -> func.HttpResponse:
    kind = req.route_params["kind"]
    if kind == "nothing":
        return None  # type: ignore[return-value]
    if kind == "raise":
        raise RuntimeError("secret detail")
    if kind == "bytes":
        return func.HttpResponse(bytes(range(256)), mimetype="application/octet-stream")
    if kind == "redirect":
        return func.HttpResponse(status_code=302, headers={"Location": "/elsewhere"})
    if kind == "empty":
        return func.HttpResponse(status_code=204)
    if kind == "cookies":
        response = func.HttpResponse("ok")
        response.headers.add("Set-Cookie", "a=1=2; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=60")
        response.headers.add("Set-Cookie", "b=2; Expires=Wed, 01 Jan 2031 00:00:00 GMT")
        return response
    return func.HttpResponse("unknown", status_code=404)


@app.route(route="context", auth_level=ANONYMOUS)
def with_context(req: func.HttpRequest, context: func.Context) -> str:
    return f"{context.function_name} {bool(context.invocation_id)}"


@app.route(route="keyed", methods=["GET"])
def keyed(req: func.HttpRequest) -> str:
    return "in"


@app.route(route="master", methods=["GET"], auth_level=func.AuthLevel.ADMIN)
def master_only(req: func.HttpRequest) -> str:
    return "in"


@app.route(route="start/{name}/{id}", methods=["POST"], auth_level=ANONYMOUS)
@app.durable_client_input(client_name="client")
def start_run(req: func.HttpRequest, client: df.SyncDurableFunctionsClient) -> func.HttpResponse:
    value = req.get_json() if req.get_body() else None
    client.schedule_new_orchestration(req.route_params["name"], input=value, instance_id=req.route_params["id"])
    return func.HttpResponse(status_code=202)


@app.timer_trigger(arg_name="timer", schedule="%TICK_SCHEDULE%", run_on_startup=True)
@app.durable_client_input(client_name="client")
def tick(timer: func.TimerRequest, client: df.SyncDurableFunctionsClient) -> None:
    note("tick", past_due=timer.past_due, next=timer.to_dict()["schedule_status"]["Next"], hub=client.taskHubName)


@app.timer_trigger(arg_name="timer", schedule="0 0 0 1 1 *")
def broken_timer(timer: func.TimerRequest) -> None:
    raise RuntimeError("timer failed")


def note(event: str, **values: object) -> None:
    """Append one line to the file named by HOST_TEST_LOG, so that tests in other processes see what happened."""
    path = os.environ.get("HOST_TEST_LOG")
    if path:
        with Path(path).open("a", encoding="utf-8") as log:
            log.write(json.dumps({"event": event, "pid": os.getpid(), **values}) + "\n")


# --- activities


@app.activity_trigger(input_name="payload")
def add_one(payload: dict) -> dict:
    note("add_one", value=payload["value"])
    return {"value": payload["value"] + 1}


@app.activity_trigger(input_name="payload")
async def add_one_async(payload: dict) -> dict:
    return {"value": payload["value"] + 1}


@app.activity_trigger(input_name="payload")
@app.durable_client_input(client_name="client")
def ask_client(payload: dict, client: df.SyncDurableFunctionsClient) -> str:
    state = client.get_orchestration_state(payload["id"])
    return state.name if state else "none"


@app.activity_trigger(input_name="payload")
def slow(payload: dict) -> str:
    note("slow started", id=payload["id"])
    deadline = time.monotonic() + payload["seconds"]
    while time.monotonic() < deadline and not (payload.get("until") and Path(payload["until"]).exists()):
        time.sleep(0.02)
    note("slow finished", id=payload["id"])
    return "done"


class VendorError(Exception):
    """Stands for a library's own exception."""


@dataclass
class NotJson:
    value: int = 1


_attempts: dict[str, int] = {}


@app.activity_trigger(input_name="payload")
def fail(payload: dict) -> object:
    kind = payload["kind"]
    if kind == "lines":
        raise VendorError("first: line\nsecond line")
    if kind == "empty":
        raise VendorError
    if kind == "dataclass":
        return NotJson()
    if kind == "none":
        return None
    attempts = _attempts[payload["id"]] = _attempts.get(payload["id"], 0) + 1
    if attempts < 3:
        raise VendorError(f"attempt {attempts}")
    return f"attempt {attempts}"


# --- orchestrators


@app.orchestration_trigger(context_name="ctx")
def chain(ctx, data):
    first = yield ctx.call_activity("add_one", input={"value": data["value"]})
    second = yield ctx.call_activity("add_one_async", input=first)
    return second


@app.orchestration_trigger(context_name="context")
def named_context(context, data):
    name = yield context.call_activity("ask_client", input={"id": context.instance_id})
    return name


@app.orchestration_trigger(context_name="ctx")
def race(ctx, data):
    decision = ctx.wait_for_external_event("decision")
    timer = ctx.create_timer(timedelta(seconds=data["seconds"]))
    winner = yield when_any([decision, timer])
    if winner is decision:
        timer.cancel()
        return {"decided": decision.get_result()}
    decision.cancel()
    return {"decided": None}


@app.orchestration_trigger(context_name="ctx")
def retrying(ctx, data):
    policy = RetryPolicy(first_retry_interval=timedelta(milliseconds=50), max_number_of_attempts=data["attempts"])
    result = yield ctx.call_activity("fail", input={"kind": "flaky", "id": ctx.instance_id}, retry_policy=policy)
    return result


@app.orchestration_trigger(context_name="ctx")
def failing(ctx, data):
    try:
        result = yield ctx.call_activity("fail", input={"kind": data["kind"]})
    except TaskFailedError as error:
        return {
            "type": error.details.error_type,
            "message": error.details.message,
            "vendor": error.details.is_caused_by(VendorError),
        }
    return {"result": result}


@app.orchestration_trigger(context_name="ctx")
def unknown_activity(ctx, data):
    yield ctx.call_activity("no_such_activity", input={})


@app.orchestration_trigger(context_name="ctx")
def raising(ctx, data):
    yield ctx.create_timer(timedelta(milliseconds=1))
    raise VendorError("the orchestrator itself")


@app.orchestration_trigger(context_name="ctx")
def two_slow_steps(ctx, data):
    first = yield ctx.call_activity("slow", input={**data, "id": "first"})
    second = yield ctx.call_activity("slow", input={**data, "id": "second"})
    return [first, second]


@app.orchestration_trigger(context_name="ctx")
def many_slow(ctx, data):
    tasks = [ctx.call_activity("slow", input={"id": str(n), "seconds": 0.3}) for n in range(data["count"])]
    return (yield when_all(tasks))


@app.orchestration_trigger(context_name="ctx")
def empty_wave(ctx, data):
    return (yield when_all([]))


@app.orchestration_trigger(context_name="ctx")
def parent(ctx, data):
    return (yield ctx.call_sub_orchestrator("child", input=data, instance_id=f"{ctx.instance_id}-child"))


@app.orchestration_trigger(context_name="ctx")
def child(ctx, data):
    yield ctx.create_timer(timedelta(seconds=data["seconds"]))


@app.orchestration_trigger(context_name="ctx")
def not_json(ctx, data):
    yield ctx.create_timer(timedelta(milliseconds=1))
    return NotJson()


@app.orchestration_trigger(context_name="ctx")
def again_with_open_timer(ctx, data):
    timer = ctx.create_timer(timedelta(seconds=data["seconds"]))
    if data["round"] == 0:
        go = ctx.wait_for_external_event("go")
        yield when_any([go, timer])
        ctx.continue_as_new({**data, "round": 1, "seconds": 600})
        return None
    other = ctx.wait_for_external_event("never")
    winner = yield when_any([timer, other])
    return "early" if winner is timer else "event"
