"""The story notices when a tenant does not end as it should: what is missing, what is wrong, and what nobody asked for."""

import copy

import pytest

from sandbox.cloud.dump import dump_cloud
from sandbox.cloud.seed import BRIGHTFORK, seeded_cloud
from sandbox.cloud.state import Cloud, Tenant
from sandbox.story.expected import Aspects, Expected, moved, one_less, there, without
from sandbox.story.tenant_facts import Difference, Place, describe, differences, facts_of

TENANT = "Brightfork Logistics Inc."
DANA = "dana.whitlock@brightfork.example"
BLOCKED: Aspects = {"accountEnabled": False}


@pytest.fixture
def cloud() -> Cloud:
    return seeded_cloud()


@pytest.fixture
def before(cloud: Cloud):
    return facts_of(copy.deepcopy(dump_cloud(cloud)))


def brightfork(cloud: Cloud) -> Tenant:
    return cloud.tenants[BRIGHTFORK]


def block(cloud: Cloud, upn: str) -> None:
    user = brightfork(cloud).find_user(upn)
    assert user is not None
    brightfork(cloud).users.change(user.id).props["accountEnabled"] = False


def problems(before, cloud: Cloud, expected: Expected) -> list[str]:
    return expected.problems(differences(before, facts_of(dump_cloud(cloud))))


def test_an_untouched_tenant_has_no_differences(cloud: Cloud, before):
    assert differences(before, facts_of(dump_cloud(cloud))) == []


def test_what_was_expected_and_happened_is_no_problem(cloud: Cloud, before):
    block(cloud, DANA)

    assert problems(before, cloud, Expected(TENANT, {DANA: BLOCKED})) == []


def test_what_did_not_happen_is_a_problem(cloud: Cloud, before):
    assert problems(before, cloud, Expected(TENANT, {DANA: BLOCKED})) == [f"{DANA}: accountEnabled did not change"]


def test_what_nobody_asked_for_is_a_problem(cloud: Cloud, before):
    block(cloud, DANA)
    block(cloud, "tyler.novotny@brightfork.example")

    (problem,) = problems(before, cloud, Expected(TENANT, {DANA: BLOCKED}))

    assert "tyler.novotny@brightfork.example" in problem
    assert "nobody asked for that" in problem


def test_a_change_in_another_tenant_is_a_problem(cloud: Cloud, before):
    other = next(tenant for tenant in cloud.tenants.values() if tenant.country == "CH")
    someone = next(iter(other.users.values()))
    other.users.change(someone.id).props["jobTitle"] = "Somebody else"

    assert len(problems(before, cloud, Expected())) == 1


def test_a_deleted_user_is_a_problem(cloud: Cloud, before):
    tenant = brightfork(cloud)
    user = tenant.find_user(DANA)
    assert user is not None
    tenant.deleted_users[user.id] = tenant.users.remove(user.id)

    assert problems(before, cloud, Expected())


def a(before, after) -> Difference:
    return Difference(Place(TENANT, DANA, "x"), before, after)


@pytest.mark.parametrize(
    ("judge", "right", "wrong"),
    [
        (moved, a("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"), a("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z")),
        (moved, a(None, "2026-01-02T00:00:00Z"), a("2026-01-02T00:00:00Z", None)),
        (one_less, a(5, 4), a(5, 3)),
        (there, a("", "text"), a("text", "")),
        (without("A"), a(("A", "B"), ("B",)), a(("A", "B"), ())),
        (without("A"), a(("A",), ()), a(("A",), ("C",))),
    ],
)
def test_judgements(judge, right: Difference, wrong: Difference):
    assert judge(right) == ""
    assert judge(wrong) != ""


def test_a_list_is_described_by_what_came_and_went():
    assert describe(a(("A", "B"), ("B", "C"))) == "x: - A, + C"
