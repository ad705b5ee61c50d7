"""`gangway demo`: tickets become verified changes in a simulated tenant. Fails when anything does not end as it should."""

import time
from pathlib import Path
from typing import Annotated

import typer

from cli.endings import Ending, fail, plainly
from cli.simulated import sandbox_or_explain

LOGS = Path(".gangway/demo")


@plainly
def demo(
    logs: Annotated[Path, typer.Option(help="Folder for the log of Gangway's processes.")] = LOGS,
) -> None:
    """Watch tickets become verified changes in a simulated tenant, from the webhook to the note on the ticket.

    Everything runs on this machine, on free ports, and is gone at the end. Nothing is sent anywhere else. With GANGWAY_LLM,
    GANGWAY_LLM_MODEL and so on set, a real model reads the prose instead of the sandbox's rules.

    Exit code 0: every ticket and every tenant ended as it should. 1: something did not.

    Example: gangway demo
    """
    sandbox_or_explain()
    from sandbox.story import tell_story
    from sandbox.story.narrator import Narrator
    from sandbox.world import World
    from sandbox.world_options import WorldOptions

    narrator = Narrator()
    narrator.say(
        "Gangway demo. Starting a simulated world on this machine: tenants, desk, mail server, model, storage ..."
    )
    logs.mkdir(parents=True, exist_ok=True)
    (logs / "host.log").unlink(missing_ok=True)
    began = time.monotonic()
    try:
        with World(WorldOptions(folder=logs.resolve())) as world:
            narrator.say(f"Ready after {time.monotonic() - began:.0f} s. Gangway answers at {world.host.url}.")
            problems = tell_story(world, narrator)
    except (OSError, RuntimeError) as problem:
        fail(str(problem), ending=Ending.CHECK_FAILED)
    narrator.say(f"The log of Gangway's processes is {logs / 'host.log'}. To click through it yourself: make sandbox")
    if problems:
        raise typer.Exit(int(Ending.CHECK_FAILED))
