"""The task catalogue: every thing Gangway can do, what it needs, how risky it is and how it is undone.

A company allows tasks by these names; a plan may contain no other. How a task is carried out through Microsoft's APIs is the
adapters' business (`shared/adapters/tenant/`), and none of it is decided here.
"""

from enum import StrEnum

from shared.domain.value import Value


class Task(StrEnum):
    USER_CREATE = "user.create"
    USER_PROFILE = "user.profile"
    USER_MANAGER = "user.manager"
    LICENCE_ASSIGN = "licence.assign"
    GROUP_ADD = "group.add"
    ACCESS_PASS = "access.pass"  # noqa: S105 - a task's name
    ACCESS_PASSWORD = "access.password"  # noqa: S105 - a task's name: the random first password where no pass is possible
    ACCESS_BLOCK = "access.block"
    ACCESS_REVOKE_SESSIONS = "access.revoke_sessions"
    ACCESS_SCRAMBLE_PASSWORD = "access.scramble_password"  # noqa: S105 - a task's name
    GROUP_REMOVE = "group.remove"
    LIST_REMOVE = "list.remove"
    MAILBOX_DELEGATE = "mailbox.delegate"
    MAILBOX_AUTO_REPLY = "mailbox.auto_reply"
    MAILBOX_HIDE = "mailbox.hide"
    MAILBOX_CONVERT_TO_SHARED = "mailbox.convert_to_shared"
    LICENCE_REMOVE = "licence.remove"


class Risk(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Surface(StrEnum):
    """Which of Microsoft's services carries a task out."""

    GRAPH = "graph"
    EXCHANGE = "exchange"


class Entry(Value):
    """What is fixed about a task. `permissions` are app roles as they appear in a token's `roles` claim."""

    task: Task
    surface: Surface
    permissions: frozenset[str]
    risk: Risk
    undo: str


EXCHANGE_PERMISSION = "Exchange.ManageAsApp"


def _graph(task: Task, permissions: tuple[str, ...], risk: Risk, undo: str) -> tuple[Task, Entry]:
    return task, Entry(task=task, surface=Surface.GRAPH, permissions=frozenset(permissions), risk=risk, undo=undo)


def _exchange(task: Task, risk: Risk, undo: str) -> tuple[Task, Entry]:
    permissions = frozenset({EXCHANGE_PERMISSION})
    return task, Entry(task=task, surface=Surface.EXCHANGE, permissions=permissions, risk=risk, undo=undo)


# Permissions are the least ones that Microsoft's permission reference names for the call (v1.0).
CATALOGUE: dict[Task, Entry] = dict(
    (
        _graph(Task.USER_CREATE, ("User.ReadWrite.All",), Risk.MEDIUM, "delete the user (restorable for 30 days)"),
        _graph(Task.USER_PROFILE, ("User.ReadWrite.All",), Risk.LOW, "write the earlier values back"),
        _graph(Task.USER_MANAGER, ("User.ReadWrite.All",), Risk.LOW, "set the earlier manager again"),
        _graph(Task.LICENCE_ASSIGN, ("LicenseAssignment.ReadWrite.All",), Risk.LOW, "remove the licence"),
        _graph(Task.GROUP_ADD, ("GroupMember.ReadWrite.All",), Risk.MEDIUM, "remove the member"),
        _graph(Task.ACCESS_PASS, ("UserAuthMethod-TAP.ReadWrite.All",), Risk.HIGH, "delete the pass"),
        _graph(Task.ACCESS_PASSWORD, ("User-PasswordProfile.ReadWrite.All",), Risk.HIGH, "scramble the password again"),
        _graph(Task.ACCESS_BLOCK, ("User.EnableDisableAccount.All", "User.Read.All"), Risk.HIGH, "allow sign-in again"),
        _graph(Task.ACCESS_REVOKE_SESSIONS, ("User.RevokeSessions.All",), Risk.MEDIUM, "nothing: the person signs in"),
        _graph(
            Task.ACCESS_SCRAMBLE_PASSWORD,
            ("User-PasswordProfile.ReadWrite.All",),
            Risk.HIGH,
            "issue a new first sign-in",
        ),
        _graph(Task.GROUP_REMOVE, ("GroupMember.ReadWrite.All",), Risk.MEDIUM, "add the member again"),
        _exchange(Task.LIST_REMOVE, Risk.LOW, "add the member again"),
        _exchange(Task.MAILBOX_DELEGATE, Risk.HIGH, "remove the permission"),
        _exchange(Task.MAILBOX_AUTO_REPLY, Risk.LOW, "write the earlier setting back"),
        _exchange(Task.MAILBOX_HIDE, Risk.LOW, "show the mailbox again"),
        _exchange(Task.MAILBOX_CONVERT_TO_SHARED, Risk.MEDIUM, "convert back to a user mailbox"),
        _graph(Task.LICENCE_REMOVE, ("LicenseAssignment.ReadWrite.All",), Risk.MEDIUM, "assign the licence again"),
    )
)
