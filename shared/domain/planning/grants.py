"""Whether the permissions a tenant granted us cover a task, counting the broader ones that include what is needed."""

from shared.domain.catalogue import CATALOGUE, Task

# needed -> broader permissions that also do (Microsoft Graph permissions reference).
_COVERED_BY: dict[str, frozenset[str]] = {
    "User.Read.All": frozenset({"User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"}),
    "User.ReadWrite.All": frozenset({"Directory.ReadWrite.All"}),
    "User.EnableDisableAccount.All": frozenset({"User.ReadWrite.All", "Directory.ReadWrite.All"}),
    "User.RevokeSessions.All": frozenset({"User.ReadWrite.All", "Directory.ReadWrite.All"}),
    "LicenseAssignment.ReadWrite.All": frozenset({"User.ReadWrite.All", "Directory.ReadWrite.All"}),
    "GroupMember.ReadWrite.All": frozenset({"Group.ReadWrite.All", "Directory.ReadWrite.All"}),
    "UserAuthMethod-TAP.ReadWrite.All": frozenset({"UserAuthenticationMethod.ReadWrite.All"}),
}


def missing_for(task: Task, granted: frozenset[str]) -> tuple[str, ...]:
    """Permissions of the task that nothing granted covers, sorted."""
    needed = CATALOGUE[task].permissions
    return tuple(sorted(p for p in needed if p not in granted and not (_COVERED_BY.get(p, frozenset()) & granted)))
