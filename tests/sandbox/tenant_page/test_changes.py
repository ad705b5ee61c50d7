"""What counts as a change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sandbox.tenant_page.changes import ChangeWatch
from sandbox.tenant_page.rows import SkuRow, TenantView, UserRow

DANA = UserRow("u1", "Dana", "dana@x.example", "enabled", "", "", "", ("E3",), ("A", "B"), ())
TENANT = TenantView("t1", "Brightfork", "x.example", (DANA,), (), (SkuRow("s1", "E3", "Enabled", 3, 5),))


def test_the_first_look_changes_nothing() -> None:
    assert ChangeWatch().look(TENANT) == []


def test_of_lists_only_what_went_and_came_is_told() -> None:
    watch = ChangeWatch()
    watch.look(TENANT)

    (change,) = watch.look(replace(TENANT, users=(replace(DANA, groups=("B", "C")),)))

    assert (change.column, change.before, change.after) == ("groups", "− A", "+ C")


def test_new_rows_appear_and_old_ones_disappear() -> None:
    watch = ChangeWatch()
    watch.look(TENANT)

    changes = watch.look(replace(TENANT, users=(replace(DANA, id="u2", name="Noor"),)))

    assert [(change.name, change.column) for change in changes] == [("Dana", "disappeared"), ("Noor", "appeared")]


def test_seats_are_watched_too_and_changes_are_remembered_newest_first() -> None:
    watch = ChangeWatch()
    watch.look(TENANT)
    used = replace(TENANT, skus=(SkuRow("s1", "E3", "Enabled", 4, 5),))
    watch.look(used)

    changes = watch.look(replace(used, users=(replace(DANA, account="blocked"),)))

    assert [(change.column, change.after) for change in changes] == [("account", "blocked"), ("used", "4")]


def test_a_change_is_fresh_for_a_while() -> None:
    now = [datetime(2026, 11, 25, 9, tzinfo=UTC)]
    watch = ChangeWatch(clock=lambda: now[0])
    watch.look(TENANT)
    (change,) = watch.look(replace(TENANT, users=(replace(DANA, account="blocked"),)))

    before = watch.is_fresh(change, within=timedelta(seconds=30))
    now[0] += timedelta(seconds=31)

    assert (before, watch.is_fresh(change, within=timedelta(seconds=30))) == (True, False)
