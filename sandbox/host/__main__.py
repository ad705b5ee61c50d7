"""`python -m sandbox.host backend|worker|web|all`: one role, or all three as supervised child processes."""

import argparse
import logging
import os
import signal
import sys
import threading
import time
from enum import StrEnum
from pathlib import Path

from sandbox.host.backend import LocalBackend
from sandbox.host.indexing import AppError, index_app
from sandbox.host.keys import load_keys
from sandbox.host.processes import STOP_WITH_PARENT, HostAddresses, Role, RoleProcess, free_port
from sandbox.host.roles import LOOPBACK, WebRole, WorkerRole, client_binding, keys_path, listen
from sandbox.host.settings import load_local_settings, read_settings

_LOGGER = logging.getLogger("host")


class Restart(StrEnum):
    """What `all` does when a role ends by itself."""

    NEVER = "never"
    ALWAYS = "always"


def main() -> int:
    arguments = _parser().parse_args()
    logging.basicConfig(
        level=arguments.log_level.upper(),
        format=f"%(asctime)s {arguments.role:<7} %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    stop = _stop_on_signal()
    if arguments.stop_with_parent:
        _stop_with_parent(stop)
    try:
        addresses = _addresses(arguments)
        load_local_settings(addresses.app_dir)
        os.chdir(addresses.app_dir)
        if arguments.role == "all":
            return supervise(addresses, Restart(arguments.restart), stop)
        run_role(Role(arguments.role), addresses, stop)
    except AppError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
        return 3
    return 0


def run_role(role: Role, addresses: HostAddresses, stop: threading.Event) -> None:
    """Run one role until told to stop."""
    if role is Role.BACKEND:
        running: LocalBackend | WorkerRole | WebRole = LocalBackend(addresses.backend_port)
    else:
        running = _app_role(role, addresses)
    running.start()
    _LOGGER.info("%s is running", role)
    stop.wait()
    _LOGGER.info("%s is stopping", role)
    running.stop()


def _app_role(role: Role, addresses: HostAddresses) -> WorkerRole | WebRole:
    app = index_app(addresses.app_dir, addresses.app_module)
    settings = read_settings(addresses.app_dir)
    backend = f"{LOOPBACK}:{addresses.backend_port}"
    client_json = client_binding(settings, backend, f"http://{LOOPBACK}:{addresses.port}")
    if role is Role.WORKER:
        return WorkerRole(app, settings, backend, client_json)
    return WebRole(app, settings, load_keys(addresses.keys_file), client_json, listen(addresses.port))


def supervise(addresses: HostAddresses, restart: Restart, stop: threading.Event) -> int:
    """Start the roles in order, watch them, and stop them the other way round: no new requests, work ends, state goes."""
    load_keys(addresses.keys_file)  # created once, before two roles want it
    children: dict[Role, RoleProcess] = {}
    code = 0
    try:
        for role in (Role.BACKEND, Role.WORKER, Role.WEB):
            children[role] = RoleProcess(role, addresses)
            children[role].wait_ready()
        print(f"Functions host: http://{LOOPBACK}:{addresses.port}  (keys: {addresses.keys_file})", flush=True)
        while not stop.wait(0.2) and code == 0:
            code = _look_after(children, addresses, restart)
    except RuntimeError as error:
        print(f"error: {error}", file=sys.stderr)
        code = 1
    finally:
        for role in (Role.WEB, Role.WORKER, Role.BACKEND):
            if role in children:
                children[role].stop()
    return code


def _look_after(children: dict[Role, RoleProcess], addresses: HostAddresses, restart: Restart) -> int:
    """0 while all is well; a dead child is restarted or ends the host."""
    for role, child in list(children.items()):
        if child.exit_code() is None:
            continue
        print(f"the {role} process ended with {child.exit_code()}", file=sys.stderr)
        if restart is Restart.NEVER:
            return 1
        child.stop()
        time.sleep(1)
        children[role] = RoleProcess(role, addresses)
    return 0


def _stop_on_signal() -> threading.Event:
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    return stop


def _stop_with_parent(stop: threading.Event) -> None:
    def wait_for_parent() -> None:
        # Not sys.stdin: a thread blocked in its buffer makes the interpreter abort at exit.
        os.read(sys.stdin.fileno(), 1)
        stop.set()

    threading.Thread(target=wait_for_parent, name="parent", daemon=True).start()


def _addresses(arguments: argparse.Namespace) -> HostAddresses:
    app_dir = Path(arguments.app_dir).resolve()
    if arguments.backend_port == 0 and arguments.role != "all":
        raise AppError("--backend-port is needed, so that the roles find each other")
    return HostAddresses(
        app_dir=app_dir,
        app_module=arguments.app,
        port=arguments.port,
        backend_port=arguments.backend_port or free_port(),
        keys_file=Path(arguments.keys).resolve() if arguments.keys else keys_path(app_dir),
        log_level=arguments.log_level,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox.host", description="Local Azure Functions host (loopback)."
    )
    parser.add_argument("role", choices=[*Role, "all"])
    parser.add_argument("--app", default="function_app", help="module of the function app")
    parser.add_argument("--app-dir", default=".", help="directory with host.json and the module")
    parser.add_argument("--port", type=int, default=7071, help="port of the HTTP functions")
    parser.add_argument(
        "--backend-port", type=int, default=0, help="port of the durable backend; 'all' picks a free one"
    )
    parser.add_argument("--keys", help="file with master, host and function keys; created when missing")
    parser.add_argument("--restart", choices=list(Restart), default=Restart.NEVER, help="when a role ends by itself")
    parser.add_argument("--log-level", default="info", choices=["debug", "info", "warning", "error"])
    parser.add_argument(STOP_WITH_PARENT, action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
