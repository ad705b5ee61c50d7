"""The only place that knows all adapters: settings in, ports out, each made once for the process."""

import ssl
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import httpx2

from shared.adapters.attachments.attachment_reader import AttachmentReader
from shared.adapters.clock import SystemClock
from shared.adapters.entra.access import CredentialKind, TenantAccess
from shared.adapters.entra.tokens import Entra
from shared.adapters.forms.forms_reader import FormsReader
from shared.adapters.jwt import EntraTokens
from shared.adapters.mail.graph import GraphMailer
from shared.adapters.mail.smtp import open_smtp
from shared.adapters.psa.desks import PsaDesks
from shared.adapters.signing.links import LinkSigner
from shared.adapters.tables.audit import TableAudit
from shared.adapters.tables.companies import TableCompanies
from shared.adapters.tables.connections import TableConnections
from shared.adapters.tables.runs import TableRuns
from shared.adapters.tables.spending import TableSpending
from shared.adapters.tables.storage import Storage, open_storage
from shared.adapters.tenant import TenantDirectory
from shared.adapters.vault.vault import open_vault
from shared.domain.ids import TenantId
from shared.ports import (
    AuditLog,
    Clock,
    Companies,
    Connections,
    Desks,
    Directory,
    Mailer,
    Reader,
    RunStore,
    Signer,
    Spending,
    Tokens,
    Vault,
)
from shared.services.outbox import Outbox
from shared.services.sources import Sources
from shared.services.tenant import Tenant
from shared.settings import Llm, MailBy, Settings, load_settings
from shared.telemetry import configure_logging

_MAKING = Lock()


@dataclass(frozen=True)
class Ports:
    """Everything that entry points hand to services."""

    settings: Settings
    clock: Clock
    storage: Storage
    companies: Companies
    connections: Connections
    desks: Desks
    forms: Reader
    files: AttachmentReader
    llm: Reader | None
    spending: Spending
    directory: Directory
    mailer: Mailer
    runs: RunStore
    audit: AuditLog
    signer: Signer
    vault: Vault
    tokens: Tokens

    @property
    def outbox(self) -> Outbox:
        return Outbox(
            runs=self.runs,
            companies=self.companies,
            connections=self.connections,
            desks=self.desks,
            mailer=self.mailer,
            signer=self.signer,
            vault=self.vault,
            clock=self.clock,
            public_url=self.settings.public_url,
        )

    @property
    def sources(self) -> Sources:
        return Sources(
            connections=self.connections,
            desks=self.desks,
            forms=self.forms,
            llm=self.llm,
            files=self.files,
            spending=self.spending,
        )

    @property
    def tenant(self) -> Tenant:
        return Tenant(directory=self.directory, vault=self.vault)


def ports() -> Ports:
    """The ports of this process. Raises ConfigurationError with every problem when the settings are unsafe or incomplete."""
    with _MAKING:  # requests that come first together share what one of them makes
        return _made_once()


@lru_cache(maxsize=1)
def _made_once() -> Ports:
    settings, clock = load_settings(), SystemClock()
    # Before anything is sent: the Azure libraries log each request, and every record has to pass redaction.
    configure_logging(settings.log_level.value)
    storage = open_storage(settings)
    vault = open_vault(settings, storage, clock=clock)
    entra = Entra(_access(settings))
    return Ports(
        settings=settings,
        clock=clock,
        storage=storage,
        companies=TableCompanies(storage),
        connections=TableConnections(storage),
        desks=PsaDesks(vault, clock=clock, ca_bundle=settings.ca_bundle),
        forms=FormsReader(),
        files=AttachmentReader(),
        llm=model_reader(settings),
        spending=TableSpending(storage),
        directory=TenantDirectory(_access(settings), clock, entra=entra),
        mailer=_mailer(settings, entra, clock),
        runs=TableRuns(storage, clock=clock),
        audit=TableAudit(storage),
        signer=LinkSigner(settings.signing_keys, clock=clock),
        vault=vault,
        tokens=_tokens(settings),
    )


def _access(settings: Settings) -> TenantAccess:
    return TenantAccess(
        app_id=settings.app_id,
        credential=CredentialKind(settings.credential.value),
        hosts=settings.hosts,
        ca_bundle=settings.ca_bundle,
        secret=settings.app_secret,
        certificate=settings.app_certificate,
        identity_client_id=settings.identity_client_id,
    )


def _tokens(settings: Settings) -> EntraTokens:
    http = httpx2.Client(verify=_trust(settings), timeout=10)
    home = TenantId(settings.home_tenant)
    return EntraTokens(login_url=settings.hosts.login_url, tenant=home, app_id=settings.app_id, http=http)


def _trust(settings: Settings) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=settings.ca_bundle or None)


def _mailer(settings: Settings, entra: Entra, clock: Clock) -> Mailer:
    if settings.mail is MailBy.SMTP:
        return open_smtp(settings, clock=clock)
    if settings.mail is MailBy.ACS:
        return _acs_mailer(settings, clock)
    return GraphMailer(
        graph_url=settings.hosts.graph_url,
        sender=settings.mail_from,
        token=lambda: entra.graph.get(TenantId(settings.home_tenant)),
        clock=clock,
        ca_bundle=settings.ca_bundle,
    )


def _acs_mailer(settings: Settings, clock: Clock) -> Mailer:
    from azure.identity import ManagedIdentityCredential

    from shared.adapters.azure_faults import outside
    from shared.adapters.mail.acs import SCOPE, AcsMailer

    identity = ManagedIdentityCredential(client_id=settings.identity_client_id or None)

    def token() -> str:
        with outside("managed identity"):
            return str(identity.get_token(SCOPE).token)

    return AcsMailer(
        url=settings.acs_url, sender=settings.mail_from, token=token, clock=clock, ca_bundle=settings.ca_bundle
    )


def model_reader(settings: Settings) -> Reader | None:
    """The language model as a reader. Its library is imported only where one is configured."""
    if settings.llm is Llm.NONE:
        return None
    from shared.adapters.llm.clients import AZURE_SCOPE, azure_client, openai_client
    from shared.adapters.llm.llm_reader import LlmReader, Prices

    if settings.llm is Llm.OPENAI:
        client = openai_client(settings.llm_api_key.get_secret_value(), base_url=settings.llm_base_url)
    else:
        from azure.identity import ManagedIdentityCredential, get_bearer_token_provider

        identity = ManagedIdentityCredential(client_id=settings.identity_client_id or None)
        client = azure_client(get_bearer_token_provider(identity, AZURE_SCOPE), base_url=settings.llm_base_url)
    prices = Prices(settings.llm_price_in, settings.llm_price_out)
    return LlmReader(client, model=settings.llm_model, prices=prices)
