"""Everything the host is told: host.json, local.settings.json, the environment and the command line.

`%NAME%` in triggers and host.json is an app setting; `AzureFunctionsJobHost__a__b` overrides host.json, both as in Azure.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.host.indexing import AppError

_REFERENCE = re.compile(r"%([^%]+)%")
_OVERRIDE_PREFIX = "azurefunctionsjobhost__"
_DEFAULT_BODY_LIMIT = 100 * 1024 * 1024
_DEFAULT_WEB_THREADS = 32
_DEFAULT_ACTIVITIES = 10
_DEFAULT_ORCHESTRATORS = 5


@dataclass(frozen=True, slots=True)
class HostSettings:
    """The part of host.json and app settings that this host acts on."""

    route_prefix: str
    hub_name: str
    max_activities: int
    max_orchestrators: int
    body_limit: int
    web_threads: int


def load_local_settings(app_dir: Path) -> None:
    """Put `Values` of local.settings.json into the environment; what is already set wins, as in Core Tools."""
    path = app_dir / "local.settings.json"
    if not path.is_file():
        return
    values = _read_json(path).get("Values", {})
    if not isinstance(values, dict):
        raise AppError(f"{path}: 'Values' must be an object of strings")
    for name, value in values.items():
        os.environ.setdefault(str(name), str(value))


def read_settings(app_dir: Path) -> HostSettings:
    """host.json with its overrides, and the app settings the real host and worker know by these names."""
    path = app_dir / "host.json"
    options = Overridable(_read_json(path) if path.is_file() else {"version": "2.0"}, os.environ)
    return HostSettings(
        route_prefix=str(options.get("extensions", "http", "routePrefix") or "").strip("/")
        if options.has("extensions", "http", "routePrefix")
        else "api",
        hub_name=resolve(str(options.get("extensions", "durableTask", "hubName") or "TestHubName")),
        max_activities=options.number("maxConcurrentActivityFunctions", _DEFAULT_ACTIVITIES),
        max_orchestrators=options.number("maxConcurrentOrchestratorFunctions", _DEFAULT_ORCHESTRATORS),
        body_limit=int(os.environ.get("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", _DEFAULT_BODY_LIMIT)),
        web_threads=int(os.environ.get("PYTHON_THREADPOOL_THREAD_COUNT", _DEFAULT_WEB_THREADS)),
    )


def resolve(text: str) -> str:
    """Replace every `%NAME%` by the app setting; a missing one is an error, where the real host would disable the function."""

    def setting(match: re.Match[str]) -> str:
        value = os.environ.get(match.group(1))
        if value is None:
            raise AppError(f"'{text}' refers to the setting {match.group(1)}, which is not set")
        return value

    return _REFERENCE.sub(setting, text)


class Overridable:
    """host.json seen through `AzureFunctionsJobHost__...` variables; keys compare without case, as .NET's do."""

    def __init__(self, document: Mapping[str, object], environment: Mapping[str, str]) -> None:
        self._document = document
        self._overrides = {
            name.casefold().removeprefix(_OVERRIDE_PREFIX): value
            for name, value in environment.items()
            if name.casefold().startswith(_OVERRIDE_PREFIX)
        }

    def has(self, *path: str) -> bool:
        return self.get(*path) is not None

    def get(self, *path: str) -> object:
        override = self._overrides.get("__".join(path).casefold())
        if override is not None:
            return override
        node: object = self._document
        for key in path:
            if not isinstance(node, Mapping):
                return None
            node = next((value for name, value in node.items() if name.casefold() == key.casefold()), None)
        return node

    def number(self, name: str, default: int) -> int:
        value = self.get("extensions", "durableTask", name)
        return default if value is None else int(str(value))


def _read_json(path: Path) -> dict[str, object]:
    try:
        document = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise AppError(f"{path} is not valid JSON: {error}") from error
    if not isinstance(document, dict):
        raise AppError(f"{path} must contain a JSON object")
    return document
