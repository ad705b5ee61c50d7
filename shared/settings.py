"""Everything the environment says, as one frozen value. Company data never stands here; it lives in Table Storage.

`load_settings()` is called once at start. It reports every problem at once and refuses to start when something is unsafe; the
checks across settings stand in `settings_checks.py`. Each setting is described in docs/settings.md.
"""

import os
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from shared.clouds import CLOUDS, Cloud, CloudName
from shared.domain.errors import ConfigurationError

PREFIX = "GANGWAY_"


class Credential(StrEnum):
    """How Gangway proves to Entra that it is its own app registration."""

    MANAGED_IDENTITY = "managed_identity"
    CERTIFICATE = "certificate"
    SECRET = "secret"  # noqa: S105 - a kind of credential


class Llm(StrEnum):
    NONE = "none"
    OPENAI = "openai"
    AZURE = "azure"


class MailBy(StrEnum):
    SMTP = "smtp"
    GRAPH = "graph"
    ACS = "acs"


class SmtpTls(StrEnum):
    """`auto`: STARTTLS where the server offers it, and refused without it unless the server is on this machine."""

    AUTO = "auto"
    STARTTLS = "starttls"
    IMPLICIT = "implicit"


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"


class Settings(BaseSettings):
    """The settings as they were at start. Every field is an environment variable: GANGWAY_ and the name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    cloud: CloudName = CloudName.PUBLIC
    login_url: str = ""
    graph_url: str = ""
    exchange_url: str = ""
    sharepoint_url: str = ""
    ca_bundle: str = ""

    app_id: str = ""
    home_tenant: str = ""
    credential: Credential = Credential.MANAGED_IDENTITY
    app_secret: SecretStr = SecretStr("")
    app_certificate: SecretStr = SecretStr("")
    identity_client_id: str = ""
    allow_app_secret: bool = False

    llm: Llm = Llm.NONE
    llm_base_url: str = ""
    llm_model: str = ""
    llm_api_key: SecretStr = SecretStr("")
    llm_price_in: float = Field(default=0, ge=0)
    llm_price_out: float = Field(default=0, ge=0)

    storage: SecretStr = SecretStr("")
    storage_table_url: str = ""
    storage_blob_url: str = ""

    public_url: str = ""
    mail: MailBy = MailBy.SMTP
    acs_url: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_tls: SmtpTls = SmtpTls.AUTO
    mail_from: str = ""

    signing_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    vault_url: str = ""
    locale: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    log_level: LogLevel = LogLevel.INFO

    @field_validator("signing_keys", mode="before")
    @classmethod
    def _split_keys(cls, keys: object) -> object:
        return tuple(key.strip() for key in keys.split(",") if key.strip()) if isinstance(keys, str) else keys

    @field_validator(
        "login_url", "graph_url", "exchange_url", "sharepoint_url", "public_url", "llm_base_url", "vault_url", "acs_url"
    )
    @classmethod
    def _without_trailing_slash(cls, url: str) -> str:
        return url.strip().rstrip("/")

    @field_validator("storage_table_url", "storage_blob_url")
    @classmethod
    def _without_trailing_slash_too(cls, url: str) -> str:
        return url.strip().rstrip("/")

    @property
    def hosts(self) -> Cloud:
        """The cloud's hosts and audiences, with what LOGIN_URL, GRAPH_URL, EXCHANGE_URL and SHAREPOINT_URL override."""
        cloud = CLOUDS[self.cloud]
        names = ("login_url", "graph_url", "exchange_url", "sharepoint_url")
        return cloud.model_copy(update={name: getattr(self, name) or getattr(cloud, name) for name in names})

    @property
    def is_known_cloud(self) -> bool:
        """Whether sign-in is Microsoft's own. If not, instance discovery must be off: it would ask the public cloud."""
        hosts = {urlsplit(cloud.login_url).hostname for cloud in CLOUDS.values()}
        others = {host for cloud in CLOUDS.values() for host in cloud.other_hosts}
        return urlsplit(self.hosts.login_url).hostname in hosts | others


def load_settings() -> Settings:
    """The settings of this process. Raises ConfigurationError with one sentence for every problem."""
    # Imported here, not above: the checks look at the type that stands in this file.
    from shared.settings_checks import find_problems

    problems: list[str] = []
    try:
        settings = Settings()
    except ValidationError as wrong:
        settings, problems = _without_the_unreadable(wrong)
    problems += find_problems(settings, dict(os.environ))
    if problems:
        raise ConfigurationError(problems)
    return settings


def variable(field: str) -> str:
    return PREFIX + field.upper()


def _without_the_unreadable(wrong: ValidationError) -> tuple[Settings, list[str]]:
    """Defaults in place of what could not be read, so that the other checks still run."""
    unreadable = {str(error["loc"][0]).lower().removeprefix(PREFIX.lower()): error["msg"] for error in wrong.errors()}
    problems = [f"{variable(field)}: {message}" for field, message in unreadable.items()]
    defaults = {field: Settings.model_fields[field].get_default() for field in unreadable}
    return Settings(**defaults), problems
