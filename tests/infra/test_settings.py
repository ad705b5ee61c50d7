"""What the templates set is what the code reads: no setting is missing, misspelt or set for nobody."""

import re

import pytest

from shared.settings import Settings, load_settings, variable
from shared.settings_checks import find_problems
from tests.infra.bicep import INFRA, SAMPLES, app_settings

# Settings that a deployed app must not have, or needs for a trial only; each with the reason.
NOT_DEPLOYED = {
    "login_url": "fixed by the cloud", "graph_url": "fixed by the cloud", "exchange_url": "fixed by the cloud",
    "sharepoint_url": "fixed by the cloud", "ca_bundle": "the platform's certificates are right",
    "app_secret": "the identity needs none", "app_certificate": "the identity needs none",
    "allow_app_secret": "the identity needs none", "storage": "keys are switched off", "smtp_tls": "auto demands TLS",
}  # fmt: skip
STAND_INS = {
    "GANGWAY_CLOUD": "public",
    "GANGWAY_IDENTITY_CLIENT_ID": "00000000-0000-0000-0000-00000000000a",
    "GANGWAY_MAIL_FROM": "DoNotReply@a.azurecomm.net",
    "GANGWAY_SIGNING_KEYS": "k" * 20 + "0123456789abcdef",
}


def names_in_template() -> set[str]:
    return set(re.findall(r"\b(GANGWAY_\w+):", (INFRA / "app/settings.bicep").read_text()))


def as_deployed(sample: str) -> dict[str, str]:
    """The settings of a sample with what only Azure knows filled in."""
    return {name: filled_in(name, value) for name, value in app_settings(sample).items()}


def filled_in(name: str, value: str) -> str:
    if not value.startswith("[") and "@Microsoft.KeyVault" not in value:
        return value
    return STAND_INS.get(name, "https://made.by.azure.example/" if name.endswith("URL") else "filled-in")


def test_every_setting_of_the_code_is_set_or_has_a_reason_not_to_be():
    known = {variable(field) for field in Settings.model_fields}
    assert known - names_in_template() == {variable(field) for field in NOT_DEPLOYED}


def test_no_setting_is_set_that_the_code_does_not_read():
    assert names_in_template() <= {variable(field) for field in Settings.model_fields}


def test_the_samples_reach_every_setting_that_the_templates_can_set():
    assert {name for sample in SAMPLES for name in app_settings(sample)} >= names_in_template()


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_app_starts_with_the_settings_that_a_sample_deploys(sample, monkeypatch):
    settings = as_deployed(sample) | {"WEBSITE_SITE_NAME": "gangway-app"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert find_problems(load_settings(), settings) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_secret_stands_in_the_settings(sample):
    secret = re.compile(r"KEY|PASSWORD|SECRET|TOKEN", re.IGNORECASE)
    for name, value in app_settings(sample).items():
        if secret.search(name.removeprefix("APPLICATIONINSIGHTS_")):
            assert "@Microsoft.KeyVault(SecretUri=" in value, name


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_host_reaches_its_storage_by_identity_and_by_nothing_else(sample):
    found = app_settings(sample)
    assert found["AzureWebJobsStorage__credential"] == "managedidentity"
    assert {"blobServiceUri", "queueServiceUri", "tableServiceUri", "clientId"} <= {
        name.removeprefix("AzureWebJobsStorage__") for name in found
    }
    assert "AzureWebJobsStorage" not in found
    assert "AccountKey" not in str(found)


# "App settings reference": Flex Consumption refuses or ignores these.
REFUSED_ON_FLEX = re.compile(
    r"FUNCTIONS_WORKER_RUNTIME|FUNCTIONS_EXTENSION_VERSION|FUNCTIONS_WORKER_PROCESS_COUNT|WEBSITE_RUN_FROM_PACKAGE"
    r"|WEBSITE_CONTENT|WEBSITE_VNET_ROUTE_ALL|WEBSITE_DNS_SERVER|SCM_DO_BUILD|ENABLE_ORYX"
)


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_setting_is_set_that_flex_consumption_refuses(sample):
    assert [name for name in app_settings(sample) if REFUSED_ON_FLEX.match(name)] == []


def test_the_scheduler_is_named_where_it_is_chosen_and_only_there():
    override = "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"
    assert app_settings("full")[override] == "azureManaged"
    assert override not in app_settings("small")
