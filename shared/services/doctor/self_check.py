"""The app looks at itself: storage, vault, signing keys, workflow engine, sign-in, companies, model and mail.

It writes one credential of its own and takes it back, and sends a mail only where an address for it is given. Nothing in a tenant
is changed. Every check runs, whatever the others found.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from pydantic import SecretStr

from shared.domain.errors import AccessError, GangwayError
from shared.domain.finding import Finding, SelfCheck, failed, fine, skipped
from shared.domain.ids import RunId, TenantId
from shared.ports import (
    Clock,
    Companies,
    Connections,
    Directory,
    Engine,
    LinkClaims,
    LinkPurpose,
    Mail,
    Mailer,
    Reader,
    RunStore,
    Signer,
    Vault,
)
from shared.services.doctor.check_companies import check_companies, check_sign_in
from shared.services.doctor.check_connections import check_connections
from shared.services.doctor.probe_ticket import probe_ticket

# The id of no run: of the form that the engine takes, and never made from a ticket.
NO_RUN = RunId("run-000000000000000000000000")


@dataclass(frozen=True)
class Parts:
    """What is looked at."""

    clock: Clock
    runs: RunStore
    vault: Vault
    signer: Signer
    engine: Engine
    companies: Companies
    connections: Connections
    directory: Directory
    mailer: Mailer
    llm: Reader | None
    home_tenant: str
    mail_to: str = ""


def self_check(parts: Parts) -> SelfCheck:
    checks: tuple[Callable[[Parts], list[Finding]], ...] = (
        _storage,
        _vault,
        _signing_keys,
        _engine,
        _sign_in,
        _companies,
        _connections,
        _model,
        _mail,
    )
    findings = [finding for check in checks for finding in check(parts)]
    return SelfCheck(at=parts.clock.now(), findings=(fine("settings", "sound"), *findings))


def settings_refused(problems: list[str], clock: Clock) -> SelfCheck:
    """The app does not even start to work; each problem is a sentence that says what to do."""
    return SelfCheck(at=clock.now(), findings=tuple(failed("settings", "refused", problem) for problem in problems))


def _storage(parts: Parts) -> list[Finding]:
    try:
        parts.runs.newest(limit=1)
    except GangwayError as fault:
        advice = (
            "Give the identity Storage Table Data Contributor and Storage Blob Data Owner on the account (the deployment does), "
            "and check GANGWAY_STORAGE_TABLE_URL and the account's network rules."
        )
        return [failed("storage", f"the ledger cannot be read: {fault}", advice)]
    return [fine("storage", "the ledger can be read")]


def _vault(parts: Parts) -> list[Finding]:
    """The whole way of a credential: kept, there, taken, gone."""
    key, secret = f"doctor-{secrets.token_hex(8)}", secrets.token_urlsafe(24)
    advice = (
        "Give the identity Key Vault Secrets Officer on the vault (the deployment does), and check GANGWAY_VAULT_URL and the "
        "vault's network rules."
    )
    try:
        parts.vault.keep(key, SecretStr(secret), until=parts.clock.now() + timedelta(minutes=5))
        taken, again = parts.vault.take(key), parts.vault.take(key)
    except GangwayError as fault:
        return [failed("vault", f"a credential cannot be kept: {fault}", advice)]
    if taken is None or taken.get_secret_value() != secret or again is not None:
        return [failed("vault", "a kept credential did not come back exactly once", advice)]
    return [fine("vault", "a credential is kept and given once")]


def _signing_keys(parts: Parts) -> list[Finding]:
    claims = LinkClaims(purpose=LinkPurpose.APPROVAL, run=NO_RUN, subject="doctor@gangway.example", digest="none")
    try:
        read = parts.signer.read(LinkPurpose.APPROVAL, parts.signer.sign(claims), max_age=timedelta(minutes=1))
    except GangwayError as fault:
        return [failed("signing keys", f"a link cannot be signed and read: {fault}", "Check GANGWAY_SIGNING_KEYS.")]
    if read != claims:
        return [failed("signing keys", "a signed link reads differently", "Check GANGWAY_SIGNING_KEYS.")]
    return [fine("signing keys", "links are signed and read")]


def _engine(parts: Parts) -> list[Finding]:
    try:
        parts.engine.is_working(NO_RUN)
    except GangwayError as fault:
        advice = (
            "Check the backend that host.json and AzureFunctionsJobHost__extensions__durableTask__... name, and the identity's "
            "roles there (Storage Queue Data Contributor, or Durable Task Data Contributor on the task hub)."
        )
        return [failed("workflow engine", f"it does not answer: {fault}", advice)]
    return [fine("workflow engine", "it answers")]


def _sign_in(parts: Parts) -> list[Finding]:
    if not parts.home_tenant:
        return [skipped("sign-in", "GANGWAY_HOME_TENANT is not set, so there is no tenant to try")]
    return [check_sign_in(TenantId(parts.home_tenant), parts.directory)]


def _companies(parts: Parts) -> list[Finding]:
    return check_companies(parts.companies, parts.directory)


def _connections(parts: Parts) -> list[Finding]:
    return check_connections(parts.connections, parts.vault)


def _model(parts: Parts) -> list[Finding]:
    if parts.llm is None:
        return [skipped("model", "none is configured: only forms are read, the rest goes to a technician")]
    try:
        parts.llm.read(probe_ticket(parts.clock.now()), instructions="")
    except GangwayError as fault:
        advice = (
            "Check GANGWAY_LLM_BASE_URL and GANGWAY_LLM_MODEL; with azure the identity needs Cognitive Services OpenAI User, "
            "with openai GANGWAY_LLM_API_KEY has to be valid. Until then only forms are read."
        )
        return [failed("model", f"it does not read: {fault}", advice)]
    return [fine("model", "it reads")]


def _mail(parts: Parts) -> list[Finding]:
    if not parts.mail_to:
        return [skipped("mail", "not tried: name an address with --mail-to")]
    mail = Mail(
        to=parts.mail_to,
        subject="Gangway can send mail",
        text="You asked Gangway to try whether it can send mail. It can.\n",
        html="<p>You asked Gangway to try whether it can send mail. It can.</p>",
        message_id=f"doctor-{secrets.token_hex(12)}@gangway.invalid",
    )
    try:
        parts.mailer.send(mail)
    except AccessError as refused:
        return [failed("mail", f"refused: {refused}", f"Grant {refused.missing or 'the permission to send'}.")]
    except GangwayError as fault:
        return [failed("mail", f"not sent: {fault}", "Check GANGWAY_MAIL and what belongs to it (docs/settings.md).")]
    return [fine("mail", "handed over; look into the mailbox, and into its junk folder")]
