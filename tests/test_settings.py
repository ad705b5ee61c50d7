"""Settings: every problem at once, and no start when something is unsafe (field case FC-g05 among them)."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from shared.clouds import CLOUDS, CloudName
from shared.domain.errors import ConfigurationError
from shared.settings import Credential, Settings, load_settings, variable

ROOT = Path(__file__).parents[1]
KEY = "kX9-new-signing-key-0123456789abcdefghij"
OLD_KEY = "pQ3-old-signing-key-0123456789abcdefghij"
LOCAL = {
    "APP_ID": "5d0f6a44-0000-4000-8000-000000000001",
    "CREDENTIAL": "secret",
    "APP_SECRET": "invented-app-secret",
    "STORAGE": "UseDevelopmentStorage=true",
    "PUBLIC_URL": "http://127.0.0.1:7071/",
    "SMTP_HOST": "127.0.0.1",
    "MAIL_FROM": "Gangway <gangway@msp.example>",
    "SIGNING_KEYS": KEY,
}
DEPLOYED = {
    "APP_ID": "5d0f6a44-0000-4000-8000-000000000001",
    "HOME_TENANT": "5d0f6a44-0000-4000-8000-0000000000ff",
    "IDENTITY_CLIENT_ID": "5d0f6a44-0000-4000-8000-000000000002",
    "STORAGE_TABLE_URL": "https://gangwaystore.table.core.windows.net/",
    "STORAGE_BLOB_URL": "https://gangwaystore.blob.core.windows.net/",
    "VAULT_URL": "https://gangway.vault.azure.net",
    "PUBLIC_URL": "https://gangway.msp.example",
    "MAIL": "graph",
    "MAIL_FROM": "gangway@msp.example",
    "SIGNING_KEYS": KEY,
}


@pytest.fixture
def given(monkeypatch):
    """Puts exactly these settings into the environment; names in lower case are no settings of ours."""
    for name in list(os.environ):
        if name.upper().startswith(("GANGWAY_", "WEBSITE_", "AZUREWEBJOBSSTORAGE")):
            monkeypatch.delenv(name)

    def give(base, *, drop=(), others=(), **over):
        for name, value in (base | over).items():
            if name not in drop:
                monkeypatch.setenv(f"GANGWAY_{name}", value)
        for name, value in dict(others).items():
            monkeypatch.setenv(name, value)

    return give


def problems() -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load_settings()
    return caught.value.problems


def only_problem() -> str:
    found = problems()
    assert len(found) == 1, found
    return found[0]


def test_the_local_and_the_deployed_set_of_the_guide_load(given):
    given(LOCAL)
    assert load_settings().public_url == "http://127.0.0.1:7071"


def test_a_deployed_set_loads_with_the_clouds_own_hosts(given):
    given(DEPLOYED, others={"WEBSITE_SITE_NAME": "gangway", "WEBSITE_INSTANCE_ID": "0"})
    settings = load_settings()
    assert settings.credential is Credential.MANAGED_IDENTITY
    assert settings.hosts.graph_url == "https://graph.microsoft.com"
    assert settings.storage_table_url == "https://gangwaystore.table.core.windows.net"
    assert settings.is_known_cloud


@pytest.mark.parametrize("cloud", list(CloudName))
def test_a_cloud_fixes_every_host_and_audience(given, cloud):
    given(LOCAL, CLOUD=cloud)
    settings = load_settings()
    assert settings.hosts == CLOUDS[cloud]
    assert settings.is_known_cloud
    endings = {"public": (".com",), "usgov": (".us",), "china": (".cn",)}[cloud]
    assert CLOUDS[cloud].graph_url.endswith(endings)
    assert CLOUDS[cloud].login_url.endswith(endings)


def test_an_overridden_host_keeps_microsofts_audience_and_switches_discovery_off(given):
    given(
        LOCAL, LOGIN_URL="https://127.0.0.1:8443", GRAPH_URL="http://127.0.0.1:8400", EXCHANGE_URL="http://[::1]:8401"
    )
    settings = load_settings()
    assert settings.hosts.graph_url == "http://127.0.0.1:8400"
    assert settings.hosts.graph_scope == "https://graph.microsoft.com/.default"
    assert not settings.is_known_cloud


def test_every_problem_is_reported_at_once_even_beside_unreadable_values(given):
    given({}, SMTP_PORT="many", CLOUD="mars", LOGIN_URL="http://login.example", GRAPH_URL="ftp://x")
    found = "\n".join(problems())
    for name in (
        "SMTP_PORT", "CLOUD", "LOGIN_URL", "GRAPH_URL", "APP_ID", "SIGNING_KEYS", "PUBLIC_URL", "MAIL_FROM", "SMTP_HOST",
        "STORAGE",
    ):  # fmt: skip
        assert f"GANGWAY_{name}" in found


def test_without_any_settings_nothing_starts(given):
    given({})
    assert len(problems()) >= 6


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "missing"),
        (" , ,", "missing"),
        ("short", "at least 32"),
        ("a" * 64, "at least 32"),
        (f"{KEY},short", "at least 32"),
        (f"{KEY},{KEY}", "twice"),
    ],
)
def test_no_start_without_proper_signing_keys(given, keys, words):
    given(LOCAL, SIGNING_KEYS=keys)
    assert words in only_problem()


def test_signing_keys_are_a_list_newest_first(given):
    given(LOCAL, SIGNING_KEYS=f" {KEY} ,{OLD_KEY}")
    assert [key.get_secret_value() for key in load_settings().signing_keys] == [KEY, OLD_KEY]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("PUBLIC_URL", "http://gangway.msp.example"),
        ("PUBLIC_URL", "http://127.0.0.1.attacker.example"),
        ("PUBLIC_URL", "https://gangway.example/?x=1"),
        ("PUBLIC_URL", "gangway.msp.example"),
        ("PUBLIC_URL", "https://user:word@gangway.example"),
        ("PUBLIC_URL", "http://[bad"),
        ("PUBLIC_URL", "https://gangway.example:port"),
        ("LOGIN_URL", "http://127.0.0.1:8443"),
        ("LOGIN_URL", "https://"),
        ("GRAPH_URL", "http://10.0.0.8"),
        ("EXCHANGE_URL", "http://exchange.example"),
        ("SHAREPOINT_URL", "http://{tenant}.sharepoint.example"),
        ("LLM_BASE_URL", "http://models.example"),
        ("STORAGE", ""),
        ("VAULT_URL", "http://127.0.0.1"),
    ],
)
def test_unsafe_addresses_are_refused(given, name, url):
    given(LOCAL, **{name: url})
    assert name in only_problem()


@pytest.mark.parametrize("url", ["http://localhost:1", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:1"])
def test_this_machine_may_speak_http(given, url):
    given(LOCAL, PUBLIC_URL=url, GRAPH_URL=url, EXCHANGE_URL=url, LLM_BASE_URL=url)
    assert load_settings().public_url == url


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"CREDENTIAL": "secret", "APP_SECRET": ""}, "GANGWAY_APP_SECRET is missing"),
        ({"CREDENTIAL": "certificate", "APP_SECRET": ""}, "GANGWAY_APP_CERTIFICATE is missing"),
        ({"CREDENTIAL": "managed_identity"}, "remove the one you do not mean"),
        ({"APP_ID": ""}, "GANGWAY_APP_ID is missing"),
        ({"LLM": "openai", "LLM_MODEL": "m"}, "GANGWAY_LLM_API_KEY is missing"),
        ({"LLM": "openai", "LLM_API_KEY": "k"}, "GANGWAY_LLM_MODEL is missing"),
        ({"LLM": "azure", "LLM_MODEL": "m"}, "GANGWAY_LLM_BASE_URL is missing"),
        ({"SMTP_USER": "u"}, "belong together"),
        ({"SMTP_HOST": ""}, "GANGWAY_SMTP_HOST is missing"),
        ({"MAIL": "graph"}, "GANGWAY_HOME_TENANT is missing"),
        ({"MAIL": "acs"}, "GANGWAY_ACS_URL is missing"),
        ({"MAIL": "acs", "ACS_URL": "http://x.example"}, "GANGWAY_ACS_URL must begin with https://"),
        ({"MAIL": "acs", "ACS_URL": "https://x.example", "CLOUD": "usgov"}, "public cloud only"),
        ({"HOME_TENANT": "msp.example"}, "must be the id (GUID)"),
        ({"MAIL_FROM": "nobody"}, "GANGWAY_MAIL_FROM"),
        ({"MAIL_FROM": "a@msp.example, b@msp.example"}, "GANGWAY_MAIL_FROM"),
        ({"CA_BUNDLE": "/nowhere/ca.pem"}, "GANGWAY_CA_BUNDLE names no file"),
        ({"LOCALE": "English please"}, "GANGWAY_LOCALE"),
        ({"SMTP_PORT": "70000"}, "GANGWAY_SMTP_PORT"),
    ],
)
def test_settings_that_do_not_fit_together_are_refused(given, over, words):
    given(LOCAL, **over)
    assert words in only_problem()


def test_a_near_miss_of_a_name_is_told_and_other_names_are_left_alone(given):
    given(LOCAL, others={"GANGWAY_SIGNING_KEY": "x", "GANGWAY_DESK_API_KEY": "x"})
    assert only_problem() == "GANGWAY_SIGNING_KEY is no setting: did you mean GANGWAY_SIGNING_KEYS?"


def test_fc_g05_a_connection_string_beside_the_identity_is_refused(given):
    given(DEPLOYED, STORAGE="DefaultEndpointsProtocol=https;AccountName=x;AccountKey=eA==")
    assert "delete GANGWAY_STORAGE" in only_problem()


def test_fc_g05_the_platforms_own_connection_string_beside_its_identity_is_refused(given):
    given(
        DEPLOYED,
        others={
            "WEBSITE_SITE_NAME": "gangway",
            "AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=eA==",
            "AzureWebJobsStorage__blobServiceUri": "https://x.blob.core.windows.net",
        },
    )
    assert "wins over the identity" in only_problem()


@pytest.mark.parametrize("mark", ["WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID"])
@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"PUBLIC_URL": "http://127.0.0.1:7071"}, "GANGWAY_PUBLIC_URL points at this machine"),
        ({"LOGIN_URL": "https://127.0.0.1:8443"}, "GANGWAY_LOGIN_URL is no host"),
        ({"LOGIN_URL": "https://login.attacker.example"}, "GANGWAY_LOGIN_URL is no host"),
        ({"GRAPH_URL": "http://localhost:8400"}, "GANGWAY_GRAPH_URL is no host"),
        ({"GRAPH_URL": "https://graph.microsoft.us"}, "GANGWAY_GRAPH_URL is no host"),
        ({"EXCHANGE_URL": "http://[::1]:8400"}, "GANGWAY_EXCHANGE_URL is no host"),
        ({"LLM": "openai", "LLM_MODEL": "m", "LLM_API_KEY": "k", "LLM_BASE_URL": "http://127.0.0.1"}, "LLM_BASE_URL"),
        ({"CREDENTIAL": "secret", "APP_SECRET": "s"}, "GANGWAY_ALLOW_APP_SECRET"),
        ({"VAULT_URL": ""}, "GANGWAY_VAULT_URL is missing"),
        ({"HOME_TENANT": "", "MAIL": "smtp", "SMTP_HOST": "mail.msp.example"}, "GANGWAY_HOME_TENANT is missing"),
        ({"MAIL": "smtp", "SMTP_HOST": "localhost"}, "GANGWAY_SMTP_HOST is this machine"),
        ({"MAIL": "acs", "ACS_URL": "http://127.0.0.1:9"}, "GANGWAY_ACS_URL points at this machine"),
    ],
)
def test_sandbox_switches_are_refused_in_a_deployed_app(given, mark, over, words):
    given(DEPLOYED, others={mark: "gangway"}, **over)
    assert words in only_problem()


def test_a_key_to_the_storage_is_refused_in_a_deployed_app(given):
    given(
        DEPLOYED, drop=("STORAGE_TABLE_URL", "STORAGE_BLOB_URL"), STORAGE="UseDevelopmentStorage=true",
        others={"WEBSITE_SITE_NAME": "gangway"},
    )  # fmt: skip
    assert "so that the identity is used" in only_problem()


def test_a_secret_may_be_allowed_in_a_deployed_app_by_saying_so(given):
    given(
        DEPLOYED, CREDENTIAL="secret", APP_SECRET="s", ALLOW_APP_SECRET="true",
        others={"WEBSITE_SITE_NAME": "gangway"},
    )  # fmt: skip
    assert load_settings().credential is Credential.SECRET


def test_other_hosts_of_the_same_cloud_may_be_named_in_a_deployed_app(given):
    given(DEPLOYED, CLOUD="usgov", GRAPH_URL="https://dod-graph.microsoft.us", others={"WEBSITE_SITE_NAME": "gangway"})
    assert load_settings().hosts.graph_url == "https://dod-graph.microsoft.us"


def test_no_secret_shows_in_a_value_or_in_a_problem(given):
    given(LOCAL, SMTP_PORT="many", LLM_API_KEY="k-hidden-value")
    secrets = (KEY, "invented-app-secret", "k-hidden-value", "UseDevelopmentStorage")
    said = "\n".join(problems())
    given(LOCAL, SMTP_PORT="25")
    shown = repr(load_settings()) + said
    assert not any(secret in shown for secret in secrets)


def test_settings_are_frozen(given):
    given(LOCAL)
    with pytest.raises(ValueError, match="frozen"):
        load_settings().app_id = "another"  # type: ignore[misc]


def test_the_guide_names_every_setting_and_no_other():
    named = set(re.findall(r"GANGWAY_[A-Z_]+[A-Z]", (ROOT / "docs/settings.md").read_text(encoding="utf-8")))
    assert named == {variable(field) for field in Settings.model_fields}


def test_importing_the_settings_pulls_in_no_vendor_library():
    code = (
        "import shared.settings, shared.settings_checks, sys; print([m for m in sys.modules if m.split('.')[0] in %r])"
    )
    heavy = ("azure", "msal", "msgraph", "openai", "httpx2", "jinja2")
    done = subprocess.run([sys.executable, "-c", code % (heavy,)], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
