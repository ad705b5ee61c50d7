"""`python -m sandbox.cloud`: the simulated cloud by itself, until Ctrl-C."""

import argparse
from pathlib import Path

from sandbox.cloud.serve import CloudOptions, start_cloud
from sandbox.web.serving import wait_for_interrupt


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox.cloud", description="Runs the simulated Microsoft 365 cloud on loopback."
    )
    parser.add_argument("--port-login", type=int, default=7443, help="https port of the sign-in service (default 7443)")
    parser.add_argument(
        "--port-graph", type=int, default=7080, help="http port of Graph, Exchange and /_sim (default 7080)"
    )
    parser.add_argument(
        "--directory", type=Path, default=Path(".gangway/cloud"), help="where sandbox-ca.pem is written"
    )
    parser.add_argument("--latency", type=float, default=0.0, metavar="SECONDS", help="delay of every request")
    given = parser.parse_args()
    options = CloudOptions(port_login=given.port_login, port_graph=given.port_graph, directory=given.directory)
    options.faults.latency_seconds = given.latency
    with start_cloud(options) as cloud:
        for tenant in cloud.state.tenants.values():
            print(f"tenant {tenant.id}  {tenant.name}  {len(tenant.users)} users, {len(tenant.groups)} groups")
        for name, value in cloud.environment().items():
            print(f"{name}={value}")
        print(f"state {cloud.control_url}/_sim/state   log {cloud.control_url}/_sim/log", flush=True)
        wait_for_interrupt()


if __name__ == "__main__":
    main()
