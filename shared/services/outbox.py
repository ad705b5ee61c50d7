"""Everything that sending needs, in one value: services that only pass it on need not know the parts."""

from dataclasses import dataclass

from shared.ports import Clock, Companies, Connections, Desks, Mailer, RunStore, Signer, Vault


@dataclass(frozen=True)
class Outbox:
    runs: RunStore
    companies: Companies
    connections: Connections
    desks: Desks
    mailer: Mailer
    signer: Signer
    vault: Vault
    clock: Clock
    public_url: str
