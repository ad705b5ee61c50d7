"""A company: which tenant it owns, which PSA companies it is, and what may be done there, by whose decision.

This is the admin's own configuration (YAML, see `docs/companies.md`). It is the only place a tenant id ever comes from.
"""

from datetime import time
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import Annotated, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import EmailStr, Field, StringConstraints, field_validator, model_validator

from shared.domain.asking import Asking
from shared.domain.catalogue import Task
from shared.domain.ids import CompanyId, ConnectionId, TenantId
from shared.domain.value import Value

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
Guid = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


@cache
def _zones() -> set[str]:
    """Read once: it looks through a thousand files, and companies are loaded with every activity."""
    return available_timezones()


class Person(Value):
    """Somebody who decides or receives, by mail address."""

    name: str
    email: EmailStr


class FirstSignIn(StrEnum):
    """How a new user signs in first. `pass_or_password`: a temporary access pass, or a random password where none is possible."""

    PASS_OR_PASSWORD = "pass_or_password"  # noqa: S105 - a policy's name
    PASS_ONLY = "pass_only"  # noqa: S105 - a policy's name
    PASSWORD_ONLY = "password_only"  # noqa: S105 - a policy's name


class Apostrophe(StrEnum):
    DROP = "drop"
    KEEP = "keep"


class Naming(Value):
    """How sign-in names are made. `pattern` knows {given}, {surname}, {g} (first letter), {s}."""

    pattern: str = "{given}.{surname}"
    domain: str
    apostrophe: Apostrophe = Apostrophe.DROP
    # What is tried, in this order, when a name is taken; {n} counts from 2.
    collision: tuple[str, ...] = ("{given}.{surname}{n}",)

    @field_validator("pattern")
    @classmethod
    def _known_placeholders(cls, pattern: str) -> str:
        return _name_pattern(pattern, frozenset({"given", "surname", "g", "s"}))

    @field_validator("collision")
    @classmethod
    def _known_placeholders_of_each(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_name_pattern(pattern, frozenset({"given", "surname", "g", "s", "n"})) for pattern in patterns)


def _name_pattern(pattern: str, known: frozenset[str]) -> str:
    """The pattern if it makes the part before the @ of known words. Found out here, and not when the first newcomer comes."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as wrong:
        raise ValueError("the pattern has a brace without its partner") from wrong
    names = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    if not names or any(name not in known or spec or conversion for name, spec, conversion in names):
        words = ", ".join(f"{{{word}}}" for word in sorted(known))
        raise ValueError(f"the pattern may use {words} only, and at least one of them")
    if "@" in pattern:
        raise ValueError("the pattern makes the part before the @, nothing else")
    return pattern


class Defaults(Value):
    """What a new user gets besides what the ticket names. Licences are SKU part numbers, groups are display names or mail addresses."""

    department: str | None = None
    office: str | None = None
    licences: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Onboarding(Value):
    usage_location: Country
    naming: Naming
    # The first entry whose department and office match (None matches everything) adds its licences and groups.
    defaults: tuple[Defaults, ...] = ()
    first_sign_in: FirstSignIn = FirstSignIn.PASS_OR_PASSWORD
    pass_minutes: int = Field(default=480, ge=10, le=43200)
    # How long before the first working day the account is made.
    prepare_hours: int = Field(default=24, ge=0, le=24 * 30)
    start_of_day: time = time(8, 0)
    # Other words the customer uses for a licence -> SKU part number.
    licence_aliases: dict[str, str] = Field(default_factory=dict)


class DelegateRule(StrEnum):
    """Who gets the leaver's mailbox. The ticket may name somebody; otherwise this decides."""

    TICKET = "ticket"  # only whom the ticket names
    MANAGER = "manager"  # the manager in the directory, unless the ticket names somebody


class Offboarding(Value):
    end_of_day: time = time(18, 0)
    delegate: DelegateRule = DelegateRule.TICKET
    convert_to_shared: bool = True
    remove_licences: bool = True
    # {name}, {delegate} and {company} are filled in; None = no auto-reply unless the ticket asks for one.
    auto_reply: str | None = None
    hide_from_address_lists: bool = True
    # A last day further back than this is asked about (a wrong year?).
    max_days_back: int = Field(default=30, ge=0, le=3650)


class Approval(Value):
    approvers: tuple[Person, ...] = Field(min_length=1)
    needed: int = Field(default=1, ge=1)
    expires_hours: float = Field(default=72, gt=0, le=24 * 60)
    reminder_hours: float | None = Field(default=24, gt=0)
    # The person concerned and the requester never decide about themselves.

    @model_validator(mode="after")
    def _enough_approvers(self) -> Self:
        if self.needed > len({p.email.casefold() for p in self.approvers}):
            raise ValueError("needed is larger than the number of different approvers")
        return self


class ReadingPolicy(Value):
    """How much the language model may be asked for this company."""

    # Read and written, in a day of UTC; then tickets that need the model go to a technician. None: without limit.
    daily_tokens: int | None = Field(default=500_000, ge=0)


class Company(Value):
    """One customer of the MSP."""

    id: Slug
    name: str
    tenant_id: Guid
    domains: tuple[str, ...] = Field(min_length=1)
    country: Country
    timezone: str
    language: str = "en"
    # PSA company ids by connection: the only way a ticket is ever mapped to this company.
    desks: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    tasks: frozenset[Task]
    requesters: tuple[EmailStr, ...] = ()  # empty: anybody whose address is in `domains`
    protected: tuple[str, ...] = ()  # sign-in names never touched (break-glass accounts)
    onboarding: Onboarding
    offboarding: Offboarding = Offboarding()
    approval: Approval
    asking: Asking = Asking()
    reading: ReadingPolicy = ReadingPolicy()
    instructions: str = Field(default="", max_length=2000)  # the MSP's own words to the reader

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        if name not in _zones():
            raise ValueError(f"{name!r} is no IANA time zone such as Europe/Zurich")
        return name

    @field_validator("tenant_id")
    @classmethod
    def _lower_guid(cls, tenant_id: str) -> str:
        return tenant_id.lower()

    @model_validator(mode="after")
    def _naming_domain_is_ours(self) -> Self:
        if self.onboarding.naming.domain.casefold() not in {d.casefold() for d in self.domains}:
            raise ValueError("onboarding.naming.domain must be one of the company's domains")
        return self

    @property
    def company_id(self) -> CompanyId:
        return CompanyId(self.id)

    @property
    def tenant(self) -> TenantId:
        return TenantId(self.tenant_id)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def owns(self, connection: ConnectionId, company_ref: str) -> bool:
        """Whether the PSA company id of that connection is this company."""
        return company_ref in self.desks.get(connection, ())


class ConnectionKind(StrEnum):
    GENERIC = "generic"


class Connection(Value):
    """A configured PSA account. Secrets are names of entries in the vault or `env:NAME`, never values."""

    id: Slug
    kind: ConnectionKind = ConnectionKind.GENERIC
    name: str
    base_url: str
    api_key: str  # reference to a secret
    webhook_secret: str  # reference to a secret
    # Status values of that desk; None = leave the status alone.
    status_waiting: str | None = None
    status_done: str | None = None
    status_attention: str | None = None
    # Also start runs for tickets that polling finds without their webhook having come. Leave this off where the desk sends
    # only some of its tickets: polling sees them all.
    take_polled_tickets: bool = False

    @property
    def connection_id(self) -> ConnectionId:
        return ConnectionId(self.id)

    @field_validator("api_key", "webhook_secret")
    @classmethod
    def _is_reference(cls, reference: str) -> str:
        if not reference.startswith(("env:", "vault:")):
            raise ValueError("give a reference to the secret, env:NAME or vault:NAME, never the secret itself")
        return reference
