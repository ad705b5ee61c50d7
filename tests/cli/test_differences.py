"""What applying a file would change is shown value by value."""

from cli.differences import differences
from shared.domain.catalogue import Task
from shared.domain.policy import Approval, Offboarding
from tests.builders import OMAR, RUTH, a_company


def test_the_same_company_has_no_differences():
    assert differences(a_company(), a_company()) == []


def test_a_changed_value_shows_both():
    before, after = a_company(name="Old name"), a_company(name="New name")

    assert differences(before, after) == ["~ name: Old name -> New name"]


def test_tasks_show_what_came_and_went():
    before, after = a_company(tasks={Task.USER_CREATE, Task.GROUP_ADD}), a_company(tasks={Task.USER_CREATE})

    assert differences(before, after) == ["~ tasks: - group.add"]


def test_values_inside_lists_of_people_are_compared_too():
    before, after = (
        a_company(approval=Approval(approvers=(RUTH,))),
        a_company(approval=Approval(approvers=(RUTH, OMAR))),
    )

    assert differences(before, after) == [
        "+ approval.approvers[2].email: omar.quist@harbourline.example",
        "+ approval.approvers[2].name: Omar Quist",
    ]


def test_something_that_is_no_longer_said_is_shown_as_gone():
    before, after = a_company(offboarding=Offboarding(auto_reply="Gone.")), a_company(offboarding=Offboarding())

    assert differences(before, after) == ["- offboarding.auto_reply: Gone."]


def test_of_a_new_company_only_what_was_said_is_shown():
    shown = differences(None, a_company())

    assert "+ name: Brightfork Logistics" in shown
    assert not [line for line in shown if "language" in line]
