"""Show a first sign-in once: recorded in the ledger first, then taken out of the vault for good.

In this order, because a secret that somebody saw must never be without a record. Where taking fails after recording, the
secret is still in the vault, and the receiver may press the button again.
"""

from pydantic import SecretStr

from shared.domain.errors import LedgerConflictError, RetryableError
from shared.domain.run import AuditEvent, AuditKind, Change
from shared.domain.value import Value
from shared.ports import Clock, Companies, RunStore, Signer, Vault
from shared.services.show_handover import HandoverLink, HandoverState, show_handover

ROUNDS = 8


class Revealed(Value):
    """`secret` is None when there was nothing (left) to show; `link` says why."""

    link: HandoverLink
    secret: SecretStr | None = None


def reveal(
    token: str,
    *,
    remote_address: str,
    signer: Signer,
    runs: RunStore,
    companies: Companies,
    vault: Vault,
    clock: Clock,
) -> Revealed:
    """Raises LinkError, or RetryableError when the run is written to without pause."""
    shown_before: int | None = None
    for _ in range(ROUNDS):
        link = show_handover(token, signer=signer, runs=runs, companies=companies, vault=vault)
        shown = _times_shown(link)
        shown_before = shown if shown_before is None else shown_before
        if link.state is not HandoverState.READY:
            return Revealed(link=link)
        if shown > shown_before:
            # Somebody pressed the same button at this very moment and was quicker.
            return Revealed(link=link.model_copy(update={"state": HandoverState.REVEALED}))
        try:
            runs.save(link.ledger, _change(link, remote_address, clock))
        except LedgerConflictError:
            continue
        secret = vault.take(link.key)
        after = show_handover(token, signer=signer, runs=runs, companies=companies, vault=vault)
        return Revealed(link=after, secret=secret)
    raise RetryableError("The request is being changed by several people at once. Please try again.")


def _times_shown(link: HandoverLink) -> int:
    return sum(e.kind is AuditKind.REVEALED and e.detail.get("secret") == link.key for e in link.ledger.events)


def _change(link: HandoverLink, remote_address: str, clock: Clock) -> Change:
    run, now = link.ledger.run, clock.now()
    detail = {"secret": link.key, "to": link.receiver, "remote_address": remote_address}
    event = AuditEvent(run=run.id, number=0, at=now, kind=AuditKind.REVEALED, actor=link.receiver, detail=detail)
    return Change(run=run.model_copy(update={"updated_at": now}), events=(event,))
