"""What the adapters need to know to reach tenants: one value, made from the settings by whoever wires the app."""

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import SecretStr

from shared.clouds import CLOUDS, Cloud, CloudName


class CredentialKind(StrEnum):
    MANAGED_IDENTITY = "managed_identity"
    CERTIFICATE = "certificate"
    SECRET = "secret"  # noqa: S105 - the kind of a credential


@dataclass(frozen=True, slots=True)
class TenantAccess:
    """`hosts` may carry other addresses than Microsoft's. `certificate` is a path or the PEM text itself."""

    app_id: str
    credential: CredentialKind
    hosts: Cloud = field(default_factory=lambda: CLOUDS[CloudName.PUBLIC])
    ca_bundle: str = ""
    secret: SecretStr | None = field(default=None, repr=False)
    certificate: SecretStr | None = field(default=None, repr=False)
    identity_client_id: str = ""  # of a user-assigned managed identity
