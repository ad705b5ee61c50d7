"""How the newcomer signs in first: a temporary access pass where tenant and policy allow, else a random password."""

from shared.domain.catalogue import Task
from shared.domain.directory import PassPolicy
from shared.domain.ids import StepId
from shared.domain.outcome import Reason
from shared.domain.plan import State, Step, StepMode, Why, WhySource
from shared.domain.planning.grants import missing_for
from shared.domain.planning.steps import StepMaker
from shared.domain.policy import FirstSignIn


def add_first_sign_in(maker: StepMaker, created: Step) -> None:
    """Exactly one step, or none where the company allows neither."""
    rule = maker.company.onboarding.first_sign_in
    obstacle = _pass_obstacle(maker)
    if rule is not FirstSignIn.PASSWORD_ONLY and obstacle is None and maker.allows(Task.ACCESS_PASS):
        _add_pass(maker, created, None)
    elif rule is not FirstSignIn.PASS_ONLY and maker.allows(Task.ACCESS_PASSWORD):
        _add_password(maker, created)
    elif maker.allows(Task.ACCESS_PASS):
        _add_pass(maker, created, obstacle or Reason.PASS_DISABLED)


def _pass_obstacle(maker: StepMaker) -> Reason | None:
    policy = maker.snapshot.pass_policy
    if policy is None or not policy.is_enabled:
        return Reason.PASS_DISABLED
    joining = _joining(maker)
    if set(policy.excluded_groups) & set(joining):
        return Reason.PASS_DISABLED
    if policy.included_groups and not set(policy.included_groups) & set(joining):
        return Reason.PASS_DISABLED
    return Reason.PERMISSION_MISSING if missing_for(Task.ACCESS_PASS, maker.snapshot.granted) else None


def _joining(maker: StepMaker) -> dict[str, StepId]:
    """Groups this very plan adds the person to, with the step that does so."""
    steps = [s for s in maker.steps if s.task is Task.GROUP_ADD and s.mode is not StepMode.MANUAL]
    return {step.object.id: step.id for step in steps if step.object}


def _add_pass(maker: StepMaker, created: Step, reason: Reason | None) -> None:
    policy = maker.snapshot.pass_policy
    joining = _joining(maker)
    needed = tuple(joining[group] for group in policy.included_groups if group in joining) if policy else ()
    settings: State = {"minutes": _minutes(maker, policy), "once": bool(policy and policy.must_be_once)}
    maker.add(
        Task.ACCESS_PASS,
        before={"usable": False},
        after={"usable": True},
        settings=settings,
        why=(Why(source=WhySource.POLICY, text="first sign-in with a temporary access pass"),),
        reason=reason,
        requires=(created.id, *needed),
    )


def _minutes(maker: StepMaker, policy: PassPolicy | None) -> int:
    wished = maker.company.onboarding.pass_minutes
    return min(max(wished, policy.min_minutes), policy.max_minutes) if policy else wished


def _add_password(maker: StepMaker, created: Step) -> None:
    maker.add(
        Task.ACCESS_PASSWORD,
        before={"changed": False},
        after={"changed": True},
        why=(Why(source=WhySource.POLICY, text="first sign-in with a random password, to be changed at once"),),
        requires=(created.id,),
    )
