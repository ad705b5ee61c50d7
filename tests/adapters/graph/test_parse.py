"""Graph's rows -> domain values, also when a row is poor or odd."""

import pytest

from shared.adapters.graph.parse_group import parse_group
from shared.adapters.graph.parse_tenant import parse_pass_policy, parse_sku
from shared.adapters.graph.parse_user import moment, parse_brief, parse_user
from shared.domain.directory import GroupKind

ODD = [{}, {"id": None}, {"id": 1, "displayName": [], "groupTypes": None, "assignedLicenses": [None, {}], "mail": {}}]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"groupTypes": ["Unified"], "mailEnabled": True, "securityEnabled": True}, GroupKind.M365),
        ({"groupTypes": [], "mailEnabled": False, "securityEnabled": True}, GroupKind.SECURITY),
        ({"groupTypes": [], "mailEnabled": True, "securityEnabled": True}, GroupKind.MAIL_SECURITY),
        ({"groupTypes": [], "mailEnabled": True, "securityEnabled": False}, GroupKind.DISTRIBUTION),
        ({"groupTypes": ["Unified", "DynamicMembership"], "mailEnabled": True}, GroupKind.M365),
    ],
)
def test_the_kind_of_a_group_follows_microsofts_table(row, kind):
    assert parse_group({"id": "g", **row}).kind is kind


@pytest.mark.parametrize("row", ODD)
def test_odd_rows_do_not_crash_a_reader(row):
    assert parse_group(row).licence_skus == ()
    assert parse_brief(row).created_at is None
    assert parse_user(row, part_numbers={}, groups=()).licences == ()
    assert parse_sku(row).free == 0
    assert parse_pass_policy(row).is_enabled is False


@pytest.mark.parametrize(
    ("status", "units", "used", "free"),
    [
        ("Enabled", {"enabled": 10, "warning": 0, "suspended": 5}, 4, 6),
        ("Warning", {"enabled": 0, "warning": 10, "suspended": 0}, 4, 6),
        ("Suspended", {"enabled": 0, "warning": 0, "suspended": 10}, 4, 0),
        ("LockedOut", {"enabled": 10, "lockedOut": 10}, 0, 0),
        ("Enabled", {"enabled": 3}, 5, 0),
    ],
)
def test_free_seats_are_enabled_and_warning_less_those_in_use(status, units, used, free):
    row = {"capabilityStatus": status, "prepaidUnits": units, "consumedUnits": used, "appliesTo": "User"}

    assert parse_sku(row).free == free


@pytest.mark.parametrize("plan", ["EXCHANGE_S_FOUNDATION", "EXCHANGE_S_ARCHIVE_ADDON", "TEAMS1"])
def test_a_plan_without_a_mailbox_is_no_exchange(plan):
    assert not parse_sku({"servicePlans": [{"servicePlanName": plan}]}).has_exchange


def test_year_one_means_never():
    assert moment("0001-01-01T00:00:00Z") is None
    assert moment("2026-11-24T10:00:00.1234567Z") is not None
    assert str(moment("2026-11-24T10:00:00")).endswith("+00:00")
    assert moment("yesterday") is None
