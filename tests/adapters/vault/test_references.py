"""Secrets that connections name: found where they are, never our own, and never shown in an error."""

import pytest

from shared.adapters.vault.references import KEPT_SECONDS, References
from shared.domain.errors import AccessError, ConfigurationError, RetryableError
from tests.adapters.vault.fake_key_vault import FakeKeyVault, a_key_vault


def problem(references, reference) -> str:
    with pytest.raises(ConfigurationError) as caught:
        references.get(reference)
    return caught.value.problems[0]


def test_a_secret_of_the_environment_is_found():
    assert References({"DESK_KEY": "k1"}, None).get("env:DESK_KEY").get_secret_value() == "k1"


@pytest.mark.parametrize("environ", [{}, {"DESK_KEY": ""}])
def test_a_missing_one_is_named(environ):
    assert "set the environment variable DESK_KEY" in problem(References(environ, None), "env:DESK_KEY")


@pytest.mark.parametrize(
    "name",
    [
        "GANGWAY_SIGNING_KEYS", "gangway_app_secret", "GANGWAY_STORAGE", "AzureWebJobsStorage", "IDENTITY_HEADER",
        "WEBSITE_AUTH_ENCRYPTION_KEY", "AZURE_CLIENT_SECRET",
    ],
)  # fmt: skip
def test_a_connection_cannot_have_our_own_secrets_sent_to_an_address_of_its_choice(name):
    said = problem(References({name: "ours", "GANGWAY_DESK_KEY": "fine"}, None), f"env:{name}")
    assert "no connection may use it" in said
    assert "ours" not in said.replace("of Gangway or", "")


def test_other_names_with_our_prefix_may_hold_secrets():
    assert References({"GANGWAY_DESK_KEY": "k"}, None).get("env:GANGWAY_DESK_KEY").get_secret_value() == "k"


@pytest.mark.parametrize(
    "reference", ["", "DESK_KEY", "env:", "vault:", "file:/etc/passwd", "vault:a/b", "vault:../x", "vault:ü"]
)
def test_other_forms_of_reference_are_refused(reference):
    assert "env:NAME" in problem(References({"": "x"}, a_key_vault()), reference)


def test_a_secret_of_the_vault_is_found_and_kept_for_a_minute():
    transport, now = FakeKeyVault(desk_key="k1"), [0.0]
    references = References({}, a_key_vault(transport), monotonic=lambda: now[0])
    assert [references.get("vault:desk-key").get_secret_value() for _ in range(3)] == ["k1"] * 3
    assert len(transport.requests) == 1
    transport.secrets["desk-key"] = "k2"
    now[0] = KEPT_SECONDS
    assert references.get("vault:desk-key").get_secret_value() == "k2"


def test_a_vault_without_that_secret_or_no_vault_at_all_is_a_configuration_problem():
    assert "add a secret" in problem(References({}, a_key_vault()), "vault:desk-key")
    assert "GANGWAY_VAULT_URL" in problem(References({}, None), "vault:desk-key")


@pytest.mark.parametrize(("status", "error"), [(403, AccessError), (503, RetryableError), (429, RetryableError)])
def test_a_vault_that_refuses_or_is_busy_is_told_apart(status, error):
    transport = FakeKeyVault(desk_key="very-secret")
    transport.status = status
    with pytest.raises(error) as caught:
        References({}, a_key_vault(transport)).get("vault:desk-key")
    assert "very-secret" not in str(caught.value)
