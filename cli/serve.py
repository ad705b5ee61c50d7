"""`gangway serve`: the product alone on this machine, with settings from the environment or local.settings.json."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cli.endings import Ending, fail, plainly
from cli.local_settings import STORAGE, announced, take_in_settings
from cli.simulated import sandbox_or_explain
from shared.settings import load_settings, variable

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(".gangway/azurite")
KEYS = Path(".gangway/host-keys.json")
CONNECTION_STRING = variable("storage")
HOST_STORAGE = "AzureWebJobsStorage"


@plainly
def serve(
    port: Annotated[int, typer.Option(help="Where Gangway listens on this machine.", min=1, max=65535)] = 7071,
) -> None:
    """Run Gangway alone, without the simulated world: pointed at real tenants, desks, mail and models, or somebody's simulators.

    Settings come from GANGWAY_... variables or local.settings.json. Without GANGWAY_STORAGE a local Azurite keeps the data in
    .gangway/azurite, and stays there for the next time. Other commands in this folder find that storage while this runs.

    Examples:

      gangway serve

      GANGWAY_SIGNING_KEYS=... GANGWAY_APP_ID=... gangway serve --port 7171
    """
    sandbox_or_explain()
    take_in_settings()
    os.environ.setdefault(variable("public_url"), f"http://127.0.0.1:{port}")
    _check_settings()
    with _storage():
        settings = load_settings()
        with announced({CONNECTION_STRING: settings.storage.get_secret_value()}):
            ended = _run_host(port)
    raise typer.Exit(int(Ending.OK if ended == 0 else Ending.WRONG))


def _check_settings() -> None:
    """Before anything is started, as if the storage were there already. Raises ConfigurationError with every problem."""
    is_named = any(os.environ.get(name) for name in STORAGE)
    if not is_named:
        os.environ[CONNECTION_STRING] = "UseDevelopmentStorage=true"
    try:
        load_settings()
    finally:
        if not is_named:
            del os.environ[CONNECTION_STRING]


@contextmanager
def _storage() -> Iterator[None]:
    """What the settings name, or an Azurite of our own."""
    from sandbox.azurite import Azurite, AzuriteStartError

    if any(os.environ.get(name) for name in STORAGE):
        yield
        return
    try:
        azurite = Azurite(folder=DATA)
    except AzuriteStartError as problem:
        fail(str(problem))
    with azurite:
        os.environ[CONNECTION_STRING] = azurite.connection_string
        os.environ.setdefault(HOST_STORAGE, azurite.connection_string)
        print(f"Storage: Azurite, data in {DATA}", flush=True)
        yield


def _run_host(port: int) -> int:
    """Until Ctrl-C or a polite kill, both of which end it in order."""
    from sandbox.host.keys import HOST_VARIABLE, load_keys

    keys = load_keys(KEYS)
    key = os.environ.get(HOST_VARIABLE) or next(iter(keys.host), "")
    command = [sys.executable, "-m", "sandbox.host", "all", f"--app-dir={ROOT}", f"--port={port}"]
    command += [f"--keys={KEYS.resolve()}", "--log-level=info"]
    host = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    # Both of them, and by hand: a shell that starts us in the background has us ignore Ctrl-C.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: host.send_signal(signal.SIGTERM))
    print(f"Gangway: http://127.0.0.1:{port}  (health: /api/health, description: /api/openapi.json)", flush=True)
    print(f"Webhooks: POST http://127.0.0.1:{port}/api/tickets/<connection>  with x-functions-key: {key}", flush=True)
    print("Ctrl-C ends it.", flush=True)
    return host.wait()
