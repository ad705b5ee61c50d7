"""The seeded world holds every kind of account and group that makes trouble, the same on every start."""

import pytest

from sandbox.cloud.objects import GroupKind, User
from sandbox.cloud.roles import GLOBAL_ADMINISTRATOR
from sandbox.cloud.seed import APP_ID, BRIGHTFORK, RUEEGSEGGER, seeded_cloud
from sandbox.cloud.skus import ENTERPRISEPACK
from sandbox.cloud.state import Tenant


@pytest.fixture
def brightfork() -> Tenant:
    return seeded_cloud().tenants[BRIGHTFORK]


def named(tenant: Tenant, name: str) -> User:
    return next(user for user in tenant.users.values() if user.display_name == name)


def test_ids_are_the_same_on_every_start() -> None:
    first, second = seeded_cloud(), seeded_cloud()

    for tenant_id in (BRIGHTFORK, RUEEGSEGGER):
        assert list(first.tenants[tenant_id].users) == list(second.tenants[tenant_id].users)
        assert list(first.tenants[tenant_id].groups) == list(second.tenants[tenant_id].groups)


def test_both_tenants_are_of_believable_size() -> None:
    tenants = seeded_cloud().tenants

    assert 55 <= len(tenants[BRIGHTFORK].users) <= 65
    assert 22 <= len(tenants[RUEEGSEGGER].users) <= 30


@pytest.mark.parametrize(
    ("name", "title", "department"),
    [
        ("Marisol Vega", "Operations Manager", "Operations"),
        ("Tyler Novotny", "Dispatch Coordinator", "Operations"),
        ("Kelly Brandt", "HR Generalist", "Human Resources"),
        ("Priya Raman", "IT Lead", "IT"),
        ("Dana Whitlock", "Dispatch Lead", "Operations"),
    ],
)
def test_the_people_of_the_story_are_there(brightfork: Tenant, name: str, title: str, department: str) -> None:
    props = named(brightfork, name).props

    assert (props["jobTitle"], props["department"]) == (title, department)


def test_the_leaver_has_a_mailbox_a_direct_licence_a_manager_and_groups_of_all_kinds(brightfork: Tenant) -> None:
    dana = named(brightfork, "Dana Whitlock")

    assert brightfork.mailbox(dana.id) is not None
    assert [(held.sku_id, held.by_group) for held in dana.licences] == [(ENTERPRISEPACK, None)]
    assert dana.manager_id == named(brightfork, "Marisol Vega").id
    groups = {group.props["mailNickname"]: group for group in brightfork.view().groups_of(dana.id)}
    assert {"dispatch-team", "operations-hub", "dispatch-all", "drivers-notify", "all-staff"} <= set(groups)
    assert {group.kind for group in groups.values()} == set(GroupKind)
    assert groups["operations-hub"].has_team
    assert groups["all-staff"].is_dynamic


def test_awkward_accounts_are_there(brightfork: Tenant) -> None:
    users = list(brightfork.users.values())
    names = [user.display_name for user in users]

    assert any(user.is_guest for user in users)
    assert any(user.is_synced for user in users)
    assert any(held.by_group for user in users for held in user.licences)
    assert any(user.props["displayName"] is None for user in users)
    assert names.count("Jordan Ellis") == 2
    assert {"Chris Novak", "Chris Nóvak", "Siobhán O'Neill", "Łukasz Żółtowski"} <= set(names)
    assert brightfork.roles_of(named(brightfork, "Priya Raman").id) == {GLOBAL_ADMINISTRATOR}
    assert all(brightfork.roles_of(user) == {GLOBAL_ADMINISTRATOR} for user in brightfork.break_glass)


def test_awkward_groups_are_there(brightfork: Tenant) -> None:
    groups = list(brightfork.groups.values())

    assert any(group.is_role_assignable for group in groups)
    assert any(group.is_synced for group in groups)
    assert any(group.licences for group in groups)
    assert any(member in brightfork.groups for group in groups for member in group.members)
    assert [group.kind for group in groups if group.display_name == "Sales"] == [
        GroupKind.MICROSOFT_365,
        GroupKind.DISTRIBUTION,
    ]


def test_some_subscriptions_have_seats_and_some_have_none(brightfork: Tenant) -> None:
    free = {sku.part_number: sku.assignable_seats - brightfork.consumed(sku.sku_id) for sku in brightfork.skus.values()}

    assert free["ENTERPRISEPACK"] > 0
    assert free["VISIOCLIENT"] > 0
    assert free["SPB"] == free["O365_BUSINESS_PREMIUM"] == 0


def test_every_address_belongs_to_one_object_only() -> None:
    for tenant in seeded_cloud().tenants.values():
        held = [user.props["proxyAddresses"] for user in tenant.users.values()]
        held += [group.props["proxyAddresses"] for group in tenant.groups.values()]
        addresses = [address.casefold() for each in held for address in each]
        assert len(addresses) == len(set(addresses))


def test_the_product_is_consented_in_both_customers_tenants() -> None:
    for tenant_id in (BRIGHTFORK, RUEEGSEGGER):
        principal = seeded_cloud().tenants[tenant_id].service_principals[APP_ID]
        assert "User.ReadWrite.All" in principal.graph_permissions
        assert principal.exchange_permissions == {"Exchange.ManageAsApp"}
