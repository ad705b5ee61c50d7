"""The timer's schedule and what it holds together; what it does with each run is tested with the service."""

from sandbox.host.ncrontab import parse_schedule
from timer_triggers.poll_desks import EVERY_FIVE_MINUTES
from timer_triggers.reconcile_runs import EVERY_MINUTE, reconcile_each


def test_schedules_are_ncrontab_with_seconds() -> None:
    for schedule in (EVERY_MINUTE, EVERY_FIVE_MINUTES):
        assert len(schedule.split()) == 6
        parse_schedule(schedule)


def test_nothing_unfinished_is_nothing_to_do() -> None:
    def never(run: str) -> str:
        raise AssertionError(run)

    assert reconcile_each([], never) == {"seen": 0}
