"""First sign-in secrets on their way from Microsoft's answer to the one-time handover: sealed before anything else happens."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from shared.domain.catalogue import Task
from shared.domain.executing.effects import Applied
from shared.domain.ids import RunId, StepId
from shared.domain.plan import Step
from shared.ports import Vault

SECRET_TASKS = frozenset({Task.ACCESS_PASS, Task.ACCESS_PASSWORD})
KEPT_FOR = timedelta(days=7)


def secret_key(run: RunId, step: StepId) -> str:
    """Where a step's secret is kept."""
    return f"{run}-{step.replace('.', '-').replace('_', '-')}"


def keep_secrets(run: RunId, answers: Mapping[StepId, Applied], now: datetime, *, vault: Vault) -> frozenset[StepId]:
    """Before the ledger hears of the answer: a crash in between loses the answer and not the secret. The steps that had one."""
    secrets = {step: answer.secret for step, answer in answers.items() if answer.secret is not None}
    for step, secret in secrets.items():
        vault.keep(secret_key(run, step), secret, until=now + KEPT_FOR)
    return frozenset(secrets)


def is_secret_lost(run: RunId, step: Step, *, vault: Vault) -> bool:
    """A pass or password was made whose value never reached us: nobody could ever use it."""
    return step.task in SECRET_TASKS and not vault.has(secret_key(run, step.id))
