"""`gangway shots`: takes the pictures of the documentation anew, in the simulated world, with this machine's browser."""

from pathlib import Path
from typing import Annotated

import typer

from cli.endings import Ending, fail, plainly
from cli.simulated import sandbox_or_explain

PICTURES = Path("docs/pictures")
LOGS = Path(".gangway/shots")


@plainly
def shots(
    folder: Annotated[
        Path, typer.Option(help="Where the pictures go; older ones of the same name are replaced.")
    ] = PICTURES,
    logs: Annotated[Path, typer.Option(help="Folder for the log of Gangway's processes.")] = LOGS,
) -> None:
    """Take the pictures of the documentation anew: mails, approval and handover pages, tickets, a tenant before and after.

    A simulated world runs on this machine for it, for about two minutes. Needs Chromium or Chrome on PATH.

    Exit code 0: all pictures are taken. 1: something did not go as the pictures should show.

    Example: gangway shots --folder /tmp/pictures
    """
    sandbox_or_explain()
    from sandbox.shots import take_pictures
    from sandbox.shots.camera import NoBrowserError, find_browser
    from sandbox.story.narrator import Narrator
    from sandbox.story.people import StoryError
    from sandbox.world import World
    from sandbox.world_options import WorldOptions

    narrator = Narrator()
    logs.mkdir(parents=True, exist_ok=True)
    try:
        find_browser()
        narrator.say("Starting a simulated world on this machine ...")
        with World(WorldOptions(folder=logs.resolve())) as world:
            taken = take_pictures(world, folder, narrator)
    except NoBrowserError as missing:
        fail(str(missing))
    except (OSError, RuntimeError, StoryError) as problem:
        fail(str(problem), ending=Ending.CHECK_FAILED)
    narrator.say(f"{len(taken)} pictures are in {folder}.")
