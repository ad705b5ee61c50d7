"""Whether the secrets that connections name are there."""

from shared.domain.errors import GangwayError
from shared.domain.finding import Finding, failed, fine, skipped
from shared.domain.policy import Connection
from shared.ports import Connections, Vault


def check_connections(connections: Connections, vault: Vault) -> list[Finding]:
    try:
        found = connections.all()
    except GangwayError as fault:
        return [failed("connections", f"they cannot be read: {fault}", "See the finding about storage.")]
    if not found:
        return [skipped("connections", "there is none yet: gangway connections apply FILE")]
    return [_check(connection, vault) for connection in found]


def _check(connection: Connection, vault: Vault) -> Finding:
    name = f"connection {connection.id}"
    for reference in (connection.api_key, connection.webhook_secret):
        try:
            vault.get(reference)
        except GangwayError as fault:
            return failed(name, str(fault), f"Put the secret where {reference} says, or correct the connection's file.")
    return fine(name, "its secrets are there")
