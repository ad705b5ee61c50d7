"""What people do in the story, through what they really have: a mail, its link, a page with a button, the ticket."""

import html
import re
from dataclasses import dataclass

import httpx2

from sandbox.inbox import Mail
from sandbox.world import World

PATIENCE_SECONDS = 60.0
APPROVALS, HANDOVER = "/approvals/", "/handover/"
_TAGS = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)


class StoryError(Exception):
    """The story cannot go on; the message says what did not happen."""


@dataclass(frozen=True)
class Page:
    """A page as its reader sees it."""

    status: int
    text: str

    def __contains__(self, words: str) -> bool:
        return words in self.text


class Mailbox:
    """Reads one person's mails, each once, in the order they came."""

    def __init__(self, world: World, address: str) -> None:
        self.address = address
        self._world, self._seen = world, 0

    def next_mail(self) -> Mail:
        """Waits for it."""
        try:
            mails = self._world.inbox.wait_for(self.address, count=self._seen + 1, limit_seconds=PATIENCE_SECONDS)
        except TimeoutError as problem:
            raise StoryError(f"no further mail came for {self.address}") from problem
        self._seen += 1
        return mails[self._seen - 1]


def link_in(mail: Mail, kind: str) -> str:
    """The link of that kind that a person would click."""
    found = [link for link in mail.links if kind in link]
    if len(found) != 1:
        raise StoryError(f"the mail '{mail.subject}' has {len(found)} links of {kind} instead of one")
    return found[0]


def look(link: str) -> Page:
    """Open it, as a person or a mail filter does."""
    return _page(httpx2.get(link, timeout=PATIENCE_SECONDS))


def decide(link: str, choice: str, reason: str = "") -> Page:
    return _page(httpx2.post(link, data={"choice": choice, "reason": reason}, timeout=PATIENCE_SECONDS))


def press(link: str) -> Page:
    """The only button of a page."""
    return _page(httpx2.post(link, timeout=PATIENCE_SECONDS))


def _page(answer: httpx2.Response) -> Page:
    words = html.unescape(_TAGS.sub(" ", answer.text))
    return Page(answer.status_code, " ".join(words.split()))
