"""Paths that would do something else than they say are never sent."""

import pytest

from shared.adapters.graph.build import GraphCalls, Query
from shared.adapters.graph.guard import check_path


@pytest.mark.parametrize(
    "path",
    [
        "/groups/g/members/u",
        "/groups/g/members/u/",
        "/groups/g/members/u?$select=id",
        "/groups/g/owners/u",
        "/directoryRoles/r/members/u",
        "/directory/administrativeUnits/a/members/u",
    ],
)
def test_deleting_a_member_without_ref_is_refused(path):
    with pytest.raises(ValueError, match="deletes the person"):
        check_path("DELETE", path)


@pytest.mark.parametrize("path", ["/groups/g/members/u/$ref", "/groups/g/members/u/%24ref", "/users/u/manager/$ref"])
def test_deleting_a_reference_is_allowed(path):
    check_path("delete", path)


@pytest.mark.parametrize("path", ["/groups//members/$ref", "/users/", "//users", "users/u", "/users/../groups/g", ""])
def test_paths_with_empty_or_climbing_segments_are_refused(path):
    with pytest.raises(ValueError, match="not sent"):
        check_path("GET", path)


def test_a_request_about_nobody_cannot_be_built():
    calls = GraphCalls("https://graph.example")

    with pytest.raises(ValueError, match="not sent"):
        calls.get(calls.root.users.by_user_id(""))


def test_an_option_that_the_endpoint_does_not_know_is_an_error_and_not_dropped():
    calls = GraphCalls("https://graph.example")

    with pytest.raises(ValueError, match="filter"):
        calls.get(calls.root.users.by_user_id("u"), Query(filter="id eq '1'"))
