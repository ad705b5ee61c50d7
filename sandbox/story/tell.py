"""Tells the whole story in a running world and says whether everything ended as it should."""

import time
from contextlib import closing

from sandbox.story.chapters import CHAPTERS, RUTH, Cast
from sandbox.story.narrator import Ink, Narrator
from sandbox.story.people import Mailbox, StoryError
from sandbox.story.scene import Scene
from sandbox.world import World

OMAR = "omar.quist@harbourline.example"
MARISOL = "marisol.vega@brightfork.example"


def tell_story(world: World, narrator: Narrator) -> list[str]:
    """Everything that did not end as it should; empty when all did."""
    cast = Cast(ruth=Mailbox(world, RUTH), omar=Mailbox(world, OMAR), marisol=Mailbox(world, MARISOL))
    problems: list[str] = []
    began = time.monotonic()
    with closing(world.api()) as api:
        for number, (title, ticket, act) in enumerate(CHAPTERS, start=1):
            narrator.heading(f"{number}. {title}")
            scene = Scene(world, narrator, api, ticket(world.desk.store.now()))
            try:
                act(scene, cast)
                scene.tell_requests()
            except StoryError as problem:
                scene.problems.append(str(problem))
            problems += scene.problems
            for sentence in scene.problems:
                narrator.tell("WRONG", sentence, Ink.BAD)
    problems += [f"the tenant: {alarm}" for alarm in world.cloud.log.alarms]
    narrator.heading("The end")
    _sum_up(narrator, problems, time.monotonic() - began)
    return problems


def _sum_up(narrator: Narrator, problems: list[str], seconds: float) -> None:
    count = len(CHAPTERS)
    if not problems:
        narrator.say(
            f"{count} tickets in {seconds:.0f} s. All of them and both tenants ended as they should.", Ink.GOOD
        )
        return
    narrator.say(f"{count} tickets in {seconds:.0f} s. Not everything ended as it should:", Ink.BAD)
    for problem in problems:
        narrator.say(f"- {problem}", Ink.BAD)
