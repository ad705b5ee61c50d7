"""Loads a function app and describes its functions, as Azure's Python worker does when it indexes an app.

It must not know the product: everything comes from the app's own decorators. What this host cannot run (queue triggers,
entities, output bindings) is refused here with a clear sentence instead of being ignored at run time.
"""

import importlib
import inspect
import json
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from azure.functions import FunctionRegister
from azure.functions.decorators.function_app import Function


class Kind(StrEnum):
    """The trigger types this host runs; the values are the binding names of the Functions host."""

    HTTP = "httpTrigger"
    TIMER = "timerTrigger"
    ORCHESTRATION = "orchestrationTrigger"
    ACTIVITY = "activityTrigger"


class AppError(Exception):
    """The app cannot be run here; the message says what to change."""


@dataclass(frozen=True, slots=True)
class FunctionEntry:
    """One function: how it is triggered, and the callable that Azure's worker would call."""

    name: str
    kind: Kind
    trigger: Mapping[str, object]
    trigger_parameter: str
    client_parameters: tuple[str, ...]
    wants_context: bool
    call: Callable[..., object]
    directory: Path

    @property
    def task_name(self) -> str:
        """Name under which orchestrators and activities are started."""
        override = self.trigger.get("orchestration") or self.trigger.get("activity")
        return str(override) if override else self.name


@dataclass(frozen=True, slots=True)
class IndexedApp:
    """All functions of an app; the order is the one of the Functions host (by name)."""

    directory: Path
    functions: tuple[FunctionEntry, ...]

    def of_kind(self, kind: Kind) -> tuple[FunctionEntry, ...]:
        return tuple(entry for entry in self.functions if entry.kind is kind)


_indexed: dict[str, IndexedApp] = {}
_indexing = threading.Lock()


def index_app(app_dir: Path, module_name: str) -> IndexedApp:
    """Import `module_name` from `app_dir` and index it; once per process, because the SDK allows it only once."""
    with _indexing:
        known = _indexed.get(module_name)
        if known is not None:
            if known.directory != app_dir.resolve():
                raise AppError(f"'{module_name}' was already loaded from {known.directory}; use one process per app")
            return known
        app = _load_app(app_dir.resolve(), module_name)
        entries = sorted((_describe(function) for function in app.get_functions()), key=lambda e: e.name.casefold())
        indexed = IndexedApp(app_dir.resolve(), tuple(entries))
        _indexed[module_name] = indexed
        return indexed


def _load_app(app_dir: Path, module_name: str) -> FunctionRegister:
    if not (app_dir / f"{module_name}.py").is_file():
        raise AppError(f"there is no {module_name}.py in {app_dir}; pass --app and --app-dir")
    if str(app_dir) not in sys.path:
        sys.path.insert(0, str(app_dir))
    module = importlib.import_module(module_name)
    apps = {id(value): value for value in vars(module).values() if isinstance(value, FunctionRegister)}
    if len(apps) != 1:
        raise AppError(f"{module_name}.py must define exactly one function app at top level, found {len(apps)}")
    return next(iter(apps.values()))


def _describe(function: Function) -> FunctionEntry:
    name = str(function.get_function_name())
    bindings = [json.loads(raw) for raw in function.get_raw_bindings()]
    trigger = next((binding for binding in bindings if str(binding["type"]).endswith("Trigger")), None)
    if trigger is None or trigger["type"] not in list(Kind):
        found = trigger["type"] if trigger else "no trigger"
        raise AppError(f"function '{name}' has {found}; this host runs {', '.join(Kind)}")
    call = function.get_user_function()
    bound = {str(binding["name"]) for binding in bindings}
    return FunctionEntry(
        name=name,
        kind=Kind(trigger["type"]),
        trigger=trigger,
        trigger_parameter=str(trigger["name"]),
        client_parameters=_client_parameters(name, bindings),
        wants_context="context" in inspect.signature(call).parameters and "context" not in bound,
        call=call,
        directory=Path(inspect.getfile(call)).parent,
    )


def _client_parameters(name: str, bindings: list[dict[str, object]]) -> tuple[str, ...]:
    clients = []
    for binding in bindings:
        if binding["type"] == "durableClient":
            clients.append(str(binding["name"]))
        elif not str(binding["type"]).endswith("Trigger") and binding["name"] != "$return":
            raise AppError(f"function '{name}' has a '{binding['type']}' binding; this host has only durableClient")
    return tuple(clients)
