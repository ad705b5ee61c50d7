"""Goes through an offboarding and an onboarding in the simulated world and photographs what each person sees on the way."""

import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import httpx2

from sandbox.desk import NewTicket
from sandbox.desk.model import Visibility
from sandbox.inbox import Mail
from sandbox.shots.camera import Camera, open_camera
from sandbox.shots.photographer import Photographer
from sandbox.shots.tickets import joiner, leaver, leaver_on_no_day, next_minute, starting_days_at
from sandbox.story.narrator import Narrator
from sandbox.story.people import APPROVALS, HANDOVER, Mailbox, StoryError, link_in
from sandbox.story.scene import Scene
from sandbox.world import World
from shared.adapters.tables.companies import TableCompanies
from shared.domain.run import RunStatus

ANSWERS = "/answers/"
RUTH, MARISOL = "ruth.adeyemi@harbourline.example", "marisol.vega@brightfork.example"
# Finds both people of the pictures on the tenant's page: each word is part of a name, and Marisol Vega manages both.
CONCERNED = "marisol whit"
# Enough for the mails, the pages and the clicks before the work starts.
LEAD = timedelta(seconds=30)


def take_pictures(world: World, folder: Path, narrator: Narrator) -> list[str]:
    """The names of the pictures. Fails where the product does not do what the pictures are meant to show."""
    with open_camera(folder) as camera, closing(world.api()) as api:
        _Shooting(world, camera, api, narrator).run()
        return camera.taken


class _Shooting:
    """The order of events."""

    def __init__(self, world: World, camera: Camera, api: httpx2.Client, narrator: Narrator) -> None:
        self._world, self._api, self._narrator = world, api, narrator
        self._show = Photographer(world, camera, narrator.say)
        self._ruth, self._marisol = Mailbox(world, RUTH), Mailbox(world, MARISOL)

    def run(self) -> None:
        due = next_minute(self._world.desk.store.now(), at_least=LEAD)
        companies = TableCompanies(self._world.storage)
        for company in self._world.options.companies:
            companies.save(starting_days_at(company, due))
        self._show.tenant(CONCERNED, "tenant-before")
        self._question(leaver_on_no_day(due))
        leaving, mail = self._asked(leaver(due))
        self._show.mail(mail, "mail-offboarding")
        link = link_in(mail, APPROVALS)
        self._show.approval(link, "approval-offboarding")
        self._show.rejecting(link, "rejecting-offboarding")
        self._show.approve(link, "approved-offboarding")
        self._show.decided(link, "decided-offboarding")
        joining, mail = self._asked(joiner(due))
        link = link_in(mail, APPROVALS)
        self._show.approval(link, "approval-onboarding")
        self._show.approve(link, "approved-onboarding")
        self._wait_until(due)
        self._ended(leaving, RunStatus.COMPLETED_WITH_EXCEPTIONS, "in_progress")
        self._ended(joining, RunStatus.COMPLETED, "resolved")
        self._show.ticket(leaving.ticket.id, "ticket-offboarding")
        self._show.ticket(joining.ticket.id, "ticket-onboarding")
        self._show.handover(self._handover_mail())
        self._show.tenant(CONCERNED, "tenant-after")

    def _question(self, ticket: NewTicket) -> None:
        """Something is missing: the requester is asked, and not the approver."""
        scene = Scene(self._world, self._narrator, self._api, ticket)
        scene.wait("the question", lambda _: bool(scene.notes(Visibility.PUBLIC)))
        (note,) = scene.notes(Visibility.PUBLIC)
        links = [word for word in note.split() if ANSWERS in word]
        self._show.question(scene.ticket.id, links[0], "question")

    def _asked(self, ticket: NewTicket) -> tuple[Scene, Mail]:
        """From the ticket to the approver's mail."""
        scene = Scene(self._world, self._narrator, self._api, ticket)
        scene.wait("the plan", lambda ledger: ledger.run.approval_asked_at is not None)
        return scene, self._ruth.next_mail()

    def _handover_mail(self) -> str:
        mail = self._marisol.next_mail()
        self._show.mail_at_a_desk(mail, "mail-handover")
        return link_in(mail, HANDOVER)

    def _ended(self, scene: Scene, status: RunStatus, ticket_status: str) -> None:
        scene.ends(status, ticket_status)
        if scene.problems:
            raise StoryError("; ".join(scene.problems))

    def _wait_until(self, due: datetime) -> None:
        seconds = (due - self._world.desk.store.now()).total_seconds()
        self._narrator.say(f"The work starts in {max(seconds, 0):.0f} s.")
        time.sleep(max(seconds, 0))
