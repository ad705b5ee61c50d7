"""Refuses paths that would do something else than they say."""

import re

# Without /$ref this addresses the member itself: with enough permission Graph deletes the person, not the membership.
_MEMBER_ITSELF = re.compile(
    r"^/(groups|directoryRoles|directory/administrativeUnits)/[^/]+/(members|owners)/[^/?]+/?(\?|$)"
)
_WELL_FORMED = re.compile(r"^/[A-Za-z]")


def check_path(method: str, url: str) -> None:
    """Raises ValueError: a path like this is a defect of ours, never the ticket's or the tenant's."""
    path = url.partition("?")[0]
    if method.upper() == "DELETE" and _MEMBER_ITSELF.match(path.replace("%24", "$")):
        raise ValueError("DELETE of a member without /$ref deletes the person; it is not sent")
    segments = path.split("/")
    if not _WELL_FORMED.match(path) or "" in segments[1:] or ".." in segments:
        raise ValueError("a Graph path with an empty segment was built; it is not sent")
