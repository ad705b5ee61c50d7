"""What each person looks at, and what of it becomes a picture. Knows no order of events."""

from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page

from sandbox.cloud.seed import BRIGHTFORK
from sandbox.inbox import Mail
from sandbox.shots.camera import Camera, Device, Extent
from sandbox.world import World

# In place of the pass that the simulated tenant made: pictures of credentials are a bad habit, invented ones too.
NOT_A_PASS = "Example?1"


class Photographer:
    """One method for each thing that people look at. `say` tells how far it is."""

    def __init__(self, world: World, camera: Camera, say: Callable[[str], None]) -> None:
        self._world, self._camera, self._say = world, camera, say

    def mail(self, mail: Mail, name: str) -> None:
        """In the inbox, on a phone, and all of it."""
        self.mail_at_a_desk(mail, name)
        url = f"{self._world.inbox.url}/mails/{mail.id}/html"
        with self._camera.page(Device.PHONE) as page:
            page.goto(url)
            self._camera.take(page, f"{name}-phone")
            self._camera.take(page, f"{name}-phone-whole", Extent.WHOLE)

    def mail_at_a_desk(self, mail: Mail, name: str) -> None:
        self._say(f"{name}: the mail")
        with self._camera.page(Device.DESKTOP) as page:
            page.goto(f"{self._world.inbox.url}/mails/{mail.id}")
            self._camera.take(page, f"{name}-desktop")

    def approval(self, link: str, name: str) -> None:
        self._say(f"{name}: the page")
        with self._camera.page(Device.DESKTOP) as page:
            page.goto(link)
            self._camera.take(page, f"{name}-desktop")
        with self._camera.page(Device.PHONE) as page:
            page.goto(link)
            self._camera.take(page, f"{name}-phone")
            self._camera.take(page, f"{name}-phone-whole", Extent.WHOLE)

    def question(self, ticket_id: str, link: str, name: str) -> None:
        """The note on the ticket, and the form behind its link on a phone."""
        self._say(f"{name}: the note and the form")
        with self._camera.page(Device.DESKTOP) as page:
            page.goto(f"{self._world.desk.url}/tickets/{ticket_id}")
            self._camera.take_part(page, f"{name}-note", "section.card.public >> nth=1")
        with self._camera.page(Device.PHONE) as page:
            page.goto(link)
            self._camera.take(page, f"{name}-form-phone", Extent.WHOLE)

    def rejecting(self, link: str, name: str) -> None:
        """What is typed stays in the browser: nothing is sent."""
        self._say(f"{name}: the form that asks for a reason")
        with self._camera.page(Device.PHONE) as page:
            page.goto(link)
            page.get_by_text("Reject …").click()
            page.get_by_label("Why?").fill("Dana stays until March. Kelly confirmed it by phone.")
            self._camera.take(page, f"{name}-phone")

    def approve(self, link: str, name: str) -> None:
        """Press the button on a phone."""
        self._say(f"{name}: after the button")
        with self._camera.page(Device.PHONE) as page:
            page.goto(link)
            page.get_by_role("button", name="Approve").click()
            page.get_by_role("heading", level=1, name="Approved").wait_for()
            self._camera.take(page, f"{name}-phone")

    def decided(self, link: str, name: str) -> None:
        """The same link once more, later and at a desk."""
        with self._camera.page(Device.DESKTOP) as page:
            page.goto(link)
            self._camera.take(page, f"{name}-desktop")

    def handover(self, link: str) -> None:
        self._say("handover: the page before and after its button")
        with self._camera.page(Device.PHONE) as page:
            page.goto(link)
            self._camera.take(page, "handover-before-phone")
            page.get_by_role("button", name="Show the").click()
            _replace_secret(page)
            self._camera.take(page, "handover-after-phone", Extent.WHOLE)

    def tenant(self, wanted: str, name: str) -> None:
        self._say(f"{name}: the tenant")
        with self._camera.page(Device.DESKTOP) as page:
            page.goto(f"{self._world.tenants.url_of(BRIGHTFORK)}?q={quote(wanted)}")
            self._camera.take_down_to(page, name, "table.stack >> nth=0")

    def ticket(self, ticket_id: str, name: str) -> None:
        self._say(f"{name}: the ticket")
        with self._camera.page(Device.DESKTOP) as page:
            page.goto(f"{self._world.desk.url}/tickets/{ticket_id}")
            self._camera.take_down_to(page, name, "section.card")
            self._camera.take_part(page, f"{name}-internal-note", "section.card.internal")


def _replace_secret(page: Page) -> None:
    page.locator(".secret").evaluate("(element, text) => { element.textContent = text }", NOT_A_PASS)
