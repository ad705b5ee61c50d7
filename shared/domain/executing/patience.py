"""How long an accepted write may take to show, and how often a refused-for-now one is sent again.

Microsoft's directory is eventually consistent: a new object can answer 404 for minutes; a conversion takes its time.
"""

from datetime import timedelta

from shared.domain.catalogue import Task

_DEFAULT = timedelta(seconds=60)
_BY_TASK: dict[Task, timedelta] = {
    Task.USER_CREATE: timedelta(minutes=5),
    Task.USER_PROFILE: timedelta(minutes=2),
    Task.LICENCE_ASSIGN: timedelta(minutes=2),
    Task.LICENCE_REMOVE: timedelta(minutes=2),
    Task.ACCESS_REVOKE_SESSIONS: timedelta(minutes=2),
    Task.MAILBOX_CONVERT_TO_SHARED: timedelta(minutes=30),
}

# With the pauses between them, three quarters of an hour: an outage shorter than that costs a run nothing but time.
MAX_ATTEMPTS = 12
# Answers without the pass in them: each makes a pass that nobody can use.
MAX_PASSES = 3
# After no answer at all: how long reading may show the old state before the write is sent again.
UNANSWERED = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=15)


def patience_for(task: Task) -> timedelta:
    """How long after the last attempt the state may still read as before."""
    return _BY_TASK.get(task, _DEFAULT)


def pause_before_look(waited: timedelta) -> timedelta:
    """Look soon at first, then less often: half of what has been waited, between one second and a minute."""
    return min(max(waited / 2, timedelta(seconds=1)), timedelta(minutes=1))


def pause_before_retry(attempts: int, hint: timedelta) -> timedelta:
    """The server's hint or our own growing pause, whichever is longer, within bounds."""
    own = timedelta(seconds=2 ** min(attempts, 20))
    return min(max(hint, own), LONGEST_PAUSE)
