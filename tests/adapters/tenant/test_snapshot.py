"""The snapshot: complete, in one batch per service, and honest about what could not be read."""

import pytest
from azure.core.credentials import AccessToken

from sandbox.cloud.faults import FaultKind, FaultRule, Scope, Surface
from sandbox.cloud.graph.user_delete import bin_user
from sandbox.cloud.objects import Group
from sandbox.cloud.seed import RUEEGSEGGER
from shared.adapters.entra.tokens import Entra
from shared.domain.catalogue import EXCHANGE_PERMISSION, Task
from shared.domain.directory import GroupKind, MailboxAccess, MailboxKind, SnapshotQuery
from shared.domain.errors import AccessError, RetryableError
from shared.domain.ids import ObjectId, TenantId
from tests.adapters.tenant_world import TENANT, a_directory, a_step, an_access, batches, held, ref_of

ALL = frozenset(Task)


def leaver(cloud, name="Dana Whitlock", **over):
    return SnapshotQuery(**{"subject": ref_of(cloud, name).id, "tasks": ALL} | over)


def test_a_leaver_is_read_with_everything_in_one_batch_per_service(cloud, directory):
    snapshot = directory.snapshot(TENANT, leaver(cloud))

    dana = snapshot.subject
    assert dana.brief.upn == "dana.whitlock@brightfork.example"
    assert dana.manager == ref_of(cloud, "Marisol Vega")
    assert [user.upn for user in snapshot.delegate_candidates] == ["marisol.vega@brightfork.example"]
    assert {ref.name for ref in dana.direct_reports} == {"Ines Carvalho", "Roderick Pruitt", "Malik Abernathy"}
    assert {group.name: group.kind for group in dana.groups} == {
        "Dispatch Team": GroupKind.SECURITY,
        "Operations": GroupKind.SECURITY,
        "All Staff": GroupKind.SECURITY,
        "Operations Hub": GroupKind.M365,
        "Dispatch (all)": GroupKind.DISTRIBUTION,
        "Drivers Notify": GroupKind.MAIL_SECURITY,
    }
    assert [group.name for group in dana.groups if group.is_dynamic] == ["All Staff"]
    assert [(one.part_number, one.via_group) for one in dana.licences] == [("ENTERPRISEPACK", None)]
    assert snapshot.mailbox.kind is MailboxKind.USER
    assert snapshot.mailbox.size_bytes > 0
    assert snapshot.mailbox_access is MailboxAccess.OK
    assert snapshot.verified_domains == ("brightfork.example", "brightforklogistics.onmicrosoft.example")
    assert snapshot.unreadable == ()
    assert (len(batches(cloud)), len(batches(cloud, "exchange"))) == (1, 1)


def test_seats_are_counted_as_microsoft_counts_them(cloud, directory):
    skus = {sku.part_number: sku for sku in directory.snapshot(TENANT, leaver(cloud)).skus}

    assert (skus["SPB"].free, skus["SPB"].is_assignable) == (0, True)
    assert (skus["O365_BUSINESS_PREMIUM"].free, skus["O365_BUSINESS_PREMIUM"].is_assignable) == (0, False)
    assert skus["ENTERPRISEPACK"].has_exchange
    assert not skus["VISIOCLIENT"].has_exchange


def test_an_inherited_licence_names_its_group_and_a_licence_of_a_lost_subscription_its_id(cloud, directory):
    abigail = directory.snapshot(TENANT, leaver(cloud, "Abigail Stroud")).subject
    assert [one.via_group.name for one in abigail.licences] == ["Licences - New Starters"]

    del cloud.state.tenants[TENANT].skus["6fd2c87f-b296-42f0-b197-1e91e994b900"]
    abigail = directory.snapshot(TENANT, leaver(cloud, "Abigail Stroud")).subject
    assert [one.part_number for one in abigail.licences] == ["6fd2c87f-b296-42f0-b197-1e91e994b900"]


def test_role_holders_and_guests_and_synced_people_are_recognised(cloud, directory):
    priya = directory.snapshot(TENANT, leaver(cloud, "Priya Raman")).subject
    nora = directory.snapshot(TENANT, leaver(cloud, "Nora Feldt")).subject
    gerald = directory.snapshot(TENANT, leaver(cloud, "Gerald Pike")).subject

    assert priya.roles == ("Global Administrator",)
    assert nora.brief.is_guest
    assert gerald.brief.is_synced
    assert [group.name for group in gerald.groups if group.is_synced] == ["Gatehouse (AD)"]


def test_names_that_people_and_lists_and_deleted_users_have_are_taken(cloud, directory):
    gone = ref_of(cloud, "Bao Tran")
    bin_user(cloud.state.tenants[TENANT], cloud.state.tenants[TENANT].users[gone.id])
    wished = (
        "dana.whitlock@brightfork.example",
        "dispatch-all@brightfork.example",
        "bao.tran@brightfork.example",
        "somebody.new@brightfork.example",
    )

    snapshot = directory.snapshot(TENANT, SnapshotQuery(addresses=wished, tasks=ALL))

    assert snapshot.taken_addresses == set(wished[:3])
    assert (len(batches(cloud)), len(batches(cloud, "exchange"))) == (1, 0)


def test_a_name_given_a_moment_ago_is_taken_although_the_lists_do_not_show_it_yet(cloud, directory):
    cloud.faults.index_lag_seconds = 60
    upn = "somebody.new@brightfork.example"
    after = {"userPrincipalName": upn, "displayName": "N", "mailNickname": "somebody.new", "accountEnabled": True}
    directory.apply(TENANT, [a_step(Task.USER_CREATE, ref_of(cloud, "Dana Whitlock"), after=after)])

    assert directory.snapshot(TENANT, SnapshotQuery(addresses=(upn,))).taken_addresses == {upn}


def test_the_groups_asked_for_come_back_by_id_and_a_missing_one_comes_back_empty(cloud, directory):
    there, missing = ref_of(cloud, "Leadership").id, ObjectId("00000000-0000-4000-8000-000000000000")

    groups = directory.snapshot(TENANT, SnapshotQuery(groups=(there, missing))).mentions.groups

    assert [group.name for group in groups[there]] == ["Leadership"]
    assert groups[missing] == ()


def test_the_pass_policy_is_read_for_newcomers_with_its_groups(cloud, directory):
    policy = cloud.state.tenants[TENANT].tap_policy
    policy.once_only, policy.include_groups = True, [ref_of(cloud, "Operations").id]

    read = directory.snapshot(TENANT, SnapshotQuery(tasks=ALL)).pass_policy

    assert (read.min_minutes, read.max_minutes, read.must_be_once) == (60, 480, True)
    assert read.included_groups == (ref_of(cloud, "Operations").id,)


def test_a_subject_who_does_not_exist_is_nobody_and_not_unreadable(cloud, directory):
    snapshot = directory.snapshot(TENANT, SnapshotQuery(subject=ObjectId("00000000-0000-4000-8000-000000000000")))

    assert snapshot.subject is None
    assert "subject" not in snapshot.unreadable


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (r"/transitiveMemberOf/", "roles"),
        (r"/ownedObjects/", "owned_groups"),
        (r"/directReports", "direct_reports"),
        (r"/subscribedSkus", "skus"),
        (r"/memberOf/graph.group", "groups"),
    ],
)
def test_a_part_that_is_refused_is_named_and_the_rest_is_there(cloud, directory, path, part):
    cloud.faults.add(
        FaultRule(
            kind=FaultKind.ERROR, scope=Scope.BATCH_ITEM, path=path, times=None, status=403, code="Authorization_RequestDenied"
        )
    )  # fmt: skip

    snapshot = directory.snapshot(TENANT, leaver(cloud))

    assert part in snapshot.unreadable
    assert snapshot.subject.brief.display_name == "Dana Whitlock"
    assert snapshot.mailbox is not None


def test_memberships_that_do_not_answer_stop_the_snapshot_instead_of_looking_empty(cloud, directory):
    cloud.faults.add(FaultRule(kind=FaultKind.UNAVAILABLE, scope=Scope.BATCH_ITEM, path=r"/memberOf/", times=None))

    with pytest.raises(RetryableError):
        directory.snapshot(TENANT, leaver(cloud))


@pytest.mark.parametrize("status", [401, 403, 500])
def test_a_closed_or_broken_exchange_is_denied_and_never_no_mailbox(cloud, directory, status):
    cloud.faults.add(FaultRule(kind=FaultKind.ERROR, surface=Surface.EXCHANGE, times=None, status=status))

    snapshot = directory.snapshot(TENANT, leaver(cloud))

    assert snapshot.mailbox_access is MailboxAccess.DENIED
    assert "mailbox" in snapshot.unreadable
    assert snapshot.subject is not None


def test_somebody_without_a_mailbox_has_none_and_exchange_is_fine(cloud, directory):
    snapshot = directory.snapshot(TENANT, leaver(cloud, "Viktor Hanley"))

    assert (snapshot.mailbox, snapshot.mailbox_access, snapshot.unreadable) == (None, MailboxAccess.OK, ())


def test_exchange_is_left_alone_when_no_task_needs_it(cloud, directory):
    snapshot = directory.snapshot(TENANT, leaver(cloud, tasks=frozenset({Task.ACCESS_BLOCK})))

    assert snapshot.mailbox_access is MailboxAccess.NOT_NEEDED
    assert batches(cloud, "exchange") == []


def test_who_may_open_a_mailbox_and_its_reply_are_read_as_a_person_wrote_it(cloud, directory):
    box = cloud.state.tenants[TENANT].mailboxes[ref_of(cloud, "Dispatch Desk").id]
    box.auto_reply.state = type(box.auto_reply.state).ENABLED
    box.auto_reply.internal_message = "<html><body>We&#39;re closed.<br>Back at 7.</body></html>"

    mailbox = directory.snapshot(TENANT, leaver(cloud, "Dispatch Desk")).mailbox

    assert mailbox.kind is MailboxKind.SHARED
    assert (mailbox.auto_reply_enabled, mailbox.auto_reply_text) == (True, "We're closed.\nBack at 7.")
    assert set(mailbox.full_access) == {
        "dana.whitlock@brightfork.example",
        "tyler.novotny@brightfork.example",
        "ines.carvalho@brightfork.example",
    }


def test_memberships_of_many_pages_are_all_read(cloud, directory):
    tenant, dana = cloud.state.tenants[TENANT], held(cloud, "Dana Whitlock")
    for number in range(1200):
        group_id = f"00000000-0000-4000-9000-{number:012d}"
        props = {"displayName": f"G{number}", "groupTypes": [], "mailEnabled": False, "securityEnabled": True}
        tenant.groups.seed(Group(group_id, tenant.clock.now(), props, members=[dana.id]))

    snapshot = directory.snapshot(TENANT, leaver(cloud))

    assert len(snapshot.subject.groups) == 1206
    assert len(batches(cloud)) == 2


def test_what_we_were_granted_is_what_the_tokens_say(cloud, directory):
    tenant = cloud.state.tenants[TENANT]
    principal = tenant.service_principals[cloud.app_id]

    assert directory.snapshot(TENANT, SnapshotQuery()).granted == principal.graph_permissions | {EXCHANGE_PERMISSION}

    principal.graph_permissions.discard("User.RevokeSessions.All")
    principal.exchange_permissions.clear()
    with a_directory(cloud) as fresh:
        granted = fresh.snapshot(TENANT, SnapshotQuery()).granted
    assert granted == principal.graph_permissions


def test_a_tenant_without_our_app_is_an_access_error_that_says_what_to_do(cloud, directory):
    del cloud.state.tenants[RUEEGSEGGER].service_principals[cloud.app_id]

    with pytest.raises(AccessError, match="consent"):
        directory.snapshot(TenantId(RUEEGSEGGER), SnapshotQuery())


def test_each_tenant_is_only_ever_reached_with_its_own_token(cloud, directory):
    other = TenantId(RUEEGSEGGER)
    foreign = ref_of(cloud, "Dana Whitlock").id

    assert directory.snapshot(other, SnapshotQuery(subject=foreign, tasks=ALL)).subject is None
    assert directory.snapshot(TENANT, SnapshotQuery(subject=foreign, tasks=ALL)).subject is not None
    asked = [entry.tenant_id for entry in [*batches(cloud), *batches(cloud, "exchange")]]
    assert set(asked) == {TENANT, other}


class Confused:
    """A credential that answers with the token of another tenant."""

    def __init__(self, access):
        self.inner = Entra(access)

    def get_token(self, *scopes, claims=None, tenant_id=None, enable_cae=False, **_):
        return AccessToken(self.inner.token(TenantId(RUEEGSEGGER), scopes[0]), 2_000_000_000)

    def close(self):
        self.inner.close()


def test_a_token_of_another_tenant_is_not_used(cloud):
    entra = Entra(an_access(cloud), make=lambda access, _: Confused(access))
    with a_directory(cloud, entra=entra) as directory, pytest.raises(AccessError, match="another tenant"):
        directory.snapshot(TENANT, leaver(cloud))
    assert batches(cloud) == []
