"""What Entra's refusals mean to an admin."""

import pytest

from shared.adapters.entra.failures import explain_refusal, unreachable
from shared.domain.errors import AccessError, PermanentError, RetryableError
from shared.domain.ids import TenantId

TENANT = TenantId("7f3a1c52-0b6e-4d19-9c88-2e5a41d0b7f3")


@pytest.mark.parametrize(
    ("code", "kind", "word"),
    [
        ("700016", AccessError, "consent"),
        ("7000229", AccessError, "consent"),
        ("65001", AccessError, "consent"),
        ("7000215", AccessError, "GANGWAY_APP_SECRET"),
        ("7000222", AccessError, "expired"),
        ("700027", AccessError, "certificate"),
        ("70021", AccessError, "federated credential"),
        ("700213", AccessError, "subject"),
        ("700236", AccessError, "same tenant"),
        ("500011", AccessError, "service"),
        ("53003", AccessError, "conditional access"),
        ("90002", PermanentError, "tenant id"),
        ("90033", RetryableError, "answer"),
        ("99999999", AccessError, "token"),
    ],
)
def test_a_code_becomes_the_right_error_with_what_to_do(code, kind, word):
    error = explain_refusal(f"AADSTS{code}: words of Entra with Trace ID: 1-2-3", TENANT)

    assert type(error) is kind
    assert word in str(error)
    assert error.code.startswith("AADSTS")
    assert "Trace" not in str(error)


def test_what_carries_no_code_is_trouble_on_the_way():
    assert isinstance(explain_refusal("Authentication failed: HTTP Error: 502", TENANT), RetryableError)


def test_a_sign_in_address_that_knows_no_such_tenant_is_a_wrong_tenant_id():
    assert isinstance(explain_refusal("Unable to get authority configuration for x.", TENANT), PermanentError)


def test_an_unreachable_entra_is_tried_again():
    assert unreachable().retry_after.total_seconds() > 0
