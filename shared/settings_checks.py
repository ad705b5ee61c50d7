"""What makes a set of settings unsafe or unusable. Pure: values in, sentences out; every check runs, whatever the others found."""

import difflib
import ipaddress
import re
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

from shared.clouds import CLOUDS, CloudName
from shared.settings import PREFIX, Credential, Llm, MailBy, Settings, variable

SHORTEST_KEY = 32
FEWEST_CHARACTERS = 8  # different ones in a key: "aaaa..." and the like are no keys
# Set by the platform in every deployed function app ("Environment variables and app settings reference").
DEPLOYED_MARKS = ("WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID")
HOST_STORAGE = "AzureWebJobsStorage"

_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def find_problems(settings: Settings, environ: Mapping[str, str]) -> list[str]:
    """One sentence for each problem, with the variable's name and what to do."""
    checks = [
        _unknown_names(environ),
        _keys(settings),
        _public_url(settings),
        _outside_urls(settings),
        _credential(settings),
        _storage(settings, environ),
        _mail(settings),
        _llm(settings),
        _files(settings),
    ]
    if is_deployed(environ):
        checks += [_deployed_secrets(settings), _deployed_urls(settings)]
    return [problem for check in checks for problem in check]


def is_deployed(environ: Mapping[str, str]) -> bool:
    return any(environ.get(mark) for mark in DEPLOYED_MARKS)


def is_loopback(url: str) -> bool:
    return is_loopback_host(_host(url))


def is_loopback_host(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost" or host.casefold().endswith(".localhost")


def _unknown_names(environ: Mapping[str, str]) -> Iterator[str]:
    """Only near misses: other GANGWAY_ variables may hold secrets that a connection names."""
    known = {variable(field) for field in Settings.model_fields}
    for name in sorted(environ):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.92)
            if near:
                yield f"{name} is no setting: did you mean {near[0]}?"


def _keys(settings: Settings) -> Iterator[str]:
    keys = [key.get_secret_value() for key in settings.signing_keys]
    make = 'make one with: python -c "import secrets; print(secrets.token_urlsafe(48))"'
    if not keys:
        yield f"GANGWAY_SIGNING_KEYS is missing: links and credentials are protected with it; {make}"
    if any(len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS for key in keys):
        yield f"GANGWAY_SIGNING_KEYS: every key needs at least {SHORTEST_KEY} random characters; {make}"
    if len(set(keys)) < len(keys):
        yield "GANGWAY_SIGNING_KEYS names the same key twice"


def _public_url(settings: Settings) -> Iterator[str]:
    if not settings.public_url:
        yield "GANGWAY_PUBLIC_URL is missing: the address of this app as people reach it, such as https://gangway.example"
        return
    yield from _url_problems("public_url", settings.public_url)
    if "?" in settings.public_url or "#" in settings.public_url:
        yield "GANGWAY_PUBLIC_URL must have no query: links are made by adding a path to it"


def _outside_urls(settings: Settings) -> Iterator[str]:
    for field in ("graph_url", "exchange_url", "llm_base_url", "storage_table_url", "storage_blob_url", "acs_url"):
        if getattr(settings, field):
            yield from _url_problems(field, getattr(settings, field))
    if settings.sharepoint_url:
        yield from _url_problems("sharepoint_url", settings.sharepoint_url.replace("{tenant}", "tenant"))
    if settings.login_url and not settings.login_url.startswith("https://"):
        yield "GANGWAY_LOGIN_URL must begin with https:// everywhere: Microsoft's sign-in libraries refuse anything else"
    elif settings.login_url:
        yield from _url_problems("login_url", settings.login_url)
    if settings.vault_url and not settings.vault_url.startswith("https://"):
        yield "GANGWAY_VAULT_URL must begin with https://, such as https://name.vault.azure.net"


def _url_problems(field: str, url: str) -> Iterator[str]:
    parts = _split(url)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        yield f"{variable(field)} is no address: it must begin with https:// and have a host"
    elif parts.username or parts.password:
        yield f"{variable(field)} must not carry a user name or password"
    elif parts.scheme == "http" and not is_loopback(url):
        yield f"{variable(field)} must begin with https://: http is for this machine only (127.0.0.1, localhost)"


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _host(url: str) -> str:
    parts = _split(url)
    return (parts.hostname or "") if parts else ""


def _credential(settings: Settings) -> Iterator[str]:
    if not settings.app_id:
        yield "GANGWAY_APP_ID is missing: the application (client) id of Gangway's app registration"
    needs = {Credential.SECRET: "app_secret", Credential.CERTIFICATE: "app_certificate"}
    needed = needs.get(settings.credential)
    if needed and not _has(settings, needed):
        yield f"GANGWAY_CREDENTIAL is {settings.credential}, but {variable(needed)} is missing"
    for field in needs.values():
        if field != needed and _has(settings, field):
            yield f"{variable(field)} is set, but GANGWAY_CREDENTIAL is {settings.credential}: remove the one you do not mean"
    if settings.home_tenant and not _GUID.fullmatch(settings.home_tenant):
        yield "GANGWAY_HOME_TENANT must be the id (GUID) of your own tenant, not its name"
    if settings.mail is MailBy.GRAPH and not settings.home_tenant:
        yield "GANGWAY_HOME_TENANT is missing: mail by Graph is sent from a mailbox in your own tenant"


def _storage(settings: Settings, environ: Mapping[str, str]) -> Iterator[str]:
    urls = [settings.storage_table_url, settings.storage_blob_url]
    if _has(settings, "storage") and any(urls):
        yield (
            "GANGWAY_STORAGE (a connection string) stands beside GANGWAY_STORAGE_TABLE_URL or GANGWAY_STORAGE_BLOB_URL (identity): "
            "delete GANGWAY_STORAGE, a key must never win over the identity"
        )
    elif not _has(settings, "storage") and not all(urls):
        yield (
            "storage is missing: set GANGWAY_STORAGE_TABLE_URL and GANGWAY_STORAGE_BLOB_URL (Azure, by identity) "
            "or GANGWAY_STORAGE (a connection string, for this machine)"
        )
    # Azure Functions host issues 11796 and 9397: the platform puts the string back, and it wins over the identity.
    if environ.get(HOST_STORAGE) and any(name.startswith(f"{HOST_STORAGE}__") for name in environ):
        yield (
            f"{HOST_STORAGE} (a connection string) stands beside {HOST_STORAGE}__... (identity): "
            f"delete {HOST_STORAGE} from the app settings, it wins over the identity"
        )


def _mail(settings: Settings) -> Iterator[str]:
    if not _ADDRESS.fullmatch(parseaddr(settings.mail_from, strict=True)[1]):
        yield "GANGWAY_MAIL_FROM is missing or no address: mails come from it, such as Gangway <gangway@msp.example>"
    if settings.mail is MailBy.SMTP and not settings.smtp_host:
        yield "GANGWAY_SMTP_HOST is missing: the mail server, or set GANGWAY_MAIL=graph or acs"
    if settings.mail is MailBy.ACS and not settings.acs_url:
        yield "GANGWAY_ACS_URL is missing: the endpoint of your Communication Services resource, or set GANGWAY_MAIL=graph"
    if settings.mail is MailBy.ACS and settings.cloud is not CloudName.PUBLIC:
        yield "GANGWAY_MAIL is acs, which this app can use in the public cloud only: set GANGWAY_MAIL=graph or smtp"
    if bool(settings.smtp_user) != _has(settings, "smtp_password"):
        yield "GANGWAY_SMTP_USER and GANGWAY_SMTP_PASSWORD belong together: set both or none"


def _llm(settings: Settings) -> Iterator[str]:
    if settings.llm is Llm.NONE:
        return
    if not settings.llm_model:
        yield f"GANGWAY_LLM is {settings.llm}, but GANGWAY_LLM_MODEL is missing"
    if settings.llm is Llm.OPENAI and not _has(settings, "llm_api_key"):
        yield "GANGWAY_LLM is openai, but GANGWAY_LLM_API_KEY is missing"
    if settings.llm is Llm.AZURE and not settings.llm_base_url:
        yield "GANGWAY_LLM is azure, but GANGWAY_LLM_BASE_URL is missing: the endpoint of your Azure OpenAI resource"


def _files(settings: Settings) -> Iterator[str]:
    if settings.ca_bundle and not Path(settings.ca_bundle).is_file():
        yield "GANGWAY_CA_BUNDLE names no file: it must be a PEM file with the certificates to trust"
    certificate = settings.app_certificate.get_secret_value()
    if certificate and not certificate.lstrip().startswith("-----BEGIN") and not Path(certificate).is_file():
        yield "GANGWAY_APP_CERTIFICATE must be a PEM text (certificate and private key) or the path of a file with it"


def _deployed_secrets(settings: Settings) -> Iterator[str]:
    """In Azure nothing needs a password of ours: what has one there is a leftover of a trial."""
    if settings.credential is Credential.SECRET and not settings.allow_app_secret:
        yield (
            "GANGWAY_CREDENTIAL is secret in a deployed app: use managed_identity or certificate, "
            "or say GANGWAY_ALLOW_APP_SECRET=true if you must"
        )
    if _has(settings, "storage"):
        yield (
            "GANGWAY_STORAGE is a connection string in a deployed app: delete it and set GANGWAY_STORAGE_TABLE_URL and "
            "GANGWAY_STORAGE_BLOB_URL, so that the identity is used"
        )
    if not settings.home_tenant:
        yield "GANGWAY_HOME_TENANT is missing: the id (GUID) of your own tenant, whose people and apps may use the API"
    if not settings.vault_url:
        yield "GANGWAY_VAULT_URL is missing: in a deployed app credentials wait in Key Vault, not in a table"


def _deployed_urls(settings: Settings) -> Iterator[str]:
    """Our tokens go to these hosts: in a deployed app they are Microsoft's, not a simulator's."""
    cloud = CLOUDS[settings.cloud]
    for field in ("login_url", "graph_url", "exchange_url"):
        own, given = _host(getattr(cloud, field)), _host(getattr(settings, field))
        if given and given != own and given not in cloud.other_hosts:
            yield f"{variable(field)} is no host of the {settings.cloud} cloud, and this app is deployed: remove it"
    for field in ("public_url", "sharepoint_url", "llm_base_url", "storage_table_url", "storage_blob_url", "acs_url"):
        if is_loopback(getattr(settings, field)):
            yield f"{variable(field)} points at this machine, and this app is deployed: it is a setting of the sandbox"
    if settings.mail is MailBy.SMTP and is_loopback_host(settings.smtp_host):
        yield "GANGWAY_SMTP_HOST is this machine, and this app is deployed: name your mail server"


def _has(settings: Settings, field: str) -> bool:
    secret: SecretStr = getattr(settings, field)
    return bool(secret.get_secret_value())
