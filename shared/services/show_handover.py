"""What a handover link stands for: a first sign-in that can be shown once, was shown, or is gone. Reading only."""

from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.errors import LinkError, NotFoundError
from shared.domain.plan import Plan, Step
from shared.domain.policy import Company
from shared.domain.run import AuditEvent, AuditKind, Ledger
from shared.domain.value import Value
from shared.ports import Companies, LinkClaims, LinkPurpose, RunStore, Signer, Vault
from shared.services.bind_step import made_user
from shared.services.keep_secret import SECRET_TASKS, secret_key

# Longer than a secret is kept, so that a late click still learns what became of it.
LINK_LIFETIME = timedelta(days=90)


class HandoverState(StrEnum):
    READY = "ready"
    REVEALED = "revealed"
    GONE = "gone"  # never collected, and kept no longer


class HandoverLink(Value):
    """`user` is the account as it was made; `revealed` is the event of its one showing."""

    state: HandoverState
    key: str
    receiver: str
    user: ObjectRef
    step: Step
    made_at: datetime | None
    company: Company
    plan: Plan
    ledger: Ledger
    revealed: AuditEvent | None = None

    @property
    def usable_until(self) -> datetime | None:
        """When a temporary access pass runs out; a password does not."""
        minutes = self.step.settings.get("minutes")
        if self.step.task is not Task.ACCESS_PASS or self.made_at is None or not isinstance(minutes, int):
            return None
        return self.made_at + timedelta(minutes=minutes)


def show_handover(token: str, *, signer: Signer, runs: RunStore, companies: Companies, vault: Vault) -> HandoverLink:
    """Raises LinkError for anything that is not a link of ours."""
    claims = signer.read(LinkPurpose.HANDOVER, token, max_age=LINK_LIFETIME)
    try:
        ledger = runs.load(claims.run)
        plan = Plan.model_validate_json(runs.get_document(claims.run, ledger.run.plan_doc))
        company = companies.get(plan.company)
    except NotFoundError as gone:
        raise LinkError("invalid") from gone
    step = _step(plan, claims)
    revealed = _revealed(ledger, claims.digest)
    return HandoverLink(
        state=_state(vault, claims.digest, revealed),
        key=claims.digest,
        receiver=claims.subject,
        user=made_user(plan, ledger.steps) or plan.subject,
        step=step,
        made_at=ledger.progress(step.id).last_attempt_at,
        company=company,
        plan=plan,
        ledger=ledger,
        revealed=revealed,
    )


def _state(vault: Vault, key: str, revealed: AuditEvent | None) -> HandoverState:
    # The vault decides. A showing that was recorded and then failed to reach the reader can be repeated.
    if vault.has(key):
        return HandoverState.READY
    return HandoverState.REVEALED if revealed else HandoverState.GONE


def _step(plan: Plan, claims: LinkClaims) -> Step:
    for step in plan.steps:
        if step.task in SECRET_TASKS and secret_key(claims.run, step.id) == claims.digest:
            return step
    raise LinkError("invalid")


def _revealed(ledger: Ledger, key: str) -> AuditEvent | None:
    """The newest showing of this secret."""
    shown = [e for e in ledger.events if e.kind is AuditKind.REVEALED and e.detail.get("secret") == key]
    return shown[-1] if shown else None
