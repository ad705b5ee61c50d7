"""A plan in a few words: what an approver must grasp before reading any step. It leaves no step out and explains none."""

from collections.abc import Iterable
from enum import StrEnum

from shared.domain.catalogue import Risk, Task
from shared.domain.plan import Plan, Step, StepMode
from shared.domain.value import Value
from shared.services.present_licences import short_licence_name
from shared.services.present_text import NAMELESS, numbered, one_line

LICENCES = frozenset({Task.LICENCE_ASSIGN, Task.LICENCE_REMOVE})
# More names than these are counted instead: the steps below have them all.
NAMED = 2


class Topic(StrEnum):
    ACCOUNT = "Account"
    ACCESS = "Access"
    MAILBOX = "Mailbox"
    GROUPS = "Groups"
    LICENCES = "Licences"


class Saying(Value):
    """What is said of one step of a task, and of more of them than can be named."""

    topic: Topic
    one: str
    many: str = ""


_LEAVES = Saying(topic=Topic.GROUPS, one="removed from {object}", many="removed from {count}")
SAYINGS: dict[Task, Saying] = {
    Task.USER_CREATE: Saying(topic=Topic.ACCOUNT, one="new"),
    Task.USER_PROFILE: Saying(topic=Topic.ACCOUNT, one="profile written"),
    Task.USER_MANAGER: Saying(topic=Topic.ACCOUNT, one="reports to {object}"),
    Task.ACCESS_BLOCK: Saying(topic=Topic.ACCESS, one="sign-in blocked"),
    Task.ACCESS_REVOKE_SESSIONS: Saying(topic=Topic.ACCESS, one="signed out everywhere"),
    Task.ACCESS_SCRAMBLE_PASSWORD: Saying(topic=Topic.ACCESS, one="password replaced"),
    Task.ACCESS_PASS: Saying(topic=Topic.ACCESS, one="temporary pass"),
    Task.ACCESS_PASSWORD: Saying(topic=Topic.ACCESS, one="first password"),
    Task.MAILBOX_DELEGATE: Saying(topic=Topic.MAILBOX, one="opened to {object}", many="opened to {count} people"),
    Task.MAILBOX_CONVERT_TO_SHARED: Saying(topic=Topic.MAILBOX, one="becomes shared"),
    Task.MAILBOX_HIDE: Saying(topic=Topic.MAILBOX, one="hidden"),
    Task.MAILBOX_AUTO_REPLY: Saying(topic=Topic.MAILBOX, one="automatic reply on"),
    Task.GROUP_ADD: Saying(topic=Topic.GROUPS, one="added to {object}", many="added to {count}"),
    Task.GROUP_REMOVE: _LEAVES,
    Task.LIST_REMOVE: _LEAVES,
    Task.LICENCE_ASSIGN: Saying(topic=Topic.LICENCES, one="{object} assigned", many="{count} assigned"),
    Task.LICENCE_REMOVE: Saying(topic=Topic.LICENCES, one="{object} removed", many="{count} removed"),
}

_ORDER = tuple(SAYINGS)


class PartView(Value):
    text: str
    is_high: bool = False


class GistView(Value):
    """One line: `Access: sign-in blocked, signed out everywhere`."""

    topic: str
    parts: tuple[PartView, ...]

    @property
    def text(self) -> str:
        return ", ".join(part.text for part in self.parts)


def present_gist(plan: Plan) -> tuple[GistView, ...]:
    """What will be done, by topic, the riskiest topic first."""
    to_do = [step for step in plan.steps if step.mode is StepMode.DO]
    lines = [GistView(topic=topic, parts=_parts(to_do, topic)) for topic in Topic]
    found = [line for line in lines if line.parts]
    return tuple(sorted(found, key=lambda line: line.topic != Topic.ACCOUNT and not any(p.is_high for p in line.parts)))


def _parts(steps: Iterable[Step], topic: Topic) -> tuple[PartView, ...]:
    alike: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda step: _ORDER.index(step.task)):
        saying = SAYINGS[step.task]
        if saying.topic is topic:
            alike.setdefault(saying.one, []).append(step)
    parts = [
        PartView(text=_said(same), is_high=any(step.risk is Risk.HIGH for step in same)) for same in alike.values()
    ]
    return tuple(sorted(parts, key=lambda part: not part.is_high))


def _said(steps: list[Step]) -> str:
    saying = SAYINGS[steps[0].task]
    names = list(dict.fromkeys(_name(step) for step in steps))
    if len(names) > NAMED and saying.many:
        return saying.many.format(count=_counted(steps, len(names)))
    return saying.one.format(object=" and ".join(names))


def _counted(steps: list[Step], count: int) -> str:
    if steps[0].task in LICENCES:
        return numbered(count, "licence", "licences")
    has_lists = any(step.task is Task.LIST_REMOVE for step in steps)
    return numbered(count, "group", "groups") + (" and lists" if has_lists else "")


def _name(step: Step) -> str:
    if step.object is None:
        return NAMELESS
    name = one_line(step.object.name) or one_line(step.object.address) or NAMELESS
    return short_licence_name(name) if step.task in LICENCES else name
