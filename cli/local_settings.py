"""Where a command's settings come from besides the environment: local.settings.json, and a sandbox or `gangway serve` that is running here.

What the environment says wins. `.gangway/running.json` is written by `gangway serve` and `gangway sandbox` while they run.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from shared.domain.errors import ConfigurationError
from shared.settings import variable

LOCAL_SETTINGS = Path("local.settings.json")
RUNNING = Path(".gangway/running.json")
STORAGE = tuple(variable(name) for name in ("storage", "storage_table_url", "storage_blob_url"))


def take_in_settings() -> str:
    """Fill gaps of the environment; says in a sentence what was taken from a running world, or nothing."""
    for name, value in _values(LOCAL_SETTINGS, "Values").items():
        os.environ.setdefault(name, value)
    if any(os.environ.get(name) for name in STORAGE):
        return ""
    running = _values(RUNNING, "environment") if RUNNING.is_file() else {}
    for name, value in running.items():
        os.environ.setdefault(name, value)
    return f"using the storage of the Gangway that runs in this folder ({RUNNING})" if running else ""


@contextmanager
def announced(environment: Mapping[str, str]) -> Iterator[None]:
    """While this lasts, other commands in this folder find what runs here. Only for its owner to read."""
    RUNNING.parent.mkdir(parents=True, exist_ok=True)
    RUNNING.touch(mode=0o600)
    RUNNING.write_text(json.dumps({"environment": dict(environment)}, indent=1), "utf-8")
    try:
        yield
    finally:
        RUNNING.unlink(missing_ok=True)


def _values(path: Path, key: str) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        values = json.loads(path.read_text("utf-8")).get(key, {})
    except (OSError, ValueError, AttributeError) as wrong:
        raise ConfigurationError([f"{path} cannot be read: {wrong}"]) from wrong
    if not isinstance(values, dict):
        raise ConfigurationError([f"{path}: '{key}' must be an object of strings"])
    return {str(name): str(value) for name, value in values.items()}
