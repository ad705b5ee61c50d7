"""Words to objects: every exact candidate by whatever the word may be, and never "nobody" for "could not look"."""

import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Scope
from sandbox.cloud.graph.user_delete import bin_user
from shared.domain.directory import GroupKind, LookupQuery
from shared.domain.errors import AccessError, RetryableError
from tests.adapters.tenant_world import TENANT, batches, held, ref_of


def people(directory, *words):
    found = directory.lookup(TENANT, LookupQuery(people=words)).people
    return {word: {user.upn.partition("@")[0] for user in users} for word, users in found.items()}


def groups(directory, *words):
    found = directory.lookup(TENANT, LookupQuery(groups=words)).groups
    return {word: {(group.name, group.kind) for group in here} for word, here in found.items()}


def test_people_are_found_by_name_address_alias_and_other_mail(cloud, directory):
    dana = held(cloud, "Dana Whitlock")
    dana.props["otherMails"] = ["dana@private.example"]
    dana.props["proxyAddresses"].append("smtp:d.whitlock@brightfork.example")

    found = people(
        directory,
        "Dana Whitlock",
        "dana.whitlock@brightfork.example",
        "DANA.WHITLOCK@Brightfork.example",
        "d.whitlock@brightfork.example",
        "dana@private.example",
        "dana.whitlock@brightforklogistics.onmicrosoft.example",
    )

    assert set(map(frozenset, found.values())) == {frozenset({"dana.whitlock"})}
    assert len(batches(cloud)) == 1


def test_fc_a02_a_sign_in_name_that_is_not_the_mail_address_finds_the_same_person(cloud, directory):
    dana = held(cloud, "Dana Whitlock")
    dana.props["userPrincipalName"] = "dw1@ad.brightfork.example"

    found = directory.lookup(TENANT, LookupQuery(people=("dana.whitlock@brightfork.example",)))

    (user,) = found.people["dana.whitlock@brightfork.example"]
    assert (user.id, user.upn) == (dana.id, "dw1@ad.brightfork.example")


def test_all_namesakes_come_back_with_what_tells_them_apart(directory):
    found = directory.lookup(TENANT, LookupQuery(people=("Jordan Ellis",))).people["Jordan Ellis"]

    assert {(user.department, user.job_title) for user in found} == {
        ("Operations", "Yard Coordinator"),
        ("Warehouse", "Forklift Operator"),
    }
    assert all(user.created_at for user in found)


def test_fc_a18_the_same_name_written_differently_is_a_candidate_too(directory):
    assert people(directory, "Chris Novak", "chris  nóvak") == {
        "Chris Novak": {"chris.novak", "chris.novak2"},
        "chris  nóvak": {"chris.novak", "chris.novak2"},
    }


def test_a_first_name_alone_or_half_a_name_finds_nobody(directory):
    assert people(directory, "Chris", "Chris Nov", "Novak") == {"Chris": set(), "Chris Nov": set(), "Novak": set()}


def test_given_name_and_surname_find_somebody_with_another_display_name(cloud, directory):
    held(cloud, "Anneke de Groot").props["displayName"] = "A. de Groot (Warehouse)"

    assert people(directory, "Anneke de Groot") == {"Anneke de Groot": {"anneke.de-groot"}}


def test_fc_c06_apostrophes_and_other_signs_break_nothing(directory):
    words = ("Siobhán O'Neill", "Vivian D'Angelo", 'Anne "Nan" Holt', "AC/DC & Söhne #1", "50% Co.", "D’Arcy", "a\\b")

    found = people(directory, *words)

    assert found["Siobhán O'Neill"]
    assert found["Vivian D'Angelo"]
    assert [word for word in words[2:] if found[word]] == []


def test_fc_c06_a_group_with_signs_in_its_name_is_found(directory):
    found = groups(directory, "O'Hare Crossdock & Söhne", "Gatehouse (AD)", "100% #1/2 ? groups")

    assert len(found["O'Hare Crossdock & Söhne"]) == 1
    assert len(found["Gatehouse (AD)"]) == 1
    assert found["100% #1/2 ? groups"] == set()


def test_fc_c07_an_account_name_is_found_inside_the_same_batch(cloud, directory):
    assert people(directory, "gpike") == {"gpike": {"gerald.pike"}}
    assert len(batches(cloud)) == 1


def test_fc_c13_two_groups_of_one_name_both_come_back_with_their_kinds(directory):
    assert groups(directory, "Sales") == {"Sales": {("Sales", GroupKind.M365), ("Sales", GroupKind.DISTRIBUTION)}}


def test_a_group_is_found_by_name_address_and_the_part_before_the_at(directory):
    expected = {("Dispatch (all)", GroupKind.DISTRIBUTION)}
    words = ("Dispatch (all)", "dispatch-all@brightfork.example", "dispatch-all", "DISPATCH-ALL")

    assert groups(directory, *words) == dict.fromkeys(words, expected)


def test_a_group_is_found_without_the_words_around_its_name_and_in_any_width(directory):
    expected = {("Dispatch (all)", GroupKind.DISTRIBUTION)}
    words = ("the list Dispatch (all)", "Verteiler dispatch-all", "dispatch-all group", "Ｄｉｓｐａｔｃｈ (all)")

    assert groups(directory, *words) == dict.fromkeys(words, expected)


def test_groups_that_only_begin_alike_are_similar_and_never_found(directory):
    found = directory.lookup(TENANT, LookupQuery(groups=("Dispatch Tean", "Dispаtch (all)")))

    assert found.groups == {"Dispatch Tean": (), "Dispаtch (all)": ()}
    assert "Dispatch Team" in {group.name for group in found.similar_groups["Dispatch Tean"]}
    assert found.similar_groups["Dispаtch (all)"] == ()  # its fifth letter is Cyrillic


def test_people_that_only_begin_alike_are_similar_and_never_found(directory):
    found = directory.lookup(TENANT, LookupQuery(people=("Marisol Vgea", "marisol.vgea@brightfork.example")))

    assert found.people["Marisol Vgea"] == ()
    assert "Marisol Vega" in {user.display_name for user in found.similar_people["Marisol Vgea"]}
    assert found.similar_people["marisol.vgea@brightfork.example"] == ()


def test_deleted_people_come_back_apart_from_the_living(cloud, directory):
    tenant = cloud.state.tenants[TENANT]
    bin_user(tenant, tenant.users[ref_of(cloud, "Dana Whitlock").id])

    words = ("Dana Whitlock", "dana.whitlock@brightfork.example")
    found = directory.lookup(TENANT, LookupQuery(people=words))

    assert [found.people[word] for word in words] == [(), ()]
    assert [found.deleted_people[word][0].display_name for word in words] == ["Dana Whitlock"] * 2


def test_somebody_made_a_moment_ago_is_found_by_sign_in_name_before_the_index_knows(cloud, directory):
    cloud.faults.index_lag_seconds = 60
    tenant = cloud.state.tenants[TENANT]
    tenant.users.change(ref_of(cloud, "Tyler Novotny").id).props["userPrincipalName"] = "t.novotny@brightfork.example"

    assert people(directory, "t.novotny@brightfork.example") == {"t.novotny@brightfork.example": {"t.novotny"}}


def test_blank_words_find_nobody_and_ask_nothing(cloud, directory):
    found = directory.lookup(TENANT, LookupQuery(people=(" ", "\u00a0"), groups=("",)))

    assert found.people == {" ": (), "\u00a0": ()}
    assert found.groups == {"": ()}
    assert batches(cloud) == []


def test_words_that_look_like_addresses_but_are_none_are_asked_without_an_error(directory):
    assert set(map(len, people(directory, "a b@c", "@", "x@y@z", "<dana@brightfork.example>").values())) == {0}


@pytest.mark.parametrize(
    ("kind", "error"), [(FaultKind.ERROR, AccessError), (FaultKind.UNAVAILABLE, RetryableError)], ids=["403", "503"]
)
def test_what_could_not_be_searched_is_an_error_and_never_nobody(cloud, directory, kind, error):
    cloud.faults.add(FaultRule(kind=kind, scope=Scope.BATCH_ITEM, path=r"/users\?", times=None, status=403))

    with pytest.raises(error):
        directory.lookup(TENANT, LookupQuery(people=("Dana Whitlock",)))


def test_many_words_go_out_in_parallel_batches_of_twenty(cloud, directory):
    words = tuple(f"Nobody Number{n}" for n in range(30))

    assert set(map(len, people(directory, *words).values())) == {0}
    assert [len(entry.items) for entry in batches(cloud)] == [20, 20, 20]
