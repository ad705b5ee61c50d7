"""`gangway sandbox`: the product with its whole simulated world, to click through, until Ctrl-C."""

import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from cli.endings import fail, plainly
from cli.local_settings import announced
from cli.simulated import sandbox_or_explain

if TYPE_CHECKING:
    from sandbox.world import World

FOLDER = Path(".gangway/sandbox")


@plainly
def sandbox() -> None:
    """Run Gangway with a simulated world: two tenants, a service desk, a mail server and a model, all on this machine.

    Write a ticket on the desk, read the mail in the inbox, approve on the page behind its link, watch the tenant change. Nothing
    leaves this machine, and everything is gone at the end. With GANGWAY_LLM and so on set, a real model reads the prose.

    Example: gangway sandbox
    """
    sandbox_or_explain()
    from sandbox.world import World
    from sandbox.world_options import KNOWN_PORTS, WorldOptions

    print("Starting the simulated world ...", flush=True)
    try:
        with World(WorldOptions(ports=KNOWN_PORTS, folder=FOLDER.resolve())) as world, announced(world.environment):
            _print_addresses(world)
            _wait_for_interrupt()
            print("Stopping ...", flush=True)
    except (OSError, RuntimeError) as problem:
        fail(str(problem))


def _print_addresses(world: "World") -> None:
    print(
        f"""
Gangway is running in a simulated world. Open these in a browser:

  service desk   {world.desk.url}    send a ticket, or take one of the ready examples
  mailbox        {world.inbox.url}    everybody's mails: approve, and open the handover link
  tenants        {world.tenants.url}    users, groups and licences, while they change

Try this:
  1. On the desk, send the example "Offboarding form".
  2. In the mailbox, open the mail to Ruth Adeyemi and follow its link. Looking changes nothing; the button decides.
  3. Watch Brightfork Logistics Inc. among the tenants, then read the notes on the ticket.

For programs:
  Gangway        {world.host.url}    GET /api/health, /api/openapi.json
  webhook        POST {world.webhook_url}    x-functions-key: {world.host.key}
  model          {world.reader.base_url}    {world.reader.model}
  sign-in        {world.cloud.login_url}    Graph and Exchange: {world.cloud.graph_url}
  log            {world.host.log}

In another terminal in this folder: gangway runs list, gangway companies show, gangway tickets try --help
Ctrl-C ends it.
""",
        flush=True,
    )


def _wait_for_interrupt() -> None:
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    stopped.wait()
