"""Teams: the roster follows the group late, or brings somebody back."""

import pytest

from tests.sandbox.cloud.caller import Caller, refusal


@pytest.fixture
def allowed(brightfork: Caller) -> Caller:
    return brightfork.also_with("TeamMember.ReadWriteNonOwnerRole.All", "Team.ReadBasic.All")


def roster(caller: Caller) -> dict[str, str]:
    """User id -> membership id."""
    found = caller.get(f"/teams/{caller.group('operations-hub').id}/members").json()["value"]
    return {member["userId"]: member["id"] for member in found}


def leave(caller: Caller, local: str) -> int:
    hub = caller.group("operations-hub")
    return caller.delete(f"/groups/{hub.id}/members/{caller.user(local).id}/$ref").status_code


def test_the_roster_follows_the_group_late(allowed: Caller) -> None:
    """FC-a12."""
    allowed.cloud.faults.team_lag_seconds = 40
    dana = allowed.user("dana.whitlock")

    assert leave(allowed, "dana.whitlock") == 204
    assert dana.id in roster(allowed)
    allowed.cloud.state.clock.advance(41)
    assert dana.id not in roster(allowed)


def test_somebody_removed_may_come_back_once(allowed: Caller) -> None:
    """FC-a12, second variant."""
    allowed.cloud.faults.team_returns_member_after_seconds = 10
    dana, hub = allowed.user("dana.whitlock"), allowed.group("operations-hub")

    leave(allowed, "dana.whitlock")
    assert dana.id not in roster(allowed)
    allowed.cloud.state.clock.advance(11)
    assert dana.id in roster(allowed)
    assert dana.id in hub.members
    leave(allowed, "dana.whitlock")
    allowed.cloud.state.clock.advance(600)
    assert dana.id not in roster(allowed)


def test_leaving_the_roster_leaves_the_group_at_once(allowed: Caller) -> None:
    allowed.cloud.faults.team_lag_seconds = 40
    dana, hub = allowed.user("dana.whitlock"), allowed.group("operations-hub")

    answer = allowed.delete(f"/teams/{hub.id}/members/{roster(allowed)[dana.id]}")

    assert answer.status_code == 204
    assert dana.id not in hub.members
    assert hub.id not in {team["id"] for team in allowed.get(f"/users/{dana.id}/joinedTeams").json()["value"]}


def test_an_owner_needs_the_wider_permission(allowed: Caller) -> None:
    tyler, hub = allowed.user("tyler.novotny"), allowed.group("operations-hub")
    path = f"/teams/{hub.id}/members/{roster(allowed)[tyler.id]}"

    assert refusal(allowed.delete(path))[0] == 403
    assert allowed.also_with("TeamMember.ReadWrite.All").delete(path).status_code == 204


def test_a_group_without_team_has_no_roster(allowed: Caller) -> None:
    assert refusal(allowed.get(f"/teams/{allowed.group('finance-reports').id}/members"))[:2] == (404, "NotFound")
