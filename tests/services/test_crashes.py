"""Doing it twice equals doing it once: the process dies at every single call to the outside, and a new one with an empty engine goes on.

Each story is told once in peace to count its calls, then once for every call and both kinds of death: before the call, and
after it took effect but before anybody heard of it.
"""

from collections import Counter
from functools import cache

import pytest

from shared.domain.run import DeliveryStatus, RunStatus
from shared.ports import NoteAudience
from tests.builders import RUTH
from tests.story import Approver, Killed, Requester, World
from tests.tickets import JOINER, LEAVER_DATE, LEAVER_UNDATED

STORIES = {"leaver": LEAVER_UNDATED, "joiner": JOINER}


@cache
def tell(story: str, *, die_at: int | None = None, after: bool = False) -> World:
    world, people = World(), (Approver(RUTH), Requester([LEAVER_DATE]))
    world.life.die_at, world.life.after = die_at, after
    world.file_ticket(STORIES[story])
    try:
        world.live(*people)
    except Killed:
        world.restart()
        world.live(*people)
    return world


def calls_of(story: str) -> int:
    return len(tell(story).life.calls)


def deaths(story: str) -> list[tuple[int, bool]]:
    return [(number, after) for number in range(1, calls_of(story) + 1) for after in (False, True)]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_told_in_peace_is_the_measure_for_all_others(story: str) -> None:
    world = tell(story)

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.life.calls) > 50


@pytest.mark.parametrize("story", STORIES)
def test_after_a_death_at_any_call_the_run_ends_as_it_would_have(story: str) -> None:
    for die_at, after in deaths(story):
        world = tell(story, die_at=die_at, after=after)

        died = f"death {'after' if after else 'before'} call {die_at}, {world.life.calls[die_at - 1]}"
        assert world.run().status is RunStatus.COMPLETED, died
        assert {d.status for d in world.ledger().deliveries.values()} == {DeliveryStatus.SENT}, died


@pytest.mark.parametrize("story", STORIES)
def test_after_a_death_at_any_call_nobody_is_told_anything_twice(story: str) -> None:
    peace = tell(story)
    mails = Counter((mail.to, mail.subject) for mail in peace.mails())
    notes = Counter((note.audience, note.key) for note in peace.desk.notes)
    for die_at, after in deaths(story):
        world = tell(story, die_at=die_at, after=after)

        died = f"death {'after' if after else 'before'} call {die_at}, {world.life.calls[die_at - 1]}"
        assert Counter((mail.to, mail.subject) for mail in world.mails()) == mails, died
        assert Counter((note.audience, note.key) for note in world.desk.notes) == notes, died
        # A mail server that took a mail just before we died gets it once more, under the message id it has.
        assert len(world.mailer.sent) <= len(world.mails()) + 1, died


@pytest.mark.parametrize("story", STORIES)
def test_after_a_death_at_any_call_every_change_is_made_once(story: str) -> None:
    wanted = Counter(step for _, step in tell(story).directory.effects)
    for die_at, after in deaths(story):
        world = tell(story, die_at=die_at, after=after)

        died = f"death {'after' if after else 'before'} call {die_at}, {world.life.calls[die_at - 1]}"
        made = Counter(step for _, step in world.directory.effects)
        # A pass whose value died with us is of no use to anybody: it is replaced, and the ledger says so.
        twice = {step for step, times in (made - wanted).items() if times}
        assert all(step.endswith("access.pass") for step in twice), died
        assert made.keys() == wanted.keys(), died
        for step in twice:
            assert made[step] == 2, died
            assert world.ledger().steps[step].attempts == 2, died


def test_after_a_death_at_any_call_the_pass_that_is_handed_over_is_the_one_that_works() -> None:
    for die_at, after in deaths("joiner"):
        world = tell("joiner", die_at=die_at, after=after)

        secret = world.secret()
        assert secret is not None
        assert secret.get_secret_value() == world.directory.passes["user-1"][-1], die_at
        assert len(world.mails(to="marisol.vega@brightfork.example")) == 1, die_at


def test_no_secret_ever_stands_in_the_ledger_a_document_a_mail_or_a_note() -> None:
    world = tell("joiner")
    secret = world.directory.passes["user-1"][-1]

    told = [mail.text + mail.html for mail in world.mailer.sent] + [note.text for note in world.desk.notes]
    kept = [world.ledger().model_dump_json(), *world.runs.documents.values(), *world.transcript, *told]
    assert not [text for text in kept if secret in text]


def test_a_death_a_day_for_a_week_only_delays_the_story() -> None:
    """The process dies again and again, each time a few calls further on."""
    world, people = World(), (Approver(RUTH), Requester([LEAVER_DATE]))
    world.file_ticket(LEAVER_UNDATED)
    for _ in range(60):
        world.life.die_at = len(world.life.calls) + 5
        try:
            world.live(*people)
        except Killed:
            world.restart()
        else:
            break

    world.live(*people)
    assert world.run().status is RunStatus.COMPLETED
    assert {step for _, step in world.directory.effects} == set(world.ledger().steps)
    assert [n.audience for n in world.desk.notes].count(NoteAudience.INTERNAL) == 1
