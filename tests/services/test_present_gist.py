"""An approver grasps a plan before reading any step, and no step is left out of what stands above."""

import pytest

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import ObjectId, StepId
from shared.domain.plan import Plan, StepMode
from shared.services.present_gist import SAYINGS, present_gist
from shared.services.present_steps import SEVERAL, present_steps
from tests.builders import a_company, a_plan
from tests.services.plans import a_step_of, everything_plan, onboarding_plan
from tests.services.readable import unreadable

ZONE = a_company().zone


def a_group(name: str) -> ObjectRef:
    return ObjectRef(id=ObjectId(name), name=name, address=f"{name.lower()}@brightfork.example")


def leaving(*names: str, task: Task = Task.GROUP_REMOVE):
    return tuple(a_step_of(task, id=StepId(name), object=a_group(name)) for name in names)


def gist(plan: Plan) -> dict[str, str]:
    return {line.topic: line.text for line in present_gist(plan)}


def test_every_task_has_words_that_people_read():
    said = [text for saying in SAYINGS.values() for text in (saying.one, saying.many)]

    assert set(SAYINGS) == set(Task)
    assert [text for text in said if unreadable(text)] == []


def test_every_step_to_be_done_is_said_and_no_other():
    one = {task: gist(a_plan(steps=(a_step_of(task),))) for task in Task}

    assert [task for task, lines in one.items() if len(lines) != 1] == []
    assert gist(a_plan(steps=(a_step_of(Task.ACCESS_BLOCK, mode=StepMode.NOOP),))) == {}
    assert gist(a_plan(steps=(a_step_of(Task.ACCESS_BLOCK, mode=StepMode.MANUAL),))) == {}


def test_an_onboarding_begins_with_the_account():
    assert gist(onboarding_plan()) == {
        "Account": "new, reports to Marisol Vega",
        "Access": "temporary pass",
        "Groups": "added to Sales",
        "Licences": "Office 365 E3 assigned",
    }


def test_high_risk_is_marked_and_stands_first():
    lines = present_gist(
        a_plan(steps=(*leaving("Sales"), a_step_of(Task.ACCESS_REVOKE_SESSIONS), a_step_of(Task.ACCESS_BLOCK)))
    )

    assert [line.topic for line in lines] == ["Access", "Groups"]
    assert [(part.text, part.is_high) for part in lines[0].parts] == [
        ("sign-in blocked", True),
        ("signed out everywhere", False),
    ]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        pytest.param(leaving("Sales"), "removed from Sales", id="one"),
        pytest.param(leaving("Sales", "Yard"), "removed from Sales and Yard", id="two"),
        pytest.param(leaving("Sales", "Yard", "Dispatch"), "removed from 3 groups", id="more"),
        pytest.param(
            leaving("Sales", "Yard") + leaving("Drivers", task=Task.LIST_REMOVE),
            "removed from 3 groups and lists",
            id="with a list",
        ),
    ],
)
def test_few_groups_are_named_and_many_are_counted(steps, said):
    assert gist(a_plan(steps=steps))["Groups"] == said


def test_steps_that_differ_only_in_their_object_stand_together_with_every_object():
    plan = a_plan(steps=(*leaving("Sales", "Yard"), a_step_of(Task.ACCESS_BLOCK), *leaving("Dispatch")))

    views = present_steps(plan.steps, plan, ZONE)

    assert [view.title for view in views] == ["Remove from 3 groups", "Block sign-in"]
    assert views[0].items == (
        "Sales (sales@brightfork.example)",
        "Yard (yard@brightfork.example)",
        "Dispatch (dispatch@brightfork.example)",
    )
    assert [(c.before, c.after) for c in views[0].changes] == [("member", "not a member")]


def test_steps_with_different_reasons_stay_apart():
    first, second = leaving("Sales", "Yard")
    plan = a_plan(steps=(first, second.model_copy(update={"why": everything_plan().steps[0].why})))

    assert [view.items for view in present_steps(plan.steps, plan, ZONE)] == [(), ()]


def test_only_tasks_about_objects_are_put_together():
    assert set(SEVERAL) <= {task for task, saying in SAYINGS.items() if "{object}" in saying.one}
